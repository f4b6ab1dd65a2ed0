import { reveal, Secret, wipe } from '../../shared/secret'
import { readFileAnchor, type AnchorReading } from '../audit/anchors'
import type { Change } from '../changes/commit-change'
import type { ReadDb } from '../db/database'
import type { VaultDatabase } from '../db/open'
import { deriveAnchorKey } from '../vault/keys'
import { metaOf, setMeta } from './change-context'

/** Set to 1 when somebody left: the vault still has the key they knew (SECURITY.md K8). A rotation clears it. */
export const ROTATION_DUE = 'rotation-due'
/** Only a file that a rotation made has it, until the log says so: a process killed between the renaming and the entry is told by it. */
export const ROTATION_MARK = 'rotation-unrecorded'

/** Whether the vault needs another key, and none is in place that only has to be recorded. */
export function isRotationDue(database: VaultDatabase): boolean {
  return metaOf(database, ROTATION_DUE) === 1 && !isUnrecorded(database)
}

/** Whether a rotation gave this file its key and the log does not say so yet. */
export function isUnrecorded(database: VaultDatabase): boolean {
  return metaOf(database, ROTATION_MARK) === 1
}

/** Why a key was rotated. `crash`: the program ended between the renaming and the entry. */
export type RotationReason = 'asked' | 'user-removed' | 'due' | 'crash'

/** Records a rotation and that none is due any more. `seconds` null when nobody measured them. */
export function recordRotation(change: Change, database: VaultDatabase, vaultId: string, facts: { readonly why: RotationReason; readonly seconds: number | null }): void {
  database.db.run('DELETE FROM meta WHERE key IN (?, ?)', ROTATION_DUE, ROTATION_MARK)
  change.record({ action: 'vault.key-rotated', objectType: 'vault', objectId: vaultId, detail: { facts } })
}

const FORMER = 'former-vault-key:'

/**
 * Keeps the key that a rotation takes from the vault, inside the vault: a backup made under it could else not be verified any more without the recovery
 * code, and would look damaged. It opens what was copied before and nothing else (SECURITY.md K8).
 */
export function keepFormerKey(copy: VaultDatabase, vaultKey: Secret, now: number): void {
  // A clock that was set back, or stood still, must not replace one that is kept.
  const kept = copy.read.all(`SELECT 1 FROM meta WHERE key GLOB '${FORMER}*'`).length
  setMeta(copy, `${FORMER}${String(kept).padStart(6, '0')}-${String(now)}`, Uint8Array.from(reveal(vaultKey)))
}

/** The keys that the vault had before, the last one first. The caller wipes them. */
export function formerKeys(db: ReadDb): readonly Secret[] {
  return db.all<{ key: Uint8Array }>(`SELECT value AS key FROM meta WHERE key GLOB '${FORMER}*' ORDER BY key DESC`).map(({ key }) => new Secret(Uint8Array.from(key)))
}

/** The public keys (hex) that the database knows: a slot with any other was put there from outside (SECURITY.md 1.2). */
export function knownPublicKeys(db: ReadDb): ReadonlySet<string> {
  const rows = db.all<{ key: Uint8Array }>(`SELECT public_key AS key FROM users WHERE removed_at IS NULL UNION ALL SELECT value FROM meta WHERE key = 'recovery-public-key'`)
  return new Set(rows.map(({ key }) => Buffer.from(key).toString('hex')))
}

/**
 * The anchor file of a vault whose rotation did not come to its end, by the keys that slots.json lists: without a device secret the anchor's key comes
 * from the vault key, and the last head may stand there under the other one. Null when neither wrote it.
 */
export function readAnchorUnderOther(path: string, keys: { readonly vaultKey: Secret; readonly nextVaultKey: Secret | null }, current: Secret): AnchorReading | null {
  const other = [keys.vaultKey, keys.nextVaultKey].find((key) => key !== null && !Buffer.from(reveal(key)).equals(reveal(current)))
  if (other === undefined || other === null) return null
  const anchorKey = deriveAnchorKey(other)
  const reading = readFileAnchor(path, anchorKey)
  wipe(anchorKey)
  return reading.state === 'present' ? reading : null
}
