import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './paths.mjs'
import { onOrphaned } from './run.mjs'

/**
 * Runs one step and says how it went. A step is `{ name, command, args, count, timeoutMs? }`; `count({ ok, output })` turns its end
 * into `[{ name, passed, failed, skipped, notes }]`. Output is shown only when something failed.
 */
export async function runStep(step, env) {
  const startedAt = Date.now()
  console.log(`  …  ${step.name}`)
  const { ok, output } = await capture(step, env)
  const results = step.count({ ok, output })
  const failed = results.some((r) => r.failed > 0)
  if (failed) console.log(`\n${'-'.repeat(100)}\n${step.name}\n${'-'.repeat(100)}\n${output.trimEnd()}\n`)
  for (const r of results) {
    for (const note of r.notes ?? []) console.log(`     ${r.name}: ${note}`)
    console.log(`  ${r.failed ? 'FAIL' : ' ok '} ${r.name}: ${r.passed} passed, ${r.failed} failed${r.skipped ? `, ${r.skipped} skipped` : ''} (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`)
  }
  return results
}

/** Runs steps, at most `atOnce` together, and resolves to all their results. */
export async function runSteps(steps, env, atOnce = 1) {
  const waiting = [...steps]
  const results = []
  const work = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) results.push(...(await runStep(step, env)))
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return results
}

/** Prints the one line that sums everything up and returns the exit code. */
export function conclude(results) {
  const sum = (key) => results.reduce((n, r) => n + (r[key] ?? 0), 0)
  if (sum('skipped') > 0) console.log(`\n${sum('skipped')} skipped`)
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`)
  return sum('failed') === 0 ? 0 : 1
}

/** A step that is one test: it passes when the command ends with 0. */
export const asOneTest = (name, command, args, more = {}) => ({ name, command, args, count: ({ ok }) => [{ name, passed: ok ? 1 : 0, failed: ok ? 0 : 1 }], ...more })

/** A step whose command prints `ok ...` or `FAIL ...` on one line per check. */
export const asChecks = (name, command, args, more = {}) => ({
  name,
  command,
  args,
  count: ({ ok, output }) => {
    const lines = (word) => output.split('\n').filter((line) => line.startsWith(word)).length
    const failed = lines('FAIL ')
    return [{ name, passed: lines('ok '), failed: !ok && failed === 0 ? 1 : failed }]
  },
  ...more
})

/** The Vitest projects of `names` as one step, counted per project from Vitest's own report. */
export function vitestStep(names, reportFile) {
  const present = names.filter((n) => hasFiles(`test/${n}`, /\.test\.tsx?$/))
  return {
    name: `vitest ${present.join(' ')}`,
    skip: present.length === 0,
    command: 'node',
    // `native`: the other loaders write a file below node_modules, where the unprivileged user may not.
    args: ['node_modules/vitest/vitest.mjs', 'run', '--configLoader', 'native', ...present.flatMap((n) => ['--project', n]), '--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`],
    count: ({ ok }) => countVitest(present, reportFile, ok)
  }
}

/**
 * The end-to-end tests in the real window, on a screen, a bus and a keyring of their own, one app after the other: with two cores taken by two apps,
 * a page was seen that did not finish loading within 30 s.
 */
export function playwrightStep(reportFolder) {
  const name = 'e2e'
  const report = `${reportFolder}/playwright.json`
  return {
    name,
    command: join(root, 'scripts/with-desktop.sh'),
    args: ['node', 'node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json', `--output=${reportFolder}/e2e`],
    // Sockets below a folder of its own in the desktop's folder would have names too long for the system.
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: join(root, report), TMPDIR: '/tmp' },
    count: ({ ok }) => countPlaywright(name, report, ok)
  }
}

function countVitest(names, reportFile, ok) {
  const report = readReport(reportFile)
  if (!report) return names.map((name) => ({ name, passed: 0, failed: 1, notes: ['no report was written'] }))
  const results = names.map((name) => {
    const files = report.testResults.filter((f) => f.name.includes(`/test/${name}/`))
    const tests = files.flatMap((f) => f.assertionResults)
    const passed = tests.filter((t) => t.status === 'passed').length
    const failedTests = tests.filter((t) => t.status === 'failed').length
    // A file that fails before or outside its tests (an import, a hook) reports no failed test.
    const brokenFiles = files.filter((f) => f.status === 'failed' && !f.assertionResults.some((t) => t.status === 'failed')).length
    const empty = tests.length === 0 && brokenFiles === 0
    return { name, passed, failed: failedTests + brokenFiles + (empty ? 1 : 0), skipped: tests.length - passed - failedTests, notes: empty ? ['the folder exists but no test ran'] : [] }
  })
  return blameTheRun(results, ok, 'vitest')
}

function countPlaywright(name, reportFile, ok) {
  const report = readReport(reportFile)
  if (!report) return [{ name, passed: 0, failed: 1, notes: ['no report was written'] }]
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = report.stats ?? {}
  const outside = report.errors?.length ?? 0
  const empty = expected + unexpected + flaky + outside === 0
  return blameTheRun([{ name, passed: expected, failed: unexpected + flaky + outside + (empty ? 1 : 0), skipped, notes: empty ? ['no test ran'] : [] }], ok, 'playwright')
}

// An error outside every test (an unhandled rejection, a crash at the end) shows only in the exit code.
function blameTheRun(results, ok, name) {
  return ok || results.some((r) => r.failed > 0) ? results : [...results, { name: `${name} itself`, passed: 0, failed: 1, notes: ['ended with an error although every test passed'] }]
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8'))
  } catch {
    return undefined
  }
}

/** Whether a file below the folder matches. */
export function hasFiles(folder, pattern) {
  const path = join(root, folder)
  return existsSync(path) && readdirSync(path, { withFileTypes: true }).some((e) => (e.isDirectory() ? hasFiles(join(folder, e.name), pattern) : pattern.test(e.name)))
}

function capture({ command, args, env: more = {}, timeoutMs = 1_200_000 }, env) {
  return new Promise((resolve) => {
    let output = ''
    // A group of its own, so that a step which hangs can be ended with everything it started.
    const child = spawn(command, args, { cwd: root, env: { ...env, ...more, FORCE_COLOR: '0', NO_COLOR: '1' }, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
    const end = () => {
      try {
        process.kill(-child.pid, 'SIGTERM')
      } catch {
        // It has ended already.
      }
    }
    const onSignal = () => {
      end()
      process.exit(130)
    }
    process.once('SIGINT', onSignal)
    onOrphaned(onSignal)
    process.once('SIGTERM', onSignal)
    const timer = setTimeout(() => {
      output += `\nended after ${timeoutMs / 1000} s without an answer\n`
      end()
    }, timeoutMs)
    child.stdout.on('data', (d) => (output += d))
    child.stderr.on('data', (d) => (output += d))
    child.on('error', (e) => (output += e.message))
    child.on('close', (code) => {
      clearTimeout(timer)
      process.off('SIGINT', onSignal)
      process.off('SIGTERM', onSignal)
      resolve({ ok: code === 0, output })
    })
  })
}
