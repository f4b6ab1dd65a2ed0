import { Avatar } from '../avatar'
import { cx } from '../cx'
import styles from './name-cell.module.css'

/** The first cell of a record's row: its picture and its name. */
export function NameCell({ name, seed, kind = 'person' }: { readonly name: string; readonly seed: string; readonly kind?: 'person' | 'company' }) {
  return (
    <>
      <Avatar name={name} seed={seed} size="small" kind={kind} />
      <span className={cx(styles.name)}>{name}</span>
    </>
  )
}
