import { describe, expect, it } from 'vitest'
import { createCompany, deleteCompany, massChangeCompanies, restoreCompany, updateCompany } from '../../../electron/companies/commands'
import { companyPage, companyPeople, countCompanies, getCompany, suggestCompanies } from '../../../electron/companies/queries'
import { unattended } from '../../../electron/changes/job-control'
import { contactPage, getContact } from '../../../electron/contacts/queries'
import { createListCache } from '../../../electron/records/list-cache'
import { searchRecords } from '../../../electron/search/query'
import { emptyCompany } from '../../../shared/companies/company'
import { everything } from '../../../shared/list'
import { expectOk } from '../../../shared/result'
import { aCompany, aContact, address, email, phone, positionAt } from '../../support/records'
import { aVaultDatabase } from '../../support/vault-database'

describe('createCompany', () => {
  it('saves every field and reads it back the same', () => {
    const vault = aVaultDatabase()
    const draft = {
      name: 'Nordlicht GmbH', domain: 'nordlicht.example', industry: 'Lamps', employees: 12, emails: [email('info@nordlicht.example', { primary: true })],
      phones: [phone('+49 431 1234', { primary: true })], addresses: [address({ primary: true, city: 'Kiel', country: 'Germany' })],
      links: [{ url: 'https://nordlicht.example', label: '' }], tags: ['supplier'], ownerId: vault.userId, notes: 'since 1990',
    }
    const { record } = expectOk(createCompany(vault.context, draft), 'it is saved')
    expect(record).toMatchObject({ ...draft, version: 1 })
    expect(getCompany(vault.database.read, record.id)).toEqual(record)
  })

  it('refuses a company without a name', () => {
    const vault = aVaultDatabase()
    expect(createCompany(vault.context, { ...emptyCompany(), name: ' ' })).toEqual({ ok: false, failure: { kind: 'nameless' } })
  })

  it('keeps the host of a pasted address as its domain', () => {
    const vault = aVaultDatabase()
    const domains = ['https://www.Example.com/about?x', 'WWW.example.com', 'example.com:8080', 'not a domain'].map((domain) => aCompany(vault.context, { name: 'X', domain }).domain)
    expect(domains).toEqual(['example.com', 'example.com', 'example.com', 'not a domain'])
  })
})

describe('updateCompany', () => {
  it('refuses a stale version and writes nothing', () => {
    const vault = aVaultDatabase()
    const company = aCompany(vault.context, { name: 'Old' })
    expect(updateCompany(vault.context, company.id, 7, { name: 'New' })).toEqual({ ok: false, failure: { kind: 'stale-version', current: company } })
    expect(getCompany(vault.database.read, company.id)).toEqual(company)
  })

  describe('given a new name', () => {
    it('shows it on its people at once, finds them by it and no longer by the old one, and leaves their versions alone', () => {
      const vault = aVaultDatabase()
      const company = aCompany(vault.context, { name: 'Oldname' })
      const person = aContact(vault.context, { givenName: 'Ann', positions: [positionAt(company)] })
      const nameless = aContact(vault.context, { positions: [positionAt(company)] })
      expectOk(updateCompany(vault.context, company.id, 1, { name: 'Brandnew' }), 'it is renamed')
      const read = vault.database.read
      expect(getContact(read, person.id)).toMatchObject({ version: 1, positions: [{ companyName: 'Brandnew' }] })
      const page = expectOk(contactPage(read, createListCache(), { filter: everything, sort: 'company', direction: 'ascending', limit: 9 }), 'a page')
      expect(page.items.map((item) => [item.name, item.companyName])).toEqual([['Ann', 'Brandnew'], ['Brandnew', 'Brandnew']])
      expect(searchRecords(read, 'brandnew', ['contact'], 9).items.map((hit) => hit.id).sort()).toEqual([person.id, nameless.id].sort())
      expect(searchRecords(read, 'oldname', ['contact', 'company'], 9).items).toEqual([])
      expect(vault.events.at(-1)?.touched.get('contact')).toBeNull()
    })
  })
})

describe('the recycle bin of companies', () => {
  it('keeps the places of its people, and gives the company back', () => {
    const vault = aVaultDatabase()
    const company = aCompany(vault.context, { name: 'Acme' })
    const person = aContact(vault.context, { givenName: 'Ann', positions: [positionAt(company)] })
    expectOk(deleteCompany(vault.context, company.id, 1), 'it goes')
    const read = vault.database.read
    expect(countCompanies(read, createListCache(), everything)).toBe(0)
    expect(getContact(read, person.id)?.positions[0]?.companyId).toBe(company.id)
    expect(suggestCompanies(read, 'acme', 5)).toEqual([])
    expectOk(restoreCompany(vault.context, company.id), 'it comes back')
    expect(suggestCompanies(read, 'ACM', 5)).toEqual([{ id: company.id, name: 'Acme', domain: '' }])
  })
})

describe('companyPeople', () => {
  it('lists people by name, those who have left last, nobody twice and nobody from the bin', () => {
    const vault = aVaultDatabase()
    const [acme, other] = [aCompany(vault.context, { name: 'Acme' }), aCompany(vault.context, { name: 'Other' })]
    aContact(vault.context, { givenName: 'Zoe', positions: [positionAt(acme), positionAt(acme, { left: true })] })
    aContact(vault.context, { givenName: 'Ann', positions: [positionAt(acme, { left: true }), positionAt(other)] })
    aContact(vault.context, { givenName: 'Ben', positions: [positionAt(other)] })
    const { items, total } = companyPeople(vault.database.read, acme.id, 10)
    expect(items.map((item) => [item.name, item.left])).toEqual([['Zoe', false], ['Ann', true]])
    expect(total).toBe(2)
    expect(companyPeople(vault.database.read, acme.id, 1)).toMatchObject({ items: [{ name: 'Zoe' }], total: 2 })
  })
})

describe('companyPage', () => {
  it('sorts, filters by industry and tag, and changes many at once', () => {
    const vault = aVaultDatabase()
    for (const [name, industry] of [['Beta', 'Food'], ['alpha', 'FOOD'], ['Gamma', 'Steel']] as const) aCompany(vault.context, { name, industry })
    const cache = createListCache()
    const names = (conditions: (typeof everything.conditions)[number][]): string[] =>
      expectOk(companyPage(vault.database.read, cache, { filter: { bin: false, conditions }, sort: 'name', direction: 'ascending', limit: 9 }), 'a page').items.map((item) => item.name)
    expect(names([])).toEqual(['alpha', 'Beta', 'Gamma'])
    expect(names([{ field: 'industry', op: 'is', value: 'food' }])).toEqual(['alpha', 'Beta'])
    const result = massChangeCompanies(vault.context, cache, { mode: 'all', filter: { bin: false, conditions: [{ field: 'industry', op: 'is', value: 'food' }] }, except: [] }, { kind: 'add-tag', tag: 'eat' }, unattended)
    cache.changed('company')
    expect(result.changed).toBe(2)
    expect(names([{ field: 'tag', op: 'is', value: 'eat' }])).toEqual(['alpha', 'Beta'])
  })
})
