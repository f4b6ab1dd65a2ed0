import { describe, expect, it } from 'vitest'
import { updateContact } from '../../../electron/contacts/commands'
import { getContact } from '../../../electron/contacts/queries'
import { openDatabase } from '../../../electron/db/open'
import type { WriteDb } from '../../../electron/db/database'
import { searchRecords } from '../../../electron/search/query'
import { expectOk } from '../../../shared/result'
import { aContact } from '../../support/records'
import { aVaultDatabase } from '../../support/vault-database'

describe('a command on one connection while a job writes on another', () => {
  it('answers stale-version when the record changed between the look and the write, and writes nothing', () => {
    const vault = aVaultDatabase()
    const contact = aContact(vault.context, { givenName: 'Ann' })
    const other = expectOk(openDatabase({ file: vault.file, key: vault.key(), mode: 'write' }), 'a second connection')
    // The moment between: the command has looked and is about to begin its transaction.
    let first = true
    const db: WriteDb = {
      ...vault.context.db,
      get inTransaction() {
        return vault.context.db.inTransaction
      },
      transaction: (work) => {
        if (first) {
          first = false
          expectOk(updateContact({ ...vault.context, db: other.db }, contact.id, 1, { givenName: 'Overtaker' }), 'the job writes')
        }
        return vault.context.db.transaction(work)
      },
    }
    const result = updateContact({ ...vault.context, db }, contact.id, 1, { givenName: 'Late' })
    expect(result).toMatchObject({ ok: false, failure: { kind: 'stale-version', current: { givenName: 'Overtaker', version: 2 } } })
    expect(getContact(vault.database.read, contact.id)?.givenName).toBe('Overtaker')
    expect(['ann', 'late', 'overtaker'].map((text) => searchRecords(vault.database.read, text, ['contact'], 5).items.length)).toEqual([0, 0, 1])
    other.close()
  })
})
