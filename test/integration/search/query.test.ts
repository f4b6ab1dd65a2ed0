import { describe, expect, it } from 'vitest'
import { deleteContact, restoreContact, updateContact } from '../../../electron/contacts/commands'
import { searchRecords, tagsInUse } from '../../../electron/search/query'
import type { ContactFields } from '../../../shared/contacts/contact'
import { expectOk } from '../../../shared/result'
import { aCompany, aContact, address, email, phone, positionAt } from '../../support/records'
import { aVaultDatabase, type TestVault } from '../../support/vault-database'

function vaultWith(...people: Partial<ContactFields>[]): { vault: TestVault; found: (text: string) => string[] } {
  const vault = aVaultDatabase()
  for (const fields of people) aContact(vault.context, fields)
  return { vault, found: (text) => searchRecords(vault.database.read, text, ['contact', 'company'], 20).items.map((hit) => hit.title) }
}

describe('searchRecords', () => {
  it('finds names in any order, without case and accents, as they are typed', () => {
    const { found } = vaultWith({ givenName: 'Jürgen', familyName: 'Groß' }, { givenName: 'Łukasz', familyName: 'Żółć' }, { givenName: 'Søren', familyName: 'Ångström' })
    for (const text of ['jurgen', 'JÜRGEN', 'gross', 'groß jür', 'g j', 'j gro', 'Jürgen Groß']) expect(found(text), text).toEqual(['Jürgen Groß'])
    for (const text of ['lukasz', 'zolc lu', 'Żó']) expect(found(text), text).toEqual(['Łukasz Żółć'])
    for (const text of ['soren', 'angstrom so']) expect(found(text), text).toEqual(['Søren Ångström'])
  })

  it('finds names written without spaces by any of their signs, and Korean as it is composed', () => {
    const { found } = vaultWith({ formattedName: '王小明' }, { formattedName: '山田 太郎' }, { formattedName: '김철수' })
    expect(found('小明')).toEqual(['王小明'])
    expect(found('太郎 山')).toEqual(['山田 太郎'])
    expect(found('김처')).toEqual(['김철수'])
  })

  it('finds a phone by any run of three or more digits, however it was typed', () => {
    const { found } = vaultWith({ givenName: 'Ann', phones: [phone('+49 (0)170 / 123-45 67')] }, { givenName: 'Ben', phones: [phone('0049 30 998877')] })
    for (const text of ['1701', '170 123', '(0170) 1234', '+49 0170', '4567', '123.45.67']) expect(found(text), text).toEqual(['Ann'])
    for (const text of ['030 9988', '+4930998877', '877']) expect(found(text), text).toEqual(['Ben'])
    expect(found('170777')).toEqual([])
    expect(found('12')).toEqual([])
  })

  it('does not take runs of three that stand apart for the number', () => {
    const { found } = vaultWith({ givenName: 'Ann', phones: [phone('123 0 234')] })
    expect(found('1234')).toEqual([])
    expect(found('1230')).toEqual(['Ann'])
  })

  it('finds parts of an email address, company, role, tag, place and notes, and says where', () => {
    const { vault } = vaultWith()
    const acme = aCompany(vault.context, { name: 'Acme Räder', domain: 'acme.example', industry: 'Wheels' })
    aContact(vault.context, {
      givenName: 'Ann', familyName: 'Lee', emails: [email('first.last@mail.example')], positions: [positionAt(acme, { role: 'Head of Parts' })],
      tags: ['Golden'], addresses: [address({ city: 'Zürich', postalCode: '8001' })], nickname: 'Annie', notes: `${'word '.repeat(50)} she collects barometers ${'word '.repeat(50)}`,
    })
    const hits = (text: string): [string, string, string][] => searchRecords(vault.database.read, text, ['contact', 'company'], 20).items.map((hit) => [hit.title, hit.matched, hit.excerpt])
    expect(hits('last@mail')).toEqual([['Ann Lee', 'email', 'first.last@mail.example']])
    expect(hits('golden')).toEqual([['Ann Lee', 'tag', 'Golden']])
    expect(hits('zurich lee')).toEqual([['Ann Lee', 'place', '8001 Zürich']])
    expect(hits('annie')).toEqual([['Ann Lee', 'name', expect.stringContaining('Annie')]])
    expect(hits('head parts')).toEqual([['Ann Lee', 'company', 'Head of Parts, Acme Räder']])
    expect(hits('wheels')).toEqual([['Acme Räder', 'tag', 'Wheels']])
    expect(hits('rader').map(([title, matched]) => [title, matched])).toEqual([['Acme Räder', 'name'], ['Ann Lee', 'company']])
    const [[, matched, excerpt] = ['', '', '']] = hits('baromet')
    expect(matched).toBe('notes')
    expect(excerpt).toContain('barometers')
    expect(excerpt.length).toBeLessThan(160)
  })

  it('puts the best match first: the whole name, then whole words, then beginnings, then the rest', () => {
    const { found } = vaultWith(
      { givenName: 'Zed', notes: 'knows lee' }, { givenName: 'Leeland', familyName: 'Ash' }, { givenName: 'Ann', familyName: 'Leeman' },
      { givenName: 'Ann', familyName: 'Lee' }, { formattedName: 'Lee' }, { givenName: 'Lee', familyName: 'Marvin' },
    )
    expect(found('lee')).toEqual(['Lee', 'Lee Marvin', 'Ann Lee', 'Leeland Ash', 'Ann Leeman', 'Zed'])
  })

  it('finds the whole name among hundreds that only begin like it', () => {
    const { vault, found } = vaultWith(...Array.from({ length: 300 }, (_, index) => ({ givenName: 'Ann', familyName: `Leeman${String(index)}` })))
    aContact(vault.context, { givenName: 'Xaver', familyName: 'Lee' })
    expect(found('lee')[0]).toBe('Xaver Lee')
    const page = searchRecords(vault.database.read, 'ann', ['contact'], 20)
    expect([page.items.length, page.more]).toEqual([20, true])
  })

  it('answers any text without failing (hostile input)', () => {
    const { found, vault } = vaultWith({ givenName: 'Ann', familyName: `O'Neil` })
    const hostile = ['', ' ', '"', '""', `'`, '*', 'a*', '(', ')', 'NEAR(a b)', 'name : a', '{name} : a', 'a AND', 'OR', 'NOT ann', '^ann', 'ann + b', 'a\u0000b', '\u0000', '\ud800', '%', '_', '\\', ';--', 'x'.repeat(500), '" OR "'.repeat(80), '…!?', '👩‍👩‍👧', 'ﷺ', '٣٤٥', '-1', '🏴'.repeat(200), 'a '.repeat(250)]
    for (const text of hostile) expect(() => found(text), JSON.stringify(text)).not.toThrow()
    expect(found(`o'neil`)).toEqual([`Ann O'Neil`])
    expect(found('O’Neil ann')).toEqual([`Ann O'Neil`])
    expect(searchRecords(vault.database.read, '"ann"*', ['contact'], 5).items).toHaveLength(1)
    for (const text of ['', '"', '…!?', '*']) expect(found(text)).toEqual([])
  })

  it('no longer finds what was edited away or lies in the bin, and finds it again when restored', () => {
    const { vault, found } = vaultWith()
    const contact = aContact(vault.context, { givenName: 'Quentin', phones: [phone('555 0001')], notes: 'zebra' })
    const { record } = expectOk(updateContact(vault.context, contact.id, 1, { givenName: 'Robert', phones: [phone('777 0002')] }), 'it is changed')
    expect([found('quentin'), found('5550001'), found('robert'), found('7770002')]).toEqual([[], [], ['Robert'], ['Robert']])
    expectOk(deleteContact(vault.context, record.id, 2), 'it goes')
    expect([found('robert'), found('zebra'), found('7770002')]).toEqual([[], [], []])
    expectOk(restoreContact(vault.context, record.id), 'it comes back')
    expect([found('robert'), found('zebra'), found('7770002')]).toEqual([['Robert'], ['Robert'], ['Robert']])
  })

  it('leaves no word of a deleted record in the search index (SECURITY.md 5.6)', () => {
    const { vault } = vaultWith(...Array.from({ length: 200 }, (_, index) => ({ givenName: `Person${String(index)}`, notes: 'common words' })))
    const contact = aContact(vault.context, { givenName: 'Xylophilus', notes: 'kryptonite', emails: [email('xylo@secret.example')], phones: [phone('987654321')] })
    const remnants = (): number => ['xylophilus', 'ylophilus', 'kryptonite', 'secret', 'xylo', '987', '654'].reduce((sum, word) => {
      const blocks = ['contact_search_data', 'contact_phone_search_data'].flatMap((table) => vault.database.read.all<{ block: Uint8Array }>(`SELECT block FROM ${table}`))
      return sum + blocks.filter(({ block }) => Buffer.from(block).includes(word)).length
    }, 0)
    expect(remnants()).toBeGreaterThan(4)
    expectOk(deleteContact(vault.context, contact.id, 1), 'it goes')
    expect(remnants()).toBe(0)
    expect(vault.database.integrityCheck()).toBe(true)
    vault.database.db.run(`INSERT INTO contact_search (contact_search) VALUES ('integrity-check')`)
  })
})

describe('tagsInUse', () => {
  it('counts records outside the bin, most used first, by the start of the tag', () => {
    const { vault } = vaultWith({ givenName: 'Ann', tags: ['VIP', 'Fair'] }, { givenName: 'Ben', tags: ['vip'] })
    const gone = aContact(vault.context, { givenName: 'Cem', tags: ['Gone', 'Fair'] })
    expectOk(deleteContact(vault.context, gone.id, 1), 'it goes')
    expect(tagsInUse(vault.database.read, 'contact', '', 10)).toEqual([{ tag: 'VIP', count: 2 }, { tag: 'Fair', count: 1 }])
    expect(tagsInUse(vault.database.read, 'contact', 'FA', 10)).toEqual([{ tag: 'Fair', count: 1 }])
    expect(tagsInUse(vault.database.read, 'company', '', 10)).toEqual([])
  })
})
