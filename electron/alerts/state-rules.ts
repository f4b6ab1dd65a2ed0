import type { RuleSettings } from '../../shared/alerts/rules'
import { notAhead } from '../../shared/time'
import type { ReadDb } from '../db/database'
import type { Suspicion } from './suspicion'
import { entriesBefore, timeOf, type WatchedEntry } from './watched-entries'

const HOUR_MS = 3_600_000

/** So many new entries are all looked at; of more only those that are watched. */
const MOST_LOOKED_AT = 5_000
/** Among so many entries before, the latest time counts: a clock set back by a little, again and again, is set back by all of it. */
const BEFORE = 100

interface Moment {
  readonly seq: number
  readonly at: number
}

/**
 * Whether the wall clock went back among the new entries, from the latest time that the log had a moment before (SECURITY.md A7). Entries within one change share
 * their time, and changes wait for each other, so that nothing else makes it go back by minutes.
 */
export function clockSuspicion(db: ReadDb, rules: RuleSettings, fresh: readonly WatchedEntry[], after: number, upTo: number): Suspicion[] {
  const { isOn, values: { minutes: limit = Number.POSITIVE_INFINITY } } = rules['clock-set-back']
  if (!isOn) return []
  const last = db.get<Moment>('SELECT seq, at FROM audit_entries WHERE seq <= ? ORDER BY seq DESC LIMIT 1', after)
  const moments = momentsOf(db, fresh, after, upTo)
  // A clock that only went on, as nearly always, needs no look further back.
  if (!moments.some(({ at }, place) => at < (moments[place - 1] ?? last ?? { at }).at)) return []
  let highest = db.get<Moment>('SELECT seq, at FROM (SELECT seq, at FROM audit_entries WHERE seq <= ? ORDER BY seq DESC LIMIT ?) ORDER BY at DESC LIMIT 1', after, BEFORE)
  let before = last
  for (const moment of moments) {
    // Once it is back, what follows at the time it has now says nothing new.
    const wentBack = before !== undefined && moment.at < before.at
    if (wentBack && highest !== undefined && highest.at - moment.at > limit * 60_000) {
      return [{ rule: 'clock-set-back', subject: null, seqs: [highest.seq, moment.seq], facts: { minutes: Math.round((highest.at - moment.at) / 60_000) } }]
    }
    if (highest === undefined || moment.at >= highest.at) highest = moment
    before = moment
  }
  return []
}

function momentsOf(db: ReadDb, fresh: readonly WatchedEntry[], after: number, upTo: number): readonly Moment[] {
  if (upTo - after <= MOST_LOOKED_AT) return db.all<Moment>('SELECT seq, at FROM audit_entries WHERE seq > ? AND seq <= ? ORDER BY seq', after, upTo)
  const last = timeOf(db, upTo)
  return [...fresh.map(({ seq, at }) => ({ seq, at })), ...(last === null ? [] : [{ seq: upTo, at: last }])]
}

/** Whether the last verified backup, or without one the making of the vault, lies too far back (SECURITY.md B5). A time to come proves nothing. */
export function backupSuspicion(db: ReadDb, rules: RuleSettings, { lastVerifiedAt, now }: { readonly lastVerifiedAt: number | null; readonly now: number }): Suspicion[] {
  const { isOn, values: { hours: limit = Number.POSITIVE_INFINITY } } = rules['backup-overdue']
  if (!isOn) return []
  const verified = notAhead(lastVerifiedAt, now)
  const since = verified ?? timeOf(db, 1) ?? now
  const hours = Math.floor((now - since) / HOUR_MS)
  if (hours < limit) return []
  const [last] = verified === null ? [] : entriesBefore(db, ['backup.finished'], Number.MAX_SAFE_INTEGER)
  return [{ rule: 'backup-overdue', subject: null, seqs: last === undefined ? [] : [last.seq], facts: { hours, days: Math.floor(hours / 24), limit, never: verified === null } }]
}
