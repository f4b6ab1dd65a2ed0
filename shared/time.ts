/** Milliseconds since the epoch. Injected everywhere, so that a test drives a year in a millisecond. */
export interface Clock {
  now(): number
}

/** Setting a clock right moves it by seconds; only by more than this it was set back. */
export const CLOCK_STEP_MS = 60_000

/** When something happened, or null where that lies ahead: a clock was wrong then, or is now, so that nobody can tell how long ago it was. Both ms since the epoch. */
export function notAhead(at: number | null, now: number): number | null {
  return at === null || at > now + CLOCK_STEP_MS ? null : at
}

/** Whether `ms` have passed since then. So it is when the clock was set back since: whoever waited on would wait for as long as it was set back by. */
export function hasPassed(ms: number, since: number, now: number): boolean {
  return now < since || now - since >= ms
}

/** A calendar date `YYYY-MM-DD`, or a day of the year whose year is unknown: `--MM-DD` (RFC 6350, 4.3.1). Never an instant. */
export type PartialDate = string

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/** Whether `text` is a real date in one of the two spellings of {@link PartialDate}; 29 February needs a leap year when the year is known. */
export function isPartialDate(text: string): boolean {
  const match = /^(?:(\d{4})|-)-(\d{2})-(\d{2})$/.exec(text)
  if (match === null) return false
  const month = Number(match[2])
  const day = Number(match[3])
  if (month < 1 || month > 12 || day < 1 || day > (DAYS[month - 1] ?? 0)) return false
  if (match[1] === undefined || month !== 2 || day < 29) return true
  const year = Number(match[1])
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}
