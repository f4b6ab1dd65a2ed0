import { Building2 } from 'lucide-react'
import { cx } from './cx'
import styles from './avatar.module.css'
import { hueOf } from './hue'
import { Icon } from './icon'

/** Initials on a hue that stays the same for the same `seed` (an id, or the name). Decoration: the name stands beside it. */
export function Avatar({ name, seed, size = 'normal', kind = 'person' }: { readonly name: string; readonly seed?: string; readonly size?: 'small' | 'normal' | 'large'; readonly kind?: 'person' | 'company' }) {
  return (
    <span aria-hidden className={cx(styles.avatar, styles[size], kind === 'company' && styles.company, styles[`hue${hueOf(seed ?? name)}`])}>
      {kind === 'company' ? <Icon shape={Building2} size={size === 'large' ? 24 : size === 'normal' ? 16 : 12} /> : initialsOf(name)}
    </span>
  )
}

/** First letters of the first and last word, whole characters only; a name in one word or without spaces gives one. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/u).filter((word) => /^[\p{L}\p{N}]/u.test(word))
  const first = words[0]
  const last = words.length > 1 ? words.at(-1) : undefined
  return [first, last].map((word) => firstLetter(word ?? '')).join('').toLocaleUpperCase()
}

/** Made once: a list asks for hundreds of letters while it scrolls, and making one of these costs more than asking it. */
const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

function firstLetter(word: string): string {
  for (const part of letters.segment(word)) return part.segment
  return ''
}
