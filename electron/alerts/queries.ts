import type { AlertCount, AlertFilter, AlertItem } from '../../shared/alerts/channels'
import { alertRules, severities, type AlertRule, type Severity } from '../../shared/alerts/rules'
import { idFromBytes, type AlertId, type UserId } from '../../shared/ids'
import type { ReadDb, SqlValue } from '../db/database'
import { evidenceOf, factsOf } from './raise'

interface AlertRow {
  readonly id: Uint8Array
  readonly rule: string
  readonly severity: string
  readonly subject: Uint8Array | null
  readonly subject_name: string | null
  readonly raised_at: number
  readonly first_seq: number
  readonly last_seq: number
  readonly evidence: string
  readonly facts: string
  readonly acknowledged_at: number | null
  readonly acknowledged_by: string | null
  readonly note: string
}

/** Alerts, the open ones first: the gravest of them first, then the newest. `at`: rows from the top. */
export function alertPage(db: ReadDb, filter: AlertFilter, at: number, limit: number): { items: AlertItem[]; total: number } {
  const { where, params } = conditions(filter)
  const rows = db.all<AlertRow>(
    `SELECT a.id, a.rule, a.severity, a.subject, s.name AS subject_name, a.raised_at, a.first_seq, a.last_seq, a.evidence, a.facts, a.acknowledged_at, b.name AS acknowledged_by, a.note
       FROM alerts AS a LEFT JOIN users AS s ON s.id = a.subject LEFT JOIN users AS b ON b.id = a.acknowledged_by
      WHERE ${where}
      ORDER BY a.acknowledged_at IS NOT NULL, CASE WHEN a.acknowledged_at IS NOT NULL THEN 0 WHEN a.severity = 'critical' THEN 1 WHEN a.severity = 'warning' THEN 2 ELSE 3 END, a.id DESC
      LIMIT ? OFFSET ?`,
    ...params, limit, at)
  const total = db.get<{ n: number }>(`SELECT count(*) AS n FROM alerts AS a WHERE ${where}`, ...params)?.n ?? 0
  return { items: rows.map(toItem).filter((item) => item !== null), total }
}

/** Open alerts by severity. */
export function countAlerts(db: ReadDb): AlertCount {
  const rows = db.all<{ severity: string; n: number }>('SELECT severity, count(*) AS n FROM alerts WHERE acknowledged_at IS NULL GROUP BY severity')
  const countOf = (severity: Severity): number => rows.find((row) => row.severity === severity)?.n ?? 0
  return { info: countOf('info'), warning: countOf('warning'), critical: countOf('critical') }
}

function conditions({ state, severity, rule }: AlertFilter): { where: string; params: SqlValue[] } {
  const parts: string[] = ['1 = 1']
  const params: SqlValue[] = []
  if (state === 'open') parts.push('a.acknowledged_at IS NULL')
  if (state === 'acknowledged') parts.push('a.acknowledged_at IS NOT NULL')
  if (severity !== undefined) {
    parts.push('a.severity = ?')
    params.push(severity)
  }
  if (rule !== undefined) {
    parts.push('a.rule = ?')
    params.push(rule)
  }
  return { where: parts.join(' AND '), params }
}

/** Null for a rule that this version does not know: a later one wrote it. */
function toItem(row: AlertRow): AlertItem | null {
  const rule: AlertRule | undefined = alertRules.find((known) => known === row.rule)
  const severity = severities.find((known) => known === row.severity)
  if (rule === undefined || severity === undefined) return null
  return {
    id: idFromBytes<AlertId>(row.id), rule, severity, subjectId: row.subject === null ? null : idFromBytes<UserId>(row.subject), subjectName: row.subject_name,
    raisedAt: row.raised_at, firstSeq: row.first_seq, lastSeq: row.last_seq, evidence: evidenceOf(row.evidence), facts: factsOf(row.facts),
    acknowledgedAt: row.acknowledged_at, acknowledgedBy: row.acknowledged_by, note: row.note,
  }
}
