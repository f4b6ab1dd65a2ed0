import type { Secret } from '../../shared/secret'
import { safeguardParts, type SafeguardPart } from '../../shared/vault/safeguards'
import type { ReadDb, WriteDb } from '../db/database'
import { areSealsBound, sealState, writeSeal, type Sealed } from './bound-seal'

type Covered = Pick<Sealed, 'covered' | 'changedBy'>

/** What each part covers. Of backups where they go and how often, not what each run notes. */
const parts: Readonly<Record<SafeguardPart, Covered>> = {
  'alert-rules': { covered: [`SELECT value FROM settings WHERE key = 'alert-rules'`], changedBy: ['alert.rule-changed'] },
  settings: { covered: [`SELECT key, value FROM settings WHERE key IN ('binDays', 'defaultCountry', 'logKeepDays') ORDER BY key`], changedBy: ['settings.changed'] },
  policies: { covered: [`SELECT key, value FROM settings WHERE key GLOB 'policy.*' ORDER BY key`], changedBy: ['policy.changed'] },
  acknowledgements: { covered: [asOneText('acknowledgements', ['policy', 'version', 'user', 'acknowledged_at'])], changedBy: ['policy.acknowledged'] },
  trainings: { covered: [asOneText('training_results', ['id', 'course', 'version', 'user', 'finished_at', 'right_answers', 'questions', 'passed'])], changedBy: ['training.finished'] },
  alerts: { covered: [asOneText('alerts', ['id', 'rule', 'severity', 'subject', 'raised_at', 'first_seq', 'last_seq', 'evidence', 'facts', 'acknowledged_at', 'acknowledged_by', 'note'])], changedBy: ['alert.raised', 'alert.acknowledged'] },
  // An older place put back makes the log be read again, and that is all.
  'alerts-place': { covered: [`SELECT value FROM meta WHERE key = 'alerts-seq'`], changedBy: [] },
  backups: {
    covered: [`SELECT CASE WHEN json_valid(value) THEN json_array(value ->> '$.target', value ->> '$.everyHours') ELSE value END AS kept
      FROM (SELECT coalesce((SELECT value FROM backup_state WHERE key = 'schedule'), '{"target":null,"everyHours":24}') AS value)`],
    changedBy: ['backup.settings-changed'],
  },
}

/** A table as one text, in which no two tables look alike: hashed row by row here, hundreds of alerts would take as many milliseconds as the whole change. */
function asOneText(table: string, columns: readonly string[]): string {
  const quoted = columns.map((column) => `quote(${column})`).join(` || ',' || `)
  return `SELECT group_concat(row, char(10)) AS rows FROM (SELECT ${quoted} AS row FROM ${table} ORDER BY row)`
}

const sealedPart = (part: SafeguardPart): Sealed => ({
  name: `sealed-${part}`, label: `satchel/safeguards/v1/${part}\0`, covered: parts[part].covered, changedBy: [...parts[part].changedBy, 'vault.safeguards-edited'],
})

/** Seals one part of what watches over the vault, as it stands at the end of the caller's transaction; that transaction records one of the entries of the part, or none. */
export function sealSafeguard(db: WriteDb, vaultKey: Secret, part: SafeguardPart): void {
  writeSeal(db, vaultKey, sealedPart(part))
}

/** Seals every part: at an opening, under another vault key, and where the log gives up old entries. */
export function sealSafeguards(db: WriteDb, vaultKey: Secret): void {
  for (const part of safeguardParts) sealSafeguard(db, vaultKey, part)
}

/** Whether one part is as it was sealed. */
export function isSealed(db: ReadDb, vaultKey: Secret, part: SafeguardPart): boolean {
  return sealState(db, vaultKey, sealedPart(part)) === 'holds'
}

/** The parts that somebody without the vault key edited, or put back as they once were. A vault of an earlier version, without any seal, says nothing. */
export function editedSafeguards(db: ReadDb, vaultKey: Secret): readonly SafeguardPart[] {
  const states = safeguardParts.map((part) => ({ part, state: sealState(db, vaultKey, sealedPart(part)) }))
  if (states.every(({ state }) => state === 'missing') && !areSealsBound(db)) return []
  return states.filter(({ state }) => state !== 'holds').map(({ part }) => part)
}
