import type { ObjectType } from '../../shared/list'
import type { WriteDb } from '../db/database'
import { withManyRemovals } from '../search/many-removals'

/**
 * Indexes whose order has nothing to do with the order of a file. Kept up row by row, most of an import's time went into
 * encrypting their pages again and again; built at the end, sorted, they cost a tenth (PERFORMANCE.md 7c).
 */
const scatteredIndexes: Readonly<Record<ObjectType, readonly string[]>> = {
  contact: ['contacts_by_name', 'contacts_by_company', 'contact_positions_by_company'],
  company: ['companies_by_name'],
}
/** What a change of many rows does to them: it moves them to or from the bin, only brings them back from it, or edits them. */
export type ManyChange = 'moves' | 'returns' | 'edits'
/** The indexes that it goes through for each row. */
const changedIndexes: Readonly<Record<ObjectType, Readonly<Record<'moves' | 'edits', readonly string[]>>>> = {
  contact: { moves: ['contacts_by_name', 'contacts_by_company', 'contacts_by_created', 'contacts_by_updated'], edits: ['contacts_by_updated'] },
  company: { moves: ['companies_by_name', 'companies_by_created', 'companies_by_updated'], edits: ['companies_by_updated'] },
}
/** Below this many rows, or below this share of what is there, keeping the indexes is cheaper than building them again. */
const WORTH_ROWS = 5_000
const WORTH_SHARE = 0.25

/** Whether a load of `rows` should drop the scattered indexes first. */
export function isWorthRebuilding(db: WriteDb, object: ObjectType, rows: number): boolean {
  const present = db.get<{ n: number }>(object === 'contact' ? 'SELECT max(number) AS n FROM contacts' : 'SELECT max(number) AS n FROM companies')?.n ?? 0
  return rows >= WORTH_ROWS && rows >= present * WORTH_SHARE
}

/**
 * Drops them inside the caller's transaction and answers with the function that builds them again, which must run in the same
 * transaction. A roll back brings the old ones back.
 */
export function dropScatteredIndexes(db: WriteDb, objects: readonly ObjectType[]): () => void {
  return dropIndexes(db, objects.flatMap((object) => scatteredIndexes[object]))
}

/**
 * Runs work that moves `records` of a noun to or from the bin, or edits them, inside the caller's transaction: without the indexes it would
 * go through when that is cheaper, and with the search index prepared for many removals. Lists must not be read in between.
 */
export function withManyChanges<T>(db: WriteDb, object: ObjectType, change: ManyChange, records: number, work: () => T): T {
  if (records === 0) return work()
  const rebuild = isWorthRebuilding(db, object, records) ? dropIndexes(db, changedIndexes[object][change === 'edits' ? 'edits' : 'moves']) : null
  // What comes back only adds words.
  const value = change === 'returns' ? work() : withManyRemovals(db, object, records, work)
  rebuild?.()
  return value
}

function dropIndexes(db: WriteDb, names: readonly string[]): () => void {
  if (!db.inTransaction) throw new Error('indexes are dropped inside the transaction that builds them again')
  const dropped: string[] = []
  for (const name of names) {
    const found = db.get<{ sql: string }>(`SELECT sql FROM sqlite_schema WHERE type = 'index' AND name = ?`, name)
    if (found === undefined) continue
    db.exec(`DROP INDEX ${name}`)
    dropped.push(found.sql)
  }
  return () => {
    for (const sql of dropped) db.exec(sql)
  }
}
