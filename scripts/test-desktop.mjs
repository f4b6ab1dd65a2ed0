// The part of npm test that needs a keyring, a screen and an unprivileged user. Runs inside with-desktop.sh; writes its counts to a file.
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './lib/paths.mjs'
import { asChecks, playwrightStep, runSteps, vitestStep } from './lib/steps.mjs'

const packaged = 'release-test/linux-unpacked/satchel'
const steps = [
  vitestStep(['integration', 'fault'], 'test-results/desktop/vitest.json'),
  playwrightStep('test-results/desktop/playwright.json'),
  { ...asChecks('packaged app', 'node', ['scripts/packaged-smoke.mjs', packaged], { timeoutMs: 240_000 }), skip: !existsSync(join(root, packaged)) }
].filter((s) => !s.skip)
const results = await runSteps(steps, process.env)
writeFileSync(join(root, 'test-results/desktop/results.json'), JSON.stringify(results))
