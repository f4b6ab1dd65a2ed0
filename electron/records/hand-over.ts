import type { ObjectType } from '../../shared/list'
import type { GivenRecords, NotYoursToGive } from '../../shared/records/channels'
import { err, ok, type Result } from '../../shared/result'
import { commitChange, type Change, type ChangeContext } from '../changes/commit-change'
import { stopIfCancelled, type JobControl } from '../changes/job-control'
import type { ReadDb, WriteDb } from '../db/database'
import { changeMany, isAllowed, type MassCounts, type Stretch } from './mass'
import { ownedNumbers } from './owned'
import type { RecordBase, RecordKind } from './record-kind'

/** The records of one noun as they go from somebody to somebody else. */
export interface Giving {
  readonly object: ObjectType
  numbersOf(read: ReadDb, ownerId: string): number[]
  give(context: ChangeContext, change: Change, db: WriteDb, numbers: readonly number[], to: string | null, stretch: Stretch): MassCounts
}

/** How records of a kind are given. */
export function givingOf<F extends object & { tags: string[]; ownerId: string | null }, R extends F & RecordBase>(kind: RecordKind<F, R>): Giving {
  return {
    object: kind.object,
    numbersOf: (read, ownerId) => ownedNumbers(read, kind.table, ownerId),
    give: (context, change, db, numbers, to, stretch) => changeMany(context, change, db, kind, numbers, { kind: 'set-owner', ownerId: to }, stretch),
  }
}

/**
 * Gives every record of one owner, as `read` shows them, to another one, in the bin or not: all of all nouns in one transaction, which undo takes back in one
 * step, each record with its own entry in the log. Nothing is given when the rights do not reach all of them. Throws {@link JobCancelled}, having changed
 * nothing, when asked to stop.
 */
export function handOver(context: ChangeContext, nouns: readonly Giving[], from: string, to: string | null, job: JobControl, read: ReadDb): Result<GivenRecords, NotYoursToGive> {
  const owned = from === to ? [] : nouns.map((giving) => ({ giving, numbers: giving.numbersOf(read, from) })).filter(({ numbers }) => numbers.length > 0)
  const total = owned.reduce((sum, { numbers }) => sum + numbers.length, 0)
  if (total === 0) return ok({ contacts: 0, companies: 0, transactionId: null })
  // They have one owner: what is allowed for one is allowed for all of its noun.
  const refused = owned.find(({ giving }) => !isAllowed(context, giving.object, from, { kind: 'set-owner', ownerId: to }))
  if (refused !== undefined) return err({ kind: 'not-yours-to-give', permission: `${refused.giving.object}:update`, records: refused.numbers.length })
  const { value, transactionId } = commitChange(context, (change, db) => {
    const given: Record<ObjectType, number> = { contact: 0, company: 0 }
    let done = 0
    for (const { giving: { object, give }, numbers } of owned) {
      const { changed } = give(context, change, db, numbers, to, { job, done, total })
      done += numbers.length
      given[object] = changed
      if (changed > 1) change.touchedMany(object)
      change.record({ action: 'records.changed', objectType: object, objectId: null, detail: { facts: { kind: 'set-owner', formerOwnerId: from, ownerId: to, changed, unchanged: numbers.length - changed } } })
    }
    // The last moment: finishing many records takes seconds.
    stopIfCancelled(job)
    return given
  })
  return ok({ contacts: value.contact, companies: value.company, transactionId })
}
