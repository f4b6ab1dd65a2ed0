import type { RuleSettings } from '../../shared/alerts/rules'
import { asId, idToBytes, type UserId } from '../../shared/ids'
import type { ReadDb } from '../db/database'
import { burstsIn, type Tally } from './bursts'
import type { Suspicion } from './suspicion'
import { entriesBefore, hasEntryBetween, numberIn, type WatchedEntry } from './watched-entries'

type CountedRule = 'failed-logins' | 'denied-actions' | 'mass-export' | 'mass-change'

interface Counted {
  readonly rule: CountedRule
  /** Entries that count, and for how much. Null: this one does not. */
  readonly actions: Readonly<Record<string, (entry: WatchedEntry, limit: number) => number | null>>
  readonly limit: 'attempts' | 'records'
}

/** Why a code was refused, when the clock is behind what the vault has seen. */
export const CLOCK_SET_BACK = 'clock-set-back'

const failed = (entry: WatchedEntry): number => numberIn(entry, 'attempts') ?? 1
const once = (): number => 1
/** Told one by one; a code refused for the clock says nothing about who typed it. */
const refusedCode = (entry: WatchedEntry): number | null => (entry.facts['reason'] === CLOCK_SET_BACK ? null : 1)

/** Rules that say "too much within a time". */
const counted: readonly Counted[] = [
  { rule: 'failed-logins', limit: 'attempts', actions: { 'vault.unlock-failed': failed, 'user.second-factor-failed': refusedCode } },
  { rule: 'denied-actions', limit: 'attempts', actions: { 'access.denied': once } },
  {
    rule: 'mass-export', limit: 'records',
    actions: {
      // A copy of everything is a mass whatever the vault holds. The log itself holds no customers.
      'export.started': (entry, limit) => (entry.facts['format'] === 'log' ? null : entry.facts['format'] === 'all' ? Math.max(limit, numberIn(entry, 'count') ?? 0) : numberIn(entry, 'count')),
    },
  },
  { rule: 'mass-change', limit: 'records', actions: { 'records.changed': (entry) => numberIn(entry, 'changed'), 'import.undone': (entry) => numberIn(entry, 'reversed') } },
]

/** Actions that these rules count one by one, by the entry. */
export const countedActions: readonly string[] = counted.flatMap(({ actions }) => Object.keys(actions))
/** Deleted one at a time: looked for by index, since a change of many has one for each record as well. */
const SINGLE = 'record.deleted'
/** More entries than this are not looked back upon: their sum is above every limit. */
const MOST_LOOKED_AT = 20_000
const DAY_MS = 24 * 3_600_000

/** What was too much among what is new: `fresh` are the watched entries after `after`, up to `upTo`. */
export function countedSuspicions(db: ReadDb, rules: RuleSettings, fresh: readonly WatchedEntry[], after: number, upTo: number): Suspicion[] {
  return counted.flatMap((one) => {
    const { isOn, values } = rules[one.rule]
    const first = fresh.find(({ action }) => action in one.actions)
    const deletes = one.rule === 'mass-change' && isOn && hasEntryBetween(db, SINGLE, after, upTo)
    if (!isOn || (first === undefined && !deletes)) return []
    const windowMs = (values['windowMinutes'] ?? 0) * 60_000
    const limit = values[one.limit] ?? Number.POSITIVE_INFINITY
    const tallies = talliesOf(db, one, limit, after, upTo, windowMs, deletes)
    return burstsIn(tallies, { after, windowMs, limit }).map(({ person, count, seqs }) => ({ rule: one.rule, subject: person, seqs, facts: { count, limit, minutes: values['windowMinutes'] ?? 0 } }))
  })
}

function talliesOf(db: ReadDb, { actions }: Counted, limit: number, after: number, upTo: number, windowMs: number, withDeletes: boolean): Tally[] {
  const tallies: Tally[] = []
  const summed = new Set<string | null>()
  for (const entry of lookBack(db, Object.keys(actions), after, upTo, windowMs)) {
    summed.add(entry.transaction)
    const n = isFreshImportUndone(db, entry) ? null : (actions[entry.action]?.(entry, limit) ?? null)
    if (n !== null && n > 0) tallies.push({ seq: entry.seq, at: entry.at, person: personOf(entry), n })
  }
  if (!withDeletes) return tallies.reverse()
  for (const entry of lookBack(db, [SINGLE], after, upTo, windowMs)) if (!summed.has(entry.transaction)) tallies.push({ seq: entry.seq, at: entry.at, person: personOf(entry), n: 1 })
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

/** Who a failed login was as; of everything else, who did it. */
function personOf(entry: WatchedEntry): UserId | null {
  return entry.objectType === 'user' && entry.objectId !== null ? asId<UserId>(entry.objectId) : entry.actorId
}
