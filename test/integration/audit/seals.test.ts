import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { fromEntryRow, type AuditEntryRow } from '../../../electron/audit/entry-rows'
import { nextEpochKey, readEpoch, sealOf } from '../../../electron/audit/epochs'
import { hashEntry, readHead, type ChainHead } from '../../../electron/audit/record'
import { verifyChain } from '../../../electron/audit/verify'
import { commitChange } from '../../../electron/changes/commit-change'
import type { WriteDb } from '../../../electron/db/database'
import { sealAnew } from '../../../electron/engine/log-sealing'
import { createRecoveryCode, recoveryKeysOf } from '../../../electron/vault/recovery-code'
import { aSealedLog, fillLog, withoutGuards, type SealedLog } from '../../support/sealed-log'
import { aVaultDatabase } from '../../support/vault-database'

const HOUR = 3_600_000
type Sealer = (row: AuditEntryRow, hash: Uint8Array) => { epoch: number; seal: Uint8Array | null }

/** Rewrites the log from `seq` on with `change`, every hash computed anew, as somebody with the open vault can; seals as `sealer` says. */
function rewrite(db: WriteDb, seq: number, change: (row: AuditEntryRow) => AuditEntryRow, sealer: Sealer): void {
  withoutGuards(db)
  const before = db.get<ChainHead>('SELECT seq, hash, epoch, seal FROM audit_entries WHERE seq = ?', seq - 1)
  let head = before ?? { seq: 0, hash: new Uint8Array(32), epoch: 0, seal: null }
  for (const row of db.all<AuditEntryRow>('SELECT * FROM audit_entries WHERE seq >= ? ORDER BY seq', seq)) {
    const changed = row.seq === seq ? change(row) : row
    const hash = hashEntry(fromEntryRow(changed), head)
    const { epoch, seal } = sealer(changed, hash)
    db.run('UPDATE audit_entries SET at = ?, hash = ?, epoch = ?, seal = ? WHERE seq = ?', changed.at, hash, epoch, seal, row.seq)
    head = { seq: row.seq, hash, epoch, seal }
  }
}

/** A log of three epochs. */
function threeEpochs(): SealedLog {
  const vault = aSealedLog()
  for (let epoch = 0; epoch < 3; epoch++) {
    fillLog(vault, 10)
    vault.clock.advance(HOUR)
  }
  return vault
}
const epochs = (db: WriteDb): readonly number[] => db.all<{ epoch: number }>('SELECT DISTINCT epoch FROM audit_entries ORDER BY epoch').map(({ epoch }) => epoch)

describe('sealed epochs (A4)', () => {
  it('begin anew after an hour and after a thousand entries; the key before is overwritten, and the code recomputes every seal', () => {
    const vault = threeEpochs()
    const { db, read } = vault.database
    expect(epochs(db)).toEqual([1, 2, 3])
    const key = readEpoch(read)?.key
    commitChange(vault.context, (change) => {
      for (let n = 0; n < 2_500; n++) change.record({ action: 'record.viewed', objectType: null, objectId: null, detail: null })
    })
    expect(epochs(db)).toEqual([1, 2, 3, 4, 5, 6])
    expect(Buffer.from(readEpoch(read)?.key ?? []).equals(key ?? new Uint8Array())).toBe(false)
    expect(verifyChain(read)).toMatchObject({ ok: true, seals: { sealedFrom: 1, generations: [{ state: 'structure-only' }] } })
    expect(verifyChain(read, undefined, vault.opener)).toMatchObject({ ok: true, seals: { generations: [{ state: 'recomputed' }] } })
  })

  it('read and go on in the transaction of whoever writes, so that two connections share one line of keys', () => {
    const vault = threeEpochs()
    const { db } = vault.database
    const before = readHead(db)
    expect(() => commitChange(vault.context, (change) => {
      vault.clock.advance(HOUR)
      change.record({ action: 'log.verified', objectType: null, objectId: null, detail: null })
      throw new Error('rolled back')
    })).toThrow('rolled back')
    fillLog(vault, 1)
    expect(readHead(db).seq).toBe(before.seq + 1)
    expect(verifyChain(db, undefined, vault.opener).ok).toBe(true)
  })

  it('of a vault from before begin in the middle: what came earlier is unsealed, and only that', () => {
    const vault = aVaultDatabase()
    fillLog(vault, 5)
    const keys = recoveryKeysOf(createRecoveryCode(randomBytes))
    commitChange(vault.context, (change, db) => { sealAnew(change, db, { publicKey: keys.pair.publicKey, auditKey: null }, 'upgraded') })
    fillLog(vault, 5)
    expect(verifyChain(vault.database.read)).toMatchObject({ ok: true, seals: { sealedFrom: 6 } })
    rewrite(vault.database.db, 8, (row) => row, () => ({ epoch: 0, seal: null }))
    expect(verifyChain(vault.database.read)).toMatchObject({ ok: false, firstBad: 8, class: 'missing-seal' })
  })

  it('with a new code begin a new generation; the old code checks the one before, the new one its own', () => {
    const vault = threeEpochs()
    const keys = recoveryKeysOf(createRecoveryCode(randomBytes))
    commitChange(vault.context, (change, db) => { sealAnew(change, db, { publicKey: keys.pair.publicKey, auditKey: keys.auditKey }, 'code-renewed') })
    fillLog(vault, 3)
    expect(epochs(vault.database.db)).toEqual([1, 2, 3, 4])
    expect(verifyChain(vault.database.read, undefined, vault.opener)).toMatchObject({ ok: true, seals: { generations: [{ state: 'recomputed' }, { state: 'other-code' }] } })
  })
})

describe('what a log with valid hashes is found by (the journald CVEs)', () => {
  it.each([
    ['without a seal', () => ({ epoch: 0, seal: null }), 'missing-seal'],
    ['with a seal of zeros', (row: AuditEntryRow) => ({ epoch: row.epoch, seal: new Uint8Array(16) }), 'forged-seal'],
    ['under an epoch to come', (row: AuditEntryRow) => ({ epoch: row.epoch + 5, seal: randomBytes(16) }), 'forged-seal'],
    ['under an epoch that is over', (row: AuditEntryRow) => ({ epoch: row.epoch - 1, seal: row.seal }), 'epoch-back'],
  ] as const)('given entries appended by raw SQL %s › names them, without any code', (_how, sealer, fault) => {
    const vault = threeEpochs()
    const { db } = vault.database
    const head = readHead(db)
    db.exec(`INSERT INTO audit_entries SELECT seq + 1, at, mono, actor, session, txn, 'record.viewed', NULL, NULL, NULL, hash, epoch, seal FROM audit_entries WHERE seq = ${String(head.seq)}`)
    rewrite(db, head.seq + 1, (row) => row, sealer)
    expect(verifyChain(db)).toMatchObject({ ok: false, firstBad: head.seq + 1, class: fault })
  })

  it('given an older entry rewritten and everything after it by somebody with today’s key › the code names it', () => {
    const vault = threeEpochs()
    const { db } = vault.database
    const current = readEpoch(db)
    if (current === null) throw new Error('the log is sealed')
    rewrite(db, 5, (row) => ({ ...row, at: row.at - 1 }), (row, hash) => ({ epoch: row.epoch, seal: sealOf(current.key, 1, row.epoch, row.seq, hash) }))
    expect(verifyChain(db).ok).toBe(true)
    expect(verifyChain(db, undefined, vault.opener)).toMatchObject({ ok: false, firstBad: 5, class: 'wrong-epoch-key' })
  })

  it('given the seals of an older epoch made up › the code names the first one', () => {
    const vault = threeEpochs()
    const { db } = vault.database
    const current = readEpoch(db)
    if (current === null) throw new Error('the log is sealed')
    rewrite(db, 5, (row) => ({ ...row, at: row.at - 1 }), (row, hash) => ({ epoch: row.epoch, seal: row.epoch < current.epoch ? randomBytes(16) : sealOf(current.key, 1, row.epoch, row.seq, hash) }))
    expect(verifyChain(db, undefined, vault.opener)).toMatchObject({ ok: false, firstBad: 5, class: 'forged-seal' })
  })

  it('given two epochs sealed with one key › the code says so', () => {
    const vault = aSealedLog()
    const { db } = vault.database
    const first = readEpoch(db)?.key ?? new Uint8Array()
    const keys: Record<number, Uint8Array> = { 1: first, 2: first, 3: nextEpochKey(nextEpochKey(first)) }
    for (let epoch = 0; epoch < 3; epoch++) {
      fillLog(vault, 5)
      vault.clock.advance(HOUR)
    }
    rewrite(db, 1, (row) => row, (row, hash) => ({ epoch: row.epoch, seal: sealOf(keys[row.epoch] ?? first, 1, row.epoch, row.seq, hash) }))
    const firstOfTwo = db.get<{ seq: number }>('SELECT min(seq) AS seq FROM audit_entries WHERE epoch = 2')?.seq
    expect(verifyChain(db, undefined, vault.opener)).toMatchObject({ ok: false, firstBad: firstOfTwo, class: 'epoch-key-reused' })
  })

  it('given the whole log sealed anew under a first key of somebody’s own, sealed to the same public key › the code does not vouch for it', () => {
    const vault = threeEpochs()
    const { db } = vault.database
    const publicKey = db.get<{ recovery_public_key: Uint8Array }>('SELECT recovery_public_key FROM audit_generations')?.recovery_public_key ?? new Uint8Array()
    const forge = (proof: boolean): void => {
      const forger = recoveryKeysOf(createRecoveryCode(randomBytes))
      db.exec('DELETE FROM audit_generations; DELETE FROM audit_epoch')
      let key = new Uint8Array(32)
      commitChange(vault.context, (change, write) => {
        sealAnew(change, write, { publicKey, auditKey: proof ? forger.auditKey : null }, 'vault-made')
        key = Uint8Array.from(readEpoch(write)?.key ?? [])
      })
      db.run('UPDATE audit_generations SET first_seq = 1, first_epoch = 1')
      const keys: Uint8Array[] = [key]
      for (let epoch = 1; epoch < 10; epoch++) keys.push(nextEpochKey(keys[epoch - 1] ?? key))
      rewrite(db, 1, (row) => row, (row, hash) => {
        const epoch = Math.min(row.epoch, 3)
        return { epoch, seal: sealOf(keys[epoch - 1] ?? key, 1, epoch, row.seq, hash) }
      })
      db.run('UPDATE audit_epoch SET epoch = 3, key = ?', keys[2] ?? key)
    }
    for (const proof of [false, true]) {
      forge(proof)
      expect(verifyChain(db, undefined, vault.opener), String(proof)).toMatchObject({ ok: false, firstBad: 1, class: 'forged-generation' })
    }
  })

  it('given generations out of order, or taken away › says so', () => {
    const vault = threeEpochs()
    const { db } = vault.database
    db.exec('UPDATE audit_generations SET generation = 2')
    expect(verifyChain(db)).toMatchObject({ ok: false, class: 'generation-order' })
    db.exec('DELETE FROM audit_generations')
    expect(verifyChain(db)).toMatchObject({ ok: false })
  })
})
