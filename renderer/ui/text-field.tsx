import { Search, X } from 'lucide-react'
import type { KeyboardEvent, ReactNode, Ref } from 'react'
import { Button as AriaButton, Group, Input, SearchField as AriaSearchField, TextField as AriaTextField } from 'react-aria-components'
import { useText } from '../i18n/use-text'
import { cx } from './cx'
import { FieldFrame, type FieldWords } from './field-frame'
import styles from './field.module.css'
import { Icon, type IconShape } from './icon'

export interface TextFieldProps extends FieldWords {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onBlur?: () => void
  readonly onKeyDown?: (event: KeyboardEvent) => void
  readonly type?: 'text' | 'email' | 'tel' | 'url'
  readonly placeholder?: string
  /** Icon before the text. */
  readonly icon?: IconShape
  /** After the text: a unit, a button of `size="small"`. */
  readonly trailing?: ReactNode
  readonly isRequired?: boolean
  readonly isDisabled?: boolean
  readonly isReadOnly?: boolean
  readonly autoFocus?: boolean
  readonly maxLength?: number
  /** Which keys an on-screen keyboard shows. */
  readonly inputMode?: 'numeric'
  /** Letters of one width, for codes. */
  readonly fixedWidth?: boolean
  readonly inputRef?: Ref<HTMLInputElement>
}

/** One line of text. */
export function TextField({ value, onChange, onBlur, onKeyDown, type = 'text', placeholder, icon, trailing, isRequired = false, isDisabled = false, isReadOnly = false, autoFocus = false, maxLength, inputMode, fixedWidth = false, inputRef, ...words }: TextFieldProps) {
  return (
    <AriaTextField
      className={cx(styles.field)}
      value={value}
      onChange={onChange}
      {...(onBlur === undefined ? {} : { onBlur })}
      type={type}
      isRequired={isRequired}
      isDisabled={isDisabled}
      isReadOnly={isReadOnly}
      isInvalid={hasError(words)}
      validationBehavior="aria"
      autoFocus={autoFocus}
      autoComplete="off"
      spellCheck="false"
      {...(maxLength === undefined ? {} : { maxLength })}
      {...(inputMode === undefined ? {} : { inputMode })}
    >
      <FieldFrame {...words}>
        <Group className={cx(styles.box)} isInvalid={hasError(words)} isDisabled={isDisabled}>
          {icon === undefined ? null : <Icon shape={icon} />}
          <Input {...(inputRef === undefined ? {} : { ref: inputRef })} className={cx(styles.input, fixedWidth && styles.fixed)} {...(placeholder === undefined ? {} : { placeholder })} {...(onKeyDown === undefined ? {} : { onKeyDown })} />
          {trailing}
        </Group>
      </FieldFrame>
    </AriaTextField>
  )
}

export interface SearchFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly placeholder?: string
  readonly onSubmit?: (value: string) => void
  readonly autoFocus?: boolean
  readonly inputRef?: Ref<HTMLInputElement>
}

/** A filter over a list: Esc empties it, its cross as well. */
export function SearchField({ label, value, onChange, placeholder, onSubmit, autoFocus = false, inputRef }: SearchFieldProps) {
  const { t } = useText()
  return (
    <AriaSearchField aria-label={label} className={cx(styles.field)} value={value} onChange={onChange} autoFocus={autoFocus} autoComplete="off" spellCheck="false" {...(onSubmit === undefined ? {} : { onSubmit })}>
      <Group className={cx(styles.box, styles.smallBox)}>
        <Icon shape={Search} />
        <Input {...(inputRef === undefined ? {} : { ref: inputRef })} className={cx(styles.input)} {...(placeholder === undefined ? {} : { placeholder })} />
        {value === '' ? null : (
          <AriaButton className={cx(styles.inBox)} aria-label={t('ui:clear')}>
            <Icon shape={X} size={14} />
          </AriaButton>
        )}
      </Group>
    </AriaSearchField>
  )
}

/** Whether a field's words carry an error. */
export function hasError(words: Pick<FieldWords, 'error'>): boolean {
  return words.error !== undefined && words.error !== ''
}
