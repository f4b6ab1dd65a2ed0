import type { AuditAction, AuditDetail } from '../../shared/audit/entry'
import type { UndoResult } from '../../shared/changes/channels'
import { idFromBytes, idToBytes, type AnyId } from '../../shared/ids'
import { objectTypes, type ObjectType } from '../../shared/list'
import type { ReadDb, WriteDb } from '../db/database'
import { commitChange, type Change, type ChangeContext } from './commit-change'

/** One entry of the log, as far as undo needs it. `detail` null when it was erased. */
export interface UndoableEntry {
  readonly action: AuditAction
  readonly objectId: string
  readonly detail: AuditDetail | null
}
export type UndoOutcome = 'reversed' | 'changed-since' | 'gone' | 'erased'
/** Takes back what one entry says, unless the record is not as the entry left it. Each noun brings its own. */
export type UndoApplier = (change: Change, db: WriteDb, entry: UndoableEntry) => UndoOutcome
export type UndoAppliers = Readonly<Record<ObjectType, UndoApplier>>

const undoable: readonly AuditAction[] = ['record.created', 'record.updated', 'record.deleted', 'record.restored']

/**
 * Takes back one transaction, newest entry first, in one transaction of its own, which can be undone as well (that is redo).
 * What somebody changed since stays as it is and is named.
 */
export function undoTransaction(context: ChangeContext, appliers: UndoAppliers, transactionId: string): UndoResult {
  const entries = entriesOf(context.db, transactionId)
  const kept: { id: string; reason: 'changed-since' | 'gone' | 'erased' }[] = []
  if (entries.length === 0) return { reversed: 0, kept, transactionId: null }
  let reversed = 0
  const { transactionId: own } = commitChange(context, (change, db) => {
    for (const { object, entry } of entries) {
      const outcome = appliers[object](change, db, entry)
      if (outcome === 'reversed') reversed += 1
      else kept.push({ id: entry.objectId, reason: outcome })
    }
    change.record({ action: 'changes.undone', objectType: null, objectId: null, detail: { facts: { transaction: transactionId, reversed, kept: kept.length } } })
  })
  return { reversed, kept, transactionId: reversed === 0 ? null : own }
}

function entriesOf(db: ReadDb, transactionId: string): { object: ObjectType; entry: UndoableEntry }[] {
  const rows = db.all<{ action: string; object_type: string | null; object_id: Uint8Array | null; detail: string | null }>(
    `SELECT e.action, e.object_type, e.object_id, d.detail
       FROM audit_entries AS e LEFT JOIN audit_details AS d ON d.seq = e.seq
      WHERE e.txn = ? ORDER BY e.seq DESC`,
    idToBytes(transactionId),
  )
  return rows.flatMap((row) => {
    const action = undoable.find((known) => known === row.action)
    const object = objectTypes.find((known) => known === row.object_type)
    if (action === undefined || object === undefined || row.object_id === null) return []
    const detail = row.detail === null ? null : (JSON.parse(row.detail) as AuditDetail)
    return [{ object, entry: { action, objectId: idFromBytes<AnyId>(row.object_id), detail } }]
  })
}
