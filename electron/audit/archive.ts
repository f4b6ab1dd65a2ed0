import { idToBytes } from '../../shared/ids'
import type { AuditRecord } from '../../shared/audit/entry'
import type { ReadDb, WriteDb } from '../db/database'
import { hexOf } from './bytes'
import { KEPT_DAYS, KEPT_ENTRIES, lastCheckpoint, writeCheckpoint, type Checkpoint } from './checkpoints'
import { readHead } from './record'

const DAY_MS = 86_400_000

/** The entries that may be archived of what was before `before` (ms since the epoch); null when there are none. */
export function archivableSpan(db: ReadDb, before: number, now: number): { readonly first: number; readonly last: number } | null {
  const first = (lastCheckpoint(db)?.seq ?? 0) + 1
  const until = Math.min(before, now - KEPT_DAYS * DAY_MS)
  const newer = db.get<{ seq: number | null }>('SELECT min(seq) AS seq FROM audit_entries WHERE at >= ?', until)?.seq ?? Infinity
  const last = Math.min(newer - 1, readHead(db).seq - KEPT_ENTRIES)
  return last < first ? null : { first, last }
}

/** What a checkpoint must say of the last entry taken out. Throws when the log has no such entry. */
export function checkpointFacts(db: ReadDb, seq: number): Pick<Checkpoint, 'seq' | 'hash' | 'mono' | 'epoch' | 'seal'> {
  const found = db.get<Pick<Checkpoint, 'seq' | 'hash' | 'mono' | 'epoch' | 'seal'>>('SELECT seq, hash, mono, epoch, seal FROM audit_entries WHERE seq = ?', seq)
  if (found === undefined) throw new Error('a checkpoint is made of an entry that is there')
  return found
}

/**
 * Takes the entries up to a checkpoint out of the log, inside the caller's transaction, and stores the signed checkpoint in their place: never without one
 * (SECURITY.md A6). The answer is what the log must say of it in the same transaction; verification looks for it there.
 */
export function takeOut(db: WriteDb, checkpoint: Checkpoint): AuditRecord {
  db.run('INSERT INTO audit_retention_running (one) VALUES (1)')
  db.run('DELETE FROM audit_details WHERE seq <= ?', checkpoint.seq)
  const { changes } = db.run('DELETE FROM audit_entries WHERE seq <= ?', checkpoint.seq)
  if (changes !== checkpoint.entries) throw new Error('the segment holds other entries than the log')
  writeCheckpoint(db, checkpoint, checkpoint.archivedBy === null ? null : idToBytes(checkpoint.archivedBy))
  db.run('DELETE FROM audit_retention_running')
  return {
    action: 'log.archived', objectType: null, objectId: null,
    detail: { facts: { through: checkpoint.seq, entries: checkpoint.entries, fileName: checkpoint.fileName, digest: hexOf(checkpoint.digest), hash: hexOf(checkpoint.hash) } },
  }
}
