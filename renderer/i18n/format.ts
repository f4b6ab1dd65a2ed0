import { calendarDaysBetween } from '../../shared/local-day'
import type { PartialDate } from '../../shared/time'

/** Numbers, dates and amounts as a person of this locale writes them. */
export interface Format {
  readonly locale: string
  number(value: number): string
  /** 0 to 1 as a whole percentage. */
  percent(share: number): string
  /** A calendar date, with its year when known. No time zone takes part: it is a date, not an instant. Text that is no date comes back as it is. */
  date(date: PartialDate): string
  /** The name of a month, 01 to 12. */
  month(month: string): string
  /** An instant in the person's own time zone; ms since the epoch. */
  dateTime(ms: number): string
  /** The same to the second with the name of its time zone, for what is read elsewhere or must not be mistaken: once a year an hour of the clock comes twice. */
  exact(ms: number): string
  /** Day of an instant; ms since the epoch. */
  day(ms: number): string
  /** Day of an instant within about a year, without the year. */
  dayOfYear(ms: number): string
  /** Day and time of an instant within about a year, without the year. */
  timeOfYear(ms: number): string
  /** "4 min. ago", from ms since the epoch; "yesterday" is the day before on the calendar here, however many hours ago. */
  relative(ms: number, now: number): string
  bytes(count: number): string
  /** "2 min, 5 sec", from ms. */
  duration(ms: number): string
  /** "4:12", from ms, for something counting down. */
  countdown(ms: number): string
  list(items: readonly string[]): string
}

const made = new Map<string, Format>()

/** The formats of a locale, made once. */
export function createFormat(locale: string): Format {
  const known = made.get(locale)
  if (known !== undefined) return known
  const format = build(locale)
  made.set(locale, format)
  return format
}

function build(locale: string): Format {
  const whole = new Intl.NumberFormat(locale)
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const fullDate = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })
  const yearless = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' })
  const monthName = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' })
  const instant = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  const exact = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'long' })
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' })
  const dayOfYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' })
  const timeOfYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' })
  const nearby = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' })
  // "Last month" and "last year" would be those of the calendar, and these are counted from today.
  const farAway = new Intl.RelativeTimeFormat(locale, { numeric: 'always', style: 'short' })
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  const unit = (name: string, digits = 0) => new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short', maximumFractionDigits: digits })
  const sizes = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'].map((name, power) => unit(name, power === 0 ? 0 : 1))
  const spans = { hour: unit('hour'), minute: unit('minute'), second: unit('second', 1), wholeSecond: unit('second') }

  return {
    locale,
    number: (value) => whole.format(value),
    percent: (share) => percent.format(share),
    date: (date) => {
      const match = /^(\d{4}|-)-(\d{2})-(\d{2})$/.exec(date)
      if (match === null) return date
      const year = match[1] === '-' ? null : Number(match[1])
      // 2000 is a leap year: 29 February without a year stays itself.
      const at = new Date(Date.UTC(year ?? 2000, Number(match[2]) - 1, Number(match[3])))
      if (year !== null) at.setUTCFullYear(year)
      return (year === null ? yearless : fullDate).format(at)
    },
    month: (month) => monthName.format(Date.UTC(2000, Number(month) - 1, 1)),
    dateTime: (ms) => instant.format(ms),
    exact: (ms) => exact.format(ms),
    day: (ms) => day.format(ms),
    dayOfYear: (ms) => dayOfYear.format(ms),
    timeOfYear: (ms) => timeOfYear.format(ms),
    relative: (ms, now) => {
      const [amount, unitName] = distance(ms, now)
      return (unitName === 'month' || unitName === 'year' ? farAway : nearby).format(amount, unitName)
    },
    bytes: (count) => {
      const power = Math.min(sizes.length - 1, count < 1 ? 0 : Math.floor(Math.log10(count) / 3))
      return (sizes[power] ?? whole).format(count / 1000 ** power)
    },
    duration: (ms) => {
      const seconds = ms / 1000
      if (seconds < 60) return (seconds < 10 ? spans.second : spans.wholeSecond).format(seconds)
      const minutes = Math.floor(seconds / 60)
      if (minutes < 60) return `${spans.minute.format(minutes)} ${spans.wholeSecond.format(Math.round(seconds % 60))}`
      return `${spans.hour.format(Math.floor(minutes / 60))} ${spans.minute.format(minutes % 60)}`
    },
    countdown: (ms) => {
      const seconds = Math.max(0, Math.ceil(ms / 1000))
      const tail = String(seconds % 60).padStart(2, '0')
      const minutes = Math.floor(seconds / 60)
      return minutes < 60 ? `${minutes}:${tail}` : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:${tail}`
    },
    list: (items) => list.format(items),
  }
}

function distance(ms: number, now: number): [number, Intl.RelativeTimeFormatUnit] {
  const away = ms - now
  for (const [name, size] of steps) {
    if (Math.abs(away) < size) continue
    const amount = name === 'day' ? calendarDaysBetween(now, ms) : Math.trunc(away / size)
    // On the day of 25 hours, more than 24 of them may still be today.
    if (amount !== 0) return [amount, name]
  }
  return [0, 'minute']
}

const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [['year', 31_557_600_000], ['month', 2_629_800_000], ['day', 86_400_000], ['hour', 3_600_000], ['minute', 60_000]]
