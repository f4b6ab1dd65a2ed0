import { z } from 'zod'
import { appChannels } from '../app/channels'
import { auditChannels } from '../audit/channels'
import { backupChannels } from '../backup/channels'
import { changeChannels } from '../changes/channels'
import { companyChannels } from '../companies/channels'
import { contactChannels } from '../contacts/channels'
import { exportChannels } from '../exporting/channels'
import { importChannels } from '../importing/channels'
import type { Result } from '../result'
import { sampleChannels } from '../sample/channels'
import { searchChannels } from '../search/channels'
import { settingsChannels } from '../settings/channels'
import { userChannels } from '../users/channels'
import { vaultChannels } from '../vault/channels'
import { endpoint, type Endpoint, type FailureOf, type InputOf, type OutputOf } from './endpoint'
import type { EventName, Events } from './events'
import { jobId } from './fields'

const jobChannels = {
  /** Asks a running job to stop. It answers its own call with `cancelled`, having changed nothing. */
  'jobs.cancel': endpoint<null>()(z.strictObject({ jobId }), { needs: 'nothing', kind: 'command' }),
}

/** Channels the vault engine answers. */
export const engineContract = {
  ...vaultChannels, ...contactChannels, ...companyChannels, ...searchChannels, ...changeChannels, ...importChannels,
  ...exportChannels, ...auditChannels, ...backupChannels, ...settingsChannels, ...userChannels, ...sampleChannels, ...jobChannels,
} as const
/** Channels the window's side answers. */
export const appContract = appChannels
/** Every channel there is. */
export const contract = { ...engineContract, ...appContract } as const

export type EngineChannel = keyof typeof engineContract
export type AppChannel = keyof typeof appContract
export type Channel = EngineChannel | AppChannel
export type Input<C extends Channel> = InputOf<(typeof contract)[C]>
export type Output<C extends Channel> = OutputOf<(typeof contract)[C]>
export type Failure<C extends Channel> = FailureOf<(typeof contract)[C]>
export type Answer<C extends Channel> = Result<Output<C>, Failure<C>>

/** The declaration behind a channel name. */
export function endpointOf(channel: Channel): Endpoint {
  return contract[channel]
}

/** What the preload script puts on `window.satchel`: these and nothing else (SECURITY.md E9). */
export interface Bridge {
  call<C extends Channel>(channel: C, input: Input<C>): Promise<Answer<C>>
  /** Answers with a function that stops listening. */
  on<E extends EventName>(event: E, listener: (data: Events[E]) => void): () => void
  /** A token for a file that a person dropped on the window; null when it is not a file on disk. */
  dropped(file: unknown): Promise<{ readonly file: string; readonly name: string; readonly folder: string } | null>
}
