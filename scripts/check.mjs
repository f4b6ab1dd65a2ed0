// npm run check: types, lint and unit tests, side by side. The quick answer while working.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './lib/paths.mjs'
import { runMain } from './lib/run.mjs'
import { asOneTest, conclude, runSteps, vitestStep } from './lib/steps.mjs'
import { setup } from './setup.mjs'

await runMain(async () => {
  const { env } = setup()
  mkdirSync(join(root, 'test-results'), { recursive: true })
  const steps = [
    asOneTest('lint', 'node', ['scripts/lint.mjs']),
    asOneTest('types', 'node', ['node_modules/typescript/bin/tsc', '-b', '--singleThreaded']),
    vitestStep(['unit'], 'test-results/check-unit.json')
  ].filter((s) => !s.skip)
  return conclude(await runSteps(steps, env, 2))
})
