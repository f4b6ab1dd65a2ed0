import { beforeAll, describe, expect, it, vi } from 'vitest'
import { noRights, presetRights, type Rights } from '../../../shared/permissions'
import { expectOk } from '../../../shared/result'
import type { TeamId } from '../../../shared/ids'
import { turnSecondFactorOn } from '../../support/authenticator'
import { anOpenVault, PASSPHRASE } from '../../support/engine'
import { OTHERS, peopleOf, type PeopleVault } from '../../support/people'

vi.mock('../../../electron/vault/tools', () => import('../../support/least-cost'))

const BEYOND = { ok: false, failure: { kind: 'beyond-own-rights' } }
let vault: PeopleVault
let people: ReturnType<typeof peopleOf>
let north: TeamId
let desk: string
const call: PeopleVault['call'] = (channel, input) => vault.call(channel, input)
const role = async (name: string, rights: Rights): Promise<string> => expectOk(await call('roles.save', { id: null, name, rights, passphrase: PASSPHRASE }), name).roleId
const invite = async (name: string, as: string, team: TeamId | null = null) => call('users.add', { name, role: as, team, newPassphrase: OTHERS, temporary: true, passphrase: OTHERS })

// Uma decides over users and otherwise works like a representative of the team North; Max is a manager, Rex a representative in the North, Ada an administrator.
beforeAll(async () => {
  vault = await anOpenVault()
  people = peopleOf(vault)
  north = expectOk(await call('teams.save', { id: null, name: 'North' }), 'North').teamId
  desk = await role('Desk', { ...presetRights.representative, special: ['users'] })
  for (const [name, as] of [['Uma', desk], ['Max', 'manager'], ['Rex', 'representative'], ['Ada', 'administrator']] as const) expectOk(await people.add(name, as), name)
  for (const name of ['Uma', 'Rex']) expectOk(await call('users.setTeam', { userId: await people.idOf(name), team: north, passphrase: PASSPHRASE }), name)
  await people.signIn('Ada')
  await turnSecondFactorOn(vault, OTHERS)
  expectOk(await people.signIn('Uma'), 'Uma')
}, 60_000)

describe('a person who decides over users and may little else', () => {
  it('promotes neither themselves nor somebody else beyond their own rights, and the log notes each attempt', async () => {
    for (const [name, as] of [['Uma', 'administrator'], ['Rex', 'manager'], ['Rex', 'auditor']] as const) expect(await people.setRole(name, as, OTHERS), `${name} ${as}`).toEqual(BEYOND)
    expect(await invite('Eve', 'administrator')).toEqual(BEYOND)
    expect((await people.list()).map(({ name }) => name)).not.toContain('Eve')
  }, 30_000)

  it('changes, makes and deletes no role that may more than they do', async () => {
    const save = (id: string | null, rights: Rights) => call('roles.save', { id: id as never, name: id === null ? 'More' : 'Desk', rights, passphrase: OTHERS })
    expect(await save(desk, presetRights.administrator)).toEqual(BEYOND)
    expect(await save(null, { ...presetRights.representative, special: ['export'] })).toEqual(BEYOND)
    expect(await save(null, { ...presetRights.representative, scopes: { contact: presetRights.manager.scopes.contact, company: noRights.scopes.company } })).toEqual(BEYOND)
    expectOk(await save(null, { ...presetRights.representative, fields: { contact: { emails: 'masked' }, company: {} } }), 'a role that may less')
  }, 30_000)

  it('takes over nobody who may more, by a new passphrase, a second factor reset, disabling, removing, a name or a team', async () => {
    for (const name of ['Ada', 'Max', 'Owner']) {
      const userId = await people.idOf(name)
      expect(await call('users.resetPassphrase', { userId, newPassphrase: 'the orchard gate squeaks in october', passphrase: OTHERS }), name).toEqual(BEYOND)
      expect(await people.setDisabled(name, true, OTHERS), name).toEqual(BEYOND)
      expect(await call('users.remove', { userId, passphrase: OTHERS }), name).toEqual(BEYOND)
      expect(await call('users.rename', { userId, name: 'Nobody' }), name).toEqual(BEYOND)
      expect(await call('users.setTeam', { userId, team: north, passphrase: OTHERS }), name).toEqual(BEYOND)
      expect(await call('users.askPassphrase', { userId }), name).toEqual(BEYOND)
    }
    expect(await call('secondFactor.reset', { userId: await people.idOf('Ada'), passphrase: OTHERS })).toEqual(BEYOND)
    expect(await call('vault.renewRecoveryCode', { passphrase: OTHERS })).toEqual(BEYOND)
  }, 30_000)

  it('sees no other team by an account or a move of their own, and works within the own one', async () => {
    const south = expectOk(await call('teams.save', { id: null, name: 'South' }), 'South').teamId
    expect(await call('users.setTeam', { userId: await people.idOf('Uma'), team: south, passphrase: OTHERS })).toEqual(BEYOND)
    expect(await invite('Sid', 'representative', south)).toEqual(BEYOND)
    expectOk(await invite('Ned', 'representative', north), 'Ned')
    expectOk(await call('users.resetPassphrase', { userId: await people.idOf('Rex'), newPassphrase: 'the orchard gate squeaks in october', passphrase: OTHERS }), 'Rex')
    expectOk(await people.setDisabled('Rex', true, OTHERS), 'Rex')
  }, 30_000)

  it('is no last administrator: whoever has every right cannot leave the vault to them, and finds their attempts in the log', async () => {
    await people.signIn('Owner')
    expectOk(await people.setDisabled('Ada', true), 'Ada')
    expect(await people.setRole('Owner', 'manager')).toEqual({ ok: false, failure: { kind: 'last-administrator' } })
    const denied = expectOk(await call('audit.page', { filter: { actions: ['access.denied'] }, limit: 100 }), 'the log').items
    expect(denied).toHaveLength(29)
    expect(denied.at(-1)).toMatchObject({ actorName: 'Uma', detail: { facts: { channel: 'users.setRole', permission: 'users', why: 'beyond-own-rights' } } })
  }, 30_000)
})
