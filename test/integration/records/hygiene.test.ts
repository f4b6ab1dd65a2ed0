import { describe, expect, it } from 'vitest'
import { unattended } from '../../../electron/changes/job-control'
import { companyPage } from '../../../electron/companies/queries'
import { massChangeContacts } from '../../../electron/contacts/commands'
import { contactPage } from '../../../electron/contacts/queries'
import { duplicatesOf, keepDuplicates } from '../../../electron/records/duplicate-list'
import { createFirstSeen } from '../../../electron/records/first-seen'
import { createGroups } from '../../../electron/records/groups'
import { createListCache } from '../../../electron/records/list-cache'
import type { Condition, ContactSort } from '../../../shared/list'
import { expectOk } from '../../../shared/result'
import { aCompany, aContact, email, phone, positionAt } from '../../support/records'
import { aVaultDatabase, type TestVault } from '../../support/vault-database'

function people(vault: TestVault, conditions: Condition[], { sort = 'name', direction = 'ascending', bin = false }: { sort?: ContactSort; direction?: 'ascending' | 'descending'; bin?: boolean } = {}): string[] {
  return expectOk(contactPage(vault.database.read, createListCache(), { filter: { bin, conditions }, sort, direction, limit: 50 }), 'a page').items.map(({ name }) => name)
}
function companies(vault: TestVault, ...conditions: Condition[]): string[] {
  return expectOk(companyPage(vault.database.read, createListCache(), { filter: { bin: false, conditions }, sort: 'name', direction: 'ascending', limit: 50 }), 'a page').items.map(({ name }) => name)
}
const duplicates: Condition = { field: 'duplicates', op: 'is-present', value: '' }
const employer = (companyName: string) => ({ companyId: null, companyName, role: '', department: '', primary: true, left: false })

describe('addresses and numbers that lead nowhere', () => {
  it.each([
    ['ann@example.org', true], ['a@b', true], ['älter@bücher.example', true], ['no-at-sign', false], ['two@signs@example.org', false], ['a b@example.org', false], ['a\u00a0b@example.org', false],
    ['<ann@example.org>', false], ['ann@example.org;ben@example.org', false], ['@example.org', false], ['ann@', false], [`${'a'.repeat(320)}@example.org`, false],
  ])('finds the email %s only when an import would not take it', (address, valid) => {
    const vault = aVaultDatabase()
    aContact(vault.context, { givenName: 'Ann', emails: [email(address)] })
    aContact(vault.context, { givenName: 'None' })
    aCompany(vault.context, { name: 'Firm', emails: [email(address)] })
    const invalid: Condition = { field: 'email', op: 'is-invalid', value: '' }
    expect([people(vault, [invalid]), companies(vault, invalid)]).toEqual(valid ? [[], []] : [['Ann'], ['Firm']])
  })

  it.each([['+49 171 5550123', true], ['+4917155501', true], ['0171 5550123', true], ['12', false], ['call me', false], ['+49 1', false], ['+1234567890123456789', false]])('finds the phone %s only when it cannot be dialled from Germany', (number, valid) => {
    const vault = aVaultDatabase()
    vault.database.db.run(`INSERT INTO settings (key, value) VALUES ('defaultCountry', '"DE"')`)
    aContact(vault.context, { givenName: 'Ann', phones: [phone(number)] })
    expect(people(vault, [{ field: 'phone', op: 'is-invalid', value: '' }])).toEqual(valid ? [] : ['Ann'])
  })

  it('finds who has neither, and companies where nobody works any more', () => {
    const vault = aVaultDatabase()
    const [empty, left, full, binned] = ['Empty', 'Left', 'Full', 'Binned'].map((name) => aCompany(vault.context, { name }))
    aContact(vault.context, { givenName: 'Ann', emails: [email('a@b.example')], ...(full === undefined ? {} : { positions: [positionAt(full)] }) })
    aContact(vault.context, { givenName: 'Ben', phones: [phone('030 1')], ...(left === undefined ? {} : { positions: [{ ...positionAt(left), left: true }] }) })
    const gone = aContact(vault.context, { givenName: 'Cem', ...(binned === undefined ? {} : { positions: [positionAt(binned)] }) })
    massChangeContacts(vault.context, createListCache(), { mode: 'some', ids: [gone.id] }, { kind: 'delete' }, unattended)
    aContact(vault.context, { givenName: 'Dan' })
    expect(people(vault, [{ field: 'reach', op: 'is-empty', value: '' }])).toEqual(['Dan'])
    expect(empty).toBeDefined()
    expect([companies(vault, { field: 'people', op: 'is-empty', value: '' }), companies(vault, { field: 'people', op: 'is-present', value: '' })]).toEqual([['Binned', 'Empty', 'Left'], ['Full']])
    expect(people(vault, [{ field: 'people', op: 'is-empty', value: '' }])).toEqual([])
  })
})

describe('possible duplicates', () => {
  function aTwinVault(): TestVault {
    const vault = aVaultDatabase()
    aContact(vault.context, { givenName: 'Zoe', familyName: 'Adam', emails: [email('zoe@one.example')] })
    aContact(vault.context, { givenName: 'Anna', familyName: 'Baum', emails: [email('anna@one.example')], positions: [employer('Nordlicht')] })
    aContact(vault.context, { givenName: 'Carl', familyName: 'Unlike', emails: [email('info@one.example')] })
    aContact(vault.context, { givenName: 'Zo', familyName: 'Adam', emails: [email('ZOE@one.example')] })
    aContact(vault.context, { givenName: 'ANNA', familyName: 'Baum', emails: [email('a.baum@one.example')], positions: [employer('nordlicht')] })
    aContact(vault.context, { givenName: 'Dora', familyName: 'Different', emails: [email('info@one.example')] })
    return vault
  }

  it('stand side by side, by the name of the first, in either direction, and nobody else is there', () => {
    const vault = aTwinVault()
    expect(people(vault, [duplicates])).toEqual(['Anna Baum', 'ANNA Baum', 'Zoe Adam', 'Zo Adam'])
    expect(people(vault, [duplicates], { direction: 'descending' })).toEqual(['Zo Adam', 'Zoe Adam', 'ANNA Baum', 'Anna Baum'])
    expect(people(vault, [duplicates], { sort: 'created' })).toEqual(['Zoe Adam', 'Anna Baum', 'Zo Adam', 'ANNA Baum'])
    expect(people(vault, [duplicates, { field: 'company', op: 'is-present', value: '' }])).toEqual(['Anna Baum', 'ANNA Baum'])
    expect(people(vault, [duplicates], { bin: true })).toEqual([])
  })

  it.each<[string, Partial<Parameters<typeof aContact>[1]>, Partial<Parameters<typeof aContact>[1]>, boolean]>([
    ['one name, two companies, two emails', { givenName: 'Ann', positions: [employer('A')], emails: [email('a@x.example')] }, { givenName: 'Ann', positions: [employer('B')], emails: [email('b@x.example')] }, false],
    ['one name, no company, nothing that tells them apart', { givenName: 'Ann' }, { givenName: 'ann', emails: [email('a@x.example')] }, true],
    ['one name, no company, two emails', { givenName: 'Ann', emails: [email('a@x.example')] }, { givenName: 'Ann', emails: [email('b@x.example')] }, false],
    ['one phone, written differently', { givenName: 'Jon', familyName: 'Lee', phones: [phone('+49 171 555 01 23')] }, { givenName: 'Jonathan', familyName: 'Lee', phones: [phone('0171/5550123')] }, true],
    ['a family with one phone', { givenName: 'Jon', familyName: 'Lee', phones: [phone('+49 171 555 01 23')] }, { givenName: 'Mia', familyName: 'Lee', phones: [phone('+49 171 555 01 23')] }, false],
    ['names turned round at one address', { givenName: 'Mia', familyName: 'Lee', emails: [email('m@x.example')] }, { formattedName: 'Lee, Mia', emails: [email('m@x.example')] }, true],
    ['short numbers', { givenName: 'Ann', familyName: 'A', phones: [phone('12')] }, { givenName: 'Ann', familyName: 'B', phones: [phone('12')] }, false],
  ])('given %s › decides', (_, one, other, same) => {
    const vault = aVaultDatabase()
    aContact(vault.context, one)
    aContact(vault.context, other)
    expect(people(vault, [duplicates])).toHaveLength(same ? 2 : 0)
  })

  it('takes companies of one name or domain together, unless their domains differ', () => {
    const vault = aVaultDatabase()
    aCompany(vault.context, { name: 'Acme GmbH', domain: 'acme.example' })
    aCompany(vault.context, { name: 'ACME' })
    aCompany(vault.context, { name: 'Zeta', domain: 'zeta.example' })
    aCompany(vault.context, { name: 'Zeta', domain: 'zeta.example.org' })
    expect(companies(vault, duplicates)).toEqual(['Acme GmbH', 'ACME'])
  })

  it('are kept by a count until something changes', () => {
    const vault = aTwinVault()
    const kept = keepDuplicates(vault.database.db, 'contact')
    expect(kept).toHaveLength(4)
    vault.database.db.run(`UPDATE meta SET value = ? WHERE key = 'duplicates-contact'`, new Uint8Array(kept.slice(0, 2).buffer))
    expect(duplicatesOf(vault.database.read, 'contact')).toEqual(kept.slice(0, 2))
    vault.clock.advance(1_000)
    aContact(vault.context, { givenName: 'Carl', familyName: 'Unlike', emails: [email('carl@one.example')] })
    expect(duplicatesOf(vault.database.read, 'contact')).toHaveLength(4)
  })
})

describe('what finding duplicates is built of', () => {
  it('createFirstSeen › remembers a hundred thousand keys, however close they lie', () => {
    const seen = createFirstSeen(100_000)
    for (let key = 1; key <= 100_000; key++) expect(seen.of(key * 4_294_967_296 + 1, key)).toBe(0)
    for (let key = 1; key <= 100_000; key += 997) expect(seen.of(key * 4_294_967_296 + 1, 7)).toBe(key)
  })
  it('createGroups › joins links in any order and leaves out whoever stands alone', () => {
    const groups = createGroups()
    for (const [one, other] of [[5, 4], [1, 2], [2, 5], [9, 8], [7, 7]] as const) groups.link(one, other)
    expect(groups.all()).toEqual([[1, 2, 4, 5], [8, 9]])
  })
})
