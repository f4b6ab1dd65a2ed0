import type { RuleSettings } from '../../shared/alerts/rules'
import { asId, idToBytes, type UserId } from '../../shared/ids'
import type { ReadDb } from '../db/database'
import { burstsIn, type Burst, type Tally } from './bursts'
import { SLOWLY, type Suspicion } from './suspicion'
import { entriesBefore, hasEntryBetween, numberIn, type WatchedEntry } from './watched-entries'

type CountedRule = 'failed-logins' | 'denied-actions' | 'mass-export' | 'mass-change'

interface Counted {
  readonly rule: CountedRule
  /** Entries that count, and for how much. Null: this one does not. */
  readonly actions: Readonly<Record<string, (entry: WatchedEntry, limit: number) => number | null>>
  readonly limit: 'attempts' | 'records'
  /** So many times the limit is too much of several people together, each of whom stays below it. */
  readonly together: number
}

/** Why a code was refused, when the clock is behind what the vault has seen. */
export const CLOCK_SET_BACK = 'clock-set-back'

const failed = (entry: WatchedEntry): number => numberIn(entry, 'attempts') ?? 1
const once = (): number => 1
/** Told one by one; a code refused for the clock says nothing about who typed it. */
const refusedCode = (entry: WatchedEntry): number | null => (entry.facts['reason'] === CLOCK_SET_BACK ? null : 1)

/** Rules that say "too much within a time". */
const counted: readonly Counted[] = [
  { rule: 'failed-logins', limit: 'attempts', together: 3, actions: { 'vault.unlock-failed': failed, 'user.second-factor-failed': refusedCode } },
  { rule: 'denied-actions', limit: 'attempts', together: 3, actions: { 'access.denied': once } },
  {
    rule: 'mass-export', limit: 'records', together: 4,
    actions: {
      // A copy of everything is a mass whatever the vault holds. The log itself holds no customers.
      'export.started': (entry, limit) => (entry.facts['format'] === 'log' ? null : entry.facts['format'] === 'all' ? Math.max(limit, numberIn(entry, 'count') ?? 0) : numberIn(entry, 'count')),
    },
  },
  {
    rule: 'mass-change', limit: 'records', together: 4,
    // An import that writes over what is there changes it; one that adds does not.
    actions: { 'records.changed': (entry) => numberIn(entry, 'changed'), 'import.undone': (entry) => numberIn(entry, 'reversed'), 'import.finished': (entry) => numberIn(entry, 'updated') },
  },
]

/** Actions that these rules count one by one, by the entry. */
export const countedActions: readonly string[] = counted.flatMap(({ actions }) => Object.keys(actions))
/** Deleted one at a time: looked for by index, since a change of many has one for each record as well. */
const SINGLE = 'record.deleted'
/** More entries than this are not looked back upon: their sum is above every limit. */
const MOST_LOOKED_AT = 20_000
const DAY_MS = 24 * 3_600_000

/**
 * What was too much among what is new: `fresh` are the watched entries after `after`, up to `upTo`. Too much within the window of the rule; what stays below
 * that, too much within a week, or of several people together.
 */
export function countedSuspicions(db: ReadDb, rules: RuleSettings, fresh: readonly WatchedEntry[], after: number, upTo: number): Suspicion[] {
  return counted.flatMap((one) => {
    const { isOn, values } = rules[one.rule]
    const first = fresh.find(({ action }) => action in one.actions)
    const deletes = one.rule === 'mass-change' && isOn && hasEntryBetween(db, SINGLE, after, upTo)
    if (!isOn || (first === undefined && !deletes)) return []
    const minutes = values['windowMinutes'] ?? 0
    const windowMs = minutes * 60_000
    const limit = values[one.limit] ?? Number.POSITIVE_INFINITY
    const tallies = talliesOf(db, one, limit, after, upTo, Math.max(windowMs, SLOWLY.windowMs), deletes)
    const told = ({ person, count, seqs }: Burst, facts: Suspicion['facts']): Suspicion => ({ rule: one.rule, subject: person, seqs, facts: { count, limit, minutes, ...facts } })
    const kinds = [...new Set(tallies.map(({ what }) => what))].map((what) => ({ what, own: tallies.filter((tally) => tally.what === what) }))
    const atOnce = kinds.flatMap(({ what, own }) => burstsIn(own, { after, windowMs, limit }).map((burst) => told(burst, what === null ? {} : { what })))
    const inBursts = new Set(kinds.flatMap(({ own }) => burstsIn(own, { after: 0, windowMs, limit }).flatMap(({ seqs }) => seqs)))
    const rest = tallies.filter(({ seq }) => !inBursts.has(seq))
    const slowLimit = limit * SLOWLY.times
    const slowly = burstsIn(rest.filter(({ person }) => person !== null), { after, windowMs: SLOWLY.windowMs, limit: slowLimit })
      .map((burst) => told(burst, { what: SLOWLY.what, limit: slowLimit, minutes: SLOWLY.windowMs / 60_000 }))
    const together = burstsIn(rest.map((tally) => ({ ...tally, person: null })), { after, windowMs, limit: limit * one.together }).flatMap((burst) => {
      const people = new Set(rest.filter(({ seq }) => burst.seqs.includes(seq)).map(({ person }) => person)).size
      return people < 2 ? [] : [told(burst, { what: 'together', limit: limit * one.together, people })]
    })
    return [...atOnce, ...slowly, ...together]
  })
}

/** A tally, and what tells apart ways in which nobody of the people is meant. */
interface KindOfTally extends Tally {
  readonly what: string | null
}

function talliesOf(db: ReadDb, { actions }: Counted, limit: number, after: number, upTo: number, windowMs: number, withDeletes: boolean): KindOfTally[] {
  const tallies: KindOfTally[] = []
  const summed = new Set<string | null>()
  for (const entry of lookBack(db, Object.keys(actions), after, upTo, windowMs)) {
    summed.add(entry.transaction)
    const n = isFreshImportUndone(db, entry) ? null : (actions[entry.action]?.(entry, limit) ?? null)
    if (n !== null && n > 0) tallies.push({ seq: entry.seq, at: entry.at, ...meantBy(entry), n })
  }
  if (!withDeletes) return tallies.reverse()
  for (const entry of lookBack(db, [SINGLE], after, upTo, windowMs)) if (!summed.has(entry.transaction)) tallies.push({ seq: entry.seq, at: entry.at, person: entry.actorId, what: null, n: 1 })
  return tallies.sort((a, b) => a.seq - b.seq)
}

/** Taking a wrong import back is how it is mended; taking back one of last year is deleting. */
function isFreshImportUndone(db: ReadDb, { action, objectId, at }: WatchedEntry): boolean {
  if (action !== 'import.undone' || objectId === null) return false
  const imported = db.get<{ at: number }>(`SELECT at FROM audit_entries WHERE object_id = ? AND action = 'import.finished' ORDER BY seq DESC LIMIT 1`, idToBytes(objectId))
  return imported !== undefined && at - imported.at < DAY_MS
}

/** Back from the newest through what is new and one window before it. */
function* lookBack(db: ReadDb, actions: readonly string[], after: number, upTo: number, windowMs: number): Generator<WatchedEntry> {
  let firstNew: number | null = null
  let seen = 0
  for (const entry of entriesBefore(db, actions, upTo)) {
    if (entry.seq > after) firstNew = entry.at
    if (firstNew === null || firstNew - entry.at > windowMs || seen++ >= MOST_LOOKED_AT) return
    yield entry
  }
}

/** Who a failed login was as, or in which way as nobody of the people: who opened the vault next only brought it along. Of everything else, who did it. */
function meantBy({ action, objectType, objectId, actorId, facts }: WatchedEntry): Pick<KindOfTally, 'person' | 'what'> {
  if (objectType === 'user' && objectId !== null) return { person: asId<UserId>(objectId), what: null }
  if (action !== 'vault.unlock-failed') return { person: actorId, what: null }
  return { person: null, what: typeof facts['reason'] === 'string' ? facts['reason'] : null }
}
