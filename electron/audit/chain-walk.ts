import type { LogFault } from '../../shared/audit/channels'
import { isWellFormed, type AuditEntryRow } from './entry-rows'
import { EMPTY_HEAD, type ChainHead } from './record'
import { hashDetail, hashRow } from './row-hash'
import type { SealCheck } from './seal-check'

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
  readonly head: ChainHead
}

/** Walks a chain entry by entry (SECURITY.md A7): each call answers the report that ends the walk, or null to go on. */
export interface ChainWalk {
  take(row: DetailedRow): ChainReport | null
  /** There are no more entries: the report on all of them. */
  end(): ChainReport
  /** The report when something at the next entry is not even an entry. */
  bad(seq: number, fault: LogFault): ChainReport
  head(): ChainHead
}

/** Where a walk begins: at the beginning, or after a checkpoint. */
export interface WalkStart {
  readonly head: ChainHead
  readonly mono: number
}
export const FROM_THE_BEGINNING: WalkStart = { head: EMPTY_HEAD, mono: 0 }

/** A walk from `start` on, with the seals as `seals` checks them. */
export function createChainWalk(start: WalkStart = FROM_THE_BEGINNING, seals: Pick<SealCheck, 'take' | 'opening'> | null = null): ChainWalk {
  const opening = seals?.opening ?? null
  let head = start.head
  let mono = start.mono
  let entries = 0
  let pending: { seq: number; previous: ChainHead; row: DetailedRow } | null = null
  const bad = (seq: number, fault: LogFault): ChainReport => ({ ok: false, entries, firstBad: seq, class: fault, head })
  return {
    take(row) {
      entries += 1
      if (opening !== null) return bad(opening.seq, opening.fault)
      if (pending !== null) return bad(pending.seq, isSwapped(pending.previous, pending.row, row) ? 'reordered' : 'edited')
      if (row.seq !== head.seq + 1) return bad(head.seq + 1, 'missing')
      if (!isWellFormed(row)) return bad(row.seq, 'edited')
      if (!hashRow(row, head).equals(row.hash)) {
        // The next row tells whether the two changed places.
        pending = { seq: row.seq, previous: head, row }
        return null
      }
      if (row.mono < mono) return bad(row.seq, 'clock-back')
      if (!detailHolds(row)) return bad(row.seq, 'detail-edited')
      const fault = seals?.take(row) ?? null
      if (fault !== null) return bad(row.seq, fault)
      mono = row.mono
      head = { seq: row.seq, hash: row.hash, epoch: row.epoch, seal: row.seal }
      return null
    },
    end: () => (pending === null ? { ok: true, entries, firstBad: null, class: null, head } : bad(pending.seq, 'edited')),
    bad,
    head: () => head,
  }
}

/** Whether a detail is the one its entry was written with; none where it has none. */
export function detailHolds(row: DetailedRow): boolean {
  if (row.detail_commit === null) return row.detail === null && row.salt === null
  if (row.detail === null || row.salt === null) return false
  return hashDetail(row.salt, row.detail).equals(row.detail_commit)
}

function isSwapped(previous: ChainHead, first: DetailedRow, second: DetailedRow): boolean {
  if (second.seq !== first.seq + 1 || !isWellFormed(first) || !isWellFormed(second)) return false
  return hashRow({ ...second, seq: first.seq }, previous).equals(second.hash)
}
