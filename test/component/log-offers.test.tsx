import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, describe, expect, it } from 'vitest'
import { OpenVaultContext, type OpenVault } from '../../renderer/app/session'
import { LogMore } from '../../renderer/features/audit/log-more'
import { setUpText } from '../../renderer/i18n/setup'
import { presetRights, type Rights } from '../../shared/permissions'

const userId = '01890000-0000-7000-8000-00000000000a'
const vaultOf = (rights: Rights): OpenVault => ({
  state: 'unlocked', vault: { path: '/v', name: 'V' }, locksAt: 0, keychain: 'present', findings: [], recoveryDue: false,
  session: { sessionId: userId as never, userId: userId as never, userName: 'Ana', role: 'auditor', roleName: null, rights, team: [], vaultId: userId as never, since: 0 },
})
const nothing = (): void => undefined

beforeAll(() => { setUpText('en') })

describe('what is offered with the log', () => {
  const whole: Rights = { ...presetRights.administrator, special: ['see-audit', 'settings'] }
  it.each([
    ['all records', whole, ['Print report', 'Archive old entries']],
    ['not every field', { ...whole, fields: { contact: { notes: 'hidden' }, company: {} } } satisfies Rights, []],
  ])('given somebody who sees %s › takes entries out of it only where none is kept back', async (_who, rights, offered) => {
    render(<OpenVaultContext value={vaultOf(rights)}><LogMore isBusy={false} onReport={nothing} onSave={nothing} onAnchor={nothing} onArchive={nothing} /></OpenVaultContext>)
    await userEvent.click(screen.getByRole('button'))
    const items = screen.getAllByRole('menuitem').map(({ textContent }) => textContent)
    expect(items.filter((item) => ['Print report', 'Archive old entries'].includes(item))).toEqual(offered)
    expect(items.length).toBe(2 + offered.length)
  })
})
