// node scripts/packaged-smoke.mjs PROGRAM: checks a finished, hardened program from outside, as its user's machine would see it.
// No debugger can help here: the program refuses every one of them, and that is part of the check.
import { spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { extractFile, listPackage } from '@electron/asar'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'

// SECURITY.md E11. A fuse that is new to this list must be decided on.
const FUSES = {
  RunAsNode: 'off',
  EnableCookieEncryption: 'on',
  EnableNodeOptionsEnvironmentVariable: 'off',
  EnableNodeCliInspectArguments: 'off',
  EnableEmbeddedAsarIntegrityValidation: 'on',
  OnlyLoadAppFromAsar: 'on',
  LoadBrowserProcessSpecificV8Snapshot: 'off',
  GrantFileProtocolExtraPrivileges: 'off',
  WasmTrapHandlers: 'on'
}
const program = resolve(process.argv[2] ?? 'release-test/linux-unpacked/satchel')
const problems = []
const check = (name, isGood, detail = '') => {
  console.log(`${isGood ? 'ok  ' : 'FAIL'} ${name}${detail ? `: ${detail}` : ''}`)
  if (!isGood) problems.push(name)
}

await fuses()
contents()
await opensAWindow()
await refusesToRunAsNode()
for (const argument of ['--inspect=0', '--remote-debugging-port=0', '--no-sandbox']) await refuses(argument)
commandLine()
refusesChangedNativeModules()
process.exit(problems.length === 0 ? 0 : 1)

async function fuses() {
  const wire = await getCurrentFuseWire(program)
  const names = { [FuseState.ENABLE]: 'on', [FuseState.DISABLE]: 'off' }
  const wrong = Object.keys(wire)
    .filter((index) => index !== 'version' && wire[index] !== FuseState.REMOVED && wire[index] !== FuseState.INHERIT)
    .filter((index) => FUSES[FuseV1Options[index]] !== names[wire[index]])
  check('E11 fuses', wrong.length === 0, wrong.map((i) => `${FuseV1Options[i] ?? `number ${i}`} is ${names[wire[i]]}`).join(', '))
}

// Nothing that only builds, tests or downloads, and no second copy of what the bundle holds.
function contents() {
  const asar = join(dirname(program), 'resources/app.asar')
  const files = listPackage(asar)
  const packages = new Set(files.flatMap((f) => /^\/node_modules\/((?:@[^/]+\/)?[^/]+)\/package\.json$/.exec(f)?.[1] ?? []))
  const stray = [...packages].filter((p) => !/^(keytar|better-sqlite3-multiple-ciphers|bindings|file-uri-to-path|@node-rs\/argon2.*)$/.test(p))
  check('only native packages are inside', stray.length === 0, stray.join(', '))
  const sources = files.filter((f) => /\.tsx?$/.test(f) && !f.endsWith('.d.ts') && !f.startsWith('/node_modules/'))
  check('no source is inside', sources.length === 0, sources.slice(0, 5).join(', '))
}

// DESIGN.md 7: the same program is the command line, with no screen, exit codes as written there and nothing but JSON on standard output.
function commandLine() {
  const home = mkdtempSync(join(tmpdir(), 'satchel-cli-smoke-'))
  const at = (name) => join(home, name)
  writeFileSync(at('passphrase'), 'tangerine umbrella forty quartz\n', { mode: 0o600 })
  writeFileSync(at('wrong'), 'not the one that opens it\n', { mode: 0o600 })
  writeFileSync(at('people.csv'), 'First Name,Last Name,E-mail\nÅsa,Lindqvist,asa@example.com\nYuki,Mori,yuki@example.com\n')
  const run = (args, { passphrase = 'passphrase', options = {} } = {}) => {
    const who = ['--vault', at('vault'), '--user', 'ada', '--passphrase-file', at(passphrase), '--json']
    const { DISPLAY: _x, WAYLAND_DISPLAY: _w, ...env } = process.env
    const r = spawnSync(program, ['cli', ...args, ...who], { env: { ...env, HOME: home, XDG_CONFIG_HOME: at('config') }, encoding: 'utf8', timeout: 60_000, ...options })
    return { code: r.status, json: tryRead(() => JSON.parse(r.stdout)), stderr: r.stderr }
  }
  const expectRun = (name, outcome, code, isRight) =>
    {
    const isGood = outcome.code === code && isRight(outcome.json)
    check(`cli ${name}`, isGood, isGood ? '' : `ended with ${outcome.code} ${JSON.stringify(outcome.json).slice(0, 200)} ${outcome.stderr.slice(-300)}`)
  }

  expectRun('init makes a vault without a screen', run(['init', '--recovery-out', at('code'), '--no-keychain']), 0, (j) => j.keychain === 'not-used' && j.user === 'ada')
  expectRun('import', run(['import', at('people.csv')]), 0, (j) => j.rows === 2 && j.created === 2)
  expectRun('search', run(['search', 'lindqvist']), 0, (j) => j.items.length === 1 && j.items[0].title === 'Åsa Lindqvist')
  expectRun('audit verify', run(['audit', 'verify']), 0, (j) => j.ok === true && j.entries > 0)
  expectRun('with a wrong passphrase ends with 3', run(['search', 'mori'], { passphrase: 'wrong' }), 3, (j) => j.ok === false)
  expectRun('with an unknown command ends with 2', run(['nonsense']), 2, (j) => j.ok === false)
  expectRun('asked to show what is not there ends with 6', run(['show', 'contacts', '00000000-0000-7000-8000-000000000000']), 6, (j) => j.ok === false)
  rmSync(home, { recursive: true, force: true })
}

// SECURITY.md E15: one byte of native code, or one more file of it, and nothing starts.
function refusesChangedNativeModules() {
  const folder = mkdtempSync(join(tmpdir(), 'satchel-changed-'))
  cpSync(dirname(program), folder, { recursive: true })
  const unpacked = join(folder, 'resources/app.asar.unpacked')
  const starts = () => {
    const r = spawnSync(join(folder, basename(program)), [], { env: { ...process.env, XDG_CONFIG_HOME: join(folder, 'config') }, encoding: 'utf8', timeout: 20_000 })
    return { refused: r.status === 1 && /is not the one it was built with\. No vault was opened/.test(r.stderr), detail: `ended with ${r.status} ${r.stderr.slice(-200)}` }
  }
  const files = Object.keys(JSON.parse(extractFile(join(dirname(program), 'resources/app.asar'), 'out/main/native-modules.json').toString()))
  check('E15 every native module is pinned', ['keytar', 'better-sqlite3-multiple-ciphers', 'argon2'].every((name) => files.some((f) => f.includes(name))))
  for (const file of files) {
    const path = join(unpacked, file)
    const whole = readFileSync(path)
    const changed = Buffer.from(whole)
    changed[changed.length >> 1] ^= 1
    writeFileSync(path, changed)
    const outcome = starts()
    check(`E15 does not start with one bit of ${basename(file)} changed`, outcome.refused, outcome.refused ? '' : outcome.detail)
    writeFileSync(path, whole)
  }
  writeFileSync(join(unpacked, 'node_modules/keytar/build/Release/added.node'), 'x')
  const outcome = starts()
  check('E15 does not start with a native module added', outcome.refused, outcome.refused ? '' : outcome.detail)
  rmSync(folder, { recursive: true, force: true })
}

async function opensAWindow() {
  const app = start([])
  const renderers = () => app.family().filter((p) => p.args.includes('--type=renderer'))
  const didOpen = await within(20_000, () => renderers().length > 0)
  check('opens a window', Boolean(didOpen), didOpen ? '' : app.output())
  // Chromium may replace the first page process while it finds out that there is no graphics card; an app that fails to start has ended by then.
  await new Promise((done) => setTimeout(done, 3000))
  const pages = renderers()
  check('stays open', app.isRunning() && pages.length > 0, pages.length > 0 ? '' : app.output() || 'no page and no word')
  const isSandboxed = (p) => /^Seccomp:\s+2$/m.test(tryRead(() => readFileSync(`/proc/${p.pid}/status`, 'utf8'))) && !p.args.includes('--no-sandbox')
  check('E1 its page is sandboxed', pages.length > 0 && pages.every(isSandboxed))
  check('no port is open', app.family().every((p) => listeningPorts(p.pid).length === 0), app.family().flatMap((p) => listeningPorts(p.pid)).join(', '))
  const ended = await app.end()
  check('ends when asked to', ended, ended ? '' : app.output())
}

async function refusesToRunAsNode() {
  const app = start(['-e', 'console.log("ran" + "-as-node")'], { ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '--title=option-was-read' })
  await new Promise((done) => setTimeout(done, 2000))
  check('E11 does not run as Node', !app.output().includes('ran-as-node'))
  await app.end()
}

async function refuses(argument) {
  const app = start([argument])
  const over = await within(8000, () => !app.isRunning())
  const isClosed = over || (argument === '--inspect=0' && !/Debugger listening|DevTools listening/.test(app.output()))
  check(`E16 refuses ${argument}`, isClosed && !/listening on ws:/.test(app.output()), isClosed ? '' : 'it started')
  await app.end()
}

function start(args, env = {}) {
  const home = mkdtempSync(join(tmpdir(), 'satchel-smoke-'))
  const child = spawn(program, args, { env: { ...process.env, ...env, XDG_CONFIG_HOME: home }, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  let output = ''
  child.stdout.on('data', (d) => (output += d))
  child.stderr.on('data', (d) => (output += d))
  const isRunning = () => child.exitCode === null && child.signalCode === null
  return {
    isRunning,
    output: () => output.trim(),
    family: () => familyOf(child.pid),
    async end() {
      if (isRunning()) child.kill('SIGTERM')
      const didEnd = await within(8000, () => !isRunning())
      try {
        process.kill(-child.pid, 'SIGKILL')
      } catch {
        // Nobody of the group is left, which is what we want.
      }
      rmSync(home, { recursive: true, force: true, maxRetries: 5 })
      return Boolean(didEnd)
    }
  }
}

function familyOf(root) {
  const all = readdirSync('/proc')
    .filter((n) => /^\d+$/.test(n))
    .flatMap((n) => {
      try {
        const parent = Number(/^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${n}/status`, 'utf8'))?.[1])
        return [{ pid: Number(n), parent, args: readFileSync(`/proc/${n}/cmdline`, 'utf8').split('\0').flatMap((a) => a.split(' ')) }]
      } catch {
        return []
      }
    })
  const family = new Set([root])
  for (let grew = true; grew; ) {
    grew = false
    for (const p of all) if (family.has(p.parent) && !family.has(p.pid)) grew = Boolean(family.add(p.pid))
  }
  return all.filter((p) => family.has(p.pid))
}

function listeningPorts(pid) {
  try {
    const inodes = new Set(readdirSync(`/proc/${pid}/fd`).flatMap((fd) => /socket:\[(\d+)\]/.exec(tryRead(() => readlinkSync(`/proc/${pid}/fd/${fd}`)))?.[1] ?? []))
    return ['tcp', 'tcp6'].flatMap((kind) =>
      readFileSync(`/proc/${pid}/net/${kind}`, 'utf8').split('\n').slice(1).map((l) => l.trim().split(/\s+/)).filter((c) => c[3] === '0A' && inodes.has(c[9])).map((c) => Number.parseInt(c[1].split(':')[1], 16))
    )
  } catch {
    return []
  }
}

function tryRead(read) {
  try {
    return read()
  } catch {
    return ''
  }
}

async function within(ms, isSo) {
  for (const until = Date.now() + ms; Date.now() < until; ) {
    const answer = isSo()
    if (answer) return answer
    await new Promise((done) => setTimeout(done, 100))
  }
  return undefined
}
