import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { EditableDate } from '../../renderer/features/records/editable-date'
import { EditableText } from '../../renderer/features/records/editable-text'
import { fieldChange, useRecordChange, type RecordChange } from '../../renderer/features/records/use-record-change'
import { setUpText } from '../../renderer/i18n/setup'
import { err, ok, type Result } from '../../shared/result'
import { giveLayout } from './support/layout'

const onSave = vi.fn<(value: string, base: string) => Promise<boolean>>()
const field = (value: string) => <EditableText label="Notes" value={value} placeholder="Empty" onSave={onSave} />
const question = () => screen.queryByRole('group', { name: /^Notes: changed elsewhere/ })

beforeAll(() => {
  giveLayout({ height: 600, width: 800 })
  setUpText('en')
})
beforeEach(() => {
  onSave.mockReset()
  onSave.mockResolvedValue(true)
})

async function typing(value: string, typed: string) {
  const user = userEvent.setup()
  const view = render(field(value))
  await user.click(screen.getByRole('button', { name: `Notes: ${value}` }))
  await user.clear(screen.getByRole('textbox'))
  await user.type(screen.getByRole('textbox'), typed)
  return { user, view }
}

describe('EditableText', () => {
  it('given nothing from elsewhere, saves on Enter with the value it began with', async () => {
    const { user } = await typing('First', 'Mine')
    await user.keyboard('{Enter}')
    expect(onSave).toHaveBeenCalledWith('Mine', 'First')
    expect(screen.queryByRole('textbox')).toBeNull()
  })

  it('given the value changed elsewhere, shows both, leaves the focus with the typing and saves nothing unasked', async () => {
    const { user, view } = await typing('First', 'Mine')
    view.rerender(field('Theirs'))
    expect(question()?.textContent).toContain('Theirs')
    expect(question()?.textContent).toContain('Mine')
    expect(document.activeElement).toBe(screen.getByRole('textbox'))
    await user.keyboard('{Enter}')
    await vi.waitFor(() => { expect(document.activeElement?.textContent).toBe('Keep mine') })
    await user.click(document.body)
    expect(onSave).not.toHaveBeenCalled()
    expect(screen.getByRole<HTMLInputElement>('textbox').value).toBe('Mine')
  })

  it('keeps mine over what was seen, or takes theirs', async () => {
    const { user, view } = await typing('First', 'Mine')
    view.rerender(field('Theirs'))
    await user.click(screen.getByRole('button', { name: 'Keep mine' }))
    expect(onSave).toHaveBeenCalledWith('Mine', 'Theirs')
    view.unmount()
    const again = await typing('First', 'Mine')
    again.view.rerender(field('Theirs'))
    onSave.mockClear()
    await again.user.click(screen.getByRole('button', { name: 'Take theirs' }))
    expect(onSave).not.toHaveBeenCalled()
    expect(screen.getByRole('button', { name: 'Notes: Theirs' })).toBeTruthy()
  })

  it('given the same value from both, or nothing typed, asks nothing', async () => {
    const { user, view } = await typing('First', 'Same')
    view.rerender(field('Same'))
    expect(question()).toBeNull()
    await user.keyboard('{Enter}')
    expect(onSave).not.toHaveBeenCalled()
    view.unmount()
    const untouched = render(field('First'))
    await user.click(screen.getByRole('button', { name: 'Notes: First' }))
    untouched.rerender(field('Theirs'))
    expect(screen.getByRole<HTMLInputElement>('textbox').value).toBe('Theirs')
    expect(question()).toBeNull()
  })

  it('given a save that was refused, keeps what was typed', async () => {
    onSave.mockResolvedValue(false)
    const { user } = await typing('First', 'Mine')
    await user.keyboard('{Enter}')
    expect(screen.getByRole<HTMLInputElement>('textbox').value).toBe('Mine')
  })
})

describe('EditableDate', () => {
  it('given another date from elsewhere meanwhile, shows both and asks', async () => {
    const user = userEvent.setup()
    const date = (value: string) => <EditableDate label="Birthday" value={value} onSave={onSave} />
    onSave.mockResolvedValueOnce(false)
    const view = render(date('1979-05-04'))
    await user.click(screen.getByRole('textbox'))
    await user.clear(screen.getByRole('textbox'))
    await user.type(screen.getByRole('textbox'), '05/06/1979')
    view.rerender(date('1980-01-01'))
    await user.keyboard('{Enter}')
    expect(onSave).toHaveBeenCalledWith('1979-05-06', '1979-05-04')
    expect(screen.getByRole('group', { name: /^Birthday: changed elsewhere/ }).textContent).toContain('1980')
    await user.click(screen.getByRole('button', { name: 'Keep mine' }))
    expect(onSave).toHaveBeenLastCalledWith('1979-05-06', '1980-01-01')
  })
})

interface Record {
  readonly version: number
  readonly notes: string
  readonly role: string
}
type Update = (version: number, patch: Partial<Record>) => Promise<Result<{ readonly transactionId: string }, { readonly kind: string; readonly current?: Record }>>

describe('useRecordChange', () => {
  const seen: Record = { version: 1, notes: 'First', role: 'Buyer' }
  const update = vi.fn<Update>()
  let change: RecordChange<Record, Partial<Record>>
  const Page = () => {
    change = useRecordChange<Record, Partial<Record>>(seen, 'Ana', update)
    return null
  }

  it('given a change of another field meanwhile, saves on top of it', async () => {
    update.mockReset().mockResolvedValueOnce(err({ kind: 'stale-version', current: { ...seen, version: 2, role: 'Head' } })).mockResolvedValueOnce(ok({ transactionId: 't' }))
    render(<Page />)
    await expect(act(() => change(fieldChange('notes', 'First', 'Mine')))).resolves.toBe(true)
    expect(update.mock.calls).toEqual([[1, { notes: 'Mine' }], [2, { notes: 'Mine' }]])
  })

  it('given a change of the same field meanwhile, writes nothing', async () => {
    update.mockReset().mockResolvedValueOnce(err({ kind: 'stale-version', current: { ...seen, version: 2, notes: 'Theirs' } }))
    render(<Page />)
    await expect(act(() => change(fieldChange('notes', 'First', 'Mine')))).resolves.toBe(false)
    expect(update).toHaveBeenCalledTimes(1)
  })

  it('given a record that never rests, gives up and says so', async () => {
    update.mockReset().mockImplementation((version) => Promise.resolve(err({ kind: 'stale-version', current: { ...seen, version: version + 1 } })))
    render(<Page />)
    await expect(act(() => change(fieldChange('notes', 'First', 'Mine')))).resolves.toBe(false)
    expect(update).toHaveBeenCalledTimes(5)
  })
})
