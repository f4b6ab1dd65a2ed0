import { Pencil, Plus, Star, Trash2 } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { useText } from '../../i18n/use-text'
import { Badge } from '../../ui/badge'
import { IconButton } from '../../ui/button'
import { cx } from '../../ui/cx'
import { Dialog } from '../../ui/dialog'
import { FieldRow } from './detail-frame'
import styles from './detail.module.css'
import { EditableText } from './editable-text'
import { ConflictChoice } from './conflict-choice'
import { ItemDialog, type ItemSaved } from './item-dialog'
import type { ItemField } from './item-form'
import { useLabelText } from './label-text'
import { mergeItem, type ItemChange } from './merge-item'

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
  /** What an item is recognised by when the list changed elsewhere. */
  readonly keyOf: (item: T) => string
  /** Completes an item before it is saved. */
  readonly prepare?: (item: T) => Promise<T>
  /** `make` answers with the list as it shall be, from the one there is by now, or null when somebody must be asked. False when nothing was saved. */
  readonly onChange: (make: (now: readonly T[]) => readonly T[] | null) => Promise<boolean>
}

/** A list inside a record, each item with what can be done to it; an empty one is a quiet line. Exactly one is primary; the engine sees to that. */
export function ItemSection<T extends Item>({ title, addTitle, editTitle, items, fields, blank, inline, textOf, actOn, keyOf, prepare, onChange }: ItemSectionProps<T>) {
  const { t } = useText()
  const labelText = useLabelText()
  const [open, setOpen] = useState<{ readonly before: T | null; readonly among: readonly T[]; readonly value: T } | null>(null)
  const [removal, setRemoval] = useState<{ readonly change: ItemChange<T>; readonly theirs: T } | null>(null)
  const fresh = (): T => ({ ...blank, ...(items.length === 0 && 'primary' in blank ? { primary: true } : {}) })
  const apply = async (change: ItemChange<T>, mineWins: boolean): Promise<ItemSaved<T>> => {
    const clashes: { readonly theirs: T | null }[] = []
    const saved = await onChange((now) => {
      const outcome = mergeItem(now, change, { keyOf, mineWins })
      if ('merged' in outcome) return outcome.merged
      clashes.push(outcome)
      return null
    })
    return saved ? 'saved' : (clashes.at(-1) ?? 'refused')
  }
  const save = async (value: T, { mineWins }: { readonly mineWins: boolean }): Promise<ItemSaved<T>> => {
    const item = prepare === undefined ? value : await prepare(value)
    return apply(open === null || open.before === null ? { kind: 'add', item } : { kind: 'replace', before: open.before, among: open.among, item }, mineWins)
  }
  const remove = async (change: ItemChange<T>, mineWins = false): Promise<boolean> => {
    const saved = await apply(change, mineWins)
    setRemoval(typeof saved === 'object' && saved.theirs !== null ? { change, theirs: saved.theirs } : null)
    return saved === 'saved'
  }
  /** What was typed over the text of one item, which was `base` when the typing began. Emptied, the item goes. */
  const write = async (item: T, text: string, base: string): Promise<boolean> => {
    if (inline === undefined) return false
    const before = inline.write(item, base)
    const among = items.map((other) => (other === item ? before : other))
    if (text.trim() === '') return remove({ kind: 'remove', before, among })
    return (await apply({ kind: 'replace', before, among, item: inline.write(item, text.trim()) }, false)) === 'saved'
  }
  const addTyped = async (text: string): Promise<boolean> => {
    if (inline === undefined || text.trim() === '') return true
    return (await apply({ kind: 'add', item: inline.write(fresh(), text.trim()) }, false)) === 'saved'
  }
  const add = (): void => { setOpen({ before: null, among: items, value: fresh() }) }
  const words = (item: T): string => fields.filter(({ kind }) => kind === 'text').map(({ name }) => String(item[name] ?? '')).filter((text) => text !== '').join(', ')
  return (
    <FieldRow label={title} add={items.length === 0 ? undefined : <IconButton icon={Plus} label={addTitle} size="small" onPress={add} />}>
      {items.length > 0 ? null : inline === undefined ? (
        <AriaButton className={cx(styles.press, styles.blank)} onPress={add}>{addTitle}</AriaButton>
      ) : (
        <EditableText label={title} value="" placeholder={addTitle} maxLength={inline.maxLength} onSave={addTyped} />
      )}
      <ul className={cx(styles.items)}>
        {items.map((item, place) => (
          // By place: an item that is typed over keeps its line, and the line its focus.
          <li key={place} className={cx(styles.item)}>
            <div className={cx(styles.itemValue)}>
              {inline === undefined ? textOf?.(item) : <EditableText label={title} value={inline.read(item)} placeholder={addTitle} maxLength={inline.maxLength} onSave={(text, base) => write(item, text, base)} />}
            </div>
            <span className={cx(styles.meta)}>
              {item.optOut === true ? <Badge tone="warning">{t('records:optedOut')}</Badge> : null}
              {item.primary === true && items.length > 1 ? <Badge><Star aria-hidden size={10} /> {t('records:primary')}</Badge> : null}
              {item.label === undefined || item.label === '' ? null : <span>{labelText(item.label)}</span>}
            </span>
            <span className={cx(styles.itemActions)}>
              {actOn?.(item)}
              <IconButton icon={Pencil} label={editTitle} size="small" onPress={() => { setOpen({ before: item, among: items, value: item }) }} />
              <IconButton icon={Trash2} label={t('records:removeItem', { title })} size="small" onPress={() => void remove({ kind: 'remove', before: item, among: items })} />
            </span>
          </li>
        ))}
      </ul>
      {removal === null ? null : (
        <Dialog isOpen onClose={() => { setRemoval(null) }} title={t('records:removeItem', { title })} size="small">
          <ConflictChoice label={title} theirs={words(removal.theirs)} mine={t('records:itemGone')} takesFocus onKeepMine={() => void remove(removal.change, true)} onTakeTheirs={() => { setRemoval(null) }} />
        </Dialog>
      )}
      {open === null ? null : <ItemDialog title={open.before === null ? addTitle : editTitle} fields={fields} value={open.value} before={open.before} onSave={save} onClose={() => { setOpen(null) }} />}
    </FieldRow>
  )
}
