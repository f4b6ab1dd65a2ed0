import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { err, ok } from '../../../shared/result'
import { createVault } from '../../../electron/vault/create-vault'
import { beginRotation } from '../../../electron/vault/rotate-vault-key'
import { createSealKeyPair } from '../../../electron/vault/seal'
import { readSlots } from '../../../electron/vault/slots'
import { unlockVault } from '../../../electron/vault/unlock'
import { recoverVault } from '../../../electron/vault/recover'
import { startChild } from '../../support/child-process'
import { openWith, opensWith } from '../../support/raw-database'
import { aVault, createTestTools, newVaultPaths, OTHER_PASSPHRASE, PASSPHRASE } from '../../support/vault-tools'

const ROUNDS = 80
const ROWS = 2_000

describe('rotating the vault key as copy, verify, rename (K9, K10)', () => {
  it(`killed at ${String(ROUNDS)} points, always opens with one of the keys in the slot file and keeps every row`, async () => {
    const [tools, paths] = [createTestTools(), newVaultPaths()]
    const made = await createVault(tools, { paths, name: 'Customers', userName: 'Robin', passphrase: PASSPHRASE, withoutKeychain: true }, ({ vaultKey }) => {
      const database = openWith(paths.database, vaultKey)
      database.exec('CREATE TABLE ledger (id INTEGER PRIMARY KEY, filler BLOB NOT NULL)')
      const insert = database.prepare('INSERT INTO ledger (filler) VALUES (?)')
      database.transaction(() => {
        for (let n = 0; n < ROWS; n++) insert.run(randomBytes(300))
      })()
      database.close()
      return ok(null)
    })
    if (!made.ok) throw new Error(made.failure.kind)
    let unfinished = 0
    const salts = new Set<string>()
    for (let round = 0; round < ROUNDS; round++) {
      const child = startChild('rotation-child.ts', paths.folder, PASSPHRASE)
      await child.line()
      await sleep((round * 7) % 120)
      await child.kill()
      const opened = await unlockVault(tools, { paths, who: { userName: 'Robin' }, passphrase: PASSPHRASE })
      if (!opened.ok) throw new Error(`round ${String(round)}: ${opened.failure.kind}`)
      const keys = opened.value.nextVaultKey === null ? [opened.value.vaultKey] : [opened.value.vaultKey, opened.value.nextVaultKey]
      unfinished += keys.length - 1
      const fitting = keys.filter((key) => opensWith(paths.database, key))
      expect(fitting, `round ${String(round)}`).toHaveLength(1)
      for (const key of fitting) {
        const database = openWith(paths.database, key)
        expect(database.prepare('SELECT count(*) FROM ledger').pluck().get()).toBe(ROWS)
        expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
        database.close()
      }
      salts.add(opened.value.slots.headerSalt)
    }
    expect(salts.size).toBeGreaterThan(1)
    expect(unfinished).toBeGreaterThan(0)
    expect(opensWith(paths.database, made.value.vaultKey)).toBe(false)
    const recovered = await recoverVault(tools, { paths, recoveryCode: made.value.recoveryCode, who: { userName: 'Robin' }, newPassphrase: OTHER_PASSPHRASE, withoutKeychain: true }, (keys) => {
      const fits = [keys.vaultKey, keys.nextVaultKey].some((key) => key !== null && opensWith(paths.database, key))
      return fits ? ok({ database: null, expectedRev: 0, close: () => undefined }) : err({ kind: 'no key fits' as const })
    })
    expect(recovered.ok).toBe(true)
  }, 300_000)
})

describe('beginRotation', () => {
  it('refuses a slot whose public key the database does not know, and writes nothing', async () => {
    const [tools, paths] = [createTestTools(), newVaultPaths()]
    const made = await aVault(tools, paths, { withoutKeychain: true })
    const known = new Set([Buffer.from(made.userPublicKey).toString('hex')])
    const foreign = made.slots.slots.find((slot) => !known.has(slot.publicKey))
    const begun = beginRotation(paths, made.slots, { vaultKey: made.vaultKey, nextVaultKey: createSealKeyPair().privateKey }, known, 1)
    expect(begun).toEqual(err({ kind: 'foreign-slot', slotId: foreign?.slotId }))
    const read = readSlots(paths.slots)
    expect(read.ok && read.value.rev).toBe(1)
  })
})
