import { ok, type Result } from '../../shared/result'
import { commitChange } from '../changes/commit-change'
import type { ReadDb } from '../db/database'
import type { JobScene } from './job-run'
import { recordDone } from './recording'
import { setMeta } from './change-context'
import { DAMAGE_FOUND, holds } from './open-database'

const CHECKED_AT = 'checked-at'
const WEEK_MS = 7 * 24 * 3_600_000

/** Checks every page, index and link of the file (SECURITY.md 5.2) and remembers when and how it went. Takes seconds for a large vault and cannot be stopped. */
export function checkVault(scene: JobScene): Result<{ readonly ok: boolean; readonly checkedAt: number }, never> {
  const { database, control, clock } = scene
  control.progress('check', 0, null)
  const whole = holds(() => database.integrityCheck())
  const checkedAt = clock.now()
  recordDone(scene, (context) => commitChange(context, (change) => {
    setMeta(database, CHECKED_AT, checkedAt)
    setMeta(database, DAMAGE_FOUND, whole ? 0 : 1)
    change.record({ action: 'vault.checked', objectType: 'vault', objectId: null, detail: { facts: { ok: whole } } })
  }))
  return ok({ ok: whole, checkedAt })
}

/** Whether a week has passed since the last full check, or a clock that was set makes that unknown. A vault of this week counts from its making. */
export function isCheckDue(db: ReadDb, now: number): boolean {
  const since = db.get<{ at: number | null }>(`SELECT coalesce((SELECT value FROM meta WHERE key = '${CHECKED_AT}'), (SELECT at FROM audit_entries WHERE seq = 1)) AS at`)?.at ?? 0
  return Math.abs(now - since) >= WEEK_MS
}
