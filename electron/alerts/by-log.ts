import type { WriteDb } from '../db/database'

const raised = (alert: string): string => `SELECT 1 FROM audit_entries WHERE action = 'alert.raised' AND object_id = ${alert}`
const acknowledged = (alert: string): string => `FROM audit_entries WHERE action = 'alert.acknowledged' AND object_id = ${alert}`

/**
 * Alerts as the log tells of them, after somebody edited the table: one that was taken away is back, one that nobody acknowledged on record is open, and one
 * that was never raised is gone. About what was archived the log says nothing, and nothing is changed.
 */
export function alertsByLog(db: WriteDb): void {
  db.run(`INSERT OR IGNORE INTO alerts (id, rule, severity, raised_at, first_seq, last_seq, facts, evidence)
    SELECT e.object_id, d.detail ->> '$.facts.rule', d.detail ->> '$.facts.severity', e.at, coalesce(d.detail ->> '$.facts.firstSeq', 0), coalesce(d.detail ->> '$.facts.lastSeq', 0), '{"restored":true}',
      CASE WHEN d.detail ->> '$.facts.firstSeq' IS NULL THEN '[]' ELSE json_array(d.detail ->> '$.facts.firstSeq') END
    FROM audit_entries AS e JOIN audit_details AS d ON d.seq = e.seq WHERE e.action = 'alert.raised' AND e.object_id IS NOT NULL`)
  db.run(`UPDATE alerts SET rule = told.rule, severity = told.severity, raised_at = told.at
    FROM (SELECT e.object_id AS id, e.at, d.detail ->> '$.facts.rule' AS rule, d.detail ->> '$.facts.severity' AS severity FROM audit_entries AS e JOIN audit_details AS d ON d.seq = e.seq WHERE e.action = 'alert.raised') AS told
    WHERE told.id = alerts.id`)
  const begins = db.get<{ at: number }>('SELECT at FROM audit_entries ORDER BY seq LIMIT 1')?.at ?? 0
  db.run(`DELETE FROM alerts WHERE raised_at >= ? AND NOT EXISTS (${raised('alerts.id')})`, begins)
  db.run(`UPDATE alerts SET acknowledged_at = (SELECT at ${acknowledged('alerts.id')}), acknowledged_by = (SELECT actor ${acknowledged('alerts.id')})
    WHERE raised_at >= ? OR acknowledged_at IS NULL`, begins)
}

/** The log is read again from the last alert on, or from the last opening when there never was one: whatever the stored place says, nothing after that was certainly looked at. */
export function placeByLog(db: WriteDb): void {
  db.run(`UPDATE meta SET value = coalesce((SELECT max(seq) FROM audit_entries WHERE action = 'alert.raised'), (SELECT max(seq) - 1 FROM audit_entries WHERE action IN ('vault.unlocked', 'vault.recovered')), 0) WHERE key = 'alerts-seq'`)
}
