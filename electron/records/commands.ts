import type { Changed, MassAction, NoSuchOwner, StaleVersion } from '../../shared/contacts/channels'
import { idFromBytes, idToBytes, type AnyId, type TransactionId } from '../../shared/ids'
import type { RecordSource } from '../../shared/record-fields'
import { err, ok, type Result } from '../../shared/result'
import { commitChange, type Change, type ChangeContext } from '../changes/commit-change'
import type { WriteDb } from '../db/database'
import { mayChangeOwner, ownerOfNew, refusalOf, refusalOfOwner, unseenField, type Forbidden } from './allowed'
import { stampFields } from './field-stamps'
import { foldTag, tidyTags } from './normalise'
import { fieldsOf, numberOf, type RecordBase, type RecordKind, type Stored } from './record-kind'

export type Nameless = { readonly kind: 'nameless' }
export type NotFound = { readonly kind: 'not-found' }
export type CommandResult<R, F> = Result<Changed<R>, F | Forbidden>

/** Where a record typed by hand comes from. */
export const byHand: RecordSource = { kind: 'manual', batchId: null, fileName: '', row: null }
/** The bin is a register of its own, with its own stamp (SYNC.md 4.5, "Delete vs edit"). */
const BIN_STAMP = '-bin'

/** Adds a record from a draft. Refuses one that nothing names; then nothing is written. */
export function createRecord<F extends object, R extends F & RecordBase>(context: ChangeContext, kind: RecordKind<F, R>, draft: F): CommandResult<R, Nameless | NoSuchOwner> {
  const field = unseenField(context, kind.object, kind.fieldNames.filter((name) => !isBlank(draft[name])))
  if (field !== null) return err({ kind: 'forbidden', permission: `${kind.object}:create`, field })
  const owner = ownerOfNew(context, kind.object, kind.ownerOf(draft))
  if (!owner.ok) return owner
  const refused = refusalOfOwner(context.db, null, owner.value)
  return refused === null ? createOwned(context, kind, withSeenLinks(context, kind, owner.value === kind.ownerOf(draft) ? draft : kind.ownedBy(draft, owner.value), null)) : err(refused)
}

function withSeenLinks<F extends object, R extends F & RecordBase>({ db, person }: ChangeContext, kind: RecordKind<F, R>, draft: F, before: F | null): F {
  return person === undefined || kind.seenLinks === undefined ? draft : kind.seenLinks(db, person, draft, before)
}

function createOwned<F extends object, R extends F & RecordBase>(context: ChangeContext, kind: RecordKind<F, R>, draft: F): CommandResult<R, Nameless> {
  if (kind.isNameless(kind.settle(context.db, draft))) return err({ kind: 'nameless' })
  const id = idFromBytes(context.ids.nextBytes())
  const { value, transactionId } = commitChange(context, (change, db) => createWithin(change, db, kind, id, kind.settle(db, draft), byHand))
  return ok({ record: value, transactionId })
}

/**
 * Changes some fields. A command that looked at another version than the stored one writes nothing and answers with the stored record;
 * a patch that changes nothing writes nothing either.
 */
export function updateRecord<F extends object, R extends F & RecordBase>(
  context: ChangeContext, kind: RecordKind<F, R>, id: string, expectedVersion: number, patch: Partial<F>,
): CommandResult<R, StaleVersion<R> | Nameless | NotFound | NoSuchOwner> {
  const patched = (record: R): F => kind.settle(context.db, withSeenLinks(context, kind, { ...fieldsOf(kind, record), ...patch }, record))
  const stored = readById(context.db, kind, id)
  if (stored === undefined) return err({ kind: 'not-found' })
  const refused = refusalOf(context, kind.object, 'update', kind.ownerOf(stored.record)) ?? refusalOfPatch(context, kind, patch)
  if (refused !== null) return err(refused)
  if (stored.record.version !== expectedVersion) return err({ kind: 'stale-version', current: stored.record })
  const fields = patched(stored.record)
  if (!mayChangeOwner(context, kind.object, kind.ownerOf(stored.record), kind.ownerOf(fields))) return err({ kind: 'forbidden', permission: `${kind.object}:update`, field: 'ownerId' })
  const unowned = refusalOfOwner(context.db, kind.ownerOf(stored.record), kind.ownerOf(fields))
  if (unowned !== null) return err(unowned)
  if (kind.isNameless(fields)) return err({ kind: 'nameless' })
  if (changedFields(kind, stored.record, fields).length === 0) return ok(unchanged(context, stored.record))
  return commitOn(context, kind, stored, (change, db, fresh) => updateWithin(change, db, kind, fresh, patched(fresh.record)))
    ?? updateRecord(context, kind, id, expectedVersion, patch)
}

/** Moves a record to the recycle bin. One that is there already stays as it is. */
export function deleteRecord<F extends object, R extends F & RecordBase>(
  context: ChangeContext, kind: RecordKind<F, R>, id: string, expectedVersion: number,
): CommandResult<R, StaleVersion<R> | NotFound> {
  const stored = readById(context.db, kind, id)
  if (stored === undefined) return err({ kind: 'not-found' })
  const refused = refusalOf(context, kind.object, 'delete', kind.ownerOf(stored.record))
  if (refused !== null) return err(refused)
  if (stored.record.version !== expectedVersion) return err({ kind: 'stale-version', current: stored.record })
  if (stored.record.deletedAt !== null) return ok(unchanged(context, stored.record))
  return commitOn(context, kind, stored, (change, db, fresh) => moveWithin(change, db, kind, fresh, 'bin')) ?? deleteRecord(context, kind, id, expectedVersion)
}

/** Takes a record out of the recycle bin. One outside the bin stays as it is. */
export function restoreRecord<F extends object, R extends F & RecordBase>(context: ChangeContext, kind: RecordKind<F, R>, id: string): CommandResult<R, NotFound> {
  const stored = readById(context.db, kind, id)
  if (stored === undefined) return err({ kind: 'not-found' })
  const refused = refusalOf(context, kind.object, 'delete', kind.ownerOf(stored.record))
  if (refused !== null) return err(refused)
  if (stored.record.deletedAt === null) return ok(unchanged(context, stored.record))
  return commitOn(context, kind, stored, (change, db, fresh) => moveWithin(change, db, kind, fresh, 'list')) ?? restoreRecord(context, kind, id)
}

function refusalOfPatch<F extends object, R extends F & RecordBase>(context: ChangeContext, kind: RecordKind<F, R>, patch: Partial<F>): Forbidden | null {
  const field = unseenField(context, kind.object, Object.keys(patch))
  return field === null ? null : { kind: 'forbidden', permission: `${kind.object}:update`, field }
}

class Overtaken extends Error {}

/**
 * Commits work on a record as it is inside the transaction: a job on another connection may have written since it was looked at.
 * Null when it did, and then nothing is written: look again. A change of the owner is another version: what was allowed as it was looked at is so here.
 */
function commitOn<F extends object, R extends F & RecordBase>(
  context: ChangeContext, kind: RecordKind<F, R>, seen: Stored<R>, work: (change: Change, db: WriteDb, fresh: Stored<R>) => R,
): { readonly ok: true; readonly value: Changed<R> } | null {
  try {
    const { value, transactionId } = commitChange(context, (change, db) => {
      const fresh = kind.read(db, seen.number)
      if (fresh?.record.version !== seen.record.version) throw new Overtaken()
      return work(change, db, fresh)
    })
    return ok({ record: value, transactionId })
  } catch (error) {
    if (error instanceof Overtaken) return null
    throw error
  }
}

/** Adds a record inside a change that is under way. `fields` must be settled and named. */
export function createWithin<F extends object, R extends F & RecordBase>(
  change: Change, db: WriteDb, kind: RecordKind<F, R>, id: AnyId, fields: F, source: RecordSource, sourceRaw: string | null = null,
): R {
  const base: RecordBase = { id, version: 1, createdAt: change.now, updatedAt: change.now, deletedAt: null, source, sourceRaw }
  const record = { ...base, ...fields } as R
  const stamp = change.stamp()
  kind.writer(db).insert(record, stamp)
  const filled = Object.fromEntries(kind.fieldNames.filter((name) => !isBlank(fields[name])).map((name) => [name, fields[name]]))
  change.record({
    action: 'record.created', objectType: kind.object, objectId: id,
    detail: { fields: Object.fromEntries(Object.entries(filled).map(([name, after]) => [name, { after }])), facts: { version: 1 } },
  })
  change.op({ noun: kind.object, recordId: idToBytes(id), kind: 'create', fields: filled, stamp })
  change.touched(kind.object, id)
  return record
}

/** Changes a record inside a change that is under way, to `fields` as settled. Fields that stay the same cost nothing. */
export function updateWithin<F extends object, R extends F & RecordBase>(change: Change, db: WriteDb, kind: RecordKind<F, R>, stored: Stored<R>, fields: F): R {
  const before = stored.record
  const names = changedFields(kind, before, fields)
  if (names.length === 0) return before
  // Fields that stay keep their very values: the writer sees at a glance which do.
  const after = { ...before, ...picked(fields, names), version: before.version + 1, updatedAt: change.now }
  const stamp = change.stamp()
  const overrides = stampFields(stored.overrides, names, stamp)
  const writer = kind.writer(db)
  if (names.length === 1 && names[0] === 'tags') writer.retag(stored, after, overrides)
  else writer.replace(stored, after, overrides)
  change.record({
    action: 'record.updated', objectType: kind.object, objectId: before.id,
    detail: { fields: Object.fromEntries(names.map((name) => [name, { before: before[name], after: after[name] }])), facts: { version: after.version } },
  })
  change.op({ noun: kind.object, recordId: idToBytes(before.id), kind: 'patch', fields: Object.fromEntries(names.map((name) => [name, after[name]])), stamp })
  change.touched(kind.object, before.id)
  if (kind.shownElsewhere?.fields.some((name) => names.includes(name)) === true) change.touchedMany(kind.shownElsewhere.object)
  return after
}

/** Moves a record to the bin or back to the lists inside a change that is under way. */
export function moveWithin<F extends object, R extends F & RecordBase>(change: Change, db: WriteDb, kind: RecordKind<F, R>, stored: Stored<R>, to: 'bin' | 'list'): R {
  const before = stored.record
  const after = { ...before, version: before.version + 1, updatedAt: change.now, deletedAt: to === 'bin' ? change.now : null }
  const stamp = change.stamp()
  kind.writer(db).move(stored, after, stampFields(stored.overrides, [BIN_STAMP], stamp))
  change.record({
    action: to === 'bin' ? 'record.deleted' : 'record.restored', objectType: kind.object, objectId: before.id,
    detail: { facts: { version: after.version } },
  })
  change.op({ noun: kind.object, recordId: idToBytes(before.id), kind: to === 'bin' ? 'delete' : 'restore', fields: null, stamp })
  change.touched(kind.object, before.id)
  return after
}

/** What one record becomes by a mass action; false when it is so already. */
export function actWithin<F extends object & { tags: string[]; ownerId: string | null }, R extends F & RecordBase>(
  change: Change, db: WriteDb, kind: RecordKind<F, R>, stored: Stored<R>, action: MassAction,
): boolean {
  const record = stored.record
  if (action.kind === 'delete' || action.kind === 'restore') {
    if ((record.deletedAt !== null) === (action.kind === 'delete')) return false
    moveWithin(change, db, kind, stored, action.kind === 'delete' ? 'bin' : 'list')
    return true
  }
  // What is stored is settled already: settling all of it again cost as much as reading it.
  const fields = fieldsOf(kind, record)
  return updateWithin(change, db, kind, stored, action.kind === 'set-owner' ? { ...fields, ownerId: action.ownerId } : { ...fields, tags: tidyTags(retagged(record.tags, action)) }) !== record
}

function retagged(tags: readonly string[], action: { readonly kind: 'add-tag' | 'remove-tag'; readonly tag: string }): string[] {
  const folded = foldTag(action.tag.trim())
  const others = tags.filter((tag) => foldTag(tag) !== folded)
  if (action.kind === 'remove-tag') return others
  return others.length === tags.length ? [...tags, action.tag] : [...tags]
}

/** A whole record by its id. */
export function readById<F extends object, R extends F & RecordBase>(db: WriteDb, kind: RecordKind<F, R>, id: string): Stored<R> | undefined {
  const number = numberOf(db, kind.table, idToBytes(id))
  return number === undefined ? undefined : kind.read(db, number)
}

/** Names of the fields that differ. Values are plain data, so equal JSON is equal. */
export function changedFields<F extends object, R extends F & RecordBase>(kind: RecordKind<F, R>, before: R, fields: F): (keyof F & string)[] {
  const [old, young]: [F, F] = [before, fields]
  return kind.fieldNames.filter((name) => old[name] !== young[name] && JSON.stringify(old[name]) !== JSON.stringify(young[name]))
}

function picked<F extends object>(fields: F, names: readonly (keyof F)[]): Partial<F> {
  const some: Partial<F> = {}
  for (const name of names) some[name] = fields[name]
  return some
}

function isBlank(value: unknown): boolean {
  return value === '' || value === null || (Array.isArray(value) && value.length === 0)
}

// Nothing was written, so this transaction holds nothing to undo.
function unchanged<R>(context: ChangeContext, record: R): Changed<R> {
  return { record, transactionId: context.ids.next<TransactionId>() }
}
