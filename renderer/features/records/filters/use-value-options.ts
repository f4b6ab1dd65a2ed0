import { fold } from '../../../../shared/fold'
import type { Condition, ObjectType } from '../../../../shared/list'
import { useOpenVault } from '../../../app/session'
import { useText } from '../../../i18n/use-text'
import { useQueryOf } from '../../../ipc/use-query-of'
import { dayOptions } from './day-options'
import { kindIcons, presenceFields, type FilterKind, type ValueKind } from './kinds'
import type { ValueOption } from './value-option'

/** Lines asked for at once; typing narrows. */
const SHOWN = 40
const settled = (options: readonly ValueOption[]): ValueOptions => ({ options, isOld: false })

export interface ValueOptions {
  readonly options: readonly ValueOption[]
  /** They belong to what was typed before. */
  readonly isOld: boolean
}

/** What a condition of a kind can be, for what is typed. Tags, companies and places come from the engine as one types. */
export function useValueOptions(kind: FilterKind, object: ObjectType, typed: string): ValueOptions {
  const words = useText()
  const { t, format } = words
  const { session } = useOpenVault()
  const text = typed.trim().slice(0, 100)
  const isTag = kind === 'tag' || kind === 'notTag'
  const tags = useQueryOf('search.tags', isTag ? { object, prefix: text, limit: SHOWN } : null, { keepOld: true })
  const companies = useQueryOf('companies.suggest', kind === 'company' ? { text, limit: SHOWN } : null, { keepOld: true })
  const place = kind === 'city' || kind === 'country' || kind === 'industry' ? kind : null
  const places = useQueryOf('search.values', place === null ? null : { object, field: place, prefix: text, limit: SHOWN }, { keepOld: true })
  const users = useQueryOf('users.list', kind === 'owner' ? {} : null)
  const batches = useQueryOf('import.batches', kind === 'batch' ? {} : null)
  switch (kind) {
    case 'tag':
    case 'notTag':
      return tags.state !== 'ready' ? waiting : { isOld: tags.isOld, options: tags.value.items.map(({ tag, count }) => option(tag, tag, { field: 'tag', op: kind === 'tag' ? 'is' : 'is-not', value: tag }, format.number(count))) }
    case 'company':
      return companies.state !== 'ready' ? waiting : { isOld: companies.isOld, options: companies.value.items.map(({ id, name, domain }) => option(id, name, { field: 'company', op: 'is', value: id }, domain)) }
    case 'city':
    case 'country':
    case 'industry':
      return places.state !== 'ready' ? waiting : { isOld: places.isOld, options: places.value.items.map((value) => option(fold(value), value, { field: kind, op: 'is', value })) }
    case 'owner':
      return users.state !== 'ready' ? waiting : settled(narrowed(users.value.items.map(({ id, name }) => option(id, id === session.userId ? t('filters:me') : name, { field: 'owner', op: 'is', value: id }, id === session.userId ? name : '')), text))
    case 'batch':
      return batches.state !== 'ready' ? waiting : settled(narrowed(batches.value.items.filter(({ state }) => state !== 'undone').map(({ batchId, fileName, startedAt }) => option(batchId, fileName, { field: 'batch', op: 'is', value: batchId }, format.dateTime(startedAt))), text))
    case 'created':
    case 'updated':
      return settled(dayOptions(kind, typed, Date.now(), words))
    case 'presence':
      return settled(narrowed(presenceOptions(object, t), text))
  }
}

const waiting: ValueOptions = { options: [], isOld: true }

function option(key: string, text: string, condition: Condition, detail = ''): ValueOption {
  return { key, text, condition, ...(detail === '' ? {} : { detail }) }
}

/** What a record can have or lack, each a condition without a value. */
export function presenceOptions(object: ObjectType, t: ReturnType<typeof useText>['t']): readonly ValueOption[] {
  const lacking = (field: 'company' | 'owner'): ValueOption => ({ ...option(`${field} is-empty`, t(`filters:hasNo.${field}`), { field, op: 'is-empty', value: '' }), icon: kindIcons[field] })
  return [
    ...presenceFields.flatMap((field) => [
      { ...option(`${field} is-empty`, t(`filters:hasNo.${field}`), { field, op: 'is-empty', value: '' }), icon: kindIcons[field] },
      { ...option(`${field} is-present`, t(`filters:has.${field}`), { field, op: 'is-present', value: '' }), icon: kindIcons[field] },
    ]),
    ...(object === 'contact' ? [lacking('company')] : []),
    lacking('owner'),
  ]
}

/** The options that have every typed word at the start of one of theirs, without case and accents. */
export function narrowed<O extends { readonly text: string; readonly detail?: string }>(options: readonly O[], typed: string): readonly O[] {
  const wanted = fold(typed).split(' ').filter((word) => word !== '')
  return options.filter(({ text, detail = '' }) => {
    const words = fold(`${text} ${detail}`).split(/[^\p{L}\p{N}]+/u)
    return wanted.every((word) => words.some((other) => other.startsWith(word)))
  })
}

/** The line that stands for a condition, to be marked in its list. */
export function keyOf(condition: Condition): string {
  switch (condition.field) {
    case 'city':
    case 'country':
    case 'industry':
      return fold(condition.value)
    case 'tag':
    case 'batch':
      return condition.value
    case 'company':
    case 'owner':
      return condition.op === 'is' ? condition.value : `${condition.field} is-empty`
    default:
      return `${condition.field} ${condition.op}`
  }
}
export type { ValueKind }
