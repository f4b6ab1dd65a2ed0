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
export interface UndoAppliers {
  readonly byNoun: Readonly<Record<ObjectType, UndoApplier>>
  /** Runs the whole undo, which touches `counts` records of each noun: what prepares for many of them. */
  around<T>(db: WriteDb, counts: Readonly<Record<ObjectType, number>>, work: () => T): T
}

const undoable: readonly AuditAction[] = ['record.created', 'record.updated', 'record.deleted', 'record.restored']

/**
 * Takes back one transaction, newest entry first, in one transaction of its own, which can be undone as well (that is redo).
 * What somebody changed since stays as it is and is named.
 */
export function undoTransaction(context: ChangeContext, appliers: UndoAppliers, transactionId: string): UndoResult {
  const entries = entriesOf(context.db, transactionId)
  const kept: { id: string; reason: 'changed-since' | 'gone' | 'erased' }[] = []
  if (entries.length === 0) return { reversed: 0, kept, transactionId: null }
  const counts = { contact: 0, company: 0 }
  for (const { object } of entries) counts[object] += 1
  let reversed = 0
  const { transactionId: own } = commitChange(context, (change, db) => {
    appliers.around(db, counts, () => {
      for (const { object, action, objectId, seq } of entries) {
        const outcome = appliers.byNoun[object](change, db, { action, objectId, detail: detailOf(db, seq) })
        if (outcome === 'reversed') reversed += 1
        else kept.push({ id: objectId, reason: outcome })
      }
    })
    for (const object of objectTypes) if (counts[object] > MANY) change.touchedMany(object)
    change.record({ action: 'changes.undone', objectType: null, objectId: null, detail: { facts: { transaction: transactionId, reversed, kept: kept.length } } })
  })
  return { reversed, kept, transactionId: reversed === 0 ? null : own }
}

/** More records than this are not named one by one to the screens. */
const MANY = 100

interface ListedEntry {
  readonly seq: number
  readonly object: ObjectType
  readonly action: AuditAction
  readonly objectId: string
}

// Without details: those of a hundred thousand records would fill the memory.
function entriesOf(db: ReadDb, transactionId: string): ListedEntry[] {
  const rows = db.all<{ seq: number; action: string; object_type: string | null; object_id: Uint8Array | null }>(
    'SELECT seq, action, object_type, object_id FROM audit_entries WHERE txn = ? ORDER BY seq DESC',
    idToBytes(transactionId),
  )
  return rows.flatMap((row) => {
    const action = undoable.find((known) => known === row.action)
    const object = objectTypes.find((known) => known === row.object_type)
    if (action === undefined || object === undefined || row.object_id === null) return []
    return [{ seq: row.seq, object, action, objectId: idFromBytes<AnyId>(row.object_id) }]
  })
}

function detailOf(db: ReadDb, seq: number): AuditDetail | null {
  const row = db.get<{ detail: string }>('SELECT detail FROM audit_details WHERE seq = ?', seq)
  return row === undefined ? null : (JSON.parse(row.detail) as AuditDetail)
}
