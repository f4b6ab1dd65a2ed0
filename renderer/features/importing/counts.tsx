import { CircleAlert, CircleMinus, CirclePlus, CircleCheck } from 'lucide-react'
import type { ImportCounts } from '../../../shared/importing/channels'
import type { TextKey } from '../../i18n/resources'
import { useText } from '../../i18n/use-text'
import { cx } from '../../ui/cx'
import { Icon } from '../../ui/icon'
import styles from './importing.module.css'

/** Created, updated, skipped and failed beside each other. Together they are all rows. */
export function Counts({ counts, isOld = false, failedWord }: { readonly counts: ImportCounts; readonly isOld?: boolean; readonly failedWord: Extract<TextKey, 'importing:check.failed' | 'importing:result.failed'> }) {
  const { t, format } = useText()
  const items = [
    { icon: CirclePlus, tone: styles.good, value: counts.created, word: t('importing:check.created') },
    { icon: CircleCheck, tone: styles.good, value: counts.updated, word: t('importing:check.updated') },
    { icon: CircleMinus, tone: styles.plain, value: counts.skipped, word: t('importing:check.skipped') },
    { icon: CircleAlert, tone: styles.bad, value: counts.failed, word: t(failedWord) },
  ] as const
  return (
    <ul className={cx(styles.counts, isOld && styles.countsOld)}>
      {items.map(({ icon, tone, value, word }) => (
        <li key={word} className={cx(styles.count)}>
          <span className={cx(styles.countIcon, value > 0 ? tone : styles.plain)}><Icon shape={icon} /></span>
          <span className={cx(styles.countNumber)}>{format.number(value)}</span>
          <span className={cx(styles.muted)}>{word}</span>
        </li>
      ))}
    </ul>
  )
}
