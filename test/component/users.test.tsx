import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import i18next from 'i18next'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { noRights, presetRights, type Rights } from '../../shared/permissions'
import type { Role } from '../../shared/users/channels'
import { ActDialog } from '../../renderer/features/users/act-dialog'
import { madeUpPassphrase, proquint } from '../../renderer/features/users/made-up-passphrase'
import { differencesOf } from '../../renderer/features/users/role-differences'
import { dropDraft, forgetRoleDrafts, keepDraft, useRoleDrafts, withScope } from '../../renderer/features/users/role-draft'
import { RoleForm } from '../../renderer/features/users/role-form'
import { mayLine } from '../../renderer/features/users/role-words'
import { createFormat } from '../../renderer/i18n/format'
import { setUpText } from '../../renderer/i18n/setup'
import type { Translate } from '../../renderer/i18n/use-text'

const manager = presetRights.manager
const t: Translate = (key, values) => i18next.t(key, { n: values?.['count'] ?? '', ...values })

beforeAll(() => { setUpText('en') })

describe('madeUpPassphrase', () => {
  it('spells sixteen bits as proquints do', () => {
    expect([0x7f00, 0x0001, 0x3f54, 0xdcc1].map(proquint)).toEqual(['lusab', 'babad', 'gutih', 'tugad'])
  })

  it('makes five words, another time others', () => {
    const made = madeUpPassphrase()
    expect(made).toMatch(/^([bdfghjklmnprstvz][aiou]){2}[bdfghjklmnprstvz]( ([bdfghjklmnprstvz][aiou]){2}[bdfghjklmnprstvz]){4}$/)
    expect(madeUpPassphrase()).not.toBe(made)
  })
})

describe('a role while it is composed', () => {
  it('given less to see, lowers what may be changed and deleted, and says so', () => {
    const { rights, lowered } = withScope(manager, 'contact', 'read', 'own')
    expect(rights.scopes.contact).toEqual({ read: 'own', create: 'all', update: 'own', delete: 'own' })
    expect(rights.scopes.company).toEqual(manager.scopes.company)
    expect(lowered).toEqual(['update', 'delete'])
  })

  it('given as much to see as before, lowers nothing', () => {
    expect(withScope(manager, 'company', 'read', 'all').lowered).toEqual([])
  })

  it('says what is more and what is less than before', () => {
    const after = { ...withScope(manager, 'contact', 'delete', 'own').rights, special: [...manager.special.filter((one) => one !== 'export'), 'see-audit' as const], fields: { contact: { notes: 'masked' as const }, company: {} }, secondFactor: true }
    expect(differencesOf(manager, after, t)).toEqual({ more: ['See the log'], less: ['People: Delete Own', 'People: Notes Masked', 'Export', 'two steps demanded'] })
    expect(differencesOf(after, manager, t)).toEqual({ more: ['People: Delete All', 'People: Notes Shown', 'Export', 'two steps not demanded any more'], less: ['See the log'] })
  })

  it('says in a line what a composed role may, and nothing that does not count while records are out of its sight', () => {
    const rights = { ...withScope(manager, 'contact', 'read', 'team').rights, special: ['export' as const, 'import' as const, 'merge' as const], fields: { contact: { notes: 'hidden' as const }, company: {} } }
    expect(mayLine('some id', rights, { t, format: createFormat('en') })).toBe('People: sees the team’s, changes the team’s. Companies: sees all, changes all. 1 field masked or hidden. Also: Export and Merge records.')
  })
})

describe('what is beyond whoever composes a role', () => {
  const own = { ...withScope(withScope(manager, 'contact', 'read', 'team').rights, 'company', 'create', 'own').rights, special: ['export' as const, 'users' as const], fields: { contact: { notes: 'masked' as const }, company: {} } }
  const shown = async (most: Rights | null): Promise<{ readonly scopes: readonly string[]; readonly rules: readonly string[]; readonly special: (name: string) => HTMLElement }> => {
    const user = userEvent.setup()
    render(<RoleForm rights={noRights} most={most} onChange={() => undefined} />)
    const disabled = async (label: RegExp): Promise<string[]> => {
      await user.click(screen.getByRole('button', { name: label }))
      const found = screen.getAllByRole('option').filter((option) => option.getAttribute('aria-disabled') === 'true').map((option) => option.textContent)
      await user.keyboard('{Escape}')
      return found
    }
    return { scopes: await disabled(/People: See/), rules: await disabled(/People: Notes/), special: (name) => screen.getByRole('checkbox', { name }) }
  }

  it('is shown and not to be chosen, with the reason beside it', async () => {
    const { scopes, rules, special } = await shown(own)
    expect(scopes).toEqual(['AllMore than you may yourself'])
    expect(rules).toEqual(['ShownMore than you may yourself'])
    expect(special('Export')).toHaveProperty('disabled', false)
    expect(special('Show the raw key')).toHaveProperty('disabled', true)
    expect(document.getElementById(special('Show the raw key').getAttribute('aria-describedby') ?? '')?.textContent).toContain('More than you may yourself')
    expect(screen.getByText(/nobody gives more than they have/).id).toBe(screen.getByRole('button', { name: /People: See/ }).getAttribute('aria-describedby')?.split(' ').at(-1))
  })

  it('is nothing for somebody who has every right', async () => {
    const { scopes, rules, special } = await shown(null)
    expect([scopes, rules]).toEqual([[], []])
    expect(special('Show the raw key')).toHaveProperty('disabled', false)
    expect(screen.queryByText(/nobody gives more than they have/)).toBeNull()
  })
})

describe('what is not saved of a role', () => {
  const stored: Role = { id: 'r1', name: 'Field work', rights: manager, people: 2 }
  beforeEach(forgetRoleDrafts)

  it('stays until it is dropped, and is none once it says what is stored', () => {
    keepDraft('r1', { name: 'Field', rights: manager }, stored)
    expect(useRoleDrafts.getState().drafts['r1']?.name).toBe('Field')
    keepDraft('r1', { name: 'Field work', rights: manager }, stored)
    expect(useRoleDrafts.getState().drafts).toEqual({})
    keepDraft('new', { name: '', rights: manager }, null)
    dropDraft('new')
    expect(useRoleDrafts.getState().drafts).toEqual({})
  })
})

describe('ActDialog', () => {
  const words = { title: 'Remove Robin', submit: 'Remove', failed: 'Nobody was removed', isRunning: false, onClose: () => undefined }

  it('hands the passphrase on once and forgets it', async () => {
    const user = userEvent.setup()
    const onSubmit = vi.fn(() => Promise.resolve())
    render(<ActDialog {...words} failure={null} onSubmit={onSubmit} />)
    const field = screen.getByLabelText('Your own passphrase')
    await user.type(field, 'quiet harbour{Enter}')
    expect(onSubmit).toHaveBeenCalledExactlyOnceWith('quiet harbour')
    expect(field).toHaveProperty('value', '')
    await user.keyboard('{Enter}')
    expect(onSubmit).toHaveBeenCalledOnce()
  })

  it('given a wrong passphrase and a wait, says how long and takes none meanwhile', () => {
    render(<ActDialog {...words} failure={{ kind: 'wrong-passphrase', waitMs: 30_000 }} onSubmit={() => Promise.resolve()} />)
    expect(screen.getByText('This is not your passphrase. Wait 30 sec before the next attempt.')).toBeTruthy()
    expect(screen.getByLabelText('Your own passphrase')).toHaveProperty('disabled', true)
  })

  it.each([['last-administrator', /nobody could decide over users/], ['yourself', /cannot do this to yourself/], ['name-taken', /one of that name already/], ['role-in-use', /has this role/], ['passphrase-refused', /Easy to guess/], ['forbidden', /role does not allow/]] as const)('says %s in words', (kind, sentence) => {
    render(<ActDialog {...words} failure={kind === 'passphrase-refused' ? Object.assign({ kind }, { problem: 'too-weak' }) : { kind }} onSubmit={() => Promise.resolve()} />)
    expect(screen.getByText(sentence)).toBeTruthy()
  })
})
