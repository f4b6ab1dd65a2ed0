import { ArrowDown, ArrowUp, Columns3 } from 'lucide-react'
import { useText } from '../../i18n/use-text'
import { Button, IconButton } from '../button'
import { Checkbox } from '../checkbox'
import { cx } from '../cx'
import { Popover } from '../popover'
import { chosenColumns } from './column'
import styles from './column-chooser.module.css'

interface ChoosableColumn {
  readonly id: string
  readonly title: string
}

export interface ColumnChooserProps {
  readonly columns: readonly ChoosableColumn[]
  /** Ids in the order they are shown; empty: all of them. */
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
  /** Gives every column its own width back; absent while none was changed. */
  readonly onResetWidths?: (() => void) | undefined
}

/** Which columns are shown, and in which order. The first column is the row's name and always stays where it is. */
export function ColumnChooser({ columns, chosen, onChange, onResetWidths }: ColumnChooserProps) {
  const { t } = useText()
  const shown = chosenColumns(columns, chosen).map((column) => column.id)
  const listed = [...chosenColumns(columns, shown), ...columns.filter((column) => !shown.includes(column.id))]
  const moved = (id: string, by: 1 | -1): readonly string[] => {
    const at = shown.indexOf(id)
    const others = shown.filter((other) => other !== id)
    return [...others.slice(0, at + by), id, ...others.slice(at + by)]
  }
  return (
    <Popover label={t('ui:grid.chooseColumns')} trigger={<IconButton icon={Columns3} label={t('ui:grid.columns')} size="small" />} placement="bottom end">
      <div className={cx(styles.list)}>
        {listed.map((column, place) => {
          const isShown = shown.includes(column.id)
          return (
            <div key={column.id} className={cx(styles.line)}>
              <Checkbox isSelected={isShown} isDisabled={place === 0} onChange={(show) => { onChange(show ? [...shown, column.id] : shown.filter((id) => id !== column.id)) }}>
                {column.title}
              </Checkbox>
              {place === 0 || !isShown ? null : (
                <span className={cx(styles.moves)}>
                  <IconButton icon={ArrowUp} size="small" label={t('ui:grid.moveUp', { column: column.title })} isDisabled={place === 1} onPress={() => { onChange(moved(column.id, -1)) }} />
                  <IconButton icon={ArrowDown} size="small" label={t('ui:grid.moveDown', { column: column.title })} isDisabled={place === shown.length - 1} onPress={() => { onChange(moved(column.id, 1)) }} />
                </span>
              )}
            </div>
          )
        })}
        {onResetWidths === undefined ? null : <Button size="small" onPress={onResetWidths}>{t('ui:grid.resetWidths')}</Button>}
      </div>
    </Popover>
  )
}
