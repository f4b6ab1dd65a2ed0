import { Radio, RadioGroup as AriaRadioGroup } from 'react-aria-components'
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
            <Radio key={option.key} value={option.key} className={cx(styles.choice)}>
              <span className={cx(styles.mark, styles.round)} aria-hidden />
              <span className={cx(styles.words)}>
                <span>{option.text}</span>
                {option.detail === undefined ? null : <span className={cx(styles.detail)}>{option.detail}</span>}
              </span>
            </Radio>
          ))}
        </div>
      </FieldFrame>
    </AriaRadioGroup>
  )
}
