import { cx } from './cx'
import styles from './key-hint.module.css'

/** Keys as printed on the keyboard, for example `['Ctrl', 'K']`. Pressed together, or one after another for `G P`. */
export function KeyHint({ keys }: { readonly keys: readonly string[] }) {
  return (
    <span className={cx(styles.keys)}>
      {keys.map((key, place) => (
        <kbd key={`${place}-${key}`} className={cx(styles.key)}>{key}</kbd>
      ))}
    </span>
  )
}
