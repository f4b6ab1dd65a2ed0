// npm run package: what ships, with the declared Electron only.
//   npm run package -- --test     an unpacked app for the packaged-app test, on whatever runtime is there; never shipped
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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
  pinNativeModules()
  const builder = join(root, 'node_modules/electron-builder/cli.js')
  const common = ['--config', config, '--publish', 'never', `-c.electronDist=${runtime.dir}`, `-c.electronVersion=${runtime.version}`]
  if (!isTest) return runAttached('node', [builder, ...common, ...args], { env })

  rmSync(join(root, 'release-test'), { recursive: true, force: true })
  const r = runQuietly('node', [builder, '--dir', ...common, '-c.directories.output=release-test'], { env })
  if (!r.ok) throw new SetupFailure(`packaging failed\n${r.output.trim()}`)
  runQuietly('chmod', ['-R', 'a+rX', join(root, 'release-test')])
})

// SECURITY.md E15: what ships of native code, by hash, inside the archive. The app reads it before it loads any (electron/app/native-modules.ts).
function pinNativeModules() {
  const packages = Object.keys(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).dependencies)
  const folders = [...packages, ...readdirSync(join(root, 'node_modules/@node-rs')).filter((n) => n !== 'argon2').map((n) => `@node-rs/${n}`)]
  // As electron-builder.yml leaves them: of the driver only this platform's binary, of the keychain module no leftovers of its compilation.
  const ships = (file) => !/\/prebuilds\//.test(file) || file.endsWith(`/${process.platform}-${process.arch}.node`)
  const files = folders.flatMap((folder) => readdirSync(join(root, 'node_modules', folder), { recursive: true, encoding: 'utf8' }).map((name) => `node_modules/${folder}/${name}`)).filter((file) => file.endsWith('.node') && !file.includes('/obj.target/') && ships(file))
  const hashes = Object.fromEntries(files.sort().map((file) => [file, createHash('sha256').update(readFileSync(join(root, file))).digest('hex')]))
  writeFileSync(join(root, 'out/main/native-modules.json'), `${JSON.stringify(hashes, null, 2)}\n`)
}
