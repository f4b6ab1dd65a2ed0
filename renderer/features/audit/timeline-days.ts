/** A stretch of time, in ms since the epoch; the end is not part of it. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** As far back as bars go when no beginning was asked for. */
const DAYS_SHOWN = 45
const MOST_BARS = 90

/**
 * The beginnings of the bars between two moments, and the end: local days, or hours when there are no more than two days. Without a beginning the last 45 days; of a
 * longer time the last 90 days of it.
 */
export function timelineStarts(from: number | null, to: number | null, now: number): { readonly starts: readonly number[]; readonly unit: 'hour' | 'day' } {
  const end = Math.max(Math.min(to ?? now + 1, now + 1), (from ?? 0) + 1)
  const begin = from ?? end - DAYS_SHOWN * DAY
  if (end - begin <= 2 * DAY + HOUR) {
    const starts: number[] = []
    for (let at = startOfHour(begin); at < end; at += HOUR) starts.push(at)
    return { starts: [...starts, (starts.at(-1) ?? begin) + HOUR], unit: 'hour' }
  }
  const last = new Date(end - 1)
  const starts: number[] = []
  // Days are counted by the calendar: one with a change of the clock has another length.
  for (let back = 0; back < MOST_BARS; back++) {
    const start = new Date(last.getFullYear(), last.getMonth(), last.getDate() - back).getTime()
    starts.unshift(start)
    if (start <= begin) break
  }
  return { starts: [...starts, new Date(last.getFullYear(), last.getMonth(), last.getDate() + 1).getTime()], unit: 'day' }
}

/** The full hour of the clock here: in some countries it strikes half past the world's. Not by setting the minutes, which would leave the second of two equal hours. */
function startOfHour(ms: number): number {
  const at = new Date(ms)
  return ms - (at.getMinutes() * 60_000 + at.getSeconds() * 1_000 + at.getMilliseconds())
}
