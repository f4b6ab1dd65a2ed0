import { condition, type Condition, type ObjectType } from '../../../../shared/list'
import { localDay, startOfLocalDay } from '../../../../shared/local-day'
import type { TextKey } from '../../../i18n/resources'

/** What a person filters by. */
export type ConditionKind = 'tag' | 'company' | 'city' | 'country' | 'industry' | 'owner' | 'email' | 'phone' | 'notes' | 'birthday' | 'optOut' | 'reach' | 'duplicates' | 'people' | 'updated' | 'created' | 'batch'
/** What a choice needs to become a condition. */
export type Asks = 'nothing' | 'tag' | 'company' | 'place' | 'owner' | 'day' | 'month' | 'import'

/** One way to ask about a kind: "Tag is …", "Has no tag". */
export interface Choice {
  readonly id: string
  readonly kind: ConditionKind
  readonly field: Condition['field']
  readonly op: Condition['op']
  readonly asks: Asks
  /** The condition in words, with its value. */
  readonly words: TextKey
}

const table: readonly Omit<Choice, 'id'>[] = [
  { kind: 'tag', field: 'tag', op: 'is', asks: 'tag', words: 'filters:tagIs' },
  { kind: 'tag', field: 'tag', op: 'is-not', asks: 'tag', words: 'filters:tagIsNot' },
  { kind: 'tag', field: 'tags', op: 'is-present', asks: 'nothing', words: 'filters:tagAny' },
  { kind: 'tag', field: 'tags', op: 'is-empty', asks: 'nothing', words: 'filters:tagNone' },
  { kind: 'company', field: 'company', op: 'is', asks: 'company', words: 'filters:companyIs' },
  { kind: 'company', field: 'company', op: 'is-present', asks: 'nothing', words: 'filters:companyAny' },
  { kind: 'company', field: 'company', op: 'is-empty', asks: 'nothing', words: 'filters:companyNone' },
  { kind: 'industry', field: 'industry', op: 'is', asks: 'place', words: 'filters:industryIs' },
  { kind: 'industry', field: 'industry', op: 'is-present', asks: 'nothing', words: 'filters:industryAny' },
  { kind: 'industry', field: 'industry', op: 'is-empty', asks: 'nothing', words: 'filters:industryNone' },
  { kind: 'city', field: 'city', op: 'is', asks: 'place', words: 'filters:cityIs' },
  { kind: 'city', field: 'city', op: 'is-present', asks: 'nothing', words: 'filters:cityAny' },
  { kind: 'city', field: 'city', op: 'is-empty', asks: 'nothing', words: 'filters:cityNone' },
  { kind: 'country', field: 'country', op: 'is', asks: 'place', words: 'filters:countryIs' },
  { kind: 'country', field: 'country', op: 'is-present', asks: 'nothing', words: 'filters:countryAny' },
  { kind: 'country', field: 'country', op: 'is-empty', asks: 'nothing', words: 'filters:countryNone' },
  { kind: 'owner', field: 'owner', op: 'is', asks: 'owner', words: 'filters:ownerIs' },
  { kind: 'owner', field: 'owner', op: 'is-empty', asks: 'nothing', words: 'filters:ownerNone' },
  { kind: 'email', field: 'email', op: 'is-empty', asks: 'nothing', words: 'filters:emailNone' },
  { kind: 'email', field: 'email', op: 'is-present', asks: 'nothing', words: 'filters:emailAny' },
  { kind: 'email', field: 'email', op: 'is-invalid', asks: 'nothing', words: 'filters:emailInvalid' },
  { kind: 'phone', field: 'phone', op: 'is-empty', asks: 'nothing', words: 'filters:phoneNone' },
  { kind: 'phone', field: 'phone', op: 'is-present', asks: 'nothing', words: 'filters:phoneAny' },
  { kind: 'phone', field: 'phone', op: 'is-invalid', asks: 'nothing', words: 'filters:phoneInvalid' },
  { kind: 'reach', field: 'reach', op: 'is-empty', asks: 'nothing', words: 'filters:reachNone' },
  { kind: 'duplicates', field: 'duplicates', op: 'is-present', asks: 'nothing', words: 'filters:duplicates' },
  { kind: 'people', field: 'people', op: 'is-empty', asks: 'nothing', words: 'filters:peopleNone' },
  { kind: 'people', field: 'people', op: 'is-present', asks: 'nothing', words: 'filters:peopleAny' },
  { kind: 'notes', field: 'notes', op: 'is-present', asks: 'nothing', words: 'filters:notesAny' },
  { kind: 'notes', field: 'notes', op: 'is-empty', asks: 'nothing', words: 'filters:notesNone' },
  { kind: 'birthday', field: 'birthday', op: 'in-month', asks: 'month', words: 'filters:birthdayIn' },
  { kind: 'optOut', field: 'optOut', op: 'is-present', asks: 'nothing', words: 'filters:optOutAny' },
  { kind: 'optOut', field: 'optOut', op: 'is-empty', asks: 'nothing', words: 'filters:optOutNone' },
  { kind: 'updated', field: 'updated', op: 'after', asks: 'day', words: 'filters:updatedSince' },
  { kind: 'updated', field: 'updated', op: 'before', asks: 'day', words: 'filters:updatedBefore' },
  { kind: 'created', field: 'created', op: 'after', asks: 'day', words: 'filters:createdSince' },
  { kind: 'created', field: 'created', op: 'before', asks: 'day', words: 'filters:createdBefore' },
  { kind: 'batch', field: 'batch', op: 'is', asks: 'import', words: 'filters:batchIs' },
]
const choices: readonly Choice[] = table.map((choice) => ({ ...choice, id: `${choice.field}-${choice.op}` }))

const kindsOf: Readonly<Record<ObjectType, readonly ConditionKind[]>> = {
  contact: ['tag', 'company', 'city', 'country', 'owner', 'email', 'phone', 'reach', 'notes', 'birthday', 'optOut', 'duplicates', 'updated', 'created', 'batch'],
  company: ['tag', 'industry', 'city', 'country', 'owner', 'email', 'phone', 'reach', 'people', 'notes', 'optOut', 'duplicates', 'updated', 'created', 'batch'],
}

/** What a list of this noun can be filtered by, in the order it is offered. */
export function kindsFor(object: ObjectType): readonly ConditionKind[] {
  return kindsOf[object]
}

/** The ways to ask about a kind, the usual one first. */
export function choicesFor(kind: ConditionKind): readonly Choice[] {
  return choices.filter((choice) => choice.kind === kind)
}

/** The choice behind a condition; undefined for what is asked elsewhere, such as text. */
export function choiceOf({ field, op }: Condition): Choice | undefined {
  return choices.find((choice) => choice.field === field && choice.op === op)
}

/** The condition of a choice with its value: what was typed or chosen, for days `YYYY-MM-DD`. Null while the value is missing. */
export function toCondition(choice: Choice, value: string): Condition | null {
  const asked = choice.asks === 'nothing' ? '' : value.trim()
  if (choice.asks !== 'nothing' && asked === '') return null
  const parsed = condition.safeParse({ field: choice.field, op: choice.op, value: choice.asks === 'day' ? startOfLocalDay(asked) : asked })
  return parsed.success ? parsed.data : null
}

/** The value of a condition as {@link toCondition} takes it. */
export function valueOf({ value }: Condition): string {
  return typeof value === 'number' ? localDay(value) : value
}
