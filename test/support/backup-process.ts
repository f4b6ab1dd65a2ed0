import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { reveal } from '../../shared/secret'
import type { BackupScene } from './backup-scene'
import { COMPILED } from './child-process'

const ARGS = ['--import', join(import.meta.dirname, 'run-typescript.mjs'), join(import.meta.dirname, 'backup-child.ts')]

/** What the child reads of a scene. */
export function sceneInput(scene: BackupScene): string {
  return JSON.stringify({ vaultFile: scene.vaultFile, slotsFile: scene.slotsFile, vaultKey: Buffer.from(reveal(scene.vaultKey())).toString('hex'), recoveryCode: scene.recoveryCode })
}

/** Runs the child to its end and answers what it printed. `fileLimitKib` starves it: no file may become longer (ulimit -f). */
export function runChild(args: readonly string[], input: string, fileLimitKib?: number): unknown {
  const limited = fileLimitKib === undefined ? '' : `ulimit -f ${String(fileLimitKib)}; `
  const child = spawnSync('bash', ['-c', `${limited}exec "$0" "$@"`, process.execPath, ...ARGS, ...args], { input, encoding: 'utf8', env: { ...process.env, NODE_COMPILE_CACHE: COMPILED } })
  if (child.status !== 0) throw new Error(`the child ended with ${String(child.status ?? child.signal)}: ${child.stderr}`)
  return JSON.parse(child.stdout)
}

/** Starts the child and waits until its work begins. */
export async function startChild(args: readonly string[], input: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [...ARGS, ...args], { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, NODE_COMPILE_CACHE: COMPILED, TELL_START: '1' } })
  child.stdin.end(input)
  await new Promise((resolve, reject) => {
    child.stdout.once('data', resolve)
    child.once('exit', () => {
      reject(new Error('the child ended before it began'))
    })
  })
  return child
}

/** Kills it -9 and waits until it is gone. Answers whether it was still at work. */
export async function killChild(child: ChildProcess): Promise<boolean> {
  const wasAtWork = child.exitCode === null && child.signalCode === null
  if (wasAtWork) {
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await gone
  }
  return child.signalCode === 'SIGKILL'
}

/** Starts the child, kills it -9 after `ms` of work. Answers whether it was killed before it was done. */
export async function killedAfter(args: readonly string[], input: string, ms: number): Promise<boolean> {
  const child = await startChild(args, input)
  await Promise.race([wait(ms), new Promise((resolve) => child.once('exit', resolve))])
  return killChild(child)
}

/** Milliseconds that the child's work takes when nobody disturbs it. */
export async function timeOf(args: readonly string[], input: string): Promise<number> {
  const child = await startChild(args, input)
  const startedAt = performance.now()
  await new Promise((resolve) => child.once('exit', resolve))
  return performance.now() - startedAt
}
