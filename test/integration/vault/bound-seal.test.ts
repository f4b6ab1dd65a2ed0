import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commitEvent } from '../../../electron/changes/commit-change'
import { setMeta } from '../../../electron/engine/change-context'
import { macOf } from '../../../electron/vault/bound-seal'
import { peopleSealState, sealPeople } from '../../../electron/vault/people-seal'
import { editedSafeguards, sealSafeguards } from '../../../electron/vault/safeguards-seal'
import { Secret } from '../../../shared/secret'
import { expectOk } from '../../../shared/result'
import { anAgedLog, archiveInputOf, archiveWith } from '../../support/archive-scene'
import { aVaultDatabase, type TestVault } from '../../support/vault-database'

// The key that the archive job of the scene has.
const vaultKey = new Secret(new Uint8Array(32))
const state = ({ database }: TestVault) => peopleSealState(database.read, vaultKey)
const record = ({ context }: TestVault, action: 'user.role-changed' | 'vault.seals-bound' | 'vault.unlocked') => { commitEvent(context, { action, objectType: 'vault', objectId: null, detail: null }) }

/** A seal as the version before wrote it: over the same rows, bound to nothing. */
function sealAsBefore({ database }: TestVault): void {
  setMeta(database, 'people-seal', macOf(database.read, vaultKey, 'satchel/people/v2\0', [
    'SELECT id, name, role, team, disabled_at, removed_at, passphrase_due, parked_slot FROM users ORDER BY id',
    'SELECT id, name, rights, deleted_at FROM roles ORDER BY id',
    'SELECT id, name, deleted_at FROM teams ORDER BY id',
    'SELECT user, secret FROM second_factors WHERE confirmed_at IS NOT NULL ORDER BY user',
    'SELECT user, hash FROM second_factor_codes ORDER BY user, hash',
    `SELECT key, value FROM settings WHERE key IN ('idleMinutes', 'passphraseMaxAgeDays') ORDER BY key`,
  ], null))
}

describe('a seal bound to the log', () => {
  it('holds whatever else happens, and no more once the log tells of a change it was not there for', () => {
    const vault = aVaultDatabase()
    vault.database.db.transaction(() => { sealPeople(vault.database.db, vaultKey) })
    record(vault, 'vault.unlocked')
    expect(state(vault)).toBe('holds')
    record(vault, 'user.role-changed')
    expect(state(vault)).toBe('broken')
    sealPeople(vault.database.db, vaultKey)
    expect(state(vault)).toBe('holds')
  })

  it('given one of an earlier version › holds until the vault’s seals are bound, and is no seal from then on', () => {
    const vault = aVaultDatabase()
    sealAsBefore(vault)
    record(vault, 'user.role-changed')
    expect(state(vault)).toBe('holds')
    expect(editedSafeguards(vault.database.read, vaultKey)).toEqual([])
    record(vault, 'vault.seals-bound')
    expect(state(vault)).toBe('broken')
    expect(editedSafeguards(vault.database.read, vaultKey)).toHaveLength(8)
  })

  it('given a transaction that is rolled back › is the one of before', () => {
    const vault = aVaultDatabase()
    sealPeople(vault.database.db, vaultKey)
    expect(() => vault.database.db.transaction(() => {
      vault.database.db.run(`UPDATE users SET name = 'Other'`)
      sealPeople(vault.database.db, vaultKey)
      throw new Error('no')
    })).toThrow('no')
    expect(state(vault)).toBe('holds')
  })

  it('outlives the archiving of old entries, and one from before it does not come back', async () => {
    const vault = anAgedLog()
    const { db, read } = vault.database
    // Made when the log began, as if nobody had locked since.
    sealPeople(db, vaultKey)
    sealSafeguards(db, vaultKey)
    const old = read.get<{ value: Uint8Array }>(`SELECT value FROM meta WHERE key = 'people-seal'`)?.value ?? new Uint8Array()
    const early = Buffer.alloc(8)
    early.writeDoubleBE(1)
    expectOk(await archiveWith(archiveInputOf(vault), join(vault.folder, 'segment.jsonl'), vault.clock.now()), 'archived')
    expect(state(vault)).toBe('holds')
    expect(editedSafeguards(read, vaultKey)).toEqual([])
    setMeta(vault.database, 'people-seal', Buffer.concat([early, old.subarray(8)]))
    expect(state(vault)).toBe('broken')
    vault.database.close()
  }, 30_000)
})

