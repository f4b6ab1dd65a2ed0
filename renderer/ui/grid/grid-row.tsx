import { Check } from 'lucide-react'
import { memo } from 'react'
import { cx } from '../cx'
import { Icon } from '../icon'
import { Skeleton } from '../skeleton'
import type { Column } from './column'
import styles from './data-grid.module.css'

export interface GridRowProps<T> {
  readonly domId: string
  readonly index: number
  readonly row: T | undefined
  readonly columns: readonly Column<T>[]
  readonly isSelected: boolean
  readonly isActive: boolean
  readonly hasMarks: boolean
}

/** One line. It knows nothing of clicks: the grid reads them from `data-index`. */
export const GridRow = memo(Row) as typeof Row

function Row<T>({ domId, index, row, columns, isSelected, isActive, hasMarks }: GridRowProps<T>) {
  return (
    <div
      id={domId}
      role="row"
      aria-rowindex={index + 2}
      {...(hasMarks ? { 'aria-selected': isSelected } : {})}
      {...(row === undefined ? { 'aria-busy': true } : {})}
      data-index={index}
      className={cx(styles.row, isSelected && styles.selected, isActive && styles.active)}
    >
      {hasMarks ? (
        <span role="gridcell" aria-colindex={1} className={cx(styles.cell, styles.markCell)} data-mark>
          {isSelected ? <span className={cx(styles.mark)} aria-hidden><Icon shape={Check} size={12} /></span> : null}
        </span>
      ) : null}
      {columns.map((column, place) => {
        const content = row === undefined ? <Skeleton width={skeletonWidth(column, index, place)} /> : column.render(row)
        return (
          <span key={column.id} role="gridcell" aria-colindex={place + (hasMarks ? 2 : 1)} className={cx(styles.cell, typeof content === 'string' ? styles.words : styles.parts, place === 0 && styles.first, place === 0 && hasMarks && styles.afterMark, column.align === 'end' && styles.end)}>
            {content}
          </span>
        )
      })}
    </div>
  )
}

/** A little uneven, so that it looks like what is coming; always the same for the same cell, so that it does not flicker. */
function skeletonWidth<T>(column: Column<T>, index: number, place: number): number {
  return (column.skeleton ?? 60) - ((index * 7 + place * 13) % 5) * 5
}
