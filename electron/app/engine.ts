import type { Answer, Channel, EngineChannel } from '../../shared/ipc/contract'
import { endpointOf } from '../../shared/ipc/contract'
import type { Clock } from '../../shared/time'
import type { LockReason } from '../../shared/vault/vault'
import type { EngineHost, EngineHostOptions, EngineKind } from '../engine/host'
import type { EngineEvent, EngineStart, SheetMade } from '../engine/messages'
import type { Logger } from '../log/logger'
import { countPerMinute } from './count-per-minute'

/** Jobs that only look, which pages start by themselves as well: stopped, they lose nothing, and quitting asks nobody about them. */
const onlyLooking: ReadonlySet<EngineChannel> = new Set<EngineChannel>(['hygiene.count', 'import.check', 'vault.check', 'vault.checkSearch', 'vault.mendSearch', 'audit.verify', 'audit.verifyFile', 'backup.verify'])
/** A lock that takes longer is done by ending the engine: its memory goes with it. */
const LOCK_WITHIN_MS = 8_000

export interface EngineParts {
  readonly startHost: (listeners: Pick<EngineHostOptions, 'onEvent' | 'onLog' | 'onExit'>) => EngineHost
  readonly settings: Omit<EngineStart, 'lockReason'>
  readonly onEvent: (event: EngineEvent) => void
  /** A new engine runs, which knows no file token yet. Also before {@link onDied}. */
  readonly onStarted: () => void
  /** The engine died and a new, locked one took its place. */
  readonly onDied: () => void
  /** It dies again and again; the app can only say so and end. */
  readonly onGivenUp: () => void
  readonly clock: Clock
  readonly log: Logger
}

export interface SupervisedEngine {
  kind(): EngineKind
  readonly call: (channel: EngineChannel, input: unknown) => Promise<Answer<Channel>>
  /** The public key of the engine that answers now, for sealing secrets on their way to it; null when it did not start. */
  readonly sealingKey: () => Promise<Uint8Array | null>
  readonly registerFile: (token: string, path: string) => Promise<unknown>
  /** Locks; by force when the engine does not answer in time. Never rejects. */
  lock(reason: LockReason): Promise<void>
  /**
   * Ends an engine that has locked and starts a fresh one: JavaScript cannot wipe the copies of a key, so its memory goes as a whole
   * (SECURITY.md K12, L5). Calls made meanwhile wait for the new one.
   */
  renew(reason: LockReason): Promise<void>
  readonly sheetMade: (made: SheetMade) => Promise<unknown>
  readonly checkDeadline: () => void
  /** Whether work that a person waits for is running: an import, an export, a backup. */
  isWorking(): boolean
  /** Locks with reason `quit` and ends it. */
  close(): Promise<void>
}

/** Keeps one engine running: starts it, replaces it when it dies, and gives up when that does not help. */
export function superviseEngine(parts: EngineParts): SupervisedEngine {
  const { clock, log } = parts
  const deaths = countPerMinute(3, clock)
  let renewal: Promise<void> = Promise.resolve()
  let sealingKey: Promise<Uint8Array | null> = Promise.resolve(null)
  let host = start('start')

  function start(lockReason: EngineStart['lockReason']): EngineHost {
    const started = parts.startHost({
      onEvent: parts.onEvent,
      onLog: ({ level, event, details }) => {
        if (level === 'error') log.error(event, null, details)
        else log[level](event, details)
      },
      onExit: ({ why, expected }) => {
        log.warn('engine.gone', { why: why.replaceAll(' ', '-'), expected })
        if (!expected) replace()
      }
    })
    sealingKey = started.internal('start', { ...parts.settings, lockReason }).then((answer) => (answer.ok ? answer.value.sealingKey : null))
    log.info('engine.started', { kind: started.kind })
    return started
  }

  function replace(): void {
    if (deaths.isTooMany()) {
      parts.onGivenUp()
      return
    }
    host = start('crash')
    parts.onStarted()
    parts.onDied()
  }

  const renew = (reason: LockReason): Promise<void> => {
    renewal = renewal.then(async () => {
      await host.close()
      host = start(reason)
      parts.onStarted()
    })
    return renewal
  }

  const lock = async (reason: LockReason): Promise<void> => {
    const asked = host
    if (await answersWithin(LOCK_WITHIN_MS, asked.internal('vault.lock', { reason }))) return
    log.warn('engine.lock-forced', { reason })
    await asked.kill()
    if (asked === host) replace()
  }

  return {
    kind: () => host.kind,
    call: async (channel, input) => {
      await renewal
      return host.call(channel, input)
    },
    sealingKey: async () => {
      await renewal
      return sealingKey
    },
    registerFile: (token, path) => host.internal('files.register', { token, path }),
    lock,
    renew,
    sheetMade: (made) => host.internal('vault.sheetMade', made),
    checkDeadline: () => void host.internal('vault.checkDeadline', {}),
    isWorking: () => host.pendingChannels().some((channel) => endpointOf(channel).kind === 'job' && !onlyLooking.has(channel)),
    close: async () => {
      await renewal
      await host.close()
    }
  }
}

/** Whether the work succeeded in time: one that fails has not locked anything. */
async function answersWithin(ms: number, work: Promise<{ readonly ok: boolean }>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), ms)
  })
  const answered = await Promise.race([work.then(({ ok }) => ok), late])
  clearTimeout(timer)
  return answered
}
