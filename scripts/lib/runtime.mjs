import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './paths.mjs'
import { say, SetupFailure } from './run.mjs'

/**
 * The Electron runtime to use: `{ dir, kind, version }`. `kind` is `declared` (the version in package.json) or `test` (the old one
 * that stands in where the declared one cannot be fetched). Says plainly when it is the test one.
 */
export function ensureRuntime(env) {
  const runtime = findDeclared() ?? provision(env)
  if (runtime.kind === 'test') say(`TEST RUNTIME Electron ${runtime.version}: the declared Electron ${declaredVersion()} could not be fetched. For tests only, out of support, never shipped.`)
  return runtime
}

/** The Electron version that package.json pins. */
export const declaredVersion = () => JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devDependencies.electron

/** What the app needs to find its runtime and, on the test runtime, the newer Node for its vault engine. */
export function envWithRuntime(env, runtime, nodeDir) {
  const more = { ELECTRON_OVERRIDE_DIST_PATH: runtime.dir, ELECTRON_EXEC_PATH: electronBinary(runtime), SATCHEL_RUNTIME_KIND: runtime.kind }
  return { ...env, ...more, ...(runtime.kind === 'test' ? { SATCHEL_ENGINE_NODE: join(nodeDir, 'node') } : {}) }
}

/** The runtime's executable. */
export const electronBinary = (runtime) =>
  join(runtime.dir, { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform] ?? 'electron')

function findDeclared() {
  const dir = join(root, 'node_modules/electron/dist')
  const isDeclared = process.env.SATCHEL_RUNTIME !== 'test' && existsSync(join(dir, 'version')) && readFileSync(join(dir, 'version'), 'utf8').trim().replace(/^v/, '') === declaredVersion()
  return isDeclared ? { dir, kind: 'declared', version: declaredVersion() } : undefined
}

// Runs under the new enough Node, because unpacking needs modules from node_modules that the old one cannot load.
function provision(env) {
  const r = spawnSync('node', [join(root, 'scripts/provision-runtime.mjs')], { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' })
  if (r.status !== 0) throw new SetupFailure('no Electron runtime is available, so the window cannot open. The command line (npm run satchel) works without it.')
  return JSON.parse(r.stdout.trim().split('\n').at(-1))
}
