import type { AuditPage } from '../../shared/audit/channels'
import type { AuditAction } from '../../shared/audit/entry'
import { idToBytes } from '../../shared/ids'
import type { ObjectType } from '../../shared/list'
import { rightsMay } from '../../shared/permissions'
import type { Authority } from '../access/authority'
import { auditPage } from '../audit/queries'
import type { ReadDb } from '../db/database'
import { numberOf } from '../records/record-kind'

/** What is told of a record to whoever may read it. Who looked at it or was refused it is for those who may see the log. */
const ofTheRecord: AuditAction[] = ['record.created', 'record.updated', 'record.deleted', 'record.restored']

/** A page of what the log knows of one record, newest first; undefined when the person sees no such record. */
export function recordHistory(
  read: ReadDb, { rights }: Authority, { object, id, before, limit }: { readonly object: ObjectType; readonly id: string; readonly before: number | null; readonly limit: number },
): AuditPage | undefined {
  if (numberOf(read, object === 'contact' ? 'contacts' : 'companies', idToBytes(id)) === undefined) return undefined
  return auditPage(read, { objectType: object, objectId: id, ...(rightsMay(rights, 'see-audit') ? {} : { actions: ofTheRecord }) }, before, limit)
}
