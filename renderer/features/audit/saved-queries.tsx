import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { SavedQuery } from '../../../shared/audit/channels'
import { useText } from '../../i18n/use-text'
import { Button, IconButton } from '../../ui/button'
import { cx } from '../../ui/cx'
import { Dialog } from '../../ui/dialog'
import { TextField } from '../../ui/text-field'
import styles from './audit.module.css'
import { parseLogFilter, type LogFilter } from './log-filter'

/** The person's own searches, each one press away. */
export function SavedQueries({ items, onChoose, onDelete }: { readonly items: readonly SavedQuery[]; readonly onChoose: (filter: LogFilter) => void; readonly onDelete: (query: SavedQuery) => void }) {
  const { t } = useText()
  if (items.length === 0) return null
  return (
    <ul aria-label={t('audit:saved.label')} className={cx(styles.saved)}>
      {items.map((item) => (
        <li key={item.id}>
          <Button size="small" variant="quiet" onPress={() => { onChoose(parseLogFilter(item.query)) }}>{item.name}</Button>
          <IconButton icon={Trash2} size="small" label={t('audit:saved.delete', { name: item.name })} onPress={() => { onDelete(item) }} />
        </li>
      ))}
    </ul>
  )
}

/** Asks for a name. */
export function SaveQueryDialog({ onClose, onSave }: { readonly onClose: () => void; readonly onSave: (name: string) => void }) {
  const { t } = useText()
  const [name, setName] = useState('')
  return (
    <Dialog
      isOpen onClose={onClose} title={t('audit:saved.title')} size="small"
      actions={<><Button variant="quiet" onPress={onClose}>{t('ui:cancel')}</Button><Button variant="primary" isDisabled={name.trim() === ''} onPress={() => { onSave(name.trim()) }}>{t('audit:saved.save')}</Button></>}
    >
      <TextField label={t('audit:saved.name')} value={name} onChange={setName} maxLength={80} autoFocus />
    </Dialog>
  )
}
