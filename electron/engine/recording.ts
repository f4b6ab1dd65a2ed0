import type { AuditRecord } from '../../shared/audit/entry'
import { commitEvent, type ChangeContext } from '../changes/commit-change'
import { stopIfCancelled } from '../changes/job-control'
import { databaseFailure } from '../db/sqlite-error'
import { changeContextOf } from './change-context'
import type { JobScene } from './job-run'
import type { OpenVault } from './open-vault'

/** Each try waits as long as the database does, five seconds: half a minute for a writer that was cancelled as well to roll back. */
const TRIES_AFTER_CANCEL = 6

/**
 * Records that data is about to leave the vault, before the first byte of it is written: whatever ends the process afterwards, no file is there, whole or half,
 * that the log does not know of (SECURITY.md A1). Waits for a job that writes; cancelled meanwhile it throws `JobCancelled`, and like any other failure that ends the export.
 * A damaged vault that takes no entry any more is exported all the same: that may be the only way out of it (SECURITY.md 5.3).
 */
export function recordLeaving(scene: JobScene, entry: AuditRecord): void {
  try {
    onceFree(scene, (context) => { commitEvent(context, entry) }, () => {
      stopIfCancelled(scene.control)
      return true
    })
  } catch (error) {
    if (databaseFailure(error)?.kind !== 'damaged') throw error
  }
}

/**
 * Records what is done already. An import is one transaction of minutes, and what was done meanwhile must not be forgotten for that: this waits until it has ended.
 * A cancel comes too late and only makes it give up after a while.
 */
export function recordDone<T>(scene: JobScene, commit: (context: ChangeContext) => T): T {
  let left = TRIES_AFTER_CANCEL
  return onceFree(scene, commit, () => {
    if (scene.control.cancelled()) left -= 1
    return left > 0
  })
}

function onceFree<T>({ database, clock, context: { actor, afterCommit } }: JobScene, commit: (context: ChangeContext) => T, goesOn: () => boolean): T {
  for (;;) {
    try {
      // Stamps go on after those of whoever wrote meanwhile.
      return commit(changeContextOf(database, clock, actor, afterCommit))
    } catch (error) {
      if (databaseFailure(error)?.kind !== 'in-use' || !goesOn()) throw error
    }
  }
}

const SOON_MS = 1_000

/**
 * Records what an open vault should know of, where nobody waits for it: a full disk keeps no answer back, and while a job writes it is tried again until the
 * session ends. Whoever called is never told.
 */
export function recordWhenFree(vault: () => Pick<OpenVault, 'context'> | null, entry: AuditRecord): void {
  const open = vault()
  if (open === null) return
  try {
    commitEvent(open.context, entry)
  } catch (error) {
    const failure = databaseFailure(error)
    if (failure === null) throw error
    if (failure.kind === 'in-use') setTimeout(() => { recordWhenFree(() => (vault() === open ? open : null), entry) }, SOON_MS).unref()
  }
}
