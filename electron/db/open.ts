import { chmodSync, closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import Database from 'better-sqlite3-multiple-ciphers'
import { err, ok, type Result } from '../../shared/result'
import { reveal, type Secret } from '../../shared/secret'
import { wrapConnection, type ReadDb, type WriteDb } from './database'
import { migrate, schemaVersionOf, SCHEMA_VERSION, tablesOf } from './migrate'
import { databaseFailure, type DatabaseFailure } from './sqlite-error'

export type OpenFailure =
  | DatabaseFailure
  | { readonly kind: 'missing' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'plaintext' }
  | { readonly kind: 'newer-version'; readonly found: number; readonly known: number }

export interface VaultDatabase {
  readonly db: WriteDb
  readonly read: ReadDb
  readonly file: string
  /** Moves everything from the -wal into the file and empties it (SECURITY.md L5, 5.6). */
  checkpoint(): void
  /** Fast check of the structure of every page. */
  quickCheck(): boolean
  /** Complete check, with foreign keys. False names a damaged file. */
  integrityCheck(): boolean
  close(): void
}

export interface OpenOptions {
  readonly file: string
  /** 32 bytes, used as SQLCipher's raw key without a passphrase derivation. */
  readonly key: Secret
  readonly mode: 'create' | 'write' | 'read'
  /** Page cache in KiB. Each page missed costs a decryption, so this is the one big lever (PERFORMANCE.md 1e). */
  readonly cacheKib?: number
  /** Called before a file of an older version is brought to this one, which may take seconds. */
  readonly onUpgrade?: () => void
  /** The last act of bringing an older file to this version, in the same transaction. */
  readonly finishUpgrade?: (db: WriteDb) => void
}

/** "STCH": tells a Satchel vault from any other database. */
const APPLICATION_ID = 0x53544348
const DEFAULT_CACHE_KIB = 96 * 1024
const PLAIN_HEADER = 'SQLite format 3\0'

/**
 * Opens, or in mode `create` makes, an encrypted vault file and reads back every safety setting (SECURITY.md 5.2).
 * The file is never changed by a failed open: a wrong key, an empty file or a file of a newer version is left as it is.
 */
export function openDatabase(options: OpenOptions): Result<VaultDatabase, OpenFailure> {
  const before = inspectFile(options)
  if (before !== null) return err(before)
  let driver: Database.Database | undefined
  try {
    // No `verbose`: it would log the key.
    driver = new Database(options.file, { fileMustExist: options.mode !== 'create', readonly: options.mode === 'read' })
    unlockPages(driver, options.key)
    // A key is only tried when a page is read.
    driver.prepare('SELECT count(*) FROM sqlite_schema').get()
    const found = schemaVersionOf(driver)
    if (found > SCHEMA_VERSION) {
      driver.close()
      return err({ kind: 'newer-version', found, known: SCHEMA_VERSION })
    }
    const tables = new Set(driver.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all())
    // Version 0 has nothing yet; a file that was a vault and says so was changed.
    if ((found === 0 && options.mode !== 'create') || tablesOf(found).some((name) => !tables.has(name))) {
      driver.close()
      return err({ kind: 'damaged' })
    }
    applySettings(driver, options)
    const db = wrapConnection(driver)
    if (options.mode !== 'read') {
      if (found > 0 && found < SCHEMA_VERSION) options.onUpgrade?.()
      migrate(db, undefined, options.finishUpgrade)
      assertEncrypted(options.file)
    }
    return ok(vaultDatabase(driver, db, options.file))
  } catch (error) {
    driver?.close()
    const failure = databaseFailure(error)
    if (failure === null) throw error
    return err(failure)
  }
}

function inspectFile({ file, mode }: OpenOptions): OpenFailure | null {
  try {
    if (!existsSync(file)) return mode === 'create' ? null : { kind: 'missing' }
    if (mode === 'create') throw new Error('there is a vault file already')
    // A 0-byte file opens with any key as an empty vault, without an error (SECURITY.md fact 8).
    if (statSync(file).size === 0) return { kind: 'empty' }
    return headerOf(file) === PLAIN_HEADER ? { kind: 'plaintext' } : null
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'EACCES' || error.code === 'EPERM')) return { kind: 'no-access' }
    throw error
  }
}

function headerOf(file: string): string {
  const handle = openSync(file, 'r')
  try {
    const header = Buffer.alloc(16)
    readSync(handle, header, 0, 16, 0)
    return header.toString('latin1')
  } finally {
    closeSync(handle)
  }
}

function unlockPages(driver: Database.Database, key: Secret): void {
  const hex = Buffer.from(reveal(key)).toString('hex')
  // 62 digits would silently be taken as a passphrase (SECURITY.md 5.2).
  if (!/^[0-9a-f]{64}$/.test(hex)) throw new Error('a database key has 32 bytes')
  driver.pragma(`cipher='sqlcipher'`)
  driver.pragma('legacy=4')
  const spelled = Buffer.from(`x'${hex}'`)
  driver.key(spelled)
  spelled.fill(0)
}

function applySettings(driver: Database.Database, { mode, cacheKib }: OpenOptions): void {
  // The default would write sorted customer text in clear into a temporary file (SECURITY.md fact 6).
  set(driver, 'temp_store', 2)
  set(driver, 'mmap_size', 0)
  set(driver, 'foreign_keys', 1)
  set(driver, 'trusted_schema', 0)
  set(driver, 'cell_size_check', 1)
  driver.pragma(`cache_size=-${String(cacheKib ?? DEFAULT_CACHE_KIB)}`)
  driver.pragma('busy_timeout=5000')
  if (mode === 'read') return
  const journal = driver.pragma('journal_mode=WAL', { simple: true })
  if (journal !== 'wal') throw new Error('the vault must use a write-ahead log')
  // FULL: with NORMAL a power cut loses acknowledged commits (SECURITY.md 5.1).
  set(driver, 'synchronous', 2)
  set(driver, 'secure_delete', 1)
  driver.pragma('journal_size_limit=67108864')
  driver.pragma('wal_autocheckpoint=2000')
  if (process.platform === 'darwin') {
    set(driver, 'fullfsync', 1)
    set(driver, 'checkpoint_fullfsync', 1)
  }
  const applicationId = driver.pragma('application_id', { simple: true })
  if (applicationId === 0) driver.pragma(`application_id=${String(APPLICATION_ID)}`)
  else if (applicationId !== APPLICATION_ID) throw new Error('the key opens a database that is not a vault')
}

/** Sets a pragma and reads it back: an unknown or refused one is silent. */
function set(driver: Database.Database, name: string, value: number): void {
  driver.pragma(`${name}=${String(value)}`)
  const back = driver.pragma(name, { simple: true })
  if (back !== value && !(name === 'mmap_size' && back === undefined)) throw new Error(`the vault needs ${name}=${String(value)}`)
}

/** The driver was found to ignore keys silently in other builds: what lies on disk must not be plain SQLite. */
function assertEncrypted(file: string): void {
  if (statSync(file).size > 0 && headerOf(file) === PLAIN_HEADER) throw new Error('the vault file was written without encryption')
}

function vaultDatabase(driver: Database.Database, db: WriteDb, file: string): VaultDatabase {
  if (process.platform !== 'win32' && !driver.readonly) for (const name of [file, `${file}-wal`, `${file}-shm`]) if (existsSync(name)) chmodSync(name, 0o600)
  return {
    db,
    read: db,
    file,
    checkpoint: () => {
      driver.pragma('wal_checkpoint(TRUNCATE)')
    },
    quickCheck: () => driver.pragma('quick_check', { simple: true }) === 'ok',
    integrityCheck: () => driver.pragma('integrity_check', { simple: true }) === 'ok' && (driver.pragma('foreign_key_check') as unknown[]).length === 0,
    close: () => {
      driver.close()
    },
  }
}
