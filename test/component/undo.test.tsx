import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { UndoProgress } from '../../renderer/app/undo-progress'
import { forgetSteps, forgetWork, noteChange, noteWork, redoLatest, undoLatest } from '../../renderer/app/undo'
import { setUpText } from '../../renderer/i18n/setup'
import { clearNotices, ToastRegion } from '../../renderer/ui/toast'
import type { UndoResult } from '../../shared/changes/channels'
import type { TransactionId } from '../../shared/ids'
import type { Events } from '../../shared/ipc/events'
import type { Answer } from '../../shared/ipc/contract'
import { err, ok } from '../../shared/result'
import { giveLayout } from './support/layout'

function Words() {
  return <><UndoProgress /><ToastRegion /></>
}

/** An engine that takes every transaction back by one of its own, but for what a test plans. */
function anEngine() {
  const undone: string[] = []
  const plan = new Map<string, unknown>()
  let own = 0
  const bridge = {
    on: () => () => undefined,
    call: (_channel: string, { transactionId }: { readonly transactionId: string }) => {
      undone.push(transactionId)
      const planned = plan.get(transactionId)
      plan.delete(transactionId)
      if (planned !== undefined) return Promise.resolve(planned)
      own += 1
      return Promise.resolve(ok<UndoResult>({ reversed: 1, keptCount: 0, kept: [], transactionId: `undo${String(own)}` as TransactionId }))
    },
  }
  Object.defineProperty(window, 'satchel', { configurable: true, value: bridge })
  return { undone, plan }
}
const kept = (count: number, reversed = 0): unknown => ok<UndoResult>({ reversed, keptCount: count, kept: Array.from({ length: count }, () => ({ id: 'x', reason: 'changed-since' as const })), transactionId: reversed === 0 ? null : ('undo' as TransactionId) })
const says = (text: string | RegExp): Promise<HTMLElement> => screen.findByText(text)

beforeAll(() => {
  giveLayout({ height: 600, width: 800 })
  setUpText('en')
})
beforeEach(() => {
  clearNotices()
  forgetSteps()
  render(<Words />)
})
const note = (transactionId: string | readonly string[], text: string): void => { act(() => { noteChange({ transactionId, text: () => text }) }) }
const undo = (): Promise<void> => act(() => undoLatest())
const redo = (): Promise<void> => act(() => redoLatest())

describe('undo', () => {
  it('given a change whose entries were archived meanwhile › says that, and not that it was undone', async () => {
    const { plan } = anEngine()
    plan.set('one', ok<UndoResult>({ reversed: 0, keptCount: 0, kept: [], transactionId: null }))
    note('one', 'Deleted Ana')
    await undo()
    await says('Not undone: Deleted Ana. The entries of the log that say how it was before were archived; nothing was changed.')
  })

  it('takes back the latest change first, and says what', async () => {
    const { undone } = anEngine()
    note('one', 'Deleted Ana')
    note('two', 'Tagged 2 records')
    await undo()
    expect(await says('Undone: Tagged 2 records')).toBeTruthy()
    await undo()
    await undo()
    expect(undone).toEqual(['two', 'one'])
    expect(await says('There is nothing to undo.')).toBeTruthy()
  })

  it('takes a step of several transactions back from its end', async () => {
    const { undone } = anEngine()
    note(['company', 'person'], 'Created Zoë')
    await undo()
    expect(undone).toEqual(['person', 'company'])
  })

  it('given everything changed since, says that nothing was undone', async () => {
    const { plan } = anEngine()
    plan.set('one', kept(1))
    note('one', 'Deleted Ana')
    await undo()
    expect(await says('Not undone: Deleted Ana. The record has changed since and stays as it is.')).toBeTruthy()
    await redo()
    expect(await says('There is nothing to do again.')).toBeTruthy()
  })

  it('given some changed since, says how many stay', async () => {
    const { plan } = anEngine()
    plan.set('one', kept(2, 3))
    note('one', 'Tagged 5 records')
    await undo()
    expect(await says('Undone, but for 2 records that have changed since.')).toBeTruthy()
  })

  it('given the engine is at other work, says why and can be tried again', async () => {
    const { plan, undone } = anEngine()
    plan.set('one', err({ kind: 'busy', with: 'import' }))
    note('one', 'Deleted Ana')
    await undo()
    expect(await says('This could not be undone. Nothing was changed.')).toBeTruthy()
    await undo()
    expect(undone).toEqual(['one', 'one'])
    expect(await says('Undone: Deleted Ana')).toBeTruthy()
  })

  it('of work with its own way back runs that, and keeps the step while it could not begin', async () => {
    anEngine()
    const answers = [false, true]
    let runs = 0
    noteWork({ id: 'batch', undo: () => { runs += 1; return Promise.resolve(answers.shift() ?? true) } })
    await undo()
    await undo()
    await undo()
    expect(runs).toBe(2)
    noteWork({ id: 'batch', undo: () => { runs += 1; return Promise.resolve(true) } })
    forgetWork('batch')
    await undo()
    expect(runs).toBe(2)
  })
})

describe('redo', () => {
  it('does again what was undone, the latest first, and can be undone in turn', async () => {
    const { undone } = anEngine()
    note('one', 'Deleted Ana')
    note('two', 'Deleted Bo')
    await undo()
    await undo()
    await redo()
    expect(await says('Done again: Deleted Ana')).toBeTruthy()
    await redo()
    await undo()
    expect(undone).toEqual(['two', 'one', 'undo2', 'undo1', 'undo4'])
  })

  it('has nothing to do after a new change', async () => {
    anEngine()
    note('one', 'Deleted Ana')
    await undo()
    note('two', 'Deleted Bo')
    await redo()
    expect(await says('There is nothing to do again.')).toBeTruthy()
  })

  it('knows nothing after a lock', async () => {
    const { undone } = anEngine()
    note('one', 'Deleted Ana')
    await undo()
    forgetSteps()
    await redo()
    await undo()
    expect(undone).toEqual(['one'])
  })
})

/** An engine whose undo takes as long as the test wants. */
function aSlowEngine() {
  const cancelled: string[] = []
  const listeners = new Set<(progress: Events['job.progress']) => void>()
  let [jobId, end] = ['', (_answer: Answer<'changes.undo'>): void => undefined]
  const bridge = {
    on: (_event: string, listener: (progress: Events['job.progress']) => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    call: (channel: string, input: { readonly jobId: string }) => {
      if (channel === 'jobs.cancel') return Promise.resolve(ok(void cancelled.push(input.jobId)))
      jobId = input.jobId
      return new Promise<Answer<'changes.undo'>>((resolve) => { end = resolve })
    },
  }
  Object.defineProperty(window, 'satchel', { configurable: true, value: bridge })
  return {
    cancelled,
    jobId: () => jobId,
    tell: (done: number, total: number | null, of = jobId) => { act(() => { for (const listener of listeners) listener({ jobId: of, kind: 'undo', phase: 'undoing', done, total }) }) },
    end: async (answer: Answer<'changes.undo'>) => { await act(async () => { end(answer); await Promise.resolve() }) },
  }
}
const done = (count: number): Answer<'changes.undo'> => ok({ reversed: count, keptCount: 0, kept: [], transactionId: 'redo' as TransactionId })

describe('undo of many records', () => {
  it('shows how far it is from the first word of the engine on, and nothing of other jobs', async () => {
    const engine = aSlowEngine()
    note('one', 'Tagged 20,000 records')
    act(() => { void undoLatest() })
    engine.tell(1, 2, 'some-other-job')
    expect(screen.queryByRole('region', { name: 'Undo in progress' })).toBeNull()
    engine.tell(5_000, 20_000)
    expect(screen.getByRole('progressbar', { name: 'Undoing: Tagged 20,000 records' }).getAttribute('aria-valuenow')).toBe('25')
    expect(screen.getByText('5,000 of 20,000')).toBeTruthy()
    engine.tell(20_000, null)
    expect(screen.getByRole('progressbar', { name: 'Writing the last of it down' })).toBeTruthy()
    await engine.end(done(20_000))
    expect(screen.queryByRole('region', { name: 'Undo in progress' })).toBeNull()
    expect(await says('Undone: Tagged 20,000 records')).toBeTruthy()
  })

  it('stopped › asks the engine once, says that nothing was changed, and can be undone again', async () => {
    const engine = aSlowEngine()
    note('one', 'Tagged 20,000 records')
    act(() => { void undoLatest() })
    engine.tell(5_000, 20_000)
    const cancel = screen.getByRole('button', { name: 'Cancel' })
    fireEvent.click(cancel)
    fireEvent.click(cancel)
    expect(engine.cancelled).toEqual([engine.jobId()])
    await engine.end(err({ kind: 'cancelled' }))
    expect(await says('Not undone: Tagged 20,000 records. You stopped it, and nothing was changed.')).toBeTruthy()
    act(() => { void undoLatest() })
    await engine.end(done(20_000))
    expect(await says('Undone: Tagged 20,000 records')).toBeTruthy()
  })

  it('given another undo meanwhile › keeps the order of steps: says that one is running, and takes nothing back', async () => {
    const engine = aSlowEngine()
    note('one', 'Deleted Ana')
    note('two', 'Tagged 20,000 records')
    act(() => { void undoLatest() })
    engine.tell(5_000, 20_000)
    await undo()
    expect(await says('An undo is still running. Wait for it, or stop it first.')).toBeTruthy()
    await engine.end(done(20_000))
    await waitFor(() => { expect(screen.queryByRole('progressbar')).toBeNull() })
    anEngine()
    await undo()
    expect(await says('Undone: Deleted Ana')).toBeTruthy()
  })
})
