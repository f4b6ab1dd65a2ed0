import { parsePhoneNumberFromString, type CountryCode, isSupportedCountry } from 'libphonenumber-js/min'
import { digitsOf } from '../../shared/fold'
import type { ReadDb } from '../db/database'

/** What numbers without a country code are dialled from: ISO 3166-1 alpha-2, or '' for nobody knows. */
export type DefaultCountry = CountryCode | ''

/** The vault's setting. */
export function defaultCountryOf(db: ReadDb): DefaultCountry {
  const row = db.get<{ value: string }>(`SELECT value FROM settings WHERE key = 'defaultCountry'`)
  const value: unknown = row === undefined ? '' : JSON.parse(row.value)
  return typeof value === 'string' && isSupportedCountry(value) ? value : ''
}

// Most numbers: the library takes longer to read one than the import has for a row.
const INTERNATIONAL = /^\+[1-9][\d\s().\u2011/-]{8,24}$/
const NATIONAL = /^[\d\s().\u2011/-]+$/

/**
 * Whether a number can not be dialled as it stands: no digits, or too few or too many for where it belongs. It is kept as typed all the same.
 * Without a country only the length of numbers with a country code can be judged.
 */
export function createOddPhones(country: DefaultCountry): (number: string) => boolean {
  const known = new Map<string, boolean>()
  return (number) => {
    const digits = digitsOf(number)
    if (digits === '') return true
    if (INTERNATIONAL.test(number) && digits.length >= 10 && digits.length <= 15) return false
    if (country === '' && !number.trimStart().startsWith('+')) return digits.length > 20
    if (!NATIONAL.test(number)) return !isPossible(number, country)
    // Where a number belongs shows in its first digits, and what is possible there in how many there are.
    const shape = `${digits.slice(0, 4)}:${String(digits.length)}`
    const answer = known.get(shape) ?? !isPossible(number, country)
    known.set(shape, answer)
    return answer
  }
}

function isPossible(number: string, country: DefaultCountry): boolean {
  return readPhone(number, country)?.isPossible() === true
}

/** A number as the library reads it; undefined when it is none. */
export function readPhone(number: string, country: DefaultCountry): ReturnType<typeof parsePhoneNumberFromString> {
  return parsePhoneNumberFromString(number, country === '' ? undefined : country)
}

/** Whether this can be written to at all. Servers decide the rest. */
export function isEmail(text: string): boolean {
  return text.length <= 320 && /^[^\s@<>",;]+@[^\s@<>",;]+$/.test(text)
}
