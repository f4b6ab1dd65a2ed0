import { ArrowDown, ArrowUp, Check, Minus } from 'lucide-react'
import type { KeyboardEvent, RefObject } from 'react'
import { useText } from '../../i18n/use-text'
import { cx } from '../cx'
import { Icon } from '../icon'
import { nextSort, type Column, type ColumnWidths, type GridSort } from './column'
import { ColumnEdge, WIDTH_STEP } from './column-edge'
import styles from './data-grid.module.css'
import type { ColumnSizing } from './use-column-sizing'

export interface GridHeaderProps<T> {
  readonly columns: readonly Column<T>[]
  readonly sort: GridSort | null
  readonly onSort: ((sort: GridSort) => void) | undefined
  /** Null: the grid has no selection. */
  readonly marked: 'none' | 'some' | 'all' | null
  readonly onMarkAll: () => void
  readonly box: RefObject<HTMLDivElement | null>
  /** The arrow down: back to the rows. */
  readonly onLeave: () => void
  readonly widths: ColumnWidths
  /** Null: the columns keep the widths they have. */
  readonly sizing: ColumnSizing | null
  /** Something to be read aloud. */
  readonly onTell: (sentence: string) => void
}

/** The sticky line of titles. Reached from the first row by the arrow up; left and right move in it, Enter sorts, Shift with left and right changes the width, Backspace gives it back. */
export function GridHeader<T>({ columns, sort, onSort, marked, onMarkAll, box, onLeave, widths, sizing, onTell }: GridHeaderProps<T>) {
  const { t } = useText()
  const titleOf = (id: string): string => columns.find((column) => column.id === id)?.title ?? ''
  const size = (id: string, way: 'wider' | 'narrower' | 'reset'): void => {
    if (sizing === null) return
    if (way === 'reset') sizing.reset(id)
    else sizing.resize(id, sizing.widthOf(id) + (way === 'wider' ? WIDTH_STEP : -WIDTH_STEP))
    // Laid out anew by then.
    requestAnimationFrame(() => { onTell(t('ui:grid.widthNow', { column: titleOf(id), width: sizing.widthOf(id) })) })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const id = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-column]')?.dataset['column'] : undefined
    const way = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (event.target instanceof Element && event.target.getAttribute('role') === 'separator') return
    if (event.key === 'ArrowDown' || event.key === 'Escape') onLeave()
    else if (way !== 0 && event.shiftKey && id !== undefined) size(id, way === 1 ? 'wider' : 'narrower')
    else if (way !== 0) step(box.current, way)
    else if (event.key === 'Backspace' && id !== undefined) size(id, 'reset')
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div role="rowgroup" className={cx(styles.head)}>
      <div ref={box} role="row" aria-rowindex={1} className={cx(styles.headRow)} onKeyDown={onKeyDown}>
        {marked === null ? null : (
          <span role="columnheader" aria-colindex={1} className={cx(styles.headCell, styles.markCell)}>
            <button type="button" role="checkbox" tabIndex={-1} data-stop aria-label={t('ui:grid.selectAllLoaded')} aria-checked={marked === 'some' ? 'mixed' : marked === 'all'} className={cx(styles.markAll, marked !== 'none' && styles.markedAll)} onClick={onMarkAll}>
              <Icon shape={marked === 'some' ? Minus : Check} size={12} />
            </button>
          </span>
        )}
        {columns.map((column, place) => {
          const direction = sort?.column === column.id ? sort.direction : null
          const isSortable = column.isSortable === true && onSort !== undefined
          return (
            <span
              key={column.id}
              role="columnheader"
              data-column={column.id}
              aria-colindex={place + (marked === null ? 1 : 2)}
              {...(column.isSortable === true ? { 'aria-sort': direction ?? 'none' } : {})}
              {...(isSortable ? {} : { tabIndex: -1, 'data-stop': true })}
              className={cx(styles.headCell, place === 0 && styles.first, place === 0 && marked !== null && styles.afterMark, column.align === 'end' && styles.end)}
            >
              {isSortable ? (
                <button type="button" tabIndex={-1} data-stop className={cx(styles.title, styles.sortable)} onClick={() => { onSort(nextSort(sort, column.id)) }}>
                  <span className={cx(styles.titleText)}>{column.title}</span>
                  {direction === null ? null : <Icon shape={direction === 'ascending' ? ArrowUp : ArrowDown} size={12} />}
                </button>
              ) : (
                <span className={cx(styles.title)}><span className={cx(styles.titleText)}>{column.title}</span></span>
              )}
              {sizing === null ? null : <ColumnEdge id={column.id} title={column.title} width={widths[column.id] ?? column.width} sizing={sizing} />}
            </span>
          )
        })}
      </div>
    </div>
  )
}

function step(box: HTMLElement | null, by: number): void {
  const stops = [...(box?.querySelectorAll<HTMLElement>('[data-stop]') ?? [])]
  const now = stops.findIndex((stop) => stop === document.activeElement)
  stops[Math.max(0, Math.min(stops.length - 1, now + by))]?.focus()
}
