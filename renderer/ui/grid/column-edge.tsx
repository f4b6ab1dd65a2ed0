import { useRef } from 'react'
import { useMove } from 'react-aria'
import { useText } from '../../i18n/use-text'
import { cx } from '../cx'
import { WIDTH_LIMITS } from './column'
import styles from './data-grid.module.css'
import type { ColumnSizing } from './use-column-sizing'

/** Width added or taken by one press of an arrow, px. */
export const WIDTH_STEP = 16

/** The edge of a column: dragged it makes the column wider or narrower, pressed twice it fits what stands in it. By key the title does the same. */
export function ColumnEdge({ id, title, width, sizing }: { readonly id: string; readonly title: string; readonly width: number; readonly sizing: ColumnSizing }) {
  const { t } = useText()
  const dragged = useRef(0)
  const direction = (): 1 | -1 => (document.documentElement.dir === 'rtl' ? -1 : 1)
  const { moveProps } = useMove({
    onMoveStart: () => {
      dragged.current = sizing.widthOf(id)
    },
    onMove: (event) => {
      dragged.current += event.pointerType === 'keyboard' ? Math.sign(event.deltaX) * WIDTH_STEP * direction() : event.deltaX * direction()
      if (event.deltaX !== 0) sizing.resize(id, dragged.current)
    },
  })
  return (
    <span
      {...moveProps}
      role="separator"
      tabIndex={-1}
      aria-orientation="vertical"
      aria-label={t('ui:grid.widthOf', { column: title })}
      aria-valuenow={width}
      aria-valuemin={WIDTH_LIMITS.least}
      aria-valuemax={WIDTH_LIMITS.most}
      className={cx(styles.edge)}
      onDoubleClick={() => { sizing.fit(id) }}
    />
  )
}
