import type { ObjectType } from '../../shared/list'
import type { WriteDb } from '../db/database'

/** Taking one record out at once costs about as much as merging fifty records of the whole index. */
const WORTH_SHARE = 0.02
const WORTH_RECORDS = 500

/**
 * Runs work that takes many records out of a search index, or changes many, inside the caller's transaction. Word by word at once
 * would rewrite a page for each; so words are marked as gone, and one merge at the end leaves none of them (SECURITY.md 5.6).
 */
export function withManyRemovals<T>(db: WriteDb, object: ObjectType, records: number, work: () => T): T {
  const indexes = object === 'contact' ? ['contact_search', 'contact_phone_search'] : ['company_search', 'company_phone_search']
  const all = db.get<{ n: number | null }>(object === 'contact' ? 'SELECT max(number) AS n FROM contacts' : 'SELECT max(number) AS n FROM companies')?.n ?? 0
  if (records < WORTH_RECORDS || records < all * WORTH_SHARE) return work()
  for (const index of indexes) db.run(`INSERT INTO ${index} (${index}, rank) VALUES ('secure-delete', 0)`)
  const value = work()
  for (const index of indexes) mergeWhole(db, index)
  return value
}

/**
 * Merges an index into one part and drops every mark of a word that is gone. Parts of one age merge without dropping marks, since older
 * ones might need them; so a second merge follows, with a part of its own age that holds one word of no record.
 */
function mergeWhole(db: WriteDb, index: string): void {
  const column = index.includes('phone') ? 'digits' : 'name'
  db.run(`INSERT INTO ${index} (${index}) VALUES ('optimize')`)
  db.run(`INSERT INTO ${index} (${index}, rank) VALUES ('secure-delete', 1)`)
  db.run(`INSERT INTO ${index} (rowid, ${column}) VALUES (0, '000')`)
  db.run(`INSERT INTO ${index} (${index}) VALUES ('optimize')`)
  db.run(`INSERT INTO ${index} (${index}, rowid, ${column}) VALUES ('delete', 0, '000')`)
}
