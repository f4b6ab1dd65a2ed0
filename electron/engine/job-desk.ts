import { randomBytes } from 'node:crypto'
import type { Answer, EngineChannel } from '../../shared/ipc/contract'
import { endpointOf } from '../../shared/ipc/contract'
import type { EventName, Events } from '../../shared/ipc/events'
import type { JobKind } from '../../shared/ipc/failures'
import { err } from '../../shared/result'
import type { FileTokens } from './file-tokens'
import { jobKinds, writingJobs, type JobChannel } from './job-handlers'
import type { JobStarter, RunningJob } from './jobs'
import { placeOf, type EngineLog } from './log'
import type { VaultSession } from './session'

/** Parsed input of a job's channel. */
export type JobInput = Readonly<Record<string, unknown>> & { readonly jobId: string }

export interface JobDesk {
  /** `extra`: what a rotation needs besides. */
  run(channel: JobChannel, input: JobInput, extra?: RotationWork): Promise<Answer<EngineChannel>>
  cancel(jobId: string): void
  /** Cancels every job and waits until the last has rolled back. */
  stopAll(): Promise<void>
  /** Whether a job writes at this moment, so that nobody else can. */
  isWriting(): boolean
  /** Waits for a job that writes, up to ten seconds; then answers what it is, so that the caller can say so. */
  writersTurn(): Promise<JobKind | null>
}

/** A rotation of the vault key: no other job runs beside it, since each has the file open that is about to be replaced. */
export interface RotationWork {
  /** 32 bytes, wiped by the job. */
  readonly nextVaultKey: Uint8Array
  /** Called with the job's answer while the rotation still has the vault for itself. */
  settle(answer: Answer<EngineChannel>): Answer<EngineChannel> | Promise<Answer<EngineChannel>>
}

interface DeskOptions {
  readonly session: VaultSession
  readonly files: FileTokens
  readonly startJob: JobStarter
  readonly appVersion: string
  readonly log: EngineLog
  readonly emit: <E extends EventName>(name: E, data: Events[E]) => void
}

/** What the engine does by itself. A check that somebody asked for waits like one of these; that is as well. */
const OWN_WORK: ReadonlySet<JobKind> = new Set<JobKind>(['mend-search', 'check-search', 'check-vault'])
const PATIENCE_MS = 10_000
const LATE = Symbol('late')

/** Starts jobs, follows them, and lets at most one write at a time. */
export function createJobDesk({ session, files, startJob, appVersion, log, emit }: DeskOptions): JobDesk {
  const running = new Map<string, { readonly kind: JobKind; readonly writes: boolean; readonly job: RunningJob; readonly ended: Promise<unknown> }>()
  const writer = () => [...running.values()].find((entry) => entry.writes)
  session.stayAwakeWhile(() => running.size > 0)

  /** Other work that a job cannot run beside. */
  const inTheWayOf = (kind: JobKind, writes: boolean) => [...running.values()].find((entry) => kind === 'rotate-key' || entry.kind === 'rotate-key' || (writes && entry.writes))

  const run: JobDesk['run'] = async (channel, input, extra) => {
    const kind = jobKinds[channel]
    const writes = writingJobs.has(channel)
    // The engine's own work, which nobody asked for, refuses nobody and is refused by nobody.
    for (let other = inTheWayOf(kind, writes); other !== undefined && [kind, other.kind].some((each) => OWN_WORK.has(each)); other = inTheWayOf(kind, writes)) await other.ended
    const other = inTheWayOf(kind, writes)
    if (other !== undefined) return err({ kind: 'busy', with: other.kind })
    if (running.has(input.jobId)) return err({ kind: 'invalid-input', issues: [{ path: 'jobId', message: 'is in use' }] })
    // Backups of a vault that is locked cannot be; restore and the like need none.
    const vault = endpointOf(channel).needs === 'session' ? session.jobVault() : null
    // Locked while it waited.
    if (vault === null && endpointOf(channel).needs === 'session') return err({ kind: 'locked' })
    const environment = { vault, files: files.within(input), appVersion, anchors: session.anchorReadings(), ...(extra === undefined ? {} : { nextVaultKey: extra.nextVaultKey }) }
    for (const token of tokensOf(input)) if (!(token in environment.files)) return err({ kind: 'invalid-input', issues: [{ path: 'file', message: 'is not known' }] })
    const job = startJob(channel, input, environment, {
      progress: (phase, done, total) => { emit('job.progress', { jobId: input.jobId, kind, phase, done, total }) },
      committed: (event) => { session.committed(event) },
    })
    running.set(input.jobId, { kind, writes, job, ended: job.answer.catch(() => undefined) })
    try {
      const done = (await job.answer) as Answer<EngineChannel>
      const answer = extra === undefined ? done : await extra.settle(done)
      if (channel === 'vault.check' && foundDamage(answer)) session.damageFound()
      return answer
    } catch (error) {
      const incidentId = randomBytes(6).toString('hex')
      log('error', 'job.failed', { incidentId, channel, place: placeOf(error) })
      return err({ kind: 'internal', incidentId })
    } finally {
      running.delete(input.jobId)
      session.afterJob()
      if (kind === 'backup') emit('backup.changed', null)
    }
  }
  return {
    run,
    isWriting: () => writer() !== undefined,
    cancel: (jobId) => running.get(jobId)?.job.cancel(),
    stopAll: async () => {
      for (const { job } of running.values()) job.cancel()
      await Promise.all([...running.values()].map((entry) => entry.ended))
    },
    writersTurn: async () => {
      if (writer() === undefined) return null
      const late = new Promise<typeof LATE>((resolve) => setTimeout(() => { resolve(LATE) }, PATIENCE_MS).unref())
      for (let busy = writer(); busy !== undefined; busy = writer()) if ((await Promise.race([busy.ended, late])) === LATE) return busy.kind
      return null
    },
  }
}

function foundDamage(answer: Answer<EngineChannel>): boolean {
  if (!answer.ok) return answer.failure.kind === 'damaged'
  return typeof answer.value === 'object' && answer.value !== null && 'ok' in answer.value && !answer.value.ok
}

const TOKEN = /^file-[0-9a-f]{32}$/

function tokensOf(input: object): string[] {
  return Object.values(input).filter((value): value is string => typeof value === 'string' && TOKEN.test(value))
}
