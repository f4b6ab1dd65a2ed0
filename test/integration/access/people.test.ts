import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { emptyContact } from '../../../shared/contacts/contact'
import { presetRights } from '../../../shared/permissions'
import { expectOk } from '../../../shared/result'
import { anOpenVault, PASSPHRASE } from '../../support/engine'
import { OTHERS, peopleOf, type PeopleVault } from '../../support/people'

// The least that a slot may cost: this story opens the vault two dozen times.
vi.mock('../../../electron/vault/tools', () => import('../../support/least-cost'))

let vault: PeopleVault
let people: ReturnType<typeof peopleOf>
const call: PeopleVault['call'] = (channel, input) => vault.call(channel, input)
/** The newest entries without alerts, which are raised a moment later, whenever the machine gets to it. */
const acts = async () => (await people.log(12)).filter(({ action }) => action !== 'alert.raised')
const slotNames = (): unknown => (JSON.parse(readFileSync(join(vault.vaultFolder, 'slots.json'), 'utf8')) as { users: { name: string }[] }).users.map(({ name }) => name)

// One vault, whose story the tests tell in order: each unlock costs half a second.
beforeAll(async () => {
  vault = await anOpenVault()
  people = peopleOf(vault)
}, 30_000)

describe('users.add', () => {
  it('given a name, a role and a passphrase › makes somebody who can sign in and do what the role allows', async () => {
    expect(await people.add('Berta')).toMatchObject({ ok: true })
    expect((await people.log(1))[0]).toMatchObject({ action: 'user.added', actorName: 'Owner', detail: { fields: { name: { after: 'Berta' }, role: { after: 'representative' } } } })
    expect(await people.signIn('ＢＥＲＴＡ ')).toMatchObject({ ok: true, value: { state: 'unlocked', session: { userName: 'Berta', role: 'representative', rights: presetRights.representative } } })
    expect(await call('users.people', {})).toMatchObject({ ok: false, failure: { kind: 'forbidden', permission: 'users' } })
    expect(await call('backup.list', { from: null })).toEqual({ ok: false, failure: { kind: 'forbidden', permission: 'backup' } })
    expect(await call('users.list', {})).toMatchObject({ ok: true, value: { items: [{ name: 'Berta', state: 'active' }, { name: 'Owner', role: 'administrator' }] } })
    expect(await people.signIn('Owner')).toMatchObject({ ok: true, value: { state: 'unlocked' } })
    expect((await people.list()).map(({ name, state, lastSeenAt, passphraseScore }) => [name, state, lastSeenAt !== null, (passphraseScore ?? 0) > 1])).toEqual([['Berta', 'active', true, true], ['Owner', 'active', true, true]])
  }, 30_000)

  it.each([['ｂｅｒｔａ', 'name-taken'], [' BERTA ', 'name-taken'], ['Ber\u200dta', 'name-taken'], ['', 'invalid-input'], ['a\u0000b', 'invalid-input'], ['x\u202ey', 'invalid-input'], ['x'.repeat(201), 'invalid-input']])('given the name %j › refuses it as %s and writes no entry', async (name, kind) => {
    const before = await people.log(1)
    expect(await people.add(name)).toMatchObject({ ok: false, failure: { kind } })
    expect(await people.log(1)).toEqual(before)
  })

  it('given a weak passphrase, a role or a team that is not there, or a wrong passphrase of the administrator › adds nobody', async () => {
    const good = { name: 'Clara', role: 'auditor', team: null, newPassphrase: OTHERS, temporary: false, passphrase: PASSPHRASE }
    const nobody = '01890000-0000-7000-8000-000000000001'
    expect(await call('users.add', { ...good, newPassphrase: 'password1234567' })).toMatchObject({ ok: false, failure: { kind: 'passphrase-refused' } })
    expect(await call('users.add', { ...good, role: nobody })).toEqual({ ok: false, failure: { kind: 'no-such-role' } })
    expect(await call('users.add', { ...good, role: 'Administrator' })).toMatchObject({ ok: false, failure: { kind: 'invalid-input' } })
    expect(await call('users.add', { ...good, passphrase: 'not the passphrase' })).toMatchObject({ ok: false, failure: { kind: 'wrong-passphrase', failedAttempts: 1 } })
    expect((await people.list()).map(({ name }) => name)).toEqual(['Berta', 'Owner'])
  }, 30_000)
})

describe('a person with a temporary passphrase', () => {
  it('gets to nothing but setting an own one, which ends the invitation', async () => {
    expect(await people.add('Dora', 'auditor', true)).toMatchObject({ ok: true })
    expect((await people.list()).find(({ name }) => name === 'Dora')).toMatchObject({ state: 'invited', passphraseDue: 'invited' })
    expect(await people.signIn('Dora')).toMatchObject({ ok: true, value: { state: 'waiting', due: 'passphrase' } })
    expect(await call('users.list', {})).toMatchObject({ ok: false, failure: { kind: 'locked', due: 'passphrase' } })
    expect(await call('backup.list', { from: null })).toMatchObject({ ok: false, failure: { kind: 'locked', due: 'passphrase' } })
    expect(await call('vault.changePassphrase', { passphrase: OTHERS, newPassphrase: OTHERS.replace('s', 'ｓ') })).toEqual({ ok: false, failure: { kind: 'passphrase-refused', problem: 'same-as-before' } })
    expect(await call('vault.changePassphrase', { passphrase: OTHERS, newPassphrase: 'the orchard gate squeaks in october' })).toMatchObject({ ok: true })
    expect(await call('vault.state', {})).toMatchObject({ ok: true, value: { state: 'unlocked', session: { role: 'auditor' } } })
    expect(await people.signIn('Dora')).toMatchObject({ ok: false, failure: { kind: 'wrong-passphrase' } })
  }, 30_000)

  it('users.resetPassphrase › gives a new passphrase for one unlock, and the old one opens nothing', async () => {
    await people.signIn('Owner')
    expect(await call('users.resetPassphrase', { userId: await people.idOf('Dora'), newPassphrase: OTHERS, passphrase: PASSPHRASE })).toMatchObject({ ok: true })
    expect((await people.log(1))[0]).toMatchObject({ action: 'user.passphrase-reset', detail: { facts: { name: 'Dora' } } })
    expect(await people.signIn('Dora', 'the orchard gate squeaks in october')).toMatchObject({ ok: false, failure: { kind: 'wrong-passphrase' } })
    expect(await people.signIn('Dora')).toMatchObject({ ok: true, value: { state: 'waiting', due: 'passphrase' } })
    await people.signIn('Owner')
    expect((await people.list()).find(({ name }) => name === 'Dora')).toMatchObject({ passphraseDue: 'reset' })
  }, 30_000)
})

describe('users.setDisabled', () => {
  it('takes the slot out of slots.json, and puts it back with the passphrase it had', async () => {
    expect(await people.setDisabled('Berta', true)).toEqual({ ok: true, value: null })
    expect((await people.log(1))[0]).toMatchObject({ action: 'user.disabled', detail: { fields: { disabled: { before: false, after: true } } } })
    expect(await people.signIn('Berta')).toEqual({ ok: false, failure: { kind: 'user-disabled' } })
    expect(await call('vault.state', {})).toMatchObject({ ok: true, value: { state: 'locked', users: [{ name: 'Owner' }, { name: 'Dora' }] } })
    await people.signIn('Owner')
    expect(await people.setDisabled('Berta', false)).toEqual({ ok: true, value: null })
    expect(await people.signIn('Berta')).toMatchObject({ ok: true, value: { state: 'unlocked' } })
    await people.signIn('Owner')
  }, 30_000)

  it('is refused for oneself and for the last administrator', async () => {
    expect(await people.setDisabled('Owner', true)).toEqual({ ok: false, failure: { kind: 'yourself' } })
    expect(await people.remove('Owner')).toEqual({ ok: false, failure: { kind: 'yourself' } })
    expect(await people.setRole('Owner', 'manager')).toEqual({ ok: false, failure: { kind: 'last-administrator' } })
  }, 30_000)
})

describe('roles', () => {
  it('roles.save › given rights that reach further than what is seen › stores what is left of them, and the role can be given', async () => {
    const rights = { ...presetRights.manager, scopes: { contact: { read: 'own', create: 'own', update: 'all', delete: 'all' }, company: presetRights.auditor.scopes.company }, special: ['users', 'users'] } as const
    const every = { ...presetRights.administrator, idleMinutes: 10 }
    const saved = await call('roles.save', { id: null, name: 'Office', rights: { ...rights, special: [...rights.special] }, passphrase: PASSPHRASE })
    expect(saved).toMatchObject({ ok: true })
    if (!saved.ok) return
    const { roleId } = saved.value
    const listed = await call('roles.list', {})
    expect(listed.ok && listed.value.items.find(({ id }) => id === roleId)).toMatchObject({ name: 'Office', people: 0, rights: { special: ['users'], scopes: { contact: { update: 'own', delete: 'own' } } } })
    expect(await call('roles.save', { id: roleId, name: 'Office', rights: every, passphrase: PASSPHRASE })).toMatchObject({ ok: true })
    expect(await people.setRole('Berta', roleId)).toEqual({ ok: true, value: null })
    expect(await call('roles.delete', { id: roleId, passphrase: PASSPHRASE })).toEqual({ ok: false, failure: { kind: 'role-in-use', people: 1 } })
    expect((await people.list()).find(({ name }) => name === 'Berta')).toMatchObject({ role: roleId, roleName: 'Office' })
  }, 30_000)

  it.each(['Administrator', 'ADMIN', 'read only', 'Nur-Lesen', 'ｏｆｆｉｃｅ'])('roles.save › given the name %s › answers name-taken', async (name) => {
    expect(await call('roles.save', { id: null, name, rights: presetRights.auditor, passphrase: PASSPHRASE })).toEqual({ ok: false, failure: { kind: 'name-taken' } })
  })

  it('roles.save › given a permission that does not exist › refuses it at the door', async () => {
    expect(await call('roles.save', { id: null, name: 'Odd', rights: { ...presetRights.auditor, special: ['everything'] } as never, passphrase: PASSPHRASE })).toMatchObject({ ok: false, failure: { kind: 'invalid-input' } })
  })

  it('two administrators demote each other › the second one is refused at once, and the last cannot be edited away', async () => {
    // Berta administers by a composed role.
    expect(await people.setRole('Owner', 'read-only')).toEqual({ ok: true, value: null })
    expect(await call('users.people', {})).toMatchObject({ ok: false, failure: { kind: 'forbidden', permission: 'users' } })
    const list = await call('users.list', {})
    const berta = list.ok ? list.value.items.find(({ name }) => name === 'Berta') : undefined
    if (berta === undefined) throw new Error('Berta is not there')
    expect(await call('users.setRole', { userId: berta.id, role: 'read-only', passphrase: PASSPHRASE })).toMatchObject({ ok: false, failure: { kind: 'forbidden' } })
    await people.signIn('Berta')
    const roles = await call('roles.list', {})
    const office = roles.ok ? roles.value.items.find(({ name }) => name === 'Office') : undefined
    if (office === undefined) throw new Error('the role is not there')
    expect(await call('roles.save', { id: office.id as never, name: 'Office', rights: { ...office.rights, special: ['users'] }, passphrase: OTHERS })).toEqual({ ok: false, failure: { kind: 'last-administrator' } })
    expect(await people.setRole('Owner', 'administrator', OTHERS)).toEqual({ ok: true, value: null })
    await people.signIn('Owner')
    expect(await people.setRole('Berta', 'representative')).toEqual({ ok: true, value: null })
    expect(await call('roles.delete', { id: office.id as never, passphrase: PASSPHRASE })).toEqual({ ok: true, value: null })
  }, 30_000)
})

describe('teams', () => {
  it('are made, renamed, given and deleted, which leaves their people without one', async () => {
    const made = await call('teams.save', { id: null, name: 'North' })
    if (!made.ok) throw new Error('no team')
    const { teamId } = made.value
    expect(await call('teams.save', { id: null, name: 'ＮＯＲＴＨ' })).toEqual({ ok: false, failure: { kind: 'name-taken' } })
    expect(await call('users.setTeam', { userId: await people.idOf('Berta'), team: teamId, passphrase: 'not this one' }), 'K13').toMatchObject({ ok: false, failure: { kind: 'wrong-passphrase' } })
    expect(await call('users.setTeam', { userId: await people.idOf('Berta'), team: teamId, passphrase: PASSPHRASE })).toEqual({ ok: true, value: null })
    expect(await call('teams.save', { id: teamId, name: 'North-East' })).toEqual({ ok: true, value: { teamId } })
    expect(await call('teams.list', {})).toEqual({ ok: true, value: { items: [{ id: teamId, name: 'North-East', people: 1 }] } })
    expect((await people.list()).find(({ name }) => name === 'Berta')).toMatchObject({ teamId, teamName: 'North-East' })
    expect(await call('teams.delete', { id: teamId })).toEqual({ ok: true, value: null })
    expect((await people.list()).find(({ name }) => name === 'Berta')).toMatchObject({ teamId: null })
    expect((await acts()).slice(0, 4).map(({ action }) => action)).toEqual(['team.deleted', 'team.renamed', 'user.team-changed', 'team.created'])
  })
})

describe('users.rename and users.askPassphrase', () => {
  it('change what the locked page shows, and what is due', async () => {
    const userId = await people.idOf('Berta')
    expect(await call('users.rename', { userId, name: 'owner' })).toEqual({ ok: false, failure: { kind: 'name-taken' } })
    expect(await call('users.rename', { userId, name: '  Berta Lind ' })).toEqual({ ok: true, value: null })
    expect(slotNames()).toEqual(['Owner', 'Berta Lind', 'Dora'])
    expect(await call('users.askPassphrase', { userId })).toEqual({ ok: true, value: null })
    expect(await people.signIn('Berta Lind')).toMatchObject({ ok: true, value: { state: 'waiting', due: 'passphrase' } })
    await people.signIn('Owner')
  }, 30_000)
})

describe('users.remove', () => {
  it('given somebody to give the records to, who cannot have them, or a wrong passphrase › gives nothing and removes nobody', async () => {
    const userId = await people.idOf('Berta Lind')
    const made = expectOk(await call('contacts.create', { draft: { ...emptyContact(), givenName: 'Ada', ownerId: userId } }), 'a record of hers').record
    const ask = (to: string, passphrase = PASSPHRASE) => call('users.remove', { userId, passphrase, give: { jobId: 'job-removal', to } })
    const before = await acts()
    expect(await ask('01890000-0000-7000-8000-0000000000bb')).toEqual({ ok: false, failure: { kind: 'no-such-owner' } })
    expect(await ask(userId)).toEqual({ ok: false, failure: { kind: 'no-such-owner' } })
    expect((await acts())[0]).toEqual(before[0])
    expect(await ask(await people.idOf('Dora'), 'not the passphrase')).toMatchObject({ ok: false, failure: { kind: 'wrong-passphrase' } })
    expect(await call('contacts.get', { id: made.id })).toMatchObject({ ok: true, value: { ownerId: userId, version: 1 } })
    expect((await people.list()).find(({ id }) => id === userId)).toMatchObject({ state: 'active' })
  }, 30_000)

  it('given somebody to give the records to, by an administrator who may not change many at once › is forbidden, with an entry', async () => {
    const { roleId } = expectOk(await call('roles.save', { id: null, name: 'No masses', rights: { ...presetRights.administrator, special: presetRights.administrator.special.filter((one) => one !== 'mass-update') }, passphrase: PASSPHRASE }), 'a role')
    expect(await people.add('Emil', roleId)).toMatchObject({ ok: true })
    const [userId, dora] = [await people.idOf('Berta Lind'), await people.idOf('Dora')]
    await people.signIn('Emil')
    expect(await call('users.remove', { userId, passphrase: OTHERS, give: { jobId: 'job-removal', to: dora } })).toEqual({ ok: false, failure: { kind: 'forbidden', permission: 'mass-update' } })
    await people.signIn('Owner')
    expect((await people.log(12)).find(({ action }) => action === 'access.denied')).toMatchObject({ objectId: userId, actorName: 'Emil', detail: { facts: { channel: 'users.remove', permission: 'mass-update' } } })
    expect((await people.list()).find(({ id }) => id === userId)).toMatchObject({ state: 'active' })
  }, 30_000)

  it('gives the records first, takes the person out of slots.json for good, keeps the name for the log, and gives the vault another key (K8)', async () => {
    const userId = await people.idOf('Berta Lind')
    const dora = await people.idOf('Dora')
    expect(await call('users.remove', { userId, passphrase: PASSPHRASE, give: { jobId: 'job-removal', to: dora } })).toMatchObject({ ok: true, value: { rotationDue: false, backupProblem: null, given: { contacts: 1, companies: 0 } } })
    // First the records, then the removal.
    expect((await people.log(12)).map(({ action }) => action).filter((action) => action === 'records.changed' || action === 'user.removed')).toEqual(['user.removed', 'records.changed'])
    expect(await call('records.owned', {})).toMatchObject({ ok: true, value: { items: [{ userId: dora, contacts: 1 }] } })
    expect(slotNames()).toEqual(['Owner', 'Dora', 'Emil'])
    expect(await people.signIn('Berta Lind')).toEqual({ ok: false, failure: { kind: 'unknown-user' } })
    await people.signIn('Owner')
    expect((await people.list()).at(-1)).toMatchObject({ id: userId, name: 'Berta Lind', state: 'removed' })
    for (const again of [await people.setDisabled('Berta Lind', false), await people.setRole('Berta Lind', 'manager'), await people.remove('Berta Lind')]) expect(again).toEqual({ ok: false, failure: { kind: 'person-removed' } })
    // The name is free again; the entries of the one before keep theirs.
    expect(await people.add('Berta Lind')).toMatchObject({ ok: true })
  }, 30_000)
})

describe('sessions.list', () => {
  it('says who had the vault open, until when and how it ended; others see their own alone', async () => {
    const all = await call('sessions.list', { limit: 3 })
    expect(all).toMatchObject({ ok: true, value: { items: [{ userName: 'Owner', current: true, endedAt: null }, { userName: 'Owner', current: false, end: 'user' }, { userName: 'Emil', end: 'user', recovered: false }] } })
    const older = all.ok && all.value.next !== null ? await call('sessions.list', { limit: 1, before: all.value.next }) : null
    expect(older).toMatchObject({ ok: true, value: { items: [{ userName: 'Owner' }] } })
    await people.signIn('Berta Lind')
    const own = await call('sessions.list', { limit: 10 })
    expect(own.ok && own.value.items.map(({ userName }) => userName)).toEqual(['Berta Lind'])
    const list = await call('users.list', {})
    const owner = list.ok ? list.value.items.find(({ name }) => name === 'Owner') : undefined
    expect(await call('sessions.list', { limit: 10, userId: owner?.id })).toMatchObject({ ok: false, failure: { kind: 'forbidden', permission: 'users' } })
  }, 30_000)
})
