import type { ReactNode } from 'react'
import { cx } from './cx'
import styles from './empty-state.module.css'
import { Icon, type IconShape } from './icon'

export interface EmptyStateProps {
  readonly icon: IconShape
  /** What is not here, as a sentence. */
  readonly title: string
  /** What this place is for, or what was searched for; and what to do next. */
  readonly children: ReactNode
  readonly actions?: ReactNode
}

/** An empty place that teaches: what belongs here and how it gets here. */
export function EmptyState({ icon, title, children, actions }: EmptyStateProps) {
  return (
    <div className={cx(styles.empty)}>
      <span className={cx(styles.icon)}><Icon shape={icon} size={20} /></span>
      <h2 className={cx(styles.title)}>{title}</h2>
      <div className={cx(styles.text)}>{children}</div>
      {actions === undefined ? null : <div className={cx(styles.actions)}>{actions}</div>}
    </div>
  )
}
