import type { RuleSettings } from '../../shared/alerts/rules'
import type { ReadDb } from '../db/database'
import type { Suspicion } from './suspicion'
import { entriesBefore, timeOf, type WatchedEntry } from './watched-entries'

const HOUR_MS = 3_600_000

/**
 * Whether the wall clock went back between two of these moments of the log (SECURITY.md A7): the last entry looked at before, the new entries, and the last of all.
 * Entries within one change share their time, and changes wait for each other, so that nothing else makes it go back by minutes.
 */
export function clockSuspicion(db: ReadDb, rules: RuleSettings, fresh: readonly WatchedEntry[], after: number, upTo: number): Suspicion[] {
  const { isOn, values: { minutes: limit = Number.POSITIVE_INFINITY } } = rules['clock-set-back']
  if (!isOn) return []
  const moments = [after, ...fresh.map(({ seq }) => seq), upTo].map((seq) => ({ seq, at: timeOf(db, seq) }))
  let latest: { readonly seq: number; readonly at: number } | null = null
  for (const { seq, at } of moments) {
    if (at === null) continue
    if (latest !== null && latest.at - at > limit * 60_000) return [{ rule: 'clock-set-back', subject: null, seqs: [latest.seq, seq], facts: { minutes: Math.round((latest.at - at) / 60_000) } }]
    latest = { seq, at }
  }
  return []
}

/** Whether the last verified backup, or without one the making of the vault, lies too far back (SECURITY.md B5). A time to come proves nothing. */
export function backupSuspicion(db: ReadDb, rules: RuleSettings, { lastVerifiedAt, now }: { readonly lastVerifiedAt: number | null; readonly now: number }): Suspicion[] {
  const { isOn, values: { hours: limit = Number.POSITIVE_INFINITY } } = rules['backup-overdue']
  if (!isOn) return []
  const verified = lastVerifiedAt !== null && lastVerifiedAt <= now ? lastVerifiedAt : null
  const since = verified ?? timeOf(db, 1) ?? now
  const hours = Math.floor((now - since) / HOUR_MS)
  if (hours < limit) return []
  const [last] = verified === null ? [] : entriesBefore(db, ['backup.finished'], Number.MAX_SAFE_INTEGER)
  return [{ rule: 'backup-overdue', subject: null, seqs: last === undefined ? [] : [last.seq], facts: { hours, days: Math.floor(hours / 24), limit, never: verified === null } }]
}
