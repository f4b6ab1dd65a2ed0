import { RotateCcw, X } from 'lucide-react'
import type { ImportPlan, RowProblem } from '../../../shared/importing/channels'
import { useText } from '../../i18n/use-text'
import { Badge } from '../../ui/badge'
import { IconButton } from '../../ui/button'
import { cx } from '../../ui/cx'
import { fixRow } from './import-actions'
import styles from './importing.module.css'
import { reasonKeys } from './plan-words'

export interface ProblemRowProps {
  /** The row as it was found first. */
  readonly found: RowProblem
  /** What the last check says about it; null when nothing any more. */
  readonly now: RowProblem | null
  /** What the person did: other cells, left out (null), or nothing. */
  readonly fix: readonly string[] | null | undefined
  readonly columns: ImportPlan['columns']
  readonly isFixed: boolean
  readonly isLong: boolean
}

/** One problem row: its number, what is odd, and its cells to be changed. */
export function ProblemRow({ found, now, fix, columns, isFixed, isLong }: ProblemRowProps) {
  const { t, format } = useText()
  const number = format.number(found.row)
  const isDropped = fix === null
  const cells = fix ?? found.cells
  const odd = new Set((now ?? found).problems.map(({ column }) => column))
  const change = (index: number, text: string): void => {
    const next = [...cells]
    while (next.length <= index) next.push('')
    next[index] = text
    fixRow(found.row, next.every((cell, place) => cell === (found.cells[place] ?? '')) ? undefined : next)
  }
  return (
    <tr className={cx(isDropped && styles.dropped)}>
      <th scope="row" className={cx(styles.rowNumber)}>
        <span className={cx(styles.rowTools)}>
          {number}
          {fix === undefined
            ? <IconButton icon={X} size="small" label={t('importing:problem.drop', { n: number })} isDisabled={isFixed} onPress={() => { fixRow(found.row, null) }} />
            : <IconButton icon={RotateCcw} size="small" label={t('importing:problem.putBack', { n: number })} isDisabled={isFixed} onPress={() => { fixRow(found.row, undefined) }} />}
        </span>
      </th>
      <td className={cx(styles.reasons)}>
        <State now={now} fix={fix} />
        {isDropped ? null : (now?.problems ?? []).map(({ column, code }, place) => <span key={place} className={cx(styles.reason)}>{column === '' ? t(reasonKeys[code]) : t('importing:problem.at', { column: column.slice(0, 80), reason: t(reasonKeys[code]) })}</span>)}
      </td>
      {columns.map(({ index, header }) => {
        const label = t('importing:problem.cell', { column: header === '' ? t('importing:noHeader', { n: index + 1 }) : header.slice(0, 80), n: number })
        const isOdd = !isDropped && now !== null && header !== '' && odd.has(header)
        const common = { 'aria-label': label, 'aria-invalid': isOdd, value: cells[index] ?? '', disabled: isFixed || isDropped, spellCheck: false } as const
        return (
          <td key={index}>
            {isLong
              ? <textarea {...common} rows={6} className={cx(styles.cell, styles.longCell, isOdd && styles.cellOdd)} onChange={(event) => { change(index, event.target.value) }} />
              : <input {...common} className={cx(styles.cell, isOdd && styles.cellOdd)} onChange={(event) => { change(index, event.target.value) }} />}
          </td>
        )
      })}
    </tr>
  )
}

function State({ now, fix }: Pick<ProblemRowProps, 'now' | 'fix'>) {
  const { t } = useText()
  if (fix === null) return <Badge>{t('importing:problem.dropped')}</Badge>
  if (now === null) return <Badge tone="success">{t('importing:problem.repaired')}</Badge>
  return (
    <span className={cx(styles.badges)}>
      {now.blocking ? <Badge tone="danger">{t('importing:problem.blocking')}</Badge> : <Badge tone="warning">{t('importing:problem.noted')}</Badge>}
      {fix === undefined ? null : <Badge tone="info">{t('importing:problem.repaired')}</Badge>}
    </span>
  )
}
