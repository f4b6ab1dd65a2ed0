import { useRef, useState } from 'react'
import type { Condition, ObjectType } from '../../../../shared/list'
import { useText } from '../../../i18n/use-text'
import { Button } from '../../../ui/button'
import { cx } from '../../../ui/cx'
import { Select } from '../../../ui/select'
import { choicesFor, toCondition, type Choice } from './condition-table'
import styles from './filter.module.css'
import { ValueField } from './value-field'

/** Changes one condition: how it asks, and for what. Enter takes it over. */
export function ConditionEditor({ object, choice: before, value: valueBefore, onTake }: { readonly object: ObjectType; readonly choice: Choice; readonly value: string; readonly onTake: (condition: Condition) => void }) {
  const { t } = useText()
  const [choice, setChoice] = useState(before)
  const [value, setValue] = useState(valueBefore)
  const latest = useRef(value)
  latest.current = value
  const options = choicesFor(before.kind)
  const set = (next: string): void => {
    latest.current = next
    setValue(next)
  }
  const take = (): void => {
    const taken = toCondition(choice, latest.current)
    if (taken !== null) onTake(taken)
  }
  return (
    <form className={cx(styles.editor)} onSubmit={(event) => { event.preventDefault(); take() }}>
      {options.length === 1 ? null : (
        <Select
          label={t('filters:how')} hideLabel autoFocus={choice.asks === 'nothing'} value={choice.id}
          options={options.map(({ id, words }) => ({ key: id, text: t(words, { value: '…' }) }))}
          onChange={(id) => { setChoice(options.find((option) => option.id === id) ?? choice) }}
        />
      )}
      <ValueField object={object} choice={choice} value={value} onChange={set} onPick={(next) => { set(next); take() }} />
      <Button type="submit" variant="primary" size="small" isDisabled={choice.asks !== 'day' && toCondition(choice, value) === null}>{t('filters:take')}</Button>
    </form>
  )
}
