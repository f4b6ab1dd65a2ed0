import { z } from 'zod'
import { endpoint } from '../ipc/endpoint'
import { fileToken, jobId, nothing } from '../ipc/fields'
import type { BackupId, VaultId } from '../ids'
import { idText } from '../list'

/** A sealed copy in a target, as far as its header tells without a key. */
export interface BackupItem {
  readonly backupId: BackupId
  readonly vaultId: VaultId
  /** Known of this vault's own backups and of those of the former format: the header names no vault. */
  readonly vaultName: string | null
  readonly createdAt: number
  /** Its date lies more than a day ahead: a clock was wrong, or somebody wrote it. It is listed last and counts as the oldest. */
  readonly inFuture: boolean
  readonly bytes: number
  readonly fileName: string
  readonly schemaVersion: number
  /** Verified by us after writing; null when this machine never did. */
  readonly verifiedAt: number | null
  readonly readable: boolean
}

/** Facts for the screen, no promises: what was tried, what worked, what was read back (SECURITY.md B5). */
export interface BackupState {
  readonly target: string | null
  readonly everyHours: number
  readonly lastAttemptAt: number | null
  readonly lastVerifiedAt: number | null
  readonly lastProblem: BackupProblem | null
  readonly nextDueAt: number | null
  readonly sameDisk: boolean
}
export type BackupProblem = 'no-target' | 'target-missing' | 'disk-full' | 'no-access' | 'locked' | 'verification-failed' | 'failed'

export type BackupFailure =
  | { readonly kind: 'no-target' }
  | { readonly kind: 'target-missing'; readonly path: string }
  | { readonly kind: 'backup-not-verified' }

export type RestoreFailure =
  | { readonly kind: 'recovery-code-mistyped' }
  | { readonly kind: 'recovery-code-wrong' }
  | { readonly kind: 'backup-damaged' }
  /** Sealed for this code by somebody who is not the vault. */
  | { readonly kind: 'backup-forged' }
  | { readonly kind: 'backup-newer'; readonly found: number; readonly known: number }
  | { readonly kind: 'no-backup-found' }
  | { readonly kind: 'folder-not-empty'; readonly path: string }
  | { readonly kind: 'no-space'; readonly neededBytes: number; readonly freeBytes: number }

export interface RestoreResult {
  readonly vaultId: VaultId
  readonly path: string
  readonly counts: Readonly<Record<string, number>>
  readonly createdAt: number
  /** The date of the backup lies more than a day ahead: nothing tells how old it is. */
  readonly inFuture: boolean
  /** False: made for a code from before backups were signed, so that nothing tells that the vault made it. */
  readonly signed: boolean
  readonly seconds: number
}

export const backupChannels = {
  'backup.state': endpoint<BackupState>()(nothing, { needs: 'session', kind: 'query' }),
  /** `target` absent: the folder stays. Null: none. */
  'backup.setTarget': endpoint<BackupState, BackupFailure>()(z.strictObject({ target: fileToken.nullable().optional(), everyHours: z.number().int().min(1).max(24 * 30) }), { needs: 'session', permission: 'backup', kind: 'command' }),
  /** A complete, sealed copy, read back from disk and decrypted before it counts (SECURITY.md B2). `to` null: the set target. */
  'backup.run': endpoint<{ readonly backupId: BackupId; readonly bytes: number; readonly verified: true; readonly file: string; readonly seconds: number }, BackupFailure>()(
    z.strictObject({ jobId, to: fileToken.nullable() }), { needs: 'session', permission: 'backup', kind: 'job' }),
  'backup.list': endpoint<{ readonly items: readonly BackupItem[] }, BackupFailure>()(z.strictObject({ from: fileToken.nullable() }), { needs: 'nothing', kind: 'query' }),
  /** Without a recovery code: the sealed file is whole. In an open vault also that it opens and its log verifies. */
  'backup.verify': endpoint<{ readonly backupId: BackupId; readonly ok: boolean; readonly deep: boolean }, BackupFailure | RestoreFailure>()(
    z.strictObject({ jobId, from: fileToken.nullable(), backupId: idText.nullable(), deep: z.boolean() }), { needs: 'session', permission: 'backup', kind: 'job' }),
  /** Into a new place, with the recovery code alone: no vault and no keychain needed (SECURITY.md B4). `backupId` null: the newest. */
  'backup.restore': endpoint<RestoreResult, RestoreFailure>()(
    z.strictObject({ jobId, from: fileToken, backupId: idText.nullable(), into: fileToken, recoveryCode: z.string().min(1).max(200) }), { needs: 'nothing', kind: 'job' }),
}
