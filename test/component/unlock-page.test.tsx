import { QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { asId } from '../../shared/ids'
import type { LockedUser, VaultState } from '../../shared/vault/vault'
import { UnlockPage } from '../../renderer/features/vault/unlock-page'
import { setUpText } from '../../renderer/i18n/setup'
import { createCache } from '../../renderer/ipc/cache'
import { fakeBridge } from './gallery/fake-bridge'
import { giveLayout } from './support/layout'

type Locked = Extract<VaultState, { state: 'locked' }>

const user = (place: number, name: string, more: Partial<LockedUser> = {}): LockedUser => ({ id: asId(`00000000-0000-0000-0000-00000000000${String(place)}`), name, waitMs: 0, failedAttempts: 0, keychain: 'present', ...more })
const locked = (users: readonly LockedUser[], reason: Locked['reason'] = 'switch'): Locked => ({ state: 'locked', vault: { path: '/v', name: 'Northwind' }, users, keychain: 'present', waitMs: 0, failedAttempts: 0, reason, recent: [] })

let bridge = fakeBridge({})
function show(state: Locked): ReturnType<typeof userEvent.setup> {
  const keys = userEvent.setup()
  render(<QueryClientProvider client={createCache()}><UnlockPage state={state} /></QueryClientProvider>)
  return keys
}
const chosen = (): string | undefined => screen.getAllByRole('option').find((option) => option.getAttribute('aria-selected') === 'true')?.textContent

beforeAll(() => {
  giveLayout({ height: 600, width: 1280 })
  setUpText('en')
})
beforeEach(() => {
  bridge = fakeBridge({ language: 'en' })
  Object.defineProperty(window, 'satchel', { configurable: true, value: bridge })
})

describe('the locked page', () => {
  it('given one user, asks for the passphrase and nobody’s name', () => {
    show(locked([user(1, 'Ada')], 'idle'))
    expect(screen.queryByRole('listbox')).toBeNull()
    expect(screen.queryByText('Ada')).toBeNull()
    expect(document.activeElement).toBe(screen.getByLabelText('Passphrase'))
  })

  it('given several, lets arrows and letters choose, and Enter goes on to the passphrase of whoever it is', async () => {
    const keys = show(locked([user(1, 'Ada'), user(2, 'Robin'), user(3, 'Toni')]))
    await keys.keyboard('{ArrowDown}')
    expect(chosen()).toContain('Robin')
    await keys.keyboard('t')
    await keys.keyboard('{Enter}')
    expect(document.activeElement).toBe(screen.getByLabelText('Passphrase of Toni'))
    await keys.keyboard('quiet harbour{Enter}')
    expect(bridge.calls.find(({ channel }) => channel === 'vault.unlock')?.input).toMatchObject({ userName: 'Toni', passphrase: 'quiet harbour' })
  })

  it('lets each wait for their own attempts alone', async () => {
    const keys = show(locked([user(1, 'Ada', { waitMs: 30_000, failedAttempts: 4 }), user(2, 'Robin')]))
    expect(screen.getByText('Wait 30 sec')).toBeTruthy()
    expect(screen.getByLabelText('Passphrase of Ada')).toHaveProperty('disabled', true)
    await keys.keyboard('{ArrowDown}')
    expect(await screen.findByLabelText('Passphrase of Robin')).toHaveProperty('disabled', false)
    expect(screen.queryByText('Wait 30 sec')).toBeNull()
  })

  it('given a keychain that does not know one of them, says so and lets another in', async () => {
    const keys = show(locked([user(1, 'Ada', { keychain: 'absent' }), user(2, 'Robin')]))
    expect(screen.getByText('The keychain does not know this vault')).toBeTruthy()
    await keys.keyboard('{ArrowDown}')
    expect(screen.queryByText('The keychain does not know this vault')).toBeNull()
    expect(screen.getByLabelText('Passphrase of Robin')).toHaveProperty('disabled', false)
  })
})
