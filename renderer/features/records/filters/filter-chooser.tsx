import { useState } from 'react'
import type { Condition, ObjectType } from '../../../../shared/list'
import { useText } from '../../../i18n/use-text'
import { OptionFinder } from '../../../ui/option-finder'
import { dateInFigures } from '../../../ui/parse-date'
import { kindIcons, kindOf, suits, valueKinds, type FilterKind } from './kinds'
import { keyOf, narrowed, presenceOptions, useValueOptions } from './use-value-options'

interface ChooserProps {
  readonly object: ObjectType
  readonly onChoose: (condition: Condition) => void
}

/** What to filter by, then the value: all of it by typing. `from`: the condition that is changed, null for a new one. */
export function FilterChooser({ object, from, onChoose }: ChooserProps & { readonly from: Condition | null }) {
  const [kind, setKind] = useState(from === null ? null : firstKind(from))
  if (kind === null) return <KindFinder object={object} onChoose={onChoose} onKind={setKind} />
  return <ValueFinder key={kind} object={object} kind={kind} from={from} onChoose={onChoose} onBack={() => { setKind(null) }} />
}

// "Has no company" is changed among its own kind; "Company is" among companies.
function firstKind(condition: Condition): FilterKind | null {
  return condition.op === 'is-empty' ? 'presence' : kindOf(condition)
}

function KindFinder({ object, onChoose, onKind }: ChooserProps & { readonly onKind: (kind: FilterKind) => void }) {
  const { t } = useText()
  const [text, setText] = useState('')
  const presence = presenceOptions(object, t)
  const kinds = valueKinds.filter((kind) => suits(kind, object)).map((kind) => ({ key: kind, kind, text: t(`filters:kind.${kind}`), icon: kindIcons[kind] }))
  return (
    <OptionFinder<string>
      label={t('filters:choose')} placeholder={t('filters:type')} text={text} onText={setText} options={narrowed([...kinds, ...presence], text)} isOld={false}
      onChoose={(key) => {
        const kind = valueKinds.find((known) => known === key)
        const condition = presence.find((option) => option.key === key)?.condition
        if (kind !== undefined) onKind(kind)
        else if (condition !== undefined) onChoose(condition)
      }}
    />
  )
}

function ValueFinder({ object, kind, from, onChoose, onBack }: ChooserProps & { readonly kind: FilterKind; readonly from: Condition | null; readonly onBack: () => void }) {
  const { t, format } = useText()
  const [text, setText] = useState('')
  const { options, isOld } = useValueOptions(kind, object, text)
  const isDay = kind === 'created' || kind === 'updated'
  return (
    <OptionFinder<string>
      label={t(`filters:label.${kind}`)} placeholder={isDay ? t('filters:typeDay', { example: dateInFigures('2026-05-01', format.locale) }) : t('filters:type')} text={text} onText={setText} options={options} isOld={isOld}
      chosen={from === null ? undefined : keyOf(from)} onBack={onBack}
      onChoose={(key) => {
        const condition = options.find((option) => option.key === key)?.condition
        if (condition !== undefined) onChoose(condition)
      }}
    />
  )
}
