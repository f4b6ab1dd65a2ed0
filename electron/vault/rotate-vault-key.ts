import { err, ok, type Result } from '../../shared/result'
import type { Secret } from '../../shared/secret'
import type { FileFailure } from './atomic-file'
import { sealKeys, type OpenedKeys } from './slot-keys'
import { nextRev, writeSlots, type SlotsFile } from './slots'
import type { VaultPaths } from './vault-folder'

/** A slot's public key is not the one that the database knows: somebody put his own in its place (SECURITY.md 1.2). Nothing was written. */
export interface ForeignSlotFailure {
  readonly kind: 'foreign-slot'
  readonly slotId: string
}

/**
 * First step of a rotation (SECURITY.md K9, K10): slots.json lists the current and the next vault key, sealed to every public key, so that
 * whichever of the two the database has after a crash can be opened. `knownPublicKeys` (hex) come from inside the database.
 * Then the caller makes a copy under the new key, verifies it and renames it over the database; never `rekey` on the live file.
 */
export function beginRotation(
  paths: VaultPaths, slots: SlotsFile, keys: { readonly vaultKey: Secret; readonly nextVaultKey: Secret }, knownPublicKeys: ReadonlySet<string>, expectedRev: number,
): Result<SlotsFile, ForeignSlotFailure | FileFailure> {
  return resealSlots(paths, slots, keys, slots.headerSalt, knownPublicKeys, expectedRev, keys.vaultKey)
}

/** Last step, after the renamed database was opened with the new key: slots.json knows that key alone. `headerSalt` is the new file's. */
export function finishRotation(
  paths: VaultPaths, slots: SlotsFile, vaultKey: Secret, headerSalt: Uint8Array, knownPublicKeys: ReadonlySet<string>, expectedRev: number,
): Result<SlotsFile, ForeignSlotFailure | FileFailure> {
  return resealSlots(paths, slots, { vaultKey, nextVaultKey: null }, Buffer.from(headerSalt).toString('hex'), knownPublicKeys, expectedRev, vaultKey)
}

function resealSlots(
  paths: VaultPaths, slots: SlotsFile, keys: OpenedKeys, headerSalt: string, knownPublicKeys: ReadonlySet<string>, expectedRev: number, signingKey: Secret,
): Result<SlotsFile, ForeignSlotFailure | FileFailure> {
  const foreign = slots.slots.find((slot) => !knownPublicKeys.has(slot.publicKey))
  if (foreign !== undefined) return err({ kind: 'foreign-slot', slotId: foreign.slotId })
  const next = nextRev(slots, expectedRev)
  const written = writeSlots(paths.slots, { ...next, headerSalt, slots: next.slots.map((slot) => ({ ...slot, sealedVaultKeys: sealKeys(slots.vaultId, slot, keys) })) }, signingKey)
  return written.ok ? ok(written.value) : written
}
