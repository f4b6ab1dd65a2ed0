// npm test: everything. Prints its progress and ends with one line, `N passed, N failed`.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuild } from './lib/build.mjs'
import { root } from './lib/paths.mjs'
import { runAttached, runMain, SetupFailure } from './lib/run.mjs'
import { asOneTest, conclude, runSteps, vitestStep } from './lib/steps.mjs'
import { setup } from './setup.mjs'

await runMain(async () => {
  const { env } = setup({ runtime: true, desktop: true, tests: true })
  rmSync(join(root, 'test-results'), { recursive: true, force: true })
  mkdirSync(join(root, 'test-results'), { recursive: true })

  const results = [buildAsTest(env)]
  const quick = [
    asOneTest('lint', 'node', ['scripts/lint.mjs']),
    asOneTest('types', 'node', ['node_modules/typescript/bin/tsc', '-b', '--singleThreaded']),
    vitestStep(['unit', 'property', 'component', 'architecture'], 'test-results/plain.json'),
    asOneTest('package', 'node', ['scripts/package.mjs', '--test'])
  ].filter((s) => !s.skip)
  results.push(...(await runSteps(quick, env, 2)))

  // What needs a keyring or a window runs as an unprivileged user on a screen of its own, all in one session.
  const file = join(root, 'test-results/desktop/results.json')
  await runAttached(join(root, 'scripts/with-desktop.sh'), ['node', 'scripts/test-desktop.mjs'], { env })
  results.push(...(existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [{ name: 'desktop', passed: 0, failed: 1 }]))
  return conclude(results)
})

function buildAsTest(env) {
  try {
    ensureBuild(env)
    console.log('   ok  build: 1 passed, 0 failed')
    return { name: 'build', passed: 1, failed: 0 }
  } catch (e) {
    if (!(e instanceof SetupFailure)) throw e
    console.log(`${e.message}\n  FAIL build: 0 passed, 1 failed`)
    return { name: 'build', passed: 0, failed: 1 }
  }
}
