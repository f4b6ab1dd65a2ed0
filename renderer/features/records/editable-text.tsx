import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { useText } from '../../i18n/use-text'
import { cx } from '../../ui/cx'
import { EditConflict } from './edit-conflict'
import { useReadOnly } from './read-only'
import styles from './records.module.css'
import type { AskEdit } from './save-edit'
import { useEditQuestion } from './use-edit-question'

export interface EditableTextProps {
  readonly label: string
  readonly value: string
  /** The one given when the edit begins is called when it ends: it speaks for the record as it was then. */
  readonly onSave: (value: string, ask: AskEdit) => Promise<boolean>
  readonly placeholder: string
  readonly lines?: number
  /** How it reads when it is not being edited; the text itself unless told. */
  readonly shown?: string
  readonly maxLength?: number
  readonly onEditing?: (isEditing: boolean) => void
}

interface Edit {
  readonly draft: string
  readonly startedFrom: string
  readonly save: EditableTextProps['onSave']
}

const gone: AskEdit = () => Promise.resolve('left')

/** A field edited where it stands: click or Enter begins, Enter or leaving saves, Esc reverts. What changed elsewhere meanwhile is asked about in its place. */
export function EditableText({ label, value, onSave, placeholder, lines = 1, shown, maxLength = 1_000, onEditing }: EditableTextProps) {
  const { t } = useText()
  const isReadOnly = useReadOnly()
  const [edit, setEdit] = useState<Edit | null>(null)
  const { ask, question, answer } = useEditQuestion()
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  const place = useRef<HTMLButtonElement & HTMLDivElement>(null)
  const latest = useRef({ value, onSave, edit })
  latest.current = { value, onSave, edit }
  /** The text being saved, or null. */
  const saving = useRef<string | null>(null)
  /** Written on since the question came. */
  const goesOn = useRef(false)
  const isEditing = edit !== null
  useEffect(() => {
    if (isEditing) input.current?.select()
  }, [isEditing])
  // A page that goes away under the edit takes nothing with it.
  useEffect(() => () => {
    const { edit: open } = latest.current
    if (open !== null && saving.current === null && open.draft !== open.startedFrom) void open.save(open.draft, gone)
  }, [])
  const show = (next: Edit | null): void => {
    latest.current.edit = next
    setEdit(next)
    if ((next === null) === isEditing) onEditing?.(next !== null)
  }
  const end = (returnFocus: boolean): void => {
    show(null)
    if (returnFocus) setTimeout(() => place.current?.focus(), 0)
  }
  const finish = async ({ draft, startedFrom, save }: Edit, returnFocus: boolean): Promise<void> => {
    if (saving.current !== null) return
    if (draft === startedFrom) {
      end(returnFocus)
      return
    }
    let wasAsked = false
    saving.current = draft
    const isDone = await save(draft, (asked) => {
      wasAsked = true
      return ask(asked)
    })
    saving.current = null
    if (isDone) end(returnFocus || wasAsked)
    else if (goesOn.current && latest.current.edit !== null) {
      goesOn.current = false
      // What is saved now is meant for the vault as it was shown with the question.
      await finish({ draft: latest.current.edit.draft, startedFrom: latest.current.value, save: latest.current.onSave }, true)
    }
  }
  if (edit === null && isReadOnly) {
    // Takes the focus of an edit that ends here.
    return <div ref={place} tabIndex={-1} className={cx(styles.value, styles.readOnly, value === '' && styles.blank, lines > 1 && styles.lines)} data-selectable><bdi>{value === '' ? t('records:none') : (shown ?? value)}</bdi></div>
  }
  if (edit === null) {
    return (
      <AriaButton ref={place} data-editable className={cx(styles.value, value === '' && styles.blank, lines > 1 && styles.lines)} aria-label={`${label}: ${value === '' ? placeholder : value}`} onPress={() => { show({ draft: value, startedFrom: value, save: onSave }) }}>
        <bdi>{value === '' ? placeholder : (shown ?? value)}</bdi>
      </AriaButton>
    )
  }
  const keepMine = (): void => {
    goesOn.current = edit.draft !== saving.current
    answer(goesOn.current ? 'later' : 'mine')
  }
  const common = {
    ref: input, 'aria-label': label, value: edit.draft, maxLength, autoComplete: 'off', className: cx(styles.input),
    onChange: (event: { readonly target: { readonly value: string } }) => { show({ ...edit, draft: event.target.value }) },
    onBlur: () => { if (question === null) void finish(edit, false) },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Escape') {
        event.stopPropagation()
        if (question === null) end(true)
        else answer('theirs')
      } else if (event.key === 'Enter' && (lines === 1 || event.ctrlKey || event.metaKey)) {
        event.preventDefault()
        if (question === null) void finish(edit, true)
        else keepMine()
      }
    },
  }
  const field = lines > 1 ? <textarea {...common} rows={lines} /> : <input {...common} type="text" />
  if (question === null) return field
  return <EditConflict question={question} onAnswer={(given) => { if (given === 'mine') keepMine(); else answer(given) }} {...(lines > 1 ? { mine: field } : {})} />
}
