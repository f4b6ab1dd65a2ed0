import type { ReactNode } from 'react'
import { Switch as AriaSwitch } from 'react-aria-components'
import styles from './choice.module.css'
import { cx } from './cx'

/** On or off, at once. The words stand before it. */
export function Switch({ children, detail, ...rest }: { readonly isSelected: boolean; readonly onChange: (isSelected: boolean) => void; readonly children: ReactNode; readonly detail?: ReactNode; readonly isDisabled?: boolean }) {
  return (
    <AriaSwitch {...rest} className={cx(styles.switchRow)}>
      <span className={cx(styles.words)}>
        <span>{children}</span>
        {detail === undefined ? null : <span className={cx(styles.detail)}>{detail}</span>}
      </span>
      <span className={cx(styles.track)} aria-hidden />
    </AriaSwitch>
  )
}
