import { randomUUID } from 'node:crypto'
import type { Answer, Channel, EngineChannel } from '../../shared/ipc/contract'
import type { CommonFailure } from '../../shared/ipc/failures'
import { err, type Result } from '../../shared/result'
import { connectChild, connectForked, connectWorker, type EngineConnection, type ForkedEngine } from './connection'
import type { EngineEvent, FromEngine, InternalMethod, InternalOutput, InternalParams, ToEngine } from './messages'

/** The driver of the vault needs this Node-API level inside the process that loads it. */
const NODE_API_OF_THE_DRIVER = 10

/** `worker`: a thread of this process. `child`: a process under another Node. `utility`: a process of this runtime. */
export type EngineKind = 'worker' | 'child' | 'utility'

export interface EngineHostOptions {
  /** Path of the engine's bundle. */
  readonly entry: string
  /** A Node with Node-API 10, used only when this process has less. */
  readonly nodePath?: string | undefined
  /** Starts the bundle in a process of the runtime's own. Where that is possible it is done: a thread's memory outlives a lock. */
  readonly fork?: ((entry: string, environment: Record<string, string>) => ForkedEngine) | undefined
  /** Only tests say which; otherwise the runtime decides. */
  readonly kind?: EngineKind
  readonly onEvent: (event: EngineEvent) => void
  readonly onLog?: (line: Extract<FromEngine, { readonly type: 'log' }>) => void
  /** The engine is gone. `expected` after {@link EngineHost.close} or {@link EngineHost.kill}. */
  readonly onExit: (exit: { readonly why: string; readonly expected: boolean }) => void
}

export interface EngineHost {
  readonly kind: EngineKind
  /** Never rejects: an engine that died answers `internal` for every request it still had, with one incident id for all. */
  call(channel: EngineChannel, input: unknown): Promise<Answer<Channel>>
  internal<M extends InternalMethod>(method: M, params: InternalParams<M>): Promise<Result<InternalOutput<M>, CommonFailure>>
  /** Channels that were asked and have not answered yet. */
  pendingChannels(): readonly EngineChannel[]
  /** Locks, lets go of the vault, ends the engine; by force when it does not answer within `withinMs` (10 s unless told). */
  close(withinMs?: number): Promise<void>
  /** Ends the engine at once. The keys go with its memory. */
  kill(): Promise<void>
}

interface Waiting {
  readonly channel: EngineChannel | null
  readonly settle: (answer: Result<unknown, CommonFailure>) => void
}

/**
 * Starts the vault engine beside the main thread: in a process of the runtime's own, else as a worker thread where the runtime can load the
 * driver, else as a child process under another Node. Throws when none is possible. The same bundle and the same messages serve all three.
 *
 * Measured with a thread, after lock, end of the thread and a new one: the raw key 3 times and the passphrase 13 times in the memory of the process
 * that owned it. With a process: never. So a thread is only the last resort of a runtime without processes.
 */
export function startEngineHost(options: EngineHostOptions): EngineHost {
  const waiting = new Map<number, Waiting>()
  let lastId = 0
  let goneIncident: string | null = null
  let expected = false

  const listener = {
    message: (message: FromEngine): void => {
      switch (message.type) {
        case 'event':
          options.onEvent(message)
          break
        case 'log':
          options.onLog?.(message)
          break
        case 'answer':
          waiting.get(message.id)?.settle(message.answer as Result<unknown, CommonFailure>)
          waiting.delete(message.id)
      }
    },
    gone: (why: string): void => {
      goneIncident = randomUUID()
      for (const { settle } of waiting.values()) settle(err({ kind: 'internal', incidentId: goneIncident }))
      waiting.clear()
      options.onExit({ why, expected })
    }
  }
  const kind = options.kind ?? kindForThisRuntime(options)
  const connection = connect(kind, options, listener)

  const request = (channel: EngineChannel | null, message: (id: number) => ToEngine): Promise<Result<unknown, CommonFailure>> => {
    if (goneIncident !== null) return Promise.resolve(err({ kind: 'internal', incidentId: goneIncident }))
    const id = ++lastId
    return new Promise((settle) => {
      waiting.set(id, { channel, settle })
      try {
        connection.send(message(id))
      } catch {
        // Something that cannot be cloned: the sender's bug, and no reason to leave it waiting.
        waiting.delete(id)
        settle(err({ kind: 'invalid-input', issues: [{ path: '', message: 'holds something that cannot be sent' }] }))
      }
    })
  }
  const internal: EngineHost['internal'] = async (method, params) =>
    (await request(null, (id) => ({ type: 'internal', id, method, params }) as ToEngine)) as Result<InternalOutput<typeof method>, CommonFailure>
  const kill = async (): Promise<void> => {
    expected = true
    await connection.kill()
  }

  return {
    kind,
    call: async (channel, input) => (await request(channel, (id) => ({ type: 'call', id, channel, input }))) as Answer<Channel>,
    internal,
    pendingChannels: () => [...waiting.values()].flatMap(({ channel }) => (channel === null ? [] : [channel])),
    close: async (withinMs = 10_000) => {
      expected = true
      await within(withinMs, internal('shutdown', {}))
      await kill()
    },
    kill
  }
}

function kindForThisRuntime({ fork }: EngineHostOptions): EngineKind {
  if (fork !== undefined) return 'utility'
  return Number(process.versions['napi']) >= NODE_API_OF_THE_DRIVER ? 'worker' : 'child'
}

function connect(kind: EngineKind, options: EngineHostOptions, listener: Parameters<typeof connectWorker>[1]): EngineConnection {
  if (kind === 'worker') return connectWorker(options.entry, listener)
  if (kind === 'utility') {
    if (options.fork === undefined) throw new Error('no way to start a process was given')
    return connectForked(options.fork, options.entry, listener)
  }
  if (options.nodePath === undefined) throw new Error(`this runtime has Node-API ${process.versions['napi']}, the vault needs ${NODE_API_OF_THE_DRIVER}, and no other Node was named`)
  return connectChild(options.entry, options.nodePath, listener)
}

async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  await Promise.race([
    work,
    new Promise((resolve) => {
      timer = setTimeout(resolve, ms)
    })
  ])
  clearTimeout(timer)
}
