import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Answer, EngineChannel, Input } from '../../shared/ipc/contract'
import type { Events } from '../../shared/ipc/events'
import { fileToken, type FileToken } from '../../shared/ipc/fields'
import { startEngineHost } from '../engine/host'
import type { Logger } from '../log/logger'

/** The vault engine as the command line sees it: the same channels, checks and failures as the window. */
export interface EngineDoor {
  call<C extends EngineChannel>(channel: C, input: Input<C>): Promise<Answer<C>>
  /** A token for an absolute path: channels never take a path (SECURITY.md E10). */
  register(path: string): Promise<FileToken>
  /** Locks and lets go of every file. */
  close(): Promise<void>
}

export interface EngineDoorOptions {
  /** Path of the engine's bundle. */
  readonly entry: string
  /** A Node for the engine where this runtime is too old for the vault's driver: the test runtime's package. */
  readonly nodePath?: string | undefined
  readonly appVersion: string
  readonly log: Logger
  readonly onUpgrade: () => void
  readonly onProgress: (progress: Events['job.progress']) => void
}

/**
 * Starts the engine in a thread of this process, so that signals and progress are heard while it works.
 * Its list of recent vaults goes to a throw-away folder: a script must not change what the window offers.
 */
export async function openEngineDoor(options: EngineDoorOptions): Promise<EngineDoor> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'satchel-cli-'))
  const host = startEngineHost({
    entry: options.entry,
    nodePath: options.nodePath,
    onEvent: (event) => {
      if (event.name === 'job.progress') options.onProgress(event.data)
      if (event.name === 'vault.upgrading') options.onUpgrade()
    },
    onLog: ({ level, event, details }) => {
      if (level === 'error') options.log.error(event, null, details)
      else options.log[level](event, details)
    },
    onExit: ({ why, expected }) => {
      if (!expected) options.log.warn('engine.gone', { why })
    },
  })
  await host.internal('start', { dataFolder, appVersion: options.appVersion, lockReason: 'start' })
  return {
    call: async <C extends EngineChannel>(channel: C, input: Input<C>) => (await host.call(channel, input)) as Answer<C>,
    register: async (path) => {
      const token = fileToken.parse(`file-${randomBytes(16).toString('hex')}`)
      await host.internal('files.register', { token, path })
      return token
    },
    close: async () => {
      await host.close()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}
