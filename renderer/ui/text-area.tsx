import type { CSSProperties } from 'react'
import { TextArea as AriaTextArea, TextField as AriaTextField } from 'react-aria-components'
import { cx } from './cx'
import { FieldFrame, type FieldWords } from './field-frame'
import styles from './field.module.css'
import { hasError } from './text-field'

export interface TextAreaProps extends FieldWords {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onBlur?: () => void
  /** Lines shown when empty; it grows with its text. */
  readonly lines?: number
  readonly isDisabled?: boolean
  readonly isReadOnly?: boolean
  readonly autoFocus?: boolean
}

/** Several lines of text. */
export function TextArea({ value, onChange, onBlur, lines = 3, isDisabled = false, isReadOnly = false, autoFocus = false, ...words }: TextAreaProps) {
  return (
    <AriaTextField className={cx(styles.field)} value={value} onChange={onChange} {...(onBlur === undefined ? {} : { onBlur })} isDisabled={isDisabled} isReadOnly={isReadOnly} isInvalid={hasError(words)} validationBehavior="aria" autoFocus={autoFocus}>
      <FieldFrame {...words}>
        <AriaTextArea className={cx(styles.box, styles.area)} style={{ '--lines': lines } as CSSProperties} />
      </FieldFrame>
    </AriaTextField>
  )
}
