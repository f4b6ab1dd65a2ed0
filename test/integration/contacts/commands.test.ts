import { describe, expect, it } from 'vitest'
import { createContact, deleteContact, massChangeContacts, restoreContact, updateContact } from '../../../electron/contacts/commands'
import { contactPage, countContacts, getContact } from '../../../electron/contacts/queries'
import { JobCancelled, unattended } from '../../../electron/changes/job-control'
import { createListCache } from '../../../electron/records/list-cache'
import { decodeFieldStamps } from '../../../electron/records/field-stamps'
import { compareStamps } from '../../../shared/hlc'
import { idToBytes } from '../../../shared/ids'
import { everything, type Selection } from '../../../shared/list'
import { expectOk } from '../../../shared/result'
import { aCompany, aContact, address, contactDraftWith, email, phone, positionAt } from '../../support/records'
import { aVaultDatabase, type TestVault } from '../../support/vault-database'

const auditCount = ({ database }: TestVault): number => database.read.get<{ n: number }>('SELECT count(*) AS n FROM audit_entries')?.n ?? -1
const lastEntry = ({ database }: TestVault): { action: string; detail: unknown } => {
  const row = database.read.get<{ action: string; detail: string | null }>('SELECT e.action, d.detail FROM audit_entries AS e LEFT JOIN audit_details AS d ON d.seq = e.seq ORDER BY e.seq DESC LIMIT 1')
  return { action: row?.action ?? '', detail: row?.detail === null || row === undefined ? null : JSON.parse(row.detail) }
}

describe('createContact', () => {
  it('saves every field and reads it back the same', () => {
    const vault = aVaultDatabase()
    const company = aCompany(vault.context, { name: 'Nordlicht GmbH' })
    const draft = contactDraftWith({
      namePrefix: 'Dr.', givenName: 'Zoë', middleName: 'M.', familyName: 'Öztürk', nameSuffix: 'PhD', nickname: 'Zo',
      phoneticGivenName: 'Zo-ee', phoneticFamilyName: 'Oz-turk', formattedName: '',
      positions: [positionAt(company, { role: 'Buyer', department: 'Parts', primary: true }), { companyId: null, companyName: 'Self', role: 'Author', department: '', primary: false, left: true }],
      emails: [email('zoe@nordlicht.example', { label: 'work', primary: true }), email('z@home.example', { optOut: true })],
      phones: [phone('+49 30 123456', { label: 'mobile', primary: true })],
      addresses: [address({ label: 'home', primary: true, street: 'Ufer 1', city: 'Kiel', postalCode: '24103', country: 'Germany' })],
      links: [{ url: 'https://example.com/zoe', label: 'site' }],
      birthday: '--02-29', tags: ['VIP', 'Fair 2026'], ownerId: vault.userId, notes: 'Likes tea.\nCalls on Fridays.',
    })
    const { record } = expectOk(createContact(vault.context, draft), 'it is saved')
    expect(record).toMatchObject({ ...draft, version: 1, deletedAt: null, createdAt: vault.clock.now() })
    expect(getContact(vault.database.read, record.id)).toEqual(record)
  })

  it('refuses a contact that nothing names and writes nothing', () => {
    const vault = aVaultDatabase()
    const result = createContact(vault.context, contactDraftWith({ givenName: '  ', notes: 'someone' }))
    expect(result).toEqual({ ok: false, failure: { kind: 'nameless' } })
    expect(auditCount(vault)).toBe(0)
    expect(countContacts(vault.database.read, createListCache(), everything)).toBe(0)
  })

  it('trims, drops blanks and repeats, and leaves exactly one primary per list', () => {
    const vault = aVaultDatabase()
    const contact = aContact(vault.context, {
      givenName: ' Ann ',
      emails: [email(' a@x.example '), email('A@X.example', { primary: true }), email('b@x.example', { primary: true }), email('c@x.example', { primary: true })],
      phones: [phone('  '), phone(' 123 ')],
      addresses: [address({ label: 'work' }), address({ city: ' Kiel ' })],
      tags: [' vip ', 'VIP', ''],
    })
    expect(contact.givenName).toBe('Ann')
    expect(contact.emails.map((item) => [item.address, item.primary])).toEqual([['a@x.example', false], ['b@x.example', true], ['c@x.example', false]])
    expect(contact.phones.map((item) => [item.number, item.primary])).toEqual([['123', true]])
    expect(contact.addresses.map((item) => [item.city, item.primary])).toEqual([['Kiel', true]])
    expect(contact.tags).toEqual(['vip'])
  })

  it('records who was created with the filled fields only (A1)', () => {
    const vault = aVaultDatabase()
    aContact(vault.context, { givenName: 'Ann' })
    expect(lastEntry(vault)).toEqual({ action: 'record.created', detail: { fields: { givenName: { after: 'Ann' } }, facts: { version: 1 } } })
  })
})

describe('updateContact', () => {
  it('writes the changed fields with before and after, and raises the version by one', () => {
    const vault = aVaultDatabase()
    const contact = aContact(vault.context, { givenName: 'Ann', familyName: 'Lee', notes: 'old' })
    vault.clock.advance(1000)
    const { record } = expectOk(updateContact(vault.context, contact.id, 1, { familyName: 'Li', givenName: 'Ann' }), 'it is changed')
    expect(record).toMatchObject({ familyName: 'Li', version: 2, updatedAt: vault.clock.now(), createdAt: contact.createdAt })
    expect(lastEntry(vault)).toEqual({ action: 'record.updated', detail: { fields: { familyName: { before: 'Lee', after: 'Li' } }, facts: { version: 2 } } })
    expect(getContact(vault.database.read, contact.id)).toEqual(record)
  })

  it('keeps one base stamp and overrides only for the fields that changed', () => {
    const vault = aVaultDatabase()
    const contact = aContact(vault.context, { givenName: 'Ann' })
    expectOk(updateContact(vault.context, contact.id, 1, { notes: 'x' }), 'it is changed')
    const row = vault.database.read.get<{ stamp: Uint8Array; overrides: Uint8Array }>('SELECT stamp, overrides FROM contact_details')
    const overrides = decodeFieldStamps(row?.overrides ?? null)
    expect([...overrides.keys()]).toEqual(['notes'])
    expect(compareStamps(overrides.get('notes') ?? new Uint8Array(16), row?.stamp ?? new Uint8Array(16))).toBeGreaterThan(0)
  })

  describe('given a newer version on disk', () => {
    it('returns stale-version with the stored record and writes no audit entry', () => {
      const vault = aVaultDatabase()
      const contact = aContact(vault.context, { givenName: 'Ann' })
      const { record: newer } = expectOk(updateContact(vault.context, contact.id, 1, { givenName: 'Anna' }), 'it is changed')
      const before = auditCount(vault)
      expect(updateContact(vault.context, contact.id, 1, { givenName: 'Anne' })).toEqual({ ok: false, failure: { kind: 'stale-version', current: newer } })
      expect(auditCount(vault)).toBe(before)
      expect(getContact(vault.database.read, contact.id)?.givenName).toBe('Anna')
    })
  })

  it('writes nothing when the patch changes nothing, whatever the order of its members', () => {
    const vault = aVaultDatabase()
    const contact = aContact(vault.context, { givenName: 'Ann', emails: [email('a@x.example')] })
    const before = auditCount(vault)
    const { record } = expectOk(updateContact(vault.context, contact.id, 1, { emails: [{ optOut: false, primary: true, label: '', address: 'a@x.example' }] }), 'it is unchanged')
    expect(record.version).toBe(1)
    expect(auditCount(vault)).toBe(before)
  })

  it('refuses a patch that leaves nothing to call the contact by', () => {
    const vault = aVaultDatabase()
    const contact = aContact(vault.context, { givenName: 'Ann' })
    expect(updateContact(vault.context, contact.id, 1, { givenName: '' })).toEqual({ ok: false, failure: { kind: 'nameless' } })
  })

  it('answers not-found for an id that names nobody', () => {
    const vault = aVaultDatabase()
    expect(updateContact(vault.context, vault.userId, 1, { givenName: 'x' })).toEqual({ ok: false, failure: { kind: 'not-found' } })
  })
})

describe('deleteContact and restoreContact', () => {
  it('moves a contact to the bin and back, off and onto the list', () => {
    const vault = aVaultDatabase()
    const cache = createListCache()
    const contact = aContact(vault.context, { givenName: 'Ann' })
    const counts = (): number[] => {
      cache.changed('contact')
      return [countContacts(vault.database.read, cache, everything), countContacts(vault.database.read, cache, { bin: true, conditions: [] })]
    }
    expect(counts()).toEqual([1, 0])
    const { record: deleted } = expectOk(deleteContact(vault.context, contact.id, 1), 'it goes')
    expect(deleted).toMatchObject({ deletedAt: vault.clock.now(), version: 2 })
    expect(counts()).toEqual([0, 1])
    const { record: restored } = expectOk(restoreContact(vault.context, contact.id), 'it comes back')
    expect(restored).toMatchObject({ deletedAt: null, version: 3 })
    expect(counts()).toEqual([1, 0])
    expect(getContact(vault.database.read, contact.id)).toEqual(restored)
  })

  it('refuses to delete a version that was not looked at', () => {
    const vault = aVaultDatabase()
    const contact = aContact(vault.context, { givenName: 'Ann' })
    expect(deleteContact(vault.context, contact.id, 2)).toMatchObject({ ok: false, failure: { kind: 'stale-version', current: contact } })
  })
})

describe('massChangeContacts', () => {
  it('adds a tag to all that a filter finds but for the excepted, each with its own audit entry', () => {
    const vault = aVaultDatabase()
    const people = ['Ann', 'Ben', 'Cem', 'Dov'].map((givenName) => aContact(vault.context, { givenName, tags: givenName === 'Cem' ? ['vip'] : [] }))
    const before = auditCount(vault)
    const result = massChangeContacts(vault.context, createListCache(), { mode: 'all', filter: everything, except: [people[0]?.id ?? ''] }, { kind: 'add-tag', tag: 'VIP' }, unattended)
    expect(result).toMatchObject({ changed: 2, unchanged: 1 })
    expect(people.map(({ id }) => getContact(vault.database.read, id)?.tags)).toEqual([[], ['VIP'], ['vip'], ['VIP']])
    expect(auditCount(vault) - before).toBe(3)
    expect(vault.events.at(-1)?.touched.get('contact')).toBeNull()
  })

  it('sets and clears the owner, removes a tag, deletes and restores', () => {
    const vault = aVaultDatabase()
    const { id } = aContact(vault.context, { givenName: 'Ann', tags: ['Old', 'new'] })
    const selection: Selection = { mode: 'some', ids: [id] }
    const cache = createListCache()
    massChangeContacts(vault.context, cache, selection, { kind: 'set-owner', ownerId: vault.userId }, unattended)
    massChangeContacts(vault.context, cache, selection, { kind: 'remove-tag', tag: 'OLD' }, unattended)
    expect(getContact(vault.database.read, id)).toMatchObject({ ownerId: vault.userId, tags: ['new'] })
    massChangeContacts(vault.context, cache, selection, { kind: 'set-owner', ownerId: null }, unattended)
    massChangeContacts(vault.context, cache, selection, { kind: 'delete' }, unattended)
    expect(getContact(vault.database.read, id)).toMatchObject({ ownerId: null, deletedAt: vault.clock.now() })
    massChangeContacts(vault.context, cache, selection, { kind: 'restore' }, unattended)
    expect(getContact(vault.database.read, id)?.deletedAt).toBeNull()
  })

  it('changes nothing when it is cancelled half way', () => {
    const vault = aVaultDatabase()
    const people = Array.from({ length: 450 }, (_, index) => aContact(vault.context, { givenName: `P${String(index)}` }))
    const before = auditCount(vault)
    let asked = 0
    const job = { cancelled: () => ++asked > 2, progress: () => undefined }
    expect(() => massChangeContacts(vault.context, createListCache(), { mode: 'all', filter: everything, except: [] }, { kind: 'delete' }, job)).toThrow(JobCancelled)
    expect(auditCount(vault)).toBe(before)
    expect(people.filter(({ id }) => getContact(vault.database.read, id)?.deletedAt !== null)).toEqual([])
  })
})

describe('contactPage', () => {
  const input = { filter: everything, sort: 'name', direction: 'ascending', limit: 2 } as const

  it('sorts by the shown name without case and accents, and pages by cursor and by place alike', () => {
    const vault = aVaultDatabase()
    for (const givenName of ['Zoe', 'émile', 'Anna', 'Øyvind', 'bert']) aContact(vault.context, { givenName })
    const cache = createListCache()
    const first = expectOk(contactPage(vault.database.read, cache, input), 'a page')
    const second = expectOk(contactPage(vault.database.read, cache, { ...input, after: first.next ?? '' }), 'a page')
    const third = expectOk(contactPage(vault.database.read, cache, { ...input, at: 4 }), 'a page')
    expect([first, second, third].map((page) => page.items.map((item) => item.name))).toEqual([['Anna', 'bert'], ['émile', 'Øyvind'], ['Zoe']])
    expect([first.at, second.at, third.at]).toEqual([0, null, 4])
    expect(third.next).toBeNull()
    expect(expectOk(contactPage(vault.database.read, cache, { ...input, at: 5 }), 'a page').items).toEqual([])
  })

  it('answers cursor-expired when the row it stood on was changed or has gone', () => {
    const vault = aVaultDatabase()
    const people = ['Ann', 'Ben', 'Cem'].map((givenName) => aContact(vault.context, { givenName }))
    const cache = createListCache()
    const { next } = expectOk(contactPage(vault.database.read, cache, input), 'a page')
    expectOk(updateContact(vault.context, people[1]?.id ?? '', 1, { givenName: 'Zed' }), 'it is changed')
    cache.changed('contact')
    expect(contactPage(vault.database.read, cache, { ...input, after: next ?? '' })).toEqual({ ok: false, failure: { kind: 'cursor-expired' } })
    expect(contactPage(vault.database.read, cache, { ...input, after: 'nonsense' })).toEqual({ ok: false, failure: { kind: 'cursor-expired' } })
    expect(contactPage(vault.database.read, cache, { ...input, sort: 'updated', after: next ?? '' })).toEqual({ ok: false, failure: { kind: 'cursor-expired' } })
  })

  it('puts people without a company last when sorted by company', () => {
    const vault = aVaultDatabase()
    const company = aCompany(vault.context, { name: 'Zeta' })
    aContact(vault.context, { givenName: 'Ann' })
    aContact(vault.context, { givenName: 'Ben', positions: [positionAt(company)] })
    const page = expectOk(contactPage(vault.database.read, createListCache(), { ...input, sort: 'company' }), 'a page')
    expect(page.items.map((item) => [item.name, item.companyName])).toEqual([['Ben', 'Zeta'], ['Ann', '']])
  })

  it('shows the current place of somebody who left their primary one', () => {
    const vault = aVaultDatabase()
    const [old, current] = [aCompany(vault.context, { name: 'Old' }), aCompany(vault.context, { name: 'Current' })]
    aContact(vault.context, { givenName: 'Ann', positions: [positionAt(old, { primary: true, left: true, role: 'CEO' }), positionAt(current, { role: 'CTO' })] })
    const page = expectOk(contactPage(vault.database.read, createListCache(), input), 'a page')
    expect(page.items[0]).toMatchObject({ companyId: current.id, companyName: 'Current', role: 'CTO' })
  })
})

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
