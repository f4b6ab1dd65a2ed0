import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3-multiple-ciphers'
import { describe, expect, it } from 'vitest'
import type { ChainReport } from '../../../electron/audit/chain-walk'
import { verifyChain } from '../../../electron/audit/verify'
import { commitEvent } from '../../../electron/changes/commit-change'
import { wrapConnection } from '../../../electron/db/database'
import { asId, type ContactId } from '../../../shared/ids'
import { reveal } from '../../../shared/secret'
import { aVaultDatabase, temporaryFolder } from '../../support/vault-database'

const ENTRIES = 200
/** Every byte of these, and one of every column of all others; of all with SATCHEL_TEST_EVERY_BYTE, which takes some ten minutes. */
const WHOLE = new Set([1, 100, 200])
const everyByte = process.env['SATCHEL_TEST_EVERY_BYTE'] !== undefined
const CONTACT = asId<ContactId>('01890000-0000-7000-8000-000000000001')
type Value = bigint | string | Uint8Array | null

/** A log of 200 entries, opened as a stock SQLCipher tool would with the key of `key show`, and without the guards of its tables. */
function aStockConnection(): Database.Database {
  const vault = aVaultDatabase()
  for (let n = 0; n < ENTRIES; n++) {
    vault.clock.advance(1_000)
    commitEvent(vault.context, {
      action: n % 2 === 0 ? 'record.updated' : 'record.viewed', objectType: n % 5 === 0 ? null : 'contact', objectId: n % 5 === 0 ? null : CONTACT,
      detail: n % 3 === 0 ? { fields: { notes: { before: '', after: `note ${String(n)}` } } } : null,
    })
  }
  vault.database.checkpoint()
  const file = join(temporaryFolder(), 'stock.db')
  copyFileSync(vault.file, file)
  const stock = new Database(file)
  stock.pragma(`cipher='sqlcipher'`)
  stock.pragma('legacy=4')
  stock.key(Buffer.from(`x'${Buffer.from(reveal(vault.key())).toString('hex')}'`))
  vault.database.close()
  for (const name of stock.prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).pluck().all()) stock.exec(`DROP TRIGGER ${String(name)}`)
  return stock
}

/** The value with each of its bytes changed in turn: of numbers all eight, of nothing one that is something. */
function* flips(value: Value): Generator<Value> {
  if (typeof value === 'bigint') {
    for (let byte = 0n; byte < 8n; byte++) yield BigInt.asIntN(64, value ^ (1n << (byte * 8n)))
    return
  }
  if (value === null) {
    yield new Uint8Array(16)
    return
  }
  const bytes = typeof value === 'string' ? Buffer.from(value, 'utf8') : Buffer.from(value)
  for (const at of bytes.keys()) {
    const changed = Buffer.from(bytes)
    changed[at] = (changed[at] ?? 0) ^ 1
    yield typeof value === 'string' ? changed.toString('utf8') : changed
  }
}

/** What the verifier must say of a change in one column of entry `seq`. */
function expected(table: string, column: string, seq: number, changed: Value): Pick<ChainReport, 'firstBad' | 'class'>[] {
  if (table === 'audit_details') {
    if (column !== 'seq') return [{ firstBad: seq, class: 'detail-edited' }]
    // The detail was hung on another entry: the first of the two that it does not fit.
    return [{ firstBad: Math.min(seq, Math.max(Number(changed), 0) || seq), class: 'detail-edited' }, { firstBad: Number(changed), class: 'missing' }]
  }
  if (column !== 'seq') return [{ firstBad: seq, class: 'edited' }]
  const to = Number(changed)
  // Below the first entry there is none; on another's place that one is gone; beyond the end there is a gap. The last entry moved up leaves no more than its detail.
  return [{ firstBad: seq, class: 'missing' }, ...(to < 1 ? [{ firstBad: 1, class: 'missing' as const }] : to < seq ? [{ firstBad: to, class: 'edited' as const }] : [])]
}

describe('a log of 200 entries changed through stock SQL', () => {
  it('byte by byte, in every column of every entry and detail › names the entry and how it is bad (A2, A3, A7)', () => {
    const stock = aStockConnection()
    const db = wrapConnection(stock)
    let tried = 0
    // One transaction around all: no probe is ever flushed to the disk.
    stock.exec('BEGIN')
    const columns = {
      audit_entries: ['seq', 'at', 'mono', 'actor', 'session', 'txn', 'action', 'object_type', 'object_id', 'detail_commit', 'hash', 'epoch', 'seal'],
      audit_details: ['seq', 'salt', 'detail'],
    } as const
    for (const [table, names] of Object.entries(columns)) {
      for (const column of names) {
        const rows = stock.prepare<[], { seq: bigint; value: Value }>(`SELECT seq, ${column} AS value FROM ${table}`).safeIntegers().all()
        const update = stock.prepare(`UPDATE OR REPLACE ${table} SET ${column} = ? WHERE seq = ?`)
        for (const { seq, value } of rows) {
          const all = [...flips(value)]
          for (const changed of everyByte || WHOLE.has(Number(seq)) ? all : all.slice(Number(seq) % all.length).slice(0, 1)) {
            stock.exec('SAVEPOINT probe')
            // A column whose type refuses the value cannot be changed that way: object_type and action are text, seal and ids are bytes.
            const fitting = value === null && (column === 'object_type') ? 'contact' : changed
            update.run(fitting, seq)
            const { ok, firstBad, class: fault } = verifyChain(db)
            const what = `${table}.${column} of ${String(seq)}: ${String(changed)}`
            expect(ok, what).toBe(false)
            expect(expected(table, column, Number(seq), changed), what).toContainEqual({ firstBad, class: fault })
            stock.exec('ROLLBACK TO probe; RELEASE probe')
            tried += 1
          }
        }
      }
    }
    expect(verifyChain(db)).toMatchObject({ ok: true, entries: ENTRIES })
    console.log(`${String(tried)} flips`)
    expect(tried).toBeGreaterThan(everyByte ? 30_000 : 2_500)
    stock.close()
  })
})
