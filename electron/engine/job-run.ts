import type { SessionId, UserId } from '../../shared/ids'
import type { JobKind } from '../../shared/ipc/failures'
import { err, type Result } from '../../shared/result'
import { Secret, wipe } from '../../shared/secret'
import type { Clock } from '../../shared/time'
import type { Authority } from '../access/authority'
import { personOf, readFor } from '../access/sight'
import type { ChangeContext, ChangeEvent } from '../changes/commit-change'
import { JobCancelled, type JobControl } from '../changes/job-control'
import type { ReadDb } from '../db/database'
import { openDatabase, type VaultDatabase } from '../db/open'
import { databaseFailure } from '../db/sqlite-error'
import type { AnchorReadings } from './audit-jobs'
import { changeContextOf } from './change-context'
import { jobHandlers, type JobChannel } from './job-handlers'

/** Everything a job needs, as plain data: it may run in another thread. Keys are wiped by the job when it ends. */
export interface JobEnvironment {
  readonly vault: {
    readonly folder: string
    readonly databaseFile: string
    readonly databaseKey: Uint8Array
    readonly vaultKey: Uint8Array
    readonly actor: { readonly userId: UserId; readonly sessionId: SessionId }
    /** What whoever asked for the job may. */
    readonly authority: Authority
  } | null
  /** For a rotation of the vault key: the key the copy gets, 32 bytes. */
  readonly nextVaultKey?: Uint8Array
  /** Paths behind the file tokens of the input. */
  readonly files: Readonly<Record<string, string>>
  readonly appVersion: string
  /** The anchors of the log as read when the job began. */
  readonly anchors: AnchorReadings
}

/** What a job handler works with. */
export interface JobScene {
  readonly database: VaultDatabase
  /** The vault as whoever asked for the job sees it: what a job reads on their behalf. */
  readonly read: ReadDb
  readonly context: ChangeContext
  readonly folder: string
  readonly vaultKey: Secret
  readonly databaseKey: Secret
  /** The key that a rotation gives; null for every other job. */
  readonly nextVaultKey: Secret | null
  readonly authority: Authority
  readonly clock: Clock
  readonly appVersion: string
  readonly anchors: AnchorReadings
  readonly control: JobControl
  path(token: string): string
}
export type JobSceneWithoutVault = Pick<JobScene, 'clock' | 'appVersion' | 'anchors' | 'control' | 'path'>

/** Failures every job may end with besides its own. */
export type JobTrouble = { readonly kind: 'cancelled' } | { readonly kind: 'disk-full' } | { readonly kind: 'damaged'; readonly what: 'vault' } | { readonly kind: 'busy'; readonly with: JobKind } | { readonly kind: 'no-access' }

/**
 * Runs one job to its end on a connection of its own. Cancelled or failed, it has changed nothing.
 * `committed` is told of each commit, so that the engine can anchor it and tell the screens.
 */
export function runJob(channel: JobChannel, input: unknown, environment: JobEnvironment, control: JobControl, clock: Clock, committed: (event: ChangeEvent) => void): Promise<Result<unknown, unknown>> {
  const path = (token: string): string => {
    const found = environment.files[token]
    if (found === undefined) throw new Error('a job was given a file token that nobody registered')
    return found
  }
  const bare: JobSceneWithoutVault = { clock, appVersion: environment.appVersion, anchors: environment.anchors, control, path }
  return guarded(async () => {
    const { vault } = environment
    if (vault === null) return await jobHandlers[channel](input as never, bare as never)
    const databaseKey = new Secret(vault.databaseKey)
    const vaultKey = new Secret(vault.vaultKey)
    const nextVaultKey = environment.nextVaultKey === undefined ? null : new Secret(environment.nextVaultKey)
    const opened = openDatabase({ file: vault.databaseFile, key: databaseKey, mode: 'write' })
    if (!opened.ok) return opened
    const database = opened.value
    try {
      const context = { ...changeContextOf(database, clock, vault.actor, committed), person: personOf(vault.authority) }
      const scene: JobScene = { ...bare, database, read: readFor(database, vault.authority), context, folder: vault.folder, vaultKey, databaseKey, nextVaultKey, authority: vault.authority }
      return await jobHandlers[channel](input as never, scene)
    } finally {
      database.close()
      wipe(databaseKey)
      wipe(vaultKey)
      if (nextVaultKey !== null) wipe(nextVaultKey)
    }
  })
}

async function guarded(work: () => Promise<Result<unknown, unknown>>): Promise<Result<unknown, unknown>> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof JobCancelled) return err({ kind: 'cancelled' })
    const failure = databaseFailure(error)
    if (failure !== null) return err(failure)
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return err({ kind: 'disk-full' })
    throw error
  }
}
