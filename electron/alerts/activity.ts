import { idFromBytes, idToBytes, type UserId } from '../../shared/ids'
import type { ReadDb, WriteDb } from '../db/database'
import type { ToLocalTime } from './local-time'

/** What is counted by person and day: records looked at, and lines of lists shown (`engine/read-watch.ts` counts these). */
export type Activity = 'read' | 'listed'
/** Entries that say that masses of lines were shown. */
export const listedActions = ['records.listed'] as const
/** Entries that say a record was looked at. */
export const readActions = ['record.viewed'] as const

/** So much of one activity by one person on one local day. */
export interface DayCount {
  readonly user: UserId
  readonly day: number
  readonly n: number
}

const HISTORY_DAYS = 30
const QUARTER_MS = 15 * 60_000

/** Reads in a stretch of the log, by person and local day. Counted by the database: a day of thousands of reads is no thousands of rows here. */
export function readsBetween(db: ReadDb, after: number, upTo: number, toLocal: ToLocalTime): DayCount[] {
  const rows = db.all<{ actor: Uint8Array; quarter: number; n: number }>(
    `SELECT actor, at / ${String(QUARTER_MS)} AS quarter, count(*) AS n FROM audit_entries INDEXED BY audit_entries_by_action
      WHERE action IN (${readActions.map(() => '?').join(', ')}) AND seq > ? AND seq <= ? AND actor IS NOT NULL GROUP BY actor, quarter`,
    ...readActions, after, upTo)
  const counts = new Map<string, DayCount>()
  // No time zone changes day within a quarter of an hour.
  for (const { actor, quarter, n } of rows) {
    const user = idFromBytes<UserId>(actor)
    const { day } = toLocal(quarter * QUARTER_MS)
    const key = `${user} ${String(day)}`
    counts.set(key, { user, day, n: n + (counts.get(key)?.n ?? 0) })
  }
  return [...counts.values()]
}

/** What a person did on a day so far, and on the last thirty days before it on which they did anything. */
export function activityOf(db: ReadDb, activity: Activity, { user, day }: Pick<DayCount, 'user' | 'day'>): { readonly today: number; readonly before: readonly number[] } {
  const id = idToBytes(user)
  return {
    today: db.get<{ n: number }>('SELECT n FROM activity_days WHERE user = ? AND activity = ? AND day = ?', id, activity, day)?.n ?? 0,
    before: db.all<{ n: number }>('SELECT n FROM activity_days WHERE user = ? AND activity = ? AND day < ? ORDER BY day DESC LIMIT ?', id, activity, day, HISTORY_DAYS).map(({ n }) => n),
  }
}

/** Adds to what people did. Inside the transaction that says how far the log was read, so that nothing counts twice. */
export function addActivity(db: WriteDb, activity: Activity, counts: readonly DayCount[]): void {
  for (const { user, day, n } of counts) {
    db.run('INSERT INTO activity_days (user, day, activity, n) VALUES (?, ?, ?, ?) ON CONFLICT (user, activity, day) DO UPDATE SET n = n + excluded.n', idToBytes(user), day, activity, n)
  }
}
