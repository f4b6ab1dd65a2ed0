// npm run bench -- ARGS: bundles test/bench/main.ts and runs it under the new enough Node.
import { join } from 'node:path'
import { root } from './lib/paths.mjs'
import { runAttached, runMain, runQuietly, SetupFailure } from './lib/run.mjs'
import { setup } from './setup.mjs'

await runMain(() => {
  const { env } = setup({ build: true })
  const outDir = join(root, '.tsbuild/bench')
  const r = runQuietly('node', [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--ssr', 'test/bench/main.ts', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn'], { env })
  if (!r.ok) throw new SetupFailure(`the benchmark does not build\n${r.output.trim()}`)
  return runAttached('node', ['--expose-gc', join(outDir, 'main.js'), ...process.argv.slice(2)], { env })
})
