import { describe, expect, it } from 'vitest'
import { massChangeCompanies } from '../../../electron/companies/commands'
import { massChangeContacts } from '../../../electron/contacts/commands'
import { unattended } from '../../../electron/changes/job-control'
import { undoTransaction } from '../../../electron/changes/undo'
import { undoAppliers } from '../../../electron/engine/undo-appliers'
import { createListCache } from '../../../electron/records/list-cache'
import { searchRecords } from '../../../electron/search/query'
import { everything, type Selection } from '../../../shared/list'
import { aCompany, aContact, aCrowd, email, phone } from '../../support/records'
import { aVaultDatabase, type TestVault } from '../../support/vault-database'

const blocksWith = ({ database }: TestVault, word: string): number =>
  ['contact_search_data', 'contact_phone_search_data'].flatMap((table) => database.read.all<{ block: Uint8Array }>(`SELECT block FROM ${table}`)).filter(({ block }) => Buffer.from(block).includes(word)).length
const config = ({ database }: TestVault): unknown => database.read.all(`SELECT k, v FROM contact_search_config WHERE k = 'secure-delete'`)

describe('deleting hundreds of records at once', () => {
  it('leaves no word of them in the index, keeps what stays, and can be undone (SECURITY.md 5.6)', () => {
    const vault = aVaultDatabase()
    aCrowd(vault.context, 600, (index) => ({ givenName: 'Xylophilus', familyName: `N${String(index)}`, phones: [phone(`98765${String(1000 + index)}`)] }))
    const stays = aContact(vault.context, { givenName: 'Robert', familyName: 'Stays' })
    const before = config(vault)
    const gone = massChangeContacts(vault.context, createListCache(), { mode: 'all', filter: everything, except: [stays.id] }, { kind: 'delete' }, unattended)
    expect(gone.changed).toBe(600)
    expect([blocksWith(vault, 'xylophilus'), blocksWith(vault, 'lophilus'), blocksWith(vault, '987')]).toEqual([0, 0, 0])
    expect(config(vault)).toEqual(before)
    const found = (text: string): number => searchRecords(vault.database.read, text, ['contact'], 100).items.length
    expect([found('xylo'), found('98765'), found('robert stays')]).toEqual([0, 0, 1])
    expect(undoTransaction(vault.context, undoAppliers, gone.transactionId, unattended)).toMatchObject({ ok: true, value: { reversed: 600, kept: [] } })
    expect([found('xylo n599'), found('987651599'), found('robert stays')]).toEqual([1, 1, 1])
    vault.database.db.run(`INSERT INTO contact_search (contact_search) VALUES ('integrity-check')`)
  })
})

describe('tagging hundreds of records at once', () => {
  it('finds them by the tag and still by every other word with its first letter; taken back, no word of it is left (SECURITY.md 5.6)', () => {
    const vault = aVaultDatabase()
    aCrowd(vault.context, 600, (index) => ({
      givenName: 'Zoë', familyName: index % 2 === 0 ? 'Zander' : 'Moss', notes: 'likes zebras', tags: ['Old'], emails: [email(`p${String(index)}@zoo.example`)],
    }))
    const whole: Selection = { mode: 'all', filter: everything, except: [] }
    const found = (text: string): number => searchRecords(vault.database.read, text, ['contact'], 1_000).items.length
    const matching = (match: string): number => vault.database.read.get<{ n: number }>('SELECT count(*) AS n FROM contact_search WHERE contact_search MATCH ?', match)?.n ?? -1
    const before = vault.database.read.all('SELECT number, tags FROM contacts')
    const done = massChangeContacts(vault.context, createListCache(), whole, { kind: 'add-tag', tag: 'Zymurgy' }, unattended)
    expect(done.changed).toBe(600)
    expect(['tags : zymurgy', 'tags : zy*', 'name : z*', 'name : zander', 'notes : zeb*', 'email : zoo', 'tags : old', 'place : z*'].map(matching)).toEqual([600, 600, 600, 300, 600, 600, 600, 0])
    expect(vault.database.read.all(`SELECT count(*) AS n FROM contact_tags AS l JOIN tags AS t ON t.number = l.tag WHERE t.folded = 'zymurgy'`)).toEqual([{ n: 600 }])
    expect(undoTransaction(vault.context, undoAppliers, done.transactionId, unattended)).toMatchObject({ ok: true, value: { reversed: 600, keptCount: 0 } })
    expect(vault.database.read.all('SELECT number, tags FROM contacts')).toEqual(before)
    expect(blocksWith(vault, 'zymurgy')).toBe(0)
    expect(['tags : z*', 'name : z*', 'name : zander', 'notes : zeb*', 'email : zoo', 'tags : old'].map(matching)).toEqual([0, 600, 300, 600, 600, 600])
    expect([found('zander zebra') > 0, found('zymurgy')]).toEqual([true, 0])
    vault.database.db.run(`INSERT INTO contact_search (contact_search) VALUES ('integrity-check')`)
  })

  it('keeps the line of business of a company among its tags', () => {
    const vault = aVaultDatabase()
    for (let index = 0; index < 3; index++) aCompany(vault.context, { name: `Firm ${String(index)}`, industry: 'Shipping', tags: ['Spring'] })
    const done = massChangeCompanies(vault.context, createListCache(), { mode: 'all', filter: everything, except: [] }, { kind: 'add-tag', tag: 'Summer' }, unattended)
    const matching = (match: string): number => vault.database.read.get<{ n: number }>('SELECT count(*) AS n FROM company_search WHERE company_search MATCH ?', match)?.n ?? -1
    expect(['summer', 'shipping', 'spring', 's*'].map(matching)).toEqual([3, 3, 3, 3])
    undoTransaction(vault.context, undoAppliers, done.transactionId, unattended)
    expect(['summer', 'shipping', 'spring', 's*'].map(matching)).toEqual([0, 3, 3, 3])
  })
})
