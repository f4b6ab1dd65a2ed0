import { describe, expect, it } from 'vitest'
import { massChangeContacts } from '../../../electron/contacts/commands'
import { unattended } from '../../../electron/changes/job-control'
import { undoTransaction } from '../../../electron/changes/undo'
import { undoAppliers } from '../../../electron/engine/undo-appliers'
import { createListCache } from '../../../electron/records/list-cache'
import { searchRecords } from '../../../electron/search/query'
import { everything } from '../../../shared/list'
import { aContact, aCrowd, phone } from '../../support/records'
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
    expect(undoTransaction(vault.context, undoAppliers, gone.transactionId, unattended)).toMatchObject({ reversed: 600, kept: [] })
    expect([found('xylo n599'), found('987651599'), found('robert stays')]).toEqual([1, 1, 1])
    vault.database.db.run(`INSERT INTO contact_search (contact_search) VALUES ('integrity-check')`)
  })
})
