import { ruleTable, settleRules, storedRules, isLaxer, alertRules, type AlertRule, type RuleSetting, type RuleSettings, type StoredRules } from '../../shared/alerts/rules'
import type { AlertRuleItem } from '../../shared/alerts/channels'
import { commitChange, type ChangeContext } from '../changes/commit-change'
import type { ReadDb, WriteDb } from '../db/database'

const KEY = 'alert-rules'

/** The rules as this vault applies them. What cannot be read counts as never set, so that an edited table cannot silence them. */
export function readRules(db: ReadDb): RuleSettings {
  const text = storedText(db)
  if (text !== lastRead.text) lastRead = { text, rules: settleRules(storedIn(text)) }
  return lastRead.rules
}
/** Asked for after every commit, and the same from one to the next. */
let lastRead: { readonly text: string | undefined; readonly rules: RuleSettings } = { text: undefined, rules: settleRules({}) }

/** The rules as they are shown, in the order of the table. */
export function ruleItems(db: ReadDb): AlertRuleItem[] {
  const rules = readRules(db)
  return alertRules.map((rule) => ({ rule, ...rules[rule] }))
}

interface RulePatch {
  readonly isOn?: boolean | undefined
  readonly values?: Readonly<Record<string, number>> | undefined
}

/** Adjusts one rule and records what it was. Setting it to what it is writes nothing. */
export function setRule(context: ChangeContext, rule: AlertRule, patch: RulePatch): AlertRuleItem {
  const planned = planRule(context.db, rule, patch)
  if (planned.names.length === 0) return { rule, ...planned.after }
  return commitChange(context, (change, db) => {
    context.safeguards?.keep(change, db, 'alert-rules')
    const { next, before, after, names } = planRule(db, rule, patch)
    writeRules(db, next)
    change.record({
      action: 'alert.rule-changed', objectType: null, objectId: null,
      detail: { facts: { rule, laxer: isLaxer(rule, before, after) }, fields: Object.fromEntries(names.map((name) => [name, { before: flat(before)[name], after: flat(after)[name] }])) },
    })
    return { rule, ...after }
  }).value
}

function planRule(db: ReadDb, rule: AlertRule, patch: RulePatch): { readonly next: StoredRules; readonly before: RuleSetting; readonly after: RuleSetting; readonly names: readonly string[] } {
  const stored = readStored(db)
  const own = stored[rule] ?? {}
  const next: StoredRules = { ...stored, [rule]: { ...own, ...(patch.isOn === undefined ? {} : { isOn: patch.isOn }), values: { ...own.values, ...patch.values } } }
  const [before, after] = [settleRules(stored)[rule], settleRules(next)[rule]]
  return { next, before, after, names: ['isOn', ...Object.keys(ruleTable[rule].thresholds)].filter((name) => flat(before)[name] !== flat(after)[name]) }
}

function flat({ isOn, values }: RuleSetting): Readonly<Record<string, unknown>> {
  return { isOn, ...values }
}

/** What somebody set from outside: a rule that is off is on again, and a number that lets more pass than usual is the usual one. What is stricter stays. */
export function tightenRules(db: WriteDb): void {
  const stored = readStored(db)
  const isKept = (rule: AlertRule, name: string, value: number): boolean => {
    const threshold = ruleTable[rule].thresholds[name]
    return threshold !== undefined && (threshold.laxer === 'higher' ? value <= threshold.usual : value >= threshold.usual)
  }
  writeRules(db, Object.fromEntries(alertRules.flatMap((rule) => {
    const values = Object.entries(stored[rule]?.values ?? {}).filter(([name, value]) => isKept(rule, name, value))
    return values.length === 0 ? [] : [[rule, { values: Object.fromEntries(values) }]]
  })))
}

function writeRules(db: WriteDb, rules: StoredRules): void {
  db.run('INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value', KEY, JSON.stringify(rules))
}

function readStored(db: ReadDb): StoredRules {
  return storedIn(storedText(db))
}

function storedText(db: ReadDb): string | undefined {
  return db.get<{ value: string }>('SELECT value FROM settings WHERE key = ?', KEY)?.value
}

function storedIn(text: string | undefined): StoredRules {
  if (text === undefined) return {}
  try {
    const parsed = storedRules.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : {}
  } catch {
    return {}
  }
}
