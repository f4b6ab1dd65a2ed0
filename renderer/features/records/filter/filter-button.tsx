import { ListFilter } from 'lucide-react'
import { useState } from 'react'
import { withheldFieldOf } from '../../../../shared/field-rules'
import type { ObjectType } from '../../../../shared/list'
import { useMay, useOpenVault } from '../../../app/session'
import { useShortcut } from '../../../app/use-shortcut'
import { useText } from '../../../i18n/use-text'
import { Button } from '../../../ui/button'
import { Menu } from '../../../ui/menu'
import { kindsFor, type ConditionKind } from './condition-table'

/** Opens the kinds of conditions there are, by press or by F. */
export function FilterButton({ object, onChoose }: { readonly object: ObjectType; readonly onChoose: (kind: ConditionKind) => void }) {
  const { t } = useText()
  const [isOpen, setOpen] = useState(false)
  const may = useMay()
  const { rights } = useOpenVault().session
  // What is not seen is not filtered by.
  const kinds = kindsFor(object).filter((kind) => withheldFieldOf(rights, object, kind) === null && (kind !== 'batch' || may('import')))
  useShortcut('conditions', () => { setOpen(true) })
  return (
    <Menu
      label={t('filters:add')} isOpen={isOpen} onOpenChange={setOpen}
      groups={[{ id: 'kinds', title: t('filters:add'), items: kinds.map((kind) => ({ id: kind, text: t(`filters:kind.${kind}`), onAction: () => { onChoose(kind) } })) }]}
    >
      <Button size="small" icon={ListFilter}>{t('filters:filter')}</Button>
    </Menu>
  )
}
