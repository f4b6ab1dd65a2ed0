import type { RuleSettings } from '../../shared/alerts/rules'
import { MOST_EVIDENCE } from '../../shared/alerts/channels'
import type { ReadDb } from '../db/database'
import { activityOf, listedActions, readActions, type DayCount } from './activity'
import type { ToLocalTime } from './local-time'
import type { Suspicion } from './suspicion'
import { entriesBefore, numberIn, type WatchedEntry } from './watched-entries'

/** Fewer days of their own are no habit: then only a multiple of the least counts. */
const HABIT_DAYS = 5
const WITHOUT_HABIT = 4
/** So many lines of a list tell as much as one record that was opened. */
const LINES_A_READ = 20
/** Makes the median deviation comparable to a standard deviation. */
const TO_SIGMA = 1.4826

/**
 * How many reads a day are too many for somebody who had so many on earlier days: the middle day plus `times` the usual spread, and never fewer than `atLeast`.
 * Median and median deviation, so that one day of clearing up does not move what is usual.
 */
export function readingLimit(before: readonly number[], { atLeast, times }: { readonly atLeast: number; readonly times: number }): { readonly usual: number | null; readonly limit: number } {
  if (before.length < HABIT_DAYS) return { usual: null, limit: atLeast * WITHOUT_HABIT }
  const usual = median(before)
  const spread = Math.max(TO_SIGMA * median(before.map((n) => Math.abs(n - usual))), usual / 10, 1)
  return { usual, limit: Math.max(atLeast, Math.ceil(usual + times * spread)) }
}

/** Who read far more on a day than they use to. `counts` are the reads that are new. */
export function readingSuspicions(db: ReadDb, rules: RuleSettings, counts: readonly DayCount[], upTo: number, toLocal: ToLocalTime): Suspicion[] {
  const { isOn, values: { atLeast = Number.POSITIVE_INFINITY, times = 1 } } = rules['reads-above-usual']
  if (!isOn) return []
  return counts.flatMap((count) => {
    const { today, before } = activityOf(db, 'read', count)
    const { usual, limit } = readingLimit(before, { atLeast, times })
    if (today + count.n < limit) return []
    return [{ rule: 'reads-above-usual', subject: count.user, seqs: lastReads(db, count, upTo, toLocal), facts: { count: today + count.n, usual: usual ?? 0, isLearnt: usual !== null, limit } }]
  })
}

/** Who had far more lines of lists shown on a day than they use to. Asked when the log says that masses were listed: those entries are the evidence. */
export function listingSuspicions(db: ReadDb, rules: RuleSettings, fresh: readonly WatchedEntry[], toLocal: ToLocalTime): Suspicion[] {
  const { isOn, values: { atLeast = Number.POSITIVE_INFINITY, times = 1 } } = rules['reads-above-usual']
  if (!isOn) return []
  return fresh.filter(({ action }) => listedActions.some((listed) => listed === action)).flatMap((entry) => {
    if (entry.actorId === null) return []
    const { today, before } = activityOf(db, 'listed', { user: entry.actorId, day: toLocal(entry.at).day })
    const { usual, limit } = readingLimit(before, { atLeast: atLeast * LINES_A_READ, times })
    const count = Math.max(today, numberIn(entry, 'count') ?? 0)
    return count < limit ? [] : [{ rule: 'reads-above-usual', subject: entry.actorId, seqs: [entry.seq], facts: { what: usual === null ? 'listed-new' : 'listed', count, usual: usual ?? 0, limit } }]
  })
}

function lastReads(db: ReadDb, { user, day }: DayCount, upTo: number, toLocal: ToLocalTime): number[] {
  const seqs: number[] = []
  for (const entry of entriesBefore(db, readActions, upTo)) {
    if (seqs.length >= MOST_EVIDENCE || toLocal(entry.at).day < day) break
    if (entry.actorId === user) seqs.push(entry.seq)
  }
  return seqs.reverse()
}

/** The middle value; of an even number the mean of both. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  const [low = 0, high = 0] = sorted.length % 2 === 1 ? [sorted[half], sorted[half]] : [sorted[half - 1], sorted[half]]
  return (low + high) / 2
}
