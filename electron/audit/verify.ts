import type { LogFault } from '../../shared/audit/channels'
import { GENESIS_HASH } from '../../shared/audit/entry'
import type { ReadDb } from '../db/database'
import { fromEntryRow, isWellFormed, type AuditEntryRow } from './entry-rows'
import { commitDetail, hashEntry, type AuditHead } from './record'

export interface ChainReport {
  readonly ok: boolean
  readonly entries: number
  readonly firstBad: number | null
  readonly class: LogFault | null
  readonly head: AuditHead
}

interface DetailedRow extends AuditEntryRow {
  readonly salt: Uint8Array | null
  readonly detail: string | null
}

const EVERY = 5_000

/**
 * Walks the whole chain and names the first bad entry and how it is bad (SECURITY.md A7). Reads only.
 * It detects changes in the middle; that the end was cut shows only against an anchor kept elsewhere (A5, A8).
 * `progress` is told every few thousand entries and may throw to stop.
 */
export function verifyChain(db: ReadDb, progress: (done: number) => void = () => undefined): ChainReport {
  const statement = db.prepare<[], DetailedRow>(
    `SELECT e.seq, e.at, e.mono, e.actor, e.session, e.txn, e.action, e.object_type, e.object_id, e.detail_commit, e.hash, e.epoch, e.seal,
            d.salt, d.detail
       FROM audit_entries AS e LEFT JOIN audit_details AS d ON d.seq = e.seq
      ORDER BY e.seq`,
  )
  let head: AuditHead = { seq: 0, hash: GENESIS_HASH }
  let mono = 0
  let entries = 0
  let pending: { seq: number; previous: AuditHead; row: DetailedRow } | null = null
  const bad = (seq: number, fault: LogFault): ChainReport => ({ ok: false, entries, firstBad: seq, class: fault, head })
  for (const row of statement.iterate()) {
    entries += 1
    if (pending !== null) return bad(pending.seq, isSwapped(pending.previous, pending.row, row) ? 'reordered' : 'edited')
    if (row.seq !== head.seq + 1) return bad(head.seq + 1, 'missing')
    if (!isWellFormed(row)) return bad(row.seq, 'edited')
    if (!sameBytes(hashEntry(fromEntryRow(row), head.hash), row.hash)) {
      // The next row tells whether the two changed places.
      pending = { seq: row.seq, previous: head, row }
      continue
    }
    if (row.mono < mono) return bad(row.seq, 'clock-back')
    if (!detailHolds(row)) return bad(row.seq, 'detail-edited')
    mono = row.mono
    head = { seq: row.seq, hash: row.hash }
    if (entries % EVERY === 0) progress(entries)
  }
  if (pending !== null) return bad(pending.seq, 'edited')
  const orphan = db.get<{ seq: number }>(
    'SELECT d.seq FROM audit_details AS d LEFT JOIN audit_entries AS e ON e.seq = d.seq WHERE e.seq IS NULL ORDER BY d.seq LIMIT 1',
  )
  if (orphan !== undefined) return bad(orphan.seq, orphan.seq > head.seq ? 'truncated' : 'missing')
  return { ok: true, entries, firstBad: null, class: null, head }
}

/** The hash stored for one entry, or null when the log has none of that number. */
export function hashAt(db: ReadDb, seq: number): Uint8Array | null {
  return db.get<{ hash: Uint8Array }>('SELECT hash FROM audit_entries WHERE seq = ?', seq)?.hash ?? null
}

function detailHolds(row: DetailedRow): boolean {
  if (row.detail_commit === null) return row.detail === null && row.salt === null
  if (row.detail === null || row.salt === null) return false
  return sameBytes(commitDetail(row.salt, row.detail), row.detail_commit)
}

function isSwapped(previous: AuditHead, first: DetailedRow, second: DetailedRow): boolean {
  if (second.seq !== first.seq + 1 || !isWellFormed(first) || !isWellFormed(second)) return false
  return sameBytes(hashEntry({ ...fromEntryRow(second), seq: first.seq }, previous.hash), second.hash)
}

/** Whether two byte strings are equal. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && Buffer.compare(a, b) === 0
}
