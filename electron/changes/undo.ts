import type { AuditAction, AuditDetail } from '../../shared/audit/entry'
import type { UndoResult } from '../../shared/changes/channels'
import { idFromBytes, idToBytes, type AnyId, type UserId } from '../../shared/ids'
import { objectTypes, type ObjectType } from '../../shared/list'
import { rightsMay, type Permission, type Person } from '../../shared/permissions'
import { err, ok, type Result } from '../../shared/result'
import type { ReadDb, WriteDb } from '../db/database'
import { commitChange, type Change, type ChangeContext } from './commit-change'
import { stopIfCancelled, type JobControl } from './job-control'

/** One entry of the log, as far as undo needs it. `detail` null when it was erased. */
export interface UndoableEntry {
  /** Its place in the log: what came after it is what happened since. */
  readonly seq: number
  readonly action: AuditAction
  readonly objectId: string
  /** Who did it. */
  readonly actorId: UserId | null
  readonly detail: AuditDetail | null
}
export type UndoOutcome = 'reversed' | UndoResult['kept'][number]['reason'] | 'out-of-sight'
/** Takes back what entries of different records say, unless a record is not as its entry left it or `person` may not; one outcome for each, in their order. Each noun brings its own. */
export type UndoApplier = (change: Change, db: WriteDb, entries: readonly UndoableEntry[], person: Person | undefined) => UndoOutcome[]
/** Entries that edited records, and those that moved them to the bin, or made them or brought them back. */
export type EntryCounts = Readonly<Record<ObjectType, { readonly edits: number; readonly toBin: number; readonly toList: number }>>
export interface UndoAppliers {
  readonly byNoun: Readonly<Record<ObjectType, UndoApplier>>
  /** Runs the whole undo, which takes back `counts` entries of each noun: what prepares for many of them. */
  around<T>(db: WriteDb, counts: EntryCounts, work: () => T): T
}

const undoable: readonly AuditAction[] = ['record.created', 'record.updated', 'record.deleted', 'record.restored']

/**
 * Takes back one transaction in one transaction of its own, which can be undone as well (that is redo).
 * What somebody changed since stays as it is and is named. Throws {@link JobCancelled}, having changed nothing, when asked to stop.
 * It needs what the change needed, turned round: to take back edits is to edit, and all else is to throw away or to take out again. `forbidden` when
 * whoever acts may do none of it.
 */
export function undoTransaction(context: ChangeContext, appliers: UndoAppliers, transactionId: string, job: JobControl): Result<UndoResult, { readonly kind: 'forbidden'; readonly permission: Permission }> {
  const txn = idToBytes(transactionId)
  const counts = countsOf(context.db, txn)
  const total = objectTypes.reduce((sum, object) => sum + totalOf(counts, object), 0)
  const kept: UndoResult['kept'][number][] = []
  if (total === 0) return ok({ reversed: 0, keptCount: 0, kept, transactionId: null })
  const { person } = context
  const needed = permissionsFor(counts)
  const [first] = needed
  if (person !== undefined && first !== undefined && !needed.some((permission) => rightsMay(person.rights, permission))) return err({ kind: 'forbidden', permission: first })
  // Of records out of sight not even the number is told.
  const told = person === undefined ? total : null
  let [reversed, keptCount, outOfSight, tellAt] = [0, 0, 0, 0]
  const { transactionId: own } = commitChange(context, (change, db) => {
    appliers.around(db, counts, () => {
      for (const { object, entries } of portionsOf(db, txn)) {
        if (reversed + keptCount + outOfSight >= tellAt) {
          stopIfCancelled(job)
          job.progress('undoing', reversed + keptCount, told)
          tellAt += PORTION
        }
        for (const [place, outcome] of appliers.byNoun[object](change, db, entries, person).entries()) {
          if (outcome === 'reversed') reversed += 1
          else if (outcome === 'out-of-sight') outOfSight += 1
          else if (keptCount++ < MOST_KEPT_NAMED) kept.push({ id: entries[place]?.objectId ?? '', reason: outcome })
        }
      }
      job.progress('finishing', told ?? reversed + keptCount, null)
    })
    for (const object of objectTypes) if (totalOf(counts, object) > MANY) change.touchedMany(object)
    change.record({ action: 'changes.undone', objectType: null, objectId: null, detail: { facts: { transaction: transactionId, reversed, kept: keptCount + outOfSight } } })
    // The last moment: finishing many records takes seconds, and whoever asked meanwhile is told that nothing was changed.
    stopIfCancelled(job)
  })
  return ok({ reversed, keptCount, kept, transactionId: reversed === 0 ? null : own })
}

/** Whether a transaction touched so few records that taking it back is done in a moment. */
export function isSmallChange(db: ReadDb, transactionId: string): boolean {
  return db.all('SELECT 1 FROM audit_entries WHERE txn = ? AND object_id IS NOT NULL LIMIT ?', idToBytes(transactionId), MANY + 1).length <= MANY
}

/** More records than this are not named one by one to the screens. */
const MANY = 100
const MOST_KEPT_NAMED = 1_000
/** Entries read, and records changed, between two looks at whether to stop. */
const PORTION = 250

interface EntryRow {
  readonly seq: number
  readonly action: string
  readonly object_type: string | null
  readonly object_id: Uint8Array | null
  readonly actor: Uint8Array | null
  readonly detail: string | null
}
const ENTRIES = 'SELECT e.seq, e.action, e.object_type, e.object_id, e.actor, d.detail FROM audit_entries AS e LEFT JOIN audit_details AS d ON d.seq = e.seq WHERE e.txn = ?'
interface Portion {
  readonly object: ObjectType
  readonly entries: readonly UndoableEntry[]
}

/**
 * Entries that can be undone: the newest first, unless each record has one entry only, as after a change of many. Then the order is free,
 * and theirs is the one in which the search index was written; against it every record would be a part of its own (1.4 ms each).
 * In portions: the entries of a hundred thousand records would fill the memory. One by one where a record, or a noun, comes more than once:
 * what an entry finds may be what the one before it left.
 */
function* portionsOf(db: ReadDb, txn: Uint8Array): Iterable<Portion> {
  const repeats = db.get('SELECT 1 FROM audit_entries WHERE txn = ? AND object_id IS NOT NULL GROUP BY object_id HAVING count(*) > 1 LIMIT 1', txn) !== undefined
  const several = new Set(db.all<{ object_type: string | null }>('SELECT DISTINCT object_type FROM audit_entries WHERE txn = ? AND object_id IS NOT NULL', txn).map((row) => row.object_type)).size > 1
  const newestFirst = repeats || several
  let last = newestFirst ? Number.MAX_SAFE_INTEGER : 0
  for (;;) {
    const rows = newestFirst
      ? db.all<EntryRow>(`${ENTRIES} AND e.seq < ? ORDER BY e.seq DESC LIMIT ?`, txn, last, PORTION)
      : db.all<EntryRow>(`${ENTRIES} AND e.seq > ? ORDER BY e.seq LIMIT ?`, txn, last, PORTION)
    const portions = rows.flatMap(undoableOf)
    const first = portions[0]
    if (newestFirst) yield* portions
    else if (first !== undefined) yield { object: first.object, entries: portions.flatMap(({ entries }) => entries) }
    const end = rows.at(-1)
    if (end === undefined) return
    last = end.seq
  }
}

function undoableOf(row: EntryRow): Portion[] {
  const action = undoable.find((known) => known === row.action)
  const object = objectTypes.find((known) => known === row.object_type)
  if (action === undefined || object === undefined || row.object_id === null) return []
  const detail = row.detail === null ? null : (JSON.parse(row.detail) as AuditDetail)
  return [{ object, entries: [{ seq: row.seq, action, objectId: idFromBytes<AnyId>(row.object_id), actorId: row.actor === null ? null : idFromBytes<UserId>(row.actor), detail }] }]
}

function permissionsFor(counts: EntryCounts): Permission[] {
  return objectTypes.flatMap((object): Permission[] => {
    const { edits, toBin, toList } = counts[object]
    return [...(edits > 0 ? [`${object}:update` as const] : []), ...(toBin + toList > 0 ? [`${object}:delete` as const] : [])]
  })
}

const totalOf = (counts: EntryCounts, object: ObjectType): number => counts[object].edits + counts[object].toBin + counts[object].toList

function countsOf(db: ReadDb, txn: Uint8Array): EntryCounts {
  const counts = { contact: { edits: 0, toBin: 0, toList: 0 }, company: { edits: 0, toBin: 0, toList: 0 } }
  const rows = db.all<{ action: string; object_type: string | null; n: number }>('SELECT action, object_type, count(*) AS n FROM audit_entries WHERE txn = ? AND object_id IS NOT NULL GROUP BY action, object_type', txn)
  for (const { action, object_type: type, n } of rows) {
    const object = objectTypes.find((known) => known === type)
    if (object !== undefined && undoable.some((known) => known === action)) counts[object][action === 'record.updated' ? 'edits' : action === 'record.deleted' ? 'toBin' : 'toList'] += n
  }
  return counts
}
