import { timingSafeEqual } from 'node:crypto'
import type { Secret } from '../../shared/secret'
import type { ReadDb, WriteDb } from '../db/database'
import { areSealsBound, keptSeal, macOf, sealState, writeSeal, type Sealed } from './bound-seal'

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

const people: Sealed = {
  name: 'people-seal',
  label: 'satchel/people/v3\0',
  covered: COVERED,
  // Only what is sealed in its own transaction without exception: anything else would keep honest people out.
  changedBy: [
    'user.added', 'user.renamed', 'user.role-changed', 'user.team-changed', 'user.disabled', 'user.enabled', 'user.removed', 'user.passphrase-reset', 'user.passphrase-asked',
    'role.created', 'role.changed', 'role.deleted', 'team.created', 'team.renamed', 'team.deleted',
    'user.second-factor-enrolled', 'user.second-factor-codes-renewed', 'user.second-factor-disabled', 'user.second-factor-reset', 'settings.changed', 'vault.people-edited',
  ],
}

/** Seals of earlier versions, bound to no place of the log; the first of a second factor only that there is one. The next opening seals anew. */
const earlier: readonly { readonly label: string; readonly covered: readonly string[] }[] = [
  { label: 'satchel/people/v2\0', covered: COVERED },
  { label: 'satchel/people/v1\0', covered: [...COVERED.slice(0, 3), 'SELECT user FROM second_factors WHERE confirmed_at IS NOT NULL ORDER BY user', ...COVERED.slice(5)] },
]

/**
 * Seals the table of permissions under the vault key. Called in every transaction that changes people, roles, teams, second factors or
 * the settings of policy, inside it; also by a rotation, inside the copy, with the new key.
 */
export function sealPeople(db: WriteDb, vaultKey: Secret): void {
  writeSeal(db, vaultKey, people)
}

/** `broken`: somebody without the vault key changed who may what, put former rows back with their seal, or took the seal away. */
export function peopleSealState(db: ReadDb, vaultKey: Secret): 'holds' | 'broken' {
  const state = sealState(db, vaultKey, people)
  if (state !== 'missing') return state
  const kept = keptSeal(db, people.name)
  if (kept === undefined || areSealsBound(db)) return 'broken'
  return earlier.some(({ label, covered }) => {
    const mac = macOf(db, vaultKey, label, covered, null)
    return kept.length === mac.length && timingSafeEqual(kept, mac)
  }) ? 'holds' : 'broken'
}

/** Whether somebody edited the table of permissions of an open vault. Whoever seals it asks first: an edit must not be sealed. */
export function isEdited({ database, vaultKey }: { readonly database: { readonly read: ReadDb }; readonly vaultKey: Secret }): boolean {
  return peopleSealState(database.read, vaultKey) === 'broken'
}
