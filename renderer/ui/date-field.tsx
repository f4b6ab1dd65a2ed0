import { useState } from 'react'
import type { PartialDate } from '../../shared/time'
import { useText } from '../i18n/use-text'
import type { FieldWords } from './field-frame'
import { dateInFigures, parseDate } from './parse-date'
import { TextField } from './text-field'

export interface DateFieldProps extends FieldWords {
  /** `YYYY-MM-DD`, `--MM-DD`, or empty. */
  readonly value: PartialDate
  readonly onChange: (value: PartialDate) => void
  /** Takes a day without a year, as in a birthday. */
  readonly yearless?: boolean
  readonly isDisabled?: boolean
  readonly autoFocus?: boolean
}

/** A calendar date, never an instant, typed as people write it and put in order on leaving the field. Text that is no date stays and is explained; nothing is handed on. */
export function DateField({ value, onChange, yearless = false, isDisabled = false, autoFocus = false, error, description, ...words }: DateFieldProps) {
  const { t, format } = useText()
  const [typed, setTyped] = useState<string | null>(null)
  const [refused, setRefused] = useState(false)
  const example = dateInFigures('1979-05-04', format.locale)
  const shown = typed ?? dateInFigures(value, format.locale)

  const take = (): void => {
    if (typed === null) return
    const date = typed.trim() === '' ? '' : parseDate(typed, { locale: format.locale, yearless, thisYear: new Date().getFullYear() })
    setRefused(date === null)
    if (date === null) return
    setTyped(null)
    if (date !== value) onChange(date)
  }

  return (
    <TextField
      {...words}
      value={shown}
      onChange={(text) => {
        setTyped(text)
        setRefused(false)
      }}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take()
      }}
      description={description ?? t(yearless ? 'ui:date.hintYearless' : 'ui:date.hint', { example, yearless: dateInFigures('--05-04', format.locale) })}
      error={refused ? t('ui:date.notADate', { example }) : error}
      isDisabled={isDisabled}
      autoFocus={autoFocus}
    />
  )
}
