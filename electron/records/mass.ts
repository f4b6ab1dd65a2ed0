import type { MassAction, MassResult } from '../../shared/contacts/channels'
import { idToBytes, type TransactionId } from '../../shared/ids'
import type { ObjectType, Selection } from '../../shared/list'
import { commitChange, type Change, type ChangeContext } from '../changes/commit-change'
import { stopIfCancelled, type JobControl } from '../changes/job-control'
import type { ReadDb, WriteDb } from '../db/database'
import { mayChangeOwner, refusalOf } from './allowed'
import { withManyChanges, type ManyChange } from './bulk-load'
import { actWithin } from './commands'
import type { ListCache } from './list-cache'
import { allNumbers } from './list-page'
import { numberOf, type RecordBase, type RecordKind } from './record-kind'

/** Records read at a time. After each portion it says how far it is and hears that it should stop. */
const PORTION = 250
const whatItDoes: Readonly<Record<MassAction['kind'], ManyChange>> = { 'delete': 'moves', 'restore': 'returns', 'add-tag': 'edits', 'remove-tag': 'edits', 'set-owner': 'edits' }

/** The numbers of selected records. Ids that name nothing are left out. */
export function selectedNumbers(db: ReadDb, cache: ListCache, object: ObjectType, table: 'contacts' | 'companies', selection: Selection): number[] {
  const numbersOfIds = (ids: readonly string[]): number[] => ids.map((id) => numberOf(db, table, idToBytes(id))).filter((number) => number !== undefined)
  if (selection.mode === 'some') return [...new Set(numbersOfIds(selection.ids))]
  const except = new Set(numbersOfIds(selection.except))
  const numbers = allNumbers(db, cache, { object, filter: selection.filter, sort: 'created', direction: 'ascending' })
  return [...numbers].filter((number) => !except.has(number))
}

export interface MassCounts {
  readonly changed: number
  readonly notAllowed: number
}
/** The part that a change of many is of a whole job: records done before it, and all of them. */
export interface Stretch {
  readonly job: JobControl
  readonly done: number
  readonly total: number
}

/** Does one thing to many records inside a change that is under way; those that whoever acts may not change stay as they are. `numbers` rise. Throws {@link JobCancelled} when asked to stop. */
export function changeMany<F extends object & { tags: string[]; ownerId: string | null }, R extends F & RecordBase>(
  context: ChangeContext, change: Change, db: WriteDb, kind: RecordKind<F, R>, numbers: readonly number[], action: MassAction, { job, done, total }: Stretch,
): MassCounts {
  const counts = { changed: 0, notAllowed: 0 }
  withManyChanges(db, kind.object, whatItDoes[action.kind], numbers.length, () => {
    for (let at = 0; at < numbers.length; at += PORTION) {
      stopIfCancelled(job)
      job.progress('changing', done + at, total)
      for (const stored of kind.readMany(db, numbers.slice(at, at + PORTION))) {
        if (!isAllowed(context, kind.object, stored.record.ownerId, action)) counts.notAllowed += 1
        else if (actWithin(change, db, kind, stored, action)) counts.changed += 1
      }
    }
    job.progress('finishing', done + numbers.length, null)
  })
  return counts
}

/**
 * Does one thing to many records in one transaction: all or nothing, undone in one step, each record with its own entry in the log.
 * Records are selected as `read` shows them; those that the person may not change stay as they are and are counted.
 * Throws {@link JobCancelled}, having changed nothing, when asked to stop.
 */
export function massChange<F extends object & { tags: string[]; ownerId: string | null }, R extends F & RecordBase>(
  context: ChangeContext, cache: ListCache, kind: RecordKind<F, R>, selection: Selection, action: MassAction, job: JobControl, read: ReadDb,
): MassResult {
  // In the order of the search index, which writes a part of its own whenever a number is below the one before.
  const numbers = selectedNumbers(read, cache, kind.object, kind.table, selection).sort((a, b) => a - b)
  let changed = 0
  let notAllowed = 0
  const { transactionId } = commitIfAny(context, numbers.length > 0, () =>
    commitChange(context, (change, db) => {
      ({ changed, notAllowed } = changeMany(context, change, db, kind, numbers, action, { job, done: 0, total: numbers.length }))
      if (changed > 1) change.touchedMany(kind.object)
      change.record({ action: 'records.changed', objectType: kind.object, objectId: null, detail: { facts: { ...action, changed, unchanged: numbers.length - changed, ...(notAllowed === 0 ? {} : { notAllowed }) } } })
      // The last moment: finishing many records takes seconds.
      stopIfCancelled(job)
    }))
  return { changed, unchanged: numbers.length - changed, notAllowed, transactionId }
}

/** Whether whoever acts may do this with a record of that owner. */
export function isAllowed(context: ChangeContext, object: ObjectType, ownerId: string | null, action: MassAction): boolean {
  if (context.person === undefined) return true
  const verb = action.kind === 'delete' || action.kind === 'restore' ? 'delete' : 'update'
  return refusalOf(context, object, verb, ownerId) === null && (action.kind !== 'set-owner' || mayChangeOwner(context, object, ownerId, action.ownerId))
}

function commitIfAny(context: ChangeContext, any: boolean, commit: () => { transactionId: TransactionId }): { transactionId: TransactionId } {
  return any ? commit() : { transactionId: context.ids.next<TransactionId>() }
}
