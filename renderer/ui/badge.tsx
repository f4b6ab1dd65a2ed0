import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { useText } from '../i18n/use-text'
import { cx } from './cx'
import styles from './badge.module.css'
import { hueOf } from './hue'
import { Icon, type IconShape } from './icon'

export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger'
/** The icon that stands for a tone wherever its colour does. */
export const toneIcons: Readonly<Record<Exclude<Tone, 'neutral'>, IconShape>> = { info: Info, success: CircleCheck, warning: TriangleAlert, danger: CircleAlert }

/** A word about the state of something. Its tone comes with an icon, never colour alone. */
export function Badge({ tone = 'neutral', children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  return (
    <span className={cx(styles.badge, styles[tone])}>
      {tone === 'neutral' ? null : <Icon shape={toneIcons[tone]} size={12} />}
      {children}
    </span>
  )
}

/** One tag of a record, in a hue that is always the same for the same word. With `onRemove` it has a remove button. */
export function TagChip({ tag, onRemove }: { readonly tag: string; readonly onRemove?: () => void }) {
  return (
    <span className={cx(styles.tag, styles[`hue${hueOf(tag)}`])}>
      <span className={cx(styles.word)}>{tag}</span>
      {onRemove === undefined ? null : <RemoveTag tag={tag} onRemove={onRemove} />}
    </span>
  )
}

/** On its own, so that the chips of a list, of which there are hundreds, need no words. */
function RemoveTag({ tag, onRemove }: { readonly tag: string; readonly onRemove: () => void }) {
  const { t } = useText()
  return (
    <AriaButton className={cx(styles.remove)} aria-label={t('ui:tag.remove', { tag })} onPress={onRemove}>
      <Icon shape={X} size={12} />
    </AriaButton>
  )
}

/** Tags on one line; those beyond `limit` become a count. */
export function TagList({ tags, limit = 2 }: { readonly tags: readonly string[]; readonly limit?: number }) {
  const hidden = tags.length - limit
  return (
    <span className={cx(styles.list)}>
      {tags.slice(0, limit).map((tag) => <TagChip key={tag} tag={tag} />)}
      {hidden > 0 ? <span className={cx(styles.more)} title={tags.slice(limit).join(', ')}>{`+${hidden}`}</span> : null}
    </span>
  )
}
