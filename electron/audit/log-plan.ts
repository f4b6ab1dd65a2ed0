import type { AuditFilter } from '../../shared/audit/channels'
import { idToBytes } from '../../shared/ids'
import type { ReadDb, SqlValue } from '../db/database'

/**
 * How the entries of a filter are found in a log of a million. SQLite without statistics takes any index; here the condition that fewest entries fulfil leads,
 * counted up to a few thousand, and the others are asked of what it finds.
 */
export interface LogPlan {
  /** Conditions on `audit_entries AS e`. */
  readonly where: string
  readonly params: readonly SqlValue[]
  /** Newest by time instead of by number. */
  readonly byTime: boolean
  /** SQL that answers the numbers of one page as `seq`, with its parameters. */
  page(before: number | null, limit: number): { readonly sql: string; readonly params: readonly SqlValue[] }
}

/** A condition with an index behind it: one of these values in the column. */
interface Condition {
  readonly column: string
  readonly values: readonly SqlValue[]
}

/** Few enough to be looked up and sorted in a moment. */
const FEW = 2_000

/** Plans how to find what a filter asks for. `counted` keeps the counts for the next plan of the same conditions. */
export function planOf(db: ReadDb, filter: AuditFilter, counted = new Map<string, number>()): LogPlan {
  const conditions = conditionsOn(filter)
  const counts = conditions.map((condition) => {
    const count = counted.get(condition.column) ?? countUpTo(db, condition)
    counted.set(condition.column, count)
    return count
  })
  const fewest = counts.indexOf(Math.min(...counts))
  const byTime = filter.from !== undefined || filter.to !== undefined
  const from = filter.from ?? 0
  const to = filter.to ?? Number.MAX_SAFE_INTEGER
  // By time, its own index leads unless another condition is met by few.
  const leading = conditions.length === 0 || (byTime && (counts[fewest] ?? 0) > FEW) ? null : (conditions[fewest] ?? null)
  const text = (leads: (condition: Condition) => boolean, alias: string, until: number): { sql: string[]; params: SqlValue[] } => {
    const sql: string[] = []
    const params: SqlValue[] = []
    for (const condition of conditions) {
      // A plus keeps SQLite from leading with this column's index.
      sql.push(`${leads(condition) ? '' : '+'}${alias}.${condition.column} ${condition.values.length === 1 ? '= ?' : `IN (${condition.values.map(() => '?').join(', ')})`}`)
      params.push(...condition.values)
    }
    if (byTime) {
      sql.push(`${leading === null ? '' : '+'}${alias}.at >= ?`, `${leading === null ? '' : '+'}${alias}.at < ?`)
      params.push(from, until)
    }
    if (filter.objectType !== undefined) {
      sql.push(`+${alias}.object_type = ?`)
      params.push(filter.objectType)
    }
    return { sql, params }
  }
  const whole = text((condition) => condition === leading, 'e', to)
  return {
    where: whole.sql.length === 0 ? 'TRUE' : whole.sql.join(' AND '),
    params: whole.params,
    byTime,
    page: (before, limit) => {
      if (byTime) {
        const newest = before === null ? null : (db.get<{ at: number }>('SELECT at FROM audit_entries WHERE seq = ?', before)?.at ?? -1)
        // The index begins right there: with the pair alone it is read from the newest entry on, half a million of them.
        const { sql, params } = newest === null ? whole : text((condition) => condition === leading, 'e', Math.min(to, newest + 1))
        const below = newest === null ? [] : ['(e.at, e.seq) < (?, ?)']
        return { sql: `SELECT e.seq FROM audit_entries AS e WHERE ${[...sql, ...below].join(' AND ')} ORDER BY e.at DESC, e.seq DESC LIMIT ?`, params: [...params, ...(newest === null ? [] : [newest, before]), limit] }
      }
      const below = before ?? Number.MAX_SAFE_INTEGER
      if (leading === null || leading.values.length === 1) {
        return { sql: `SELECT e.seq FROM audit_entries AS e WHERE ${[...whole.sql, 'e.seq < ?'].join(' AND ')} ORDER BY e.seq DESC LIMIT ?`, params: [...whole.params, below, limit] }
      }
      // The newest of each value in the order of its index, and the newest of these.
      const rest = conditions.filter((condition) => condition !== leading)
      const others = [...rest.map(({ column, values }) => `+e.${column} ${values.length === 1 ? '= ?' : `IN (${values.map(() => '?').join(', ')})`}`), ...(filter.objectType === undefined ? [] : ['+e.object_type = ?'])]
      const othersParams = [...rest.flatMap(({ values }) => values), ...(filter.objectType === undefined ? [] : [filter.objectType])]
      const one = `SELECT * FROM (SELECT e.seq FROM audit_entries AS e WHERE ${[`e.${leading.column} = ?`, ...others, 'e.seq < ?'].join(' AND ')} ORDER BY e.seq DESC LIMIT ?)`
      return {
        sql: `SELECT seq FROM (${leading.values.map(() => one).join(' UNION ALL ')}) ORDER BY seq DESC LIMIT ?`,
        params: [...leading.values.flatMap((value) => [value, ...othersParams, below, limit]), limit],
      }
    },
  }
}

function conditionsOn(filter: AuditFilter): Condition[] {
  const conditions: Condition[] = []
  // No entry has number 0: none asked for is none found. One named twice is found once.
  if (filter.seqs !== undefined) conditions.push({ column: 'seq', values: filter.seqs.length === 0 ? [0] : [...new Set(filter.seqs)] })
  if (filter.objectId !== undefined) conditions.push({ column: 'object_id', values: [idToBytes(filter.objectId)] })
  if (filter.transactionId !== undefined) conditions.push({ column: 'txn', values: [idToBytes(filter.transactionId)] })
  if (filter.actorId !== undefined) conditions.push({ column: 'actor', values: [idToBytes(filter.actorId)] })
  if (filter.actions !== undefined && filter.actions.length > 0) conditions.push({ column: 'action', values: [...new Set(filter.actions)] })
  return conditions
}

function countUpTo(db: ReadDb, { column, values }: Condition): number {
  const each = values.map(() => `SELECT 1 FROM audit_entries AS e WHERE e.${column} = ?`).join(' UNION ALL ')
  return db.get<{ n: number }>(`SELECT count(*) AS n FROM (SELECT * FROM (${each}) LIMIT ${String(FEW + 1)})`, ...values)?.n ?? 0
}
