import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { Answer, EngineChannel } from '../../../shared/ipc/contract'
import { presetRoles, type PresetRole, type SpecialPermission } from '../../../shared/permissions'
import { anOpenVault, PASSPHRASE } from '../../support/engine'
import { OTHERS, peopleOf, type PeopleVault } from '../../support/people'

vi.mock('../../../electron/vault/tools', () => import('../../support/least-cost'))

interface Act {
  readonly permission: SpecialPermission
  readonly channel: EngineChannel
  readonly may: readonly PresetRole[]
  do(passphrase: string): Promise<Answer<EngineChannel>>
}

let vault: PeopleVault
let people: ReturnType<typeof peopleOf>
let acts: readonly Act[]

beforeAll(async () => {
  vault = await anOpenVault()
  people = peopleOf(vault)
  const { call, token } = vault
  const nowhere = await token('/nonexistent/place')
  // By hand, not from the table of permissions: who may what is what the product promises.
  acts = [
    { permission: 'show-key', channel: 'vault.showKey', may: ['administrator'], do: (passphrase) => call('vault.showKey', { passphrase }) },
    { permission: 'backup', channel: 'backup.run', may: ['administrator'], do: () => call('backup.run', { jobId: 'backup-01', to: nowhere }) },
    { permission: 'export', channel: 'export.all', may: ['administrator', 'manager'], do: () => call('export.all', { jobId: 'export-01', to: nowhere }) },
    { permission: 'import', channel: 'import.inspect', may: ['administrator', 'manager'], do: () => call('import.inspect', { file: nowhere, plan: {} }) },
    { permission: 'see-audit', channel: 'audit.page', may: ['administrator', 'auditor'], do: () => call('audit.page', { filter: {}, limit: 1 }) },
    { permission: 'see-audit', channel: 'audit.verify', may: ['administrator', 'auditor'], do: () => call('audit.verify', { jobId: 'verify-01' }) },
    { permission: 'settings', channel: 'settings.set', may: ['administrator'], do: () => call('settings.set', { binDays: 60 }) },
    { permission: 'users', channel: 'users.people', may: ['administrator'], do: () => call('users.people', {}) },
    { permission: 'users', channel: 'roles.delete', may: ['administrator'], do: (passphrase) => call('roles.delete', { id: '01890000-0000-7000-8000-000000000001' as never, passphrase }) },
    { permission: 'users', channel: 'teams.save', may: ['administrator'], do: () => call('teams.save', { id: null, name: 'North' }) },
  ]
  for (const role of presetRoles.filter((preset) => preset !== 'administrator')) await people.add(role, role)
}, 60_000)

describe('what the presets may', () => {
  const denied: unknown[] = []
  it.each(presetRoles)('%s › does what the role allows and nothing else', async (role) => {
    const passphrase = role === 'administrator' ? PASSPHRASE : OTHERS
    expect(await people.signIn(role === 'administrator' ? 'Owner' : role, passphrase)).toMatchObject({ ok: true })
    for (const act of acts) {
      const answer = await act.do(passphrase)
      const refused = !answer.ok && answer.failure.kind === 'forbidden' ? answer.failure.permission : null
      expect([act.channel, refused]).toEqual([act.channel, act.may.includes(role) ? null : act.permission])
      if (refused !== null) denied.push({ actorName: role, detail: { facts: { channel: act.channel, permission: act.permission } } })
    }
  }, 60_000)

  it('leaves an entry for everything that was denied', async () => {
    await people.signIn('Owner')
    const page = await vault.call('audit.page', { filter: { actions: ['access.denied'] }, limit: 100 })
    expect(page.ok && page.value.items.map(({ actorName, detail }) => ({ actorName, detail })).reverse()).toEqual(denied)
    expect(denied.length).toBeGreaterThan(20)
  })
})

describe('attempts that failed while the vault was locked', () => {
  it('are recorded by whoever opens it next, with the reason, once, and without the name that nobody has', async () => {
    await vault.call('vault.lock', { reason: 'user' })
    const attempt = (userName: string, passphrase: string) => vault.call('vault.unlock', { userName, passphrase, acceptRollback: false })
    await attempt('manager', 'not the passphrase')
    await attempt('manager', 'not the passphrase')
    await attempt('correct horse battery', 'x')
    await people.signIn('Owner')
    const failures = await people.log(10, ['vault.unlock-failed'])
    expect(failures.map(({ detail }) => detail)).toEqual([{ facts: { attempts: 1, reason: 'unknown-user' } }, { facts: { attempts: 2, reason: 'wrong-passphrase' } }])
    expect(failures[1]?.objectId).toBe(await people.idOf('manager'))
    expect(JSON.stringify(await people.log(50))).not.toContain('correct horse')
    await people.signIn('auditor')
    await people.signIn('manager')
    await people.signIn('Owner')
    expect(await people.log(10, ['vault.unlock-failed'])).toHaveLength(2)
  }, 30_000)

  it('slow down the person they were made for and nobody else (R2)', async () => {
    await vault.call('vault.lock', { reason: 'user' })
    for (let n = 0; n < 4; n++) await vault.call('vault.unlock', { userName: 'manager', passphrase: 'not the passphrase', acceptRollback: false })
    const state = await vault.call('vault.state', {})
    const users = state.ok && state.value.state === 'locked' ? state.value.users : []
    expect(users.find(({ name }) => name === 'manager')).toMatchObject({ failedAttempts: 4, keychain: 'not-used' })
    expect(users.find(({ name }) => name === 'manager')?.waitMs).toBeGreaterThan(0)
    expect(users.find(({ name }) => name === 'Owner')).toMatchObject({ failedAttempts: 0, waitMs: 0 })
    expect(await people.signIn('manager')).toMatchObject({ ok: false, failure: { kind: 'must-wait' } })
    expect(await people.signIn('Owner')).toMatchObject({ ok: true })
  }, 30_000)
})
