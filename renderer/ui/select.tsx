import { Check, ChevronDown } from 'lucide-react'
import { Button as AriaButton, ListBox, ListBoxItem, Popover as AriaPopover, Select as AriaSelect, SelectValue } from 'react-aria-components'
import { useText } from '../i18n/use-text'
import { cx } from './cx'
import { FieldFrame, type FieldWords } from './field-frame'
import fieldStyles from './field.module.css'
import { Icon, type IconShape } from './icon'
import styles from './option-list.module.css'
import { hasError } from './text-field'

/** One thing to choose. */
export interface Option<K extends string> {
  readonly key: K
  readonly text: string
  readonly detail?: string
  readonly icon?: IconShape
  /** Shown and not to be chosen; `detail` says why. */
  readonly isDisabled?: boolean
}

export interface SelectProps<K extends string> extends FieldWords {
  readonly options: readonly Option<K>[]
  readonly value: K | null
  readonly onChange: (value: K) => void
  readonly placeholder?: string
  readonly isDisabled?: boolean
  readonly autoFocus?: boolean
  /** No box until the pointer or the focus is on it: among fields that are edited where they stand. */
  readonly isQuiet?: boolean
  /** The id of an element that says more about what can be chosen. */
  readonly describedBy?: string | undefined
}

/** One of a few. Typing a letter jumps; for more than about twenty take a combo box. */
export function Select<K extends string>({ options, value, onChange, placeholder, isDisabled = false, autoFocus = false, isQuiet = false, describedBy, ...words }: SelectProps<K>) {
  const { t } = useText()
  return (
    <AriaSelect
      className={cx(fieldStyles.field)}
      value={value}
      onChange={(key) => {
        const chosen = options.find((option) => option.key === key)
        if (chosen !== undefined) onChange(chosen.key)
      }}
      placeholder={placeholder ?? t('ui:select.placeholder')}
      isDisabled={isDisabled}
      isInvalid={hasError(words)}
      validationBehavior="aria"
      autoFocus={autoFocus}
      {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
    >
      <FieldFrame {...words}>
        <AriaButton className={cx(fieldStyles.box, styles.trigger, isQuiet && fieldStyles.quietTrigger)}>
          <SelectValue className={cx(styles.value)} />
          <Icon shape={ChevronDown} />
        </AriaButton>
      </FieldFrame>
      <AriaPopover className={cx(styles.popover)} offset={4}>
        <ListBox className={cx(styles.list)} items={options}>
          {(option) => (
            <ListBoxItem id={option.key} textValue={option.text} isDisabled={option.isDisabled === true} className={cx(styles.option)}>
              {({ isSelected }) => <OptionRow option={option} isSelected={isSelected} />}
            </ListBoxItem>
          )}
        </ListBox>
      </AriaPopover>
    </AriaSelect>
  )
}

/** How an option looks wherever it is listed. */
export function OptionRow<K extends string>({ option, isSelected }: { readonly option: Option<K>; readonly isSelected?: boolean }) {
  return (
    <>
      {option.icon === undefined ? null : <Icon shape={option.icon} />}
      <span className={cx(styles.words)}>
        <span>{option.text}</span>
        {option.detail === undefined ? null : <span className={cx(styles.detail)}>{option.detail}</span>}
      </span>
      {isSelected === true ? <Icon shape={Check} /> : null}
    </>
  )
}
