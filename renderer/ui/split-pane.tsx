import { useRef, type CSSProperties, type KeyboardEvent, type ReactNode } from 'react'
import { useMove } from 'react-aria'
import { useText } from '../i18n/use-text'
import { cx } from './cx'
import styles from './split-pane.module.css'

export interface SplitPaneProps {
  readonly start: ReactNode
  /** Null: nothing is beside it, and `start` has the whole width. */
  readonly end: ReactNode | null
  /** Width of `start` in px, kept by the caller. */
  readonly size: number
  readonly onSize: (size: number) => void
  readonly minStart?: number
  readonly minEnd?: number
}

const STEP = 24

/** Two panes with a bar between them, moved by mouse, or by arrows, Home and End when focused. */
export function SplitPane({ start, end, size, onSize, minStart = 320, minEnd = 320 }: SplitPaneProps) {
  const { t } = useText()
  const box = useRef<HTMLDivElement>(null)
  const dragged = useRef(size)
  const limit = (wanted: number): number => {
    const most = (box.current?.clientWidth ?? Number.POSITIVE_INFINITY) - minEnd
    return Math.round(Math.max(minStart, Math.min(most, wanted)))
  }
  const shown = (): number => limit(size)
  const direction = (): 1 | -1 => (box.current !== null && getComputedStyle(box.current).direction === 'rtl' ? -1 : 1)
  const { moveProps } = useMove({
    onMoveStart: () => {
      dragged.current = shown()
    },
    onMove: (event) => {
      if (event.pointerType === 'keyboard') return
      dragged.current += event.deltaX * direction()
      onSize(limit(dragged.current))
    },
  })
  const onKeyDown = (event: KeyboardEvent): void => {
    const wanted = keyTarget(event.key, shown(), direction())
    if (wanted === null) return
    event.preventDefault()
    onSize(limit(wanted))
  }

  return (
    <div ref={box} className={cx(styles.split)} style={{ '--start': `${size}px`, '--min-start': `${minStart}px`, '--min-end': `${minEnd}px` } as CSSProperties}>
      <div className={cx(styles.start, end === null && styles.whole)}>{start}</div>
      {end === null ? null : (
        <>
          <div {...moveProps} role="separator" tabIndex={0} aria-orientation="vertical" aria-label={t('ui:split.resize')} aria-valuenow={size} aria-valuemin={minStart} aria-valuemax={4000} className={cx(styles.bar)} onKeyDown={onKeyDown} />
          <div className={cx(styles.end)}>{end}</div>
        </>
      )}
    </div>
  )
}

function keyTarget(key: string, size: number, direction: 1 | -1): number | null {
  if (key === 'ArrowLeft') return size - STEP * direction
  if (key === 'ArrowRight') return size + STEP * direction
  if (key === 'Home') return 0
  if (key === 'End') return Number.MAX_SAFE_INTEGER
  return null
}
