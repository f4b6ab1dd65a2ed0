import { useState } from 'react'
import type { ObjectType } from '../../../shared/list'
import { useText } from '../../i18n/use-text'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { Select } from '../../ui/select'
import { NOBODY, useOwnerOptions } from './owner-row'

/** Asks to whom the selected records go. */
export function GiveDialog({ object, isOpen, onClose, onGive }: { readonly object: ObjectType; readonly isOpen: boolean; readonly onClose: () => void; readonly onGive: (ownerId: string | null, name: string) => void }) {
  const { t } = useText()
  const options = useOwnerOptions(object)
  const [chosen, setChosen] = useState<string | null>(null)
  const give = (): void => {
    const option = options.find(({ key }) => key === chosen)
    if (option === undefined) return
    onClose()
    onGive(option.key === NOBODY ? null : option.key, option.text)
  }
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('records:giveTitle')} size="small" actions={<Button variant="primary" isDisabled={chosen === null} onPress={give}>{t('records:give')}</Button>}>
      <Select label={t('records:newOwner')} options={options} value={chosen} onChange={setChosen} autoFocus />
    </Dialog>
  )
}
