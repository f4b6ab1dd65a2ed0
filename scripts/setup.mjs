// Makes ready whatever is missing. Idempotent, silent and quick when nothing is.
//   node scripts/setup.mjs [packages] [runtime] [desktop] [tests] [build]      no names: all of them
import { realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { ensureBuild } from './lib/build.mjs'
import { ensureNode, envWithNode } from './lib/node.mjs'
import { ensurePackages, stampPackages } from './lib/packages.mjs'
import { runMain } from './lib/run.mjs'
import { ensureRuntime, envWithRuntime } from './lib/runtime.mjs'
import { ensureSystemLibraries } from './lib/system-libraries.mjs'

/**
 * Sets up Node and packages, and the named further parts. Returns the environment to run things in and, when asked for, the runtime.
 * Throws SetupFailure with a sentence for the person at the keyboard.
 */
export function setup({ runtime = false, desktop = false, tests = false, build = false } = {}) {
  const nodeDir = ensureNode()
  let env = envWithNode(nodeDir)
  ensureSystemLibraries([...(runtime ? ['window'] : []), ...(desktop ? ['desktop'] : []), ...(tests ? ['tests'] : [])])
  ensurePackages(env, nodeDir)
  const chosen = runtime ? ensureRuntime(env) : undefined
  if (chosen) env = envWithRuntime(env, chosen, nodeDir)
  if (build) ensureBuild(env)
  return { env, nodeDir, runtime: chosen }
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await runMain(() => {
    const names = process.argv.slice(2)
    if (names.includes('stamp')) return stampPackages()
    const wants = (name) => names.length === 0 || names.includes(name)
    setup({ runtime: wants('runtime'), desktop: wants('desktop'), tests: wants('tests'), build: wants('build') })
  })
}
