import type { WriteDb } from '../db/database'
import { reissuePolicies } from './policies'

/** Entries of one action with what their detail says, by index. */
const told = (action: string): string => `audit_entries AS e INDEXED BY audit_entries_by_action JOIN audit_details AS d ON d.seq = e.seq WHERE e.action = '${action}'`
const fact = (name: string): string => `d.detail ->> '$.facts.${name}'`

/**
 * Acknowledgements as the log tells of them, after somebody edited the table: what it does not know is gone, and whoever it concerns is asked again;
 * what was taken away is back. Entries that were archived vouch for nothing.
 */
export function acknowledgementsByLog(db: WriteDb): void {
  db.run('DELETE FROM acknowledgements')
  db.run(`INSERT OR IGNORE INTO acknowledgements (policy, version, user, acknowledged_at)
    SELECT ${fact('policy')}, ${fact('version')}, e.object_id, e.at FROM ${told('policy.acknowledged')} AND e.object_id IS NOT NULL AND ${fact('policy')} IS NOT NULL AND ${fact('version')} IS NOT NULL ORDER BY e.seq`)
}

/** Courses that the log does not know as finished so are gone: whoever it concerns is asked again. */
export function trainingsByLog(db: WriteDb): void {
  db.run(`DELETE FROM training_results WHERE NOT EXISTS (SELECT 1 FROM ${told('training.finished')} AND e.object_id = training_results.user AND e.at = finished_at
    AND ${fact('course')} = course AND ${fact('right')} = right_answers AND ${fact('passed')} = passed)`)
}

/** Puts every policy before everybody again, under a version that nobody has acknowledged. */
export function policiesByLog(db: WriteDb): void {
  const versions = new Map(['policy.changed', 'policy.acknowledged'].flatMap((action) => db.all<{ policy: string; version: number }>(
    `SELECT ${fact('policy')} AS policy, max(${fact('version')}) AS version FROM ${told(action)} GROUP BY 1`)).map(({ policy, version }) => [`${policy} ${String(version)}`, { policy, version }]))
  reissuePolicies(db, (policy) => Math.max(0, ...[...versions.values()].filter((one) => one.policy === policy).map(({ version }) => version)))
}
