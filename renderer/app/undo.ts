import { create } from 'zustand'
import type { Answer } from '../../shared/ipc/contract'
import { failureText } from '../i18n/failure-text'
import type { Say } from '../i18n/use-text'
import { call } from '../ipc/client'
import { runJob } from '../ipc/run-job'
import { notify } from '../ui/toast'

/** A change that can be undone. */
export interface NotedChange {
  /** The transactions that made it, the latest last. */
  readonly transactionId: string | readonly string[]
  /** What it did: "Deleted Ana Sousa". */
  readonly text: Say
}

/** A change that is not undone by its transaction but by work of its own, which shows what it did; there is no redo of it. */
export interface NotedWork {
  readonly id: string
  /** False when it could not begin: it can be undone later. */
  readonly undo: () => Promise<boolean>
}

type Step = { readonly text: Say; readonly transactionIds: readonly string[] } | NotedWork
type Direction = 'undo' | 'redo'

/** Taking back, or doing again, that goes through so many records that it is shown. */
export interface LongUndo {
  readonly direction: Direction
  readonly jobId: string
  /** What is taken back: "Tagged 20,000 records". */
  readonly what: Say
  readonly done: number
  /** Null while it is written down. */
  readonly total: number | null
  readonly isCancelling: boolean
}

const MOST_STEPS = 50
const none: Readonly<Record<Direction, readonly Step[]>> = { undo: [], redo: [] }

const useSteps = create<Readonly<Record<Direction, readonly Step[]>>>()(() => none)
/** Which long undo is going on. At most one: the order of steps is their meaning. */
export const useLongUndo = create<{ readonly running: LongUndo | null }>()(() => ({ running: null }))

/** Notes a change that can be undone and says so; Ctrl+Z and the notice undo it. What was undone before can then not be done again. `quiet`: no notice, for edits in place. */
export function noteChange({ transactionId, text }: NotedChange, { quiet = false }: { readonly quiet?: boolean } = {}): void {
  const step = { text, transactionIds: typeof transactionId === 'string' ? [transactionId] : transactionId }
  note(step)
  if (!quiet) notify({ text, tone: 'success', action: { text: ({ t }) => t('ui:undo'), onPress: () => void take('undo', step) } })
}

/** Notes work that Ctrl+Z undoes in its own way. */
export function noteWork(work: NotedWork): void {
  note(work)
}

/** Forgets work that was undone by other means than Ctrl+Z. */
export function forgetWork(id: string): void {
  useSteps.setState(({ undo }) => ({ undo: undo.filter((step) => !('id' in step) || step.id !== id) }))
}

/** Undoes the latest change that was noted; says so when there is none. */
export function undoLatest(): Promise<void> {
  return takeLatest('undo')
}

/** Does the latest undone change again; says so when there is none. */
export function redoLatest(): Promise<void> {
  return takeLatest('redo')
}

/** Asks the long undo to stop. Nothing of it stays. */
export function cancelUndo(): void {
  const { running } = useLongUndo.getState()
  if (running === null || running.isCancelling) return
  useLongUndo.setState({ running: { ...running, isCancelling: true } })
  void call('jobs.cancel', { jobId: running.jobId })
}

/** Forgets all steps: the vault is locked. */
export function forgetSteps(): void {
  useSteps.setState(none, true)
  useLongUndo.setState({ running: null })
}

function note(step: Step): void {
  useSteps.setState(({ undo }) => ({ undo: [...undo, step].slice(-MOST_STEPS), redo: [] }))
}

async function takeLatest(direction: Direction): Promise<void> {
  const step = useSteps.getState()[direction].at(-1)
  if (step === undefined) notify({ text: ({ t }) => t(words[direction].nothing), tone: 'info' })
  else await take(direction, step)
}

async function take(direction: Direction, step: Step): Promise<void> {
  // Its notice may outlive it: it was undone by key meanwhile.
  if (!useSteps.getState()[direction].includes(step)) return
  if (useLongUndo.getState().running !== null) {
    notify({ text: ({ t }) => t('shell:undo.stillRunning'), tone: 'info' })
    return
  }
  useSteps.setState((steps) => ({ [direction]: steps[direction].filter((other) => other !== step) }))
  if (!('id' in step)) await reverse(direction, step)
  else if (!(await step.undo())) push(direction, step)
}

/** Takes transactions back, the latest first. What that did is a step the other way. */
async function reverse(direction: Direction, step: { readonly text: Say; readonly transactionIds: readonly string[] }): Promise<void> {
  const done: string[] = []
  let kept = 0
  for (const [place, transactionId] of [...step.transactionIds.entries()].reverse()) {
    const answer = await takeBack(direction, step.text, transactionId)
    if (!answer.ok) {
      push(direction, { text: step.text, transactionIds: step.transactionIds.slice(0, place + 1) })
      if (done.length > 0) push(opposite[direction], { text: step.text, transactionIds: done })
      if (answer.failure.kind === 'cancelled') notify({ text: (text) => text.t(words[direction].cancelled, { what: step.text(text) }), tone: 'info' })
      else notify({ text: ({ t }) => t(words[direction].failed), detail: ({ t }) => failureText(answer.failure, t), tone: 'danger' })
      return
    }
    if (answer.value.transactionId !== null) done.push(answer.value.transactionId)
    kept += answer.value.keptCount
  }
  if (done.length > 0) push(opposite[direction], { text: step.text, transactionIds: done })
  // Only archiving takes out of the log what a change can be taken back by.
  if (kept === 0 && done.length === 0) notify({ text: (text) => text.t(words[direction].archived, { what: step.text(text) }), tone: 'warning' })
  else if (kept === 0) notify({ text: (text) => text.t(words[direction].done, { what: step.text(text) }), tone: 'success' })
  else if (done.length > 0) notify({ text: ({ t }) => t(words[direction].kept, { count: kept }), tone: 'warning' })
  else notify({ text: (text) => text.t(words[direction].overtaken, { what: step.text(text), count: kept }), tone: 'warning' })
}

/** Takes one transaction back; shown from the moment on that the engine says how far it is, which it does for many records only. */
async function takeBack(direction: Direction, what: Say, transactionId: string): Promise<Answer<'changes.undo'>> {
  const jobId = crypto.randomUUID()
  try {
    return await runJob('changes.undo', jobId, { transactionId }, ({ done, total }) => {
      const isCancelling = useLongUndo.getState().running?.isCancelling ?? false
      useLongUndo.setState({ running: { direction, jobId, what, done, total, isCancelling } })
    })
  } finally {
    useLongUndo.setState({ running: null })
  }
}

const opposite = { undo: 'redo', redo: 'undo' } as const
const words = {
  undo: { nothing: 'shell:undo.nothing', done: 'shell:undo.done', archived: 'shell:undo.archived', failed: 'shell:undo.failed', cancelled: 'shell:undo.cancelled', kept: 'shell:undo.kept', overtaken: 'shell:undo.overtaken' },
  redo: { nothing: 'shell:redo.nothing', done: 'shell:redo.done', archived: 'shell:redo.archived', failed: 'shell:redo.failed', cancelled: 'shell:redo.cancelled', kept: 'shell:redo.kept', overtaken: 'shell:redo.overtaken' },
} as const

function push(direction: Direction, step: Step): void {
  useSteps.setState((steps) => ({ [direction]: [...steps[direction], step].slice(-MOST_STEPS) }))
}
