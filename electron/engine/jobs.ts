import { Worker } from 'node:worker_threads'
import type { Result } from '../../shared/result'
import { hasPassed, type Clock } from '../../shared/time'
import type { ChangeEvent } from '../changes/commit-change'
import type { JobControl } from '../changes/job-control'
import type { JobChannel } from './job-handlers'
import { runJob, type JobEnvironment } from './job-run'

/** What a job thread tells while it runs. */
export type JobMessage =
  | { readonly type: 'progress'; readonly phase: string; readonly done: number; readonly total: number | null }
  | { readonly type: 'committed'; readonly event: ChangeEvent }
  | { readonly type: 'done'; readonly answer: Result<unknown, unknown> }
  | { readonly type: 'threw'; readonly name: string; readonly message: string; readonly stack: string }

export interface JobThreadData {
  readonly channel: JobChannel
  readonly input: unknown
  readonly environment: JobEnvironment
  readonly flag: Int32Array
}

export interface JobListener {
  progress(phase: string, done: number, total: number | null): void
  committed(event: ChangeEvent): void
}
export interface RunningJob {
  readonly answer: Promise<Result<unknown, unknown>>
  cancel(): void
}
export type JobStarter = (channel: JobChannel, input: unknown, environment: JobEnvironment, listener: JobListener) => RunningJob

/** A job makes garbage row by row; left to itself the collector keeps 100 MB of it, for nothing. */
const YOUNG_MB = 24

/**
 * Runs jobs in a thread each, so that lists stay quick while a million rows are imported. `entry` is the engine's own bundle.
 * A thread that dies rejects; its transaction is gone with it.
 */
export function createThreadStarter(entry: string | URL): JobStarter {
  return (channel, input, environment, listener) => {
    const flag = new Int32Array(new SharedArrayBuffer(4))
    const job: JobThreadData = { channel, input, environment, flag }
    const worker = new Worker(entry, { workerData: { job }, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } })
    const answer = new Promise<Result<unknown, unknown>>((resolve, reject) => {
      worker.on('message', (message: JobMessage) => {
        if (message.type === 'done') resolve(message.answer)
        else if (message.type === 'threw') reject(Object.assign(new Error(message.message), { name: message.name, stack: message.stack }))
        else if (message.type === 'progress') listener.progress(message.phase, message.done, message.total)
        else listener.committed(message.event)
      })
      worker.on('error', reject)
      worker.on('exit', (code) => {
        reject(new Error(`a job thread ended with ${String(code)}`))
      })
    })
    return { answer, cancel: () => void Atomics.store(flag, 0, 1) }
  }
}

/** Runs jobs in this thread: for the command line and tests, where nobody waits for a list meanwhile. */
export function createInlineStarter(clock: Clock): JobStarter {
  return (channel, input, environment, listener) => {
    let cancelled = false
    const control: JobControl = { cancelled: () => cancelled, progress: (phase, done, total) => { listener.progress(phase, done, total) } }
    const answer = runJob(channel, input, environment, control, clock, (event) => { listener.committed(event) })
    return {
      answer,
      cancel: () => {
        cancelled = true
      },
    }
  }
}

/** The body of a job thread. Progress is told at most every 50 ms: a million rows would drown the window. */
export async function serveJob(job: JobThreadData, post: (message: JobMessage) => void, clock: Clock): Promise<void> {
  let told = 0
  let phaseTold = ''
  const control: JobControl = {
    cancelled: () => Atomics.load(job.flag, 0) === 1,
    progress: (phase, done, total) => {
      const now = clock.now()
      if (phase === phaseTold && !hasPassed(50, told, now) && done !== total) return
      told = now
      phaseTold = phase
      post({ type: 'progress', phase, done, total })
    },
  }
  try {
    post({ type: 'done', answer: await runJob(job.channel, job.input, job.environment, control, clock, (event) => { post({ type: 'committed', event }) }) })
  } catch (error) {
    const thrown = error instanceof Error ? error : new Error('a job threw something that is no error')
    post({ type: 'threw', name: thrown.name, message: thrown.message, stack: thrown.stack ?? '' })
  }
}
