import { useRef, useState, type KeyboardEvent } from 'react'
import { useMove } from 'react-aria'
import { useText } from '../../i18n/use-text'
import { cx } from '../cx'
import { LEAST_WIDTH, MOST_WIDTH } from './column'
import styles from './data-grid.module.css'

const STEP = 8
const WIDE_STEP = 32

export interface ColumnEdgeProps {
  readonly title: string
  /** What the column is wide now, px. */
  readonly measure: () => number
  /** Follows the pointer; kept by `onKeep`. */
  readonly onMove: (width: number) => void
  readonly onKeep: () => void
  /** Back to the width it has by itself. */
  readonly onReset: () => void
}

/** The edge of a column: dragged, or moved by the arrows when it has the focus. A double click or Home takes the change back. */
export function ColumnEdge({ title, measure, onMove, onKeep, onReset }: ColumnEdgeProps) {
  const { t } = useText()
  const dragged = useRef(0)
  const [width, setWidth] = useState(LEAST_WIDTH)
  const put = (wanted: number): void => {
    const next = Math.round(Math.max(LEAST_WIDTH, Math.min(MOST_WIDTH, wanted)))
    setWidth(next)
    onMove(next)
  }
  const { moveProps } = useMove({
    onMoveStart: () => { dragged.current = measure() },
    onMove: ({ deltaX }) => {
      dragged.current += deltaX
      put(dragged.current)
    },
    onMoveEnd: onKeep,
  })
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.shiftKey ? WIDE_STEP : STEP
    if (event.key === 'Home') onReset()
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
      put(measure() + (event.key === 'ArrowRight' ? step : -step))
      onKeep()
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <span
      {...moveProps} role="separator" tabIndex={-1} aria-orientation="vertical" aria-label={t('ui:grid.width', { title })} aria-valuenow={width} aria-valuemin={LEAST_WIDTH} aria-valuemax={MOST_WIDTH}
      className={cx(styles.edge)} onKeyDown={onKeyDown} onFocus={() => { setWidth(Math.round(measure())) }} onDoubleClick={onReset}
    />
  )
}
