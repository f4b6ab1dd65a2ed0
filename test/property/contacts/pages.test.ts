import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deleteContact } from '../../../electron/contacts/commands'
import { contactPage, countContacts } from '../../../electron/contacts/queries'
import { createListCache } from '../../../electron/records/list-cache'
import { fold } from '../../../shared/fold'
import { contactSorts } from '../../../shared/list'
import { expectOk } from '../../../shared/result'
import { aCompany, aContact, positionAt } from '../../support/records'
import { aVaultDatabase } from '../../support/vault-database'

const name = fc.constantFrom('Ann', 'ann', 'Änne', 'Bo', 'bo li', 'Zed', 'Ōta', '9', 'Ål')

describe('contactPage', () => {
  it('by place in any order, by cursor, and all at once show the same list', () => {
    fc.assert(fc.property(
      fc.array(fc.record({ name, company: fc.option(fc.nat({ max: 2 })), gone: fc.boolean() }), { minLength: 1, maxLength: 30 }),
      fc.constantFrom(...contactSorts), fc.constantFrom('ascending' as const, 'descending' as const), fc.integer({ min: 1, max: 7 }), fc.array(fc.nat({ max: 31 }), { maxLength: 20 }), fc.boolean(), fc.boolean(),
      (people, sort, direction, limit, places, bin, filtered) => {
        const vault = aVaultDatabase()
        try {
          const companies = ['Beta', 'alpha', 'Öl'].map((company) => aCompany(vault.context, { name: company }))
          for (const person of people) {
            vault.clock.advance(person.gone ? 0 : 1)
            const company = person.company === null ? undefined : companies[person.company]
            const { id } = aContact(vault.context, { givenName: person.name, positions: company === undefined ? [] : [positionAt(company)] })
            if (person.gone) expectOk(deleteContact(vault.context, id, 1), 'it goes')
          }
          const cache = createListCache()
          const filter = { bin, conditions: filtered ? [{ field: 'email' as const, op: 'is-empty' as const, value: '' as const }] : [] }
          const page = (more: { at?: number; after?: string; limit?: number }) => expectOk(contactPage(vault.database.read, cache, { filter, sort, direction, limit, ...more }), 'a page')
          const all = page({ at: 0, limit: 500 }).items
          expect(all).toHaveLength(people.filter(({ gone }) => gone === bin).length)
          expect(countContacts(vault.database.read, cache, filter)).toBe(all.length)
          const keys = all.map((item) => ({ name: fold(item.name), company: `${item.companyName === '' ? '1' : '0'}${fold(item.companyName)}|${fold(item.name)}`, created: item.createdAt, updated: item.updatedAt })[sort])
          const sorted = [...keys].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
          expect(keys).toEqual(direction === 'ascending' ? sorted : sorted.reverse())
          for (const at of places) expect(page({ at }).items).toEqual(all.slice(at, at + limit))
          const byCursor = [...page({}).items]
          for (let next = page({}).next; next !== null;) {
            const following = page({ after: next })
            byCursor.push(...following.items)
            next = following.next
          }
          expect(byCursor).toEqual(all)
        } finally {
          vault.database.close()
        }
      },
    ), { numRuns: 60 })
  })
})
