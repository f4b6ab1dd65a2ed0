import { isPartialDate } from '../../../../shared/time'
import { parseDate } from '../../../ui/parse-date'
import type { Text } from '../../../i18n/use-text'
import type { ValueOption } from './value-option'

const spans = [{ name: 'today', back: 0 }, { name: 'week', back: 6 }, { name: 'month', back: 29 }, { name: 'year', back: 364 }] as const
const DAYS_OF_A_YEAR = 364

/** Spans that end today, or the day that was typed, of which both sides are offered. Days are those of the person's own time zone; `now`: ms since the epoch. */
export function dayOptions(field: 'created' | 'updated', typed: string, now: number, words: Text): readonly ValueOption[] {
  const since = (day: number, text: string, detail?: string): ValueOption => ({ key: `after ${String(day)}`, text, ...(detail === undefined ? {} : { detail }), condition: { field, op: 'after', value: day } })
  const before = (day: number, text: string, detail?: string): ValueOption => ({ key: `before ${String(day)}`, text, ...(detail === undefined ? {} : { detail }), condition: { field, op: 'before', value: day } })
  const { t, format } = words
  const sinceText = (day: number): string => t('filters:day.since', { day: format.day(day) })
  const beforeText = (day: number): string => t('filters:day.before', { day: format.day(day) })
  if (typed.trim() === '') {
    const longAgo = daysBack(now, DAYS_OF_A_YEAR)
    return [...spans.map(({ name, back }) => since(daysBack(now, back), t(`filters:day.${name}`), sinceText(daysBack(now, back)))), before(longAgo, t('filters:day.notForAYear'), beforeText(longAgo))]
  }
  const day = readDay(typed, now, format.locale)
  return day === null ? [] : [since(day, sinceText(day)), before(day, beforeText(day))]
}

function daysBack(now: number, days: number): number {
  const today = new Date(now)
  return new Date(today.getFullYear(), today.getMonth(), today.getDate() - days).getTime()
}

/** Local midnight at the start of a typed day, or null. Without a year it is the last such day that has come. */
export function readDay(typed: string, now: number, locale: string): number | null {
  const thisYear = new Date(now).getFullYear()
  const date = parseDate(typed, { locale, yearless: true, thisYear })
  if (date === null || !isPartialDate(date)) return null
  const [month = 1, day = 1] = date.slice(-5).split('-').map(Number)
  if (!date.startsWith('--')) return new Date(Number(date.slice(0, 4)), month - 1, day).getTime()
  const inThisYear = new Date(thisYear, month - 1, day).getTime()
  return inThisYear <= now ? inThisYear : new Date(thisYear - 1, month - 1, day).getTime()
}
