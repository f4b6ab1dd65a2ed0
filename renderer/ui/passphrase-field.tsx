import { ArrowBigUpDash, Eye, EyeOff } from 'lucide-react'
import { useState, type KeyboardEvent, type Ref } from 'react'
import { Button as AriaButton, Group, Input, TextField as AriaTextField } from 'react-aria-components'
import { useText } from '../i18n/use-text'
import { cx } from './cx'
import { FieldFrame, type FieldWords } from './field-frame'
import styles from './field.module.css'
import { Icon } from './icon'
import { hasError } from './text-field'

export interface PassphraseFieldProps extends FieldWords {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly isDisabled?: boolean
  readonly autoFocus?: boolean
  readonly inputRef?: Ref<HTMLInputElement>
}

/** A passphrase: hidden until revealed, pasted freely, kept from the browser's memory, with a mark while Caps Lock is on. */
export function PassphraseField({ value, onChange, isDisabled = false, autoFocus = false, inputRef, ...words }: PassphraseFieldProps) {
  const { t } = useText()
  const [revealed, setRevealed] = useState(false)
  const [capsLock, setCapsLock] = useState(false)
  const watchCapsLock = (event: KeyboardEvent) => {
    setCapsLock(event.getModifierState('CapsLock'))
  }
  return (
    <AriaTextField className={cx(styles.field)} value={value} onChange={onChange} type={revealed ? 'text' : 'password'} isDisabled={isDisabled} isInvalid={hasError(words)} validationBehavior="aria" autoFocus={autoFocus} autoComplete="off" spellCheck="false" maxLength={1024}>
      <FieldFrame {...words}>
        <Group className={cx(styles.box)} isInvalid={hasError(words)} isDisabled={isDisabled}>
          <Input {...(inputRef === undefined ? {} : { ref: inputRef })} className={cx(styles.input)} onKeyDown={watchCapsLock} onKeyUp={watchCapsLock} />
          <span role="status">
            {capsLock ? <span className={cx(styles.caps)}><Icon shape={ArrowBigUpDash} size={12} />{t('ui:field.capsLock')}</span> : null}
          </span>
          <AriaButton className={cx(styles.inBox)} aria-label={t(revealed ? 'ui:field.conceal' : 'ui:field.reveal')} aria-pressed={revealed} isDisabled={isDisabled} onPress={() => { setRevealed(!revealed) }}>
            <Icon shape={revealed ? EyeOff : Eye} />
          </AriaButton>
        </Group>
      </FieldFrame>
    </AriaTextField>
  )
}
