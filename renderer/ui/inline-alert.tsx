import type { ReactNode } from 'react'
import { useText } from '../i18n/use-text'
import { toneIcons, type Tone } from './badge'
import { cx } from './cx'
import { Icon } from './icon'
import styles from './inline-alert.module.css'

export interface InlineAlertProps {
  readonly tone: Exclude<Tone, 'neutral'>
  /** What happened. Without one, the tone's own word stands there. */
  readonly title?: string
  /** What is safe, and what to do next. */
  readonly children?: ReactNode
  readonly actions?: ReactNode
  /** It came up just now, so readers announce it at once. */
  readonly isNew?: boolean
}

/** A message in its place, with icon and word. */
export function InlineAlert({ tone, title, children, actions, isNew = false }: InlineAlertProps) {
  const { t } = useText()
  return (
    <div className={cx(styles.alert, styles[tone])} {...(isNew ? { role: 'alert' } : {})}>
      <span className={cx(styles.icon)}><Icon shape={toneIcons[tone]} /></span>
      <div className={cx(styles.words)} data-selectable>
        <strong className={cx(styles.title)}>{title ?? t(`ui:tone.${tone}`)}</strong>
        {children === undefined ? null : <div className={cx(styles.text)}>{children}</div>}
      </div>
      {actions === undefined ? null : <div className={cx(styles.actions)}>{actions}</div>}
    </div>
  )
}
