import type { ObjectType } from '../../shared/list'
import { fieldRuleOf, type SensitiveField } from '../../shared/permissions'
import type { ReadDb } from '../db/database'
import { searchColumns } from './search-index'

/** The field whose words a column of the search index holds, where it is one that may be kept from somebody. */
const fieldOf: Readonly<Partial<Record<string, SensitiveField>>> = { email: 'emails', notes: 'notes', place: 'addresses' }

/**
 * The columns of the search index that somebody may search, as {@link matchAll} takes them; null: all of them. No view can stand before this index,
 * so every question to it without a column of its own must name these.
 */
export function columnsSeen(db: ReadDb, object: ObjectType): string | null {
  const { sight } = db
  if (sight === null) return null
  const seen = searchColumns[object].filter((column) => {
    const field = fieldOf[column]
    return field === undefined || fieldRuleOf(sight, object, field) === null
  })
  return seen.length === searchColumns[object].length ? null : seen.join(' ')
}

/** Whether somebody may find records by the digits of their phones. */
export function phonesSeen({ sight }: ReadDb, object: ObjectType): boolean {
  return sight === null || fieldRuleOf(sight, object, 'phones') === null
}
