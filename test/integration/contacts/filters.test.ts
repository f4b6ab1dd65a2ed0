import { describe, expect, it } from 'vitest'
import { unattended } from '../../../electron/changes/job-control'
import { undoTransaction } from '../../../electron/changes/undo'
import { countCompanies } from '../../../electron/companies/queries'
import { massChangeContacts } from '../../../electron/contacts/commands'
import { contactPage, countContacts } from '../../../electron/contacts/queries'
import { undoAppliers } from '../../../electron/engine/undo-appliers'
import { createListCache } from '../../../electron/records/list-cache'
import { idToBytes } from '../../../shared/ids'
import { everything, type ListFilter, type Selection } from '../../../shared/list'
import { expectOk } from '../../../shared/result'
import { aFile, anImportScene } from '../../support/import-scene'
import { aCompany, aContact, address, email, phone, positionAt } from '../../support/records'
import { aVaultDatabase, type TestVault } from '../../support/vault-database'

describe('filters', () => {
  const setUp = (): { vault: TestVault; found: (...conditions: (typeof everything.conditions)[number][]) => string[] } => {
    const vault = aVaultDatabase()
    const company = aCompany(vault.context, { name: 'Acme' })
    aContact(vault.context, { givenName: 'Ann', tags: ['VIP', '★'], emails: [email('ann@acme.example')], addresses: [address({ city: 'Köln', country: 'Germany' })], positions: [positionAt(company)], notes: 'likes sailing' })
    vault.clock.advance(1000)
    aContact(vault.context, { givenName: 'Ben', tags: ['vip'], phones: [phone('+49 170 1234567')], ownerId: vault.userId, addresses: [address({ city: 'Bonn' }), address({ city: 'Köln' })] })
    vault.clock.advance(1000)
    aContact(vault.context, { givenName: 'Cem', positions: [positionAt(company, { left: true })] })
    const cache = createListCache()
    const found = (...conditions: (typeof everything.conditions)[number][]): string[] => {
      const filter = { bin: false, conditions }
      const page = expectOk(contactPage(vault.database.read, cache, { filter, sort: 'name', direction: 'ascending', limit: 50 }), 'a page')
      expect(countContacts(vault.database.read, cache, filter)).toBe(page.items.length)
      return page.items.map((item) => item.name)
    }
    return { vault, found }
  }

  it('finds by tag, text, place, owner, company, presence and time, joined by "and"', () => {
    const { vault, found } = setUp()
    const company = vault.database.read.get<{ id: Uint8Array }>('SELECT id FROM companies')
    const companyId = Buffer.from(company?.id ?? []).toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
    expect(idToBytes(companyId)).toEqual(new Uint8Array(company?.id ?? []))
    expect(found({ field: 'tag', op: 'is', value: 'vip' })).toEqual(['Ann', 'Ben'])
    expect(found({ field: 'tag', op: 'is', value: '★' })).toEqual(['Ann'])
    expect(found({ field: 'tag', op: 'is-not', value: 'Vip' })).toEqual(['Cem'])
    expect(found({ field: 'text', op: 'contains', value: 'SAIL' })).toEqual(['Ann'])
    expect(found({ field: 'text', op: 'contains', value: '1701234' })).toEqual(['Ben'])
    expect(found({ field: 'text', op: 'contains', value: '""((*' })).toEqual([])
    expect(found({ field: 'city', op: 'is', value: 'koln' })).toEqual(['Ann'])
    expect(found({ field: 'country', op: 'is', value: 'GERMANY' })).toEqual(['Ann'])
    expect(found({ field: 'industry', op: 'is', value: 'x' })).toEqual([])
    expect(found({ field: 'owner', op: 'is', value: vault.userId })).toEqual(['Ben'])
    expect(found({ field: 'owner', op: 'is-empty', value: '' })).toEqual(['Ann', 'Cem'])
    expect(found({ field: 'company', op: 'is', value: companyId })).toEqual(['Ann', 'Cem'])
    expect(found({ field: 'company', op: 'is-empty', value: '' })).toEqual(['Ben', 'Cem'])
    expect(found({ field: 'email', op: 'is-present', value: '' })).toEqual(['Ann'])
    expect(found({ field: 'phone', op: 'is-empty', value: '' })).toEqual(['Ann', 'Cem'])
    expect(found({ field: 'notes', op: 'is-present', value: '' })).toEqual(['Ann'])
    expect(found({ field: 'tags', op: 'is-empty', value: '' })).toEqual(['Cem'])
    expect(found({ field: 'created', op: 'after', value: vault.clock.now() })).toEqual(['Cem'])
    expect(found({ field: 'updated', op: 'before', value: vault.clock.now() - 1000 })).toEqual(['Ann'])
    expect(found({ field: 'batch', op: 'is', value: vault.userId })).toEqual([])
    expect(found({ field: 'tag', op: 'is', value: 'vip' }, { field: 'company', op: 'is', value: companyId }, { field: 'text', op: 'contains', value: 'ann' })).toEqual(['Ann'])
  })

  it('given all that a filter finds, a mass delete touches only those but for the excepted, and undo brings them back', () => {
    const { vault, found } = setUp()
    const spared = aContact(vault.context, { givenName: 'Dee', tags: ['vip'] })
    const selection: Selection = { mode: 'all', filter: { bin: false, conditions: [{ field: 'tag', op: 'is', value: 'vip' }] }, except: [spared.id] }
    const result = massChangeContacts(vault.context, createListCache(), selection, { kind: 'delete' }, unattended)
    expect(result).toMatchObject({ changed: 2, unchanged: 0 })
    const left = (): string[] => vault.database.read.all<{ name: string }>('SELECT name FROM contacts WHERE bin = 0 ORDER BY name').map(({ name }) => name)
    expect(left()).toEqual(['Cem', 'Dee'])
    undoTransaction(vault.context, undoAppliers, result.transactionId)
    expect(left()).toEqual(['Ann', 'Ben', 'Cem', 'Dee'])
    expect(found({ field: 'tag', op: 'is', value: 'vip' })).toEqual(['Ann', 'Ben', 'Dee'])
  })

  it('finds the records of an import: those it created and those it updated', () => {
    const scene = anImportScene()
    scene.bring(aFile('First Name,Last Name,Email\nJane,Doe,jane@acme.example\nJohn,Doe,john@acme.example\n'))
    const { batchId } = scene.bring(aFile('First Name,Last Name,Email,Title,Company\nJane,Doe,jane@acme.example,Boss,\nNew,Body,new@acme.example,,Acme\n'), { mode: 'upsert' })
    const filter: ListFilter = { bin: false, conditions: [{ field: 'batch', op: 'is', value: batchId }] }
    const page = expectOk(contactPage(scene.vault.database.read, createListCache(), { filter, sort: 'name', direction: 'ascending', limit: 50 }), 'a page')
    expect(page.items.map(({ name }) => name)).toEqual(['Jane Doe', 'New Body'])
    expect(countCompanies(scene.vault.database.read, createListCache(), filter)).toBe(1)
  })

  it('asks the recycle bin the same questions', () => {
    const { vault, found } = setUp()
    massChangeContacts(vault.context, createListCache(), { mode: 'all', filter: everything, except: [] }, { kind: 'delete' }, unattended)
    expect(found({ field: 'tag', op: 'is-not', value: 'nobody has it' })).toEqual([])
    const cache = createListCache()
    const inBin = (...conditions: (typeof everything.conditions)[number][]): string[] =>
      expectOk(contactPage(vault.database.read, cache, { filter: { bin: true, conditions }, sort: 'name', direction: 'descending', limit: 50 }), 'a page').items.map((item) => item.name)
    expect(inBin()).toEqual(['Cem', 'Ben', 'Ann'])
    expect(inBin({ field: 'tag', op: 'is', value: 'vip' })).toEqual(['Ben', 'Ann'])
    expect(inBin({ field: 'tag', op: 'is-not', value: 'vip' })).toEqual(['Cem'])
    expect(inBin({ field: 'text', op: 'contains', value: 'be' })).toEqual(['Ben'])
    expect(inBin({ field: 'city', op: 'is', value: 'köln' })).toEqual(['Ann'])
  })
})
