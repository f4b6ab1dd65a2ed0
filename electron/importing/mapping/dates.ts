import { isPartialDate } from '../../../shared/time'

export type DateOrder = 'ymd' | 'dmy' | 'mdy'

const MONTHS = new Map<string, number>()
for (const names of [
  'jan feb mar apr may jun jul aug sep oct nov dec', 'january february march april may june july august september october november december',
  'januar februar märz april mai juni juli august september oktober november dezember', 'jän feb mär apr mai jun jul aug sept okt nov dez',
  'janvier février mars avril mai juin juillet août septembre octobre novembre décembre', 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre', 'janv févr mrz avr mai juin juil août sept oct nov déc',
]) names.split(' ').forEach((name, index) => MONTHS.set(name, index + 1))

const NOTHING = /^(0{1,4}[-/.]0{1,2}[-/.]0{1,4}|1\/1\/4501|4501-01-01|-|n\/?a|none)$/i
// Days between 1899-12-30, Excel's day zero, and the epoch.
const EXCEL_EPOCH_DAYS = 25_569

/**
 * A calendar date from what programs and people write, as `YYYY-MM-DD` or, without a year, `--MM-DD`.
 * '' for the many spellings of "no date"; null for text that is no date. `order` decides 3/4/1980 only. `thisYear` decides two-digit years.
 */
export function parseDate(text: string, order: DateOrder, thisYear: number): string | null {
  const value = text.trim()
  if (value === '' || NOTHING.test(value)) return ''
  const found = isoDate(value) ?? numericDate(value, order, thisYear) ?? namedDate(value, thisYear) ?? excelDate(value)
  return found !== null && isPartialDate(found) ? found : null
}

function isoDate(value: string): string | null {
  const full = /^(\d{4})-?(\d{2})-?(\d{2})(?:[T\s].*)?$/.exec(value)
  if (full !== null) return written(full[1] === '0000' || full[1] === '1604' ? null : Number(full[1]), Number(full[2]), Number(full[3]))
  const yearless = /^--(\d{2})-?(\d{2})(?:T.*)?$/.exec(value)
  return yearless === null ? null : written(null, Number(yearless[1]), Number(yearless[2]))
}

function numericDate(value: string, order: DateOrder, thisYear: number): string | null {
  const parts = /^(\d{1,4})\s*[-/.]\s*(\d{1,2})(?:\s*[-/.]\s*(\d{1,4})?)?(?:,?\s+\d{1,2}:.*)?$/.exec(value)
  if (parts === null) return null
  const [a, b] = [Number(parts[1]), Number(parts[2])]
  const third = parts[3]
  if ((parts[1] ?? '').length > 2) return third === undefined ? null : written(a, b, Number(third))
  // Only a person writes dots, and then the day comes first.
  const dayFirst = value.includes('.') ? true : a > 12 ? true : b > 12 ? false : order === 'dmy'
  const [day, month] = dayFirst ? [a, b] : [b, a]
  return written(third === undefined ? null : fullYear(third, thisYear), month, day)
}

function namedDate(value: string, thisYear: number): string | null {
  const words = value.toLowerCase().replace(/[.,]/g, ' ').replace(/(\d)(st|nd|rd|th)\b/g, '$1').split(/[\s/-]+/).filter((word) => word !== '' && word !== 'de' && word !== 'of')
  const month = words.map((word) => MONTHS.get(word)).find((found) => found !== undefined)
  const numbers = words.filter((word) => /^\d{1,4}$/.test(word))
  if (month === undefined || words.length > 4) return null
  const dayAt = numbers.findIndex((number) => number.length <= 2)
  const day = numbers[dayAt]
  // By place: on 12-Mar-12 both read the same.
  const year = numbers.find((_, at) => at !== dayAt)
  return day === undefined ? null : written(year === undefined ? null : fullYear(year, thisYear), month, Number(day))
}

function excelDate(value: string): string | null {
  if (!/^\d{4,5}(\.\d+)?$/.test(value)) return null
  const days = Math.floor(Number(value))
  if (days < 3_000 || days > 80_000) return null
  return new Date((days - EXCEL_EPOCH_DAYS) * 86_400_000).toISOString().slice(0, 10)
}

function fullYear(text: string, thisYear: number): number {
  const year = Number(text)
  if (text.length > 2) return year
  const century = thisYear - (thisYear % 100)
  return century + year > thisYear ? century - 100 + year : century + year
}

function written(year: number | null, month: number, day: number): string {
  const two = (number: number): string => String(number).padStart(2, '0')
  return `${year === null ? '-' : String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}

/** Day before month or month before day, by the values that can be only one of them; `usual` when none tells. */
export function evidentOrder(values: Iterable<string>, usual: DateOrder): DateOrder {
  let dayFirst = 0
  let monthFirst = 0
  for (const value of values) {
    const parts = /^(\d{1,2})[-/.](\d{1,2})[-/.]\d{2,4}\b/.exec(value.trim())
    if (parts === null) {
      if (/^\d{4}-/.test(value.trim()) && dayFirst + monthFirst === 0) continue
    } else if (Number(parts[1]) > 12) dayFirst += 1
    else if (Number(parts[2]) > 12) monthFirst += 1
    else if (value.includes('.')) dayFirst += 1
  }
  if (dayFirst === monthFirst) return usual
  return dayFirst > monthFirst ? 'dmy' : 'mdy'
}
