import { Pencil, Plus, Star, Trash2 } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useText } from '../../i18n/use-text'
import { Badge } from '../../ui/badge'
import { IconButton } from '../../ui/button'
import { cx } from '../../ui/cx'
import { ItemDialog } from './item-dialog'
import type { ItemField } from './item-form'
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
  /** The whole list as it shall be; false when it was refused. */
  readonly onChange: (items: readonly T[]) => Promise<boolean>
}

/** A list inside a record, each item with what can be done to it. Exactly one is primary; the engine sees to that. */
export function ItemSection<T extends Item>({ title, addTitle, editTitle, items, fields, blank, labelOf, textOf, onChange }: ItemSectionProps<T>) {
  const { t } = useText()
  const [open, setOpen] = useState<{ readonly place: number; readonly value: T } | null>(null)
  const save = (value: T): Promise<boolean> => {
    const place = open?.place ?? -1
    const others = value.primary === true ? items.map((item) => ({ ...item, primary: false })) : items
    return onChange(place === -1 ? [...others, value] : others.map((item, at) => (at === place ? value : item)))
  }
  return (
    <section className={cx(styles.section)}>
      <div className={cx(styles.sectionHead)}>
        <h2 className={cx(styles.sectionTitle)}>{title}</h2>
        <IconButton icon={Plus} label={addTitle} size="small" onPress={() => { setOpen({ place: -1, value: { ...blank, ...(items.length === 0 && 'primary' in blank ? { primary: true } : {}) } }) }} />
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
                <IconButton icon={Pencil} label={editTitle} size="small" onPress={() => { setOpen({ place, value: item }) }} />
                <IconButton icon={Trash2} label={t('records:removeItem', { title })} size="small" onPress={() => void onChange(items.filter((_, at) => at !== place))} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {open === null ? null : <ItemDialog title={open.place === -1 ? addTitle : editTitle} fields={fields} value={open.value} onSave={save} onClose={() => { setOpen(null) }} />}
    </section>
  )
}
