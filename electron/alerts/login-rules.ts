import type { AuditAction } from '../../shared/audit/entry'
import type { RuleSettings } from '../../shared/alerts/rules'
import { idFromBytes, idToBytes, type UserId } from '../../shared/ids'
import { notAhead } from '../../shared/time'
import type { ReadDb } from '../db/database'
import type { LocalTime, ToLocalTime } from './local-time'
import type { Suspicion } from './suspicion'
import type { WatchedEntry } from './watched-entries'

/** Entries that say somebody came in. */
export const loginActions = ['vault.unlocked'] as const
/** Days of their own that a habit is made of, at most, and logins read for them: a script that opens the vault every minute must not cost more. */
const MOST_DAYS = 60
const MOST_READ = 3_000
/** Somebody who was never in on a weekend in so many days does not work on weekends. */
const WEEKS_WITHOUT_WEEKEND = 3
const DAY_MS = 24 * 3_600_000
/** So long after making a vault its maker may come at any hour: a new vault is set up whenever somebody finds the time, often in an evening. */
const SETTING_UP_MS = DAY_MS

/** Earlier logins of a person: when the last one was, and on which days at which hours they come. */
export interface LoginHistory {
  readonly lastAt: number | null
  readonly days: ReadonlySet<number>
  readonly hours: ReadonlySet<number>
  readonly hasWeekend: boolean
  /** On which days they came within each hour. */
  readonly daysByHour: ReadonlyMap<number, ReadonlySet<number>>
  /** Calendar days between the first and the last of `days`. */
  readonly span: number
}

/** What is unusual about logins among the new entries. */
export function loginSuspicions(db: ReadDb, rules: RuleSettings, fresh: readonly WatchedEntry[], toLocal: ToLocalTime): Suspicion[] {
  return fresh.filter(({ action, actorId }) => actorId !== null && loginActions.some((login) => login === action)).flatMap((entry) => {
    const history = historyOf(db, entry, toLocal)
    const hour = unusualHour(entry, history, toLocal(entry.at), rules)
    return [hour !== null && isSettingUp(db, entry) ? null : hour, longAbsence(entry, history, rules)].filter((found) => found !== null)
  })
}

function historyOf(db: ReadDb, login: WatchedEntry, toLocal: ToLocalTime): LoginHistory {
  const days = new Set<number>()
  const hours = new Set<number>()
  const daysByHour = new Map<number, Set<number>>()
  let lastAt: number | null = null
  let hasWeekend = false
  for (const at of loginsBefore(db, login)) {
    const { day, hour, weekday } = toLocal(at)
    if (!days.has(day) && days.size >= MOST_DAYS) break
    lastAt ??= at
    days.add(day)
    hours.add(hour)
    daysByHour.set(hour, (daysByHour.get(hour) ?? new Set()).add(day))
    hasWeekend ||= isWeekend(weekday)
  }
  return { lastAt, days, hours, hasWeekend, daysByHour, span: days.size === 0 ? 0 : Math.max(...days) - Math.min(...days) }
}

/** When a person came in before, newest first. */
function loginsBefore(db: ReadDb, { actorId, seq }: WatchedEntry): number[] {
  if (actorId === null) return []
  return db.all<{ at: number }>(
    `SELECT at FROM audit_entries INDEXED BY audit_entries_by_action
      WHERE action IN (${loginActions.map(() => '?').join(', ')}) AND seq < ? AND actor = ? ORDER BY seq DESC LIMIT ${String(MOST_READ)}`,
    ...loginActions, seq, idToBytes(actorId)).map(({ at }) => at)
}

/** Whether the maker of the vault comes on its first day. A login from before the vault was made, by a clock that was set back by more than it is set right by, is none of that day. */
function isSettingUp(db: ReadDb, { actorId, at }: WatchedEntry): boolean {
  const made = firstOf(db, 'vault.created')
  if (made === null || notAhead(made.at, at) === null || at - made.at >= SETTING_UP_MS) return false
  // Nobody acts yet while a vault is made; whoever made it is the first to be in.
  return firstOf(db, 'vault.unlocked')?.actorId === actorId
}

function firstOf(db: ReadDb, action: AuditAction): { readonly at: number; readonly actorId: UserId | null } | null {
  const first = db.get<{ at: number; actor: Uint8Array | null }>('SELECT at, actor FROM audit_entries INDEXED BY audit_entries_by_action WHERE action = ? ORDER BY seq LIMIT 1', action)
  return first === undefined ? null : { at: first.at, actorId: first.actor === null ? null : idFromBytes<UserId>(first.actor) }
}

/** Somebody who is not known yet and came around this hour on so many days works a shift then: it was told on each of them. */
const KNOWN_SHIFT_DAYS = 3

function daysAround({ daysByHour }: LoginHistory, counts: (hour: number) => boolean): number {
  return new Set([...daysByHour].filter(([hour]) => counts(hour)).flatMap(([, days]) => [...days])).size
}

/** By the person's own habit once there is enough of it, else by the hours of work. */
function unusualHour(entry: WatchedEntry, history: LoginHistory, { hour, minute, weekday }: LocalTime, rules: RuleSettings): Suspicion | null {
  const { isOn, values: { logins = 0, marginHours = 0, fromHour = 0, toHour = 24 } } = rules['unusual-hours']
  if (!isOn) return null
  const { days, hours, hasWeekend, span } = history
  const isOutside = (one: number): boolean => one < fromHour || one >= toHour
  const isLearnt = days.size >= logins
  const onFreeDay = isLearnt && span >= 7 * WEEKS_WITHOUT_WEEKEND && isWeekend(weekday) && !hasWeekend
  const atOddHour = isLearnt ? ![...hours].some((usual) => hoursApart(usual, hour) <= marginHours) : isOutside(hour) && daysAround(history, (usual) => isOutside(usual) && hoursApart(usual, hour) <= marginHours) < KNOWN_SHIFT_DAYS
  if (!onFreeDay && !atOddHour) return null
  const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
  return found('unusual-hours', entry, { time, isLearnt, weekend: onFreeDay, days: days.size, from: fromHour, to: toHour })
}

function longAbsence(entry: WatchedEntry, { lastAt }: LoginHistory, rules: RuleSettings): Suspicion | null {
  const { isOn, values: { days: limit = Number.POSITIVE_INFINITY } } = rules['long-absence']
  const days = lastAt === null ? 0 : Math.floor((entry.at - lastAt) / DAY_MS)
  return isOn && days >= limit ? found('long-absence', entry, { days, limit }) : null
}

function found(rule: 'unusual-hours' | 'long-absence', { seq, actorId }: WatchedEntry & { readonly actorId: UserId | null }, facts: Suspicion['facts']): Suspicion {
  return { rule, subject: actorId, seqs: [seq], facts }
}

/** Hours between two of the clock, the shorter way around. */
function hoursApart(one: number, other: number): number {
  const apart = Math.abs(one - other)
  return Math.min(apart, 24 - apart)
}

function isWeekend(weekday: number): boolean {
  return weekday === 0 || weekday === 6
}
