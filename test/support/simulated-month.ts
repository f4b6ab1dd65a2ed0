import { acknowledgeAlerts } from '../../electron/alerts/commands'
import { evaluateAlerts, readUpTo } from '../../electron/alerts/evaluate'
import type { ToLocalTime } from '../../electron/alerts/local-time'
import { alertPage } from '../../electron/alerts/queries'
import { appendEntries } from '../../electron/audit/record'
import type { AlertItem } from '../../shared/alerts/channels'
import type { AlertRule } from '../../shared/alerts/rules'
import type { AuditAction, AuditRecord } from '../../shared/audit/entry'
import { expectOk } from '../../shared/result'
import { stampMs } from '../../shared/hlc'
import { idToBytes, type SessionId, type TransactionId, type UserId } from '../../shared/ids'
import { seeded } from '../bench/population'
import { aVaultDatabase, testClock } from './vault-database'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** A Monday. Everything is told in UTC, so that the test says the same everywhere. */
const START = Date.UTC(2026, 0, 5)
/** Days that only teach what is usual, then the month that is judged. */
const LEARNING = 42
const MONTH = 30
const HOLIDAYS = new Set([LEARNING + 8, LEARNING + 9])
/** The two weeks that the field rep is away. */
const TRIP = { from: LEARNING + 9, to: LEARNING + 23 } as const

const utc: ToLocalTime = (at) => {
  const date = new Date(at)
  return { hour: date.getUTCHours(), minute: date.getUTCMinutes(), weekday: date.getUTCDay(), day: Math.floor(at / DAY) }
}

/** How somebody works: from and to which hour, how many records a day, and on which days. */
interface Habit {
  readonly name: string
  readonly from: number
  readonly to: number
  readonly reads: number
  /** Logins a day. */
  readonly logins: number
  works(day: number, weekday: number, chance: number): boolean
}
const isWeekday = (weekday: number): boolean => weekday !== 0 && weekday !== 6
const habits: readonly Habit[] = [
  { name: 'Administrator', from: 8, to: 18, reads: 10, logins: 4, works: (_, weekday) => isWeekday(weekday) },
  // Now and then a Saturday morning.
  { name: 'Manager', from: 9, to: 18, reads: 40, logins: 4, works: (_, weekday, chance) => isWeekday(weekday) || (weekday === 6 && chance < 0.3) },
  // On the road, away for two weeks of the month that is judged.
  { name: 'Field rep', from: 7, to: 19, reads: 20, logins: 6, works: (day, weekday) => isWeekday(weekday) && (day < TRIP.from || day >= TRIP.to) },
  { name: 'Part-time', from: 9, to: 13, reads: 30, logins: 2, works: (_, weekday) => isWeekday(weekday) && weekday !== 5 },
  { name: 'Auditor', from: 10, to: 16, reads: 5, logins: 1, works: (_, weekday) => weekday === 2 || weekday === 4 },
  // New in the second week of that month.
  { name: 'Newcomer', from: 9, to: 17, reads: 20, logins: 3, works: (day, weekday) => isWeekday(weekday) && day >= LEARNING + 10 },
]

/** Something that really happened and should be told. Times are ms since the epoch. */
export interface Incident {
  readonly rule: AlertRule
  readonly subject: UserId | null
  readonly from: number
  readonly to: number
}
interface Session {
  readonly who: UserId | null
  readonly begin: number
  /** ms since the session began, and what was recorded then. */
  readonly steps: readonly { readonly ms: number; readonly records: readonly AuditRecord[] }[]
  /** Before it began, somebody set the clock back by so many ms. */
  readonly clockBackMs?: number
  readonly after?: (now: number) => void
}
export interface SimulatedMonth {
  readonly alerts: readonly AlertItem[]
  readonly incidents: readonly Incident[]
  readonly entries: number
}

/** An action that a later step of the product records under this name. */
const named = (action: string): AuditAction => action as AuditAction
const record = (action: AuditAction, facts: Readonly<Record<string, string | number | boolean | null>> | null = null, over: Partial<AuditRecord> = {}): AuditRecord => ({ action, objectType: null, objectId: null, detail: facts === null ? null : { facts }, ...over })

/**
 * Weeks of believable use on a real vault with an injected clock, judged by the real rules after every session, as the engine does. With `withIncidents`
 * something of every rule's kind happens in the last month. The same seed makes the same month.
 */
export function simulateMonth(seed: number, withIncidents: boolean): SimulatedMonth {
  const random = seeded(seed)
  const between = (low: number, high: number): number => low + Math.floor(random() * (high - low + 1))
  const clock = testClock(START)
  const vault = aVaultDatabase({ clock })
  const { database: { db, close }, context } = vault
  // Whether a power cut would lose something is tested elsewhere; here it would only take time.
  db.exec('PRAGMA synchronous=OFF')
  const people = new Map<string, UserId>()
  for (const { name } of [...habits, { name: 'Former rep' }]) {
    const id = context.ids.next<UserId>()
    people.set(name, id)
    db.run('INSERT INTO users (id, name, role, public_key, created_at) VALUES (?, ?, ?, ?, ?)', idToBytes(id), name, 'representative', new Uint8Array(32), START)
  }
  const person = (name: string): UserId => people.get(name) ?? vault.userId
  let lastVerifiedBackupAt: number | null = START

  /** What is planned for the day: one machine, so that one session follows the other. */
  let planned: Session[] = []
  const session = (who: UserId | null, begin: number, steps: Session['steps'], over: Partial<Session> = {}): void => { planned.push({ who, begin, steps, ...over }) }
  const live = (): void => {
    for (const { who, begin, steps, clockBackMs = 0, after } of planned.sort((a, b) => a.begin - b.begin)) {
      const start = Math.max(begin, clock.now() + MINUTE) - clockBackMs
      const sessionId = context.ids.next<SessionId>()
      db.transaction(() => {
        for (const { ms, records } of steps) {
          clock.set(start + ms)
          appendEntries(db, { actorId: who, sessionId, transactionId: context.ids.next<TransactionId>(), at: clock.now(), mono: stampMs(context.hlc.next()) }, records)
        }
      })
      after?.(clock.now())
      judge()
    }
    planned = []
  }
  const judge = (): void => {
    for (let seq = readUpTo(db), more = true; more;) {
      const found = evaluateAlerts({ context, toLocal: utc, lastVerifiedBackupAt }, seq)
      seq = found.upTo
      more = found.hasMore
    }
  }
  const opened = record('vault.unlocked', { keychain: 'present' })
  const locked = record('vault.locked', { reason: 'idle' })
  const view = (): AuditRecord => ({ action: 'record.viewed', objectType: 'contact', objectId: context.ids.next(), detail: null })
  const at = (day: number, hours: number): number => START + day * DAY + Math.round(hours * HOUR)

  /** One session among a day's work: in, some reads, now and then something rarer, out. */
  const work = (habit: Habit, day: number, hour: number, reads: number): void => {
    const who = person(habit.name)
    const begin = at(day, hour)
    const typos = random() < 0.08 ? between(1, 3) : 0
    const rarely = random()
    const extra: AuditRecord[] =
      rarely < 0.03 ? [record('access.denied', { channel: 'export.run', permission: 'export' }), ...(rarely < 0.01 ? [record('access.denied', { channel: 'export.run', permission: 'export' })] : [])]
      : rarely < 0.06 && habit.name === 'Manager' ? [record('export.started', { count: between(10, 120), format: 'csv', flavour: 'plain' }, { objectType: 'contact' })]
      : rarely < 0.1 && habit.name === 'Manager' ? [record('records.changed', { kind: 'add-tag', changed: between(5, 250), unchanged: 0 }, { objectType: 'contact' })]
      : rarely < 0.12 && habit.name === 'Administrator' ? [...Array.from({ length: 3 }, () => record('records.imported', { count: 1_000 }, { objectType: 'contact' })), record('import.finished', { rows: 3_000, created: 3_000 }, { objectType: 'batch' })]
      : rarely < 0.13 ? Array.from({ length: between(1, 12) }, (): AuditRecord => ({ action: 'record.deleted', objectType: 'contact', objectId: context.ids.next(), detail: null }))
      : rarely < 0.14 && habit.name === 'Administrator' ? [record('settings.changed', null, { detail: { fields: { idleMinutes: { before: 15, after: 5 } } } })]
      : []
    session(who, begin, [
      { ms: 0, records: [...(typos === 0 ? [] : [record('vault.unlock-failed', { attempts: typos }, { objectType: 'user', objectId: who })]), opened] },
      { ms: 5 * MINUTE, records: [...Array.from({ length: reads }, view), ...extra] },
      { ms: 15 * MINUTE, records: [locked] },
    ])
  }

  const usualDay = (day: number, isDriveAway: boolean): void => {
    const weekday = utc(at(day, 0)).weekday
    const plan = habits.filter((habit) => habit.works(day, weekday, random()) && !HOLIDAYS.has(day) && random() < 0.95).flatMap((habit) => {
      // Some days are twice as busy as others, and once in a while somebody tidies up.
      const reads = Math.round(habit.reads * (0.5 + random() + (random() < 0.02 ? 2 : 0)))
      return Array.from({ length: habit.logins }, () => ({ habit, hour: habit.from + random() * (habit.to - habit.from - 0.5) + (random() < 0.03 ? 1.5 : 0), reads: Math.round(reads / habit.logins) }))
    })
    for (const { habit, hour, reads } of plan.sort((a, b) => a.hour - b.hour)) work(habit, day, hour, reads)
    // At the end of a working day a backup, unless the drive is at home.
    if (isWeekday(weekday) && !HOLIDAYS.has(day) && random() < 0.93 && !isDriveAway) backUp(at(day, 19.5))
  }
  const backUp = (when: number): void => {
    session(person('Administrator'), when, [{ ms: 0, records: [record('backup.finished', { bytes: 10_000_000, verified: true }, { objectType: 'backup' })] }], { after: (now) => { lastVerifiedBackupAt = now } })
  }

  const incidents: Incident[] = []
  const happens = (rule: AlertRule, subject: UserId | null, from: number, to = from + 3 * HOUR): void => { incidents.push({ rule, subject, from, to }) }
  /** Somebody does this at that time, and each of these rules should say so. */
  const does = (rules: readonly AlertRule[], name: string, when: number, records: readonly AuditRecord[], subject: UserId | null = person(name)): void => {
    session(person(name), when, [{ ms: 0, records: [opened, ...records] }, { ms: 10 * MINUTE, records: [locked] }])
    for (const rule of rules) happens(rule, subject, when)
  }
  const incidentsOf: Readonly<Record<number, () => void>> = {
    0: () => { does(['failed-logins', 'unusual-hours'], 'Administrator', at(LEARNING, 2.5), [record('vault.unlock-failed', { attempts: 30 }, { objectType: 'user', objectId: person('Administrator') })]) },
    1: () => { does(['unusual-hours'], 'Manager', at(LEARNING + 1, 3.2), []) },
    2: () => { does(['mass-export'], 'Manager', at(LEARNING + 2, 11), [record('export.started', { count: 5_000, format: 'csv', flavour: 'plain' }, { objectType: 'contact' })]) },
    3: () => { does(['reads-above-usual'], 'Manager', at(LEARNING + 3, 14), Array.from({ length: 400 }, view)) },
    4: () => { does(['mass-change'], 'Part-time', at(LEARNING + 4, 10), [record('records.changed', { kind: 'delete', changed: 2_000, unchanged: 0 }, { objectType: 'contact' })]) },
    6: () => { does(['unusual-hours'], 'Part-time', at(LEARNING + 6, 10), []) },
    7: () => {
      for (let n = 0; n < 8; n++) session(person('Field rep'), at(LEARNING + 7, 12) + n * 2 * MINUTE, [{ ms: 0, records: [record('access.denied', { channel: 'export.all', permission: 'export' })] }])
      happens('denied-actions', person('Field rep'), at(LEARNING + 7, 12))
    },
    8: () => {
      // Holidays and a weekend, and the drive stays at home on the days between: until the Monday after.
      happens('backup-overdue', null, at(LEARNING + 8, 0), at(LEARNING + 14, 12))
    },
    11: () => {
      does(['permission-raised'], 'Administrator', at(LEARNING + 11, 15), [record('user.role-changed', null, { objectType: 'user', objectId: person('Field rep'), detail: { fields: { role: { before: 'representative', after: 'manager' } } } })], person('Field rep'))
      does(['mass-change'], 'Manager', at(LEARNING + 11, 16), Array.from({ length: 600 }, (): AuditRecord => ({ action: 'record.deleted', objectType: 'contact', objectId: context.ids.next(), detail: null })))
    },
    14: () => { does(['second-factor-removed'], 'Administrator', at(LEARNING + 14, 11), [record(named('user.second-factor-reset'), null, { objectType: 'user', objectId: person('Manager') })], person('Manager')) },
    15: () => { does(['policy-weakened'], 'Administrator', at(LEARNING + 15, 11), [record('settings.changed', null, { detail: { fields: { idleMinutes: { before: 5, after: 60 } } } })]) },
    16: () => {
      for (const hour of [9, 11, 13, 14, 15, 16]) does([], 'Manager', at(LEARNING + 16, hour), [record('export.started', { count: 60, format: 'csv', flavour: 'plain' }, { objectType: 'contact' })])
      happens('mass-export', person('Manager'), at(LEARNING + 16, 9), at(LEARNING + 16, 18))
    },
    17: () => { does(['key-shown'], 'Administrator', at(LEARNING + 17, 12), [record('vault.key-shown', null, { objectType: 'vault' })]) },
    18: () => { does(['log-tampered'], 'Administrator', at(LEARNING + 18, 9), [record('vault.rollback-accepted', { kind: 'log-cut' }, { objectType: 'vault' })], null) },
    20: () => { does(['long-absence'], 'Former rep', at(LEARNING + 20, 11), []) },
    21: () => { does(['slots-changed'], 'Administrator', at(LEARNING + 21, 9), [record('vault.slots-rolled-back', { found: 3, expected: 4 }, { objectType: 'vault' })], null) },
    25: () => {
      does(['policy-weakened'], 'Administrator', at(LEARNING + 25, 12), [record('alert.rule-changed', { rule: 'failed-logins', laxer: true })])
      does(['lock-taken-over'], 'Field rep', at(LEARNING + 25, 14), [record('vault.lock-taken-over', { host: 'desk' }, { objectType: 'vault' })])
    },
    28: () => { does(['reads-above-usual'], 'Field rep', at(LEARNING + 28, 13), Array.from({ length: 150 }, view)) },
    24: () => { does(['failed-logins'], 'Part-time', at(LEARNING + 24, 12), [record('vault.unlock-failed', { attempts: 6 }, { objectType: 'user', objectId: person('Part-time') })]) },
    26: () => {
      session(person('Administrator'), at(LEARNING + 26, 12), [{ ms: 0, records: [record('vault.recovered', { keychain: 'present' }, { objectType: 'vault' })] }])
      happens('recovery-code-used', person('Administrator'), at(LEARNING + 26, 12))
    },
    27: () => { does(['unusual-hours'], 'Newcomer', at(LEARNING + 27, 23), []) },
    29: () => {
      // At noon, by three hours and a half.
      session(person('Manager'), at(LEARNING + 29, 12.1), [{ ms: 0, records: [opened] }, { ms: 3 * MINUTE, records: [view()] }])
      session(person('Manager'), at(LEARNING + 29, 12.2), [{ ms: 0, records: [view()] }], { clockBackMs: 3.5 * HOUR })
      happens('clock-set-back', null, at(LEARNING + 29, 8))
    },
  }

  for (let day = 0; day < LEARNING + MONTH; day++) {
    usualDay(day, withIncidents && day >= LEARNING + 8 && day < LEARNING + 13)
    if (day === 2) does([], 'Former rep', at(day, 10), [])
    if (withIncidents && day >= LEARNING) incidentsOf[day - LEARNING]?.()
    live()
    // The window is open in the evening as well: what comes with time alone is looked at, and somebody reads the alerts.
    clock.set(Math.max(clock.now(), at(day, 22)))
    judge()
    const open = alertPage(db, { state: 'open' }, 0, 500).items.map(({ id }) => id)
    if (open.length > 0) expectOk(acknowledgeAlerts(context, open, ''), 'acknowledged')
  }
  const alerts = alertPage(db, { state: 'all' }, 0, 10_000).items.filter(({ raisedAt }) => raisedAt >= at(LEARNING, 0))
  const entries = db.get<{ n: number }>('SELECT count(*) AS n FROM audit_entries')?.n ?? 0
  close()
  return { alerts, incidents, entries }
}

/** Found and missed incidents and false alerts of one rule. */
export interface Tally {
  readonly found: number
  readonly missed: number
  readonly wrong: number
}

/** Which incidents were told, by rule and person at the time they happened, and which alerts tell of none. */
export function tallyOf(rule: AlertRule, { alerts, incidents }: SimulatedMonth): Tally {
  const fits = (incident: Incident, alert: AlertItem): boolean => incident.subject === alert.subjectId && alert.raisedAt >= incident.from && alert.raisedAt <= incident.to
  const told = alerts.filter((alert) => alert.rule === rule)
  const happened = incidents.filter((incident) => incident.rule === rule)
  const found = happened.filter((incident) => told.some((alert) => fits(incident, alert))).length
  return { found, missed: happened.length - found, wrong: told.filter((alert) => !happened.some((incident) => fits(incident, alert))).length }
}

