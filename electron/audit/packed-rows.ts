import type { ReadDb } from '../db/database'
import type { DetailedRow } from './chain-walk'

/**
 * Every entry of the log with its detail, oldest first. The driver makes an object of each column of bytes, which costs a verification more than hashing
 * does: SQLite joins the eight of an entry to one, with their lengths beside it, and they are taken apart here.
 */
export function* detailedRows(db: ReadDb): Generator<DetailedRow, undefined> {
  for (const row of db.prepare<[], PackedRow>(PACKED).iterate()) yield unpacked(row) ?? plainRow(db, row.seq)
}

const FIRST = ['e.actor', 'e.session', 'e.txn', 'e.object_id'] as const
const SECOND = ['e.detail_commit', 'e.hash', 'e.seal', 'd.salt'] as const
/** Two digits a column: its length, 98 for more than this program ever writes, 99 for none. */
const NONE = 99
const LONG = 98
const BASE = 100
const lengths = (columns: readonly string[]): string => columns.map((column, at) => `ifnull(min(length(CAST(${column} AS BLOB)), ${String(LONG)}), ${String(NONE)}) * ${String(BASE ** at)}`).join(' + ')
const ROW = 'FROM audit_entries AS e LEFT JOIN audit_details AS d ON d.seq = e.seq'
const PACKED = `SELECT e.seq, e.at, e.mono, e.action, e.object_type, e.epoch, d.detail, ${lengths(FIRST)} AS first, ${lengths(SECOND)} AS second,
  CAST(${[...FIRST, ...SECOND].map((column) => `ifnull(${column}, '')`).join(' || ')} AS BLOB) AS bytes ${ROW} ORDER BY e.seq`

interface PackedRow extends Pick<DetailedRow, 'seq' | 'at' | 'mono' | 'action' | 'object_type' | 'epoch' | 'detail'> {
  readonly first: number
  readonly second: number
  readonly bytes: Uint8Array
}

/** Null for a row with something in it that is longer than this program writes. */
function unpacked({ first, second, bytes, ...rest }: PackedRow): DetailedRow | null {
  let at = 0
  let long = 0
  let left = first
  const next = (): Uint8Array | null => {
    const length = left % BASE
    left = (left - length) / BASE
    if (length === NONE) return null
    if (length === LONG) long += 1
    at += length
    return bytes.subarray(at - length, at)
  }
  const [actor, session, txn, objectId] = [next(), next(), next(), next()]
  left = second
  const [commit, hash, seal, salt] = [next(), next(), next(), next()]
  if (long > 0 || hash === null || at !== bytes.length) return null
  return { ...rest, actor, session, txn, object_id: objectId, detail_commit: commit, hash, seal, salt }
}

/** The same row column by column. */
function plainRow(db: ReadDb, seq: number): DetailedRow {
  const row = db.get<DetailedRow>(`SELECT e.seq, e.at, e.mono, e.actor, e.session, e.txn, e.action, e.object_type, e.object_id, e.detail_commit, e.hash, e.epoch, e.seal, d.salt, d.detail ${ROW} WHERE e.seq = ?`, seq)
  if (row === undefined) throw new Error('a row that was just read is gone')
  return row
}
