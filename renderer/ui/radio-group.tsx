import { RadioButton, RadioField, RadioGroup as AriaRadioGroup, Text } from 'react-aria-components'
import styles from './choice.module.css'
import { cx } from './cx'
import { FieldFrame, type FieldWords } from './field-frame'
import type { Option } from './select'
import { hasError } from './text-field'

export interface RadioGroupProps<K extends string> extends FieldWords {
  readonly options: readonly Option<K>[]
  readonly value: K | null
  readonly onChange: (value: K) => void
  readonly isDisabled?: boolean
}

/** One of a few, all in sight, each with room for a sentence. */
export function RadioGroup<K extends string>({ options, value, onChange, isDisabled = false, ...words }: RadioGroupProps<K>) {
  return (
    <AriaRadioGroup
      className={cx(styles.group)}
      value={value}
      onChange={(key) => {
        const chosen = options.find((option) => option.key === key)
        if (chosen !== undefined) onChange(chosen.key)
      }}
      isDisabled={isDisabled}
      isInvalid={hasError(words)}
      validationBehavior="aria"
    >
      <FieldFrame {...words}>
        <div className={cx(styles.group)}>
          {options.map((option) => (
            <RadioField key={option.key} value={option.key} className={cx(styles.field)}>
              <RadioButton className={cx(styles.choice)}>
                <span className={cx(styles.mark, styles.round)} aria-hidden />
                <span>{option.text}</span>
              </RadioButton>
              {option.detail === undefined ? null : <Text slot="description" className={cx(styles.detail)}>{option.detail}</Text>}
            </RadioField>
          ))}
        </div>
      </FieldFrame>
    </AriaRadioGroup>
  )
}
