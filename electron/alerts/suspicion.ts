import type { AlertFacts } from '../../shared/alerts/channels'
import type { AlertRule } from '../../shared/alerts/rules'
import type { UserId } from '../../shared/ids'

/** What a rule found, before it is decided whether that is an alert of its own or belongs to one that is there. */
export interface Suspicion {
  readonly rule: AlertRule
  /** The person it is about; null: the vault. */
  readonly subject: UserId | null
  /** Entries that show it, oldest first; none for something that did not happen. */
  readonly seqs: readonly number[]
  /** Counts and thresholds. `what` tells apart what one person may do in several ways; `count` keeps its highest value. */
  readonly facts: AlertFacts
}

/** What a person does a little at a time, always below the limit: too much of it is so many times the limit within a week. */
export const SLOWLY = { what: 'slowly', windowMs: 7 * 24 * 3_600_000, times: 4 } as const
