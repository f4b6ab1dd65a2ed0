import type { ObjectType } from '../../shared/list'
import type { ReadDb, WriteDb } from '../db/database'
import { findDuplicates } from './duplicates'

/** Up to so many records duplicates are found anew whenever something changed: about a second. Beyond, what the last count found is shown. */
const MOST_AT_ONCE = 300_000

/** Duplicates as a list shows them: found now, or by the last count ({@link keepDuplicates}) when nothing changed since or the vault is large. */
export function duplicatesOf(db: ReadDb, object: ObjectType): Uint32Array {
  // The count looked at everybody's records: a duplicate of one out of sight would tell that it is there.
  if (db.sight !== null && db.sight.scopes[object].read !== 'all') return findDuplicates(db, object)
  const { state, size } = standOf(db, object)
  const kept = db.get<{ value: unknown }>('SELECT value FROM meta WHERE key = ?', `duplicates-${object}`)?.value
  const keptFor = db.get<{ value: unknown }>('SELECT value FROM meta WHERE key = ?', `duplicates-${object}-for`)?.value
  if (kept instanceof Uint8Array && (keptFor === state || size > MOST_AT_ONCE)) return new Uint32Array(Uint8Array.from(kept).buffer)
  return findDuplicates(db, object)
}

/** Finds duplicates and keeps them in the vault for lists. */
export function keepDuplicates(db: WriteDb, object: ObjectType): Uint32Array {
  const { state } = standOf(db, object)
  const found = findDuplicates(db, object)
  const set = (key: string, value: string | Uint8Array): void => { db.run('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value', key, value) }
  set(`duplicates-${object}`, new Uint8Array(found.buffer, found.byteOffset, found.byteLength))
  set(`duplicates-${object}-for`, state)
  return found
}

/** What changes with every change of the noun, read from the ends of indexes. */
function standOf(db: ReadDb, object: ObjectType): { readonly state: string; readonly size: number } {
  const table = object === 'contact' ? 'contacts' : 'companies'
  const ends = db.get<{ listed: number | null; binned: number | null; size: number | null }>(
    `SELECT (SELECT max(updated_at) FROM ${table} WHERE bin = 0) AS listed, (SELECT max(updated_at) FROM ${table} WHERE bin = 1) AS binned, (SELECT max(number) FROM ${table}) AS size`)
  return { state: [ends?.listed, ends?.binned, ends?.size].map((end) => String(end ?? 0)).join(':'), size: ends?.size ?? 0 }
}
