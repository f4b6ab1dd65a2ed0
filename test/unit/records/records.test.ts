import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tidyDomain } from '../../../electron/companies/company-kind'
import { decodeEmails, encodeList } from '../../../electron/db/stored-lists'
import { decodeFieldStamps, encodeFieldStamps, stampFields } from '../../../electron/records/field-stamps'
import { matchKey } from '../../../electron/records/match-key'
import { tidyEmails, tidyTags, withOnePrimary } from '../../../electron/records/normalise'
import { encodeStamp } from '../../../shared/hlc'

const device = new Uint8Array(8).fill(9)

describe('field stamps', () => {
  it('are nothing for a record nobody edited', () => {
    expect(encodeFieldStamps(new Map())).toBeNull()
    expect(decodeFieldStamps(null).size).toBe(0)
  })
  it('keep one stamp per field, the later one', () => {
    const once = stampFields(null, ['notes', 'tags'], encodeStamp(1, 0, device))
    const twice = decodeFieldStamps(stampFields(once, ['notes'], encodeStamp(2, 0, device)))
    expect([...twice]).toEqual([['notes', encodeStamp(2, 0, device)], ['tags', encodeStamp(1, 0, device)]])
  })
  it('refuse bytes that were cut', () => {
    const bytes = stampFields(null, ['notes'], encodeStamp(1, 0, device)) ?? new Uint8Array()
    expect(() => decodeFieldStamps(bytes.subarray(0, -1))).toThrow('cut short')
  })
})

describe('match keys', () => {
  it('differ by kind and text, and are whole numbers that a column keeps exactly', () => {
    const keys = new Set<number>()
    for (let i = 0; i < 20_000; i++) keys.add(matchKey('email', `person${String(i)}@x.example`))
    expect(keys.size).toBe(20_000)
    expect([...keys].every((key) => Number.isSafeInteger(key) && key >= 0)).toBe(true)
    expect(matchKey('email', 'a')).not.toBe(matchKey('name', 'a'))
    expect(matchKey('email', 'a')).toBe(matchKey('email', 'a'))
  })
})

describe('withOnePrimary', () => {
  it('marks exactly one item of any list that has one, the first that was marked', () => {
    fc.assert(fc.property(fc.array(fc.record({ primary: fc.boolean(), tag: fc.nat() })), (items) => {
      const tidy = withOnePrimary(items)
      expect(tidy.map(({ tag }) => tag)).toEqual(items.map(({ tag }) => tag))
      expect(tidy.filter(({ primary }) => primary)).toHaveLength(Math.min(1, items.length))
      const marked = items.findIndex(({ primary }) => primary)
      if (items.length > 0) expect(tidy.findIndex(({ primary }) => primary)).toBe(Math.max(0, marked))
    }))
  })
})

describe('tidy lists', () => {
  it('are stored without what is empty or false, and read back whole', () => {
    const items = tidyEmails([{ address: ' a@x.example ', label: '', primary: false, optOut: true }])
    expect(encodeList(items)).toBe('[{"address":"a@x.example","primary":true,"optOut":true}]')
    expect(decodeEmails(encodeList(items))).toEqual(items)
    expect(encodeList([])).toBe('')
    expect(decodeEmails('')).toEqual([])
  })
  it('take a tag in two spellings for one, and signs for themselves', () => {
    expect(tidyTags(['Café', 'CAFE', ' ', '★', '☆', '★'])).toEqual(['Café', '★', '☆'])
  })
})

describe('tidyDomain', () => {
  it.each([['https://www.example.com/a?b', 'example.com'], ['user@mail.example.com', 'mail.example.com'], ['Example.COM:443', 'example.com'], ['münchen.example', 'münchen.example'], ['n/a', 'n/a'], ['', '']])('%s → %s', (given, kept) => {
    expect(tidyDomain(given)).toBe(kept)
  })
})
