import { describe, expect, it } from 'vitest'
import { phoneKey } from '../../../electron/importing/mapping/phones'
import { createOddPhones } from '../../../electron/records/reachable'

describe('createOddPhones', () => {
  it.each(['+49 171 5550102', '+1 (415) 555-0233', '0221/555-01 14', '+390666982', '030 1234567'])('takes %s as a number of a vault at home in Germany', (number) => {
    expect(createOddPhones('DE')(number)).toBe(false)
  })
  it.each(['call the office', '12', '+49 1', '+1 555 0100', '0171 5550102 5550103 5550104'])('notes %s there', (number) => {
    expect(createOddPhones('DE')(number)).toBe(true)
  })
  it('judges a number without a country code by nothing when the vault has no country', () => {
    const isOdd = createOddPhones('')
    expect(['201', '0171 5550102', '555-0133', '+49 1', 'ask Kim'].map(isOdd)).toEqual([false, false, false, true, true])
  })
})

describe('phoneKey', () => {
  it('is the same for every way to write one number, and differs by extension', () => {
    expect(new Set(['0171 5550102', '+49 171 555 01 02', '0049-171-5550102', '+49 (0)171/5550102'].map((number) => phoneKey(number, 'DE'))).size).toBe(1)
    expect(phoneKey('+49 30 5550102 ext. 7', 'DE')).not.toBe(phoneKey('+49 30 5550102', 'DE'))
    expect(phoneKey('0171 5550102', '')).toBe('01715550102')
  })
})
