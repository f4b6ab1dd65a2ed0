import type { Answer, EngineChannel } from '../../shared/ipc/contract'
import type { EventName, Events } from '../../shared/ipc/events'
import type { Clock } from '../../shared/time'
import type { LockReason } from '../../shared/vault/vault'
import { createScheduleDriver, newSchedule } from '../backup/schedule'
import type { SecretStore } from '../keychain/secret-store'
import { createAlertWatch } from './alert-watch'
import { readSchedule } from './backup-handlers'
import { createCommandHandlers } from './command-handlers'
import { createDispatch } from './dispatch'
import { createFileTokens } from './file-tokens'
import { createJobDesk } from './job-desk'
import type { JobStarter } from './jobs'
import { placeOf, type EngineLog } from './log'
import type { InternalMethod, InternalOutput, InternalParams } from './messages'
import { createReadWatch } from './read-watch'
import { openRecentVaults } from './recent-vaults'
import { rotateKey, rotateVault } from './rotate-vault'
import { createUpkeep } from './upkeep'
import { createVaultSession } from './vault-session'

export interface EngineOptions {
  readonly clock: Clock
  readonly log: EngineLog
  readonly keychain: SecretStore
  /** This device's folder: recent vaults. No key and no customer data. */
  readonly dataFolder: string
  readonly appVersion: string
  readonly lockReason: LockReason
  readonly startJob: JobStarter
  readonly emit: <E extends EventName>(name: E, data: Events[E]) => void
}

export interface Engine {
  call(channel: string, input: unknown): Promise<Answer<EngineChannel>>
  internal<M extends Exclude<InternalMethod, 'start'>>(method: M, params: InternalParams<M>): Promise<InternalOutput<M>>
}

/** Builds the engine's rooms once and hands each what it needs. */
export function createEngine(options: EngineOptions): Engine {
  const files = createFileTokens()
  const recent = openRecentVaults(options.dataFolder)
  const session = createVaultSession({ ...options, recent, emit: (name, data) => { emit(name, data) }, afterCommit: () => { alerts.committed() }, beforeLock: (vault) => { quietly(() => { reads.flush(vault) }); alerts.finish() }, rotateVaultKey: () => rotateAfterRemoval(), giveRecords: async (input) => (await desk.run('records.give', input)) as Answer<'records.give'> })
  const desk = createJobDesk({ ...options, session, files, emit: (name, data) => { emit(name, data) } })
  const backups = createScheduleDriver({
    clock: options.clock,
    timer: {
      after: (ms, work) => {
        const timer = setTimeout(work, ms).unref()
        return () => { clearTimeout(timer) }
      },
    },
    read: () => {
      const open = session.vault()
      // A damaged vault is only read: a copy of it would fail, and each try would write into it.
      return open === null || open.due !== null || session.isDamaged() ? newSchedule : readSchedule(open.database.read)
    },
    run: async () => {
      await desk.run('backup.run', { jobId: `scheduled-${String(options.clock.now())}`, to: null })
    },
  })
  const alerts = createAlertWatch({ ...options, session, desk, emit: (name, data) => { emit(name, data) } })
  const reads = createReadWatch({
    clock: options.clock, vault: () => session.vault(), isBusy: () => desk.isWriting(),
    later: (ms, work) => { setTimeout(() => { quietly(work) }, ms).unref() },
  })
  function quietly(work: () => void): void {
    try {
      work()
    } catch (error) {
      options.log('error', 'reads.unrecorded', { place: placeOf(error) })
    }
  }
  const upkeep = createUpkeep({ ...options, session, desk })
  // The daily backup follows the vault: looked at after an unlock, a new target and every run, stopped at lock.
  function emit<E extends EventName>(name: E, data: Events[E]): void {
    options.emit(name, data)
    if (name === 'vault.changed') {
      alerts.look()
      if (session.vault() === null || session.due() !== null) backups.stop()
      else backups.wake()
      if (session.due() === null) upkeep.look()
    }
    if (name === 'backup.changed' && session.vault() !== null && session.due() === null) backups.wake()
  }
  const rotateAfterRemoval = () => rotateVault({ session, desk, clock: options.clock }, { jobId: `removal-${String(options.clock.now())}`, why: 'user-removed', withoutBackup: false })
  const dispatch = createDispatch(session, createCommandHandlers({ ...options, session, files, desk, recent, alerts, reads, emit: (name, data) => { emit(name, data) } }), desk, options.log, (input) => rotateKey({ session, desk, clock: options.clock }, input))
  const methods: { readonly [M in Exclude<InternalMethod, 'start'>]: (params: InternalParams<M>) => Promise<InternalOutput<M>> } = {
    'files.register': ({ token, path }) => {
      files.register(token, path)
      return Promise.resolve(null)
    },
    'vault.lock': async ({ reason }) => {
      await desk.stopAll()
      return session.lock(reason)
    },
    'vault.sheetMade': ({ sheet, how }) => {
      session.recordSheet(sheet, how)
      return Promise.resolve(null)
    },
    'vault.checkDeadline': () => {
      session.lockIfDue()
      return Promise.resolve(null)
    },
    'shutdown': async () => {
      await desk.stopAll()
      await session.lock('quit')
      session.leave()
      return null
    },
  }
  return {
    call: (channel, input) => dispatch.call(channel, input),
    internal: (method, params) => methods[method](params),
  }
}
