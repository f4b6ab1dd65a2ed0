import { Pencil, Plus, Star, Trash2 } from 'lucide-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { useText } from '../../i18n/use-text'
import { Badge } from '../../ui/badge'
import { IconButton } from '../../ui/button'
import { cx } from '../../ui/cx'
import { FieldRow, NothingThere } from './detail-frame'
import styles from './detail.module.css'
import { EditableText } from './editable-text'
import { useMasked } from './field-sight'
import { ItemDialog } from './item-dialog'
import type { ItemField } from './item-form'
import { useLabelText } from './label-text'
import { useReadOnly } from './read-only'
import type { AskEdit } from './save-edit'

interface Item {
  readonly label?: string
  readonly primary?: boolean
  readonly optOut?: boolean
}

export interface ItemSectionProps<T extends Item> {
  readonly title: string
  /** "Add email", "Edit email". */
  readonly addTitle: string
  readonly editTitle: string
  readonly items: readonly T[]
  readonly fields: readonly ItemField<T>[]
  readonly blank: T
  /** The text that is typed where it stands; absent: the item opens in a dialog. */
  readonly inline?: { readonly read: (item: T) => string; readonly write: (item: T, text: string) => T; readonly maxLength: number }
  /** How an item reads when it is not typed where it stands. */
  readonly textOf?: (item: T) => ReactNode
  /** The first thing to do with an item: write to it, call it, open it. */
  readonly actOn?: (item: T) => ReactNode
  /** The whole list as it shall be; false when it was refused. */
  readonly onChange: (items: readonly T[], ask?: AskEdit) => Promise<boolean>
}

/** A list inside a record, each item with what can be done to it; an empty one is a quiet line. Exactly one is primary; the engine sees to that. */
export function ItemSection<T extends Item>({ title, addTitle, editTitle, items: current, fields, blank, inline, textOf, actOn, onChange: onSave }: ItemSectionProps<T>) {
  const { t } = useText()
  const labelText = useLabelText()
  const isReadOnly = useReadOnly()
  const isMasked = useMasked()
  // While one is typed where it stands the list stands still: whatever comes from elsewhere moves no line from under the hands.
  const [held, setHeld] = useState<readonly T[] | null>(null)
  const items = held ?? current
  // A line that comes or goes by one's own hand takes the focus with it: it goes on in the same list.
  const list = useRef<HTMLUListElement>(null)
  const [expected, setExpected] = useState<number | null>(null)
  const onChange: ItemSectionProps<T>['onChange'] = async (next, ask) => {
    const saved = await onSave(next, ask)
    if (saved && next.length !== items.length) setExpected(next.length)
    return saved
  }
  useEffect(() => {
    if (expected !== current.length) return
    setExpected(null)
    setTimeout(() => {
      if (document.activeElement === document.body) list.current?.parentElement?.querySelector<HTMLElement>('[data-editable], button')?.focus()
    }, 0)
  }, [current.length, expected])
  const hold = (isEditing: boolean): void => { setHeld(isEditing ? items : null) }
  // The dialog saves for the list it was opened on.
  const [open, setOpen] = useState<{ readonly place: number; readonly value: T; readonly save: (value: T, ask: AskEdit) => Promise<boolean> } | null>(null)
  const fresh = (): T => ({ ...blank, ...(items.length === 0 && 'primary' in blank ? { primary: true } : {}) })
  const saveAt = (place: number) => (value: T, ask: AskEdit): Promise<boolean> => {
    const others = value.primary === true ? items.map((item) => ({ ...item, primary: false })) : items
    return onChange(place === -1 ? [...others, value] : others.map((item, at) => (at === place ? value : item)), ask)
  }
  const without = (place: number, ask?: AskEdit): Promise<boolean> => onChange(items.filter((_, at) => at !== place), ask)
  const write = (place: number, item: T, text: string, ask: AskEdit): Promise<boolean> => {
    if (inline === undefined) return Promise.resolve(false)
    return text.trim() === '' ? without(place, ask) : onChange(items.map((other, at) => (at === place ? inline.write(item, text.trim()) : other)), ask)
  }
  const add = (): void => { setOpen({ place: -1, value: fresh(), save: saveAt(-1) }) }
  return (
    <FieldRow label={title} add={items.length === 0 || isReadOnly ? undefined : <IconButton icon={Plus} label={addTitle} size="small" onPress={add} />}>
      {items.length > 0 ? null : isReadOnly && held === null ? <NothingThere /> : inline === undefined ? (
        <AriaButton className={cx(styles.press, styles.blank)} onPress={add}>{addTitle}</AriaButton>
      ) : (
        <EditableText label={title} value="" placeholder={addTitle} maxLength={inline.maxLength} onEditing={hold} onSave={(text, ask) => (text.trim() === '' ? Promise.resolve(true) : onChange([inline.write(fresh(), text.trim())], ask))} />
      )}
      <ul ref={list} className={cx(styles.items)}>
        {items.map((item, place) => (
          // By place: an item that is typed over keeps its line, and the line its focus.
          <li key={place} className={cx(styles.item)}>
            <div className={cx(styles.itemValue)}>
              {inline === undefined ? textOf?.(item) : <EditableText label={title} value={inline.read(item)} placeholder={addTitle} maxLength={inline.maxLength} onEditing={hold} onSave={(text, ask) => write(place, item, text, ask)} />}
            </div>
            <span className={cx(styles.meta)}>
              {item.optOut === true ? <Badge tone="warning">{t('records:optedOut')}</Badge> : null}
              {item.primary === true && items.length > 1 ? <Badge><Star aria-hidden size={10} /> {t('records:primary')}</Badge> : null}
              {item.label === undefined || item.label === '' ? null : <span>{labelText(item.label)}</span>}
            </span>
            <span className={cx(styles.itemActions)}>
              {isMasked ? null : actOn?.(item)}
              {isReadOnly ? null : <>
                <IconButton icon={Pencil} label={editTitle} size="small" onPress={() => { setOpen({ place, value: item, save: saveAt(place) }) }} />
                <IconButton icon={Trash2} label={t('records:removeItem', { title })} size="small" onPress={() => void without(place)} />
              </>}
            </span>
          </li>
        ))}
      </ul>
      {open === null ? null : <ItemDialog title={open.place === -1 ? addTitle : editTitle} fields={fields} value={open.value} onSave={open.save} onClose={() => { setOpen(null) }} />}
    </FieldRow>
  )
}
