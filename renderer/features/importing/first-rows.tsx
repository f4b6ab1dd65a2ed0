import type { ImportPlan, Inspection } from '../../../shared/importing/channels'
import { useText } from '../../i18n/use-text'
import { cx } from '../../ui/cx'
import styles from './importing.module.css'

/** Rows, columns and letters of the look at the file. Never more than that, however large the file is. */
const ROWS = 6
const COLUMNS = 30
const LETTERS = 120

/** The first rows as they are read now. */
export function FirstRows({ inspection, plan }: { readonly inspection: Inspection; readonly plan: ImportPlan }) {
  const { t, format } = useText()
  const rows = inspection.firstRows.slice(0, ROWS)
  if (rows.length === 0) return null
  const total = inspection.rows
  const title = total === null || total <= rows.length ? t('importing:firstRows') : t('importing:firstRowsOf', { n: format.number(rows.length), total: format.number(total) })
  if (plan.format === 'vcard') {
    return (
      <div className={cx(styles.sample)} role="region" tabIndex={0} aria-label={t('importing:cards')}>
        {rows.slice(0, 3).map(([card = ''], place) => <pre key={place} className={cx(styles.card)} data-selectable>{card.slice(0, 400)}</pre>)}
      </div>
    )
  }
  const columns = plan.columns.slice(0, COLUMNS)
  const hidden = plan.columns.length - columns.length
  return (
    <div className={cx(styles.stack)}>
      <div className={cx(styles.sample)} role="region" tabIndex={0} aria-label={title} data-selectable>
        <table className={cx(styles.table)}>
          <caption className={cx(styles.caption)}>{title}</caption>
          <thead><tr>{columns.map(({ index, header }) => <th key={index} scope="col">{header === '' ? t('importing:noHeader', { n: index + 1 }) : header.slice(0, LETTERS)}</th>)}</tr></thead>
          <tbody>
            {rows.map((row, place) => <tr key={place}>{columns.map(({ index }) => <td key={index}>{(row[index] ?? '').slice(0, LETTERS)}</td>)}</tr>)}
          </tbody>
        </table>
      </div>
      {hidden > 0 ? <p className={cx(styles.hint)}>{t('importing:moreColumns', { count: hidden })}</p> : null}
    </div>
  )
}
