import type { ReactNode } from 'react'
import { SwitchButton, SwitchField, Text } from 'react-aria-components'
import styles from './choice.module.css'
import { cx } from './cx'

/** On or off, at once. The words stand before it. */
export function Switch({ children, detail, ...rest }: { readonly isSelected: boolean; readonly onChange: (isSelected: boolean) => void; readonly children: ReactNode; readonly detail?: ReactNode; readonly isDisabled?: boolean }) {
  return (
    <SwitchField {...rest} className={cx(styles.field)}>
      <SwitchButton className={cx(styles.switchRow)}>
        <span>{children}</span>
        <span className={cx(styles.track)} aria-hidden />
      </SwitchButton>
      {detail === undefined ? null : <Text slot="description" className={cx(styles.switchDetail)}>{detail}</Text>}
    </SwitchField>
  )
}
