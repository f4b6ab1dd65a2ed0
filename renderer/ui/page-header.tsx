import type { ReactNode } from 'react'
import { cx } from './cx'
import styles from './page-header.module.css'

/** Title of a screen, how much is on it, and what can be done with all of it. */
export function PageHeader({ title, count, children, actions, lead }: { readonly title: string; readonly count?: string; readonly lead?: ReactNode; readonly children?: ReactNode; readonly actions?: ReactNode }) {
  return (
    <header className={cx(styles.header)}>
      {lead}
      <h1 className={cx(styles.title)}>{title}</h1>
      {count === undefined ? null : <span className={cx(styles.count)}>{count}</span>}
      <div className={cx(styles.middle)}>{children}</div>
      {actions === undefined ? null : <div className={cx(styles.actions)}>{actions}</div>}
    </header>
  )
}
