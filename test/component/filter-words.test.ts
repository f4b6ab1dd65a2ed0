import { describe, expect, it } from 'vitest'
import { dayOptions, readDay } from '../../renderer/features/records/filters/day-options'
import { narrowed } from '../../renderer/features/records/filters/use-value-options'
import { createFormat } from '../../renderer/i18n/format'
import type { Text } from '../../renderer/i18n/use-text'

/** The afternoon of 15 June 2026, in whatever time zone the test runs. */
const now = new Date(2026, 5, 15, 14, 30).getTime()
const day = (year: number, month: number, date: number): number => new Date(year, month - 1, date).getTime()
const words: Text = { t: (key, values) => `${key} ${Object.values(values ?? {}).join(' ')}`.trim(), format: createFormat('en-GB'), language: 'en' }

describe('readDay', () => {
  it.each([
    ['1.5.2026', 'de-DE', day(2026, 5, 1)], ['1 May 2026', 'en-GB', day(2026, 5, 1)], ['5/1/26', 'en-US', day(2026, 5, 1)], ['2025-12-31', 'en-GB', day(2025, 12, 31)],
    ['1.5.', 'de-DE', day(2026, 5, 1)], ['15 June', 'en-GB', day(2026, 6, 15)], ['16 June', 'en-GB', day(2025, 6, 16)],
    ['31.2.2026', 'de-DE', null], ['yesterday', 'en-GB', null], ['', 'en-GB', null],
  ])('reads %j as written in %s at its local midnight; without a year the last one that has come', (text, locale, expected) => {
    expect(readDay(text, now, locale)).toBe(expected)
  })
})

describe('dayOptions', () => {
  it('given nothing typed, offers spans that end today', () => {
    expect(dayOptions('updated', '', now, words).map(({ condition }) => [condition.op, condition.value])).toEqual([
      ['after', day(2026, 6, 15)], ['after', day(2026, 6, 9)], ['after', day(2026, 5, 17)], ['after', day(2025, 6, 16)], ['before', day(2025, 6, 16)],
    ])
  })
  it('given a day, offers both sides of it; given no day, nothing', () => {
    expect(dayOptions('created', '1 May', now, words).map(({ condition }) => condition)).toEqual([{ field: 'created', op: 'after', value: day(2026, 5, 1) }, { field: 'created', op: 'before', value: day(2026, 5, 1) }])
    expect(dayOptions('created', 'soon', now, words)).toEqual([])
  })
})

describe('narrowed', () => {
  const options = [{ text: 'Zuständig ist …' }, { text: 'Ohne E-Mail' }, { text: 'Mit E-Mail', detail: 'Büro' }]
  it('keeps what has every typed word at the start of one of its own, without case and accents', () => {
    expect(narrowed(options, 'zustandig')).toEqual([options[0]])
    expect(narrowed(options, 'MAIL mit')).toEqual([options[2]])
    expect(narrowed(options, 'buro')).toEqual([options[2]])
    expect(narrowed(options, 'ail')).toEqual([])
    expect(narrowed(options, ' ')).toEqual(options)
  })
})
