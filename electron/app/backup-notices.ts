import type { Answer } from '../../shared/ipc/contract'
import { hasPassed, type Clock } from '../../shared/time'
import type { Words } from './words'

/** A notice of the system's own, outside the window. It may be read by whoever stands beside: it names no vault, no folder and no customer. */
export interface Notice {
  readonly title: string
  readonly body: string
}

export interface BackupNoticesParts {
  /** Asks the engine. While the vault is locked it answers a failure, and nothing is said. */
  readonly state: () => Promise<Answer<'backup.state'>>
  readonly words: () => Pick<Words, 'backupFailed' | 'backupFailedDetail' | 'backupOverdue' | 'backupOverdueDetail'>
  readonly show: (notice: Notice) => void
  readonly clock: Clock
}

const DAY_MS = 24 * 60 * 60 * 1000

/**
 * Tells the person when a scheduled backup failed, once for each attempt that did, and when the last verified one is older than twice the interval, once a day.
 * `look` is called after every run and unlock, and now and then. Never rejects.
 */
export function createBackupNotices({ state, words, show, clock }: BackupNoticesParts): { look(): Promise<void> } {
  let failureSaid: number | null = null
  let overdueSaid: number | null = null
  return {
    look: async () => {
      const answer = await state()
      if (!answer.ok || answer.value.target === null) return
      const { lastProblem, lastAttemptAt, lastVerifiedAt, everyHours } = answer.value
      const now = clock.now()
      if (lastProblem !== null && lastAttemptAt !== null && lastAttemptAt !== failureSaid) {
        failureSaid = lastAttemptAt
        show({ title: words().backupFailed, body: words().backupFailedDetail })
        overdueSaid = now
        return
      }
      const isOverdue = lastVerifiedAt !== null && now - lastVerifiedAt > 2 * everyHours * 60 * 60 * 1000
      if (!isOverdue || (overdueSaid !== null && !hasPassed(DAY_MS, overdueSaid, now))) return
      overdueSaid = now
      show({ title: words().backupOverdue, body: words().backupOverdueDetail })
    }
  }
}
