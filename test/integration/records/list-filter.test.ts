import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { unattended } from '../../../electron/changes/job-control'
import { massChangeContacts } from '../../../electron/contacts/commands'
import { contactPage } from '../../../electron/contacts/queries'
import { runExport } from '../../../electron/exporting/run-export'
import { createListCache } from '../../../electron/records/list-cache'
import { contactSorts, everything, type Condition, type ListFilter } from '../../../shared/list'
import { expectOk } from '../../../shared/result'
import { aContact, phone } from '../../support/records'
import { aVaultDatabase, temporaryFolder, type TestVault } from '../../support/vault-database'

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

describe('a list filtered by text with digits', () => {
  const withText = (value: string): ListFilter => ({ bin: false, conditions: [{ field: 'text', op: 'contains', value }] })
  const names = (vault: TestVault, filter: ListFilter): string[] =>
    expectOk(contactPage(vault.database.read, createListCache(), { filter, sort: 'name', direction: 'ascending', limit: 50 }), 'a page').items.map((item) => item.name)
  function annaAndZoe(): TestVault {
    const vault = aVaultDatabase()
    aContact(vault.context, { givenName: 'Anna', notes: 'fair 2024' })
    aContact(vault.context, { givenName: 'Zoe', phones: [phone('030 1'), phone('+49 171 555 2024')] })
    aContact(vault.context, { givenName: 'Yan', phones: [phone('231 5 1234')] })
    return vault
  }

  it('takes a word and a year for words, so that deleting all of them leaves whoever has the year in a phone number', () => {
    const vault = annaAndZoe()
    expect(names(vault, withText('anna 2024'))).toEqual(['Anna'])
    expect(massChangeContacts(vault.context, createListCache(), { mode: 'all', filter: withText('anna 2024'), except: [] }, { kind: 'delete' }, unattended).changed).toBe(1)
    expect(names(vault, everything)).toEqual(['Yan', 'Zoe'])
  })

  it.each<[string, string[]]>([
    ['1231', []], ['2315', ['Yan']], ['51234', ['Yan']], ['0171555', ['Zoe']], ['0049 171', ['Zoe']], ['(0171) 555', ['Zoe']], ['2024', ['Anna', 'Zoe']], ['+49 171 555 2025', []], ['12', []],
  ])('finds %s in numbers that hold it, in any phone of a person', (text, found) => {
    expect(names(annaAndZoe(), withText(text))).toEqual(found)
  })

  it('exports what it shows', () => {
    const path = join(temporaryFolder(), 'some.csv')
    expect(runExport(annaAndZoe().database.read, { object: 'contact', selection: { mode: 'all', filter: withText('0171555'), except: [] }, format: 'csv', flavour: 'exact' }, path, unattended, () => undefined).count).toBe(1)
    expect(readFileSync(path, 'utf8')).toContain('Zoe')
  })

  it('asks for every word of a long text', () => {
    const vault = aVaultDatabase()
    const letters = 'a b c d e f g h i j k l m n o p q r s t u v w x y z'.split(' ')
    aContact(vault.context, { givenName: 'All', notes: letters.join(' ') })
    aContact(vault.context, { givenName: 'Most', notes: letters.slice(0, -1).join(' ') })
    expect(names(vault, withText(letters.join(' ')))).toEqual(['All'])
    expect(names(vault, withText(`${'a '.repeat(99)}z`))).toEqual(['All'])
  })
})
