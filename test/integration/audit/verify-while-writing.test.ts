import { expect, it } from 'vitest'
import { detailedRows } from '../../../electron/audit/packed-rows'
import { verifyChain } from '../../../electron/audit/verify'
import type { ReadDb } from '../../../electron/db/database'
import { openDatabase } from '../../../electron/db/open'
import { expectOk } from '../../../shared/result'
import { appendMany } from '../../support/archive-scene'
import { aSealedLog, withoutGuards } from '../../support/sealed-log'

it('given that somebody writes and begins an epoch while a verification begins › is no finding', () => {
  const vault = aSealedLog()
  vault.database.db.exec('PRAGMA synchronous=OFF')
  appendMany(vault, 990)
  const other = expectOk(openDatabase({ file: vault.file, key: vault.key(), mode: 'write' }), 'a second connection')
  let wrote = 0
  const meanwhile: ReadDb = {
    sight: null, prepare: other.read.prepare, all: other.read.all,
    get: <Row>(sql: string, ...params: []) => {
      const row = other.read.get<Row>(sql, ...params)
      if (sql.includes('audit_epoch')) {
        wrote += 1
        appendMany(vault, 50)
      }
      return row
    },
  }
  expect(verifyChain(meanwhile, undefined, vault.opener)).toMatchObject({ ok: true })
  expect(wrote).toBe(1)
  expect(verifyChain(other.read, undefined, vault.opener)).toMatchObject({ ok: true })
  other.close()
})

it('reads each row as it is stored, also what this program never writes', () => {
  const vault = aSealedLog()
  appendMany(vault, 5)
  const { db } = vault.database
  withoutGuards(db)
  db.exec(`UPDATE audit_entries SET actor = zeroblob(1000), object_id = x'', seal = NULL, epoch = 0 WHERE seq = 2; UPDATE audit_entries SET session = x'', txn = zeroblob(97), detail_commit = zeroblob(98) WHERE seq = 3`)
  const plain = db.all(`SELECT e.seq, e.at, e.mono, e.actor, e.session, e.txn, e.action, e.object_type, e.object_id, e.detail_commit, e.hash, e.epoch, e.seal, d.salt, d.detail FROM audit_entries AS e LEFT JOIN audit_details AS d ON d.seq = e.seq ORDER BY e.seq`)
  expect([...detailedRows(db)].map((row) => ({ ...row }))).toEqual(plain)
})
