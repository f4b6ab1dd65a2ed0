import type { Condition, ObjectType } from '../list'

/** What makes data age: each is a list of its own, one step from where it is mended. */
export const hygieneChecks = [
  'duplicate-people', 'duplicate-companies', 'invalid-email', 'invalid-phone', 'out-of-reach', 'no-email', 'no-phone', 'no-owner', 'stale', 'empty-companies',
] as const
export type HygieneCheck = (typeof hygieneChecks)[number]

/** Records that nobody changed for so many months count as stale. */
export const STALE_MONTHS = 24

/** The list behind a check, as lists are asked for. `now` decides what is stale: the same day gives the same list. */
export function listOf(check: HygieneCheck, now: number): { readonly object: ObjectType; readonly conditions: readonly Condition[] } {
  switch (check) {
    case 'duplicate-people':
      return people({ field: 'duplicates', op: 'is-present', value: '' })
    case 'duplicate-companies':
      return { object: 'company', conditions: [{ field: 'duplicates', op: 'is-present', value: '' }] }
    case 'invalid-email':
      return people({ field: 'email', op: 'is-invalid', value: '' })
    case 'invalid-phone':
      return people({ field: 'phone', op: 'is-invalid', value: '' })
    case 'out-of-reach':
      return people({ field: 'reach', op: 'is-empty', value: '' })
    case 'no-email':
      return people({ field: 'email', op: 'is-empty', value: '' })
    case 'no-phone':
      return people({ field: 'phone', op: 'is-empty', value: '' })
    case 'no-owner':
      return people({ field: 'owner', op: 'is-empty', value: '' })
    case 'stale':
      return people({ field: 'updated', op: 'before', value: staleBefore(now) })
    case 'empty-companies':
      return { object: 'company', conditions: [{ field: 'people', op: 'is-empty', value: '' }] }
  }
}

function people(condition: Condition): { readonly object: ObjectType; readonly conditions: readonly Condition[] } {
  return { object: 'contact', conditions: [condition] }
}

function staleBefore(now: number): number {
  const day = new Date(now)
  // A day here, as the list's own filter shows and takes it.
  return new Date(day.getFullYear(), day.getMonth() - STALE_MONTHS, day.getDate()).getTime()
}

/** What a count found, and when: numbers of a vault that may have changed since. */
export interface HygieneCount {
  readonly at: number
  readonly tookMs: number
  readonly people: number
  readonly companies: number
  readonly counts: Readonly<Record<HygieneCheck, number>>
}
