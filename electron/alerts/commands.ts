import { idToBytes } from '../../shared/ids'
import { err, ok, type Result } from '../../shared/result'
import { commitChange, type ChangeContext } from '../changes/commit-change'

/**
 * Says that somebody looked at these alerts, and records who, and the note with it. All or none: `not-found` when one of them is no alert.
 * One that was acknowledged before stays as it is and is not counted.
 */
export function acknowledgeAlerts(context: ChangeContext, ids: readonly string[], note: string): Result<{ readonly acknowledged: number }, { readonly kind: 'not-found' }> {
  const { db, actor } = context
  const rows = [...new Set(ids)].map((id) => ({ id, row: db.get<{ rule: string; acknowledged_at: number | null }>('SELECT rule, acknowledged_at FROM alerts WHERE id = ?', idToBytes(id)) }))
  if (rows.some(({ row }) => row === undefined)) return err({ kind: 'not-found' })
  const open = rows.filter(({ row }) => row?.acknowledged_at === null)
  const said = note.trim()
  if (open.length > 0) {
    commitChange(context, (change, write) => {
      context.safeguards?.keep(change, write, 'alerts')
      for (const { id, row } of open) {
        write.run('UPDATE alerts SET acknowledged_at = ?, acknowledged_by = ?, note = ? WHERE id = ?', change.now, actor === null ? null : idToBytes(actor.userId), said, idToBytes(id))
        change.record({ action: 'alert.acknowledged', objectType: 'alert', objectId: id, detail: { facts: { rule: row?.rule ?? '', ...(said === '' ? {} : { note: said }) } } })
      }
    })
  }
  return ok({ acknowledged: open.length })
}
