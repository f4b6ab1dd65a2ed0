import { z } from 'zod'
import { hygieneChecks, listOf, type HygieneCheck, type HygieneCount } from '../../shared/centre/hygiene'
import type { ObjectType } from '../../shared/list'
import type { Clock } from '../../shared/time'
import { stopIfCancelled, type JobControl } from '../changes/job-control'
import type { ReadDb, WriteDb } from '../db/database'
import { databaseFailure } from '../db/sqlite-error'
import { keepDuplicates } from '../records/duplicate-list'
import { findNumbers } from '../records/list-filter'

const KEPT = 'hygiene'
const none: Readonly<Record<HygieneCheck, number>> = { 'duplicate-people': 0, 'duplicate-companies': 0, 'invalid-email': 0, 'invalid-phone': 0, 'out-of-reach': 0, 'no-email': 0, 'no-phone': 0, 'no-owner': 0, 'stale': 0, 'empty-companies': 0 }
const stored = z.strictObject({ at: z.number(), tookMs: z.number(), people: z.number(), companies: z.number(), counts: z.record(z.enum(hygieneChecks), z.number()) })

/** Counts what is to be tidied up, check by check, and keeps the numbers with their time. Changes no record; a million people take some seconds. */
export function countHygiene(db: WriteDb, clock: Clock, control: JobControl): HygieneCount {
  const began = clock.now()
  const counts: Record<HygieneCheck, number> = { ...none }
  for (const [place, check] of hygieneChecks.entries()) {
    stopIfCancelled(control)
    control.progress('counting', place, hygieneChecks.length)
    counts[check] = countOf(db, check, began)
  }
  const count: HygieneCount = { at: clock.now(), tookMs: clock.now() - began, people: sizeOf(db, 'contact'), companies: sizeOf(db, 'company'), counts }
  unlessBusy(() => { db.run('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value', KEPT, JSON.stringify(count)) })
  return count
}

/** The last count; null before the first. */
export function lastHygiene(db: ReadDb): HygieneCount | null {
  const value = db.get<{ value: unknown }>('SELECT value FROM meta WHERE key = ?', KEPT)?.value
  if (typeof value !== 'string') return null
  const parsed = stored.safeParse(JSON.parse(value))
  return parsed.success ? parsed.data : null
}

function countOf(db: WriteDb, check: HygieneCheck, now: number): number {
  const { object, conditions } = listOf(check, now)
  if (conditions.some(({ field }) => field === 'duplicates')) unlessBusy(() => { keepDuplicates(db, object) })
  return findNumbers(db, object, { bin: false, conditions: [...conditions] }, 'name', 'ascending').length
}

function sizeOf(db: ReadDb, object: ObjectType): number {
  return db.get<{ n: number }>(`SELECT count(*) AS n FROM ${object === 'contact' ? 'contacts' : 'companies'} WHERE bin = 0`)?.n ?? 0
}

/** What is kept only saves a second count: while an import writes, nothing is kept. */
function unlessBusy(keep: () => void): void {
  try {
    keep()
  } catch (error) {
    if (databaseFailure(error)?.kind !== 'in-use') throw error
  }
}
