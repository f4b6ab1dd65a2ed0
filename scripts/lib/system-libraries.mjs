import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { isRoot } from './paths.mjs'
import { say, SetupFailure } from './run.mjs'

const multiarch = { x64: 'x86_64-linux-gnu', arm64: 'aarch64-linux-gnu' }[process.arch]
const libraryFolders = [`/usr/lib/${multiarch}`, `/lib/${multiarch}`, '/usr/lib64', '/usr/lib']

// What must be there, and the Debian package that brings it. Newer releases renamed two of them for 64-bit time.
const NEEDS = {
  // keytar is compiled when its prebuilt binary cannot be fetched
  packages: [
    { library: 'pkgconfig/libsecret-1.pc', apt: ['libsecret-1-dev'] },
    { library: 'libsecret-1.so.0', apt: ['libsecret-1-0'] },
    { program: 'make', apt: ['make'] },
    { program: 'g++', apt: ['g++'] },
    { program: 'python3', apt: ['python3'] }
  ],
  window: [
    { library: 'libgtk-3.so.0', apt: ['libgtk-3-0t64', 'libgtk-3-0'] },
    { library: 'libgbm.so.1', apt: ['libgbm1'] },
    { library: 'libnss3.so', apt: ['libnss3'] },
    { library: 'libasound.so.2', apt: ['libasound2t64', 'libasound2'] },
    { program: 'unzip', apt: ['unzip'] }
  ],
  desktop: [
    { program: 'Xvfb', apt: ['xvfb'] },
    { program: 'dbus-run-session', apt: ['dbus'] },
    { program: 'gnome-keyring-daemon', apt: ['gnome-keyring'] }
  ],
  // an authenticator nobody here wrote, to compare one-time codes with
  tests: [{ program: 'oathtool', apt: ['oathtool'] }]
}

const isThere = (need) =>
  need.program ? ['/usr/bin', '/bin', '/usr/local/bin'].some((d) => existsSync(`${d}/${need.program}`)) : libraryFolders.some((d) => existsSync(`${d}/${need.library}`))

/**
 * Makes the named groups of system libraries present (`packages`, `window`, `desktop`, `tests`). Installs on Debian and Ubuntu as root or with
 * password-less sudo. Anywhere else it prints what is missing; a missing `packages` group is only a warning, because a prebuilt
 * binary may make it unneeded.
 */
export function ensureSystemLibraries(groups) {
  if (process.platform !== 'linux') return
  const missingGroups = groups.filter((g) => NEEDS[g].some((n) => !isThere(n)))
  if (missingGroups.length === 0) return
  const missing = missingGroups.flatMap((g) => NEEDS[g].filter((n) => !isThere(n)))
  const isDebian = /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '')
  const needsWhat = missing.map((n) => n.program ?? n.library).join(', ')
  const mustHave = missingGroups.some((g) => g !== 'packages')
  if (!isDebian) return refuse(`missing: ${needsWhat}. Install them with your system's package manager.`, mustHave)

  const sudo = isRoot ? [] : ['sudo', '-n']
  const canInstall = isRoot || spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0
  const line = (names) => `apt-get install -y --no-install-recommends ${names.join(' ')}`
  if (!canInstall) return refuse(`missing: ${needsWhat}. Run once:  sudo ${line(missing.map(nameToday))}`, mustHave)

  say(`system libraries: installing what brings ${needsWhat}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (args) => spawnSync([...sudo, 'apt-get'][0], [...sudo.slice(1), ...(sudo.length ? ['DEBIAN_FRONTEND=noninteractive', 'apt-get'] : []), '-qq', '-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=2', ...args], { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8', env })
  apt(['update'])
  const names = missing.map(nameToday)
  const r = apt(['install', '-y', '--no-install-recommends', ...names])
  if (r.status !== 0) return refuse(`system libraries could not be installed: ${lastLine(r.stderr)}. Run by hand:  ${line(names)}`, mustHave)
}

// apt-cache answers only for names this release has.
function nameToday(need) {
  return need.apt.find((n, i) => i === need.apt.length - 1 || spawnSync('apt-cache', ['show', n], { stdio: 'ignore' }).status === 0)
}

function refuse(sentence, mustHave) {
  if (mustHave) throw new SetupFailure(sentence)
  say(sentence)
}

const lastLine = (text) => text?.trim().split('\n').at(-1) ?? ''
