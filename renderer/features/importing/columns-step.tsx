import { useMemo, useState } from 'react'
import type { ImportPlan, Inspection } from '../../../shared/importing/channels'
import { useText } from '../../i18n/use-text'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { InlineAlert } from '../../ui/inline-alert'
import { sendColumn } from './import-actions'
import { useImport } from './import-state'
import styles from './importing.module.css'
import { StepFrame } from './step-frame'
import { TargetChooser } from './target-chooser'

/** Columns shown at once; the rest comes when asked for. */
const PAGE = 60

/** Where each column goes. */
export function ColumnsStep() {
  const { t } = useText()
  const { inspection, plan, work, result } = useImport()
  if (inspection === null || plan === null || (plan.columns.length === 0 && plan.format === 'csv')) return null
  if (plan.format === 'vcard') return <StepFrame number={3} title={t('importing:step.columns')}><p className={cx(styles.hint)}>{t('importing:columns.cards')}</p></StepFrame>
  return (
    <StepFrame number={3} title={t('importing:step.columns')}>
      <ColumnTable inspection={inspection} plan={plan} isFixed={work !== null || result !== null} />
    </StepFrame>
  )
}

function ColumnTable({ inspection, plan, isFixed }: { readonly inspection: Inspection; readonly plan: ImportPlan; readonly isFixed: boolean }) {
  const { t, format } = useText()
  const [isAll, setAll] = useState(false)
  const [limit, setLimit] = useState(PAGE)
  const samples = useMemo(() => new Map(inspection.samples.map((sample) => [sample.index, sample.values] as const)), [inspection])
  const filled = plan.columns.filter(({ index }) => (samples.get(index) ?? []).length > 0)
  const offered = isAll ? plan.columns : filled
  const shown = offered.slice(0, limit)
  const blank = plan.columns.length - filled.length
  const used = plan.columns.filter(({ target }) => target !== null).length
  const nameOf = ({ header, index }: ImportPlan['columns'][number]): string => (header === '' ? t('importing:noHeader', { n: index + 1 }) : header.slice(0, 120))
  return (
    <>
      {inspection.remembered ? <InlineAlert tone="info" title={t('importing:columns.remembered')} /> : <p className={cx(styles.hint)}>{t('importing:columns.intro')}</p>}
      <table className={cx(styles.columns)}>
        <thead><tr><th scope="col">{t('importing:columns.goes')}</th><th scope="col">{t('importing:columns.yours')}</th><th scope="col">{t('importing:columns.samples')}</th></tr></thead>
        <tbody>
          {shown.map((column) => {
            const values = samples.get(column.index) ?? []
            return (
              <tr key={column.index} className={cx(column.target === null && styles.leftOut)}>
                <td><TargetChooser column={nameOf(column)} target={column.target} choices={inspection.targets} isDisabled={isFixed} onChoose={(target) => { sendColumn(column.index, target) }} /></td>
                <th scope="row">{nameOf(column)}</th>
                <td data-selectable>{values.length === 0 ? <span className={cx(styles.faint)}>{t('importing:columns.blank')}</span> : <div className={cx(styles.values)} title={values.join(' · ')}>{values.map((value) => value.slice(0, 80)).join(' · ')}</div>}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <div className={cx(styles.below)}>
        <p className={cx(styles.hint)}>{t('importing:columns.counts', { used: format.number(used), all: format.number(plan.columns.length) })}</p>
        {offered.length > limit ? <Button size="small" onPress={() => { setLimit(limit + PAGE) }}>{t('importing:columns.showMore', { count: Math.min(PAGE, offered.length - limit) })}</Button> : null}
        {!isAll && blank > 0 ? <Button size="small" variant="quiet" onPress={() => { setAll(true) }}>{t('importing:columns.showEmpty', { count: blank })}</Button> : null}
      </div>
    </>
  )
}
