/** Which rows are selected: some by id, or all that the filter finds but for a few. */
export type GridSelection =
  | { readonly mode: 'some'; readonly ids: ReadonlySet<string> }
  | { readonly mode: 'all'; readonly except: ReadonlySet<string> }

/** The most single ids a selection may name; the contract takes no more (`shared/list.ts`). Beyond it, select all and take some out. */
export const MOST_IDS = 10_000

export const nothingSelected: GridSelection = { mode: 'some', ids: new Set() }
export const allSelected: GridSelection = { mode: 'all', except: new Set() }

export function isSelected(selection: GridSelection, id: string): boolean {
  return selection.mode === 'some' ? selection.ids.has(id) : !selection.except.has(id)
}

/** How many of `total` rows are selected. */
export function countSelected(selection: GridSelection, total: number): number {
  return selection.mode === 'some' ? selection.ids.size : Math.max(0, total - selection.except.size)
}

/** Selects one row, or takes it out. */
export function toggle(selection: GridSelection, id: string): GridSelection {
  return isSelected(selection, id) ? without(selection, [id]) : withIds(selection, [id])
}

/** The selection with these rows in it. Ids beyond {@link MOST_IDS} are left out. */
export function withIds(selection: GridSelection, ids: Iterable<string>): GridSelection {
  if (selection.mode === 'all') return { mode: 'all', except: removed(selection.except, ids) }
  return { mode: 'some', ids: added(selection.ids, ids) }
}

/** The selection with these rows out of it. Exceptions beyond {@link MOST_IDS} are left out. */
export function without(selection: GridSelection, ids: Iterable<string>): GridSelection {
  if (selection.mode === 'all') return { mode: 'all', except: added(selection.except, ids) }
  return { mode: 'some', ids: removed(selection.ids, ids) }
}

function added(from: ReadonlySet<string>, ids: Iterable<string>): ReadonlySet<string> {
  const next = new Set(from)
  for (const id of ids) if (next.size < MOST_IDS) next.add(id)
  return next
}

function removed(from: ReadonlySet<string>, ids: Iterable<string>): ReadonlySet<string> {
  const next = new Set(from)
  for (const id of ids) next.delete(id)
  return next
}
