import { isPartialDate, type PartialDate } from '../../shared/time'

/**
 * Reads a calendar date as people of `locale` write it: `4.5.1979`, `5/4/79`, `4. Mai 1979`, `May 4, 1979`, or ISO; without a year where `yearless` allows it.
 * A two-digit year is the latest one not after `thisYear`. Null when it is no date.
 */
export function parseDate(text: string, { locale, yearless, thisYear }: { readonly locale: string; readonly yearless: boolean; readonly thisYear: number }): PartialDate | null {
  const plain = text.trim()
  if (isPartialDate(plain)) return yearless || !plain.startsWith('--') ? plain : null
  const words = plain.toLocaleLowerCase(locale).split(/[\s./,-]+/u).filter((word) => word !== '')
  const named = words.findIndex((word) => monthOf(word, locale) !== null)
  const parts = named === -1 ? byOrder(words, orderOf(locale)) : byName(words, named, locale)
  if (parts === null) return null
  const year = parts.year === null ? null : fullYear(parts.year, thisYear)
  if (year === null && !yearless) return null
  const date = `${year === null ? '-' : String(year).padStart(4, '0')}-${two(parts.month)}-${two(parts.day)}`
  return isPartialDate(date) ? date : null
}

/** A date in figures as this locale writes them, the form one edits. */
export function dateInFigures(date: PartialDate, locale: string): string {
  const match = /^(\d{4}|-)-(\d{2})-(\d{2})$/.exec(date)
  if (match === null) return date
  const yearless = match[1] === '-'
  const at = new Date(Date.UTC(yearless ? 2000 : Number(match[1]), Number(match[2]) - 1, Number(match[3])))
  if (!yearless) at.setUTCFullYear(Number(match[1]))
  return new Intl.DateTimeFormat(locale, { day: '2-digit', month: '2-digit', timeZone: 'UTC', ...(yearless ? {} : { year: 'numeric' }) }).format(at)
}

interface Parts {
  readonly year: string | null
  readonly month: number
  readonly day: number
}
type Part = 'year' | 'month' | 'day'

function orderOf(locale: string): readonly Part[] {
  const order: Part[] = []
  for (const { type } of new Intl.DateTimeFormat(locale).formatToParts(0)) if (type === 'year' || type === 'month' || type === 'day') order.push(type)
  return order
}

function byOrder(words: readonly string[], order: readonly Part[]): Parts | null {
  if (!words.every((word) => /^\d{1,4}$/.test(word))) return null
  const places = words.length === 2 ? order.filter((part) => part !== 'year') : words[0]?.length === 4 ? (['year', 'month', 'day'] as const) : order
  if (words.length !== places.length) return null
  const found: Partial<Record<Part, string>> = {}
  places.forEach((part, place) => {
    const word = words[place]
    if (word !== undefined) found[part] = word
  })
  return { year: found.year ?? null, month: Number(found.month), day: Number(found.day) }
}

function byName(words: readonly string[], named: number, locale: string): Parts | null {
  const month = monthOf(words[named] ?? '', locale)
  const others = words.filter((_, place) => place !== named)
  if (month === null || others.length === 0 || others.length > 2 || !others.every((word) => /^\d{1,4}$/.test(word))) return null
  const [first = '', second] = others
  const yearFirst = first.length === 4 && second !== undefined
  return { month, day: Number(yearFirst ? second : first), year: yearFirst ? first : (second ?? null) }
}

function monthOf(word: string, locale: string): number | null {
  if (!/\p{L}/u.test(word) || word.length < 3) return null
  for (const language of [locale, 'en']) {
    const names = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' })
    for (let month = 0; month < 12; month++) {
      if (names.format(new Date(Date.UTC(2000, month, 1))).toLocaleLowerCase(language).startsWith(word)) return month + 1
    }
  }
  return null
}

function fullYear(year: string, thisYear: number): number {
  if (year.length > 2) return Number(year)
  const century = thisYear - (thisYear % 100)
  const recent = century + Number(year)
  return recent > thisYear ? recent - 100 : recent
}

const two = (value: number): string => String(value).padStart(2, '0')
