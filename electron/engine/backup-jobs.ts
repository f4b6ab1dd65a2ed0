import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Input } from '../../shared/ipc/contract'
import { idToBytes } from '../../shared/ids'
import { err, ok, type Result } from '../../shared/result'
import { wipe, type Secret } from '../../shared/secret'
import { JobCancelled } from '../changes/job-control'
import { createBackup } from '../backup/create'
import { folderTarget, targetAt } from '../backup/folder-target'
import { restoreBackup } from '../backup/restore'
import { afterRun, problemOf, type BackupOutcome } from '../backup/schedule'
import { verifyBackup } from '../backup/verify'
import { commitChange, commitEvent } from '../changes/commit-change'
import { vaultPaths } from '../vault/vault-folder'
import { readSchedule, writeSchedule } from './backup-handlers'
import { signerOf } from './backup-signer'
import { changeContextOf, setMeta, vaultIdOf } from './change-context'
import { formerKeys } from './rotation-state'
import { recordDone } from './recording'
import type { JobScene, JobSceneWithoutVault } from './job-run'

/** Makes a backup, and remembers how it went either way: a silent failure is the worst kind (SECURITY.md B5). */
export function runBackup(scene: JobScene, input: Input<'backup.run'>): Result<unknown, unknown> {
  const { context, clock } = scene
  const startedAt = clock.now()
  const schedule = readSchedule(context.db)
  const path = input.to === null ? schedule.target : scene.path(input.to)
  if (path === null) return err({ kind: 'no-target' })
  const paths = vaultPaths(scene.folder)
  try {
    const made = createBackup({
      vaultFile: paths.database, slotsFile: paths.slots, databaseKey: scene.databaseKey, vaultKey: scene.vaultKey, signerOf: (publicKey) => signerOf(scene.database, publicKey), target: folderTarget(path),
      appVersion: scene.appVersion, clock, ids: context.ids, job: scene.control,
    })
    if (!made.ok) {
      remember(scene, startedAt, input.to === null, { ok: false, problem: problemOf(made.failure) })
      return made
    }
    const { backupId, bytes, fileName, createdAt, verifiedAt, seconds } = made.value
    recordDone(scene, (context) => commitChange(context, (change, db) => {
      db.run('INSERT INTO backups (id, target, file_name, created_at, bytes, seconds, verified_at) VALUES (?, ?, ?, ?, ?, ?, ?)', idToBytes(backupId), path, fileName, createdAt, bytes, seconds, verifiedAt)
      // One made by hand elsewhere says nothing about the folder that is set: it may still be missing or full.
      if (input.to === null) writeSchedule(db, afterRun(readSchedule(db), startedAt, { ok: true, verifiedAt }))
      change.record({ action: 'backup.finished', objectType: 'backup', objectId: backupId, detail: { facts: { bytes, seconds: Math.round(seconds * 10) / 10, verified: true } } })
    }))
    return ok({ backupId, bytes, verified: true, file: join(path, fileName), seconds })
  } catch (error) {
    if (!(error instanceof JobCancelled)) remember(scene, startedAt, input.to === null, { ok: false, problem: 'failed' })
    throw error
  }
}

function remember(scene: JobScene, startedAt: number, scheduled: boolean, outcome: BackupOutcome): void {
  recordDone(scene, (context) => commitChange(context, (change, db) => {
    if (scheduled) writeSchedule(db, afterRun(readSchedule(db), startedAt, outcome))
    change.record({ action: 'backup.failed', objectType: 'backup', objectId: null, detail: { facts: { reason: outcome.ok ? '' : outcome.problem } } })
  }))
}

/** Reads a backup to its end with the open vault's key, and records what was found. */
export function verifyOneBackup(scene: JobScene, input: Input<'backup.verify'>): Result<unknown, unknown> {
  const { context, clock } = scene
  const path = input.from === null ? readSchedule(context.db).target : scene.path(input.from)
  if (path === null) return err({ kind: 'no-target' })
  const verified = verifyByAnyKey(scene, (vaultKey) => verifyBackup({ target: targetAt(path), backupId: input.backupId, vaultId: vaultIdOf(scene.database), vaultKey, signerOf: (publicKey) => signerOf(scene.database, publicKey), signerIn: signerOf, deep: input.deep, scratch: scene.folder, now: clock.now(), job: scene.control }))
  if (!verified.ok) return verified
  const { backupId, ok: holds, deep } = verified.value
  recordDone(scene, (context) => commitChange(context, (change, db) => {
    if (holds) db.run('UPDATE backups SET verified_at = ? WHERE id = ?', clock.now(), idToBytes(backupId))
    change.record({ action: 'backup.verified', objectType: 'backup', objectId: backupId, detail: { facts: { ok: holds, deep } } })
  }))
  return ok({ backupId, ok: holds, deep })
}

/** A backup made before a rotation of the vault key holds under the key that the vault had then. */
function verifyByAnyKey({ database, vaultKey }: JobScene, verify: (vaultKey: Secret) => ReturnType<typeof verifyBackup>): ReturnType<typeof verifyBackup> {
  const former = formerKeys(database.read)
  let verified = verify(vaultKey)
  for (const key of former) if (verified.ok && !verified.value.ok) verified = verify(key)
  former.forEach(wipe)
  return verified
}

/** Makes a vault out of a backup in a new place; its log says so, with the head it had (SECURITY.md B10). */
export function restoreFromBackup(scene: JobSceneWithoutVault, input: Input<'backup.restore'>): Result<unknown, unknown> {
  return restoreBackup({
    target: targetAt(scene.path(input.from)), backupId: input.backupId, into: scene.path(input.into), recoveryCode: input.recoveryCode, clock: scene.clock, job: scene.control,
    settle: (database, facts) => {
      // A restored copy is another device: its stamps must not meet those of the one it was copied from (SYNC.md 5).
      setMeta(database, 'device', randomBytes(8))
      setMeta(database, 'recovery-due', 'used')
      const context = changeContextOf(database, scene.clock, null, () => undefined)
      commitEvent(context, {
        action: 'backup.restored', objectType: 'backup', objectId: facts.backupId,
        detail: { facts: { backupCreatedAt: facts.backupCreatedAt, signed: facts.signed, headSeq: facts.headInBackup.seq, headHash: Buffer.from(facts.headInBackup.hash).toString('hex') } },
      })
    },
  })
}
