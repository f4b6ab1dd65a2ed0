import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { cx } from '../../ui/cx'
import styles from './records.module.css'

export interface EditableTextProps {
  readonly label: string
  readonly value: string
  readonly onSave: (value: string) => Promise<boolean>
  readonly placeholder: string
  readonly lines?: number
  /** How it reads when it is not being edited; the text itself unless told. */
  readonly shown?: string
  readonly maxLength?: number
}

/** A field edited where it stands: click or Enter begins, Enter or leaving saves, Esc reverts. */
export function EditableText({ label, value, onSave, placeholder, lines = 1, shown, maxLength = 1_000 }: EditableTextProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const editing = draft !== null
  useEffect(() => {
    if (editing) input.current?.select()
  }, [editing])
  const finish = async (text: string, returnFocus: boolean): Promise<void> => {
    if (text === value || (await onSave(text))) setDraft(null)
    if (returnFocus) setTimeout(() => button.current?.focus(), 0)
  }
  if (draft === null) {
    return (
      <AriaButton ref={button} className={cx(styles.value, value === '' && styles.blank, lines > 1 && styles.lines)} aria-label={`${label}: ${value === '' ? placeholder : value}`} onPress={() => { setDraft(value) }}>
        {value === '' ? placeholder : (shown ?? value)}
      </AriaButton>
    )
  }
  const common = {
    ref: input, 'aria-label': label, value: draft, maxLength, autoComplete: 'off', className: cx(styles.input),
    onChange: (event: { readonly target: { readonly value: string } }) => { setDraft(event.target.value) },
    onBlur: () => void finish(draft, false),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Escape') {
        event.stopPropagation()
        setDraft(null)
        setTimeout(() => button.current?.focus(), 0)
      } else if (event.key === 'Enter' && (lines === 1 || event.ctrlKey || event.metaKey)) {
        event.preventDefault()
        void finish(draft, true)
      }
    },
  }
  return lines > 1 ? <textarea {...common} rows={lines} /> : <input {...common} type="text" />
}
