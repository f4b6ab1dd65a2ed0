import { create } from 'zustand'
import type { GridPlace } from '../ui/grid/data-grid'
import { nothingSelected, type GridSelection } from '../ui/grid/selection'

/** What a list remembers while the person is elsewhere. */
export interface ListMemory {
  readonly place: GridPlace
  readonly selection: GridSelection
}

const fresh: ListMemory = { place: { top: 0, active: -1 }, selection: nothingSelected }

const useMemories = create<{ readonly lists: Readonly<Record<string, ListMemory>> }>()(() => ({ lists: {} }))

/** The memory of a list, and how to change it. `name` is the list's own; forgotten on locking. */
export function useListMemory(name: string): readonly [ListMemory, (part: Partial<ListMemory>) => void] {
  const memory = useMemories((state) => state.lists[name] ?? fresh)
  return [memory, (part) => { remember(name, part) }]
}

function remember(name: string, part: Partial<ListMemory>): void {
  useMemories.setState(({ lists }) => ({ lists: { ...lists, [name]: { ...(lists[name] ?? fresh), ...part } } }))
}

/** Forgets all lists: the vault is locked. */
export function forgetLists(): void {
  useMemories.setState({ lists: {} }, true)
}
