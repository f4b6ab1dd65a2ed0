import { useEffect, useRef, useState } from 'react'
import type { Condition, ObjectType } from '../../../../shared/list'
import { useText } from '../../../i18n/use-text'
import { Button } from '../../../ui/button'
import { cx } from '../../../ui/cx'
import { FilterChip } from '../../../ui/filter-chip'
import { ConditionEditor } from './condition-editor'
import { choiceOf, choicesFor, valueOf, type Choice, type ConditionKind } from './condition-table'
import styles from './filter.module.css'
import { useConditionWords } from './use-condition-words'

/** Which condition is being changed: one of the list, or a new one of a kind. */
export type Editing = { readonly place: number } | { readonly kind: ConditionKind } | null

export interface FilterBarProps {
  readonly object: ObjectType
  readonly conditions: readonly Condition[]
  readonly editing: Editing
  readonly onEditing: (editing: Editing) => void
  readonly onChange: (conditions: readonly Condition[]) => void
  /** To the rows. */
  readonly onLeave: () => void
}

/** The conditions of a list, each as a chip that reads as words. Nothing is there while there are none. */
export function FilterBar({ object, conditions, editing, onEditing, onChange, onLeave }: FilterBarProps) {
  const { t } = useText()
  const bar = useRef<HTMLDivElement>(null)
  // The chip to be focused once it is drawn: the one just made, or the neighbour of one that went.
  const [focusAt, setFocusAt] = useState<{ readonly place: number } | null>(null)
  const leave = useRef(onLeave)
  leave.current = onLeave
  useEffect(() => {
    if (focusAt === null) return
    const chips = [...(bar.current?.querySelectorAll<HTMLElement>('[data-chip]') ?? [])]
    const chip = chips[Math.min(focusAt.place, chips.length - 1)]
    if (chip === undefined) leave.current()
    else chip.focus()
  }, [focusAt])
  const set = (place: number, condition: Condition): void => {
    setFocusAt({ place })
    onEditing(null)
    onChange([...conditions.slice(0, place), condition, ...conditions.slice(place + 1)])
  }
  const remove = (place: number): void => {
    setFocusAt({ place })
    onChange(conditions.filter((_, at) => at !== place))
  }
  const fresh = editing !== null && 'kind' in editing ? choicesFor(editing.kind)[0] : undefined
  if (conditions.length === 0 && fresh === undefined) return null
  return (
    <div ref={bar} role="group" aria-label={t('filters:active')} className={cx(styles.bar)}>
      {conditions.map((condition, place) => (
        <ConditionChip
          key={`${String(place)}-${JSON.stringify(condition)}`} object={object} condition={condition} isOpen={editing !== null && 'place' in editing && editing.place === place}
          onOpenChange={(isOpen) => { onEditing(isOpen ? { place } : null) }} onTake={(taken) => { set(place, taken) }} onRemove={() => { remove(place) }} onLeave={onLeave}
        />
      ))}
      {fresh === undefined ? null : (
        <FilterChip key={fresh.id} text={t(fresh.words, { value: '…' })} removeLabel={t('ui:cancel')} isOpen onOpenChange={(isOpen) => { if (!isOpen) { setFocusAt({ place: conditions.length }); onEditing(null) } }} onRemove={() => { onEditing(null) }} onLeave={onLeave}>
          <ConditionEditor object={object} choice={fresh} value="" onTake={(taken) => { set(conditions.length, taken) }} />
        </FilterChip>
      )}
      {conditions.length === 0 ? null : <Button size="small" variant="quiet" onPress={() => { onChange([]); onLeave() }}>{t('filters:clear')}</Button>}
    </div>
  )
}

interface ConditionChipProps {
  readonly object: ObjectType
  readonly condition: Condition
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
  readonly onTake: (condition: Condition) => void
  readonly onRemove: () => void
  readonly onLeave: () => void
}

function ConditionChip({ object, condition, onTake, ...chip }: ConditionChipProps) {
  const { t } = useText()
  const words = useConditionWords(condition)
  const choice: Choice | undefined = choiceOf(condition)
  return (
    <FilterChip {...chip} text={words} removeLabel={t('filters:remove', { words })}>
      {choice === undefined ? null : <ConditionEditor object={object} choice={choice} value={valueOf(condition)} onTake={onTake} />}
    </FilterChip>
  )
}
