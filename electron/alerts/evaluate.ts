import { severities, type RuleSettings, type Severity } from '../../shared/alerts/rules'
import type { AlertId } from '../../shared/ids'
import { rightsOfRole } from '../access/authority'
import { readHead } from '../audit/record'
import { commitChange, type ChangeContext } from '../changes/commit-change'
import type { ReadDb, WriteDb } from '../db/database'
import { addActivity, listedActions, readActions, readsBetween, type DayCount } from './activity'
import { countedActions, countedSuspicions } from './counted-rules'
import type { ToLocalTime } from './local-time'
import { loginActions, loginSuspicions } from './login-rules'
import { decide, extendAlert, knownAlerts, raiseAlert, type Decision, type KnownAlert } from './raise'
import { listingSuspicions, readingSuspicions } from './reading-rule'
import { readRules } from './rule-settings'
import { readActionsOfRules, singleEntrySuspicions } from './single-entry-rules'
import { backupSuspicion, clockSuspicion } from './state-rules'
import type { Suspicion } from './suspicion'
import { actionsBetween, entriesBetween } from './watched-entries'

/** What the rules must be told besides the log. */
export interface AlertScene {
  readonly context: ChangeContext
  readonly toLocal: ToLocalTime
  /** ms since the epoch; null: never. */
  readonly lastVerifiedBackupAt: number | null
}

export interface Evaluated {
  /** The log was read up to this entry. */
  readonly upTo: number
  /** There is more to read. */
  readonly hasMore: boolean
  /** The gravest of the alerts that were raised; null: none was. */
  readonly raised: Severity | null
  /** Whether any alert was raised or got more evidence. */
  readonly changed: boolean
}

/** Entries read at a time. */
const PORTION = 1_000
const READ_UP_TO = 'alerts-seq'
const watched: readonly string[] = [...new Set([...readActionsOfRules, ...countedActions, ...loginActions, ...listedActions, 'vault.locked'])]

/**
 * How far the log was read before, as stored. A vault that was never watched begins with the session that is open: what lies before is no news. So does one
 * whose number lies beyond its log, which somebody wrote so that nothing would be read.
 */
export function readUpTo(db: ReadDb): number {
  const stored = storedUpTo(db)
  if (stored !== null && stored <= readHead(db).seq) return stored
  const opening = db.get<{ seq: number | null }>(
    `SELECT min(seq) AS seq FROM audit_entries WHERE txn = (SELECT txn FROM audit_entries WHERE action IN ('vault.unlocked', 'vault.recovered') ORDER BY seq DESC LIMIT 1)`)
  return (opening?.seq ?? 1) - 1
}

/** How far the log was read, or null: never, or what is stored is no number. */
export function storedUpTo(db: ReadDb): number | null {
  const stored = db.get<{ value: unknown }>('SELECT value FROM meta WHERE key = ?', READ_UP_TO)?.value
  return typeof stored === 'number' ? stored : null
}

/**
 * Reads one portion of what the log has after `after` and raises what the rules find. What was found, how far it was read and the counts of the day are
 * written in one transaction, so that a kill in between neither loses nor repeats any of it. A portion with nothing to tell writes nothing:
 * reading it again after a crash costs a look into an index.
 */
export function evaluateAlerts({ context, toLocal, lastVerifiedBackupAt }: AlertScene, after: number): Evaluated {
  const { db } = context
  const head = readHead(db).seq
  const rules = readRules(db)
  const mayHave = actionsBetween(db, after, head)
  const fresh = mayHave(watched) ? entriesBetween(db, watched, after, head, PORTION) : []
  const hasMore = fresh.length === PORTION
  const upTo = hasMore ? (fresh.at(-1)?.seq ?? head) : head
  const reads = mayHave(readActions) ? readsBetween(db, after, upTo, toLocal) : []
  const now = context.clock.now()
  const suspicions = [
    ...singleEntrySuspicions(rules, fresh, (role) => rightsOfRole(db, role)),
    ...countedSuspicions(db, rules, fresh, after, upTo),
    ...loginSuspicions(db, rules, fresh, toLocal),
    ...readingSuspicions(db, rules, reads, upTo, toLocal),
    ...listingSuspicions(db, rules, fresh, toLocal),
    ...clockSuspicion(db, rules, fresh, after, upTo),
    ...(hasMore ? [] : backupSuspicion(db, rules, { lastVerifiedAt: lastVerifiedBackupAt, now })),
  ]
  const raised = settle(context, suspicions, { rules, now, upTo, reads })
  return { upTo, hasMore, ...raised }
}

interface Portion {
  readonly rules: RuleSettings
  readonly now: number
  readonly upTo: number
  readonly reads: readonly DayCount[]
}

/** Raises or extends, one suspicion after the other, since the first may raise what the second adds to. */
function settle(context: ChangeContext, suspicions: readonly Suspicion[], { rules, now, upTo, reads }: Portion): Pick<Evaluated, 'raised' | 'changed'> {
  const { db } = context
  const decisionOn = (suspicion: Suspicion): Decision => decide(suspicion, knownAlerts(db, suspicion), rules, now)
  const remember = (): void => {
    context.safeguards?.keepSilently(db, 'alerts-place')
    addActivity(db, 'read', reads)
    rememberReadUpTo(db, upTo)
  }
  const decided = suspicions.map((suspicion) => ({ suspicion, decision: decisionOn(suspicion) }))
  if (!decided.some(({ decision }) => decision.kind === 'raise')) {
    const adds = decided.some(({ suspicion, decision }) => decision.kind === 'extend' && tellsMore(suspicion, decision.alert))
    if (adds || reads.length > 0) {
      db.transaction(() => {
        if (adds) context.safeguards?.keepSilently(db, 'alerts')
        for (const { suspicion, decision } of decided) if (decision.kind === 'extend') extendAlert(db, decision.alert, suspicion)
        remember()
      })
    }
    return { raised: null, changed: adds }
  }
  const raised: Severity[] = []
  // Nobody of the people did this.
  commitChange({ ...context, actor: null }, (change, write) => {
    context.safeguards?.keep(change, write, 'alerts')
    for (const suspicion of suspicions) {
      const decision = decisionOn(suspicion)
      if (decision.kind === 'raise') raised.push(raiseAlert(change, write, context.ids.next<AlertId>(), suspicion))
      if (decision.kind === 'extend') extendAlert(write, decision.alert, suspicion)
    }
    remember()
  })
  return { raised: severities.findLast((severity) => raised.includes(severity)) ?? null, changed: true }
}

/** Whether a suspicion names an entry that its alert does not, or a state has lasted another day. */
function tellsMore({ seqs, facts }: Suspicion, known: KnownAlert): boolean {
  return facts['days'] !== known.facts['days'] || seqs.some((seq) => !known.evidence.includes(seq))
}

/** Stores how far the log was read, at the beginning or the end of a session, sealed with the alerts: who moves that on keeps entries from being read. */
export function keepReadUpTo({ db, safeguards }: Pick<ChangeContext, 'db' | 'safeguards'>, upTo: number): void {
  db.transaction(() => {
    safeguards?.keepSilently(db, 'alerts-place')
    rememberReadUpTo(db, upTo)
  })
}

/** Stores how far the log was read, in the transaction that writes what was found there. */
function rememberReadUpTo(db: WriteDb, upTo: number): void {
  db.run('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value', READ_UP_TO, upTo)
}
