import { useRef } from 'react'
import type { RowSource } from './row-source'
import { allSelected, isSelected, nothingSelected, toggle, withIds, type GridSelection } from './selection'

export interface GridSelecting {
  isSelected(index: number): boolean
  toggleAt(index: number): void
  /** Takes everything from the last row picked singly to this one. */
  extendTo(index: number): void
  /** Starts a range here when none is started. */
  anchorAt(index: number): void
  all(): void
  none(): void
}

/** Selecting rows by key and mouse, over a source that may not have loaded them yet. */
export function useGridSelection<T>({ source, rowId, selection, onSelection }: { readonly source: RowSource<T>; readonly rowId: (row: T) => string; readonly selection: GridSelection; readonly onSelection: (selection: GridSelection) => void }): GridSelecting {
  const anchor = useRef<number | null>(null)
  const latest = useRef(selection)
  latest.current = selection
  const idAt = (index: number): string | undefined => {
    const row = source.getRow(index)
    return row === undefined ? undefined : rowId(row)
  }
  return {
    isSelected: (index) => {
      const id = idAt(index)
      return id === undefined ? selection.mode === 'all' : isSelected(selection, id)
    },
    toggleAt: (index) => {
      anchor.current = index
      const id = idAt(index)
      if (id !== undefined) onSelection(toggle(selection, id))
    },
    anchorAt: (index) => {
      anchor.current ??= index
    },
    extendTo: (index) => {
      const from = Math.min(anchor.current ?? index, index)
      const to = Math.max(anchor.current ?? index, index)
      const ids: string[] = []
      for (let at = from; at <= to; at++) {
        const id = idAt(at)
        if (id !== undefined) ids.push(id)
      }
      onSelection(withIds(selection, ids))
      if (ids.length <= to - from && source.loadIds !== undefined) void source.loadIds(from, to + 1).then((more) => { onSelection(withIds(latest.current, more)) })
    },
    all: () => {
      onSelection(allSelected)
    },
    none: () => {
      anchor.current = null
      onSelection(nothingSelected)
    },
  }
}
