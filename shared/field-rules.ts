import type { Condition, ListFilter, ObjectType } from './list'
import { fieldRuleOf, sensitiveFields, type FieldRule, type Rights } from './permissions'

/** The fields that a condition of a filter asks about, where they are such as may be kept from somebody. */
const askedBy: Readonly<Record<Condition['field'], readonly string[]>> = {
  text: [], tag: [], owner: [], company: [], tags: [], industry: [], created: [], updated: [], batch: [],
  email: ['emails'], phone: ['phones'], notes: ['notes'], city: ['addresses'], country: ['addresses'], birthday: ['birthday'],
  reach: ['emails', 'phones'], duplicates: ['emails', 'phones'], people: [], optOut: ['emails', 'phones', 'addresses'],
}

/** The first field that a condition asks about and that these rights do not show; null when none: what is not seen is not filtered by. */
export function withheldFieldOf(rights: Rights, object: ObjectType, field: Condition['field']): string | null {
  return askedBy[field].find((name) => fieldRuleOf(rights, object, name) !== null) ?? null
}

/** The same for a whole filter. */
export function withheldInFilter(rights: Rights, object: ObjectType, { conditions }: ListFilter): string | null {
  for (const { field } of conditions) {
    const withheld = withheldFieldOf(rights, object, field)
    if (withheld !== null) return withheld
  }
  return null
}

/** Fields of a noun that these rights do not show, with their rule. */
export function withheldFields(rights: Rights, object: ObjectType): ReadonlyMap<string, FieldRule> {
  const rules = new Map<string, FieldRule>()
  for (const field of sensitiveFields[object]) {
    const rule = fieldRuleOf(rights, object, field)
    if (rule !== null) rules.set(field, rule)
  }
  return rules
}
