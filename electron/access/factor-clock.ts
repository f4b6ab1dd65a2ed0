import { startOfStep } from '../auth/totp'
import type { ReadDb } from '../db/database'
import type { SecondFactor } from './second-factor'

/** A clock may step back by so much, ms: setting it right is no rewinding. */
export const MAY_STEP_BACK_MS = 5 * 60_000

/**
 * How far, in ms, the clock is behind what the vault has seen: its newest entry, by the log's own clock that never goes back, and the last code taken
 * (SECURITY.md T4). 0 when it is not, or by minutes. An offline machine has no time that it could trust; the highest one seen is what there is.
 */
export function clockBehindMs(db: ReadDb, factor: SecondFactor, now: number): number {
  const behind = Math.max(highestTime(db, factor.clockSeq), startOfStep(factor.lastStep)) - now
  return behind > MAY_STEP_BACK_MS ? behind : 0
}

function highestTime(db: ReadDb, clockSeq: number): number {
  const row = clockSeq === 0
    ? db.get<{ at: number | null }>('SELECT mono AS at FROM audit_entries ORDER BY seq DESC LIMIT 1')
    : db.get<{ at: number | null }>('SELECT max(at) AS at FROM audit_entries WHERE seq > ?', clockSeq)
  return row?.at ?? 0
}

/** Whether a copy of the vault was put in its place since the codes were made: codes used in between count as unused in it (SECURITY.md T5). */
export function wasPutBack(db: ReadDb, { codesSeq }: SecondFactor): boolean {
  return db.get(`SELECT 1 FROM audit_entries WHERE action IN ('backup.restored', 'vault.rollback-accepted') AND seq > ? LIMIT 1`, codesSeq) !== undefined
}
