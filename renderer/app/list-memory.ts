import { create } from 'zustand'
import type { Condition, ObjectType } from '../../shared/list'
import type { GridSort } from '../ui/grid/column'
import type { GridPlace } from '../ui/grid/data-grid'
import { nothingSelected, type GridSelection } from '../ui/grid/selection'
import { navigate } from './navigation'
import { beginnings } from './route'

/** What a list remembers while the person is elsewhere. */
export interface ListMemory {
  readonly place: GridPlace
  readonly selection: GridSelection
  readonly sort: GridSort
  /** What was typed into the field over the list. */
  readonly text: string
  /** What else it is filtered by; not the text. */
  readonly conditions: readonly Condition[]
}

const fresh: ListMemory = { place: { top: 0, active: -1 }, selection: nothingSelected, sort: { column: 'name', direction: 'ascending' }, text: '', conditions: [] }

const useMemories = create<{ readonly lists: Readonly<Record<string, ListMemory>> }>()(() => ({ lists: {} }))

/** The memory of a list, and how to change it. `name` is the list's own; forgotten on locking. */
export function useListMemory(name: string): readonly [ListMemory, (part: Partial<ListMemory>) => void] {
  const memory = useMemories((state) => state.lists[name] ?? fresh)
  return [memory, (part) => { remember(name, part) }]
}

function remember(name: string, part: Partial<ListMemory>): void {
  useMemories.setState(({ lists }) => ({ lists: { ...lists, [name]: { ...(lists[name] ?? fresh), ...part } } }))
}

/** Opens the list of a noun, filtered by this alone. */
export function showFiltered(object: ObjectType, conditions: readonly Condition[]): void {
  remember(object, { ...fresh, conditions })
  navigate(beginnings[object === 'contact' ? 'people' : 'companies'])
}

/** Forgets all lists: the vault is locked. */
export function forgetLists(): void {
  useMemories.setState({ lists: {} }, true)
}
