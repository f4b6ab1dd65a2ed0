import { objectTypes, type ObjectType } from '../../shared/list'
import { ok, type Result } from '../../shared/result'
import { commitChange, type Change, type ChangeContext } from '../changes/commit-change'
import { stopIfCancelled, type JobControl } from '../changes/job-control'
import type { ReadDb, WriteDb } from '../db/database'
import { isPhoneIndexWhole, rebuildPhoneIndex, type PassedRecords } from '../search/phone-index'

/** Set once the phone search of a vault was found whole or mended, or when the vault was made by a version that loses nobody. */
export const PHONE_SEARCH_CHECKED = 'phone-search-checked'
/** So many records are looked through before the vault is open (half a second); more in a job after that (6 to 14 s of work for a million). */
const AT_ONCE = 50_000

/** Whether somebody may be missing from the phone search: a vault of a version that lost people when several phones changed together. */
export function isSearchCheckDue(db: ReadDb): boolean {
  return db.get(`SELECT 1 FROM meta WHERE key = '${PHONE_SEARCH_CHECKED}'`) === undefined
}

/** Whether looking and mending takes a moment only. */
export function isSearchCheckShort(db: ReadDb): boolean {
  return objectTypes.reduce((records, object) => records + recordsOf(db, object), 0) <= AT_ONCE
}

/** Compares the phone search with the records, on one state of them: others may write meanwhile. Not `ok` means that {@link mendSearch} is needed. */
export function checkSearch(context: ChangeContext, control: JobControl): Result<{ readonly ok: boolean }, never> {
  const { db } = context
  const whole = db.snapshot(() => objectTypes.every((object) => isPhoneIndexWhole(db, object, told(db, object, control, 'check'))))
  if (whole) commitChange(context, (change) => { settle(db, change, true) })
  return ok({ ok: whole })
}

/** Builds the phone search anew from the records, in one transaction. Throws {@link JobCancelled}, having changed nothing, when asked to stop. */
export function mendSearch(context: ChangeContext, control: JobControl): Result<null, never> {
  commitChange(context, (change, db) => {
    for (const object of objectTypes) rebuildPhoneIndex(db, object, told(db, object, control, 'indexing'))
    settle(db, change, false)
  })
  return ok(null)
}

function settle(db: WriteDb, change: Change, wasWhole: boolean): void {
  db.run(`INSERT INTO meta (key, value) VALUES ('${PHONE_SEARCH_CHECKED}', 1) ON CONFLICT (key) DO NOTHING`)
  change.record({ action: 'vault.search-checked', objectType: 'vault', objectId: null, detail: { facts: { ok: wasWhole } } })
}

function told(db: ReadDb, object: ObjectType, control: JobControl, phase: string): PassedRecords {
  const all = recordsOf(db, object)
  return (records) => {
    stopIfCancelled(control)
    control.progress(phase, records, all)
  }
}

function recordsOf(db: ReadDb, object: ObjectType): number {
  return db.get<{ n: number | null }>(object === 'contact' ? 'SELECT max(number) AS n FROM contacts' : 'SELECT max(number) AS n FROM companies')?.n ?? 0
}
