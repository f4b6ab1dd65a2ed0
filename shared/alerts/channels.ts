import { z } from 'zod'
import type { AlertId, UserId } from '../ids'
import { endpoint } from '../ipc/endpoint'
import { nothing } from '../ipc/fields'
import { idText } from '../list'
import { alertRules, fits, ruleTable, severities, type AlertRule, type RuleSetting, type Severity } from './rules'

/** The most entries an alert names one by one; beyond these it says the first and the last. */
export const MOST_EVIDENCE = 50

/** What made a rule speak: counts and thresholds, never a customer's data. `what`, where there is one, tells apart things that one person may do. */
export type AlertFacts = Readonly<Record<string, string | number | boolean | null>>

/** One thing somebody should look at. Times are ms since the epoch. */
export interface AlertItem {
  readonly id: AlertId
  readonly rule: AlertRule
  readonly severity: Severity
  /** The person it is about; null when it is about the vault. */
  readonly subjectId: UserId | null
  readonly subjectName: string | null
  readonly raisedAt: number
  readonly firstSeq: number
  readonly lastSeq: number
  /** Entries of the log that show it, oldest first, at most {@link MOST_EVIDENCE}; none when the absence of something is what it tells. */
  readonly evidence: readonly number[]
  readonly facts: AlertFacts
  readonly acknowledgedAt: number | null
  readonly acknowledgedBy: string | null
  readonly note: string
}

/** Alerts that nobody acknowledged. */
export type AlertCount = Readonly<Record<Severity, number>>

/** A rule as it is shown and set. */
export interface AlertRuleItem extends RuleSetting {
  readonly rule: AlertRule
}

export const alertFilter = z.strictObject({
  state: z.enum(['open', 'acknowledged', 'all']),
  severity: z.enum(severities).optional(),
  rule: z.enum(alertRules).optional(),
})
export type AlertFilter = z.output<typeof alertFilter>

const setRule = z.strictObject({ rule: z.enum(alertRules), isOn: z.boolean().optional(), values: z.record(z.string().max(40), z.number()).optional() })
  .superRefine(({ rule, isOn, values = {} }, check) => {
    const { always, thresholds } = ruleTable[rule]
    if (always && isOn === false) check.addIssue({ code: 'custom', path: ['isOn'], message: 'cannot be switched off' })
    for (const [name, value] of Object.entries(values)) {
      const threshold = thresholds[name]
      if (threshold === undefined) check.addIssue({ code: 'custom', path: ['values', name], message: 'is no number of this rule' })
      else if (!fits(threshold, value)) check.addIssue({ code: 'custom', path: ['values', name], message: `is a whole number from ${String(threshold.least)} to ${String(threshold.most)}` })
    }
  })

export const alertChannels = {
  /** Open ones first, the gravest of them first, then the newest. */
  'alerts.page': endpoint<{ readonly items: readonly AlertItem[]; readonly total: number }>()(
    z.strictObject({ filter: alertFilter, at: z.number().int().min(0), limit: z.number().int().min(1).max(500) }), { needs: 'session', permission: 'see-audit', kind: 'query' }),
  'alerts.count': endpoint<AlertCount>()(nothing, { needs: 'session', permission: 'see-audit', kind: 'query' }),
  /** Somebody has looked. Recorded, and not taken back. `not-found` when one of them is no alert; those acknowledged before stay as they are. */
  'alerts.acknowledge': endpoint<{ readonly acknowledged: number }, { readonly kind: 'not-found' }>()(
    z.strictObject({ ids: z.array(idText).min(1).max(500), note: z.string().max(2_000) }), { needs: 'session', permission: 'see-audit', kind: 'command' }),
  'alerts.rules': endpoint<{ readonly items: readonly AlertRuleItem[] }>()(nothing, { needs: 'session', permission: 'see-audit', kind: 'query' }),
  /** Adjusts a rule. One that becomes laxer is told as `policy-weakened`, which cannot be switched off. */
  'alerts.setRule': endpoint<AlertRuleItem>()(setRule, { needs: 'session', permission: 'settings', kind: 'command' }),
}
