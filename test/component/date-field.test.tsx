import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import fc from 'fast-check'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { createFormat } from '../../renderer/i18n/format'
import { setUpText } from '../../renderer/i18n/setup'
import { DateField } from '../../renderer/ui/date-field'
import { dateInFigures, parseDate } from '../../renderer/ui/parse-date'
import { isPartialDate } from '../../shared/time'

const read = (text: string, locale: string, yearless = true): string | null => parseDate(text, { locale, yearless, thisYear: 2026 })

describe('parseDate', () => {
  it.each([
    ['4.5.1979', 'de-DE', '1979-05-04'],
    ['04.05.79', 'de-DE', '1979-05-04'],
    ['4. Mai 1979', 'de-AT', '1979-05-04'],
    ['4.5.', 'de-DE', '--05-04'],
    ['5/4/1979', 'en-US', '1979-05-04'],
    ['04/05/1979', 'en-GB', '1979-05-04'],
    ['May 4, 1979', 'en-US', '1979-05-04'],
    ['4 dec', 'en-GB', '--12-04'],
    ['1979-05-04', 'de-DE', '1979-05-04'],
    ['--02-29', 'en-GB', '--02-29'],
    ['29.2.2024', 'de-DE', '2024-02-29'],
    ['1/1/26', 'en-GB', '2026-01-01'],
    ['1/1/27', 'en-GB', '1927-01-01'],
  ])('reads %s in %s as %s', (text, locale, date) => {
    expect(read(text, locale)).toBe(date)
  })

  it.each([['31.2.2024', 'de-DE'], ['29.2.2023', 'de-DE'], ['13/13/2020', 'en-GB'], ['soon', 'en-GB'], ['4', 'en-GB'], ['May', 'en-GB'], ['1 2 3 4', 'en-GB']])('refuses %s in %s', (text, locale) => {
    expect(read(text, locale)).toBeNull()
  })

  it('refuses a day without a year where one is needed', () => {
    expect(read('4.5.', 'de-DE', false)).toBeNull()
    expect(read('--05-04', 'de-DE', false)).toBeNull()
  })

  it('reads back whatever it writes, in every locale tried', () => {
    const two = (value: number): string => String(value).padStart(2, '0')
    const dates = fc.record({ year: fc.option(fc.integer({ min: 1000, max: 2100 })), month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 31 }) })
      .map(({ year, month, day }) => `${year === null ? '-' : year}-${two(month)}-${two(day)}`)
      .filter(isPartialDate)
    fc.assert(fc.property(dates, fc.constantFrom('en-GB', 'en-US', 'en-CA', 'de-DE', 'de-AT', 'de-CH'), (date, locale) => {
      expect(read(dateInFigures(date, locale), locale)).toBe(date)
    }))
  })
})

describe('formats', () => {
  it('show a date the same in every time zone', () => {
    expect(createFormat('en-GB').date('1979-05-04')).toBe('4 May 1979')
    expect(createFormat('de-DE').date('--02-29')).toBe('29. Februar')
    expect(createFormat('en-GB').date('not a date')).toBe('not a date')
  })

  it('count down and measure', () => {
    const format = createFormat('de-DE')
    expect(format.countdown(252_000)).toBe('4:12')
    expect(format.countdown(-1)).toBe('0:00')
    expect(format.number(1_000_000)).toBe('1.000.000')
    expect(format.bytes(1_540_000)).toBe('1,5 MB')
    expect(format.relative(0, 240_000)).toBe('vor 4 Min.')
  })
})

describe('DateField', () => {
  beforeAll(() => { setUpText('en') })

  it('hands on what was typed when it is left, and nothing when it is no date', async () => {
    const user = userEvent.setup()
    const changed = vi.fn()
    render(<DateField label="Birthday" value="" onChange={changed} yearless />)
    await user.type(screen.getByRole('textbox', { name: 'Birthday' }), 'may 99')
    await user.tab()
    expect(changed).not.toHaveBeenCalled()
    expect(screen.getByText(/This is not a date/)).toBeTruthy()
    await user.clear(screen.getByRole('textbox'))
    await user.type(screen.getByRole('textbox'), '1979-05-04{Enter}')
    expect(changed).toHaveBeenCalledWith('1979-05-04')
  })
})
