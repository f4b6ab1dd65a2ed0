import type { Answer } from '../../shared/ipc/contract'
import { err, ok, type Result } from '../../shared/result'
import type { RotateKeyFailure } from '../../shared/vault/channels'
import { problemOf } from '../backup/schedule'
import { readSchedule } from './backup-handlers'
import type { JobDesk } from './job-desk'
import type { OpenVault } from './open-vault'

/** Kept as they are: whoever stopped it, or has the vault in use, stopped what was to follow. */
type Stopped = Extract<Answer<'backup.run'>, { readonly ok: false }>['failure'] & { readonly kind: 'cancelled' | 'busy' }
type NotBackedUp = Extract<RotateKeyFailure, { kind: 'backup-first' }> | Stopped

/**
 * A backup, read back and verified, where the vault's backups go, before what rewrites the whole file (SECURITY.md B13). Answers whether there is one:
 * a vault without such a place goes on without. Under the job's own id, so that it is cancelled with it.
 */
export async function backUpFirst(desk: JobDesk, { database }: OpenVault, jobId: string): Promise<Result<boolean, NotBackedUp>> {
  if (readSchedule(database.read).target === null) return ok(false)
  const made = (await desk.run('backup.run', { jobId, to: null })) as Answer<'backup.run'>
  if (made.ok) return ok(true)
  const { failure } = made
  return failure.kind === 'cancelled' || failure.kind === 'busy' ? err(failure) : err({ kind: 'backup-first', problem: problemOf(failure) })
}
