import { useRef, useState } from 'react'
import type { PartialDate } from '../../../shared/time'
import { useText } from '../../i18n/use-text'
import { DateField } from '../../ui/date-field'
import { ConflictChoice } from './conflict-choice'

/** A date edited where it stands. One that changed elsewhere meanwhile is shown beside one's own, and asked about. */
export function EditableDate({ label, value, onSave }: { readonly label: string; readonly value: PartialDate; readonly onSave: (value: PartialDate, base: PartialDate) => Promise<boolean> }) {
  const { format } = useText()
  const box = useRef<HTMLDivElement>(null)
  const [base, setBase] = useState(value)
  const [mine, setMine] = useState<{ readonly date: PartialDate; readonly takesFocus: boolean } | null>(null)
  const save = async (date: PartialDate, from: PartialDate): Promise<void> => {
    if (await onSave(date, from)) {
      setBase(date)
      setMine(null)
    } else setMine({ date, takesFocus: box.current?.contains(document.activeElement) === true })
  }
  return (
    <div ref={box} onFocus={() => { if (mine === null) setBase(value) }}>
      <DateField label={label} hideLabel yearless value={value} onChange={(date) => { if (date !== value) void save(date, base) }} />
      {mine === null || value === base || value === mine.date ? null : <ConflictChoice label={label} theirs={format.date(value)} mine={format.date(mine.date)} takesFocus={mine.takesFocus} onKeepMine={() => void save(mine.date, value)} onTakeTheirs={() => { setMine(null); setBase(value) }} />}
    </div>
  )
}
