import { z } from 'zod'
import type { BackupProblem } from '../../shared/backup/channels'
import { notAhead, type Clock } from '../../shared/time'

/** What is remembered between starts (SECURITY.md B5). Times are ms since the epoch. */
export interface BackupSchedule {
  readonly target: string | null
  readonly everyHours: number
  readonly lastAttemptAt: number | null
  readonly lastSuccessAt: number | null
  readonly lastVerifiedAt: number | null
  /** null after a success. */
  readonly lastProblem: BackupProblem | null
}

export const newSchedule: BackupSchedule = { target: null, everyHours: 24, lastAttemptAt: null, lastSuccessAt: null, lastVerifiedAt: null, lastProblem: null }

const HOUR_MS = 60 * 60 * 1000
/** After a failure: soon enough that a plugged-in drive is used, seldom enough not to grind a full one. */
const RETRY_MS = 15 * 60 * 1000
const time = z.int().min(0).nullable()
const stored = z.object({
  target: z.string().min(1).nullable(), everyHours: z.int().min(1).max(24 * 30), lastAttemptAt: time, lastSuccessAt: time, lastVerifiedAt: time,
  lastProblem: z.enum(['no-target', 'target-missing', 'disk-full', 'no-access', 'locked', 'verification-failed', 'failed']).nullable(),
})

/** The schedule as text for the vault's `backup_state` table. */
export function formatSchedule(schedule: BackupSchedule): string {
  return JSON.stringify(schedule)
}

/** Reads {@link formatSchedule}; a missing or unreadable text is a schedule that never ran. */
export function parseSchedule(text: string | null | undefined): BackupSchedule {
  if (text === null || text === undefined) return newSchedule
  try {
    const parsed = stored.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : newSchedule
  } catch {
    // Not JSON: only the memory of past runs is lost, and a backup is due at once.
    return newSchedule
  }
}

/**
 * When the next backup is due; null without a target. A time at or before `now` means now: after a sleep or a start the missed one is made up, once.
 * A clock that was set back does not silence it: a time in the future proves nothing and counts as none.
 */
export function nextDue(schedule: BackupSchedule, now: number): number | null {
  if (schedule.target === null) return null
  const attempted = notAhead(schedule.lastAttemptAt, now)
  const succeeded = notAhead(schedule.lastSuccessAt, now)
  if (succeeded === null && attempted === null) return now
  const regular = succeeded === null ? now : succeeded + schedule.everyHours * HOUR_MS
  return schedule.lastProblem === null || attempted === null ? regular : Math.max(regular, attempted + RETRY_MS)
}

/** Whether the last verified backup is older than twice the interval, or there is none although a target is set: the screen says so (RPO). */
export function isOverdue(schedule: BackupSchedule, now: number): boolean {
  if (schedule.target === null) return false
  const verified = notAhead(schedule.lastVerifiedAt, now)
  return verified === null ? schedule.lastAttemptAt !== null : now - verified > 2 * schedule.everyHours * HOUR_MS
}

/** How a run ended. */
export type BackupOutcome = { readonly ok: true; readonly verifiedAt: number } | { readonly ok: false; readonly problem: BackupProblem }

/** The schedule after a run that began at `startedAt`. A failure keeps what is known of the last success. */
export function afterRun(schedule: BackupSchedule, startedAt: number, outcome: BackupOutcome): BackupSchedule {
  return outcome.ok
    ? { ...schedule, lastAttemptAt: startedAt, lastSuccessAt: startedAt, lastVerifiedAt: outcome.verifiedAt, lastProblem: null }
    : { ...schedule, lastAttemptAt: startedAt, lastProblem: outcome.problem }
}

/** The reason shown for a failure of a run (SECURITY.md B5: each has its own). */
export function problemOf(failure: { readonly kind: string }): BackupProblem {
  switch (failure.kind) {
    case 'no-target': case 'target-missing': case 'disk-full': case 'no-access': case 'locked': return failure.kind
    case 'read-only': return 'no-access'
    case 'backup-not-verified': return 'verification-failed'
    default: return 'failed'
  }
}

export interface BackupTimer {
  /** Calls `work` once after `ms`; answers how to take it back. */
  after(ms: number, work: () => void): () => void
}

export interface ScheduleDriver {
  /** Looks again: after a start, an unlock, waking from sleep, a new target, or a run. Starts what is due. */
  wake(): void
  /** At lock or quit. A run under way is not stopped. */
  stop(): void
}

/** Timers stand still during sleep and drift: never trust one for longer than this. */
const LOOK_AGAIN_MS = 10 * 60 * 1000

/**
 * Runs backups as they come due, one at a time. `read` gives the schedule as stored now; `run` makes one backup, stores {@link afterRun} and never rejects.
 */
export function createScheduleDriver(parts: { readonly clock: Clock; readonly timer: BackupTimer; readonly read: () => BackupSchedule; readonly run: () => Promise<void> }): ScheduleDriver {
  const { clock, timer, read, run } = parts
  let cancel = (): void => undefined
  let running = false
  let stopped = true
  const look = (): void => {
    cancel()
    if (stopped || running) return
    const now = clock.now()
    const due = nextDue(read(), now)
    if (due === null) return
    if (due > now) {
      cancel = timer.after(Math.min(due - now, LOOK_AGAIN_MS), look)
      return
    }
    running = true
    const done = (): void => {
      running = false
      // Cancelled, or not even able to store its attempt: it is still due, and must not start over at once.
      if (!stopped) cancel = timer.after(LOOK_AGAIN_MS, look)
    }
    run().then(done, done)
  }
  return {
    wake: () => {
      stopped = false
      look()
    },
    stop: () => {
      stopped = true
      cancel()
    },
  }
}
