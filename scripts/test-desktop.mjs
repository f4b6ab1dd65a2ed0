// The part of npm test that needs a keyring, a screen and an unprivileged user. Runs inside with-desktop.sh; writes its counts to a file.
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './lib/paths.mjs'
import { asChecks, playwrightLanes, runSteps, vitestStep } from './lib/steps.mjs'

const packaged = 'release-test/linux-unpacked/satchel'
/** What runs beside the last lane: nothing. With two cores taken by two apps, a page was seen (once in three runs) that did not finish loading within 30 s. */
const lanes = []
const packagedApp = { ...asChecks('packaged app', 'node', ['scripts/packaged-smoke.mjs', packaged], { timeoutMs: 240_000 }), skip: !existsSync(join(root, packaged)) }
const ready = (steps) => steps.filter((step) => !step.skip)
// Not all at once: with the processor taken, starting an app can last longer than a test waits for it.
const results = [
  ...(await runSteps(ready([vitestStep(['integration', 'fault'], 'test-results/desktop/vitest.json')]), process.env)),
  ...(await runSteps(ready([...playwrightLanes(lanes, 'test-results/desktop'), packagedApp]), process.env, 1))
]
writeFileSync(join(root, 'test-results/desktop/results.json'), JSON.stringify(results))
