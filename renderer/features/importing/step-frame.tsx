import { Check } from 'lucide-react'
import { useId, type ReactNode } from 'react'
import { cx } from '../../ui/cx'
import { Icon } from '../../ui/icon'
import styles from './importing.module.css'

/** One of the steps: its number (null: done), its name, what it says on one line, and what is done there. */
export function StepFrame({ number, title, aside, children }: { readonly number: number | null; readonly title: string; readonly aside?: ReactNode; readonly children: ReactNode }) {
  const id = useId()
  return (
    <section className={cx(styles.step)} aria-labelledby={id}>
      <div className={cx(styles.stepHead)}>
        <span className={cx(styles.number)} aria-hidden>{number ?? <Icon shape={Check} size={14} />}</span>
        <h2 className={cx(styles.stepTitle)} id={id}>{title}</h2>
        {aside === undefined ? null : <div className={cx(styles.aside)}>{aside}</div>}
      </div>
      <div className={cx(styles.stepBody)}>{children}</div>
    </section>
  )
}
