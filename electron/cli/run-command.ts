import { randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import type { Answer, EngineChannel, Input } from '../../shared/ipc/contract'
import { err } from '../../shared/result'
import type { Cli, CommonOptions } from './cli'
import type { EngineDoor } from './engine-door'
import { exitCodes, type ExitCode } from './exit-codes'
import { explain } from './messages'
import type { CliFailure, Outcome, Stopped } from './outcome'
import type { Terminal } from './terminal'

export interface Scene {
  readonly options: CommonOptions
  readonly terminal: Terminal
  readonly openDoor: () => Promise<EngineDoor>
}

/** What is left to print when a command has ended. `text` belongs on standard output, `complaint` on standard error. */
export interface Shown {
  readonly exitCode: ExitCode
  readonly json: Readonly<Record<string, unknown>>
  readonly text: string
  readonly complaint: string | null
}

/** Runs one command against an engine of its own and closes it, whatever happens. Nothing is thrown: a bug becomes `internal`. */
export async function runCommand(scene: Scene, work: (cli: Cli) => Promise<Outcome>): Promise<Shown> {
  let door: Promise<EngineDoor> | undefined
  const engine = (): Promise<EngineDoor> => (door ??= scene.openDoor())
  let jobId: string | null = null
  let stop: () => void = () => undefined
  const interrupted = new Promise<Outcome>((settle) => {
    stop = () => { settle(err({ kind: 'interrupted' })) }
  })
  let held = false
  let waiting = false
  const onSignal = (): void => {
    if (held) {
      waiting = true
      return
    }
    if (jobId === null) {
      stop()
      return
    }
    // The job answers `cancelled` when it has rolled back. A second signal does not make it quicker or safer.
    void door?.then((open) => open.call('jobs.cancel', { jobId: jobId ?? '' }))
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.on(signal, onSignal)

  const path = (text: string): string => resolve(process.cwd(), text)
  const call = async <C extends EngineChannel>(channel: C, input: Input<C>): Promise<Answer<C>> => (await engine()).call(channel, input)
  const stoppable: Cli['stoppable'] = async (work) => {
    jobId = randomUUID()
    try {
      return await work(jobId)
    } finally {
      jobId = null
      scene.terminal.endProgress()
    }
  }
  const cli: Cli = {
    options: scene.options,
    terminal: scene.terminal,
    call,
    job: (channel, input) => stoppable((id) => call(channel, { ...input, jobId: id } as unknown as Input<typeof channel>)),
    stoppable,
    whole: async (whole) => {
      held = true
      try {
        return await whole()
      } finally {
        held = false
        if (waiting) scene.terminal.say('The interrupt came too late: this was finished first, so that nothing is half done.')
      }
    },
    path,
    file: async (text) => (await engine()).register(path(text)),
  }
  try {
    return show(await Promise.race([work(cli), interrupted]))
  } catch (error) {
    scene.terminal.say(`Unexpected: ${error instanceof Error ? error.name : 'something that is no error'}${codeOf(error)}`)
    return show(err({ kind: 'internal', incidentId: 'command-line' }))
  } finally {
    await door?.then((open) => open.close()).catch(() => undefined)
    for (const signal of signals) process.off(signal, onSignal)
    scene.terminal.endProgress()
  }
}

/** An outcome as exit code, JSON document and text. */
export function show(outcome: Outcome): Shown {
  if (outcome.ok) return { exitCode: exitCodes.done, json: { ok: true, ...outcome.value.json }, text: outcome.value.text, complaint: null }
  const { failure, json = {}, text = '', exitCode } = isStopped(outcome.failure) ? outcome.failure : { failure: outcome.failure }
  const explained = explain(failure)
  const error = { kind: failure.kind, message: explained.message }
  return { exitCode: exitCode ?? explained.exitCode, json: { ...json, ok: false, error }, text, complaint: explained.message }
}

function isStopped(failure: CliFailure | Stopped): failure is Stopped {
  return 'failure' in failure
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : ''
}
