import { rmSync, statfsSync, statSync } from 'node:fs'
import { err, ok, type Result } from '../../shared/result'
import { wipe, type Secret } from '../../shared/secret'
import type { Clock } from '../../shared/time'
import type { RotateKeyFailure } from '../../shared/vault/channels'
import { checkSnapshot, takeSnapshot, type SourceWitness } from '../backup/snapshot'
import { stopIfCancelled, type JobControl } from '../changes/job-control'
import { openDatabase, type OpenFailure, type VaultDatabase } from '../db/open'
import { rekeyCopy } from '../db/rekey-copy'
import { codeOf } from '../vault/atomic-file'
import { deriveDatabaseKey } from '../vault/keys'
import { areSealsBound } from '../vault/bound-seal'
import { peopleSealState, sealPeople } from '../vault/people-seal'
import { editedSafeguards, sealSafeguards } from '../vault/safeguards-seal'
import { vaultPaths, type VaultPaths } from '../vault/vault-folder'
import { setMeta } from './change-context'
import type { JobScene } from './job-run'
import { keepFormerKey, ROTATION_MARK } from './rotation-state'

/** The copy, and while it gets its key the journal beside it, are both as large as the vault (SECURITY.md 5.4). */
const ROOM_FACTOR = 2.2
const STEPS = 4

export type CopyFailure = Extract<RotateKeyFailure, { kind: 'no-space' | 'copy-not-verified' }> | { readonly kind: 'busy'; readonly with: 'rotate-key' } | OpenFailure

interface CopyOptions {
  readonly paths: VaultPaths
  readonly database: VaultDatabase
  readonly vaultKey: Secret
  readonly databaseKey: Secret
  readonly nextVaultKey: Secret
  readonly clock: Clock
  readonly control: JobControl
}

/** The part of a rotation that takes time, on a connection and in a thread of its own: the copy beside the vault, under the next key. */
export function copyUnderNextKey(scene: JobScene): Result<null, CopyFailure> {
  if (scene.nextVaultKey === null) throw new Error('a rotation needs the next key')
  return makeRotatedCopy({ ...scene, paths: vaultPaths(scene.folder), nextVaultKey: scene.nextVaultKey })
}

/**
 * Makes `vault.db.rotating`: copied by `VACUUM INTO`, given the next key, every page, row count and the whole log checked, on the disk. The vault itself is
 * not touched. Cancelled (`JobCancelled`) or failed, the copy is gone. What was committed to the vault meanwhile is not in it: the swap looks for that.
 */
export function makeRotatedCopy(options: CopyOptions): Result<null, CopyFailure> {
  const { paths, database } = options
  const { bavail, bsize } = statfsSync(paths.folder)
  const [freeBytes, neededBytes] = [bavail * bsize, Math.ceil(statSync(paths.database).size * ROOM_FACTOR)]
  if (freeBytes < neededBytes) return err({ kind: 'no-space', neededBytes, freeBytes })
  let made: Result<null, CopyFailure> | null = null
  const nextKey = deriveDatabaseKey(options.nextVaultKey)
  try {
    // From now on the log beside the file is empty until somebody commits: by that the swap knows that the copy is the vault.
    database.checkpoint()
    made = copyAndCheck(options, nextKey)
    return made
  } finally {
    wipe(nextKey)
    if (made?.ok !== true) removeCopy(paths)
  }
}

function copyAndCheck(options: CopyOptions, nextKey: Secret): Result<null, CopyFailure> {
  const { paths, databaseKey, control } = options
  const step = (phase: string, done: number): void => {
    stopIfCancelled(control)
    control.progress(phase, done, STEPS)
  }
  removeCopy(paths)
  step('copy', 0)
  const taken = takeSnapshot(paths.database, databaseKey, paths.rotating)
  if (!taken.ok) return taken
  const { counts } = taken.value
  if (counts === null) return err({ kind: 'busy', with: 'rotate-key' })
  step('prepare', 1)
  const prepared = prepareCopy(options)
  if (!prepared.ok) return prepared
  step('encrypt', 2)
  const rekeyed = rekeyCopy(paths.rotating, databaseKey, nextKey)
  if (!rekeyed.ok) return rekeyed
  step('check', 3)
  const expected: SourceWitness = { ...taken.value, counts: { ...counts, meta: (counts['meta'] ?? 0) + ROWS_MORE } }
  if (!checkSnapshot(paths.rotating, nextKey, expected).ok) return err({ kind: 'copy-not-verified' })
  step('check', STEPS)
  return ok(null)
}

/** What is different inside the vault under its next key. */
function prepareCopy(options: CopyOptions): Result<null, OpenFailure> {
  const opened = openDatabase({ file: options.paths.rotating, key: options.databaseKey, mode: 'write' })
  if (!opened.ok) return opened
  try {
    opened.value.db.transaction(() => { resealUnder(opened.value, options) })
    return ok(null)
  } finally {
    opened.value.close()
  }
}

/** How many rows more than the vault {@link resealUnder} leaves in `meta`. */
const ROWS_MORE = 2

/** Seals anew, under `nextVaultKey`, what is sealed by the vault key inside the vault, unless somebody edited it; marks the file as one that a rotation made ({@link ROTATION_MARK}); keeps the former key. Adds {@link ROWS_MORE} rows. */
function resealUnder(copy: VaultDatabase, { vaultKey, nextVaultKey, clock }: CopyOptions): void {
  if (peopleSealState(copy.read, vaultKey) === 'holds') sealPeople(copy.db, nextVaultKey)
  if (areSealsBound(copy.read) && editedSafeguards(copy.read, vaultKey).length === 0) sealSafeguards(copy.db, nextVaultKey)
  setMeta(copy, ROTATION_MARK, 1)
  keepFormerKey(copy, vaultKey, clock.now())
}

/** As {@link removeCopy} where nobody can help it: what cannot be removed now takes room, and the next opening tries again. */
export function sweepCopy(paths: VaultPaths): void {
  try {
    removeCopy(paths)
  } catch (error) {
    if (codeOf(error) === undefined) throw error
  }
}

/**
 * Removes a copy and what SQLite has beside it. It is the one thing here that is removed and not moved aside: it holds nothing that the vault does
 * not have, it takes the room of another vault, and nobody has its key any more.
 */
function removeCopy(paths: VaultPaths): void {
  for (const end of ['', '-journal', '-wal', '-shm']) rmSync(`${paths.rotating}${end}`, { force: true })
}
