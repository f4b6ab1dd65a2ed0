import { useState } from 'react'
import type { ObjectType } from '../../../../shared/list'
import type { ValueField as FieldWithValues } from '../../../../shared/search/channels'
import { isGone, useUserNames } from '../../../app/people-names'
import { useText } from '../../../i18n/use-text'
import { useQueryOf } from '../../../ipc/use-query-of'
import { ComboBox } from '../../../ui/combo-box'
import { DateField } from '../../../ui/date-field'
import { Select } from '../../../ui/select'
import type { Choice } from './condition-table'
import { importWords } from './use-condition-words'

export interface ValueFieldProps {
  readonly object: ObjectType
  readonly choice: Choice
  readonly value: string
  readonly onChange: (value: string) => void
  /** One of those offered was chosen: there is nothing more to say. */
  readonly onPick: (value: string) => void
}

const OFFERED = 20
const months = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'))

/** Where the value of a condition is chosen or typed; nothing where none is asked for. */
export function ValueField(props: ValueFieldProps) {
  const { t } = useText()
  const { choice, value, onChange } = props
  switch (choice.asks) {
    case 'nothing':
      return null
    case 'day':
      return <DateField label={t('filters:day')} value={value} onChange={onChange} autoFocus />
    case 'month':
      return <MonthField {...props} />
    case 'tag':
      return <TagField {...props} />
    case 'company':
      return <CompanyField {...props} />
    case 'import':
      return <ImportField {...props} />
    case 'owner':
      return <OwnerField {...props} />
    case 'place':
      return <PlaceField {...props} />
  }
}

function TagField({ object, value, onChange, onPick }: ValueFieldProps) {
  const { t, format } = useText()
  const found = useQueryOf('search.tags', { object, prefix: value.slice(0, 100), limit: OFFERED }, { keepOld: true })
  const options = found.state === 'ready' ? found.value.items.map((item) => ({ key: item.tag, text: item.tag, detail: format.number(item.count) })) : []
  return <ComboBox label={t('records:tag')} options={options} value={chosenOf(options, value)} onChange={(tag) => { if (tag !== null && tag !== value) onPick(tag) }} input={value} onInput={onChange} onCustom={onChange} autoFocus />
}

function PlaceField({ object, choice, value, onChange, onPick }: ValueFieldProps) {
  const { t } = useText()
  const field: FieldWithValues = choice.field === 'country' || choice.field === 'industry' ? choice.field : 'city'
  const found = useQueryOf('search.values', { object, field, prefix: value.slice(0, 200), limit: OFFERED }, { keepOld: true })
  const options = found.state === 'ready' ? found.value.items.map((text) => ({ key: text, text })) : []
  return <ComboBox label={t(`records:${field}`)} options={options} value={chosenOf(options, value)} onChange={(text) => { if (text !== null && text !== value) onPick(text) }} input={value} onInput={onChange} onCustom={onChange} autoFocus />
}

function CompanyField({ value, onChange, onPick }: ValueFieldProps) {
  const { t } = useText()
  const now = useQueryOf('companies.get', value === '' ? null : { id: value })
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed ?? (now.state === 'ready' ? now.value.name : '')
  const found = useQueryOf('companies.suggest', { text: text.slice(0, 200), limit: OFFERED }, { keepOld: true })
  const options = found.state === 'ready' ? found.value.items.map((item) => ({ key: item.id, text: item.name, ...(item.domain === '' ? {} : { detail: item.domain }) })) : []
  const choose = (id: string | null): void => {
    if (id === null || id === value) return
    setTyped(options.find((option) => option.key === id)?.text ?? null)
    onPick(id)
  }
  const type = (next: string): void => {
    if (next === text) return
    setTyped(next)
    onChange('')
  }
  return <ComboBox label={t('records:company')} options={options} value={chosenOf(options, value)} onChange={choose} input={text} onInput={type} autoFocus />
}

function ImportField({ object, value, onPick }: ValueFieldProps) {
  const { t, format } = useText()
  const imports = useQueryOf('import.batches', {})
  // Companies also come with the people of an import.
  const items = imports.state === 'ready' ? imports.value.items.filter((item) => object === 'company' || item.object === 'contact').slice(0, 100) : []
  return <Select label={t('filters:kind.batch')} options={items.map((item) => ({ key: item.batchId, text: importWords(item, t, format) }))} value={value === '' ? null : value} onChange={onPick} autoFocus />
}

function MonthField({ value, onPick }: ValueFieldProps) {
  const { t, format } = useText()
  return <Select label={t('filters:month')} options={months.map((month) => ({ key: month, text: format.month(month) }))} value={value === '' ? null : value} onChange={onPick} autoFocus />
}

function OwnerField({ value, onPick }: ValueFieldProps) {
  const { t } = useText()
  const users = useUserNames()
  return <Select label={t('filters:kind.owner')} options={users.map((user) => ({ key: user.id, text: user.name, ...(isGone(user) ? { detail: t(`users:state.${user.state}`) } : {}) }))} value={value === '' ? null : value} onChange={onPick} autoFocus />
}

/** The option that is the value; the box would else empty itself once one was chosen. */
function chosenOf(options: readonly { readonly key: string }[], value: string): string | null {
  return options.some((option) => option.key === value) ? value : null
}
