// The part of npm test that needs a keyring, a screen and an unprivileged user. Runs inside with-desktop.sh; writes its counts to a file.
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './lib/paths.mjs'
import { asChecks, playwrightLanes, runSteps, vitestStep } from './lib/steps.mjs'

const packaged = 'release-test/linux-unpacked/satchel'
/** About half of the time of the end-to-end tests; the second lane takes the others. With three, two cores are so busy that starting an app can last longer than a test waits for it. */
const lanes = [['pictures-', 'two-step', 'users', 'security-centre', 'long-', 'role-sight', 'take-over', 'first-day']]
const packagedApp = { ...asChecks('packaged app', 'node', ['scripts/packaged-smoke.mjs', packaged], { timeoutMs: 240_000 }), skip: !existsSync(join(root, packaged)) }
const ready = (steps) => steps.filter((step) => !step.skip)
// Not all at once: with the processor taken, starting an app can last longer than a test waits for it.
const results = [
  ...(await runSteps(ready([vitestStep(['integration', 'fault'], 'test-results/desktop/vitest.json')]), process.env)),
  ...(await runSteps(ready([...playwrightLanes(lanes, 'test-results/desktop'), packagedApp]), process.env, 2))
]
writeFileSync(join(root, 'test-results/desktop/results.json'), JSON.stringify(results))
