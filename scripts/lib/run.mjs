import { spawn, spawnSync } from 'node:child_process'
import { root } from './paths.mjs'

/** One line of progress. Always on standard error, so that a command's own output stays clean. */
export const say = (line) => process.stderr.write(`satchel: ${line}\n`)

/** An expected failure: its message is meant for the person at the keyboard and is printed without a stack. */
export class SetupFailure extends Error {}

/**
 * Runs a command to its end and returns `{ ok, output }`. Output is both streams together.
 * Quiet on success; the caller decides what a failure prints.
 */
export function runQuietly(command, args, { env = process.env, cwd = root, timeoutMs = 900_000 } = {}) {
  const r = spawnSync(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8', timeout: timeoutMs, maxBuffer: 64 * 1024 * 1024 })
  const output = [r.stdout, r.stderr, r.error?.message].filter(Boolean).join('')
  return { ok: r.status === 0, output }
}

/**
 * Runs a command with this process's own streams, passes interrupt and termination on, and resolves to its exit code
 * (128 + signal number when a signal ended it).
 */
export function runAttached(command, args, { env = process.env, cwd = root } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, stdio: 'inherit' })
    const pass = (signal) => child.kill(signal)
    // Ctrl-C reaches the child by itself, because it shares our terminal; here we only keep ourselves alive for its answer.
    process.on('SIGINT', () => undefined)
    process.on('SIGTERM', pass)
    process.on('SIGHUP', pass)
    onOrphaned(() => child.kill('SIGTERM'))
    child.on('error', (e) => {
      say(`cannot start ${command}: ${e.message}`)
      resolve(127)
    })
    child.on('exit', (code, signal) => resolve(code ?? 128 + ({ SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGSEGV: 11, SIGTERM: 15 }[signal] ?? 0)))
  })
}

/** Calls `act` once when our parent has gone: npm passes signals to a shell in between, which does not pass them on. */
export function onOrphaned(act) {
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    act()
  }, 500)
  timer.unref()
}

/** Runs `main` and turns a SetupFailure into one sentence and exit code 1. */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0
  } catch (e) {
    if (!(e instanceof SetupFailure)) throw e
    say(e.message)
    process.exitCode = 1
  }
}
