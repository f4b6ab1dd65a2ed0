import { closeSync, openSync, readSync, readdirSync, fstatSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { err, ok, type Result } from '../../shared/result'
import type { VaultTrouble } from '../../shared/vault/vault'
import { codeOf, READ_AT_ONCE } from './atomic-file'
import { readSlots, type SlotsFile } from './slots'

/** The files of one vault. */
export interface VaultPaths {
  readonly folder: string
  /** The SQLCipher file. */
  readonly database: string
  /** Who may open it, and how. */
  readonly slots: string
  /** A copy of the database's first 16 bytes: with it a torn first page can be opened again (SECURITY.md 5.4). */
  readonly salt: string
  /** Head of the audit log (SECURITY.md A5). */
  readonly anchor: string
  /** Failed attempts (SECURITY.md R1). */
  readonly attempts: string
  /** Held by the process that has the vault open (SECURITY.md E20). */
  readonly lock: string
  /** There while a vault is being made. */
  readonly unfinished: string
  /** A copy of the database on its way to another key; there while the vault key is rotated. */
  readonly rotating: string
}

/** The files of the vault in `folder`. */
export function vaultPaths(folder: string): VaultPaths {
  const at = resolve(folder)
  return {
    folder: at, database: join(at, 'vault.db'), slots: join(at, 'slots.json'), salt: join(at, 'salt.bin'), anchor: join(at, 'anchor.bin'),
    attempts: join(at, 'attempts.json'), lock: join(at, 'vault.lock'), unfinished: join(at, 'vault.unfinished'), rotating: join(at, 'vault.db.rotating'),
  }
}

export type FolderState =
  /** Nothing is there: a vault can be made here. */
  | { readonly state: 'free' }
  /** A vault was being made here and the program ended. Nothing was ever kept in it; making one here again goes on. */
  | { readonly state: 'half-made' }
  | { readonly state: 'vault'; readonly slots: SlotsFile }
  | { readonly state: 'trouble'; readonly trouble: VaultTrouble }

/**
 * What a folder holds, by its files alone and never by the keychain (SECURITY.md C2). Reads only.
 * A 0-byte or plaintext database beside slots is trouble: SQLite would open either without an error (5.1, 5.2).
 */
export function inspectVaultFolder(paths: VaultPaths): FolderState {
  const names = listFolder(paths.folder)
  if (!names.ok) {
    if (names.failure === 'missing') return { state: 'free' }
    return trouble(names.failure === 'no-folder' ? { kind: 'vault-missing', path: paths.database } : { kind: 'no-access', path: paths.folder })
  }
  const has = new Set(names.value)
  if (!has.has('slots.json')) {
    if (has.has('vault.unfinished')) return { state: 'half-made' }
    if (has.has('vault.db')) return trouble({ kind: 'slots-missing', path: paths.slots })
    return names.value.every(isOwnLeftover) ? { state: 'free' } : trouble({ kind: 'vault-missing', path: paths.database })
  }
  const slots = readSlots(paths.slots)
  if (!slots.ok) return trouble(slots.failure)
  const database = inspectDatabaseFile(paths.database)
  return database === null ? { state: 'vault', slots: slots.value } : trouble(database)
}

/** The vault's slots, or why it cannot be opened; for callers that expect a vault. A free or half-made folder is `vault-missing`. */
export function readVaultFolder(paths: VaultPaths): Result<SlotsFile, VaultTrouble> {
  const found = inspectVaultFolder(paths)
  switch (found.state) {
    case 'vault': return ok(found.slots)
    case 'trouble': return err(found.trouble)
    case 'free':
    case 'half-made': return err({ kind: 'vault-missing', path: paths.database })
  }
}

/** Whether a new vault may be made among these: nothing that a person put there, and nothing that a vault needs. */
export function isOwnLeftover(name: string): boolean {
  return name === '.DS_Store' || name === 'desktop.ini' || name === 'attempts.json' || name.startsWith('vault.lock') || name.startsWith('unfinished-')
    || name === 'vault.unfinished.tmp' || name === 'attempts.json.tmp'
}

/** Names in a folder, or why it cannot be read. */
export function listFolder(folder: string): Result<readonly string[], 'missing' | 'no-folder' | 'no-access'> {
  try {
    return ok(readdirSync(folder))
  } catch (error) {
    const code = codeOf(error)
    return err(code === 'ENOENT' ? 'missing' : code === 'ENOTDIR' ? 'no-folder' : 'no-access')
  }
}

const PLAINTEXT_HEADER = Buffer.from('SQLite format 3\0', 'latin1')

function inspectDatabaseFile(path: string): VaultTrouble | null {
  try {
    const handle = openSync(path, READ_AT_ONCE)
    try {
      if (!fstatSync(handle).isFile()) return { kind: 'vault-missing', path }
      const header = Buffer.alloc(16)
      const length = readSync(handle, header, 0, 16, 0)
      if (length === 0) return { kind: 'vault-empty', path }
      return header.equals(PLAINTEXT_HEADER) ? { kind: 'vault-plaintext', path } : null
    } finally {
      closeSync(handle)
    }
  } catch (error) {
    return { kind: codeOf(error) === 'ENOENT' ? 'vault-missing' : 'no-access', path }
  }
}

function trouble(found: VaultTrouble): FolderState {
  return { state: 'trouble', trouble: found }
}
