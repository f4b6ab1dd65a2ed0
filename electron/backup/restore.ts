import { chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, renameSync, rmdirSync, statfsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { RestoreFailure } from '../../shared/backup/channels'
import type { BackupId, VaultId } from '../../shared/ids'
import { err, ok, type Result } from '../../shared/result'
import { wipe, type Secret } from '../../shared/secret'
import type { Clock } from '../../shared/time'
import type { AuditHead } from '../audit/record'
import { stopIfCancelled, type JobControl } from '../changes/job-control'
import type { VaultDatabase } from '../db/open'
import { syncFolder } from '../vault/atomic-file'
import { parseRecoveryCode, recoveryKeysOf, wipeRecoveryKeys, type RecoveryKeys } from '../vault/recovery-code'
import { entryForCode, openBackupKeyByRecovery, type OpenedByRecovery } from './backup-key'
import { createFileSink } from './bytes'
import { openContainer } from './container'
import { attempt } from './folder-target'
import type { BackupHeader } from './header'
import type { BackupManifest } from './manifest'
import { openBackup, type Judgement, type OpenedBackup } from './opened-backup'
import { finishStagedVault } from './staged-vault'
import type { BackupTarget, TargetFailure, WorkFolder } from './target'
import { openWorkFolder, sweepLeftovers } from './work-folder'

export interface RestoreBackupOptions {
  readonly target: BackupTarget
  /** null: the newest that the code opens. */
  readonly backupId: string | null
  /** The vault's new folder: must not exist, or be empty. */
  readonly into: string
  /** As typed. */
  readonly recoveryCode: string
  readonly clock: Clock
  readonly job: JobControl
  /**
   * Called once with the restored database, open for writing and migrated, before anybody can see it. It gives the vault a new device id
   * (SYNC.md 5: two vaults of one device would write over each other) and records `backup.restored` with both heads (SECURITY.md B10), through the
   * one door for writing. What it throws ends the restore with nothing made.
   */
  readonly settle: (database: VaultDatabase, facts: RestoredFacts) => void
}

export interface RestoredFacts {
  readonly backupId: BackupId
  readonly vaultId: VaultId
  readonly backupCreatedAt: number
  /** The log's head in the backup. The new entry follows it; a vault that lived on elsewhere has a later one. */
  readonly headInBackup: AuditHead
  /** False: made for a code from before backups were signed; nothing tells that the vault made it. */
  readonly signed: boolean
}

export interface RestoredBackup {
  readonly backupId: BackupId
  readonly vaultId: VaultId
  readonly path: string
  readonly counts: Readonly<Record<string, number>>
  readonly createdAt: number
  readonly inFuture: boolean
  readonly signed: boolean
  readonly seconds: number
}

export type RestoreBackupFailure = RestoreFailure | TargetFailure

/** Room a restore asks for, as a multiple of the vault's size: the vault, its journal while it is migrated, and air (SECURITY.md B8). */
const ROOM_FACTOR = 2.2

/** Phases told to the job. */
export const restorePhases = ['write', 'check', 'finish'] as const

/**
 * Makes a vault out of a backup with the recovery code alone: no vault and no keychain are needed (SECURITY.md B4, B8).
 * Everything happens in a work folder beside the final one: decrypt → check → migrate and settle → flush; one rename then makes the vault there, whole.
 * Killed at any moment there is either no vault or a complete one; a second run starts anew and removes what the first left.
 * Afterwards the vault is opened with the same code and a new passphrase, since this machine's keychain knows nothing of it. Throws `JobCancelled`.
 */
export function restoreBackup(options: RestoreBackupOptions): Result<RestoredBackup, RestoreBackupFailure> {
  const startedAt = performance.now()
  const code = parseRecoveryCode(options.recoveryCode)
  if (!code.ok) return code
  const keys = recoveryKeysOf(code.value)
  wipe(code.value)
  try {
    const opened = openBackup(options.target, { backupId: options.backupId, now: options.clock.now(), judge: (header) => judgeForCode(header, keys) })
    if (!opened.ok) return opened
    try {
      const restored = restoreOpened(options, opened.value, keys)
      if (!restored.ok) return restored
      const { backupId, vaultId, createdAt } = opened.value.found.header
      return ok({ backupId, vaultId, ...restored.value, createdAt, inFuture: opened.value.inFuture, seconds: (performance.now() - startedAt) / 1000 })
    } finally {
      opened.value.source.close()
    }
  } finally {
    wipeRecoveryKeys(keys)
  }
}

/** What the vault signed for this code comes first, and unsigned ones of a former code after it: anybody could have dated those. Other people's files count for nothing. */
function judgeForCode(header: BackupHeader, keys: RecoveryKeys): Judgement<{ readonly kind: 'recovery-code-wrong' | 'backup-forged' }> {
  const entry = entryForCode(header, keys)
  if (entry.ok) return { rank: entry.value.signed ? 0 : 1, failure: null }
  return { rank: entry.failure.kind === 'backup-forged' ? 2 : 3, failure: entry.failure }
}

type Published = Pick<RestoredBackup, 'path' | 'counts' | 'signed'>

function restoreOpened(options: RestoreBackupOptions, backup: OpenedBackup, keys: RecoveryKeys): Result<Published, RestoreBackupFailure> {
  const { header } = backup.found
  const opened = openBackupKeyByRecovery(header, keys)
  if (!opened.ok) return opened
  try {
    const final = resolve(options.into)
    const parent = dirname(final)
    const prepared = attempt(parent, () => prepare(final, header, options.clock.now()))
    if (!prepared.ok) return prepared
    if (!prepared.value.ok) return prepared.value
    const work = prepared.value.value
    try {
      const staged = stage(options, backup, opened.value, work)
      if (!staged.ok) return staged
      return attempt(parent, () => ({ path: publish(work.file('vault'), final), counts: staged.value.counts, signed: opened.value.signed }))
    } finally {
      work.dispose()
    }
  } finally {
    wipe(opened.value.key)
  }
}

/** Checks the place and the room, and opens a work folder beside the final one, on the same file system. */
function prepare(final: string, header: BackupHeader, now: number): Result<WorkFolder, RestoreFailure> {
  if (!isFree(final)) return err({ kind: 'folder-not-empty', path: final })
  const parent = dirname(final)
  mkdirSync(parent, { recursive: true, mode: 0o700 })
  sweepLeftovers(parent, now)
  const { bavail, bsize } = statfsSync(parent)
  const freeBytes = bavail * bsize
  const neededBytes = Math.ceil(header.payloadBytes * ROOM_FACTOR)
  if (freeBytes < neededBytes) return err({ kind: 'no-space', neededBytes, freeBytes })
  return ok(openWorkFolder(parent, now))
}

function isFree(folder: string): boolean {
  const state = lstatSync(folder, { throwIfNoEntry: false })
  if (state === undefined) return true
  return state.isDirectory() && readdirSync(folder).length === 0
}

function stage(options: RestoreBackupOptions, backup: OpenedBackup, { key, pair, signed }: OpenedByRecovery, work: WorkFolder): Result<BackupManifest, RestoreBackupFailure> {
  const { job } = options
  const folder = work.file('vault')
  const written = attempt(folder, () => {
    mkdirSync(folder, { mode: 0o700 })
    return writeParts(backup, key, folder, (done, total) => {
      stopIfCancelled(job)
      job.progress('write', done, total)
    })
  })
  if (!written.ok) return written
  if (!written.value.ok) return written.value
  job.progress('check', 0, null)
  const { header } = backup.found
  const manifest = written.value.value
  const { auditHead } = manifest
  const finished = finishStagedVault(folder, header, manifest, pair, (database) => {
    stopIfCancelled(job)
    job.progress('finish', 0, null)
    options.settle(database, {
      backupId: header.backupId, vaultId: header.vaultId, backupCreatedAt: header.createdAt,
      headInBackup: { seq: auditHead.seq, hash: Buffer.from(auditHead.hash, 'hex') }, signed,
    })
  })
  return finished.ok ? ok(manifest) : finished
}

function writeParts({ source, found }: OpenedBackup, key: Secret, folder: string, progress: (done: number, total: number) => void): Result<BackupManifest, RestoreFailure> {
  const slots = createFileSink(join(folder, 'slots.json'))
  try {
    const vault = createFileSink(join(folder, 'vault.db'))
    try {
      const opened = openContainer(source, found, key, { 'slots.json': slots, 'vault.db': vault }, progress)
      if (!opened.ok) return opened
      slots.finish()
      vault.finish()
      return opened
    } finally {
      vault.abandon()
    }
  } finally {
    slots.abandon()
  }
}

/** The one step that makes the vault: before it there is none, after it there is a whole one. */
function publish(staged: string, final: string): string {
  chmodSync(staged, 0o700)
  // Windows renames no folder over an empty one. Only an empty folder is removed here: rmdir refuses any other.
  if (existsSync(final)) rmdirSync(final)
  renameSync(staged, final)
  syncFolder(dirname(final))
  return final
}
