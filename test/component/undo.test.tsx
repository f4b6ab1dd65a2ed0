import { act, render, screen } from '@testing-library/react'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { forgetSteps, forgetWork, noteChange, noteWork, redoLatest, undoLatest } from '../../renderer/app/undo'
import { setUpText } from '../../renderer/i18n/setup'
import type { Translate } from '../../renderer/i18n/use-text'
import { useText } from '../../renderer/i18n/use-text'
import { clearNotices, ToastRegion } from '../../renderer/ui/toast'
import type { UndoResult } from '../../shared/changes/channels'
import type { TransactionId } from '../../shared/ids'
import { err, ok } from '../../shared/result'
import { giveLayout } from './support/layout'

let t: Translate
function Words() {
  ({ t } = useText())
  return <ToastRegion />
}

/** An engine that takes every transaction back by one of its own, but for what a test plans. */
function anEngine() {
  const undone: string[] = []
  const plan = new Map<string, unknown>()
  let own = 0
  const bridge = {
    call: (_channel: string, { transactionId }: { readonly transactionId: string }) => {
      undone.push(transactionId)
      const planned = plan.get(transactionId)
      plan.delete(transactionId)
      if (planned !== undefined) return Promise.resolve(planned)
      own += 1
      return Promise.resolve(ok<UndoResult>({ reversed: 1, kept: [], transactionId: `undo${String(own)}` as TransactionId }))
    },
  }
  Object.defineProperty(window, 'satchel', { configurable: true, value: bridge })
  return { undone, plan }
}
const kept = (count: number, reversed = 0): unknown => ok<UndoResult>({ reversed, kept: Array.from({ length: count }, () => ({ id: 'x', reason: 'changed-since' as const })), transactionId: reversed === 0 ? null : ('undo' as TransactionId) })
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
const note = (transactionId: string | readonly string[], text: string): void => { act(() => { noteChange({ transactionId, text }, t) }) }
const undo = (): Promise<void> => act(() => undoLatest(t))
const redo = (): Promise<void> => act(() => redoLatest(t))

describe('undo', () => {
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
