import type { ListFilter, ObjectType } from '../../shared/list'
import type { Direction, Sort } from './list-sort'

/** A row's place in the list and its sort key: where reading can start without counting from the top. */
export interface Anchor {
  readonly at: number
  readonly key: readonly (string | number)[]
}

/** What is known about one list (noun, filter, sort, direction) until its noun changes. */
export interface KnownList {
  count: number | null
  /** Sorted by place. */
  readonly anchors: Anchor[]
  /** All numbers in order, for filtered lists. */
  numbers: Uint32Array | null
}

export interface ListCache {
  of(object: ObjectType, filter: ListFilter, sort: Sort, direction: Direction): KnownList
  /** Forgets the lists of a noun. Must be called after every commit that touched it; before, pages could miss rows. */
  changed(object: ObjectType): void
}

/** A filtered list of a million records keeps 4 MB. */
const LISTS_KEPT = 8

/** Remembers lists between two pages of the same list. One per open vault. */
export function createListCache(): ListCache {
  const lists = new Map<string, { readonly object: ObjectType; readonly list: KnownList }>()
  return {
    of(object, filter, sort, direction) {
      const key = JSON.stringify([object, filter, sort, direction])
      const known = lists.get(key)
      if (known !== undefined) {
        lists.delete(key)
        lists.set(key, known)
        return known.list
      }
      const list: KnownList = { count: null, anchors: [], numbers: null }
      lists.set(key, { object, list })
      const oldest = lists.keys().next()
      if (lists.size > LISTS_KEPT && oldest.done !== true) lists.delete(oldest.value)
      return list
    },
    changed(object) {
      for (const [key, known] of lists) if (known.object === object) lists.delete(key)
    },
  }
}
