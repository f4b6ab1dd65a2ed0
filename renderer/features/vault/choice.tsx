import { Button as AriaButton } from 'react-aria-components'
import { cx } from '../../ui/cx'
import { Icon, type IconShape } from '../../ui/icon'
import styles from './vault.module.css'

/** One of a few ways to go on, as a line of a list. */
export function Choice({ icon, title, detail, autoFocus = false, isDisabled = false, onPress }: { readonly icon: IconShape; readonly title: string; readonly detail: string; readonly autoFocus?: boolean; readonly isDisabled?: boolean; readonly onPress: () => void }) {
  return (
    <li>
      <AriaButton className={cx(styles.choice)} autoFocus={autoFocus} isDisabled={isDisabled} onPress={onPress}>
        <span className={cx(styles.choiceIcon)}><Icon shape={icon} /></span>
        <strong>{title}</strong>
        <span className={cx(styles.detail)}>{detail}</span>
      </AriaButton>
    </li>
  )
}
