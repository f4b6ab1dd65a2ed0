import { Pencil, Plus, Star, Trash2 } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useText } from '../../i18n/use-text'
import { Badge } from '../../ui/badge'
import { IconButton } from '../../ui/button'
import { cx } from '../../ui/cx'
import { Dialog } from '../../ui/dialog'
import { ConflictChoice } from './conflict-choice'
import { ItemDialog, type ItemSaved } from './item-dialog'
import type { ItemField } from './item-form'
import { mergeItem, type ItemChange } from './merge-item'
import styles from './records.module.css'

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
  readonly labelOf?: (item: T) => string
  readonly textOf: (item: T) => ReactNode
  /** What an item is recognised by when the list changed elsewhere. */
  readonly keyOf: (item: T) => string
  /** Completes an item before it is saved. */
  readonly prepare?: (item: T) => Promise<T>
  /** `make` answers with the list as it shall be, from the one there is by now, or null when somebody must be asked. False when nothing was saved. */
  readonly onChange: (make: (now: readonly T[]) => readonly T[] | null) => Promise<boolean>
}

/** A list inside a record, each item with what can be done to it. Exactly one is primary; the engine sees to that. */
export function ItemSection<T extends Item>({ title, addTitle, editTitle, items, fields, blank, labelOf, textOf, keyOf, prepare, onChange }: ItemSectionProps<T>) {
  const { t } = useText()
  const [open, setOpen] = useState<{ readonly before: T | null; readonly among: readonly T[]; readonly value: T } | null>(null)
  const [removal, setRemoval] = useState<{ readonly change: ItemChange<T>; readonly theirs: T } | null>(null)
  const apply = async (change: ItemChange<T>, mineWins: boolean): Promise<ItemSaved<T>> => {
    let clash: { readonly theirs: T | null } | null = null
    const saved = await onChange((now) => {
      const outcome = mergeItem(now, change, { keyOf, mineWins })
      clash = 'theirs' in outcome ? outcome : null
      return 'theirs' in outcome ? null : outcome.merged
    })
    return saved ? 'saved' : (clash ?? 'refused')
  }
  const save = async (value: T, { mineWins }: { readonly mineWins: boolean }): Promise<ItemSaved<T>> => {
    const item = prepare === undefined ? value : await prepare(value)
    return apply(open === null || open.before === null ? { kind: 'add', item } : { kind: 'replace', before: open.before, among: open.among, item }, mineWins)
  }
  const remove = async (change: ItemChange<T>, mineWins = false): Promise<void> => {
    const saved = await apply(change, mineWins)
    setRemoval(typeof saved === 'object' && saved.theirs !== null ? { change, theirs: saved.theirs } : null)
  }
  const words = (item: T): string => fields.filter(({ kind }) => kind === 'text').map(({ name }) => String(item[name] ?? '')).filter((text) => text !== '').join(', ')
  return (
    <section className={cx(styles.section)}>
      <div className={cx(styles.sectionHead)}>
        <h2 className={cx(styles.sectionTitle)}>{title}</h2>
        <IconButton icon={Plus} label={addTitle} size="small" onPress={() => { setOpen({ before: null, among: items, value: { ...blank, ...(items.length === 0 && 'primary' in blank ? { primary: true } : {}) } }) }} />
      </div>
      {items.length === 0 ? null : (
        <ul className={cx(styles.items)}>
          {items.map((item, place) => (
            <li key={`${String(place)}-${JSON.stringify(item)}`} className={cx(styles.item)}>
              <span className={cx(styles.itemLabel)}>{labelOf?.(item) ?? item.label ?? ''}</span>
              <span className={cx(styles.itemText)}>
                {textOf(item)}
                {item.primary === true && items.length > 1 ? <Badge><Star aria-hidden size={10} /> {t('records:primary')}</Badge> : null}
                {item.optOut === true ? <Badge tone="warning">{t('records:optedOut')}</Badge> : null}
              </span>
              <span className={cx(styles.itemActions)}>
                <IconButton icon={Pencil} label={editTitle} size="small" onPress={() => { setOpen({ before: item, among: items, value: item }) }} />
                <IconButton icon={Trash2} label={t('records:removeItem', { title })} size="small" onPress={() => void remove({ kind: 'remove', before: item, among: items })} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {removal === null ? null : (
        <Dialog isOpen onClose={() => { setRemoval(null) }} title={t('records:removeItem', { title })} size="small">
          <ConflictChoice label={title} theirs={words(removal.theirs)} mine={t('records:itemGone')} takesFocus onKeepMine={() => void remove(removal.change, true)} onTakeTheirs={() => { setRemoval(null) }} />
        </Dialog>
      )}
      {open === null ? null : <ItemDialog title={open.before === null ? addTitle : editTitle} fields={fields} value={open.value} before={open.before} onSave={save} onClose={() => { setOpen(null) }} />}
    </section>
  )
}
