import { idToBytes, type UserId } from '../../shared/ids'
import type { ReadDb } from '../db/database'
import { MAY_STEP_BACK_MS } from './factor-clock'

const DAY_MS = 86_400_000

/** A passphrase that somebody else chose for a person, who comes in with it to set an own one: an invitation, or a reset. */
export interface Invitation {
  /** Ms since the epoch. */
  readonly endsAt: number
  /** It opens nothing any more. */
  readonly expired: boolean
}

export interface Invited {
  readonly userId: UserId
  /** Why a new passphrase is due, as the row of the person says. */
  readonly due: string | null
  /** When the passphrase was chosen, by slots.json, which is signed under the vault key; undefined: the person has no slot. */
  readonly since: number | undefined
}

/** When a passphrase that was chosen for somebody at `since` stops working, ms since the epoch. */
export function invitationEnd(since: number, days: number): number {
  return since + days * DAY_MS
}

/**
 * How long the passphrase that somebody else chose for a person is good for; null when there is none. Both ends count: a clock before its beginning, or one
 * that was set back after the log saw the end, revives nothing.
 */
export function invitationOf(db: ReadDb, { userId, due, since }: Invited, days: number, now: number): Invitation | null {
  if (since === undefined || (due !== 'invited' && due !== 'reset')) return null
  const endsAt = invitationEnd(since, days)
  return { endsAt, expired: now > endsAt || now < since - MAY_STEP_BACK_MS || sawLater(db, userId, endsAt) }
}

/** Whether anything was recorded later than `time` since the person was invited: entries of before may be from a clock that was wrong. */
function sawLater(db: ReadDb, userId: UserId, time: number): boolean {
  return db.get(`SELECT 1 FROM audit_entries INDEXED BY audit_entries_by_time WHERE at > ? AND seq > coalesce((SELECT max(seq) FROM audit_entries WHERE object_id = ? AND action IN ('user.added', 'user.passphrase-reset')), 0) LIMIT 1`, time, idToBytes(userId)) !== undefined
}
