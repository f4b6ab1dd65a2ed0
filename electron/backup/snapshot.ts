import { createHash } from 'node:crypto'
import { readHead, type AuditHead } from '../audit/record'
import { sameBytes } from '../audit/bytes'
import { hashAt, verifyChain } from '../audit/verify'
import type { ReadDb } from '../db/database'
import { databaseFailure } from '../db/sqlite-error'
import { openDatabase, type OpenFailure, type VaultDatabase } from '../db/open'
import { err, ok, type Result } from '../../shared/result'
import type { Secret } from '../../shared/secret'
import { createFileSink, openFileSource } from './bytes'

/** What a vault holds at one moment, as far as a backup must hold it again. */
export interface VaultFacts {
  readonly counts: Readonly<Record<string, number>>
  readonly auditHead: AuditHead
  readonly schemaVersion: number
}

/** Why a copy is no backup (SECURITY.md B2). */
export type CopyFault = 'not-openable' | 'structure' | 'log' | 'incomplete'

/** What the source said around the copying, to hold the copy against. */
export interface SourceWitness {
  readonly headBefore: AuditHead
  readonly tables: readonly string[]
  /** Rows per table; null when the vault was written to meanwhile, so that they prove nothing. */
  readonly counts: Readonly<Record<string, number>> | null
}

/**
 * Copies a vault by `VACUUM INTO` while others go on writing: the copy is the vault at one moment, encrypted with the same key, and no byte
 * of it was ever plain (SECURITY.md B1). `db.backup()` cannot do it and `serialize()` would hand out plaintext. Throws driver errors.
 */
export function takeSnapshot(vaultFile: string, key: Secret, copy: string): Result<SourceWitness, OpenFailure> {
  const opened = openDatabase({ file: vaultFile, key, mode: 'read' })
  if (!opened.ok) return opened
  const { db, read } = opened.value
  try {
    const versionBefore = dataVersion(read)
    const witness = { headBefore: readHead(read), tables: tableNames(read), counts: countRows(read) }
    // Made beforehand: SQLite would create it readable for everybody under a usual umask (SECURITY.md K11).
    createFileSink(copy).finish()
    db.run('VACUUM INTO ?', copy)
    return ok(dataVersion(read) === versionBefore ? witness : { ...witness, counts: null })
  } finally {
    opened.value.close()
  }
}

/**
 * Page cache for checks: `integrity_check` looks every row up in every index, and each page it misses costs a decryption (a third of the
 * CPU at 100,000 contacts). Held only while the check runs.
 */
export const CHECK_CACHE_KIB = 256 * 1024

/** Checks a copy on a connection of its own: structure, foreign keys, the whole log, and that nothing the source had is missing. */
export function checkSnapshot(copy: string, key: Secret, witness: SourceWitness): Result<VaultFacts, CopyFault> {
  const opened = openDatabase({ file: copy, key, mode: 'read', cacheKib: CHECK_CACHE_KIB })
  if (!opened.ok) return err('not-openable')
  try {
    const checked = checkVault(opened.value)
    if (!checked.ok) return checked
    return isComplete(opened.value.read, checked.value, witness) ? checked : err('incomplete')
  } finally {
    opened.value.close()
  }
}

/** Structure, foreign keys and the whole log of an open vault, and what it holds. */
export function checkVault(vault: VaultDatabase): Result<VaultFacts, CopyFault> {
  try {
    if (!vault.integrityCheck()) return err('structure')
    const chain = verifyChain(vault.read)
    if (!chain.ok) return err('log')
    return ok({ counts: countRows(vault.read), auditHead: chain.head, schemaVersion: schemaVersion(vault.read) })
  } catch (error) {
    // Some damage shows as an error of the driver before any check answers.
    if (databaseFailure(error) === null) throw error
    return err('structure')
  }
}

/** SHA-256 of a file and its length. `progress` is told the bytes read and may throw to stop. */
export function hashFile(path: string, progress: (done: number, total: number) => void): { readonly bytes: number; readonly sha256: string } {
  const source = openFileSource(path)
  try {
    const hash = createHash('sha256')
    const buffer = Buffer.alloc(1024 * 1024)
    for (let at = 0; at < source.size;) {
      const read = source.read(buffer, at)
      if (read === 0) throw new Error('a file became shorter while it was read')
      hash.update(buffer.subarray(0, read))
      at += read
      progress(at, source.size)
    }
    return { bytes: source.size, sha256: hash.digest('hex') }
  } finally {
    source.close()
  }
}

function isComplete(copy: ReadDb, facts: VaultFacts, witness: SourceWitness): boolean {
  const names = new Set(tableNames(copy))
  if (!witness.tables.every((name) => names.has(name))) return false
  // The log only grows: a copy whose log does not hold what the source's held before is not of this vault, or is older.
  const { headBefore } = witness
  const found = headBefore.seq === 0 ? headBefore.hash : hashAt(copy, headBefore.seq)
  if (found === null || !sameBytes(found, headBefore.hash)) return false
  return witness.counts === null || sameCounts(witness.counts, facts.counts)
}

/** Whether two counts name the same tables with the same rows. */
export function sameCounts(a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): boolean {
  const names = Object.keys(a)
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name])
}

function tableNames(db: ReadDb): string[] {
  return db.all<{ name: string }>(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name`).map(({ name }) => name)
}

/** Rows of every table of ours. The search indexes are left out: they keep no text, and counting them would read them whole. */
function countRows(db: ReadDb): Record<string, number> {
  const names = db.all<{ name: string }>(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name`)
  return Object.fromEntries(names.map(({ name }) => {
    // A table's name cannot be a parameter; these come from migrations alone.
    if (!/^[a-z][a-z0-9_]*$/.test(name)) throw new Error('a table with an unexpected name')
    return [name, db.get<{ rows: number }>(`SELECT count(*) AS rows FROM "${name}"`)?.rows ?? 0]
  }))
}

function dataVersion(db: ReadDb): number {
  return db.get<{ data_version: number }>('PRAGMA data_version')?.data_version ?? -1
}

function schemaVersion(db: ReadDb): number {
  return db.get<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0
}
