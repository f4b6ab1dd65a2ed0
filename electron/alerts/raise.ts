import { MOST_EVIDENCE, type AlertFacts } from '../../shared/alerts/channels'
import { ruleTable, type RuleSettings, type Severity } from '../../shared/alerts/rules'
import { idFromBytes, idToBytes, type AlertId } from '../../shared/ids'
import { z } from 'zod'
import type { Change } from '../changes/commit-change'
import type { ReadDb, WriteDb } from '../db/database'
import { storedJson } from '../db/stored-json'
import type { Suspicion } from './suspicion'

/** An alert that is there already, as far as a new suspicion must know it. */
export interface KnownAlert {
  readonly id: AlertId
  readonly raisedAt: number
  readonly isOpen: boolean
  readonly firstSeq: number
  readonly evidence: readonly number[]
  readonly facts: AlertFacts
}
export type Decision = { readonly kind: 'raise' } | { readonly kind: 'extend'; readonly alert: KnownAlert } | { readonly kind: 'silent' }

const HOUR_MS = 3_600_000

/**
 * What becomes of a suspicion. `known` are alerts of the same rule about the same person and thing, newest first. Within its cool-down an open one takes
 * the new evidence, and an acknowledged one stands for it, unless it tells acts or what is counted has grown by as much again; a state has one open alert however long it lasts.
 * A time that lies ahead proves no cool-down.
 */
export function decide(suspicion: Suspicion, known: readonly KnownAlert[], rules: RuleSettings, now: number): Decision {
  // The same window of time is told once, not anew each hour of it.
  const minutes = suspicion.facts['minutes']
  const countedMs = typeof suspicion.facts['count'] === 'number' && typeof minutes === 'number' ? minutes * 60_000 : 0
  const coolDownMs = Math.max(countedMs, (rules[suspicion.rule].values['coolDownHours'] ?? 0) * HOUR_MS)
  const last = known.find(({ isOpen, raisedAt }) => (isOpen && ruleTable[suspicion.rule].isState) || (raisedAt <= now && now - raisedAt < coolDownMs))
  if (last === undefined) return { kind: 'raise' }
  if (last.isOpen) return { kind: 'extend', alert: last }
  return ruleTable[suspicion.rule].isAct || hasGrown(last.facts['count'], suspicion.facts) ? { kind: 'raise' } : { kind: 'silent' }
}

/** By as much as it was, or by as much as is too much in itself. */
function hasGrown(before: unknown, { count, limit }: AlertFacts): boolean {
  return typeof before === 'number' && typeof count === 'number' && count - before >= Math.min(before, typeof limit === 'number' ? limit : before)
}

const facts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
const seqs = z.array(z.number())

/** Alerts of a suspicion's rule, person and thing, newest first. */
export function knownAlerts(db: ReadDb, { rule, subject, facts: { what, rule: loosened } }: Suspicion): KnownAlert[] {
  const rows = db.all<{ id: Uint8Array; raised_at: number; acknowledged_at: number | null; first_seq: number; evidence: string; facts: string }>(
    'SELECT id, raised_at, acknowledged_at, first_seq, evidence, facts FROM alerts WHERE rule = ? AND subject IS ? ORDER BY id DESC LIMIT 50',
    rule, subject === null ? null : idToBytes(subject))
  return rows.map((row) => ({
    id: idFromBytes<AlertId>(row.id), raisedAt: row.raised_at, isOpen: row.acknowledged_at === null, firstSeq: row.first_seq, evidence: evidenceOf(row.evidence), facts: factsOf(row.facts),
  })).filter((alert) => alert.facts['what'] === what && alert.facts['rule'] === loosened)
}

/** Writes a new alert with its entry, in the transaction of `change`. */
export function raiseAlert(change: Change, db: WriteDb, id: AlertId, { rule, subject, seqs: found, facts: told }: Suspicion): Severity {
  const { severity } = ruleTable[rule]
  db.run(
    'INSERT INTO alerts (id, rule, severity, subject, raised_at, first_seq, last_seq, evidence, facts) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    idToBytes(id), rule, severity, subject === null ? null : idToBytes(subject), change.now, found[0] ?? 0, found.at(-1) ?? 0, JSON.stringify(withinMost(found)), JSON.stringify(told))
  change.record({ action: 'alert.raised', objectType: 'alert', objectId: id, detail: { facts: { rule, severity, evidence: found.length, firstSeq: found[0] ?? null, lastSeq: found.at(-1) ?? null } } })
  return severity
}

/** Adds to the evidence of an open alert. Drawn from the log, so no entry of its own. */
export function extendAlert(db: WriteDb, { id, firstSeq, evidence, facts: before }: KnownAlert, { seqs: found, facts: told }: Suspicion): void {
  const all = [...new Set([...evidence, ...found])].sort((a, b) => a - b)
  const counts = [before['count'], told['count']].filter((count) => typeof count === 'number')
  db.run('UPDATE alerts SET first_seq = ?, last_seq = max(last_seq, ?), evidence = ?, facts = ? WHERE id = ?',
    firstSeq === 0 ? (all[0] ?? 0) : firstSeq, all.at(-1) ?? 0, JSON.stringify(withinMost(all)), JSON.stringify({ ...told, ...(counts.length === 0 ? {} : { count: Math.max(...counts) }) }), idToBytes(id))
}

/** The evidence of a stored alert; none where somebody wrote something else: the alert is shown all the same. */
export function evidenceOf(text: string): number[] {
  return seqs.catch([]).parse(storedJson(text))
}

/** The facts of a stored alert; none where somebody wrote something else. */
export function factsOf(text: string): AlertFacts {
  return facts.catch({}).parse(storedJson(text))
}

/** How it began and how it went on last. */
function withinMost(all: readonly number[]): readonly number[] {
  return all.length <= MOST_EVIDENCE ? all : [...all.slice(0, MOST_EVIDENCE / 2), ...all.slice(-MOST_EVIDENCE / 2)]
}
