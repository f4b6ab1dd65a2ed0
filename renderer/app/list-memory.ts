import { create } from 'zustand'
import type { Condition, ObjectType } from '../../shared/list'
import type { GridSort } from '../ui/grid/column'
import type { GridPlace } from '../ui/grid/data-grid'
import { nothingSelected, type GridSelection } from '../ui/grid/selection'
import { navigate } from './navigation'

/** What a list remembers while the person is elsewhere. */
export interface ListMemory {
  readonly place: GridPlace
  readonly selection: GridSelection
  /** As typed into the filter of the list. */
  readonly text: string
  readonly conditions: readonly Condition[]
  readonly sort: GridSort
}

const top: GridPlace = { top: 0, active: -1 }
const fresh: ListMemory = { place: top, selection: nothingSelected, text: '', conditions: [], sort: { column: 'name', direction: 'ascending' } }

const useMemories = create<{ readonly lists: Readonly<Record<string, ListMemory>> }>()(() => ({ lists: {} }))

/** The memory of a list, and how to change it. `name` is the list's own; forgotten on locking. */
export function useListMemory(name: string): readonly [ListMemory, (part: Partial<ListMemory>) => void] {
  const memory = useMemories((state) => state.lists[name] ?? fresh)
  return [memory, (part) => { remember(name, part) }]
}

/** What a change of the filter does to the rest: other rows are found, so nothing is selected and the list stands at its top. */
export function refined(part: Partial<Pick<ListMemory, 'text' | 'conditions'>>): Partial<ListMemory> {
  return { ...part, selection: nothingSelected, place: top }
}

/** Opens the list of people or companies with these conditions and no others. */
export function showRecords(object: ObjectType, conditions: readonly Condition[]): void {
  remember(object, refined({ text: '', conditions }))
  navigate({ screen: object === 'contact' ? 'people' : 'companies', id: null, full: false })
}

function remember(name: string, part: Partial<ListMemory>): void {
  useMemories.setState(({ lists }) => ({ lists: { ...lists, [name]: { ...(lists[name] ?? fresh), ...part } } }))
}

/** Forgets all lists: the vault is locked. */
export function forgetLists(): void {
  useMemories.setState({ lists: {} }, true)
}
