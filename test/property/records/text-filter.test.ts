import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unattended } from '../../../electron/changes/job-control'
import { companyPage } from '../../../electron/companies/queries'
import { massChangeContacts } from '../../../electron/contacts/commands'
import { contactPage, countContacts } from '../../../electron/contacts/queries'
import { createListCache } from '../../../electron/records/list-cache'
import { searchRecords } from '../../../electron/search/query'
import type { ListFilter } from '../../../shared/list'
import { expectOk } from '../../../shared/result'
import { aCompany, aContact, phone } from '../../support/records'
import { aVaultDatabase } from '../../support/vault-database'

interface Person {
  readonly familyName: string
  readonly notes: string
  readonly phones: readonly string[]
}
const word = fc.constantFrom('anna', 'Zoe', 'fair', '2024', '171', '12', '3', 'a1b', `o'neil`, 'ÉMILE', '0049')
const number = fc.oneof(fc.constantFrom('+49 171 555 2024', '231 5 1234', '0049 (0)30/1231', '12', '007 123', '31\\2"3'), fc.stringMatching(/^[0-3]{1,9}$/))
const person: fc.Arbitrary<Person> = fc.record({ familyName: word, notes: fc.array(word, { maxLength: 3 }).map((words) => words.join(' ')), phones: fc.array(number, { maxLength: 2 }) })
const asked = fc.oneof(
  fc.array(word, { minLength: 1, maxLength: 14 }).map((words) => words.join(' ')), fc.constantFrom('0171555', '1231', '(0171) 555', '+49 171', '00', '0012', 'an zo', '-', '1 2 3'),
  fc.stringMatching(/^0{0,2}[0-3]{1,5}$/), fc.tuple(word, number).map((parts) => parts.join(' ')),
)

const plain = (text: string): string => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase()
const wordsIn = (text: string): string[] => plain(text).match(/[a-z0-9]+/g) ?? []
const isPresent = (text: string | undefined): text is string => text !== undefined && text.length >= 3

/** What a person would say is found: every word begins a word of the record, or a number is part of one of its phones. */
function isFound({ familyName, notes, phones }: Person, text: string): boolean {
  const words = wordsIn(text)
  const held = wordsIn(`${familyName} ${notes}`)
  if (words.length > 0 && words.every((start) => held.some((of) => of.startsWith(start)))) return true
  if (/[a-z]/.test(plain(text))) return false
  const digits = text.replace(/[^0-9]/g, '')
  return [digits, /^0{1,2}(.*)$/.exec(digits)?.[1]].filter(isPresent).some((run) => phones.some((phoneNumber) => phoneNumber.replace(/[^0-9]/g, '').includes(run)))
}

describe('a list filtered by text', () => {
  it('finds whom a plain look at every record finds: on its pages, in its count, and when all of them are changed', () => {
    fc.assert(fc.property(fc.array(person, { minLength: 1, maxLength: 14 }), fc.array(asked, { minLength: 1, maxLength: 8 }), (people, texts) => {
      const vault = aVaultDatabase()
      try {
        const ids = people.map(({ familyName, notes, phones }) => aContact(vault.context, { familyName, notes, phones: phones.map((text) => phone(text)) }).id)
        const firms = people.map(({ familyName, notes, phones }) => aCompany(vault.context, { name: familyName, notes, phones: phones.map((text) => phone(text)) }).id)
        const { read } = vault.database
        for (const [place, text] of texts.entries()) {
          const cache = createListCache()
          const wanted = (of: readonly string[]): string[] => of.filter((_, index) => people[index] !== undefined && isFound(people[index], text)).sort()
          const filter: ListFilter = { bin: false, conditions: [{ field: 'text', op: 'contains', value: text }] }
          const input = { filter, sort: 'name', direction: 'ascending', limit: 100 } as const
          const shown = expectOk(contactPage(read, cache, input), 'a page').items.map(({ id }) => id).sort()
          expect(shown, text).toEqual(wanted(ids))
          expect(expectOk(companyPage(read, cache, input), 'a page').items.map(({ id }) => id).sort(), text).toEqual(wanted(firms))
          expect(countContacts(read, cache, filter)).toBe(shown.length)
          // Twelve words say enough for a search; and of one letter it looks at names only.
          const words = wordsIn(text)
          if (words.length <= 12 && words.some((of) => of.length > 1)) expect(searchRecords(read, text, ['contact'], 100).items.map(({ id }) => id).sort(), text).toEqual(shown)
          const tag = `asked${String(place)}`
          expect(massChangeContacts(vault.context, cache, { mode: 'all', filter, except: [] }, { kind: 'add-tag', tag }, unattended).changed).toBe(shown.length)
          const tagged = expectOk(contactPage(read, createListCache(), { ...input, filter: { bin: false, conditions: [{ field: 'tag', op: 'is', value: tag }] } }), 'a page')
          expect(tagged.items.map(({ id }) => id).sort(), text).toEqual(shown)
        }
      } finally {
        vault.database.close()
      }
    }), { numRuns: 60 })
  })
})
