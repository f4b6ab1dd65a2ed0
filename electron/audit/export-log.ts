import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import type { ReadDb } from '../db/database'
import { fromEntryRow, type AuditEntryRow } from './entry-rows'
import { readHead } from './record'

interface ExportRow extends AuditEntryRow {
  readonly salt: Uint8Array | null
  readonly detail: string | null
}

/**
 * Writes the log as JSON Lines: a first line about the file, then one entry a line with its hash, and the salt and text of its detail,
 * so that somebody else can compute every hash again. The file appears whole or not at all. `record` is called right before, for the log itself:
 * what it throws ends the export with no file.
 */
export function exportLog(db: ReadDb, file: string, facts: { readonly vaultId: string; readonly exportedAt: number }, progress: (done: number, total: number) => void, record: (entries: number) => void): number {
  const head = readHead(db)
  // A name nobody can foresee, and only if it is free: a link planted there would lead the log elsewhere, and a file keeps who may read it.
  const unfinished = `${file}.${randomBytes(6).toString('hex')}.part`
  const handle = openSync(unfinished, 'wx', 0o600)
  try {
    let written = 0
    const line = (value: unknown): void => void writeSync(handle, `${JSON.stringify(value)}\n`)
    line({ format: 'satchel-audit-log', version: 1, ...facts, entries: head.seq, headHash: hex(head.hash) })
    const rows = db.prepare<[number], ExportRow>(
      `SELECT e.seq, e.at, e.mono, e.actor, e.session, e.txn, e.action, e.object_type, e.object_id, e.detail_commit, e.hash, e.epoch, e.seal, d.salt, d.detail
         FROM audit_entries AS e LEFT JOIN audit_details AS d ON d.seq = e.seq
        WHERE e.seq <= ? ORDER BY e.seq`,
    )
    for (const row of rows.iterate(head.seq)) {
      const entry = fromEntryRow(row)
      line({ ...entry, detailCommit: hex(entry.detailCommit), hash: hex(entry.hash), salt: hex(row.salt), detail: row.detail })
      written += 1
      if (written % 1_000 === 0) progress(written, head.seq)
    }
    fsyncSync(handle)
    closeSync(handle)
    record(written)
    renameSync(unfinished, file)
    return written
  } catch (error) {
    closeQuietly(handle)
    rmSync(unfinished, { force: true })
    throw error
  }
}

function closeQuietly(handle: number): void {
  try {
    closeSync(handle)
  } catch (error) {
    // Closed already: the failure came after.
    if (!(error instanceof Error && 'code' in error && error.code === 'EBADF')) throw error
  }
}

function hex(bytes: Uint8Array | null): string | null {
  return bytes === null ? null : Buffer.from(bytes).toString('hex')
}
