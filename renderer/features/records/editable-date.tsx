import { useRef, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { PartialDate } from '../../../shared/time'
import { useText } from '../../i18n/use-text'
import { cx } from '../../ui/cx'
import { DateField } from '../../ui/date-field'
import styles from './detail.module.css'
import { useMasked } from './field-sight'
import { useReadOnly } from './read-only'

/** A date that reads as one and is typed where it stands: click or Enter begins, Enter or leaving saves, Esc reverts. Text that is no date stays and is explained. */
export function EditableDate({ label, value, onSave }: { readonly label: string; readonly value: PartialDate; readonly onSave: (value: PartialDate) => void }) {
  const { t, format } = useText()
  const isReadOnly = useReadOnly()
  // The one given when the edit begins is called when it ends: it speaks for the record as it was then.
  const [save, setSave] = useState<((value: PartialDate) => void) | null>(null)
  const place = useRef<HTMLButtonElement & HTMLDivElement>(null)
  const isMasked = useMasked()
  const shown = value === '' ? t('records:none') : isMasked ? value : format.date(value)
  if (save === null && isReadOnly) return <div ref={place} tabIndex={-1} className={cx(styles.press, value === '' && styles.blank)} data-selectable>{shown}</div>
  if (save === null) return <AriaButton ref={place} className={cx(styles.press, value === '' && styles.blank)} aria-label={`${label}: ${shown}`} onPress={() => { setSave(() => onSave) }}>{shown}</AriaButton>
  const end = (): void => {
    setSave(null)
    setTimeout(() => place.current?.focus(), 0)
  }
  return (
    <div
      className={cx(styles.date)}
      onKeyDownCapture={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        end()
      }}
      onKeyUp={(event) => {
        // Enter has been taken by the field by now; what it refused stays.
        if (event.key === 'Enter' && event.target instanceof HTMLInputElement && event.target.getAttribute('aria-invalid') !== 'true') end()
      }}
      onBlur={({ target }) => {
        setTimeout(() => { if (target.getAttribute('aria-invalid') !== 'true') setSave(null) }, 0)
      }}
    >
      <DateField label={label} hideLabel yearless autoFocus value={value} onChange={save} />
    </div>
  )
}
