import type { AuditFilter } from '../../shared/audit/channels'
import { idToBytes } from '../../shared/ids'
import type { SqlValue } from '../db/database'

/** A filter as conditions on `audit_entries AS e`; none for an empty one. */
export function conditionsOf(filter: AuditFilter): { where: string[]; params: SqlValue[] } {
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
