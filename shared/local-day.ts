import { isPartialDate, type PartialDate } from './time'

// A day is that of whoever looks: of this machine's time zone. Days are counted on the calendar, never by 24 hours: the clock changes twice a year.

/** The calendar day that an instant (ms since the epoch) lies in here, or one some days later. */
export function localDay(ms: number, daysLater = 0): PartialDate {
  const day = new Date(ms)
  day.setDate(day.getDate() + daysLater)
  return [String(day.getFullYear()).padStart(4, '0'), String(day.getMonth() + 1).padStart(2, '0'), String(day.getDate()).padStart(2, '0')].join('-')
}

/** When a day with its year begins here, or one some days later, ms since the epoch; null for anything else. Where the clock skips midnight, at its first moment. */
export function startOfLocalDay(date: PartialDate, daysLater = 0): number | null {
  if (!isPartialDate(date) || date.startsWith('--')) return null
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const start = new Date(0)
  // Unlike the constructor this takes the years 0 to 99 as they are.
  start.setFullYear(year, month - 1, day + daysLater)
  return start.setHours(0, 0, 0, 0)
}

/** Days on the calendar here from one instant to another, both ms since the epoch: 1 for tomorrow, be it in five minutes. */
export function calendarDaysBetween(from: number, to: number): number {
  return dayNumber(to) - dayNumber(from)
}

function dayNumber(ms: number): number {
  const at = new Date(ms)
  return new Date(0).setUTCFullYear(at.getFullYear(), at.getMonth(), at.getDate()) / 86_400_000
}
