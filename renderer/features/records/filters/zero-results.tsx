import { SearchX } from 'lucide-react'
import type { ListFilter } from '../../../../shared/list'
import { useText } from '../../../i18n/use-text'
import { Button } from '../../../ui/button'
import { cx } from '../../../ui/cx'
import { EmptyState } from '../../../ui/empty-state'
import { ConditionText } from './condition-text'
import styles from './zero-results.module.css'

/** Nothing fits: says what was asked for, and offers the way back or a new record. */
export function ZeroResults({ filter, onClear, createLabel, onCreate }: { readonly filter: ListFilter; readonly onClear: () => void; readonly createLabel: string; readonly onCreate: () => void }) {
  const { t } = useText()
  return (
    <EmptyState icon={SearchX} title={t('filters:nothing')} actions={<><Button variant="primary" onPress={onClear}>{t('filters:clearAndShow')}</Button><Button onPress={onCreate}>{createLabel}</Button></>}>
      <p>{t('filters:nothingText', { count: filter.conditions.length })}</p>
      <ul className={cx(styles.conditions)}>
        {filter.conditions.map((condition, place) => <li key={place}><ConditionText condition={condition} /></li>)}
      </ul>
    </EmptyState>
  )
}
