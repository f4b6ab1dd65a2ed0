import { useRef, useState, type RefObject } from 'react'
import { LEAST_WIDTH, type ColumnWidths } from './column'

export interface UsedWidths {
  readonly widths: ColumnWidths
  measure(column: string): number
  move(column: string, width: number): void
  keep(): void
  reset(column: string): void
}

/**
 * Widths a person gave to columns. The columns before the one that moves stand still, so that the edge stays under the pointer; those behind it share what is left.
 * They follow at once; `onKeep` is told when they rest.
 */
export function useColumnWidths(kept: ColumnWidths, head: RefObject<HTMLElement | null>, onKeep: ((widths: ColumnWidths) => void) | undefined): UsedWidths {
  const [moved, setMoved] = useState<ColumnWidths | null>(null)
  const latest = useRef<ColumnWidths>(kept)
  latest.current = moved ?? kept
  const change = (widths: ColumnWidths): void => {
    latest.current = widths
    setMoved(widths)
  }
  return {
    widths: moved ?? kept,
    measure: (column) => cellsOf(head.current).find(({ id }) => id === column)?.width ?? 0,
    move: (column, width) => {
      const cells = cellsOf(head.current)
      const before = cells.slice(0, cells.findIndex(({ id }) => id === column))
      change({ ...latest.current, ...Object.fromEntries(before.map(({ id, width: now }) => [id, Math.max(LEAST_WIDTH, now)])), [column]: width })
    },
    keep: () => onKeep?.(latest.current),
    reset: (column) => {
      change(Object.fromEntries(Object.entries(latest.current).filter(([id]) => id !== column)))
      onKeep?.(latest.current)
    },
  }
}

function cellsOf(head: HTMLElement | null): readonly { readonly id: string; readonly width: number }[] {
  return [...(head?.querySelectorAll<HTMLElement>('[data-column]') ?? [])].map((cell) => ({ id: cell.dataset['column'] ?? '', width: Math.round(cell.getBoundingClientRect().width) }))
}
