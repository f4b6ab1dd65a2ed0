import type { Answer, EngineChannel } from '../../shared/ipc/contract'
import type { EventName, Events } from '../../shared/ipc/events'
import type { Clock } from '../../shared/time'
import type { LockReason } from '../../shared/vault/vault'
import type { SecretStore } from '../keychain/secret-store'
import { createCommandHandlers } from './command-handlers'
import { createDispatch } from './dispatch'
import { createFileTokens } from './file-tokens'
import { createJobDesk } from './job-desk'
import type { JobStarter } from './jobs'
import type { EngineLog } from './log'
import type { InternalMethod, InternalOutput, InternalParams } from './messages'
import { openRecentVaults } from './recent-vaults'
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

/** Builds the engine's rooms once and hands each what it needs. No logic lives here. */
export function createEngine(options: EngineOptions): Engine {
  const files = createFileTokens()
  const recent = openRecentVaults(options.dataFolder)
  const session = createVaultSession({ ...options, recent })
  const desk = createJobDesk({ ...options, session, files })
  const dispatch = createDispatch(session, createCommandHandlers({ ...options, session, files, desk, recent }), desk, options.log)
  const methods: { readonly [M in Exclude<InternalMethod, 'start'>]: (params: InternalParams<M>) => Promise<InternalOutput<M>> } = {
    'files.register': ({ token, path }) => {
      files.register(token, path)
      return Promise.resolve(null)
    },
    'vault.lock': async ({ reason }) => {
      await desk.stopAll()
      return session.lock(reason)
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
    internal: (method, params) => methods[method](params as never) as Promise<never>,
  }
}
