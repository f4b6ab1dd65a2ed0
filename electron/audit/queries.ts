import type { ArchivedThrough, AuditFilter, AuditView } from '../../shared/audit/channels'
import type { AuditDetail } from '../../shared/audit/entry'
import { asId, idToBytes, type UserId } from '../../shared/ids'
import type { ReadDb, SqlValue } from '../db/database'
import { hexOf } from './bytes'
import { lastCheckpoint } from './checkpoints'
import { fromEntryRow, type AuditEntryRow } from './entry-rows'
import { planOf, type LogPlan } from './log-plan'
import { readHead } from './record'

interface ViewRow extends AuditEntryRow {
  readonly actor_name: string | null
  readonly object_name: string | null
  readonly detail: string | null
}

/** More entries than this are told as "at least so many". */
export const MOST_COUNTED = 2_000

/**
 * Entries, newest first, below the entry `before`: in the order of the log, or by their time where a time is asked for. `total` counts what the filter finds,
 * up to {@link MOST_COUNTED}; on a later page it is null. `archived` says what lies in segments and so is not here.
 */
export function auditPage(db: ReadDb, filter: AuditFilter, before: number | null, limit: number): { items: AuditView[]; next: number | null; total: number | null; archived: ArchivedThrough | null } {
  const plan = planOf(db, filter)
  const items = viewsOf(db, plan, before, limit + 1)
  const checkpoint = lastCheckpoint(db)
  return {
    items: items.slice(0, limit), next: items.length > limit ? (items[limit - 1]?.seq ?? null) : null, total: before === null ? countOf(db, filter, plan) : null,
    archived: checkpoint === null ? null : { seq: checkpoint.seq, fileName: checkpoint.fileName, at: checkpoint.archivedAt },
  }
}

function viewsOf(db: ReadDb, plan: LogPlan, before: number | null, limit: number): AuditView[] {
  const page = plan.page(before, limit)
  return db.all<ViewRow>(
    `SELECT e.seq, e.at, e.mono, e.actor, e.session, e.txn, e.action, e.object_type, e.object_id, e.detail_commit, e.hash, e.epoch, e.seal,
            u.name AS actor_name, coalesce(c.name, o.name, s.name) AS object_name, d.detail
       FROM (${page.sql}) AS p
       JOIN audit_entries AS e ON e.seq = p.seq
       LEFT JOIN users AS u ON u.id = e.actor
       LEFT JOIN contacts AS c ON e.object_type = 'contact' AND c.id = e.object_id
       LEFT JOIN companies AS o ON e.object_type = 'company' AND o.id = e.object_id
       LEFT JOIN users AS s ON e.object_type = 'user' AND s.id = e.object_id
       LEFT JOIN audit_details AS d ON d.seq = e.seq
      ORDER BY ${plan.byTime ? 'e.at DESC, e.seq DESC' : 'e.seq DESC'}`,
    ...page.params,
  ).map(toView)
}

function countOf(db: ReadDb, filter: AuditFilter, plan: LogPlan): number {
  // Of the whole log the numbers tell: it has no gaps.
  if (Object.values(filter).every((value) => value === undefined)) return Math.max(0, readHead(db).seq - (lastCheckpoint(db)?.seq ?? 0))
  return db.get<{ n: number }>(`SELECT count(*) AS n FROM (SELECT 1 FROM audit_entries AS e WHERE ${plan.where} LIMIT ${String(MOST_COUNTED)})`, ...plan.params)?.n ?? 0
}

/** How many entries of a filter fall into each stretch of time; `starts` are the beginnings, the last one the end. Counts stop at {@link MOST_COUNTED}. */
export function auditTimeline(db: ReadDb, filter: AuditFilter, starts: readonly number[]): number[] {
  const { from: _from, to: _to, ...rest } = filter
  const counted = new Map<string, number>()
  return starts.slice(0, -1).map((start, at) => {
    const plan = planOf(db, { ...rest, from: start, to: starts[at + 1] ?? start }, counted)
    return db.get<{ n: number }>(`SELECT count(*) AS n FROM (SELECT 1 FROM audit_entries AS e WHERE ${plan.where} LIMIT ${String(MOST_COUNTED)})`, ...plan.params)?.n ?? 0
  })
}

/** How often what was done and by whom, for a report; over everything the filter finds. */
export function auditCounts(db: ReadDb, filter: AuditFilter): { total: number; byAction: { action: AuditView['action']; n: number }[]; byPerson: { name: string | null; n: number }[] } {
  const { where, params } = planOf(db, filter)
  const counted = <T>(sql: string, ...values: SqlValue[]): T[] => db.all<T>(sql, ...values)
  const byAction = counted<{ action: AuditView['action']; n: number }>(`SELECT e.action AS action, count(*) AS n FROM audit_entries AS e WHERE ${where} GROUP BY e.action ORDER BY n DESC, e.action`, ...params)
  const byPerson = counted<{ name: string | null; n: number }>(`SELECT u.name AS name, count(*) AS n FROM audit_entries AS e LEFT JOIN users AS u ON u.id = e.actor WHERE ${where} GROUP BY e.actor ORDER BY n DESC`, ...params)
  return { total: byAction.reduce((sum, { n }) => sum + n, 0), byAction, byPerson }
}

/** A person's name, or null when the vault knows nobody of that id. */
export function userNameOf(db: ReadDb, id: string): string | null {
  return db.get<{ name: string }>('SELECT name FROM users WHERE id = ?', idToBytes(asId<UserId>(id)))?.name ?? null
}

/** The last moment that a date can tell, ms. A time beyond it, which only somebody with the raw key writes, would keep the whole page from being shown. */
const LAST_MOMENT = 8_640_000_000_000_000

function toView(row: ViewRow): AuditView {
  const { hash, detailCommit, ...entry } = fromEntryRow(row)
  const detail = detailCommit === null ? null : row.detail === null ? 'erased' : parseDetail(row.detail)
  return { ...entry, at: Math.min(Math.max(entry.at, -LAST_MOMENT), LAST_MOMENT), actorName: row.actor_name, objectName: row.object_name === '' ? null : row.object_name, detail, hashHex: hexOf(hash) }
}

/** A log that somebody changed is still shown; the verifier says what is wrong with it. */
function parseDetail(text: string): AuditDetail | 'unreadable' | 'withheld' {
  try {
    // `withheld` stands there for what the reader does not see (electron/access/sight.ts).
    const detail: unknown = JSON.parse(text)
    return isDetail(detail) ? detail : 'unreadable'
  } catch {
    return 'unreadable'
  }
}

/** Whether a detail has the shape that this program writes: what shows it looks into every part. */
function isDetail(value: unknown): value is AuditDetail | 'withheld' {
  if (value === 'withheld') return true
  if (!isTable(value)) return false
  const { fields = {}, facts = {} } = value
  return isTable(fields) && Object.values(fields).every(isTable) && isTable(facts) && Object.values(facts).every((fact) => fact === null || ['string', 'number', 'boolean'].includes(typeof fact))
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
