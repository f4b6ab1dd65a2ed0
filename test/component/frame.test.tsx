import { act, fireEvent, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { noRights } from '../../shared/permissions'
import { App } from '../../renderer/app/app'
import { forgetNavigation, navigate, useNavigation } from '../../renderer/app/navigation'
import { shortcuts } from '../../renderer/app/shortcuts'
import { clearNotices } from '../../renderer/ui/toast'
import { setUpText } from '../../renderer/i18n/setup'
import { createCache } from '../../renderer/ipc/cache'
import { fakeBridge } from './gallery/fake-bridge'
import { giveLayout } from './support/layout'

vi.mock('../../renderer/app/screens', async (original) => {
  const { screens } = await original<typeof import('../../renderer/app/screens')>()
  const here = (name: string) => () => <><h1>Screen {name}</h1><input aria-label="A field" /></>
  return { screens: screens.map((screen) => ({ ...screen, component: here(screen.screen) })) }
})

let bridge = fakeBridge({})

async function openApp(): Promise<ReturnType<typeof userEvent.setup>> {
  const user = userEvent.setup()
  render(<App cache={createCache()} />)
  await screen.findByRole('navigation')
  return user
}
const called = (channel: string): number => bridge.calls.filter((call) => call.channel === channel).length
const here = (): string => useNavigation.getState().now.screen

beforeAll(() => {
  giveLayout({ height: 600, width: 1280 })
  setUpText('en')
})
beforeEach(() => {
  bridge = fakeBridge({ language: 'en' })
  Object.defineProperty(window, 'satchel', { configurable: true, value: bridge })
  act(() => { forgetNavigation() })
})

describe('the frame', () => {
  it('names the eight screens of this version, and no other', async () => {
    await openApp()
    expect(within(screen.getByRole('navigation')).getAllByRole('button').map((item) => item.textContent)).toEqual(['People', 'Companies', 'Import', 'Recycle bin', 'Alerts', 'Security', 'Log', 'Backups', 'Users', 'Settings'])
  })

  it('changes its language at once', async () => {
    await openApp()
    await act(() => bridge.call('app.setPreferences', { language: 'de' }))
    expect(await screen.findByRole('button', { name: 'Papierkorb' })).toBeTruthy()
    expect(document.documentElement.lang).toBe('de')
    await act(() => bridge.call('app.setPreferences', { language: 'en' }))
    expect(await screen.findByRole('button', { name: 'Recycle bin' })).toBeTruthy()
  })

  it('given a lock from outside, shows nothing of the vault and forgets where it was', async () => {
    const user = await openApp()
    await user.keyboard('gs')
    act(() => { bridge.tell('vault.changed', { state: 'locked', vault: { path: '/v', name: 'Northwind' }, users: [], keychain: 'present', waitMs: 0, failedAttempts: 0, reason: 'idle', recent: [] }) })
    await vi.waitFor(() => { expect(screen.queryByRole('navigation')).toBeNull() })
    expect(screen.queryByText('Demo Owner')).toBeNull()
    expect(useNavigation.getState()).toMatchObject({ past: [], now: { screen: 'people' } })
  })

  it('given a role that may not see what is shown, goes to the first screen that it may', async () => {
    await openApp()
    const open = await bridge.call('vault.state', {})
    if (!open.ok || open.value.state !== 'unlocked') throw new Error('no open vault')
    const state = open.value
    act(() => { bridge.tell('vault.changed', { ...state, session: { ...state.session, role: 'gone', rights: noRights } }) })
    expect(await screen.findByRole('heading', { name: 'Screen security' })).toBeTruthy()
    expect(within(screen.getByRole('navigation')).getAllByRole('button').map((item) => item.textContent)).toEqual(['Security', 'Settings'])
  })

  it('follows a link, also one that came before the vault was open', async () => {
    await openApp()
    act(() => { bridge.tell('app.open', { screen: 'contact', id: '00000000-0000-0000-0000-000000000001' }) })
    expect(useNavigation.getState().now).toEqual({ screen: 'people', id: '00000000-0000-0000-0000-000000000001', full: true })
  })
})

describe('navigation', () => {
  it('goes back and forward, and by name to where a screen was left', async () => {
    const user = await openApp()
    act(() => { navigate({ screen: 'companies', id: 'c1', full: true }) })
    await user.keyboard('gs')
    expect(here()).toBe('settings')
    await user.keyboard('gc')
    expect(useNavigation.getState().now).toEqual({ screen: 'companies', id: 'c1', full: true })
    await user.keyboard('{Alt>}{ArrowLeft}{ArrowLeft}{/Alt}')
    expect(useNavigation.getState().now).toEqual({ screen: 'companies', id: 'c1', full: true })
    await user.keyboard('{Alt>}{ArrowRight}{/Alt}')
    expect(here()).toBe('settings')
  })
})

describe('the keyboard', () => {
  it.each(shortcuts.filter(({ group }) => group === 'go').map(({ id, on }) => [id.slice(3), on?.key ?? '']))('opens %s by G then %s', async (name, key) => {
    const user = await openApp()
    await user.keyboard(`g${key}`)
    expect(here()).toBe(name)
  })

  it('leaves letters to a field, but not Ctrl+K', async () => {
    const user = await openApp()
    await user.click(screen.getByLabelText('A field'))
    await user.keyboard('gs?')
    expect(here()).toBe('people')
    expect(screen.getByLabelText<HTMLInputElement>('A field').value).toBe('gs?')
    await user.keyboard('{Control>}k{/Control}')
    expect(screen.getByRole('dialog', { name: 'Search' })).toBeTruthy()
  })

  it('leaves Ctrl+Z to a field, and undoes and redoes outside of one', async () => {
    const user = await openApp()
    await user.click(screen.getByLabelText('A field'))
    await user.keyboard('{Control>}z{/Control}')
    expect(screen.queryByText('There is nothing to undo.')).toBeNull()
    act(() => { screen.getByRole('button', { name: 'People' }).focus() })
    await user.keyboard('{Control>}z{/Control}')
    expect(await screen.findByText('There is nothing to undo.')).toBeTruthy()
    await user.keyboard('{Control>}{Shift>}Z{/Shift}{/Control}')
    expect(await screen.findByText('There is nothing to do again.')).toBeTruthy()
    act(() => { clearNotices() })
    await user.keyboard('{Control>}y{/Control}')
    expect(await screen.findByText('There is nothing to do again.')).toBeTruthy()
  })

  it('locks by Ctrl+Shift+L, also over a dialog (SECURITY.md L6)', async () => {
    const user = await openApp()
    await user.keyboard('?')
    expect(screen.getByRole('dialog', { name: 'Keyboard' })).toBeTruthy()
    await user.keyboard('{Control>}{Shift>}L{/Shift}{/Control}')
    expect(called('vault.lock')).toBe(1)
  })

  it('shows every key of the table by ?', async () => {
    const user = await openApp()
    await user.keyboard('?')
    expect(within(screen.getByRole('dialog')).getAllByRole('term')).toHaveLength(shortcuts.length)
  })

  it('has no key twice', () => {
    const pressed = shortcuts.flatMap(({ on }) => (on === undefined ? [] : [JSON.stringify([on.key, on.mod ?? false, on.shift ?? false, on.alt ?? false, on.afterG ?? false])]))
    expect(new Set(pressed).size).toBe(pressed.length)
  })
})

describe('the palette', () => {
  const box = (): HTMLElement => screen.getByRole('combobox', { name: 'Search' })
  const active = (): string => document.getElementById(box().getAttribute('aria-activedescendant') ?? '')?.textContent ?? ''

  it('finds a command as it is typed, and Enter does it', async () => {
    const user = await openApp()
    await user.keyboard('{Control>}k{/Control}')
    await user.keyboard('backu')
    await vi.waitFor(() => { expect(active()).toContain('Backups') })
    await user.keyboard('{Enter}')
    expect(here()).toBe('backups')
    expect(screen.queryByRole('combobox')).toBeNull()
  })

  it('finds people in their own section, moves by arrows and opens one', async () => {
    const user = await openApp()
    await user.keyboard('{Control>}k{/Control}')
    await user.keyboard('jansen')
    const people = await screen.findByRole('group', { name: 'People' })
    const second = within(people).getAllByRole('option')[1]!
    await user.keyboard('{ArrowDown}')
    expect(second.getAttribute('aria-selected')).toBe('true')
    await user.keyboard('{ArrowUp}{ArrowUp}')
    expect(screen.getAllByRole('option').at(-1)?.getAttribute('aria-selected')).toBe('true')
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}')
    expect(useNavigation.getState().now).toMatchObject({ screen: 'people', full: true })
  })

  it('says what was searched when nothing is found, and closes by Esc with the focus where it was', async () => {
    const user = await openApp()
    const opener = screen.getByRole('button', { name: /Search people/ })
    await user.click(opener)
    await user.keyboard('zzzz')
    expect(await screen.findByText(/Nothing found for “zzzz”/)).toBeTruthy()
    await user.keyboard('{Escape}')
    await vi.waitFor(() => { expect(document.activeElement).toBe(opener) })
  })
})

describe('the automatic lock', () => {
  it('is moved away by real acts only, never by the page itself (SECURITY.md L4)', async () => {
    await openApp()
    for (let second = 0; second < 3; second++) fireEvent.keyDown(document.body, { key: 'a' })
    expect(called('vault.touch')).toBe(0)
  })
})
