import type { AuditDetail } from '../../shared/audit/entry'
import { idToBytes } from '../../shared/ids'
import type { ReadDb } from '../db/database'

/**
 * Whether all that happened to a record after an entry of the log has been taken back: each field is again what it was. `versions` is how often
 * the record changed since; a change that the log does not name, or whose values were erased, counts as one that stands.
 */
export function cameToNothing(db: ReadDb, after: { readonly objectId: string; readonly seq: number }, versions: number): boolean {
  const rows = db.all<{ detail: string | null; action: string }>(
    `SELECT e.action, d.detail FROM audit_entries AS e LEFT JOIN audit_details AS d ON d.seq = e.seq
      WHERE e.object_id = ? AND e.seq > ? AND e.action IN ('record.updated', 'record.deleted', 'record.restored') ORDER BY e.seq`,
    idToBytes(after.objectId), after.seq,
  )
  if (rows.length !== versions || rows.some(({ detail }) => detail === null)) return false
  const first = new Map<string, string | undefined>()
  const last = new Map<string, string | undefined>()
  for (const { fields = {} } of rows.map(({ detail }) => JSON.parse(detail ?? '{}') as AuditDetail)) {
    for (const [name, value] of Object.entries(fields)) {
      if (!first.has(name)) first.set(name, JSON.stringify(value.before))
      last.set(name, JSON.stringify(value.after))
    }
  }
  return [...first].every(([name, before]) => last.get(name) === before)
}

/** Whether a record that an entry put into the bin has lain there ever since, whatever was changed of it. */
export function liesSince(db: ReadDb, after: { readonly objectId: string; readonly seq: number }): boolean {
  return db.get(`SELECT 1 FROM audit_entries WHERE object_id = ? AND seq > ? AND action IN ('record.deleted', 'record.restored')`, idToBytes(after.objectId), after.seq) === undefined
}
