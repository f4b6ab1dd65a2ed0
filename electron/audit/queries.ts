import type { AuditFilter, AuditView } from '../../shared/audit/channels'
import type { AuditDetail } from '../../shared/audit/entry'
import { asId, idToBytes, type UserId } from '../../shared/ids'
import type { ReadDb } from '../db/database'
import { fromEntryRow, type AuditEntryRow } from './entry-rows'
import { conditionsOf } from './filter'

interface ViewRow extends AuditEntryRow {
  readonly actor_name: string | null
  readonly detail: string | null
}

/** Entries, newest first, below `before`. `total` counts what the filter finds. */
export function auditPage(db: ReadDb, filter: AuditFilter, before: number | null, limit: number): { items: AuditView[]; next: number | null; total: number } {
  const { where, params } = conditionsOf(filter)
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

/** A person's name, or null when the vault knows nobody of that id. */
export function userNameOf(db: ReadDb, id: string): string | null {
  return db.get<{ name: string }>('SELECT name FROM users WHERE id = ?', idToBytes(asId<UserId>(id)))?.name ?? null
}

function toView(row: ViewRow): AuditView {
  const { hash, detailCommit, ...entry } = fromEntryRow(row)
  const detail = detailCommit === null ? null : row.detail === null ? 'erased' : parseDetail(row.detail)
  return { ...entry, actorName: row.actor_name, detail, hashHex: Buffer.from(hash).toString('hex') }
}

/** A log that somebody changed is still shown; the verifier says what is wrong with it. */
function parseDetail(text: string): AuditDetail | 'unreadable' | 'withheld' {
  try {
    // `withheld` stands there for what the reader does not see (electron/access/sight.ts).
    return JSON.parse(text) as AuditDetail | 'withheld'
  } catch {
    return 'unreadable'
  }
}
