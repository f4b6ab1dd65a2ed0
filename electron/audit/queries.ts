import type { AuditFilter, AuditView } from '../../shared/audit/channels'
import type { AuditDetail } from '../../shared/audit/entry'
import { idToBytes } from '../../shared/ids'
import type { ReadDb, SqlValue } from '../db/database'
import { fromEntryRow, type AuditEntryRow } from './entry-rows'

interface ViewRow extends AuditEntryRow {
  readonly actor_name: string | null
  readonly detail: string | null
}

/** Entries, newest first, below `before`. `total` counts what the filter finds. */
export function auditPage(db: ReadDb, filter: AuditFilter, before: number | null, limit: number): { items: AuditView[]; next: number | null; total: number } {
  const { where, params } = conditions(filter)
  const rows = db.all<ViewRow>(
    `SELECT e.seq, e.at, e.mono, e.actor, e.session, e.txn, e.action, e.object_type, e.object_id, e.detail_commit, e.hash, e.epoch, e.seal,
            u.name AS actor_name, d.detail
       FROM audit_entries AS e
       LEFT JOIN users AS u ON u.id = e.actor
       LEFT JOIN audit_details AS d ON d.seq = e.seq
      WHERE ${[...where, 'e.seq < ?'].join(' AND ')}
      ORDER BY e.seq DESC LIMIT ?`,
    ...params, before ?? Number.MAX_SAFE_INTEGER, limit + 1,
  )
  const items = rows.slice(0, limit).map(toView)
  const count = db.get<{ n: number }>(`SELECT count(*) AS n FROM audit_entries AS e${where.length === 0 ? '' : ` WHERE ${where.join(' AND ')}`}`, ...params)
  return { items, next: rows.length > limit ? (items.at(-1)?.seq ?? null) : null, total: count?.n ?? 0 }
}

function conditions(filter: AuditFilter): { where: string[]; params: SqlValue[] } {
  const where: string[] = []
  const params: SqlValue[] = []
  const add = (sql: string, ...values: SqlValue[]): void => {
    where.push(sql)
    params.push(...values)
  }
  if (filter.from !== undefined) add('e.at >= ?', filter.from)
  if (filter.to !== undefined) add('e.at < ?', filter.to)
  if (filter.actorId !== undefined) add('e.actor = ?', idToBytes(filter.actorId))
  if (filter.objectType !== undefined) add('e.object_type = ?', filter.objectType)
  if (filter.objectId !== undefined) add('e.object_id = ?', idToBytes(filter.objectId))
  if (filter.transactionId !== undefined) add('e.txn = ?', idToBytes(filter.transactionId))
  if (filter.seqs !== undefined) add(`e.seq IN (${filter.seqs.map(() => '?').join(', ')})`, ...filter.seqs)
  if (filter.actions !== undefined && filter.actions.length > 0) add(`e.action IN (${filter.actions.map(() => '?').join(', ')})`, ...filter.actions)
  return { where, params }
}

function toView(row: ViewRow): AuditView {
  const { hash, detailCommit, ...entry } = fromEntryRow(row)
  const detail = detailCommit === null ? null : row.detail === null ? 'erased' : parseDetail(row.detail)
  return { ...entry, actorName: row.actor_name, detail, hashHex: Buffer.from(hash).toString('hex') }
}

/** A log that somebody changed is still shown; the verifier says what is wrong with it. */
function parseDetail(text: string): AuditDetail | 'unreadable' {
  try {
    return JSON.parse(text) as AuditDetail
  } catch {
    return 'unreadable'
  }
}
