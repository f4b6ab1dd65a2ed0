// npm run package: what ships, with the declared Electron only.
//   npm run package -- --test     an unpacked app for the packaged-app test, on whatever runtime is there; never shipped
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './lib/paths.mjs'
import { runAttached, runMain, runQuietly, SetupFailure } from './lib/run.mjs'
import { setup } from './setup.mjs'

await runMain(async () => {
  const args = process.argv.slice(2)
  const isTest = args.includes('--test')
  const { env, runtime } = setup({ runtime: true, build: true })
  if (runtime.kind !== 'declared' && !isTest) {
    throw new SetupFailure(`this machine has only the test runtime Electron ${runtime.version}, which must not ship. Nothing was packaged. Run this where the declared Electron can be fetched.`)
  }
  const config = runtime.kind === 'declared' ? 'electron-builder.yml' : 'electron-builder.fallback.yml'
  const builder = join(root, 'node_modules/electron-builder/cli.js')
  const common = ['--config', config, '--publish', 'never', `-c.electronDist=${runtime.dir}`, `-c.electronVersion=${runtime.version}`]
  if (!isTest) return runAttached('node', [builder, ...common, ...args], { env })

  rmSync(join(root, 'release-test'), { recursive: true, force: true })
  const r = runQuietly('node', [builder, '--dir', ...common, '-c.directories.output=release-test'], { env })
  if (!r.ok) throw new SetupFailure(`packaging failed\n${r.output.trim()}`)
  runQuietly('chmod', ['-R', 'a+rX', join(root, 'release-test')])
})
