import { createHash } from 'node:crypto'
import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { withLock } from './lock.mjs'
import { root } from './paths.mjs'
import { runQuietly, say, SetupFailure } from './run.mjs'
import { ensureSystemLibraries } from './system-libraries.mjs'

const stamp = join(root, 'node_modules/.satchel-stamp')

/** Hash of what `npm ci` depends on: the lock file and the platform. */
export const packagesFingerprint = () => createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).update(`${process.platform}-${process.arch}`).digest('hex')

const isInstalled = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === packagesFingerprint()

/** Runs `npm ci` when node_modules is missing or was made from another lock file. */
export function ensurePackages(env, nodeDir) {
  if (isInstalled()) return
  ensureSystemLibraries(['packages'])
  withLock(`packages ${root}`, () => {
    if (isInstalled()) return
    say('packages: npm ci')
    const withHeaders = { env: { ...env, ...headersOf(nodeDir) } }
    // SECURITY.md E25: no package runs a script of its own at installation but the few that package.json allows.
    const installed = runQuietly('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], withHeaders)
    if (!installed.ok) throw new SetupFailure(`npm ci failed. Your files are untouched.\n${installed.output.trim()}`)
    for (const name of allowedToRunScripts()) {
      const built = runQuietly('npm', ['rebuild', name, '--loglevel=error'], withHeaders)
      if (!built.ok) throw new SetupFailure(`${name} could not be built. Install libsecret-1-dev, make, g++ and python3 and run again.\n${built.output.trim()}`)
    }
    if (!existsSync(join(root, 'node_modules/keytar/build/Release/keytar.node'))) {
      throw new SetupFailure('npm ci left the keychain module unbuilt. Install libsecret-1-dev, make, g++ and python3 and run again.')
    }
    writeFileSync(stamp, packagesFingerprint())
  })
}

function allowedToRunScripts() {
  const { allowScripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return Object.keys(allowScripts).filter((name) => allowScripts[name])
}

// Otherwise node-gyp would fetch the headers from Node's own server, which not every machine reaches.
function headersOf(nodeDir) {
  const node = join(nodeDir, 'node')
  const installed = existsSync(node) ? dirname(dirname(realpathSync(node))) : ''
  return existsSync(join(installed, 'include/node/node_api.h')) ? { npm_config_nodedir: installed } : {}
}

/** Declares the present node_modules as made from the present lock file (after `npm install`). */
export const stampPackages = () => writeFileSync(stamp, packagesFingerprint())
