import { QueryClientProvider } from '@tanstack/react-query'
import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { refined } from '../../renderer/app/list-memory'
import { OpenVaultContext, type OpenVault } from '../../renderer/app/session'
import { choiceOf, choicesFor, kindsFor, toCondition, valueOf } from '../../renderer/features/records/filter/condition-table'
import { FilterBar, type Editing } from '../../renderer/features/records/filter/filter-bar'
import { FilterButton } from '../../renderer/features/records/filter/filter-button'
import { setUpText } from '../../renderer/i18n/setup'
import { createCache } from '../../renderer/ipc/cache'
import { nothingSelected } from '../../renderer/ui/grid/selection'
import { asId } from '../../shared/ids'
import { condition, objectTypes, type Condition } from '../../shared/list'
import { presetRights, type Rights } from '../../shared/permissions'
import { ok } from '../../shared/result'
import { giveLayout } from './support/layout'

const company = '01890000-0000-7000-8000-000000000001'
const batch = '01890000-0000-7000-8000-000000000002'
const owner = '01890000-0000-7000-8000-000000000003'
const answers: Record<string, unknown> = {
  'search.tags': { items: [{ tag: 'vip', count: 48_211 }, { tag: 'visitor', count: 3 }] },
  'search.values': { items: ['Berlin', 'Bern'] },
  'companies.get': { id: company, name: 'Nordlicht Optik' },
  'users.list': { items: [{ id: owner, name: 'Robin Hale', role: 'administrator' }] },
  'companies.suggest': { items: [{ id: company, name: 'Nordlicht Optik', domain: 'nordlicht.example' }] },
  'import.batches': { items: [{ batchId: batch, object: 'contact', fileName: 'contacts.csv', startedAt: new Date(2026, 10, 3).getTime() }] },
}
const left = vi.fn()
let now: readonly Condition[] = []

const vault: OpenVault = {
  state: 'unlocked', vault: { path: '/vault', name: 'Harbour' }, locksAt: 0, keychain: 'present', findings: [], recoveryDue: false,
  session: { sessionId: asId(batch), userId: asId(owner), userName: 'Robin Hale', role: 'administrator', roleName: null, rights: presetRights.administrator, team: [], vaultId: asId(company), since: 0 },
}

function Bar({ start, rights = presetRights.administrator }: { readonly start: readonly Condition[]; readonly rights?: Rights }) {
  const [conditions, setConditions] = useState(start)
  const [editing, setEditing] = useState<Editing>(null)
  now = conditions
  return (
    <QueryClientProvider client={createCache()}>
      <OpenVaultContext value={{ ...vault, session: { ...vault.session, rights } }}><FilterButton object="contact" onChoose={(kind) => { setEditing({ kind }) }} /></OpenVaultContext>
      <FilterBar object="contact" conditions={conditions} editing={editing} onEditing={setEditing} onChange={setConditions} onLeave={left} />
    </QueryClientProvider>
  )
}

beforeAll(() => {
  giveLayout({ height: 600, width: 1280 })
  setUpText('en')
})
beforeEach(() => {
  left.mockReset()
  Object.defineProperty(window, 'satchel', { configurable: true, value: { call: (channel: string) => Promise.resolve(ok(answers[channel])), on: () => () => undefined, dropped: () => Promise.resolve(null) } })
})

const vip: Condition = { field: 'tag', op: 'is', value: 'vip' }
const noEmail: Condition = { field: 'email', op: 'is-empty', value: '' }
const focused = (): string => document.activeElement?.textContent ?? ''

describe('conditions in words', () => {
  it('name what they mean, with names instead of ids', async () => {
    render(<Bar start={[vip, { field: 'company', op: 'is', value: company }, { field: 'city', op: 'is', value: 'Berlin' }, { field: 'updated', op: 'after', value: new Date(2026, 4, 1).getTime() }, { field: 'batch', op: 'is', value: batch }, { field: 'owner', op: 'is', value: owner }, noEmail, { field: 'birthday', op: 'in-month', value: '03' }, { field: 'optOut', op: 'is-present', value: '' }]} />)
    await screen.findByRole('button', { name: 'Owner is Robin Hale' })
    await screen.findByRole('button', { name: 'Company is Nordlicht Optik' })
    expect(within(screen.getByRole('group', { name: 'Filters' })).getAllByRole('button').map((button) => button.textContent).filter((text) => text !== '')).toEqual(
      ['Tag is vip', 'Company is Nordlicht Optik', 'In Berlin', 'Changed since May 1, 2026', 'From import contacts.csv of Nov 3, 2026', 'Owner is Robin Hale', 'Has no email', 'Birthday in March', 'Has a “Do not use”', 'Clear all'])
  })
})

describe('a chip', () => {
  it('goes by Backspace, Delete or its cross, and hands the focus to its neighbour, at last to the list', async () => {
    const user = userEvent.setup()
    render(<Bar start={[vip, noEmail, { field: 'notes', op: 'is-present', value: '' }]} />)
    screen.getByRole('button', { name: 'Has notes' }).focus()
    await user.keyboard('{Backspace}')
    expect(now).toEqual([vip, noEmail])
    expect(focused()).toBe('Has no email')
    await user.keyboard('{Delete}')
    expect(now).toEqual([vip])
    expect(focused()).toBe('Tag is vip')
    await user.click(screen.getByRole('button', { name: 'Remove the filter: Tag is vip' }))
    expect(now).toEqual([])
    expect(left).toHaveBeenCalled()
  })

  it('leads to the list by the arrow down, and all go by one button', async () => {
    const user = userEvent.setup()
    render(<Bar start={[vip, noEmail]} />)
    screen.getByRole('button', { name: 'Tag is vip' }).focus()
    await user.keyboard('{ArrowDown}')
    expect(left).toHaveBeenCalledTimes(1)
    await user.click(screen.getByRole('button', { name: 'Clear all' }))
    expect(now).toEqual([])
  })

  it('opens, is changed and keeps its place; Esc leaves it as it was', async () => {
    const user = userEvent.setup()
    render(<Bar start={[noEmail, vip]} />)
    await user.click(screen.getByRole('button', { name: 'Has no email' }))
    await user.keyboard('{Escape}')
    expect(now).toEqual([noEmail, vip])
    await user.click(screen.getByRole('button', { name: 'Has no email' }))
    await user.click(screen.getByRole('button', { name: /Condition/ }))
    await user.click(await screen.findByRole('option', { name: 'Has an email' }))
    await user.click(screen.getByRole('button', { name: 'Apply' }))
    expect(now).toEqual([{ field: 'email', op: 'is-present', value: '' }, vip])
    expect(focused()).toBe('Has an email')
  })
})

describe('a new condition', () => {
  it('is made by its kind and one of the values offered', async () => {
    const user = userEvent.setup()
    render(<Bar start={[]} />)
    await user.click(screen.getByRole('button', { name: 'Filter' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Tag' }))
    await user.type(await screen.findByRole('combobox', { name: 'Tag' }), 'vi')
    await user.click(await screen.findByRole('option', { name: /^visitor/ }))
    expect(now).toEqual([{ field: 'tag', op: 'is', value: 'visitor' }])
    expect(focused()).toBe('Tag is visitor')
  })

  it('is not offered for a field that the role does not show', async () => {
    const user = userEvent.setup()
    render(<Bar start={[]} rights={{ ...presetRights.manager, fields: { contact: { emails: 'masked', addresses: 'hidden' }, company: {} } }} />)
    await user.click(screen.getByRole('button', { name: 'Filter' }))
    await screen.findByRole('menuitem', { name: 'Tag' })
    expect(screen.getAllByRole('menuitem').map(({ textContent }) => textContent)).toEqual(['Tag', 'Company', 'Owner', 'Phone', 'Notes', 'Birthday', 'When changed', 'When created'])
  })

  it('is not there when it was given up', async () => {
    const user = userEvent.setup()
    render(<Bar start={[]} />)
    await user.click(screen.getByRole('button', { name: 'Filter' }))
    await user.click(await screen.findByRole('menuitem', { name: 'City' }))
    await screen.findByRole('combobox', { name: 'City' })
    await user.keyboard('{Escape}{Escape}')
    expect(now).toEqual([])
    expect(screen.queryByRole('group', { name: 'Filters' })).toBeNull()
  })
})

describe('another filter', () => {
  it('selects nothing, so that "all results" never come to mean others, and stands at its top', () => {
    expect(refined({ text: 'mar' })).toEqual({ text: 'mar', selection: nothingSelected, place: { top: 0, active: -1 } })
  })
})

describe('the table of conditions', () => {
  it('makes of every choice a condition that the contract takes, and finds the choice of it again', () => {
    const values = { nothing: '', tag: 'vip', company, place: 'Berlin', owner, day: '2026-05-01', month: '03', import: batch }
    for (const choice of objectTypes.flatMap((object) => kindsFor(object)).flatMap(choicesFor)) {
      const made = toCondition(choice, values[choice.asks])
      expect(condition.safeParse(made).success, choice.id).toBe(true)
      if (made === null) continue
      expect(choiceOf(made)).toBe(choice)
      expect(valueOf(made)).toBe(values[choice.asks])
      if (choice.asks !== 'nothing') expect(toCondition(choice, '  ')).toBeNull()
    }
  })
})
