import { useRef, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { PartialDate } from '../../../shared/time'
import { useText } from '../../i18n/use-text'
import { cx } from '../../ui/cx'
import { DateField } from '../../ui/date-field'
import { ConflictChoice } from './conflict-choice'
import styles from './detail.module.css'

/**
 * A date that reads as one and is typed where it stands: click or Enter begins, Enter or leaving saves, Esc reverts. Text that is no date
 * stays and is explained. One that changed elsewhere meanwhile is shown beside one's own, and asked about.
 */
export function EditableDate({ label, value, onSave }: { readonly label: string; readonly value: PartialDate; readonly onSave: (value: PartialDate, base: PartialDate) => Promise<boolean> }) {
  const { t, format } = useText()
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const [isEditing, setEditing] = useState(false)
  const [base, setBase] = useState(value)
  const [mine, setMine] = useState<{ readonly date: PartialDate; readonly takesFocus: boolean } | null>(null)
  const clashes = mine !== null && value !== base && value !== mine.date
  if (!isEditing && !clashes) {
    const shown = value === '' ? t('records:none') : format.date(value)
    return <AriaButton ref={button} className={cx(styles.press, value === '' && styles.blank)} aria-label={`${label}: ${shown}`} onPress={() => { setBase(value); setMine(null); setEditing(true) }}>{shown}</AriaButton>
  }
  const save = async (date: PartialDate, from: PartialDate): Promise<void> => {
    if (await onSave(date, from)) {
      setBase(date)
      setMine(null)
    } else setMine({ date, takesFocus: box.current?.contains(document.activeElement) === true })
  }
  const end = (): void => {
    setEditing(false)
    setMine(null)
    setTimeout(() => button.current?.focus(), 0)
  }
  const isRefused = (target: EventTarget): boolean => target instanceof Element && target.getAttribute('aria-invalid') === 'true'
  return (
    <div
      ref={box} className={cx(styles.date)}
      onKeyDownCapture={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        end()
      }}
      onKeyUp={(event) => {
        // Enter has been taken by the field by now; what it refused stays.
        if (event.key === 'Enter' && event.target instanceof HTMLInputElement && !isRefused(event.target)) end()
      }}
      onBlur={({ target }) => {
        setTimeout(() => { if (!isRefused(target)) setEditing(false) }, 0)
      }}
    >
      <DateField label={label} hideLabel yearless autoFocus value={value} onChange={(date) => { if (date !== value) void save(date, base) }} />
      {clashes ? <ConflictChoice label={label} theirs={format.date(value)} mine={format.date(mine.date)} takesFocus={mine.takesFocus} onKeepMine={() => void save(mine.date, value)} onTakeTheirs={() => { setMine(null); setBase(value) }} /> : null}
    </div>
  )
}
