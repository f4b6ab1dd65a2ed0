import { ChevronDown } from 'lucide-react'
import { Button as AriaButton, ComboBox as AriaComboBox, Group, Input, ListBox, ListBoxItem, Popover as AriaPopover } from 'react-aria-components'
import { useText } from '../i18n/use-text'
import { cx } from './cx'
import { FieldFrame, type FieldWords } from './field-frame'
import fieldStyles from './field.module.css'
import { Icon, type IconShape } from './icon'
import styles from './option-list.module.css'
import { OptionRow, type Option } from './select'
import { hasError } from './text-field'

export interface ComboBoxProps<K extends string> extends FieldWords {
  /** What may be chosen now. Given `onInput`, the caller narrows them (asynchronously if need be); otherwise they are narrowed here. */
  readonly options: readonly Option<K>[]
  readonly value: K | null
  readonly onChange: (value: K | null) => void
  readonly input?: string
  readonly onInput?: (text: string) => void
  /** Enter or leaving the field keeps text that is no option and hands it to `onCustom`. */
  readonly onCustom?: (text: string) => void
  readonly placeholder?: string
  readonly icon?: IconShape
  readonly isDisabled?: boolean
  readonly autoFocus?: boolean
  /** Without a box until it is used, among values that have none. */
  readonly isQuiet?: boolean
}

/** One of many, found by typing. */
export function ComboBox<K extends string>({ options, value, onChange, input, onInput, onCustom, placeholder, icon, isDisabled = false, autoFocus = false, isQuiet = false, ...words }: ComboBoxProps<K>) {
  const { t } = useText()
  const keepCustom = (): void => {
    const text = input?.trim() ?? ''
    if (onCustom !== undefined && text !== '' && !options.some((option) => option.text === text)) onCustom(text)
  }
  return (
    <AriaComboBox
      className={cx(fieldStyles.field)}
      {...(onInput === undefined ? { defaultItems: options } : { items: options, onInputChange: onInput })}
      {...(input === undefined ? {} : { inputValue: input })}
      value={value}
      onChange={(key) => {
        const chosen = options.find((option) => option.key === key)
        if (chosen !== undefined) onChange(chosen.key)
        else if (onCustom === undefined) onChange(null)
      }}
      onBlur={keepCustom}
      allowsCustomValue={onCustom !== undefined}
      allowsEmptyCollection
      menuTrigger="focus"
      isDisabled={isDisabled}
      isInvalid={hasError(words)}
      validationBehavior="aria"
      autoFocus={autoFocus}
    >
      <FieldFrame {...words}>
        <Group className={cx(fieldStyles.box, isQuiet && fieldStyles.quiet)} isInvalid={hasError(words)} isDisabled={isDisabled}>
          {icon === undefined ? null : <Icon shape={icon} />}
          <Input className={cx(fieldStyles.input)} onKeyDown={(event) => { if (event.key === 'Enter' && !event.currentTarget.hasAttribute('aria-activedescendant')) keepCustom() }} {...(placeholder === undefined ? {} : { placeholder })} />
          <AriaButton className={cx(fieldStyles.inBox)}>
            <Icon shape={ChevronDown} />
          </AriaButton>
        </Group>
      </FieldFrame>
      <AriaPopover className={cx(styles.popover)} offset={4}>
        <ListBox className={cx(styles.list)} renderEmptyState={() => <div className={cx(styles.empty)}>{t('ui:select.noMatch')}</div>}>
          {(option: Option<K>) => (
            <ListBoxItem id={option.key} textValue={option.text} className={cx(styles.option)}>
              {({ isSelected }) => <OptionRow option={option} isSelected={isSelected} />}
            </ListBoxItem>
          )}
        </ListBox>
      </AriaPopover>
    </AriaComboBox>
  )
}
