import { describe, expect, it } from 'vitest'
import { contactPage } from '../../../electron/contacts/queries'
import { prepareContactWriter } from '../../../electron/contacts/contact-writer'
import { dropScatteredIndexes, isWorthRebuilding } from '../../../electron/records/bulk-load'
import { createListCache } from '../../../electron/records/list-cache'
import { matchKey } from '../../../electron/records/match-key'
import { searchRecords } from '../../../electron/search/query'
import { emptyContact, type Contact } from '../../../shared/contacts/contact'
import { everything } from '../../../shared/list'
import { expectOk } from '../../../shared/result'
import { email } from '../../support/records'
import { aVaultDatabase, type TestVault } from '../../support/vault-database'

const schema = ({ database }: TestVault): unknown => database.read.all(`SELECT name, sql FROM sqlite_schema WHERE type = 'index' ORDER BY name`)

function load(vault: TestVault, names: readonly string[]): void {
  const { db, ids, hlc } = vault.context
  const rebuild = dropScatteredIndexes(db, ['contact', 'company'])
  const writer = prepareContactWriter(db, { bulk: true })
  for (const givenName of names) {
    const contact: Contact = {
      ...emptyContact(), id: ids.next(), version: 1, createdAt: 1, updatedAt: 1, deletedAt: null,
      source: { kind: 'import', batchId: null, fileName: 'people.csv', row: 1 }, sourceRaw: null, givenName, emails: [email(`${givenName}@x.example`, { primary: true })],
    }
    writer.insert(contact, hlc.next())
  }
  writer.finish()
  rebuild()
}

describe('a bulk load', () => {
  it('ends with the same indexes, and every row is listed, searched and matched', () => {
    const vault = aVaultDatabase()
    const before = schema(vault)
    vault.database.db.transaction(() => { load(vault, ['Zoe', 'ann', 'Mia']) })
    expect(schema(vault)).toEqual(before)
    const page = expectOk(contactPage(vault.database.read, createListCache(), { filter: everything, sort: 'name', direction: 'ascending', limit: 9 }), 'a page')
    expect(page.items.map((item) => item.name)).toEqual(['ann', 'Mia', 'Zoe'])
    expect(searchRecords(vault.database.read, 'mi', ['contact'], 5).items).toHaveLength(1)
    expect(vault.database.read.all('SELECT number FROM contact_keys WHERE key = ?', matchKey('email', 'zoe@x.example'))).toEqual([{ number: 1 }])
    expect(vault.database.integrityCheck()).toBe(true)
  })

  it('leaves indexes and rows as they were when it fails', () => {
    const vault = aVaultDatabase()
    const before = schema(vault)
    expect(() => {
      vault.database.db.transaction(() => {
        load(vault, ['Zoe'])
        dropScatteredIndexes(vault.context.db, ['contact'])
        throw new Error('cancelled')
      })
    }).toThrow('cancelled')
    expect(schema(vault)).toEqual(before)
    expect(vault.database.read.get<{ n: number }>('SELECT count(*) AS n FROM contacts')?.n).toBe(0)
  })

  it('refuses to drop indexes outside a transaction', () => {
    const vault = aVaultDatabase()
    expect(() => dropScatteredIndexes(vault.context.db, ['contact'])).toThrow('inside the transaction')
  })

  it('is worth it for many rows beside few', () => {
    const vault = aVaultDatabase()
    expect([isWorthRebuilding(vault.context.db, 'contact', 100), isWorthRebuilding(vault.context.db, 'contact', 100_000)]).toEqual([false, true])
  })
})

describe('deep places in a list', () => {
  it('are reached from the nearest known place, forward and backward, and stay exact', () => {
    const vault = aVaultDatabase()
    const names = Array.from({ length: 3_210 }, (_, index) => `N${String(index).padStart(5, '0')}`)
    vault.database.db.transaction(() => { load(vault, names) })
    const cache = createListCache()
    for (const direction of ['ascending', 'descending'] as const) {
      const sorted = direction === 'ascending' ? names : [...names].reverse()
      for (const at of [3_200, 1_700, 1_699, 0, 2_500, 600, 3_209, 3_210, 9_999, 1]) {
        const page = expectOk(contactPage(vault.database.read, cache, { filter: everything, sort: 'name', direction, limit: 7, at }), 'a page')
        expect(page.items.map((item) => item.name)).toEqual(sorted.slice(at, at + 7))
      }
    }
  })
})
