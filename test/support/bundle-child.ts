import { join } from 'node:path'
import { build } from 'vite'

const here = import.meta.dirname

/** A script of this folder and all it imports as one file, which starts five times as fast as its sources; what judges and stretches passphrases is replaced by `cheap-passphrases.ts`. Answers with its path. */
export async function bundleChild(script: string): Promise<string> {
  const outDir = join(here, '../../test-results/desktop/children')
  await build({
    configFile: false, root: here, logLevel: 'error', ssr: { noExternal: true, external: ['better-sqlite3-multiple-ciphers'] },
    resolve: { alias: [{ find: /^(@node-rs\/argon2|@zxcvbn-ts\/.*)$/, replacement: join(here, 'cheap-passphrases.ts') }] },
    build: { ssr: join(here, script), outDir, emptyOutDir: false, minify: false, rolldownOptions: { output: { entryFileNames: '[name].mjs', codeSplitting: false } } },
  })
  return join(outDir, script.replace(/\.ts$/, '.mjs'))
}
