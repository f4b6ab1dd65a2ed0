import { createHash, randomBytes } from 'node:crypto'
import { stopIfCancelled, type JobControl } from '../changes/job-control'
import { databaseFailure } from '../db/sqlite-error'
import type { OpenFailure } from '../db/open'
import { parseSlots, recoverySlotsOf, slotsMacState, type SlotsFile } from '../vault/slots'
import { readSmallFile } from '../vault/atomic-file'
import type { BackupId, IdSource, VaultId } from '../../shared/ids'
import { err, ok, type Result } from '../../shared/result'
import { reveal, Secret, wipe } from '../../shared/secret'
import type { Clock } from '../../shared/time'
import { createBackupKey, openBackupKeyByVault, sealBackupKey, signedHeader } from './backup-key'
import { memorySource, openFileSource, type ByteSource } from './bytes'
import { CHUNK_LENGTH } from './chunks'
import { nowhere, openContainer, payloadLength, writeContainer } from './container'
import { BACKUP_SUFFIX, attempt } from './folder-target'
import { readHeader, type BackupHeader } from './header'
import type { BackupManifest } from './manifest'
import { isSignedFully, type Signer } from './signature'
import { checkSnapshot, hashFile, takeSnapshot, type VaultFacts } from './snapshot'
import type { BackupTarget, TargetFailure, WorkFolder } from './target'

export interface CreateBackupOptions {
  readonly vaultFile: string
  readonly slotsFile: string
  /** 32 bytes, raw SQLCipher key. */
  readonly databaseKey: Secret
  readonly vaultKey: Secret
  /** What the vault knows now of the signing key of the recovery code with this public key (hex). Asked before and after the copy; the keys are wiped after use. */
  readonly signerOf: (publicKey: string) => Signer
  readonly target: BackupTarget
  readonly appVersion: string
  readonly clock: Clock
  readonly ids: IdSource
  readonly job: JobControl
}

export interface CreatedBackup {
  readonly backupId: BackupId
  readonly vaultId: VaultId
  readonly fileName: string
  readonly bytes: number
  readonly createdAt: number
  /** When it was read back from where it lies and decrypted: it is not answered for before. */
  readonly verifiedAt: number
  readonly seconds: number
  readonly facts: VaultFacts
}

export type CreateBackupFailure =
  | TargetFailure
  /**
   * The copy or what was read back is not what it must be, the vault's keys changed while it was made, or the vault cannot sign for its own code, as when an
   * older slots.json was put back: nobody could open it, and nothing was kept of it.
   */
  | { readonly kind: 'backup-not-verified' }
  /** The vault itself does not hold: its pages, its log, or its slot file, which somebody else wrote. */
  | { readonly kind: 'damaged'; readonly what: 'vault' | 'log' | 'file' }

const MAX_SLOTS = 1024 * 1024

/** Phases told to the job: the copy cannot be interrupted, everything else stops within one chunk. */
export const backupPhases = ['copy', 'check', 'seal', 'read-back'] as const

/**
 * Makes one complete, sealed copy and reads it back before it counts (SECURITY.md B1, B2, B12). Others may write to the vault meanwhile.
 * Older backups are not touched. After a failure, a cancel (throws `JobCancelled`) or a crash the target holds what it held before.
 */
export function createBackup(options: CreateBackupOptions): Result<CreatedBackup, CreateBackupFailure> {
  const { target, clock, job } = options
  const createdAt = clock.now()
  const startedAt = performance.now()
  stopIfCancelled(job)
  const slots = genuineSlots(options)
  if (!slots.ok) return slots
  const credentials = withSigners(slots.value, options)
  try {
    if ([...credentials.signers.values()].includes('unknown')) return err({ kind: 'backup-not-verified' })
    const work = target.openWork(createdAt)
    if (!work.ok) return work
    try {
      const copied = copyVault(options, work.value)
      if (!copied.ok) return copied
      const backupId = options.ids.next<BackupId>()
      const sealed = sealCopy(options, work.value, credentials, copied.value, { backupId, createdAt })
      if (!sealed.ok) return sealed
      return ok({
        backupId, vaultId: credentials.file.vaultId, ...sealed.value, createdAt, verifiedAt: clock.now(),
        seconds: (performance.now() - startedAt) / 1000, facts: copied.value.facts,
      })
    } finally {
      work.value.dispose()
    }
  } finally {
    for (const signer of credentials.signers.values()) if (signer instanceof Secret) wipe(signer)
  }
}

interface SlotsCopy {
  readonly file: SlotsFile
  readonly bytes: Uint8Array
}

/** A slot file that was not signed under the vault key could name a thief's recovery key: every backup would then be his. */
function genuineSlots({ slotsFile, vaultKey }: CreateBackupOptions): Result<SlotsCopy, CreateBackupFailure> {
  const bytes = readSmallFile(slotsFile, MAX_SLOTS)
  if (!bytes.ok) return err({ kind: 'damaged', what: 'file' })
  const file = parseSlots(bytes.value, slotsFile)
  if (!file.ok || slotsMacState(vaultKey, file.value) !== 'genuine') return err({ kind: 'damaged', what: 'file' })
  return ok({ file: file.value, bytes: bytes.value })
}

/** The slot file and the signing keys of its recovery codes, as they were when the backup began. */
interface Credentials extends SlotsCopy {
  readonly signers: ReadonlyMap<string, Signer>
}

function withSigners(slots: SlotsCopy, { signerOf }: CreateBackupOptions): Credentials {
  return { ...slots, signers: new Map(recoverySlotsOf(slots.file).map(({ publicKey }) => [publicKey, signerOf(publicKey)])) }
}

/** Whether slots and signing keys are as they were when the backup began: a code renewed or a passphrase changed meanwhile would pair what does not belong together. */
function areUnchanged({ bytes, signers }: Credentials, { slotsFile, signerOf }: CreateBackupOptions): boolean {
  const now = readSmallFile(slotsFile, MAX_SLOTS)
  if (!now.ok || !Buffer.from(bytes).equals(now.value)) return false
  return [...signers].every(([publicKey, before]) => {
    const after = signerOf(publicKey)
    if (!(after instanceof Secret)) return after === before
    const same = before instanceof Secret && Buffer.from(reveal(before)).equals(reveal(after))
    wipe(after)
    return same
  })
}

interface CheckedCopy {
  readonly path: string
  readonly facts: VaultFacts
  readonly bytes: number
  readonly sha256: string
}

function copyVault({ vaultFile, databaseKey, target, job }: CreateBackupOptions, work: WorkFolder): Result<CheckedCopy, CreateBackupFailure> {
  const path = work.file('copy.db')
  job.progress('copy', 0, null)
  const taken = attempt(target.path, () => duringCopy(target.path, () => takeSnapshot(vaultFile, databaseKey, path)))
  if (!taken.ok) return taken
  if (!taken.value.ok) return taken.value
  stopIfCancelled(job)
  job.progress('check', 0, null)
  const facts = checkSnapshot(path, databaseKey, taken.value.value)
  if (!facts.ok) return err(facts.failure === 'log' ? { kind: 'damaged', what: 'log' } : { kind: 'backup-not-verified' })
  const hashed = hashFile(path, (done, total) => {
    tell(job, 'check', done, total)
  })
  return ok({ path, facts: facts.value, ...hashed })
}

/** Failures while copying, whether answered at opening or thrown by the driver: a full disk is the target's, damage is the vault's. */
function duringCopy<T>(targetPath: string, work: () => Result<T, OpenFailure>): Result<T, CreateBackupFailure> {
  try {
    const result = work()
    return result.ok ? result : err(copyFailure(result.failure, targetPath))
  } catch (error) {
    const failure = databaseFailure(error)
    if (failure === null) throw error
    return err(copyFailure(failure, targetPath))
  }
}

function copyFailure(failure: OpenFailure, targetPath: string): CreateBackupFailure {
  switch (failure.kind) {
    case 'disk-full': return { kind: 'disk-full' }
    case 'read-only': case 'no-access': return { kind: 'read-only', path: targetPath }
    // Another process holds the vault for longer than the wait: trying again later may do.
    case 'in-use': return { kind: 'backup-not-verified' }
    case 'damaged': case 'wrong-key': case 'missing': case 'empty': case 'plaintext': case 'newer-version': return { kind: 'damaged', what: 'vault' }
  }
}

function sealCopy(options: CreateBackupOptions, work: WorkFolder, slots: Credentials, copy: CheckedCopy, { backupId, createdAt }: { backupId: BackupId; createdAt: number }): Result<{ fileName: string; bytes: number }, CreateBackupFailure> {
  const { target, vaultKey, job } = options
  const { vaultId, name } = slots.file
  const recoveryKeys = [...slots.signers.keys()].map((publicKey) => Buffer.from(publicKey, 'hex'))
  if (recoveryKeys.length === 0) throw new Error('a vault without a recovery slot cannot be backed up')
  const backupKey = createBackupKey()
  const manifest: BackupManifest = {
    app: options.appVersion, vaultName: name, counts: { ...copy.facts.counts },
    auditHead: { seq: copy.facts.auditHead.seq, hash: Buffer.from(copy.facts.auditHead.hash).toString('hex') },
    parts: [
      { name: 'slots.json', bytes: slots.bytes.length, sha256: createHash('sha256').update(slots.bytes).digest('hex') },
      { name: 'vault.db', bytes: copy.bytes, sha256: copy.sha256 },
    ],
  }
  const signerOf = (publicKey: string): Signer => slots.signers.get(publicKey) ?? 'unknown'
  const header = signedHeader({
    schemaVersion: copy.facts.schemaVersion, backupId, vaultId, createdAt, payloadBytes: payloadLength(manifest), salt: randomBytes(32).toString('hex'), chunkBytes: CHUNK_LENGTH,
    keys: sealBackupKey(backupKey, { vaultId, backupId }, recoveryKeys, vaultKey),
  }, signerOf)
  const fileName = fileNameOf(backupId, createdAt)
  try {
    const put = target.put<CreateBackupFailure>(work, {
      name: fileName,
      write(sink) {
        const vault = openFileSource(copy.path)
        try {
          writeContainer(sink, header, manifest, backupKey, { 'slots.json': memorySource(slots.bytes), 'vault.db': vault }, (done, total) => {
            tell(job, 'seal', done, total)
          })
        } finally {
          vault.close()
        }
      },
      check: (written) => {
        const whole = readBack(written, header, manifest, vaultKey, job)
        // Here, and not before: the next step publishes it.
        return !whole.ok || (isSignedFully(header, signerOf) && areUnchanged(slots, options)) ? whole : err({ kind: 'backup-not-verified' })
      },
    })
    return put.ok ? ok({ fileName, bytes: put.value.bytes }) : put
  } finally {
    wipe(backupKey)
  }
}

/** Opens what was written as anybody later would: header, key, every chunk, the hash of every part. */
function readBack(written: ByteSource, expected: BackupHeader, manifest: BackupManifest, vaultKey: Secret, job: JobControl): Result<null, CreateBackupFailure> {
  const found = readHeader(written)
  if (!found.ok || JSON.stringify(found.value.header) !== JSON.stringify(expected)) return err({ kind: 'backup-not-verified' })
  const key = openBackupKeyByVault(found.value.header, vaultKey)
  if (!key.ok) return err({ kind: 'backup-not-verified' })
  try {
    const opened = openContainer(written, found.value, key.value, { 'slots.json': nowhere, 'vault.db': nowhere }, (done, total) => {
      tell(job, 'read-back', done, total)
    })
    // The last moment to stop: from here on it is published.
    stopIfCancelled(job)
    return opened.ok && JSON.stringify(opened.value) === JSON.stringify(manifest) ? ok(null) : err({ kind: 'backup-not-verified' })
  } finally {
    wipe(key.value)
  }
}

function tell(job: JobControl, phase: (typeof backupPhases)[number], done: number, total: number): void {
  stopIfCancelled(job)
  job.progress(phase, done, total)
}

/** Sorts by time in any file manager; the end is of the id, so that two in one second differ. No name of a vault or person. */
function fileNameOf(backupId: BackupId, createdAt: number): string {
  const time = new Date(createdAt).toISOString().slice(0, 19).replaceAll(':', '').replaceAll('-', '')
  return `satchel-${time}Z-${backupId.slice(-8)}${BACKUP_SUFFIX}`
}
