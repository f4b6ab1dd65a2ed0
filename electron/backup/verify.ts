import { stopIfCancelled, type JobControl } from '../changes/job-control'
import { openDatabase, type VaultDatabase } from '../db/open'
import { deriveDatabaseKey } from '../vault/keys'
import type { BackupId, VaultId } from '../../shared/ids'
import { ok, type Result } from '../../shared/result'
import { Secret, wipe } from '../../shared/secret'
import { openBackupKeyByVault } from './backup-key'
import { createFileSink } from './bytes'
import { nowhere, openContainer } from './container'
import { attempt } from './folder-target'
import type { BackupHeader, FoundHeader } from './header'
import type { BackupManifest } from './manifest'
import { openBackup, type ChooseFailure, type Judgement, type OpenedBackup } from './opened-backup'
import { isSignedFully, signatureState, type Signer } from './signature'
import { checkSnapshot, sameCounts } from './snapshot'
import type { BackupTarget } from './target'
import { openWorkFolder, sweepLeftovers } from './work-folder'

export interface VerifyBackupOptions {
  readonly target: BackupTarget
  /** null: the newest of this vault. */
  readonly backupId: string | null
  readonly vaultId: VaultId
  readonly vaultKey: Secret
  /** What the open vault knows of the signing key of a recovery code, by its public key (hex); wiped after use. */
  readonly signerOf: (publicKey: string) => Signer
  /** What a database, the copy's own, knows of the signing key of the recovery code with this public key (hex); wiped after use. */
  readonly signerIn: (database: VaultDatabase, publicKey: string) => Signer
  /** Opens the copy inside as well: structure, whole log, counts. Takes the room of a vault in `scratch` meanwhile, encrypted as ever. */
  readonly deep: boolean
  readonly scratch: string
  readonly now: number
  readonly job: JobControl
}

export interface VerifiedBackup {
  readonly backupId: BackupId
  readonly vaultId: VaultId
  readonly fileName: string
  readonly ok: boolean
  readonly deep: boolean
}

/**
 * Reads a backup to its end with the open vault's key: every chunk authenticates, every part has its hash; with `deep` also what is inside holds.
 * `ok` false: it is damaged or forged; it must not be counted on. Files of other vaults are none of its business: `no-backup-found`. Changes nothing. Throws `JobCancelled`.
 */
export function verifyBackup(options: VerifyBackupOptions): Result<VerifiedBackup, ChooseFailure> {
  const opened = openBackup(options.target, { backupId: options.backupId, now: options.now, judge: (header) => judgeForVault(header, options) })
  if (!opened.ok) return opened
  const { found, fileName, source } = opened.value
  try {
    const { backupId, vaultId } = found.header
    if (isForged(found.header, options.signerOf)) return ok({ backupId, vaultId, fileName, ok: false, deep: options.deep })
    const holds = options.deep ? holdsDeep(options, opened.value) : ok(holdsShallow(options, opened.value))
    return holds.ok ? ok({ backupId, vaultId, fileName, ok: holds.value, deep: options.deep }) : holds
  } finally {
    source.close()
  }
}

/** Anybody can write a header with this vault's id and any date: those that its key opens, and whose signature is not another's, come first. */
function judgeForVault(header: BackupHeader, { vaultId, vaultKey, signerOf }: VerifyBackupOptions): Judgement<{ readonly kind: 'no-backup-found' }> {
  if (header.vaultId !== vaultId) return { rank: 2, failure: { kind: 'no-backup-found' } }
  return { rank: isOurs(header, vaultKey) && !isForged(header, signerOf) ? 0 : 1, failure: null }
}

function isOurs(header: BackupHeader, vaultKey: Secret): boolean {
  const key = openBackupKeyByVault(header, vaultKey)
  if (key.ok) wipe(key.value)
  return key.ok
}

function isForged(header: BackupHeader, signerOf: VerifyBackupOptions['signerOf']): boolean {
  return header.keys.recovery.some((entry) => {
    const signer = signerOf(entry.publicKey)
    if (!(signer instanceof Secret)) return false
    const state = signatureState(header, entry, signer)
    wipe(signer)
    return state === 'forged'
  })
}

function holdsShallow({ vaultKey, job }: VerifyBackupOptions, { found, source }: OpenedBackup): boolean {
  const key = openBackupKeyByVault(found.header, vaultKey)
  if (!key.ok) return false
  try {
    return openContainer(source, found, key.value, { 'slots.json': nowhere, 'vault.db': nowhere }, progressOf(job)).ok
  } finally {
    wipe(key.value)
  }
}

function holdsDeep({ vaultKey, signerIn, job, scratch, now }: VerifyBackupOptions, { found, source }: OpenedBackup): Result<boolean, ChooseFailure> {
  const key = openBackupKeyByVault(found.header, vaultKey)
  if (!key.ok) return ok(false)
  const work = attempt(scratch, () => {
    sweepLeftovers(scratch, now)
    return openWorkFolder(scratch, now)
  })
  try {
    if (!work.ok) return work
    const copy = work.value.file('copy.db')
    const written = attempt(scratch, () => {
      const sink = createFileSink(copy)
      try {
        return openContainer(source, found, key.value, { 'slots.json': nowhere, 'vault.db': sink }, progressOf(job))
      } finally {
        sink.abandon()
      }
    })
    if (!written.ok) return written
    if (!written.value.ok) return ok(false)
    stopIfCancelled(job)
    job.progress('check', 0, null)
    return ok(copyHolds(copy, written.value.value, vaultKey, (database) => isSignedAsKnownIn(database, found, signerIn)))
  } finally {
    wipe(key.value)
    if (work.ok) work.value.dispose()
  }
}

function copyHolds(copy: string, manifest: BackupManifest, vaultKey: Secret, isSigned: (database: VaultDatabase) => boolean): boolean {
  const databaseKey = deriveDatabaseKey(vaultKey)
  try {
    const head = { seq: manifest.auditHead.seq, hash: Buffer.from(manifest.auditHead.hash, 'hex') }
    const facts = checkSnapshot(copy, databaseKey, { headBefore: head, tables: Object.keys(manifest.counts), counts: manifest.counts })
    if (!facts.ok || facts.value.auditHead.seq !== head.seq || !sameCounts(facts.value.counts, manifest.counts)) return false
    const opened = openDatabase({ file: copy, key: databaseKey, mode: 'read' })
    if (!opened.ok) return false
    try {
      return isSigned(opened.value)
    } finally {
      opened.value.close()
    }
  } finally {
    wipe(databaseKey)
  }
}

/** By what the copy itself knows: codes are renewed, and the backup is opened with the one of its day. Format 1 had no signatures. */
function isSignedAsKnownIn(database: VaultDatabase, { format, header }: FoundHeader, signerIn: VerifyBackupOptions['signerIn']): boolean {
  if (format === 1) return true
  const signers = new Map(header.keys.recovery.map(({ publicKey }) => [publicKey, signerIn(database, publicKey)]))
  try {
    return isSignedFully(header, (publicKey) => signers.get(publicKey) ?? 'unknown')
  } finally {
    for (const signer of signers.values()) if (signer instanceof Secret) wipe(signer)
  }
}

function progressOf(job: JobControl): (done: number, total: number) => void {
  return (done, total) => {
    stopIfCancelled(job)
    job.progress('read-back', done, total)
  }
}
