import { describe, expect, it } from 'vitest'
import { checkAnchor } from '../../../electron/audit/anchors'
import { readHead } from '../../../electron/audit/record'
import { verifyChain } from '../../../electron/audit/verify'
import type { SqlValue } from '../../../electron/db/database'
import { aSealedLog, fillLog, withoutGuards } from '../../support/sealed-log'

const COLUMNS = ['at', 'mono', 'actor', 'session', 'txn', 'action', 'object_type', 'object_id', 'detail_commit', 'hash', 'epoch', 'seal'] as const

/** The value with one byte changed, at a place that `which` picks; of nothing something. */
function flipped(value: SqlValue, which: number): SqlValue {
  if (typeof value === 'number') return value + (which % 2 === 0 ? 1 : -1)
  if (typeof value === 'string') return value.slice(0, which % value.length) + String.fromCharCode(value.charCodeAt(which % value.length) ^ 1) + value.slice((which % value.length) + 1)
  if (!(value instanceof Uint8Array)) return new Uint8Array(16)
  const copy = Uint8Array.from(value)
  copy[which % copy.length] = (copy[which % copy.length] ?? 0) ^ 1
  return copy
}

describe('a sealed log of three epochs, checked with the recovery code (A2, A4, A7)', () => {
  const vault = aSealedLog()
  for (let epoch = 0; epoch < 3; epoch++) {
    fillLog(vault, 12)
    vault.clock.advance(3_600_000)
  }
  const { db } = vault.database
  const whole = readHead(db)
  withoutGuards(db)
  const probe = (what: string, sql: () => void): void => {
    db.exec('SAVEPOINT probe')
    sql()
    expect(verifyChain(db, undefined, vault.opener).ok, what).toBe(false)
    db.exec('ROLLBACK TO probe; RELEASE probe')
  }

  it('a byte changed in any column of any entry, any first key or the state › is reported', () => {
    for (const column of COLUMNS) {
      for (const { seq, value } of db.all<{ seq: number; value: SqlValue }>(`SELECT seq, ${column} AS value FROM audit_entries`)) {
        const changed = value === null && column === 'object_type' ? 'contact' : flipped(value, seq)
        probe(`${column} of ${String(seq)}`, () => { db.run(`UPDATE audit_entries SET ${column} = ? WHERE seq = ?`, changed, seq) })
      }
    }
    for (const column of ['generation', 'first_seq', 'first_epoch', 'sealed_key', 'proof']) {
      const row = db.get<{ value: SqlValue }>(`SELECT ${column} AS value FROM audit_generations`)
      probe(`audit_generations.${column}`, () => { db.run(`UPDATE audit_generations SET ${column} = ?`, flipped(row?.value ?? null, 0)) })
    }
    expect(verifyChain(db, undefined, vault.opener).ok).toBe(true)
  })

  it('each entry taken out, written twice, or in the place of the next › is reported', () => {
    for (let seq = 1; seq < whole.seq; seq++) {
      probe(`without ${String(seq)}`, () => { db.exec(`DELETE FROM audit_details WHERE seq = ${String(seq)}; DELETE FROM audit_entries WHERE seq = ${String(seq)}`) })
      probe(`swapped ${String(seq)}`, () => { db.exec(`UPDATE audit_entries SET seq = -1 WHERE seq = ${String(seq)}; UPDATE audit_entries SET seq = ${String(seq)} WHERE seq = ${String(seq + 1)}; UPDATE audit_entries SET seq = ${String(seq + 1)} WHERE seq = -1`) })
      probe(`twice ${String(seq)}`, () => { db.exec(`INSERT INTO audit_entries SELECT ${String(whole.seq + 1)}, at, mono, actor, session, txn, action, object_type, object_id, detail_commit, hash, epoch, seal FROM audit_entries WHERE seq = ${String(seq)}`) })
    }
  })

  it('the last entries cut › is reported by any anchor kept elsewhere (A5)', () => {
    for (const cut of [1, 2, 5, 20]) {
      db.exec('SAVEPOINT probe')
      db.exec(`DELETE FROM audit_details WHERE seq > ${String(whole.seq - cut)}; DELETE FROM audit_entries WHERE seq > ${String(whole.seq - cut)}`)
      expect(checkAnchor(db, readHead(db).seq, 'file', { state: 'present', head: whole })).toEqual({ kind: 'log-cut', anchor: 'file', anchorSeq: whole.seq, headSeq: whole.seq - cut })
      db.exec('ROLLBACK TO probe; RELEASE probe')
    }
  })
})
