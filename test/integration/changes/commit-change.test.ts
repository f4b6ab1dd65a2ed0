import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { commitChange, commitEvent, type ChangeContext } from '../../../electron/changes/commit-change'
import { verifyChain } from '../../../electron/audit/verify'
import type { WriteDb } from '../../../electron/db/database'
import { setMeta } from '../../../electron/engine/change-context'
import { aVaultDatabase, type TestVault } from '../../support/vault-database'

const viewed = { action: 'record.viewed', objectType: 'contact', objectId: null, detail: { facts: { field: 'notes' } } } as const

/** Everything a change may write, as one comparable value. */
function everythingIn({ database }: TestVault): unknown {
  const tables = ['settings', 'audit_entries', 'audit_details', 'outbox', 'meta']
  return tables.map((table) => [table, database.db.all(`SELECT * FROM ${table} ORDER BY 1`)])
}

/** The same connection, whose nth write throws as a full disk would. */
function failingAt(db: WriteDb, n: number): { db: WriteDb; writes: () => number } {
  let writes = 0
  const failing: WriteDb = {
    ...db,
    get inTransaction() {
      return db.inTransaction
    },
    run: (sql, ...params) => {
      writes += 1
      if (writes === n) throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })
      return db.run(sql, ...params)
    },
  }
  return { db: failing, writes: () => writes }
}

function change(context: ChangeContext): void {
  commitChange(context, (entry, db) => {
    db.run(`INSERT INTO settings (key, value) VALUES ('binDays', '30')`)
    entry.op({ noun: 'contact', recordId: randomBytes(16), kind: 'patch', fields: { notes: 'x' }, stamp: entry.stamp() })
    entry.record(viewed)
    entry.touched('contact', 'some-id')
  })
}

describe('commitChange', () => {
  it('writes row, audit entry, sync op and clock in one transaction, and tells screens after it', () => {
    const vault = aVaultDatabase()
    setMeta(vault.database, 'sync', 'on')
    change(vault.context)
    const count = (table: string): number => vault.database.db.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)?.n ?? -1
    expect(['settings', 'audit_entries', 'audit_details', 'outbox'].map(count)).toEqual([1, 1, 1, 1])
    expect(vault.database.db.get<{ value: unknown }>(`SELECT value FROM meta WHERE key = 'hlc'`)?.value).toHaveLength(16)
    expect(vault.events).toHaveLength(1)
    expect(vault.events[0]?.touched.get('contact')).toEqual(['some-id'])
    expect(vault.events[0]?.head.seq).toBe(1)
  })

  describe('given that any one step fails', () => {
    it('leaves nothing written and tells nobody, for each step in turn (A1)', () => {
      const vault = aVaultDatabase()
      setMeta(vault.database, 'sync', 'on')
      const counted = failingAt(vault.context.db, -1)
      const rehearsal = aVaultDatabase()
      setMeta(rehearsal.database, 'sync', 'on')
      const rehearsed = failingAt(rehearsal.context.db, -1)
      change({ ...rehearsal.context, db: rehearsed.db })
      expect(rehearsed.writes()).toBe(5)
      expect(counted.writes()).toBe(0)
      const before = everythingIn(vault)
      for (let step = 1; step <= rehearsed.writes(); step++) {
        expect(() => { change({ ...vault.context, db: failingAt(vault.context.db, step).db }) }, `step ${String(step)}`).toThrow('full')
        expect(everythingIn(vault), `step ${String(step)}`).toEqual(before)
      }
      expect(vault.events).toEqual([])
      change(vault.context)
      expect(verifyChain(vault.database.read)).toMatchObject({ ok: true, entries: 1 })
    })
  })

  describe('given a change of thousands of records', () => {
    const many = (context: ChangeContext): void => {
      commitChange(context, (entry) => {
        for (let i = 0; i < 2_500; i++) {
          entry.op({ noun: 'contact', recordId: randomBytes(16), kind: 'patch', fields: null, stamp: entry.stamp() })
          entry.record(viewed)
          entry.touched('contact', String(i))
        }
      })
    }

    it('chains an entry and keeps an op for each, and tells screens that there were many', () => {
      const vault = aVaultDatabase()
      setMeta(vault.database, 'sync', 'on')
      many(vault.context)
      expect(verifyChain(vault.database.read)).toMatchObject({ ok: true, entries: 2_500 })
      expect(vault.database.db.get<{ n: number }>('SELECT count(*) AS n FROM outbox')?.n).toBe(2_500)
      expect(vault.events[0]?.head.seq).toBe(2_500)
      expect(vault.events[0]?.touched.get('contact')).toBeNull()
    })

    it('leaves nothing of the portions written before a failure (A1)', () => {
      const vault = aVaultDatabase()
      setMeta(vault.database, 'sync', 'on')
      commitEvent(vault.context, viewed)
      const before = everythingIn(vault)
      expect(() => { many({ ...vault.context, db: failingAt(vault.context.db, 6_000).db }) }).toThrow('full')
      expect(everythingIn(vault)).toEqual(before)
      commitEvent(vault.context, viewed)
      expect(verifyChain(vault.database.read)).toMatchObject({ ok: true, entries: 2 })
    })
  })

  describe('given work that records nothing in the audit log', () => {
    it('rolls the rows back (A1)', () => {
      const vault = aVaultDatabase()
      expect(() => commitChange(vault.context, (_change, db) => db.run(`INSERT INTO settings (key, value) VALUES ('a', 'b')`))).toThrow('without an audit entry')
      expect(vault.database.db.all('SELECT * FROM settings')).toEqual([])
    })
  })

  describe('given a vault that never set up sync', () => {
    it('keeps no op', () => {
      const vault = aVaultDatabase()
      change(vault.context)
      expect(vault.database.db.all('SELECT * FROM outbox')).toEqual([])
    })
  })

  describe('given a wall clock that jumps back ten years', () => {
    it('still writes, and stamps go on in order', () => {
      const vault = aVaultDatabase()
      commitEvent(vault.context, viewed)
      vault.clock.advance(-10 * 365 * 86_400_000)
      commitEvent(vault.context, viewed)
      const monos = vault.database.db.all<{ mono: number }>('SELECT mono FROM audit_entries ORDER BY seq')
      expect((monos[1]?.mono ?? 0) >= (monos[0]?.mono ?? Infinity)).toBe(true)
      expect(verifyChain(vault.database.read).ok).toBe(true)
    })
  })
})
