import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { unattended } from '../../../electron/changes/job-control'
import { companyPage } from '../../../electron/companies/queries'
import { massChangeContacts } from '../../../electron/contacts/commands'
import { contactPage, countContacts, getContact } from '../../../electron/contacts/queries'
import { exportAll } from '../../../electron/exporting/export-all'
import { runExport } from '../../../electron/exporting/run-export'
import { createListCache } from '../../../electron/records/list-cache'
import { valuesInUse } from '../../../electron/search/field-values'
import { everything, type Condition, type ListFilter } from '../../../shared/list'
import { expectOk } from '../../../shared/result'
import { accounted, aFile, anImportScene } from '../../support/import-scene'
import { aCompany, aContact, address, email, phone, positionAt } from '../../support/records'
import { aVaultDatabase, temporaryFolder, type TestVault } from '../../support/vault-database'

const where = (...conditions: Condition[]): ListFilter => ({ bin: false, conditions })
const people = (vault: TestVault, ...conditions: Condition[]): string[] =>
  expectOk(contactPage(vault.database.read, createListCache(), { filter: where(...conditions), sort: 'name', direction: 'ascending', limit: 50 }), 'a page').items.map((item) => item.name)
const companies = (vault: TestVault, ...conditions: Condition[]): string[] =>
  expectOk(companyPage(vault.database.read, createListCache(), { filter: where(...conditions), sort: 'name', direction: 'ascending', limit: 50 }), 'a page').items.map((item) => item.name)

function aPopulatedVault(): TestVault {
  const vault = aVaultDatabase()
  const optics = aCompany(vault.context, { name: 'Nordlicht Optik', industry: 'Optics' })
  aContact(vault.context, { givenName: 'Ann', tags: ['vip'], emails: [email('ann@a.example')], positions: [positionAt(optics)], addresses: [address({ city: 'Berlin', country: 'Germany' })] })
  aContact(vault.context, { givenName: 'Ben', tags: ['vip'], phones: [phone('+49 30 1234')], addresses: [address({ city: 'Bern', country: 'Switzerland' })], notes: 'Likes trains' })
  aContact(vault.context, { givenName: 'Cem', emails: [email('cem@a.example')], positions: [{ companyId: null, companyName: 'Typed only', role: '', department: '', primary: true, left: false }] })
  return vault
}

describe('a list with conditions', () => {
  it.each<[string, Condition, string[]]>([
    ['a tag', { field: 'tag', op: 'is', value: 'VIP' }, ['Ann', 'Ben']],
    ['another tag', { field: 'tag', op: 'is-not', value: 'vip' }, ['Cem']],
    ['no tag', { field: 'tags', op: 'is-empty', value: '' }, ['Cem']],
    ['an email', { field: 'email', op: 'is-present', value: '' }, ['Ann', 'Cem']],
    ['no email', { field: 'email', op: 'is-empty', value: '' }, ['Ben']],
    ['no phone', { field: 'phone', op: 'is-empty', value: '' }, ['Ann', 'Cem']],
    ['notes', { field: 'notes', op: 'is-present', value: '' }, ['Ben']],
    ['a company', { field: 'company', op: 'is-present', value: '' }, ['Ann', 'Cem']],
    ['no company', { field: 'company', op: 'is-empty', value: '' }, ['Ben']],
    ['a city without case', { field: 'city', op: 'is', value: 'berlin' }, ['Ann']],
    ['no city', { field: 'city', op: 'is-empty', value: '' }, ['Cem']],
    ['a country', { field: 'country', op: 'is-present', value: '' }, ['Ann', 'Ben']],
    ['an industry, which people have none of', { field: 'industry', op: 'is-present', value: '' }, []],
    ['no industry', { field: 'industry', op: 'is-empty', value: '' }, ['Ann', 'Ben', 'Cem']],
  ])('finds people by %s', (_, condition, found) => {
    expect(people(aPopulatedVault(), condition)).toEqual(found)
  })

  it('joins conditions and text by "and"', () => {
    const vault = aPopulatedVault()
    expect(people(vault, { field: 'text', op: 'contains', value: 'nordlicht' }, { field: 'tag', op: 'is', value: 'vip' }, { field: 'email', op: 'is-present', value: '' })).toEqual(['Ann'])
    expect(people(vault, { field: 'text', op: 'contains', value: 'nordlicht' }, { field: 'email', op: 'is-empty', value: '' })).toEqual([])
  })

  it('finds people by the month of their birthday, with its year or without, in and out of the bin', () => {
    const vault = aVaultDatabase()
    for (const [givenName, birthday] of [['Ann', '1980-03-01'], ['Ben', '--03-31'], ['Cem', '1980-04-03'], ['Dan', '2003-12-31'], ['Eva', '']] as const) aContact(vault.context, { givenName, birthday })
    const binned = aContact(vault.context, { givenName: 'Fay', birthday: '1990-03-15' })
    massChangeContacts(vault.context, createListCache(), { mode: 'some', ids: [binned.id] }, { kind: 'delete' }, unattended)
    const inMonth = (month: string): Condition => ({ field: 'birthday', op: 'in-month', value: month })
    expect([people(vault, inMonth('03')), people(vault, inMonth('12')), people(vault, inMonth('01'))]).toEqual([['Ann', 'Ben'], ['Dan'], []])
    expect(countContacts(vault.database.read, createListCache(), { bin: true, conditions: [inMonth('03')] })).toBe(1)
    expect(companies(vault, inMonth('03'))).toEqual([])
  })

  it('finds whoever has an address, a number or a place that is not to be used, whatever their texts say', () => {
    const vault = aVaultDatabase()
    aContact(vault.context, { givenName: 'Ann', emails: [email('ann@a.example', { optOut: true })] })
    aContact(vault.context, { givenName: 'Ben', phones: [phone('030 1'), phone('030 2', { optOut: true })] })
    aContact(vault.context, { givenName: 'Cem', addresses: [address({ city: 'Bern', optOut: true })] })
    aContact(vault.context, { givenName: 'Dan', emails: [email('dan@a.example', { label: '"optOut":true' })], addresses: [address({ street: '{"optOut":true}' })] })
    aCompany(vault.context, { name: 'Silent', phones: [phone('030 3', { optOut: true })] })
    aCompany(vault.context, { name: 'Open', phones: [phone('030 4')] })
    const marked: Condition = { field: 'optOut', op: 'is-present', value: '' }
    const unmarked: Condition = { field: 'optOut', op: 'is-empty', value: '' }
    expect([people(vault, marked), people(vault, unmarked)]).toEqual([['Ann', 'Ben', 'Cem'], ['Dan']])
    expect([companies(vault, marked), companies(vault, unmarked)]).toEqual([['Silent'], ['Open']])
  })

  it.each<[string, Condition]>([
    ['contact_details_by_birthday', { field: 'birthday', op: 'in-month', value: '03' }],
    ['contact_details_by_opt_out', { field: 'optOut', op: 'is-present', value: '' }],
    ['contact_details_by_opt_out', { field: 'optOut', op: 'is-empty', value: '' }],
  ])('asks the index %s', (index, condition) => {
    const { read } = aPopulatedVault().database
    const asked: string[] = []
    countContacts({ ...read, prepare: (sql) => { asked.push(sql); return read.prepare(sql) } }, createListCache(), where(condition))
    const plan = asked.flatMap((sql) => read.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql.replaceAll('?', "''")}`)).map(({ detail }) => detail).join('; ')
    expect(plan).toContain(index)
    expect(plan).not.toMatch(/SCAN contact_details(?! USING)/)
  })

  it('finds companies by industry, as a whole and without case, and by having none', () => {
    const vault = aPopulatedVault()
    aCompany(vault.context, { name: 'Without' })
    aCompany(vault.context, { name: 'Tagged', tags: ['optics'] })
    expect(companies(vault, { field: 'industry', op: 'is', value: 'OPTICS' })).toEqual(['Nordlicht Optik'])
    expect(companies(vault, { field: 'industry', op: 'is-empty', value: '' })).toEqual(['Tagged', 'Without'])
    expect(companies(vault, { field: 'industry', op: 'is-present', value: '' })).toEqual(['Nordlicht Optik'])
  })
})

describe('a list of what an import brought', () => {
  it('holds what it created and what it updated, and nothing else', () => {
    const scene = anImportScene()
    aContact(scene.vault.context, { givenName: 'Old', familyName: 'Friend', emails: [email('old@a.example', { primary: true })] })
    aContact(scene.vault.context, { givenName: 'Not', familyName: 'Touched', emails: [email('not@a.example', { primary: true })] })
    const result = scene.bring(aFile('First Name,Last Name,Email,Phone\nNew,Friend,new@a.example,\nOld,Friend,old@a.example,+49 30 99\n'), {}, (plan) => ({ ...plan, mode: 'upsert' }))
    expect(result).toMatchObject({ created: 1, updated: 1 })
    expect(accounted(result)).toBe(result.rows)
    expect(people(scene.vault, { field: 'batch', op: 'is', value: result.batchId })).toEqual(['New Friend', 'Old Friend'])
  })
})

describe('a list of what a whole-vault folder brought', () => {
  it('holds its people and companies, those of another import among them, and of a second import that changed nothing nobody', () => {
    const from = anImportScene()
    from.bring(aFile('First Name,Last Name,Email,Company\nAnn,Bell,ann@bell.example,Acme\n'))
    aContact(from.vault.context, { givenName: 'Typed' })
    const folder = join(temporaryFolder(), 'all')
    expectOk(exportAll(from.vault.database.read, folder, unattended, from.vault.clock, () => undefined), 'exported')
    const scene = anImportScene()
    aContact(scene.vault.context, { givenName: 'Not', familyName: 'Touched' })
    aCompany(scene.vault.context, { name: 'Untouched' })
    const brought: Condition = { field: 'batch', op: 'is', value: scene.bring(folder).batchId }
    expect([people(scene.vault, brought), companies(scene.vault, brought)]).toEqual([['Ann Bell', 'Typed'], ['Acme']])
    const again: Condition = { field: 'batch', op: 'is', value: scene.bring(folder).batchId }
    expect([people(scene.vault, again), companies(scene.vault, again)]).toEqual([[], []])
  })
})

describe('all results of a filter', () => {
  const filter = where({ field: 'tag', op: 'is', value: 'vip' }, { field: 'email', op: 'is-empty', value: '' })

  it('deleted, are those and no others', () => {
    const vault = aPopulatedVault()
    const count = (asked: ListFilter): number => countContacts(vault.database.read, createListCache(), asked)
    expect(count(filter)).toBe(1)
    expect(massChangeContacts(vault.context, createListCache(), { mode: 'all', filter, except: [] }, { kind: 'delete' }, unattended)).toMatchObject({ changed: 1, unchanged: 0 })
    expect(people(vault)).toEqual(['Ann', 'Cem'])
    expect(count({ bin: true, conditions: [] })).toBe(1)
  })

  it('exported, are those and no others', () => {
    const vault = aPopulatedVault()
    const path = join(temporaryFolder(), 'people.csv')
    expect(runExport(vault.database.read, { object: 'contact', selection: { mode: 'all', filter, except: [] }, format: 'csv', flavour: 'exact' }, path, unattended, () => undefined).count).toBe(1)
    const written = readFileSync(path, 'utf8')
    expect(written).toContain('Ben')
    expect(written).not.toMatch(/Ann|Cem/)
    expect(countContacts(vault.database.read, createListCache(), everything)).toBe(3)
  })
})

describe('valuesInUse', () => {
  it('offers values whose words start so, without case and accents, common ones first', () => {
    const vault = aPopulatedVault()
    aContact(vault.context, { givenName: 'Dov', addresses: [address({ city: 'Bern', country: 'Berlinia' })] })
    const { read } = vault.database
    expect(valuesInUse(read, 'contact', 'city', 'BER', 9)).toEqual(['Bern', 'Berlin'])
    expect(valuesInUse(read, 'contact', 'city', '', 9)).toEqual(['Bern', 'Berlin'])
    expect(valuesInUse(read, 'contact', 'country', 'ber', 9)).toEqual(['Berlinia'])
    expect(valuesInUse(read, 'company', 'industry', 'op', 9)).toEqual(['Optics'])
    expect(valuesInUse(read, 'contact', 'industry', '', 9)).toEqual([])
  })

  it('never throws, whatever is typed', () => {
    const { read } = aPopulatedVault().database
    for (const typed of ['"', '*', ') OR (', '   ', '🙂', 'a"b']) expect(Array.isArray(valuesInUse(read, 'contact', 'city', typed, 9))).toBe(true)
  })

  it('leaves out what lies in the bin', () => {
    const vault = aPopulatedVault()
    const { id } = aContact(vault.context, { givenName: 'Eve', addresses: [address({ city: 'Bergen' })] })
    expect(valuesInUse(vault.database.read, 'contact', 'city', 'berg', 9)).toEqual(['Bergen'])
    massChangeContacts(vault.context, createListCache(), { mode: 'some', ids: [id] }, { kind: 'delete' }, unattended)
    expect(getContact(vault.database.read, id)?.deletedAt).not.toBeNull()
    expect(valuesInUse(vault.database.read, 'contact', 'city', 'berg', 9)).toEqual([])
  })
})
