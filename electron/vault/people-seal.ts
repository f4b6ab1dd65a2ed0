import { createHmac, timingSafeEqual } from 'node:crypto'
import { reveal, wipe, type Secret } from '../../shared/secret'
import type { ReadDb, WriteDb } from '../db/database'
import { canonicalBytes } from './canonical'
import { derivePeopleKey } from './keys'

const SEAL = 'people-seal'

/**
 * What the seal covers, in this order: who may what, since when they may not, and by which second factor. Whoever has the raw database key can write any of it with a
 * tool of their own, and has no vault key to seal it with. Public keys are guarded by slots.json. Of the settings those that decide who gets in.
 */
const COVERED: readonly string[] = [
  'SELECT id, name, role, team, disabled_at, removed_at, passphrase_due, parked_slot FROM users ORDER BY id',
  'SELECT id, name, rights, deleted_at FROM roles ORDER BY id',
  'SELECT id, name, deleted_at FROM teams ORDER BY id',
  'SELECT user, secret FROM second_factors WHERE confirmed_at IS NOT NULL ORDER BY user',
  'SELECT user, hash FROM second_factor_codes ORDER BY user, hash',
  `SELECT key, value FROM settings WHERE key IN ('idleMinutes', 'invitationDays', 'passphraseMaxAgeDays') ORDER BY key`,
]
/** What earlier seals covered: of a second factor only that there is one. The next opening seals anew. */
const COVERED_BEFORE: readonly string[] = [
  ...COVERED.slice(0, 3), 'SELECT user FROM second_factors WHERE confirmed_at IS NOT NULL ORDER BY user', ...COVERED.slice(5),
]

/**
 * Seals the table of permissions under the vault key. Called at the end of every transaction that changes people, roles, teams, second factors or
 * the settings of policy, inside it; also by a rotation, inside the copy, with the new key.
 */
export function sealPeople(db: WriteDb, vaultKey: Secret): void {
  db.run('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value', SEAL, sealOf(db, vaultKey))
}

/** `broken`: somebody without the vault key changed who may what, or took the seal away. */
export function peopleSealState(db: ReadDb, vaultKey: Secret): 'holds' | 'broken' {
  const kept = db.get<{ value: unknown }>('SELECT value FROM meta WHERE key = ?', SEAL)?.value
  const fits = (expected: Uint8Array): boolean => kept instanceof Uint8Array && kept.length === expected.length && timingSafeEqual(kept, expected)
  return fits(sealOf(db, vaultKey)) || fits(sealOf(db, vaultKey, 'satchel/people/v1\0', COVERED_BEFORE)) ? 'holds' : 'broken'
}

/** Whether somebody edited the table of permissions of an open vault. Whoever seals it asks first: an edit must not be sealed. */
export function isEdited({ database, vaultKey }: { readonly database: { readonly read: ReadDb }; readonly vaultKey: Secret }): boolean {
  return peopleSealState(database.read, vaultKey) === 'broken'
}

function sealOf(db: ReadDb, vaultKey: Secret, label = 'satchel/people/v2\0', covered = COVERED): Uint8Array {
  const key = derivePeopleKey(vaultKey)
  const mac = createHmac('sha256', reveal(key)).update(label)
  for (const [part, sql] of covered.entries()) {
    const rows = db.all<Readonly<Record<string, string | number | Uint8Array | null>>>(sql)
    mac.update(canonicalBytes([part, rows.length]))
    for (const row of rows) mac.update(canonicalBytes(Object.values(row)))
  }
  const sealed = mac.digest()
  wipe(key)
  return sealed
}
