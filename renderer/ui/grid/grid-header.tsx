import { ArrowDown, ArrowUp, Check, Minus } from 'lucide-react'
import type { KeyboardEvent, RefObject } from 'react'
import { useText } from '../../i18n/use-text'
import { cx } from '../cx'
import { Icon } from '../icon'
import { nextSort, type Column, type GridSort } from './column'
import { ColumnEdge } from './column-edge'
import styles from './data-grid.module.css'
import type { UsedWidths } from './use-column-widths'

export interface GridHeaderProps<T> {
  readonly columns: readonly Column<T>[]
  readonly sort: GridSort | null
  readonly onSort: ((sort: GridSort) => void) | undefined
  /** Null: the columns keep their widths. */
  readonly sizing: UsedWidths | null
  /** Null: the grid has no selection. */
  readonly marked: 'none' | 'some' | 'all' | null
  readonly onMarkAll: () => void
  readonly box: RefObject<HTMLDivElement | null>
  /** The arrow down: back to the rows. */
  readonly onLeave: () => void
}

/** The sticky line of titles. Reached from the first row by the arrow up; left and right move in it, Enter sorts, Tab goes along the edges of the columns. */
export function GridHeader<T>({ columns, sort, onSort, sizing, marked, onMarkAll, box, onLeave }: GridHeaderProps<T>) {
  const { t } = useText()
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'Escape') onLeave()
    else if (event.key === 'Tab') {
      if (!stepToEdge(box.current, event.shiftKey)) return
    } else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') step(box.current, event.key === 'ArrowRight' ? 1 : -1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div role="rowgroup" className={cx(styles.head)}>
      <div ref={box} role="row" aria-rowindex={1} className={cx(styles.headRow)} onKeyDown={onKeyDown}>
        {marked === null ? null : (
          <span role="columnheader" aria-colindex={1} className={cx(styles.headCell, styles.markCell)}>
            <button type="button" role="checkbox" tabIndex={-1} aria-label={t('ui:grid.selectAllLoaded')} aria-checked={marked === 'some' ? 'mixed' : marked === 'all'} className={cx(styles.markAll, marked !== 'none' && styles.markedAll)} onClick={onMarkAll}>
              <Icon shape={marked === 'some' ? Minus : Check} size={12} />
            </button>
          </span>
        )}
        {columns.map((column, place) => {
          const direction = sort?.column === column.id ? sort.direction : null
          return (
            <span
              key={column.id}
              role="columnheader"
              data-column={column.id}
              aria-label={column.title}
              aria-colindex={place + (marked === null ? 1 : 2)}
              {...(column.isSortable === true ? { 'aria-sort': direction ?? 'none' } : {})}
              className={cx(styles.headCell, place === 0 && styles.first, place === 0 && marked !== null && styles.afterMark, column.align === 'end' && styles.end)}
            >
              {column.isSortable === true && onSort !== undefined ? (
                <button type="button" tabIndex={-1} className={cx(styles.title, styles.sortable)} onClick={() => { onSort(nextSort(sort, column.id)) }}>
                  <span className={cx(styles.titleText)}>{column.title}</span>
                  {direction === null ? null : <Icon shape={direction === 'ascending' ? ArrowUp : ArrowDown} size={12} />}
                </button>
              ) : (
                <span className={cx(styles.title)}><span className={cx(styles.titleText)}>{column.title}</span></span>
              )}
              {sizing === null ? null : <ColumnEdge title={column.title} measure={() => sizing.measure(column.id)} onMove={(width) => { sizing.move(column.id, width) }} onKeep={sizing.keep} onReset={() => { sizing.reset(column.id) }} />}
            </span>
          )
        })}
      </div>
    </div>
  )
}

function step(box: HTMLElement | null, by: 1 | -1): void {
  const buttons = [...(box?.querySelectorAll('button') ?? [])]
  const now = buttons.findIndex((button) => button === document.activeElement)
  buttons[Math.max(0, Math.min(buttons.length - 1, now + by))]?.focus()
}

/** To the next edge, or the one before. False at the end: the focus leaves the grid. */
function stepToEdge(box: HTMLElement | null, back: boolean): boolean {
  const edges = [...(box?.querySelectorAll<HTMLElement>('[role=separator]') ?? [])]
  const side = back ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING
  const ahead = edges.filter((edge) => document.activeElement !== null && (document.activeElement.compareDocumentPosition(edge) & side) !== 0)
  const next = back ? ahead.at(-1) : ahead[0]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  return next !== undefined
}
