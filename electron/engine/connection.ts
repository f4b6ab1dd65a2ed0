import { fork } from 'node:child_process'
import { Worker } from 'node:worker_threads'
import { engineEnvironment } from './environment'
import type { FromEngine, ToEngine } from './messages'

/** One running engine, whichever way it runs. */
export interface EngineConnection {
  send(message: ToEngine): void
  /** Ends it at once, without asking. Resolves when it is gone. */
  kill(): Promise<void>
}

export interface ConnectionListener {
  readonly message: (message: FromEngine) => void
  /** Once, also when it never came up. `why` is a short code for the log. */
  readonly gone: (why: string) => void
}

/** The engine as a worker thread of this process. `entry` is the path of its bundle. */
export function connectWorker(entry: string, listener: ConnectionListener): EngineConnection {
  const worker = new Worker(entry, { name: 'satchel-engine', env: engineEnvironment(process.env), execArgv: [] })
  const gone = once(listener.gone)
  worker.on('message', (message: FromEngine) => listener.message(message))
  worker.on('messageerror', () => gone('message-error'))
  worker.on('error', (error) => gone(`error ${error instanceof Error ? error.name : 'unknown'}`))
  worker.on('exit', (code) => gone(`exit ${code}`))
  return {
    send: (message) => worker.postMessage(message),
    kill: async () => {
      await worker.terminate()
    }
  }
}

/** A process of the runtime's own, as Electron's `utilityProcess.fork` gives it. */
export interface ForkedEngine {
  readonly pid: number | undefined
  on(event: 'message', listener: (message: unknown) => void): unknown
  on(event: 'exit', listener: (code: number) => void): unknown
  postMessage(message: unknown): void
  kill(): boolean
}

/** The engine in a process of the runtime's own: unlike a thread's, its memory is gone when it ends (SECURITY.md L5). */
export function connectForked(fork: (entry: string, environment: Record<string, string>) => ForkedEngine, entry: string, listener: ConnectionListener): EngineConnection {
  const engine = fork(entry, engineEnvironment(process.env))
  const gone = once(listener.gone)
  const exited = new Promise<void>((resolve) => {
    engine.on('exit', (code) => {
      gone(`exit ${code}`)
      resolve()
    })
  })
  engine.on('message', (message) => listener.message(message as FromEngine))
  return {
    send: (message) => engine.postMessage(message),
    kill: () => {
      // Asked to end, an engine in the middle of a long statement would keep its keys as long as it likes.
      if (engine.pid === undefined) engine.kill()
      else process.kill(engine.pid, 'SIGKILL')
      return exited
    }
  }
}

/**
 * The engine as a child process under another Node, for a runtime whose Node-API is too old for the SQLCipher driver.
 * Inside a package the bundle lies beside the archive, because a plain Node reads no asar.
 */
export function connectChild(entry: string, nodePath: string, listener: ConnectionListener): EngineConnection {
  const child = fork(entry.replace(/app\.asar([\\/])/, 'app.asar.unpacked$1'), [], {
    execPath: nodePath,
    execArgv: [],
    serialization: 'advanced',
    env: engineEnvironment(process.env),
    stdio: ['ignore', 'inherit', 'inherit', 'ipc']
  })
  const gone = once(listener.gone)
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  child.on('message', (message) => listener.message(message as FromEngine))
  child.on('error', (error) => gone(`error ${error.name}`))
  child.on('exit', (code, signal) => gone(`exit ${code ?? signal}`))
  return {
    send: (message) => {
      child.send(message, (error) => {
        if (error !== null) gone('channel-closed')
      })
    },
    kill: () => {
      child.kill('SIGKILL')
      return exited
    }
  }
}

function once(listener: (why: string) => void): (why: string) => void {
  let told = false
  return (why) => {
    if (told) return
    told = true
    listener(why)
  }
}
