import { useText } from '../../i18n/use-text'
import { cx } from '../../ui/cx'
import styles from './backups.module.css'

/** What to do when the machine is gone, in three lines. */
export function StolenSection() {
  const { t } = useText()
  return (
    <section className={cx(styles.block)} aria-labelledby="backup-stolen">
      <h2 id="backup-stolen" className={cx(styles.heading)}>{t('backups:stolen.title')}</h2>
      <ol className={cx(styles.steps)}>
        <li>{t('backups:stolen.one')}</li>
        <li>{t('backups:stolen.two')}</li>
        <li>{t('backups:stolen.three')}</li>
      </ol>
    </section>
  )
}
