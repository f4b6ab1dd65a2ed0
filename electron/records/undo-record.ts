import { idToBytes } from '../../shared/ids'
import type { Person } from '../../shared/permissions'
import type { Change } from '../changes/commit-change'
import type { UndoableEntry, UndoApplier, UndoOutcome } from '../changes/undo'
import type { WriteDb } from '../db/database'
import { keepsSight, mayChangeOwner, refusalOf, unseenField } from './allowed'
import { cameToNothing, liesSince } from './changes-since'
import { moveWithin, updateWithin } from './commands'
import { fieldsOf, numberOf, type RecordBase, type RecordKind, type Stored } from './record-kind'

/**
 * How records of a noun take back an entry. A created, deleted or restored record must still be as the entry left it, or be so again because
 * every change since was taken back; one that went to the bin and never left it comes back with what was changed there.
 * An edit is taken back when each of its fields still holds what it wrote, whatever happened to the others and wherever the record lies.
 */
export function undoApplier<F extends object, R extends F & RecordBase>(kind: RecordKind<F, R>): UndoApplier {
  return (change, db, entries, person) => {
    const numbers = entries.map(({ objectId }) => numberOf(db, kind.table, idToBytes(objectId)))
    const found = new Map(kind.readMany(db, numbers.filter((number) => number !== undefined)).map((stored) => [stored.number, stored]))
    return entries.map((entry, place) => takeBack(change, db, entry, found.get(numbers[place] ?? -1), person))
  }

  function takeBack(change: Change, db: WriteDb, entry: UndoableEntry, stored: Stored<R> | undefined, person: Person | undefined): UndoOutcome {
    if (stored === undefined) return 'gone'
    if (!mayTakeBack(person, entry, stored.record)) return keepsSight({ person }, kind.object, kind.ownerOf(stored.record)) ? 'not-allowed' : 'out-of-sight'
    if (entry.detail === null) return 'erased'
    if (entry.action === 'record.updated') return undoUpdate(stored, entry.detail.fields ?? {})
    const version = entry.detail.facts?.['version']
    const isInBin = stored.record.deletedAt !== null
    if (isInBin !== (entry.action === 'record.deleted')) return 'changed-since'
    const isAsLeft = version === stored.record.version || cameToNothing(db, entry, stored.record.version - Number(version)) || (isInBin && liesSince(db, entry))
    if (!isAsLeft) return 'changed-since'
    moveWithin(change, db, kind, stored, entry.action === 'record.deleted' ? 'list' : 'bin')
    return 'reversed'

    function undoUpdate(current: Stored<R>, fields: Readonly<Record<string, { readonly before?: unknown; readonly after?: unknown }>>): UndoOutcome {
      const names = kind.fieldNames.filter((name) => fields[name] !== undefined)
      const untouched = names.every((name) => same(current.record[name], fields[name]?.after))
      if (!untouched) return 'changed-since'
      const before = Object.fromEntries(names.map((name) => [name, fields[name]?.before]))
      // What was stored once is settled, but for links to records that may be gone by now.
      const restored = { ...fieldsOf(kind, current.record), ...before }
      const [owner, former] = [kind.ownerOf(current.record), kind.ownerOf(restored)]
      // Who gave a record away may take that back.
      const isOwn = person !== undefined && entry.actorId === person.userId
      if (isOwn ? !keepsSight({ person }, kind.object, former) : !mayChangeOwner({ person }, kind.object, owner, former)) return 'not-allowed'
      updateWithin(change, db, kind, current, names.some((name) => kind.linkFields.includes(name)) ? kind.settle(db, restored) : restored)
      return 'reversed'
    }
  }

  /** What others did is taken back only by who may change everybody's records; and what is not seen is not changed, by taking back either. */
  function mayTakeBack(person: Person | undefined, entry: UndoableEntry, record: R): boolean {
    if (person === undefined) return true
    const verb = entry.action === 'record.updated' ? 'update' : 'delete'
    if (entry.actorId !== person.userId && person.rights.scopes[kind.object].update !== 'all') return false
    return refusalOf({ person }, kind.object, verb, kind.ownerOf(record)) === null && unseenField({ person }, kind.object, entry.action === 'record.updated' ? Object.keys(entry.detail?.fields ?? {}) : []) === null
  }
}

// Values come from JSON and were written as JSON.
function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
