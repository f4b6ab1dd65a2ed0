import type { BackupProblem } from '../backup/channels'
import type { BeyondOwnRights } from '../permissions'
import { z } from 'zod'
import { endpoint } from '../ipc/endpoint'
import { fileToken, jobId, nothing, passphrase } from '../ipc/fields'
import type { LogFault } from '../audit/channels'
import type { UserId, VaultId } from '../ids'
import type { IntegrityFinding, KeychainState, VaultState, VaultTrouble } from './vault'

export type PassphraseAdvice = { readonly score: 0 | 1 | 2 | 3 | 4; readonly guessesLog10: number; readonly acceptable: boolean; readonly problem: PassphraseProblem | null; readonly hints: readonly string[] }
export type PassphraseProblem = 'too-short' | 'too-long' | 'common' | 'too-weak' | 'contains-name' | 'same-as-before'

/** Whether the links of the log hold among themselves. */
export interface ChainState {
  readonly entries: number
  readonly firstBad: number | null
  readonly class: LogFault | null
}

export type UnlockFailure =
  | { readonly kind: 'wrong-passphrase'; readonly waitMs: number; readonly failedAttempts: number }
  | { readonly kind: 'must-wait'; readonly waitMs: number }
  | { readonly kind: 'unknown-user' }
  /** An administrator has disabled this person. */
  | { readonly kind: 'user-disabled' }
  /** The passphrase is right, but somebody else chose it, for a first unlock within days that are over. Said to whoever knows it, and to nobody else. */
  | { readonly kind: 'invitation-expired' }
  /** Somebody changed people, roles or policy inside the database without this program. The recovery code opens all the same. */
  | { readonly kind: 'people-edited' }
  /** An older slots.json was put back, with a key of this person that does not count any more. */
  | { readonly kind: 'slots-outdated' }
  /** The slot of this person in slots.json is not the one that the vault knows. */
  | { readonly kind: 'slot-foreign' }
  | { readonly kind: 'keychain'; readonly state: Exclude<KeychainState, 'present' | 'not-used'> }
  | { readonly kind: 'vault-damaged' }
  /** slots.json is from before the vault got another key: nobody gets in by it, not even with the recovery code. */
  | { readonly kind: 'slots-older' }
  /** `chain`: what the log itself says, which was walked because of it. */
  | { readonly kind: 'log-refused'; readonly findings: readonly IntegrityFinding[]; readonly chain: ChainState }
  | VaultTrouble

export type RecoveryFailure =
  | { readonly kind: 'recovery-code-mistyped' }
  | { readonly kind: 'recovery-code-wrong' }
  | { readonly kind: 'passphrase-refused'; readonly problem: PassphraseProblem }

export type CreateVaultFailure =
  | { readonly kind: 'passphrase-refused'; readonly problem: PassphraseProblem }
  | { readonly kind: 'folder-not-empty'; readonly path: string }
  | { readonly kind: 'keychain'; readonly state: Exclude<KeychainState, 'present' | 'not-used'> }
  | { readonly kind: 'no-access'; readonly path: string }

export interface CreatedVault {
  readonly vaultId: VaultId
  readonly userId: UserId
  readonly keychain: KeychainState
  /** Shown once: eight groups of four or so. Nothing keeps it. */
  readonly recoveryCode: string
}

export type RotateKeyFailure =
  /** A slot whose public key the database does not know: somebody put their own into slots.json. Nothing was changed. */
  | { readonly kind: 'foreign-slot'; readonly slotId: string }
  | { readonly kind: 'no-space'; readonly neededBytes: number; readonly freeBytes: number }
  | { readonly kind: 'copy-not-verified' }
  /** The backup that comes first failed (SECURITY.md B13): nothing was changed. */
  | { readonly kind: 'backup-first'; readonly problem: BackupProblem }

export interface RotatedKey {
  readonly rotated: true
  /** A backup was made and verified before. */
  readonly backedUp: boolean
  readonly seconds: number
}

export const vaultChannels = {
  'vault.state': endpoint<VaultState>()(nothing, { needs: 'nothing', kind: 'query' }),
  /** Strength and plain advice for a passphrase being typed. Nothing is kept. */
  'vault.advise': endpoint<PassphraseAdvice>()(z.strictObject({ passphrase: z.string().max(1_024), userName: z.string().max(200) }), { needs: 'nothing', kind: 'query' }),
  /** Makes a vault in a folder that does not exist or is empty, and unlocks it. */
  'vault.create': endpoint<CreatedVault, CreateVaultFailure>()(
    z.strictObject({ folder: fileToken, name: z.string().min(1).max(200), userName: z.string().min(1).max(200), passphrase, withoutKeychain: z.boolean() }),
    { needs: 'nothing', kind: 'command' }),
  /** Makes another existing vault the current one; answers with its state. */
  'vault.choose': endpoint<VaultState>()(z.strictObject({ folder: fileToken }), { needs: 'nothing', kind: 'command' }),
  'vault.chooseRecent': endpoint<VaultState>()(z.strictObject({ path: z.string().min(1).max(4_096) }), { needs: 'nothing', kind: 'command' }),
  /** Leaves the current vault for the welcome page. */
  'vault.leave': endpoint<VaultState>()(nothing, { needs: 'nothing', kind: 'command' }),
  /** `acceptRollback`: opens although the log is shorter than its anchor says. `takeOver`: opens although the lock names another machine. Both are audited. */
  'vault.unlock': endpoint<VaultState, UnlockFailure>()(z.strictObject({ userName: z.string().min(1).max(200), passphrase, acceptRollback: z.boolean(), takeOver: z.boolean().optional() }), { needs: 'nothing', kind: 'command' }),
  /** Opens with the recovery code, sets a new passphrase and enrols this machine's keychain. The code is used up: `recoveryDue` follows. */
  'vault.recover': endpoint<VaultState, RecoveryFailure | UnlockFailure>()(
    z.strictObject({ recoveryCode: z.string().min(1).max(200), userName: z.string().min(1).max(200), newPassphrase: passphrase, withoutKeychain: z.boolean(), acceptRollback: z.boolean(), takeOver: z.boolean().optional() }),
    { needs: 'nothing', kind: 'command' }),
  'vault.lock': endpoint<VaultState>()(z.strictObject({ reason: z.enum(['user', 'panic', 'switch']) }), { needs: 'nothing', kind: 'command' }),
  /** Every page, index and link of the file (SECURITY.md 5.2). Runs by itself once a week. `ok` false: from now on the vault can only be read. */
  'vault.check': endpoint<{ readonly ok: boolean; readonly checkedAt: number }>()(z.strictObject({ jobId }), { needs: 'session', kind: 'job' }),
  /** Compares the phone search with the records. Runs by itself once in a vault of an earlier version. `ok` false: somebody is missing, `vault.mendSearch` finds them again. */
  'vault.checkSearch': endpoint<{ readonly ok: boolean }>()(z.strictObject({ jobId }), { needs: 'session', kind: 'job' }),
  /** Builds the phone search anew from the records. */
  'vault.mendSearch': endpoint<null>()(z.strictObject({ jobId }), { needs: 'session', kind: 'job' }),
  /** Somebody acted: moves the automatic lock away. */
  'vault.touch': endpoint<{ readonly locksAt: number }>()(nothing, { needs: 'session', kind: 'command' }),
  'vault.changePassphrase': endpoint<null, UnlockFailure | RecoveryFailure>()(z.strictObject({ passphrase, newPassphrase: passphrase }), { needs: 'session', kind: 'command' }),
  /** A new recovery code in place of the old one; asks for the passphrase again (SECURITY.md K13). It opens the vault as anybody: for whoever decides over people and has every right. */
  'vault.renewRecoveryCode': endpoint<{ readonly recoveryCode: string }, UnlockFailure | BeyondOwnRights>()(z.strictObject({ passphrase }), { needs: 'session', permission: 'users', kind: 'command' }),
  /** The person typed the code back: it is kept somewhere. */
  'vault.confirmRecoveryCode': endpoint<null, RecoveryFailure>()(z.strictObject({ recoveryCode: z.string().min(1).max(200) }), { needs: 'session', permission: 'users', kind: 'command' }),
  /** The raw SQLCipher key, audited; asks for the passphrase again. */
  'vault.showKey': endpoint<{ readonly rawKeyHex: string; readonly file: string }, UnlockFailure>()(z.strictObject({ passphrase }), { needs: 'session', permission: 'show-key', kind: 'command' }),
  /** Gives the vault another key, without anybody else's passphrase; the session goes on (SECURITY.md K8, K9). A backup is made first where backups go, unless told otherwise (B13). Asks for the passphrase again. */
  'vault.rotateKey': endpoint<RotatedKey, UnlockFailure | RotateKeyFailure>()(z.strictObject({ jobId, passphrase, withoutBackup: z.boolean().optional() }), { needs: 'session', permission: 'users', kind: 'job' }),
}
