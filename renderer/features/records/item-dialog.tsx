import { useState } from 'react'
import { useText } from '../../i18n/use-text'
import { Button } from '../../ui/button'
import { Checkbox } from '../../ui/checkbox'
import { cx } from '../../ui/cx'
import { Dialog } from '../../ui/dialog'
import { TextField } from '../../ui/text-field'
import { EditConflict } from './edit-conflict'
import type { ItemField } from './item-form'
import styles from './records.module.css'
import type { AskEdit } from './save-edit'
import { useEditQuestion } from './use-edit-question'

/** Edits one item of a list: an email, a phone, an address, a position. Saving closes it; what the engine refuses stays open, and what changed elsewhere meanwhile is asked about in it. */
export function ItemDialog<T extends object>({ title, fields, value, onSave, onClose }: { readonly title: string; readonly fields: readonly ItemField<T>[]; readonly value: T; readonly onSave: (value: T, ask: AskEdit) => Promise<boolean>; readonly onClose: () => void }) {
  const { t } = useText()
  const [draft, setDraft] = useState(value)
  const [saving, setSaving] = useState(false)
  const { ask, question, answer } = useEditQuestion()
  const missing = fields.some((field) => field.isRequired === true && String(draft[field.name] ?? '').trim() === '')
  const save = async (): Promise<void> => {
    if (missing || saving) return
    setSaving(true)
    const saved = await onSave(draft, ask)
    setSaving(false)
    if (saved) onClose()
  }
  const texts = fields.filter((field) => field.kind === 'text')
  const checks = fields.filter((field) => field.kind === 'check')
  if (question !== null) return <Dialog isOpen onClose={() => { answer('theirs') }} title={title} size="small"><EditConflict question={question} onAnswer={answer} /></Dialog>
  return (
    <Dialog isOpen onClose={onClose} title={title} size="small" actions={<><Button variant="quiet" onPress={onClose}>{t('ui:cancel')}</Button><Button variant="primary" isPending={saving} isDisabled={missing} onPress={() => void save()}>{t('ui:save')}</Button></>}>
      <form className={cx(styles.form)} onSubmit={(event) => { event.preventDefault(); void save() }}>
        {texts.map((field, place) => (
          <TextField key={field.name} label={field.label} type={field.type ?? 'text'} value={String(draft[field.name] ?? '')} autoFocus={place === 0} maxLength={1_000} onChange={(text) => { setDraft({ ...draft, [field.name]: text }) }} />
        ))}
        <div className={cx(styles.checks)}>
          {checks.map((field) => (
            <Checkbox key={field.name} isSelected={draft[field.name] === true} onChange={(isOn) => { setDraft({ ...draft, [field.name]: isOn }) }}>{field.label}</Checkbox>
          ))}
        </div>
        <input type="submit" hidden />
      </form>
    </Dialog>
  )
}
