import { rmSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import type { Answer } from '../../shared/ipc/contract'
import { err, ok } from '../../shared/result'
import { archivableSpan, checkpointFacts, takeOut } from '../audit/archive'
import { sameBytes } from '../audit/bytes'
import { exportLog, type WrittenLog } from '../audit/export-log'
import { verifyExport } from '../audit/verify-export'
import { commitChange } from '../changes/commit-change'
import { stopIfCancelled } from '../changes/job-control'
import { syncFolder } from '../vault/atomic-file'
import { exportFactsOf } from './audit-jobs'
import type { JobScene } from './job-run'
import { recordDone, recordLeaving } from './recording'
import { resealWhenArchiving } from './safeguards'
import { readVaultSettings } from './vault-settings'
import { writingTo } from './writing-to'

const DAY_MS = 86_400_000

/**
 * Archives the oldest entries of the log (SECURITY.md A6): written as a signed segment, read back from the disk and verified, and only then taken out, in one
 * transaction with the checkpoint that names the segment. Ended anywhere before that, the log is whole and the file beside it is a copy.
 * `before` null: as the vault's settings say.
 */
export async function archiveLog(scene: JobScene, to: string, before: number | null): Promise<Answer<'audit.archive'>> {
  const { database, control, clock, context } = scene
  const { logKeepDays } = readVaultSettings(database.read)
  const until = before ?? (logKeepDays === null ? null : clock.now() - logKeepDays * DAY_MS)
  const span = until === null ? null : archivableSpan(database.read, until, clock.now())
  if (span === null) return err({ kind: 'nothing-to-archive' })
  const written = writingTo<WrittenLog, never>(to, () => ok(exportLog(database.read, to, { kind: 'segment', ...span, filter: null }, exportFactsOf(scene), (done, total) => {
    stopIfCancelled(control)
    control.progress('export', done, total)
  }, (entries) => {
    recordLeaving(scene, { action: 'export.started', objectType: null, objectId: null, detail: { facts: { entries, format: 'log-segment' } } })
  })))
  if (!written.ok) return written
  syncFolder(dirname(to))
  const read = await verifyExport(to, (done, total) => {
    control.progress('log', done, total)
  })
  const last = checkpointFacts(database.read, span.last)
  const { entries, digest } = written.value
  if (read?.ok !== true || read.entries !== entries || read.fingerprint === null || read.head.seq !== last.seq || !sameBytes(read.head.hash, last.hash)) {
    rmSync(to, { force: true })
    return err({ kind: 'segment-not-verified' })
  }
  const fileName = basename(to)
  recordDone(scene, (own) => {
    commitChange(own, (change, db) => {
      resealWhenArchiving(change, db, scene.vaultKey, last.seq)
      change.record(takeOut(db, { ...last, entries, fileName, digest, archivedAt: change.now, archivedBy: context.actor?.userId ?? null }))
    })
  })
  return ok({ entries, through: last.seq, file: to })
}
