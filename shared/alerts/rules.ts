import { z } from 'zod'

/** What the log is watched for. Each rule names one thing that an administrator would want to be told. */
export const alertRules = [
  'failed-logins', 'unusual-hours', 'long-absence', 'reads-above-usual', 'mass-export', 'mass-change', 'permission-raised', 'second-factor-removed',
  'policy-weakened', 'clock-set-back', 'log-tampered', 'backup-overdue', 'slots-changed', 'denied-actions', 'key-shown', 'lock-taken-over', 'recovery-code-used',
] as const
export type AlertRule = (typeof alertRules)[number]

/** How soon somebody should look: when there is time, today, now. */
export const severities = ['info', 'warning', 'critical'] as const
export type Severity = (typeof severities)[number]

/** One number of a rule that may be adjusted: whole, from `least` to `most`. `laxer` says in which direction fewer alerts come. */
export interface Threshold {
  readonly usual: number
  readonly least: number
  readonly most: number
  readonly laxer: 'higher' | 'lower'
}

interface RuleDeclaration {
  readonly severity: Severity
  /** Cannot be switched off: whoever would, is what it watches for. */
  readonly always: boolean
  /** Tells a state, not an event: while its alert is open there is no second one. */
  readonly isState: boolean
  /** Tells an act of somebody, each for itself: one that was acknowledged does not stand for the next, or its author would acknowledge the first. */
  readonly isAct: boolean
  /** `coolDownHours` is among them: that long, the same thing about the same person adds to its alert instead of raising another. */
  readonly thresholds: Readonly<Record<string, Threshold>>
}

const more = (usual: number, most: number, least = 1): Threshold => ({ usual, least, most, laxer: 'higher' })
const fewer = (usual: number, most: number, least = 1): Threshold => ({ usual, least, most, laxer: 'lower' })
const coolDown = (hours: number): { readonly coolDownHours: Threshold } => ({ coolDownHours: more(hours, 24 * 30, 0) })
const event = { always: false, isState: false, isAct: false } as const
const act = { ...event, isAct: true } as const

/** The rules, their severity and their numbers as a vault begins with them: measured on a simulated month, see the README of electron/alerts. */
export const ruleTable: Readonly<Record<AlertRule, RuleDeclaration>> = {
  'failed-logins': { ...event, severity: 'warning', thresholds: { attempts: more(5, 1_000), windowMinutes: fewer(60, 24 * 60), ...coolDown(12) } },
  /** `logins`: so many of their own are needed before a person's habit counts; until then the hours of work do, though not for the maker of the vault on its first day. */
  'unusual-hours': { ...event, severity: 'warning', thresholds: { logins: more(20, 60, 5), marginHours: more(2, 11), fromHour: fewer(6, 23, 0), toHour: more(21, 24), ...coolDown(12) } },
  'long-absence': { ...event, severity: 'info', thresholds: { days: more(30, 3_650), ...coolDown(24) } },
  /** More than `times` the usual spread above the person's own middle day, and at least `atLeast`. */
  'reads-above-usual': { ...event, severity: 'warning', thresholds: { atLeast: more(60, 100_000), times: more(8, 100), ...coolDown(24) } },
  'mass-export': { ...event, severity: 'warning', thresholds: { records: more(250, 1_000_000), windowMinutes: fewer(24 * 60, 7 * 24 * 60), ...coolDown(1) } },
  'mass-change': { ...event, severity: 'warning', thresholds: { records: more(500, 1_000_000), windowMinutes: fewer(60, 7 * 24 * 60), ...coolDown(1) } },
  'permission-raised': { ...act, severity: 'warning', thresholds: coolDown(1) },
  'second-factor-removed': { ...act, severity: 'warning', thresholds: coolDown(1) },
  'policy-weakened': { ...act, always: true, severity: 'warning', thresholds: coolDown(1) },
  'clock-set-back': { ...event, severity: 'warning', thresholds: { minutes: more(15, 24 * 60), ...coolDown(24) } },
  'log-tampered': { ...act, always: true, severity: 'critical', thresholds: coolDown(24) },
  'backup-overdue': { ...event, isState: true, severity: 'warning', thresholds: { hours: more(96, 24 * 365), ...coolDown(24) } },
  'slots-changed': { ...act, always: true, severity: 'critical', thresholds: coolDown(24) },
  'denied-actions': { ...event, severity: 'warning', thresholds: { attempts: more(5, 1_000), windowMinutes: fewer(60, 24 * 60), ...coolDown(12) } },
  'key-shown': { ...act, severity: 'critical', thresholds: coolDown(1) },
  'lock-taken-over': { ...act, severity: 'warning', thresholds: coolDown(1) },
  'recovery-code-used': { ...act, severity: 'critical', thresholds: coolDown(1) },
}

/** A rule as it is applied. */
export interface RuleSetting {
  readonly isOn: boolean
  readonly values: Readonly<Record<string, number>>
}
export type RuleSettings = Readonly<Record<AlertRule, RuleSetting>>

/** What is stored of the rules: only what was ever set. What no longer fits its bounds is left out when it is read. */
export const storedRules = z.partialRecord(z.enum(alertRules), z.object({ isOn: z.boolean().optional(), values: z.record(z.string().max(40), z.number()).optional() }))
export type StoredRules = z.output<typeof storedRules>

/** The rules to apply: what was set, within its bounds, over the defaults. A rule that is always on is on whatever is stored. */
export function settleRules(stored: StoredRules): RuleSettings {
  return Object.fromEntries(alertRules.map((rule) => {
    const { always, thresholds } = ruleTable[rule]
    const given = stored[rule]
    const values = Object.entries(thresholds).map(([name, threshold]): [string, number] => {
      const value = given?.values?.[name]
      return [name, value !== undefined && fits(threshold, value) ? value : threshold.usual]
    })
    return [rule, { isOn: always || given?.isOn !== false, values: Object.fromEntries(values) }]
  })) as unknown as RuleSettings
}

/** Whether a threshold may have this value. */
export function fits({ least, most }: Threshold, value: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most
}

/** Whether a rule would stay silent about more than before. */
export function isLaxer(rule: AlertRule, before: RuleSetting, after: RuleSetting): boolean {
  if (before.isOn && !after.isOn) return true
  return Object.entries(ruleTable[rule].thresholds).some(([name, { laxer, usual }]) => {
    const [was, is] = [before.values[name] ?? usual, after.values[name] ?? usual]
    return laxer === 'higher' ? is > was : is < was
  })
}
