import { z } from 'zod'
import { objectTypes } from '../../shared/list'
import { rights, scopes, sensitiveFields, verbs, type Rights } from '../../shared/permissions'

type Values = { readonly before?: unknown; readonly after?: unknown }

const number = z.number()
/** A number that went up, or a limit that was taken away. */
const wentUp = ({ before, after }: Values): boolean => number.safeParse(before).success && (isOff(after) || numberOf(after) > numberOf(before))
/** A number that went down, or something kept that is not any more. */
const wentDown = ({ before, after }: Values): boolean => number.safeParse(before).success && numberOf(after) < numberOf(before)
const wentOff = ({ before, after }: Values): boolean => !isOff(before) && isOff(after)
const isOff = (value: unknown): boolean => value === null || value === undefined || value === false || value === 0 || value === 'off'
const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0)

/** Settings of the vault that guard it, and when a change of one guards it less. One that does not exist here is simply never changed. */
const laxer: Readonly<Record<string, (values: Values) => boolean>> = {
  idleMinutes: wentUp,
  binDays: wentDown,
  passphraseMaxAgeDays: wentUp,
  invitationDays: wentUp,
  secondFactor: wentOff,
  logKeepDays: isKeptLess,
}

/** Which of the changed settings guard the vault less than before. */
export function weakened(fields: Readonly<Record<string, Values>>): string[] {
  return Object.entries(fields).filter(([name, values]) => laxer[name]?.(values) === true).map(([name]) => name)
}

/** What a role's rights guard less than before: a longer idle time, no second factor. */
export function weakenedRights(before: Rights, after: Rights): string[] {
  const idle = (one: Rights): number => one.idleMinutes ?? Number.POSITIVE_INFINITY
  return [...(idle(after) > idle(before) ? ['idleMinutes'] : []), ...(before.secondFactor && !after.secondFactor ? ['secondFactor'] : [])]
}

/** Whether rights reach further than before: another special permission, a wider scope, or a field shown that was not. */
export function isRaised(before: Rights, after: Rights): boolean {
  const reach = (one: Rights, object: 'contact' | 'company', verb: (typeof verbs)[number]): number => scopes.indexOf(one.scopes[object][verb])
  const hides = (one: Rights, object: 'contact' | 'company', field: string): number => ['hidden', 'masked'].indexOf(new Map<string, string>(Object.entries(one.fields[object])).get(field) ?? '') + 1
  return (
    after.special.some((permission) => !before.special.includes(permission)) ||
    objectTypes.some((object) => verbs.some((verb) => reach(after, object, verb) > reach(before, object, verb))) ||
    objectTypes.some((object) => sensitiveFields[object].some((field) => shown(hides(after, object, field)) > shown(hides(before, object, field))))
  )
}

/** How much of a field is seen: hidden 1, masked 2, all 3. */
function shown(rule: number): number {
  return rule === 0 ? 3 : rule
}

/** Rights as an entry tells them; null when it does not. */
export function rightsIn(value: unknown): Rights | null {
  const given = typeof value === 'string' ? parsed(value) : value
  const read = rights.safeParse(given)
  return read.success ? read.data : null
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Null keeps for ever. */
function isKeptLess({ before, after }: Values): boolean {
  const days = (value: unknown): number => (typeof value === 'number' ? value : Number.POSITIVE_INFINITY)
  return days(after) < days(before)
}
