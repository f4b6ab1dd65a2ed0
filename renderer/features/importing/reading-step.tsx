import { useState } from 'react'
import { delimiters, dialects, encodings, type Dialect, type Encoding, type ImportPlan } from '../../../shared/importing/channels'
import type { TextKey } from '../../i18n/resources'
import { useText } from '../../i18n/use-text'
import { cx } from '../../ui/cx'
import { InlineAlert } from '../../ui/inline-alert'
import { RadioGroup } from '../../ui/radio-group'
import { Select, type Option } from '../../ui/select'
import { TextField } from '../../ui/text-field'
import { FirstRows } from './first-rows'
import { changePlan, readDifferently } from './import-actions'
import { useImport } from './import-state'
import styles from './importing.module.css'
import { OwnerField } from './owner-field'
import { dateKeys, delimiterKeys, dialectKeys, encodingKeys, modeKeys, noteKeys } from './plan-words'
import { StepFrame } from './step-frame'
import { TroubleAlert } from './trouble-alert'

/** Header lines offered beyond the one that was found. */
const HEADER_LINES = 10
const keysOf = <K extends string>(table: Readonly<Record<K, unknown>>): readonly K[] => Object.keys(table) as K[]

/** How the file's text becomes rows, and what is done with them. Everything found out can be changed. */
export function ReadingStep() {
  const { t } = useText()
  const { inspection, plan, work, result } = useImport()
  if (inspection === null || plan === null) return null
  const isFixed = work !== null || result !== null
  const isTable = plan.format === 'csv' && inspection.plan.columns.length > 0
  const isFolder = plan.dialect === 'satchel' && plan.columns.length === 0
  const named = <K extends string>(keys: readonly K[], words: Readonly<Record<K, TextKey>>): Option<K>[] => keys.map((key) => ({ key, text: t(words[key]) }))
  const lines = Array.from({ length: Math.max(HEADER_LINES, plan.headerRow + 1) }, (_, line) => ({ key: String(line), text: t('importing:settings.headerLine', { n: line + 1 }) }))
  return (
    <StepFrame number={2} title={t('importing:step.reading')}>
      <p className={cx(styles.hint)}>{t(isFolder ? 'importing:settings.folder' : 'importing:settings.legend')}</p>
      {isFolder ? null : (
        <div className={cx(styles.settings)}>
          <Select<ImportPlan['object']>
            label={t('importing:settings.object')} value={plan.object} isDisabled={isFixed} onChange={(object) => void readDifferently({ object })}
            options={[{ key: 'contact', text: t('importing:settings.people') }, { key: 'company', text: t('importing:settings.companies') }]}
          />
          {!isTable ? null : <Select<Dialect> label={t('importing:settings.dialect')} value={plan.dialect} isDisabled={isFixed} onChange={(dialect) => void readDifferently({ dialect })} options={named(dialects.filter((dialect) => dialect !== 'vcard'), dialectKeys)} />}
          <Select<Encoding> label={t('importing:settings.encoding')} value={plan.encoding} isDisabled={isFixed} onChange={(encoding) => void readDifferently({ encoding })} options={named(encodings, encodingKeys)} />
          {!isTable ? null : (
            <>
              <Select<ImportPlan['delimiter']> label={t('importing:settings.delimiter')} value={plan.delimiter} isDisabled={isFixed} onChange={(delimiter) => void readDifferently({ delimiter })} options={named(delimiters, delimiterKeys)} />
              <Select label={t('importing:settings.header')} value={String(plan.headerRow)} isDisabled={isFixed} onChange={(line) => void readDifferently({ headerRow: Number(line) })} options={[{ key: '-1', text: t('importing:settings.headerNone') }, ...lines]} />
              <Select<ImportPlan['dateOrder']> label={t('importing:settings.dateOrder')} value={plan.dateOrder} isDisabled={isFixed} onChange={(dateOrder) => { changePlan({ dateOrder }) }} options={named(keysOf(dateKeys), dateKeys)} />
            </>
          )}
        </div>
      )}
      <TroubleAlert at="reading" />
      {inspection.notes.map((note) => <InlineAlert key={note} tone="info" title={t(noteKeys[note])} />)}
      <FirstRows inspection={inspection} plan={plan} />
      {isFolder ? null : (
        <div className={cx(styles.choices)}>
          <RadioGroup<ImportPlan['mode']>
            label={t('importing:settings.mode')} value={plan.mode} isDisabled={isFixed} onChange={(mode) => { changePlan({ mode }) }}
            options={keysOf(modeKeys).map((key) => ({ key, text: t(modeKeys[key].name), detail: t(modeKeys[key].text) }))}
          />
          <div className={cx(styles.stack)}>
            <TagsField tags={plan.tags} isDisabled={isFixed} />
            <OwnerField plan={plan} isDisabled={isFixed} />
          </div>
        </div>
      )}
    </StepFrame>
  )
}

function TagsField({ tags, isDisabled }: { readonly tags: readonly string[]; readonly isDisabled: boolean }) {
  const { t } = useText()
  const [text, setText] = useState(tags.join(', '))
  const take = (typed: string): void => {
    setText(typed)
    const next = [...new Set(typed.split(',').map((tag) => tag.trim().slice(0, 100)).filter((tag) => tag !== ''))].slice(0, 20)
    if (next.join('\n') !== tags.join('\n')) changePlan({ tags: next })
  }
  return <TextField label={t('importing:settings.tags')} isOptional value={text} onChange={take} isDisabled={isDisabled} description={t('importing:settings.tagsHint')} maxLength={2_000} />
}
