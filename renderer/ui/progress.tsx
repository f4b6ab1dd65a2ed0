import type { ReactNode } from 'react'
import { ProgressBar } from 'react-aria-components'
import { useText } from '../i18n/use-text'
import { Button } from './button'
import { cx } from './cx'
import styles from './progress.module.css'

export interface ProgressProps {
  /** What is being done, as a sentence: "Reading contacts.csv". */
  readonly sentence: string
  readonly done: number
  /** Null while nobody knows. */
  readonly total: number | null
  /** Beside the amount, for example the time left. */
  readonly detail?: ReactNode
  readonly onCancel?: () => void
  readonly isCancelling?: boolean
}

/** Work that takes longer than a second: what, how far, and a way to stop it. */
export function Progress({ sentence, done, total, detail, onCancel, isCancelling = false }: ProgressProps) {
  const { t, format } = useText()
  const known = total !== null && total > 0
  const share = known ? Math.min(1, done / total) : 0
  const amount = known ? t('ui:progress.of', { done: format.number(done), total: format.number(total) }) : done > 0 ? format.number(done) : ''
  return (
    <div className={cx(styles.progress)}>
      <ProgressBar aria-label={sentence} isIndeterminate={!known} value={share * 100} valueLabel={known ? format.percent(share) : ''} className={cx(styles.bar)}>
        <div className={cx(styles.words)}>
          <span className={cx(styles.sentence)}>{sentence}</span>
          <span className={cx(styles.amount)}>{amount}</span>
          {detail === undefined ? null : <span className={cx(styles.amount)}>{detail}</span>}
        </div>
        <div className={cx(styles.track)}>
          <div className={cx(styles.fill, !known && styles.unknown)} style={known ? { inlineSize: `${share * 100}%` } : {}} />
        </div>
      </ProgressBar>
      {onCancel === undefined ? null : <Button size="small" onPress={onCancel} isPending={isCancelling}>{t('ui:cancel')}</Button>}
    </div>
  )
}
