import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { createEngine, type Engine } from '../../electron/engine/compose'
import { createInlineStarter } from '../../electron/engine/jobs'
import { createAbsentKeychain } from '../../electron/keychain/no-keychain'
import type { SecretStore } from '../../electron/keychain/secret-store'
import type { Answer, EngineChannel, Input } from '../../shared/ipc/contract'
import type { EventName } from '../../shared/ipc/events'
import { temporaryFolder, testClock, type TestClock } from './vault-database'

export const PASSPHRASE = 'quiet harbour seven lanterns'

export interface TestEngine {
  readonly engine: Engine
  readonly clock: TestClock
  readonly folder: string
  readonly events: { readonly name: EventName; readonly data: unknown }[]
  readonly logged: string[]
  call<C extends EngineChannel>(channel: C, input: Input<C>): Promise<Answer<C>>
  /** A token for a path, as main would give one. */
  token(path: string): Promise<string>
}

/** The whole engine in this process, on real files; the keychain is absent unless one is given. */
export function anEngine(options: { folder?: string; clock?: TestClock; keychain?: SecretStore } = {}): TestEngine {
  const folder = options.folder ?? temporaryFolder()
  const clock = options.clock ?? testClock()
  const events: TestEngine['events'] = []
  const logged: string[] = []
  const engine = createEngine({
    clock, keychain: options.keychain ?? createAbsentKeychain(), dataFolder: join(folder, 'device'), appVersion: '0.0.0', lockReason: 'start', startJob: createInlineStarter(clock),
    log: (level, event, details) => logged.push(`${level} ${event} ${JSON.stringify(details)}`), emit: (name, data) => events.push({ name, data }),
  })
  return {
    engine, clock, folder, events, logged,
    call: <C extends EngineChannel>(channel: C, input: Input<C>) => engine.call(channel, input) as Promise<Answer<C>>,
    token: async (path) => {
      const token = `file-${randomBytes(16).toString('hex')}`
      await engine.internal('files.register', { token, path })
      return token
    },
  }
}

/** An engine with a new vault, unlocked by its owner. */
export async function anOpenVault(options: Parameters<typeof anEngine>[0] = {}): Promise<TestEngine & { readonly vaultFolder: string; readonly recoveryCode: string }> {
  const engine = anEngine(options)
  const vaultFolder = join(engine.folder, 'vault')
  const made = await engine.call('vault.create', { folder: await engine.token(vaultFolder), name: 'Harbour', userName: 'Owner', passphrase: PASSPHRASE, withoutKeychain: options.keychain === undefined })
  if (!made.ok) throw new Error(`the test vault was refused: ${made.failure.kind}`)
  return { ...engine, vaultFolder, recoveryCode: made.value.recoveryCode }
}
