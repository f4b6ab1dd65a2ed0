import { useRef, type RefObject } from 'react'
import { tracksOf, WIDTH_LIMITS, type Column, type ColumnWidths } from './column'

/** Making columns wider and narrower. All lengths in px. */
export interface ColumnSizing {
  /** What the column measures now. */
  widthOf(id: string): number
  /** Gives the column this width. Those before it stay as wide as they are, so that its edge is where it was put. */
  resize(id: string, width: number): void
  /** As wide as the widest of the rows drawn needs. */
  fit(id: string): void
  /** Back to its share of the room. */
  reset(id: string): void
}

/** Sizing of a grid's columns, or null when nobody keeps their widths. Only the tracks change: no row is drawn again. */
export function useColumnSizing<T>({ scroller, columns, hasMarks, widths, onWidths }: { readonly scroller: RefObject<HTMLElement | null>; readonly columns: readonly Column<T>[]; readonly hasMarks: boolean; readonly widths: ColumnWidths; readonly onWidths: ((widths: ColumnWidths) => void) | undefined }): ColumnSizing | null {
  const latest = useRef(widths)
  latest.current = widths
  if (onWidths === undefined) return null

  const cellsOf = (id: string, roles: string): Element[] => {
    const place = columns.findIndex((column) => column.id === id) + (hasMarks ? 2 : 1)
    return [...(scroller.current?.querySelectorAll(`:is(${roles})[aria-colindex="${place}"]`) ?? [])]
  }
  const widthOf = (id: string): number => Math.round(cellsOf(id, '[role=columnheader]')[0]?.getBoundingClientRect().width ?? 0)
  const resize = (id: string, width: number): void => {
    const place = columns.findIndex((column) => column.id === id)
    const before = Object.fromEntries(columns.slice(0, place).map((column) => [column.id, latest.current[column.id] ?? limited(widthOf(column.id))]))
    onWidths({ ...latest.current, ...before, [id]: limited(width) })
  }
  return {
    widthOf,
    resize,
    fit: (id) => {
      const element = scroller.current
      if (element === null) return
      const tracks = element.style.getPropertyValue('--tracks')
      const place = columns.findIndex((column) => column.id === id) + (hasMarks ? 1 : 0)
      // Every row is laid out by itself: measured and put back before anything is painted.
      element.style.setProperty('--tracks', tracksOf(columns, hasMarks, latest.current).template.split(/ (?![^(]*\))/).map((track, at) => (at === place ? 'max-content' : track)).join(' '))
      const widest = Math.max(0, ...cellsOf(id, '[role=gridcell], [role=columnheader]').map((cell) => Math.ceil(cell.getBoundingClientRect().width)))
      element.style.setProperty('--tracks', tracks)
      if (widest > 0) resize(id, widest)
    },
    reset: (id) => {
      onWidths(Object.fromEntries(Object.entries(latest.current).filter(([column]) => column !== id)))
    },
  }
}

function limited(width: number): number {
  return Math.round(Math.max(WIDTH_LIMITS.least, Math.min(WIDTH_LIMITS.most, width)))
}
