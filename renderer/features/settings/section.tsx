import type { ReactNode } from 'react'
import { cx } from '../../ui/cx'
import styles from './settings.module.css'

/** One subject of the settings: what it is on the left, what can be done on the right. */
export function Section({ id, title, lead, children }: { readonly id: string; readonly title: string; readonly lead: string; readonly children: ReactNode }) {
  return (
    <section className={cx(styles.section)} aria-labelledby={`settings-${id}`}>
      <div className={cx(styles.head)}>
        <h2 id={`settings-${id}`} className={cx(styles.title)}>{title}</h2>
        <p className={cx(styles.lead)}>{lead}</p>
      </div>
      <div className={cx(styles.body)}>{children}</div>
    </section>
  )
}
