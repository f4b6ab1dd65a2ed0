// npm run bench -- ARGS: measures in the real window, on a screen of its own, then bundles test/bench/main.ts and runs it under the new enough Node.
//   --scale N   contacts (default 100,000)    --only PARTS   import,list,first-open,filters,search,sight,rights,update,mass,unlock,backup,log,window    --dir DIR   keeps the databases there
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { root } from './lib/paths.mjs'
import { runAttached, runMain, runQuietly, say, SetupFailure } from './lib/run.mjs'
import { setup } from './setup.mjs'

const { values } = parseArgs({ strict: false, options: { scale: { type: 'string', default: '100000' }, only: { type: 'string', default: '' } } })

await runMain(async () => {
  const withWindow = process.platform === 'linux' && (values.only === '' || values.only.split(',').includes('window'))
  const { env } = setup({ build: true, runtime: withWindow, desktop: withWindow })
  const figures = join(root, 'test-results/desktop/bench-window.json')
  // Not in .tsbuild: with-desktop.sh may work on a copy, which leaves that out.
  const outDir = join(root, 'test-results/bench')
  for (const name of ['main', 'fill-vault']) {
    const r = runQuietly('node', [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--ssr', `test/bench/${name}.ts`, '--outDir', join(outDir, name), '--emptyOutDir', '--logLevel', 'warn'], { env })
    if (!r.ok) throw new SetupFailure(`the benchmark does not build\n${r.output.trim()}`)
  }
  if (withWindow) await measureWindow(env, figures)
  // As in the engine's job threads: garbage is collected early.
  return runAttached('node', ['--expose-gc', '--max-semi-space-size=8', join(outDir, 'main/main.js'), ...(withWindow ? ['--window', figures] : []), ...process.argv.slice(2)], { env })
})

async function measureWindow(env, figures) {
  rmSync(figures, { force: true })
  say('measuring the start and the memory of the app in a window of its own')
  const code = await runAttached(join(root, 'scripts/with-desktop.sh'), ['node', 'node_modules/@playwright/test/cli.js', 'test', '--config', 'test/bench/playwright.config.ts'],
    { env: { ...env, SATCHEL_BENCH_SCALE: values.scale, SATCHEL_BENCH_FILL: 'test-results/bench/fill-vault/fill-vault.js', SATCHEL_DESKTOP_TIMEOUT: '3600' } })
  if (code !== 0) say('the run in the window failed; the other measures follow')
}
