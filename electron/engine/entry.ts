import { parentPort, workerData } from 'node:worker_threads'
import { err, ok } from '../../shared/result'
import { createKeytarStore, keychainServiceName } from '../keychain/keytar-store'
import { createEngine, type Engine } from './compose'
import { createThreadStarter, serveJob, type JobThreadData } from './jobs'
import { placeOf, type EngineLog } from './log'
import type { EngineStarted, FromEngine, ToEngine } from './messages'
import { createSealing } from './sealing'

// One bundle, four lives: a process of the app, a worker thread of it, a child process under another Node, and a thread for one job.
const clock = { now: () => Date.now() }
const data: unknown = workerData
if (isJob(data)) void serveJob(data.job, (message) => parentPort?.postMessage(message), clock)
else serveEngine()

function isJob(value: unknown): value is { job: JobThreadData } {
  return typeof value === 'object' && value !== null && 'job' in value
}

function serveEngine(): void {
  const utilityPort = portOfUtilityProcess()
  const post = (message: FromEngine): void => {
    if (parentPort !== null) parentPort.postMessage(message)
    else if (utilityPort !== null) utilityPort.postMessage(message)
    else process.send?.(message)
  }
  const log: EngineLog = (level, event, details) => { post({ type: 'log', level, event, details }) }
  let engine: Engine | undefined
  const sealing = createSealing()

  const internal = async (message: Extract<ToEngine, { type: 'internal' }>): Promise<unknown> => {
    if (message.method === 'start') {
      engine = createEngine({
        clock, log, keychain: createKeytarStore({ service: keychainServiceName(process.env) }), dataFolder: message.params.dataFolder, appVersion: message.params.appVersion,
        lockReason: message.params.lockReason, startJob: createThreadStarter(new URL(import.meta.url)),
        emit: (name, value) => { post({ type: 'event', name, data: value } as FromEngine) },
      })
      return { sealingKey: (await sealing).publicKey } satisfies EngineStarted
    }
    if (engine === undefined) throw new Error('the engine was not started')
    return engine.internal(message.method, message.params)
  }

  const receive = async (message: ToEngine): Promise<void> => {
    const { id } = message
    try {
      if (message.type === 'internal') post({ type: 'answer', id, answer: ok((await internal(message)) as never) })
      else if (engine === undefined) post({ type: 'answer', id, answer: err({ kind: 'locked' }) })
      else {
        const { call } = engine
        post({ type: 'answer', id, answer: (await (await sealing).answer(message.channel, message.input, (input) => call(message.channel, input))) as never })
      }
    } catch (error) {
      log('error', 'engine.request-failed', { place: placeOf(error) })
      post({ type: 'answer', id, answer: err({ kind: 'internal', incidentId: 'engine' }) })
    }
  }

  if (parentPort !== null) parentPort.on('message', (message: ToEngine) => void receive(message))
  else if (utilityPort !== null) utilityPort.on('message', ({ data: message }) => void receive(message))
  else {
    process.on('message', (message) => void receive(message as ToEngine))
    // The app is gone: nobody may be left with an open vault.
    process.on('disconnect', () => {
      const leave = (): never => process.exit(0)
      if (engine === undefined) leave()
      else void engine.internal('shutdown', {}).then(leave, leave)
    })
  }
}

/** Electron gives its utility processes a port on `process`; Node's own processes have none. */
function portOfUtilityProcess(): { postMessage(message: FromEngine): void; on(event: 'message', listener: (event: { readonly data: ToEngine }) => void): void } | null {
  const port: unknown = Reflect.get(process, 'parentPort')
  return typeof port === 'object' && port !== null ? (port as ReturnType<typeof portOfUtilityProcess>) : null
}
