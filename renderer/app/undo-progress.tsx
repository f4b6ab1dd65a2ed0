import { useRef } from 'react'
import { useLandmark } from 'react-aria'
import { useText } from '../i18n/use-text'
import { cx } from '../ui/cx'
import { Progress } from '../ui/progress'
import { cancelUndo, useLongUndo, type LongUndo } from './undo'
import styles from './undo-progress.module.css'

/** How far an undo of many records is, on whatever screen one is meanwhile: a line above the notices, which F6 reaches. */
export function UndoProgress() {
  const running = useLongUndo((state) => state.running)
  return running === null ? null : <Line running={running} />
}

function Line({ running: { direction, what, done, total, isCancelling } }: { readonly running: LongUndo }) {
  const { t, format } = useText()
  const place = useRef<HTMLDivElement>(null)
  const sentence = t(total === null ? 'shell:undo.finishing' : direction === 'undo' ? 'shell:undo.running' : 'shell:redo.running', { what: what({ t, format }) })
  const { landmarkProps } = useLandmark({ role: 'region', 'aria-label': t('shell:undo.progress') }, place)
  return (
    <div {...landmarkProps} ref={place} className={cx(styles.line)}>
      <Progress sentence={sentence} done={total === null ? 0 : done} total={total} onCancel={cancelUndo} isCancelling={isCancelling} />
    </div>
  )
}
