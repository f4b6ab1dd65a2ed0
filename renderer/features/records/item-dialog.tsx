import { useState } from 'react'
import { useText } from '../../i18n/use-text'
import { Button } from '../../ui/button'
import { Checkbox } from '../../ui/checkbox'
import { cx } from '../../ui/cx'
import { Dialog } from '../../ui/dialog'
import { TextField } from '../../ui/text-field'
import { ConflictChoice } from './conflict-choice'
import type { ItemField } from './item-form'
import { clashingParts } from './merge-item'
import styles from './records.module.css'

/** What became of an item that was to be saved. `theirs`: it was changed elsewhere, or is gone (null). */
export type ItemSaved<T> = 'saved' | 'refused' | { readonly theirs: T | null }

export interface ItemDialogProps<T extends object> {
  readonly title: string
  readonly fields: readonly ItemField<T>[]
  readonly value: T
  /** The item as it was; null for a new one. */
  readonly before: T | null
  readonly onSave: (value: T, options: { readonly mineWins: boolean }) => Promise<ItemSaved<T>>
  readonly onClose: () => void
}

/** Edits one item of a list: an email, a phone, an address, a position. Saving closes it; what the engine refuses, or what changed elsewhere, stays open. */
export function ItemDialog<T extends object>({ title, fields, value, before, onSave, onClose }: ItemDialogProps<T>) {
  const { t } = useText()
  const [draft, setDraft] = useState(value)
  const [saving, setSaving] = useState(false)
  const [clash, setClash] = useState<{ readonly theirs: T | null } | null>(null)
  const missing = fields.some((field) => field.isRequired === true && String(draft[field.name] ?? '').trim() === '')
  const save = async (mineWins = false): Promise<void> => {
    if (missing || saving) return
    setSaving(true)
    const saved = await onSave(draft, { mineWins })
    setSaving(false)
    if (saved === 'saved') onClose()
    else setClash(saved === 'refused' ? null : saved)
  }
  const texts = fields.filter((field) => field.kind === 'text')
  const checks = fields.filter((field) => field.kind === 'check')
  const words = (item: T, names: readonly string[]): string =>
    fields.filter(({ name }) => names.includes(name)).map(({ name, label, kind }) => `${label}: ${kind === 'check' ? t(item[name] === true ? 'records:yes' : 'records:no') : String(item[name] ?? '')}`).join('\n')
  const names = clash === null ? [] : clash.theirs === null ? texts.map(({ name }) => name) : clashingParts(clash.theirs, before, draft)
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
        {clash === null ? null : <ConflictChoice label={title} theirs={clash.theirs === null ? t('records:itemGone') : words(clash.theirs, names)} mine={words(draft, names)} takesFocus onKeepMine={() => void save(true)} onTakeTheirs={onClose} />}
        <input type="submit" hidden />
      </form>
    </Dialog>
  )
}
