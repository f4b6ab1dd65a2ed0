import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { err, ok, type Result } from '../../shared/result'
import { wipe, type Secret } from '../../shared/secret'
import { databaseFailure } from '../db/sqlite-error'
import { openDatabase, type VaultDatabase } from '../db/open'
import { syncFolder } from '../vault/atomic-file'
import { deriveDatabaseKey } from '../vault/keys'
import { sealPeople } from '../vault/people-seal'
import type { SealKeyPair } from '../vault/seal'
import { openSlotKeys, wipeKeys } from '../vault/slot-keys'
import { parseSlots, slotsMacState, type RecoverySlot } from '../vault/slots'
import { syncFile } from './bytes'
import type { BackupHeader } from './header'
import type { BackupManifest } from './manifest'
import { CHECK_CACHE_KIB, checkVault, sameCounts } from './snapshot'

export type StageFailure = { readonly kind: 'backup-damaged' } | { readonly kind: 'backup-newer'; readonly found: number; readonly known: number } | { readonly kind: 'disk-full' }

const damaged = err({ kind: 'backup-damaged' as const })

/**
 * Takes a decrypted vault from a folder nobody sees yet to one that may be published: opens it with the recovery pair, checks slots, structure, foreign keys,
 * the whole log, counts and head against the manifest, migrates and settles it, and leaves no journal beside it (a stale one damaged a
 * restored file: SECURITY.md B8). On the disk when it answers.
 */
export function finishStagedVault(folder: string, header: BackupHeader, manifest: BackupManifest, pair: SealKeyPair, settle: (database: VaultDatabase) => void): Result<null, StageFailure> {
  const vaultKey = openStagedKey(join(folder, 'slots.json'), header, pair)
  if (!vaultKey.ok) return vaultKey
  const databaseKey = deriveDatabaseKey(vaultKey.value)
  const file = join(folder, 'vault.db')
  try {
    const checked = checkStaged(file, databaseKey, header, manifest)
    if (!checked.ok) return checked
    return settleStaged(folder, file, databaseKey, vaultKey.value, settle)
  } finally {
    wipe(databaseKey)
    wipe(vaultKey.value)
  }
}

function openStagedKey(slotsPath: string, header: BackupHeader, pair: SealKeyPair): Result<Secret, StageFailure> {
  const slots = parseSlots(readFileSync(slotsPath), slotsPath)
  if (!slots.ok) return slots.failure.kind === 'newer-version' ? err({ kind: 'backup-newer', found: slots.failure.found, known: slots.failure.known }) : damaged
  if (slots.value.vaultId !== header.vaultId) return damaged
  const publicKey = Buffer.from(pair.publicKey).toString('hex')
  const slot = slots.value.slots.find((other): other is RecoverySlot => other.kind === 'recovery' && other.publicKey === publicKey)
  const keys = slot === undefined ? damaged : openSlotKeys(slots.value.vaultId, slot, pair.privateKey)
  if (!keys.ok) return damaged
  if (slotsMacState(keys.value.vaultKey, slots.value) !== 'genuine') {
    wipeKeys(keys.value)
    return damaged
  }
  if (keys.value.nextVaultKey !== null) wipe(keys.value.nextVaultKey)
  return ok(keys.value.vaultKey)
}

function checkStaged(file: string, key: Secret, header: BackupHeader, manifest: BackupManifest): Result<null, StageFailure> {
  const opened = openDatabase({ file, key, mode: 'read', cacheKib: CHECK_CACHE_KIB })
  if (!opened.ok) return opened.failure.kind === 'newer-version' ? err({ kind: 'backup-newer', found: opened.failure.found, known: opened.failure.known }) : damaged
  try {
    const facts = checkVault(opened.value)
    if (!facts.ok) return damaged
    const { auditHead, counts, schemaVersion } = facts.value
    const isTheSame = auditHead.seq === manifest.auditHead.seq && Buffer.from(auditHead.hash).toString('hex') === manifest.auditHead.hash
      && schemaVersion === header.schemaVersion && sameCounts(counts, manifest.counts)
    return isTheSame ? ok(null) : damaged
  } finally {
    opened.value.close()
  }
}

function settleStaged(folder: string, file: string, key: Secret, vaultKey: Secret, settle: (database: VaultDatabase) => void): Result<null, StageFailure> {
  try {
    // Mode `write` brings an older schema up to this program's, on this staged copy (SECURITY.md B9).
    const opened = openDatabase({ file, key, mode: 'write', finishUpgrade: (db) => { sealPeople(db, vaultKey) } })
    if (!opened.ok) return opened.failure.kind === 'disk-full' ? err({ kind: 'disk-full' }) : damaged
    try {
      settle(opened.value)
      opened.value.checkpoint()
    } finally {
      opened.value.close()
    }
  } catch (error) {
    const failure = databaseFailure(error)
    if (failure?.kind === 'disk-full') return err({ kind: 'disk-full' })
    throw error
  }
  for (const journal of ['-wal', '-shm', '-journal']) if (existsSync(`${file}${journal}`)) throw new Error('a journal stayed beside a restored vault')
  syncFile(file)
  syncFolder(folder)
  return ok(null)
}
