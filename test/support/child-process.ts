import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** Compiled code, so that the hundredth child of a test starts faster than the first. */
export const COMPILED = join(tmpdir(), 'satchel-test-compiled')

export interface Child {
  readonly pid: number
  /** The next line it says. Rejects when it ends first. */
  line(): Promise<string>
  /** kill -9, and wait until it is gone. */
  kill(): Promise<void>
}

/** Runs a script of test/support as a process of its own, from the sources as they are. Killed at the end of the test at the latest. */
export function startChild(script: string, ...args: readonly string[]): Child {
  const here = import.meta.dirname
  return startNode('--import', join(here, 'run-typescript.mjs'), join(here, script), ...args)
}

/** The same with a script that Node takes as it is. */
export function startNode(...args: readonly string[]): Child {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NODE_COMPILE_CACHE: COMPILED } })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const lines: string[] = []
  const waiting: ((line: string) => void)[] = []
  let rest = ''
  child.stdout.on('data', (chunk: Buffer) => {
    const parts = (rest + chunk.toString()).split('\n')
    rest = parts.pop() ?? ''
    for (const line of parts) {
      const next = waiting.shift()
      if (next === undefined) lines.push(line)
      else next(line)
    }
  })
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL')
    await gone
  }
  onTestFinished(kill)
  return {
    pid: child.pid ?? -1,
    kill,
    line: () => {
      const line = lines.shift()
      if (line !== undefined) return Promise.resolve(line)
      return Promise.race([new Promise<string>((resolve) => waiting.push(resolve)), gone.then(() => Promise.reject(new Error('the child ended before it said more')))])
    },
  }
}
