import type { ReactNode } from 'react'

/** One column of a grid. */
export interface Column<T> {
  readonly id: string
  readonly title: string
  /** Least width in px; the room left over is shared by `grow`. */
  readonly width: number
  readonly grow?: number
  readonly align?: 'start' | 'end'
  readonly isSortable?: boolean
  /** What stands in the cell, words as a string where they are all: no element is made for them then. Plain and quick: it runs while scrolling. Nothing in it may take the focus. */
  render(row: T): ReactNode
  /** Length of the bar that stands there while the row loads, in percent of the cell. */
  readonly skeleton?: number
}

export interface GridSort {
  readonly column: string
  readonly direction: 'ascending' | 'descending'
}

/** Width of the column with the selection marks, px. */
export const MARK_WIDTH = 36

/** Widths a person gave to columns, px by id. A column without one takes its share of the room. */
export type ColumnWidths = Readonly<Record<string, number>>

/** How narrow and how wide a column may be made, px. */
export const WIDTH_LIMITS = { least: 56, most: 900 } as const

/** The tracks all rows share, and the width below which the grid scrolls sideways. */
export function tracksOf<T>(columns: readonly Column<T>[], hasMarks: boolean, widths: ColumnWidths = {}): { readonly template: string; readonly least: number } {
  const template = columns.map((column) => {
    const width = widths[column.id]
    return width === undefined ? `minmax(${column.width}px, ${column.grow ?? column.width / 100}fr)` : `${width}px`
  })
  const least = columns.reduce((sum, column) => sum + (widths[column.id] ?? column.width), hasMarks ? MARK_WIDTH : 0)
  return { template: (hasMarks ? [`${MARK_WIDTH}px`, ...template] : template).join(' '), least }
}

/** The columns a person chose, in their order; the first always and in its place, and all of them where nothing was chosen. */
export function chosenColumns<C extends { readonly id: string }>(all: readonly C[], chosen: readonly string[] | undefined): readonly C[] {
  if (chosen === undefined || chosen.length === 0) return all
  const [first, ...others] = all
  return first === undefined ? all : [first, ...chosen.flatMap((id) => others.filter((column) => column.id === id))]
}

/** What a scroll bar may take of the room, px. */
const SCROLL_BAR = 16
/** A column is comfortable from so many times its least width on: at the least most words are cut off. */
const COMFORTABLE = 1.15

/** The first columns that stand comfortably in so many px, so that none lies beyond the edge: the first always, and the one that is sorted by before others. */
export function fittingColumns<C extends Pick<Column<unknown>, 'id' | 'width'>>(all: readonly C[], room: number, sorted: string | null): readonly C[] {
  const [first, ...others] = all
  if (first === undefined) return all
  const fits = new Set([first.id])
  let left = room - SCROLL_BAR - first.width * COMFORTABLE
  for (const { id, width } of [...others.filter((column) => column.id === sorted), ...others.filter((column) => column.id !== sorted)]) {
    left -= width * COMFORTABLE
    if (left < 0) break
    fits.add(id)
  }
  return all.filter(({ id }) => fits.has(id))
}

/** The sort after pressing a column's header: ascending first, then the other way. */
export function nextSort(sort: GridSort | null, column: string): GridSort {
  return { column, direction: sort?.column === column && sort.direction === 'ascending' ? 'descending' : 'ascending' }
}
