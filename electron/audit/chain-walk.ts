import type { LogFault } from '../../shared/audit/channels'
import { GENESIS_HASH } from '../../shared/audit/entry'
import { fromEntryRow, isWellFormed, type AuditEntryRow } from './entry-rows'
import { commitDetail, hashEntry, type AuditHead } from './record'

/** An entry with its detail, as stored in the vault or in an exported log. */
export interface DetailedRow extends AuditEntryRow {
  readonly salt: Uint8Array | null
  readonly detail: string | null
}

export interface ChainReport {
  readonly ok: boolean
  readonly entries: number
  readonly firstBad: number | null
  readonly class: LogFault | null
  readonly head: AuditHead
}

/** Walks a chain entry by entry (SECURITY.md A7): each call answers the report that ends the walk, or null to go on. */
export interface ChainWalk {
  take(row: DetailedRow): ChainReport | null
  /** There are no more entries: the report on all of them. */
  end(): ChainReport
  /** The report when something at the next entry is not even an entry. */
  bad(seq: number, fault: LogFault): ChainReport
  head(): AuditHead
}

/** A walk from the first entry on. */
export function createChainWalk(): ChainWalk {
  let head: AuditHead = { seq: 0, hash: GENESIS_HASH }
  let mono = 0
  let entries = 0
  let pending: { seq: number; previous: AuditHead; row: DetailedRow } | null = null
  const bad = (seq: number, fault: LogFault): ChainReport => ({ ok: false, entries, firstBad: seq, class: fault, head })
  return {
    take(row) {
      entries += 1
      if (pending !== null) return bad(pending.seq, isSwapped(pending.previous, pending.row, row) ? 'reordered' : 'edited')
      if (row.seq !== head.seq + 1) return bad(head.seq + 1, 'missing')
      if (!isWellFormed(row)) return bad(row.seq, 'edited')
      if (!sameBytes(hashEntry(fromEntryRow(row), head.hash), row.hash)) {
        // The next row tells whether the two changed places.
        pending = { seq: row.seq, previous: head, row }
        return null
      }
      if (row.mono < mono) return bad(row.seq, 'clock-back')
      if (!detailHolds(row)) return bad(row.seq, 'detail-edited')
      mono = row.mono
      head = { seq: row.seq, hash: row.hash }
      return null
    },
    end: () => (pending === null ? { ok: true, entries, firstBad: null, class: null, head } : bad(pending.seq, 'edited')),
    bad,
    head: () => head,
  }
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
