import { fold } from '../../shared/fold'
import type { ObjectType } from '../../shared/list'
import type { ReadDb, SqlValue } from '../db/database'
import { matchAll } from './match-text'

export type ValueField = 'city' | 'country' | 'industry'

/** Records looked at: enough to know every common value, few enough to answer while somebody types. */
const LOOKED_AT = 20_000

/**
 * Cities, countries or industries of records outside the bin that start like `prefix`, most common first; each once however it is written.
 * A vault larger than {@link LOOKED_AT} records shows what is common among those it looked at: typing finds the rest.
 */
export function valuesInUse(db: ReadDb, object: ObjectType, field: ValueField, prefix: string, limit: number): string[] {
  if (object === 'contact' && field === 'industry') return []
  const start = fold(prefix)
  const found = new Map<string, { readonly value: string; count: number }>()
  for (const { value, n } of commonValues(db, object, field, prefix)) {
    const folded = fold(value)
    if (!folded.startsWith(start)) continue
    const known = found.get(folded)
    if (known === undefined) found.set(folded, { value, count: n })
    else known.count += n
  }
  return [...found.values()].sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, limit).map(({ value }) => value)
}

function commonValues(db: ReadDb, object: ObjectType, field: ValueField, prefix: string): { value: string; n: number }[] {
  const table = object === 'contact' ? 'contacts' : 'companies'
  const words = object === 'contact' ? 'contact_search' : 'company_search'
  // The industry is no column of the search index; companies are few.
  const match = field === 'industry' ? null : matchAll(prefix, 'place')
  const [from, params]: [string, SqlValue[]] = match === null
    ? [`${table} AS c`, []]
    : [`(SELECT rowid AS number FROM ${words} WHERE ${words} MATCH ? LIMIT ${String(LOOKED_AT)}) AS found CROSS JOIN ${table} AS c ON c.number = found.number`, [match]]
  // A statement of its own: its text differs with the question.
  return db.prepare<SqlValue[], { value: string; n: number }>(
    `SELECT value, count(*) AS n FROM (SELECT c.${field} AS value FROM ${from} WHERE c.bin = 0 AND c.${field} <> '' LIMIT ${String(LOOKED_AT)}) GROUP BY value ORDER BY n DESC, value`,
  ).all(...params)
}
