import { lstatSync } from 'node:fs'
import { err, ok, type Result } from '../../shared/result'
import { wipe, type Secret } from '../../shared/secret'
import { keyFitsAnyPage, putSalt, saltFits, saltOf } from '../db/first-page'
import { openDatabase, type OpenFailure, type VaultDatabase } from '../db/open'
import { databaseFailure } from '../db/sqlite-error'
import { readSmallFile, writeFileAtomically } from '../vault/atomic-file'
import { deriveDatabaseKey } from '../vault/keys'
import { sealPeople } from '../vault/people-seal'
import type { SlotsFile } from '../vault/slots'
import type { VaultPaths } from '../vault/vault-folder'
import { metaOf } from './change-context'

/** Keys as slots.json gave them; `nextVaultKey` during an unfinished rotation. */
export interface DatabaseKeys {
  readonly vaultKey: Secret
  readonly nextVaultKey: Secret | null
}

/** An open database with the one of the keys that fits, and what had to be said about its file. */
export interface OpenedDatabase {
  readonly database: VaultDatabase
  readonly vaultKey: Secret
  readonly databaseKey: Secret
  /** The first 16 bytes were not the vault's: what stood there (hex). The salt was put back. */
  readonly saltBefore: string | null
  /** The check after an unclean end found damage: the vault may be read and exported, not written. */
  readonly damaged: boolean
}

/** The database does not open because slots.json is older than its key (SECURITY.md K8). */
export interface SlotsOlder {
  readonly kind: 'slots-older'
}

/** Where the full check leaves its result in the meta table, so that it outlives the session. */
export const DAMAGE_FOUND = 'damage-found'

/**
 * The open sequence of SECURITY.md 5.2 around the driver's own: the right one of two keys, the copy of the salt when the first 16 bytes are
 * torn, and a check of every page when the last session did not end by itself. `uncleanEnd`: a lock was left behind; a -wal left behind says the same.
 * A failure changes nothing on the disk.
 */
export function openVaultDatabase(paths: VaultPaths, keys: DatabaseKeys, slots: SlotsFile, uncleanEnd: boolean, onUpgrade: () => void): Result<OpenedDatabase, OpenFailure | SlotsOlder> {
  const mustCheck = uncleanEnd || hasBytes(`${paths.database}-wal`)
  const opened = openWithEither(paths, keys, onUpgrade)
  const found = opened.ok || opened.failure.kind !== 'wrong-key' ? opened : openWithSaltCopy(paths, keys, slots, onUpgrade)
  if (!found.ok) return found
  keepSaltCopy(paths)
  return ok({ ...found.value, damaged: (mustCheck && !holds(() => found.value.database.quickCheck())) || stillDamaged(found.value.database) })
}

type Opened = Omit<OpenedDatabase, 'damaged'>

function openWithEither(paths: VaultPaths, keys: DatabaseKeys, onUpgrade: () => void): Result<Opened, OpenFailure> {
  let last: OpenFailure = { kind: 'missing' }
  for (const vaultKey of [keys.vaultKey, keys.nextVaultKey]) {
    if (vaultKey === null) continue
    const databaseKey = deriveDatabaseKey(vaultKey)
    const opened = openDatabase({ file: paths.database, key: databaseKey, mode: 'write', onUpgrade, finishUpgrade: (db) => { sealPeople(db, vaultKey) } })
    if (opened.ok) return ok({ database: opened.value, vaultKey, databaseKey, saltBefore: null })
    wipe(databaseKey)
    last = opened.failure
    if (last.kind !== 'wrong-key') break
  }
  return err(last)
}

/** The key is right, since slots.json vouches for it: either the salt is torn, which its copies mend, or more than that. */
function openWithSaltCopy(paths: VaultPaths, keys: DatabaseKeys, slots: SlotsFile, onUpgrade: () => void): Result<Opened, OpenFailure | SlotsOlder> {
  const before = saltOf(paths.database)
  const salt = before === null ? null : fittingSalt(paths, keys, slots)
  if (before === null || salt === null) return err({ kind: areSlotsOlder(paths, keys, slots) ? 'slots-older' : 'wrong-key' })
  putSalt(paths.database, salt)
  const opened = openWithEither(paths, keys, onUpgrade)
  if (opened.ok) return ok({ ...opened.value, saltBefore: Buffer.from(before).toString('hex') })
  putSalt(paths.database, before)
  return opened
}

/**
 * The file is the one that was opened last, as its salt and the copy of that say, slots.json speaks of one with another salt, and no page has a key that it
 * lists: it is from before the vault got another key. A page that fits says that the key is right and the file damaged.
 */
function areSlotsOlder(paths: VaultPaths, { vaultKey, nextVaultKey }: DatabaseKeys, { headerSalt }: SlotsFile): boolean {
  const salt = saltOf(paths.database)
  if (salt === null || Buffer.from(salt).toString('hex') === headerSalt || readCopy(paths.salt)?.equals(salt) !== true) return false
  return [vaultKey, nextVaultKey].every((key) => {
    if (key === null) return true
    const databaseKey = deriveDatabaseKey(key)
    const fits = keyFitsAnyPage(paths.database, databaseKey)
    wipe(databaseKey)
    return !fits
  })
}

function fittingSalt(paths: VaultPaths, keys: DatabaseKeys, slots: SlotsFile): Uint8Array | null {
  const copies = [readCopy(paths.salt), Buffer.from(slots.headerSalt, 'hex')]
  for (const vaultKey of [keys.vaultKey, keys.nextVaultKey]) {
    if (vaultKey === null) continue
    const databaseKey = deriveDatabaseKey(vaultKey)
    const fitting = copies.find((salt) => salt !== null && saltFits(paths.database, databaseKey, salt))
    wipe(databaseKey)
    if (fitting !== undefined) return fitting
  }
  return null
}

/** After every opening the copy is the file's own again: a restored vault and one with a new key have another salt than slots.json says. */
export function keepSaltCopy(paths: VaultPaths): void {
  const salt = saltOf(paths.database)
  if (salt === null || readCopy(paths.salt)?.equals(salt) === true) return
  // A disk that refuses leaves the older copy; the vault is open, and the next unlock tries again.
  writeFileAtomically(paths.salt, salt)
}

/** A full check found damage before: only another one that finds none ends that. */
function stillDamaged(database: VaultDatabase): boolean {
  return !holds(() => metaOf(database, DAMAGE_FOUND) !== 1 || database.integrityCheck())
}

/** Whether a check says yes. Damage of some kinds throws instead. */
export function holds(check: () => boolean): boolean {
  try {
    return check()
  } catch (error) {
    if (databaseFailure(error)?.kind !== 'damaged') throw error
    return false
  }
}

/** More bytes than a salt has are no copy of one. */
const LONGEST_SALT = 1_024

function readCopy(path: string): Buffer | null {
  const read = readSmallFile(path, LONGEST_SALT)
  return read.ok ? Buffer.from(read.value) : null
}

function hasBytes(path: string): boolean {
  // A link in its place counts as well: wherever it leads, nobody of ours left it.
  return (lstatSync(path, { throwIfNoEntry: false })?.size ?? 0) > 0
}
