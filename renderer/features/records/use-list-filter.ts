import { useMemo } from 'react'
import type { Condition, ListFilter } from '../../../shared/list'
import type { ListMemory } from '../../app/list-memory'
import { nothingSelected } from '../../ui/grid/selection'

/** What a list shows, and how to change it. A selection belongs to what is shown: another filter drops it. */
export interface UsedFilter {
  readonly filter: ListFilter
  /** Whether anything is left out. */
  readonly isActive: boolean
  readonly setText: (text: string) => void
  readonly setConditions: (conditions: readonly Condition[]) => void
  readonly clear: () => void
}

/** The filter that a list remembers. `toTop` brings the list to its first row: the old place means nothing in other rows. */
export function useListFilter({ text, conditions }: Pick<ListMemory, 'text' | 'conditions'>, remember: (part: Partial<ListMemory>) => void, toTop: () => void): UsedFilter {
  const typed = text.trim().slice(0, 200)
  const filter = useMemo<ListFilter>(() => ({ bin: false, conditions: [...(typed === '' ? [] : [{ field: 'text', op: 'contains', value: typed } as const]), ...conditions] }), [typed, conditions])
  const change = (part: Partial<Pick<ListMemory, 'text' | 'conditions'>>): void => {
    remember({ ...part, selection: nothingSelected })
    toTop()
  }
  return {
    filter,
    isActive: filter.conditions.length > 0,
    setText: (next) => { change({ text: next }) },
    setConditions: (next) => { change({ conditions: next }) },
    clear: () => { change({ text: '', conditions: [] }) },
  }
}
