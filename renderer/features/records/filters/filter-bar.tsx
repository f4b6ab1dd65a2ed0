import { useEffect, useRef } from 'react'
import type { Condition, ObjectType } from '../../../../shared/list'
import { useText } from '../../../i18n/use-text'
import { Button } from '../../../ui/button'
import { ChipBar } from '../../../ui/chip'
import { isSame } from './kinds'
import { FilterChip } from './filter-chip'

/** The conditions that hold, in words, under the title. Nothing filtered: nothing is there. `onEmpty`: the last one went; the focus needs another place. */
export function FilterBar({ object, conditions, found, onChange, onEmpty }: { readonly object: ObjectType; readonly conditions: readonly Condition[]; readonly found: number | null; readonly onChange: (conditions: readonly Condition[]) => void; readonly onEmpty: () => void }) {
  const { t } = useText()
  const bar = useRef<HTMLDivElement>(null)
  const gone = useRef<number | null>(null)
  useEffect(() => {
    if (gone.current === null) return
    const chips = [...(bar.current?.querySelectorAll<HTMLElement>('[data-chip]') ?? [])]
    const next = chips[Math.min(gone.current, chips.length - 1)]
    gone.current = null
    if (next === undefined) onEmpty()
    else next.focus()
  }, [conditions, onEmpty])
  if (conditions.length === 0) return null
  const change = (place: number, next: Condition): void => {
    onChange(conditions.flatMap((condition, at) => (at === place ? [next] : isSame(condition, next) ? [] : [condition])))
  }
  const clear = (): void => {
    onChange([])
    onEmpty()
  }
  return (
    <ChipBar label={t('filters:bar')} box={bar} status={found === null ? '' : t(`filters:found.${object}`, { count: found })}>
      {conditions.map((condition, place) => (
        <FilterChip
          key={place} object={object} condition={condition}
          onChange={(next) => { change(place, next) }}
          onRemove={() => {
            gone.current = place
            onChange(conditions.filter((_, at) => at !== place))
          }}
        />
      ))}
      <Button variant="quiet" size="small" onPress={clear}>{t('filters:clear')}</Button>
    </ChipBar>
  )
}
