import { objectTypes } from '../../../shared/list'
import { fieldRuleOf, scopes, sensitiveFields, specialPermissions, verbs, type FieldRule, type Rights } from '../../../shared/permissions'
import type { Translate } from '../../i18n/use-text'

/** What another version of a role gives and takes, in words. */
export interface Differences {
  readonly more: readonly string[]
  readonly less: readonly string[]
}

const openness: Readonly<Record<FieldRule | 'shown', number>> = { shown: 2, masked: 1, hidden: 0 }

/** Compares two versions of a role. A time until locking counts as neither more nor less but as taken when it is shorter. */
export function differencesOf(before: Rights, after: Rights, t: Translate): Differences {
  const more: string[] = []
  const less: string[] = []
  const note = (isMore: boolean, words: string): void => { (isMore ? more : less).push(words) }
  for (const object of objectTypes) {
    const noun = t(`users:noun.${object}`)
    for (const verb of verbs) {
      const old = before.scopes[object][verb]
      const now = after.scopes[object][verb]
      if (old !== now) note(scopes.indexOf(now) > scopes.indexOf(old), t('users:difference.scope', { noun, verb: t(`users:verb.${verb}`), scope: t(`users:scope.${now}`) }))
    }
    for (const field of sensitiveFields[object]) {
      const old = fieldRuleOf(before, object, field) ?? 'shown'
      const now = fieldRuleOf(after, object, field) ?? 'shown'
      if (old !== now) note(openness[now] > openness[old], t('users:difference.field', { noun, field: t(`users:field.${field}`), rule: t(`users:rule.${now}`) }))
    }
  }
  for (const special of specialPermissions) {
    const [had, has] = [before.special.includes(special), after.special.includes(special)]
    if (had !== has) note(has, t(`users:special.${special}`))
  }
  if (before.idleMinutes !== after.idleMinutes) note(minutesOf(after) > minutesOf(before), t('users:difference.idle'))
  if (before.secondFactor !== after.secondFactor) note(!after.secondFactor, t(after.secondFactor ? 'users:difference.stepsOn' : 'users:difference.stepsOff'))
  return { more, less }
}

function minutesOf({ idleMinutes }: Rights): number {
  return idleMinutes ?? Number.POSITIVE_INFINITY
}
