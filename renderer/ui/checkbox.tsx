import { Check, Minus } from 'lucide-react'
import type { ReactNode } from 'react'
import { CheckboxButton, CheckboxField, Text } from 'react-aria-components'
import styles from './choice.module.css'
import { cx } from './cx'
import { Icon } from './icon'

export interface CheckboxProps {
  readonly isSelected: boolean
  readonly onChange: (isSelected: boolean) => void
  /** The sentence beside it; a click on it counts. */
  readonly children: ReactNode
  readonly detail?: ReactNode
  /** Some of what it stands for. */
  readonly isIndeterminate?: boolean
  readonly isDisabled?: boolean
  readonly isInvalid?: boolean
  readonly autoFocus?: boolean
}

/** Yes or no, taken over with the rest of a form. */
export function Checkbox({ children, detail, isIndeterminate = false, ...rest }: CheckboxProps) {
  return (
    <CheckboxField {...rest} isIndeterminate={isIndeterminate} validationBehavior="aria" className={cx(styles.field)}>
      <CheckboxButton className={cx(styles.choice)}>
        <CheckMark isIndeterminate={isIndeterminate} />
        <span>{children}</span>
      </CheckboxButton>
      {detail === undefined ? null : <Text slot="description" className={cx(styles.detail)}>{detail}</Text>}
    </CheckboxField>
  )
}

function CheckMark({ isIndeterminate }: { readonly isIndeterminate: boolean }) {
  return (
    <span className={cx(styles.mark)} aria-hidden>
      <Icon shape={isIndeterminate ? Minus : Check} size={12} />
    </span>
  )
}
