import { useEffect, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { cx } from '../../ui/cx'
import { ConflictChoice } from './conflict-choice'
import styles from './records.module.css'

export interface EditableTextProps {
  readonly label: string
  readonly value: string
  /** `base` is the value the edit began with. False: it was not saved, and what was typed stays. */
  readonly onSave: (value: string, base: string) => Promise<boolean>
  readonly placeholder: string
  readonly lines?: number
  /** How it reads when it is not being edited; the text itself unless told. */
  readonly shown?: string
  readonly maxLength?: number
}

/** What is being typed, and the value it began with. */
interface Edit {
  readonly typed: string
  readonly base: string
}

/** A field edited where it stands: click or Enter begins, Enter or leaving saves, Esc reverts. A value that changed elsewhere meanwhile is shown beside one's own, and asked about. */
export function EditableText({ label, value, onSave, placeholder, lines = 1, shown, maxLength = 1_000 }: EditableTextProps) {
  const [edit, setEdit] = useState<Edit | null>(null)
  const [asking, setAsking] = useState(false)
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const editing = edit !== null
  useEffect(() => {
    if (editing) input.current?.select()
  }, [editing])
  const close = (returnFocus: boolean): void => {
    setEdit(null)
    setAsking(false)
    if (returnFocus) setTimeout(() => button.current?.focus(), 0)
  }
  if (edit === null) {
    return (
      <AriaButton ref={button} data-editable className={cx(styles.value, value === '' && styles.blank, lines > 1 && styles.lines)} aria-label={`${label}: ${value === '' ? placeholder : value}`} onPress={() => { setEdit({ typed: value, base: value }) }}>
        <bdi>{value === '' ? placeholder : (shown ?? value)}</bdi>
      </AriaButton>
    )
  }
  // Nothing typed yet: it follows.
  const text = edit.typed === edit.base ? value : edit.typed
  const clashes = value !== edit.base && text !== value
  const save = async (base: string, returnFocus: boolean): Promise<void> => {
    if (text === value || (await onSave(text, base))) close(returnFocus)
    else {
      setEdit({ typed: text, base })
      setAsking(returnFocus)
    }
  }
  const common = {
    ref: input, 'aria-label': label, value: text, maxLength, autoComplete: 'off', className: cx(styles.input),
    onChange: (event: { readonly target: { readonly value: string } }) => { setEdit({ ...edit, typed: event.target.value }) },
    onBlur: (event: FocusEvent) => {
      if (!clashes && !(event.relatedTarget instanceof Node && box.current?.contains(event.relatedTarget) === true)) void save(edit.base, false)
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Enter' && (lines === 1 || event.ctrlKey || event.metaKey)) {
        event.preventDefault()
        if (clashes) setAsking(true)
        else void save(edit.base, true)
      }
    },
  }
  return (
    <div
      ref={box}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        close(true)
      }}
    >
      {lines > 1 ? <textarea {...common} rows={lines} /> : <input {...common} type="text" />}
      {clashes ? <ConflictChoice label={label} theirs={value} mine={text} takesFocus={asking} onKeepMine={() => void save(value, true)} onTakeTheirs={() => { close(true) }} /> : null}
    </div>
  )
}
