import { ListFilter } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Condition, ObjectType } from '../../../../shared/list'
import { useShortcut } from '../../../app/use-shortcut'
import { useText } from '../../../i18n/use-text'
import { Button } from '../../../ui/button'
import { Popover } from '../../../ui/popover'
import { FilterChooser } from './filter-chooser'
import { isSame, MOST_CONDITIONS } from './kinds'

/** Adds a condition; by F as well. `onAdded`: the list has changed and takes the focus. */
export function FilterButton({ object, conditions, onChange, onAdded }: { readonly object: ObjectType; readonly conditions: readonly Condition[]; readonly onChange: (conditions: readonly Condition[]) => void; readonly onAdded: () => void }) {
  const { t } = useText()
  const [isOpen, setOpen] = useState(false)
  const added = useRef(false)
  const isFull = conditions.length >= MOST_CONDITIONS
  useShortcut('add-filter', () => { setOpen(true) }, !isFull)
  useEffect(() => {
    if (isOpen || !added.current) return
    added.current = false
    onAdded()
  }, [isOpen, onAdded])
  return (
    <Popover label={t('filters:choose')} isOpen={isOpen} onOpenChange={setOpen} trigger={<Button size="small" icon={ListFilter} isDisabled={isFull}>{t('filters:add')}</Button>}>
      <FilterChooser
        object={object} from={null}
        onChoose={(condition) => {
          added.current = true
          setOpen(false)
          if (!conditions.some((known) => isSame(known, condition))) onChange([...conditions, condition])
        }}
      />
    </Popover>
  )
}
