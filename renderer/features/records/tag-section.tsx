import { useState } from 'react'
import type { ObjectType } from '../../../shared/list'
import { useText } from '../../i18n/use-text'
import { useQueryOf } from '../../ipc/use-query-of'
import { TagChip } from '../../ui/badge'
import { ComboBox } from '../../ui/combo-box'
import { cx } from '../../ui/cx'
import { FieldRow, NothingThere } from './detail-frame'
import styles from './detail.module.css'
import { useReadOnly } from './read-only'

/** Tags of a record: each can be taken off, others added from those in use or new ones. */
export function TagSection({ object, tags, onChange }: { readonly object: ObjectType; readonly tags: readonly string[]; readonly onChange: (tags: readonly string[]) => Promise<boolean> }) {
  const { t } = useText()
  const isReadOnly = useReadOnly()
  const [typed, setTyped] = useState('')
  const known = useQueryOf('search.tags', { object, prefix: typed.slice(0, 100), limit: 20 }, { keepOld: true })
  const options = known.state === 'ready' ? known.value.items.filter((item) => !tags.includes(item.tag)).map((item) => ({ key: item.tag, text: item.tag })) : []
  const add = async (tag: string | null): Promise<void> => {
    const text = tag?.trim() ?? ''
    if (text === '' || tags.includes(text)) return
    if (await onChange([...tags, text])) setTyped('')
  }
  if (isReadOnly) return <FieldRow label={t('records:tags')}>{tags.length === 0 ? <NothingThere /> : <div className={cx(styles.tags)}>{tags.map((tag) => <TagChip key={tag} tag={tag} />)}</div>}</FieldRow>
  return (
    <FieldRow label={t('records:tags')}>
      <div className={cx(styles.tags)}>
        {tags.map((tag) => <TagChip key={tag} tag={tag} onRemove={() => void onChange(tags.filter((other) => other !== tag))} />)}
        <span className={cx(styles.addTag)}>
          <ComboBox label={t('records:addTag')} hideLabel placeholder={t('records:addTag')} options={options} value={null} onChange={(tag) => void add(tag)} input={typed} onInput={setTyped} onCustom={(text) => void add(text)} isQuiet />
        </span>
      </div>
    </FieldRow>
  )
}
