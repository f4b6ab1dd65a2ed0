import { SearchX } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Condition } from '../../../../shared/list'
import { useText } from '../../../i18n/use-text'
import { Badge } from '../../../ui/badge'
import { Button } from '../../../ui/button'
import { cx } from '../../../ui/cx'
import { EmptyState } from '../../../ui/empty-state'
import styles from './filter.module.css'
import { useConditionWords } from './use-condition-words'

/** A filter that finds nothing: what was asked for, and what to do next. */
export function NothingFound({ text, conditions, onClear, children }: { readonly text: string; readonly conditions: readonly Condition[]; readonly onClear: () => void; readonly children: ReactNode }) {
  const { t } = useText()
  return (
    <EmptyState icon={SearchX} title={t('filters:nothing')} actions={<><Button variant="primary" onPress={onClear}>{t('filters:clearAll')}</Button>{children}</>}>
      <p className={cx(styles.asked)}>{t('filters:nothingText')}</p>
      <ul className={cx(styles.askedList)}>
        {text === '' ? null : <li><Badge>{t('filters:searched', { text })}</Badge></li>}
        {conditions.map((condition) => <li key={JSON.stringify(condition)}><ConditionBadge condition={condition} /></li>)}
      </ul>
      {text === '' ? null : <p className={cx(styles.asked)}>{t('filters:elsewhere')}</p>}
    </EmptyState>
  )
}

function ConditionBadge({ condition }: { readonly condition: Condition }) {
  return <Badge>{useConditionWords(condition)}</Badge>
}
