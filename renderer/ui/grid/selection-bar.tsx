import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useText } from '../../i18n/use-text'
import { Button, IconButton } from '../button'
import { cx } from '../cx'
import { allSelected, countSelected, nothingSelected, type GridSelection } from './selection'
import styles from './selection-bar.module.css'

/** Rises when something is selected: how many, the sentence that selects all results, and what can be done with them. Nothing selected: nothing is there. */
export function SelectionBar({ selection, total, onSelection, children }: { readonly selection: GridSelection; readonly total: number; readonly onSelection: (selection: GridSelection) => void; readonly children?: ReactNode }) {
  const { t } = useText()
  const count = countSelected(selection, total)
  if (count === 0) return null
  const isAll = count === total
  return (
    <div role="toolbar" aria-label={t('ui:selection.bar')} className={cx(styles.bar)}>
      <span role="status" className={cx(styles.count)}>{isAll ? t('ui:selection.allSelected', { count }) : t('ui:selection.count', { count })}</span>
      {isAll ? null : <Button size="small" variant="quiet" onPress={() => { onSelection(allSelected) }}>{t('ui:selection.selectAll', { count: total })}</Button>}
      <span className={cx(styles.line)} aria-hidden />
      {children}
      <IconButton icon={X} label={t('ui:selection.clear')} keys={['Esc']} size="small" onPress={() => { onSelection(nothingSelected) }} />
    </div>
  )
}
