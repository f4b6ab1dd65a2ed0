import { useState } from 'react'
import type { ImportPlan, RowProblem } from '../../../shared/importing/channels'
import { useText } from '../../i18n/use-text'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { useImport } from './import-state'
import styles from './importing.module.css'
import { ProblemRow } from './problem-row'

/** Rows shown at once. */
const PAGE = 25
/** Columns shown besides those with a problem, so that one sees whose row it is. */
const TELLING = /^(givenName|familyName|formattedName|name|emails\.|positions\.company|phones\.)/
const TELLING_COLUMNS = 5

/** Problem rows, to be repaired in place or left out. Arrow up and down move within a column. */
export function ProblemTable() {
  const { t, format } = useText()
  const { plan, check, seen, fixes, work } = useImport()
  const [isWide, setWide] = useState(false)
  const [limit, setLimit] = useState(PAGE)
  if (plan === null || check === null) return null
  const rows = [...seen.values()].filter(({ row }) => fixes.has(row) || check.problems.some((problem) => problem.row === row)).sort((one, other) => one.row - other.row)
  if (rows.length === 0) return null
  const shown = rows.slice(0, limit)
  const now = new Map(check.problems.map((problem) => [problem.row, problem] as const))
  const columns = plan.format === 'vcard' ? plan.columns : isWide ? plan.columns.filter(({ target }) => target !== null) : fewColumns(plan, shown)
  const canWiden = plan.format === 'csv' && plan.columns.filter(({ target }) => target !== null).length > columns.length
  return (
    <div className={cx(styles.stack)}>
      <div className={cx(styles.below)}>
        <h3 className={cx(styles.subTitle)}>{t('importing:check.problems')}</h3>
        {canWiden || isWide ? <Button size="small" variant="quiet" onPress={() => { setWide(!isWide) }}>{t(isWide ? 'importing:problem.fewColumns' : 'importing:problem.allColumns')}</Button> : null}
      </div>
      <p className={cx(styles.hint)}>
        {check.problemRows === 0 ? '' : t('importing:check.problemsText', { count: check.problemRows })}
        {check.problemRows > check.problems.length ? ` ${t('importing:check.firstProblems', { n: format.number(check.problems.length) })}` : ''}
      </p>
      <div className={cx(styles.problems)} role="region" tabIndex={0} aria-label={t('importing:check.problems')}>
        <table className={cx(styles.table, styles.editable)} onKeyDown={moveWithin}>
          <thead>
            <tr>
              <th scope="col" className={cx(styles.rowNumber)}>{t('importing:problem.row')}</th>
              <th scope="col">{t('importing:problem.what')}</th>
              {columns.map(({ index, header }) => <th key={index} scope="col">{header === '' ? t('importing:noHeader', { n: index + 1 }) : header.slice(0, 80)}</th>)}
            </tr>
          </thead>
          <tbody>
            {shown.map((found) => (
              <ProblemRow
                key={found.row} found={found} now={now.get(found.row) ?? null} fix={fixes.get(found.row)} columns={columns}
                isFixed={work !== null} isLong={plan.format === 'vcard'}
              />
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > limit ? <div><Button size="small" onPress={() => { setLimit(limit + PAGE) }}>{t('importing:problem.more', { count: Math.min(PAGE, rows.length - limit) })}</Button></div> : null}
    </div>
  )
}

/** The columns that something is odd in, and a few that tell whose row it is. */
function fewColumns(plan: ImportPlan, rows: readonly RowProblem[]): ImportPlan['columns'] {
  const odd = new Set(rows.flatMap(({ problems }) => problems.map(({ column }) => column)))
  const telling = new Set(plan.columns.filter(({ target }) => target !== null && TELLING.test(target)).slice(0, TELLING_COLUMNS).map(({ index }) => index))
  return plan.columns.filter(({ index, header }) => telling.has(index) || (header !== '' && odd.has(header)))
}

function moveWithin(event: React.KeyboardEvent<HTMLTableElement>): void {
  if (!(event.target instanceof HTMLInputElement) || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp' && event.key !== 'Enter')) return
  const cell = event.target.closest('td')
  const row = cell?.parentElement
  const next = event.key === 'ArrowUp' ? row?.previousElementSibling : row?.nextElementSibling
  if (cell === null || !(next instanceof HTMLTableRowElement)) return
  const input = next.cells[cell.cellIndex]?.querySelector('input')
  if (input === null || input === undefined) return
  event.preventDefault()
  input.focus()
  input.select()
}
