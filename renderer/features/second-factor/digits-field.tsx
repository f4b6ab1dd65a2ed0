import { useEffect, useRef } from 'react'
import { useText } from '../../i18n/use-text'
import { TextField } from '../../ui/text-field'

const DIGITS = 6

interface DigitsFieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  /** Six digits are there: called once for each time they come together. */
  readonly onComplete: (code: string) => void
  readonly isDisabled?: boolean
  readonly error?: string | undefined
}

/** The six digits of an authenticator app: typed or pasted, with or without a space, and handed on by themselves. */
export function DigitsField({ value, onChange, onComplete, isDisabled = false, error }: DigitsFieldProps) {
  const { t } = useText()
  const input = useRef<HTMLInputElement>(null)
  // A wait is over: the next code goes here.
  useEffect(() => { if (!isDisabled) input.current?.focus() }, [isDisabled])
  const change = (typed: string): void => {
    onChange(typed)
    if (isComplete(typed) && !isComplete(value)) onComplete(typed)
  }
  return <TextField label={t('twoStep:code')} description={t('twoStep:codeHint')} value={value} onChange={change} inputMode="numeric" fixedWidth autoFocus maxLength={20} isDisabled={isDisabled} error={error} inputRef={input} />
}

/** Whether six digits are there, and nothing else but spaces and dashes. */
export function isComplete(typed: string): boolean {
  const bare = typed.replace(/[\s-]/g, '')
  return bare.length === DIGITS && /^[0-9]+$/.test(bare)
}
