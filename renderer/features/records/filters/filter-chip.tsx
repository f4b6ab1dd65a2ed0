import { X } from 'lucide-react'
import type { Condition, ObjectType } from '../../../../shared/list'
import { useText } from '../../../i18n/use-text'
import { Chip } from '../../../ui/chip'
import { useConditionText } from './condition-text'
import { FilterChooser } from './filter-chooser'

/** One condition in words. Enter opens it to be changed, Delete or Backspace takes it away. */
export function FilterChip({ object, condition, onChange, onRemove }: { readonly object: ObjectType; readonly condition: Condition; readonly onChange: (condition: Condition) => void; readonly onRemove: () => void }) {
  const { t } = useText()
  const text = useConditionText(condition)
  return (
    <Chip text={text} description={t('filters:chipKeys')} removeIcon={X} removeLabel={t('filters:remove', { text })} onRemove={onRemove}>
      {(close) => (
        <FilterChooser
          object={object} from={condition}
          onChoose={(next) => {
            close()
            onChange(next)
          }}
        />
      )}
    </Chip>
  )
}
