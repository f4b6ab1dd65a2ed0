import { Columns3 } from 'lucide-react'
import { useText } from '../../i18n/use-text'
import { IconButton } from '../button'
import { Checkbox } from '../checkbox'
import { cx } from '../cx'
import { Popover } from '../popover'
import styles from './column-chooser.module.css'

/** Which columns are shown. The first column is the row's name and always stays. `chosen` empty: all of them. */
export function ColumnChooser({ columns, chosen, onChange }: { readonly columns: readonly { readonly id: string; readonly title: string }[]; readonly chosen: readonly string[]; readonly onChange: (chosen: readonly string[]) => void }) {
  const { t } = useText()
  const shown = chosen.length === 0 ? columns.map((column) => column.id) : chosen
  return (
    <Popover label={t('ui:grid.chooseColumns')} trigger={<IconButton icon={Columns3} label={t('ui:grid.columns')} size="small" />} placement="bottom end">
      <div className={cx(styles.list)}>
        {columns.map((column, place) => (
          <Checkbox
            key={column.id}
            isSelected={place === 0 || shown.includes(column.id)}
            isDisabled={place === 0}
            onChange={(isShown) => {
              onChange(columns.map((other) => other.id).filter((id, at) => at === 0 || (id === column.id ? isShown : shown.includes(id))))
            }}
          >
            {column.title}
          </Checkbox>
        ))}
      </div>
    </Popover>
  )
}
