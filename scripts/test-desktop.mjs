// The part of npm test that needs a keyring, a screen and an unprivileged user. Runs inside with-desktop.sh; writes its counts to a file.
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './lib/paths.mjs'
import { asChecks, playwrightStep, runSteps, vitestStep } from './lib/steps.mjs'

const packaged = 'release-test/linux-unpacked/satchel'
const packagedApp = { ...asChecks('packaged app', 'node', ['scripts/packaged-smoke.mjs', packaged], { timeoutMs: 240_000 }), skip: !existsSync(join(root, packaged)) }
// One after the other: with the processor taken, starting an app can last longer than a test waits for it.
const steps = [vitestStep(['integration', 'fault'], 'test-results/desktop/vitest.json'), playwrightStep('test-results/desktop'), packagedApp]
const results = await runSteps(steps.filter((step) => !step.skip), process.env)
writeFileSync(join(root, 'test-results/desktop/results.json'), JSON.stringify(results))
