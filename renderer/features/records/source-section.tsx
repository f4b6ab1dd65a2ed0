import type { RecordSource } from '../../../shared/record-fields'
import { useText } from '../../i18n/use-text'
import { cx } from '../../ui/cx'
import styles from './records.module.css'

/** Where a record came from, and when: the answer to "where did you get my data?". */
export function SourceSection({ record }: { readonly record: { readonly source: RecordSource; readonly createdAt: number; readonly updatedAt: number } }) {
  const { t, format } = useText()
  const { source } = record
  const origin = source.kind === 'import' ? t('records:fromFile', { name: source.fileName, row: source.row ?? 0 }) : source.kind === 'sample' ? t('records:fromSample') : t('records:fromHand')
  return (
    <section className={cx(styles.section)}>
      <h2 className={cx(styles.sectionTitle)}>{t('records:source')}</h2>
      <dl className={cx(styles.fields)}>
        <dt className={cx(styles.fieldName)}>{t('records:origin')}</dt>
        <dd className={cx(styles.fieldName)}>{origin}</dd>
        <dt className={cx(styles.fieldName)}>{t('records:createdOn')}</dt>
        <dd className={cx(styles.fieldName)}>{format.dateTime(record.createdAt)}</dd>
        <dt className={cx(styles.fieldName)}>{t('records:updated')}</dt>
        <dd className={cx(styles.fieldName)}>{format.dateTime(record.updatedAt)}</dd>
      </dl>
    </section>
  )
}
