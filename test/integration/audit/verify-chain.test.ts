import { describe, expect, it } from 'vitest'
import { checkAnchor, formatKeychainAnchor, openFileAnchor, parseKeychainAnchor } from '../../../electron/audit/anchors'
import { readHead } from '../../../electron/audit/record'
import { verifyChain } from '../../../electron/audit/verify'
import { commitEvent } from '../../../electron/changes/commit-change'
import type { SqlValue, WriteDb } from '../../../electron/db/database'
import { Secret } from '../../../shared/secret'
import { join } from 'node:path'
import { readFileSync, writeFileSync } from 'node:fs'
import { asId, type ContactId } from '../../../shared/ids'
import { aVaultDatabase, temporaryFolder, type TestVault } from '../../support/vault-database'

const CONTACT = asId<ContactId>('01890000-0000-7000-8000-000000000001')

/** A log of `entries` entries, every third with a detail, and the guards of the tables taken away as an attacker would. */
function aLog(entries: number): TestVault {
  const vault = aVaultDatabase()
  for (let i = 0; i < entries; i++) {
    vault.clock.advance(1_000)
    commitEvent(vault.context, {
      action: i % 2 === 0 ? 'record.updated' : 'record.viewed', objectType: 'contact', objectId: CONTACT,
      detail: i % 3 === 0 ? { fields: { notes: { before: '', after: `note ${String(i)}` } } } : null,
    })
  }
  return vault
}

function withoutGuards(db: WriteDb): void {
  for (const { name } of db.all<{ name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`)) db.exec(`DROP TRIGGER ${name}`)
}

const COLUMNS = ['seq', 'at', 'mono', 'actor', 'session', 'txn', 'action', 'object_type', 'object_id', 'detail_commit', 'hash', 'epoch', 'seal'] as const

/** Every value that differs from `value` in one byte (or, for numbers, in one of their low bytes). */
function* flips(value: SqlValue): Generator<SqlValue> {
  if (typeof value === 'number') for (const bit of [1, 256, 65_536]) yield value + bit
  else if (typeof value === 'string') for (let i = 0; i < value.length; i++) yield value.slice(0, i) + String.fromCharCode(value.charCodeAt(i) ^ 1) + value.slice(i + 1)
  else if (value instanceof Uint8Array) {
    for (let i = 0; i < value.length; i++) {
      const copy = Uint8Array.from(value)
      copy[i] = (copy[i] ?? 0) ^ 1
      yield copy
    }
  } else yield new Uint8Array(16)
}

describe('verifyChain', () => {
  it('accepts an untouched log and counts it', () => {
    expect(verifyChain(aLog(40).database.read)).toMatchObject({ ok: true, entries: 40, firstBad: null, class: null })
  })

  it('notices a flip of every byte of every column of every entry and detail, and names the entry (A2, A3, A7)', () => {
    const { database } = aLog(24)
    const { db } = database
    withoutGuards(db)
    let tried = 0
    const probe = (table: string, column: string, row: { seq: number; value: SqlValue }): void => {
      for (const changed of flips(row.value)) {
        tried += 1
        db.exec('SAVEPOINT probe')
        db.run(`UPDATE OR REPLACE ${table} SET ${column} = ? WHERE seq = ?`, changed, row.seq)
        const report = verifyChain(db)
        expect(report.ok, `${table}.${column} of ${String(row.seq)}`).toBe(false)
        expect(report.firstBad ?? 0, `${table}.${column} of ${String(row.seq)}`).toBeLessThanOrEqual(row.seq + 1)
        db.exec('ROLLBACK TO probe; RELEASE probe')
      }
    }
    for (const column of COLUMNS) for (const row of db.all<{ seq: number; value: SqlValue }>(`SELECT seq, ${column} AS value FROM audit_entries WHERE seq < 24`)) probe('audit_entries', column, row)
    for (const column of ['seq', 'salt', 'detail']) for (const row of db.all<{ seq: number; value: SqlValue }>(`SELECT seq, ${column} AS value FROM audit_details`)) probe('audit_details', column, row)
    expect(tried).toBeGreaterThan(3_000)
    expect(verifyChain(db).ok).toBe(true)
  })

  it.each([
    ['an entry is taken out', 'DELETE FROM audit_entries WHERE seq = 7', 7, 'missing'],
    ['an entry is taken out with its detail', 'DELETE FROM audit_details WHERE seq = 7; DELETE FROM audit_entries WHERE seq = 7', 7, 'missing'],
    ['two entries change places', 'UPDATE audit_entries SET seq = -1 WHERE seq = 5; UPDATE audit_entries SET seq = 5 WHERE seq = 6; UPDATE audit_entries SET seq = 6 WHERE seq = -1', 5, 'reordered'],
    ['a detail is taken away', 'DELETE FROM audit_details WHERE seq = 4', 4, 'detail-edited'],
    ['an entry is written twice', `INSERT INTO audit_entries SELECT 21, at, mono, actor, session, txn, action, object_type, object_id, detail_commit, hash, epoch, seal FROM audit_entries WHERE seq = 20`, 21, 'edited'],
    ['the end is cut but a detail was forgotten', 'DELETE FROM audit_entries WHERE seq > 15', 16, 'truncated'],
  ])('given that %s › names entry and class', (_what, sql, firstBad, fault) => {
    const { database } = aLog(20)
    withoutGuards(database.db)
    database.db.exec(sql)
    expect(verifyChain(database.read)).toMatchObject({ ok: false, firstBad, class: fault })
  })

  it('is guarded by the tables themselves: entries cannot be updated or deleted (A6)', () => {
    const { db } = aLog(3).database
    for (const sql of ['UPDATE audit_entries SET at = 0', 'DELETE FROM audit_entries', `UPDATE audit_details SET detail = ''`, 'DELETE FROM audit_details']) expect(() => db.run(sql), sql).toThrow(/never|only/)
  })
})

describe('anchors', () => {
  const key = (): Secret => new Secret(new Uint8Array(32).fill(7))

  it('accept a log that went on after them, and remember the newest head of two places (A5)', () => {
    const vault = aLog(5)
    const anchor = openFileAnchor(join(vault.folder, 'anchor.bin'), key())
    anchor.write(readHead(vault.database.read))
    commitEvent(vault.context, { action: 'log.verified', objectType: null, objectId: null, detail: null })
    expect(checkAnchor(vault.database.read, 6, 'file', anchor.read())).toBeNull()
    anchor.write(readHead(vault.database.read))
    anchor.close()
    expect(openFileAnchor(join(vault.folder, 'anchor.bin'), key()).read()).toMatchObject({ state: 'present', head: { seq: 6 } })
  })

  it('name a log whose end was cut, with both numbers (A5)', () => {
    const vault = aLog(9)
    const anchor = openFileAnchor(join(vault.folder, 'anchor.bin'), key())
    anchor.write(readHead(vault.database.read))
    withoutGuards(vault.database.db)
    vault.database.db.exec('DELETE FROM audit_details WHERE seq > 6; DELETE FROM audit_entries WHERE seq > 6')
    expect(verifyChain(vault.database.read).ok).toBe(true)
    expect(checkAnchor(vault.database.read, 6, 'file', anchor.read())).toEqual({ kind: 'log-cut', anchor: 'file', anchorSeq: 9, headSeq: 6 })
  })

  it('name another log of the same length (A5)', () => {
    const one = aLog(4)
    const other = aLog(4)
    const reading = parseKeychainAnchor(formatKeychainAnchor(readHead(one.database.read), key()), key())
    expect(checkAnchor(other.database.read, 4, 'keychain', reading)).toEqual({ kind: 'log-forked', anchor: 'keychain', seq: 4 })
  })

  it('refuse every changed byte that they hold', () => {
    const path = join(temporaryFolder(), 'anchor.bin')
    const anchor = openFileAnchor(path, key())
    anchor.write({ seq: 3, hash: new Uint8Array(32).fill(1) })
    anchor.close()
    const whole = readFileSync(path)
    const used = [...whole.keys()].filter((at) => at >= 128 && at < 128 + 80)
    for (const at of used) {
      const changed = Buffer.from(whole)
      changed[at] = (changed[at] ?? 0) ^ 1
      writeFileSync(path, changed)
      expect(openFileAnchor(path, key()).read(), `byte ${String(at)}`).toEqual({ state: 'forged' })
    }
    const text = formatKeychainAnchor({ seq: 3, hash: new Uint8Array(32).fill(1) }, key())
    expect(text).toHaveLength(112)
    for (let i = 0; i < text.length; i++) expect(parseKeychainAnchor(text.slice(0, i) + (text[i] === '0' ? '1' : '0') + text.slice(i + 1), key()).state).toBe('forged')
  })
})
