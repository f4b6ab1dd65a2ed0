import { describe, expect, it } from 'vitest'
import { contactPage } from '../../../electron/contacts/queries'
import { createListCache } from '../../../electron/records/list-cache'
import { contactSorts, type Condition } from '../../../shared/list'
import { expectOk } from '../../../shared/result'
import { aContact } from '../../support/records'
import { aVaultDatabase } from '../../support/vault-database'

const PEOPLE = 210
const tagged = (tag: string): Condition => ({ field: 'tag', op: 'is', value: tag })

describe('a filter that finds few people, and one that finds most of them', () => {
  const vault = aVaultDatabase()
  const names: string[] = []
  for (let i = 0; i < PEOPLE; i++) {
    const givenName = `N${String((i * 37) % PEOPLE).padStart(3, '0')}`
    names.push(givenName)
    aContact(vault.context, { givenName, familyName: 'Filtered', tags: [...(i % 90 === 0 ? ['rare'] : []), ...(i % 3 === 0 ? ['common'] : []), 'all'] })
  }
  const found = (conditions: Condition[], sort: (typeof contactSorts)[number], direction: 'ascending' | 'descending'): string[] =>
    expectOk(contactPage(vault.database.read, createListCache(), { filter: { bin: false, conditions }, sort, direction, limit: PEOPLE + 1 }), 'a page').items.map((item) => item.name)
  const of = (keep: (index: number) => boolean): string[] => names.filter((_, index) => keep(index)).map((name) => `${name} Filtered`)

  it.each(contactSorts)('are in the order of the list by %s, both ways', (sort) => {
    const inOrder = (expected: string[]): string[] => (sort === 'name' || sort === 'company' ? [...expected].sort() : expected)
    const cases: [Condition[], string[]][] = [
      [[tagged('rare')], of((i) => i % 90 === 0)],
      [[tagged('common')], of((i) => i % 3 === 0)],
      [[tagged('all'), tagged('rare')], of((i) => i % 90 === 0)],
      [[tagged('rare'), tagged('common')], of((i) => i % 90 === 0)],
      [[{ field: 'text', op: 'contains', value: 'filt' }], of(() => true)],
      [[tagged('nobody')], []],
    ]
    for (const [conditions, expected] of cases) {
      expect(found(conditions, sort, 'ascending')).toEqual(inOrder(expected))
      expect(found(conditions, sort, 'descending')).toEqual(inOrder(expected).reverse())
    }
  })
})
