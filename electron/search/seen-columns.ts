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

/** A question to the search index: `match`, of those whose name is shown or of all. */
export interface SeenMatch {
  readonly match: string
  readonly isNamed: boolean
}

/**
 * What to ask the index for every word of a text, in any column that somebody may search. Where some names are addresses or numbers that are kept back
 * (electron/access/sight.ts), people are found by their name only if it is shown.
 */
export function seenMatches(db: ReadDb, object: ObjectType, match: (columns: string | null) => string | null): SeenMatch[] {
  const columns = columnsSeen(db, object)
  const asked = (of: string | null, isNamed: boolean): SeenMatch[] => {
    const text = match(of)
    return text === null ? [] : [{ match: text, isNamed }]
  }
  if (!hidesNames(db, object)) return asked(columns, false)
  const others = (columns?.split(' ') ?? searchColumns[object]).filter((column) => column !== 'name').join(' ')
  return [...asked(columns, true), ...asked(others, false)]
}

/** Whether some people's names are addresses or numbers that somebody does not see. */
export function hidesNames({ sight }: ReadDb, object: ObjectType): boolean {
  return sight !== null && object === 'contact' && (['emails', 'phones'] as const).some((field) => fieldRuleOf(sight, object, field) !== null)
}

/** The condition on the line `seen` of a record for {@link SeenMatch.isNamed}. */
export function namedCondition(isNamed: boolean): string {
  return isNamed ? ` AND seen.name_key <> ''` : ''
}
