import { fold } from '../../shared/fold'
import type { ObjectType } from '../../shared/list'
import type { ValueField } from '../../shared/search/channels'
import type { ReadDb } from '../db/database'
import { matchAll } from './match-text'

/** Records looked at: enough to know the values people mean, few enough to answer while somebody types. */
const MOST_LOOKED_AT = 1_000

/**
 * Values of a field in use whose words start like those of `prefix`, most used first among the records looked at; any of them when it
 * is blank. Case and accents make no difference: the spelling met first stands for all.
 */
export function valuesInUse(db: ReadDb, object: ObjectType, field: ValueField, prefix: string, limit: number): string[] {
  if (object === 'contact' && field === 'industry') return []
  const table = object === 'contact' ? 'contacts' : 'companies'
  const words = object === 'contact' ? 'contact_search' : 'company_search'
  const match = matchAll(prefix, field === 'industry' ? 'tags' : 'place')
  const rows = match === null
    ? db.all<{ value: string }>(`SELECT ${field} AS value FROM ${table} WHERE bin = 0 LIMIT ?`, MOST_LOOKED_AT)
    : db.all<{ value: string }>(
      // The limit counts what is seen: the index knows everybody's records.
      `SELECT c.${field} AS value FROM ${words} CROSS JOIN ${table} AS c ON c.number = ${words}.rowid WHERE ${words} MATCH ? LIMIT ?`,
      match, MOST_LOOKED_AT)
  // The words may stand in another part of the address.
  const asked = fold(prefix).split(' ')
  const found = new Map<string, { value: string; count: number }>()
  for (const { value } of rows) {
    const key = fold(value)
    if (key === '' || !asked.every((start) => ` ${key}`.includes(` ${start}`))) continue
    const known = found.get(key)
    if (known === undefined) found.set(key, { value, count: 1 })
    else known.count += 1
  }
  return [...found.values()].sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, limit).map(({ value }) => value)
}
