import { renameSync, statSync } from 'node:fs'
import { err, ok, type Result } from '../../shared/result'
import { wipe, type Secret } from '../../shared/secret'
import type { RotateKeyFailure } from '../../shared/vault/channels'
import type { VaultTrouble } from '../../shared/vault/vault'
import { openFileAnchor } from '../audit/anchors'
import { readHead } from '../audit/record'
import { openDatabase, type VaultDatabase } from '../db/open'
import { createListCache } from '../records/list-cache'
import { codeOf, fileFailure, syncFile, syncFolder, type FileFailure } from '../vault/atomic-file'
import { headerSaltOf } from '../vault/create-vault'
import { deriveAnchorKey, deriveDatabaseKey } from '../vault/keys'
import { beginRotation, finishRotation } from '../vault/rotate-vault-key'
import { readSlots, slotsMacState, type SlotsFile } from '../vault/slots'
import { safeguardsUnder } from './safeguards'
import { slotsRevOf } from './slots-memory'
import { changeContextOf } from './change-context'
import { keepSaltCopy } from './open-database'
import type { OpenVault } from './open-vault'
import { knownPublicKeys } from './rotation-state'

export type SwapFailure = Extract<RotateKeyFailure, { kind: 'foreign-slot' }> | FileFailure | VaultTrouble | { readonly kind: 'busy'; readonly with: 'rotate-key' }

/** What became of the session. `vault` is the one to go on with; null: neither file opened, and the session is over. */
export interface Swapped {
  readonly vault: OpenVault | null
  readonly failure: SwapFailure | null
}

/**
 * Puts the checked copy in the place of an open vault (SECURITY.md K8 to K10): slots.json lists both keys → the vault is closed → the copy is renamed
 * over it → it is opened with the next key → slots.json lists that key alone. Nothing waits in between, so that nobody else writes. Killed anywhere,
 * the database has one of the keys that slots.json lists. A failure before the renaming leaves the vault open under its key; the renaming is the point
 * of no return. What fails after it, the next opening finishes. The caller records what was done.
 */
export function swapVault(vault: OpenVault, nextVaultKey: Secret): Swapped {
  const stay = (failure: SwapFailure): Swapped => ({ vault, failure })
  const { paths, database } = vault
  if (hasCommits(vault)) return stay({ kind: 'busy', with: 'rotate-key' })
  const slots = genuineSlots(vault)
  if (!slots.ok) return stay(slots.failure)
  const begun = beginRotation(paths, slots.value, { vaultKey: vault.vaultKey, nextVaultKey }, knownPublicKeys(database.read), slotsRevOf(database))
  if (!begun.ok) return stay(begun.failure)
  database.close()
  const failure = putInPlace(vault)
  if (failure !== null) {
    const back = reopen(vault, vault.vaultKey, begun.value)
    return { vault: back === null ? null : finished(back), failure }
  }
  const next = reopen(vault, nextVaultKey, begun.value)
  if (next === null) return { vault: null, failure: { kind: 'no-access', path: paths.database } }
  wipe(vault.vaultKey)
  return { vault: finished(next), failure: null }
}

function finished({ vault, anchored }: { readonly vault: OpenVault; readonly anchored: boolean }): OpenVault {
  return anchored ? { ...vault, slots: finishSlots(vault) ?? vault.slots } : vault
}

/** Whether anything was committed since the copy was begun, which emptied the log. */
function hasCommits({ paths }: OpenVault): boolean {
  return (statSync(`${paths.database}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0
}

/** slots.json as it lies on the disk, once it proved to be this vault's; as the vault knows it where an older one was put back (SECURITY.md K5). */
export function genuineSlots({ paths, vaultKey, slots }: OpenVault): Result<SlotsFile, VaultTrouble> {
  const read = readSlots(paths.slots)
  if (!read.ok) return read
  if (read.value.rev < slots.rev) return ok(slots)
  return slotsMacState(vaultKey, read.value) === 'genuine' ? read : err({ kind: 'slots-damaged', path: paths.slots })
}

/** Null when the copy is the vault now. A log that stayed beside the file belongs to the old one: read into the new one it would damage it. */
function putInPlace(vault: OpenVault): SwapFailure | null {
  if (hasCommits(vault)) return { kind: 'busy', with: 'rotate-key' }
  try {
    renameSync(vault.paths.rotating, vault.paths.database)
    return null
  } catch (error) {
    return fileFailure(error, vault.paths.database)
  }
}

/** The session on the file as it is now, under `vaultKey`; null when it does not open. `anchored` false: the anchor file still speaks under the former key. */
function reopen(vault: OpenVault, vaultKey: Secret, slots: SlotsFile): { readonly vault: OpenVault; readonly anchored: boolean } | null {
  const databaseKey = deriveDatabaseKey(vaultKey)
  const opened = openDatabase({ file: vault.paths.database, key: databaseKey, mode: 'write' })
  if (!opened.ok) {
    wipe(databaseKey)
    return null
  }
  wipe(vault.databaseKey)
  const database = opened.value
  keepSaltCopy(vault.paths)
  const stays = vault.keychain === 'present' || vaultKey === vault.vaultKey
  const anchored = stays ? vault : anchorAgain(vault, vaultKey, database)
  const { actor, afterCommit, clock } = vault.context
  const context = changeContextOf(database, clock, actor, afterCommit, safeguardsUnder(vaultKey))
  return { vault: { ...vault, ...anchored, database, vaultKey, databaseKey, slots, lists: createListCache(), context }, anchored: anchored !== null }
}

/** The head of the log in the anchor file, under the key that goes with `vaultKey`. Null when the disk refuses: the head that stands there stays readable by the key that slots.json lists beside. */
function anchorAgain(vault: OpenVault, vaultKey: Secret, { read }: VaultDatabase): Pick<OpenVault, 'anchor' | 'anchorKey'> | null {
  const anchorKey = deriveAnchorKey(vaultKey)
  try {
    const anchor = openFileAnchor(vault.paths.anchor, anchorKey)
    anchor.write(readHead(read))
    vault.anchor.close()
    wipe(vault.anchorKey)
    return { anchor, anchorKey }
  } catch (error) {
    wipe(anchorKey)
    if (codeOf(error) === undefined) throw error
    return null
  }
}

/**
 * Last step, also of an opening that finds two keys in slots.json: the one that the open database has stays. Before the other is forgotten, the file
 * under its name and the head in the anchor are on the disk. Null when the disk refuses: both keys stay listed, and the next opening tries again.
 */
export function finishSlots({ paths, slots, vaultKey, database }: OpenVault): SlotsFile | null {
  try {
    syncFile(paths.anchor)
    syncFolder(paths.folder)
    const finished = finishRotation(paths, slots, vaultKey, headerSaltOf(paths.database), knownPublicKeys(database.read), slotsRevOf(database))
    return finished.ok ? finished.value : null
  } catch (error) {
    if (codeOf(error) === undefined) throw error
    return null
  }
}
