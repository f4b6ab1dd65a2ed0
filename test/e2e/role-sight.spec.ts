import { expect, test } from '@playwright/test'
import { emptyContact } from '../../shared/contacts/contact'
import { presetRights, type Rights } from '../../shared/permissions'
import { expectOk } from '../../shared/result'
import { call } from './support/bridge'
import { launch } from './support/launch'
import { cameraFor } from './support/pictures'
import { createWorkVault, workVault } from './support/work-vault'

const fieldRep: Rights = {
  ...presetRights.representative,
  scopes: { contact: { read: 'team', create: 'own', update: 'own', delete: 'own' }, company: presetRights['read-only'].scopes.company },
  fields: { contact: { emails: 'masked', phones: 'hidden', notes: 'masked', birthday: 'hidden' }, company: {} },
}
const person = (givenName: string, ownerId: string | null) => ({
  ...emptyContact(), givenName, familyName: 'Meyer', ownerId, birthday: '1980-05-01', notes: 'Likes quince jam', tags: ['VIP'],
  emails: [{ address: `${givenName.toLowerCase()}@quince.example`, label: 'work', primary: true, optOut: false }], phones: [{ number: '+49 171 5550123', label: 'mobile', primary: true, optOut: false }],
})

const rep = { userName: 'robin', passphrase: 'seven ferries cross at dawn' } as const

test('a role that sees its own team’s people without some fields › masked ones stand there in outline, hidden ones nowhere, and what may not be changed offers no way to', async () => {
  const app = await launch()
  const page = await app.page()
  await createWorkVault(page)
  const { passphrase } = workVault
  const { roleId } = expectOk(await call(page, 'roles.save', { id: null, name: 'Field rep', rights: fieldRep, passphrase }), 'the role')
  const { userId } = expectOk(await call(page, 'users.add', { name: rep.userName, role: roleId, team: null, newPassphrase: rep.passphrase, temporary: false, passphrase }), 'the user')
  const mine = expectOk(await call(page, 'contacts.create', { draft: person('Mina', userId) }), 'a person of theirs').record
  expectOk(await call(page, 'contacts.update', { id: mine.id, expectedVersion: 1, patch: { emails: [{ address: 'mina@other.example', label: 'work', primary: true, optOut: false }], nickname: 'Mi' } }), 'an edit for the history')
  expectOk(await call(page, 'contacts.create', { draft: person('Norma', null) }), 'a person of nobody')
  const { userId: stranger } = expectOk(await call(page, 'users.add', { name: 'kim', role: 'representative', team: null, newPassphrase: 'nine lanterns on the quay', temporary: false, passphrase }), 'a stranger')
  expectOk(await call(page, 'contacts.create', { draft: person('Sten', stranger) }), 'a stranger’s person')
  const locked = await app.pageAfter(() => call(page, 'vault.lock', { reason: 'user' }))
  expect(await call(locked, 'vault.unlock', { ...rep, acceptRollback: false })).toMatchObject({ ok: true, value: { state: 'unlocked', session: { roleName: 'Field rep' } } })
  const start = locked.getByRole('button', { name: /^Later|^Not now|^Start empty/ })
  if (await start.count() > 0) await start.first().press('Enter')

  await locked.keyboard.press('g')
  await locked.keyboard.press('p')
  const grid = locked.getByRole('grid', { name: 'People' })
  await expect(grid.getByText('Mina Meyer')).toBeVisible()
  await expect(grid.getByText('Norma Meyer')).toBeVisible()
  await expect(grid.getByText('Sten Meyer')).toBeHidden()
  await expect(grid.getByText('m•••@•••')).toBeVisible()
  await expect(locked.getByRole('columnheader', { name: 'Phone' })).toBeHidden()
  await expect(locked.getByRole('button', { name: 'Export' })).toBeHidden()
  await expect(locked.getByRole('button', { name: 'New person' }).or(locked.getByRole('button', { name: 'New contact' })).first()).toBeVisible()
  await locked.getByRole('button', { name: 'Filter', exact: true }).press('Enter')
  await expect(locked.getByRole('menuitem', { name: 'Tag' })).toBeVisible()
  for (const kind of ['Email', 'Phone', 'Notes', 'Birthday']) await expect(locked.getByRole('menuitem', { name: kind, exact: true })).toBeHidden()
  await locked.keyboard.press('Escape')

  const camera = cameraFor(app)
  await grid.getByText('Mina Meyer').click()
  const own = locked.getByRole('article', { name: 'Mina Meyer' })
  await expect(own.getByRole('group', { name: 'Email' })).toContainText('m•••@•••')
  await expect(own.getByRole('group', { name: 'Email' }).getByRole('button')).toHaveCount(0)
  for (const row of ['Phone', 'Birthday']) await expect(own.getByRole('group', { name: row })).toHaveCount(0)
  await expect(own.getByRole('button', { name: /^First name: Mina/ })).toBeVisible()
  await expect(own.getByRole('button', { name: 'Delete' })).toBeVisible()
  await expect(own.getByText('Your role does not show you this.').first()).toBeVisible()
  await expect(own).not.toContainText('quince')
  await camera.look(locked, 'role-own')

  await grid.getByText('Norma Meyer').click()
  const nobodys = locked.getByRole('article', { name: 'Norma Meyer' })
  await expect(nobodys.getByRole('group', { name: 'First name' })).toContainText('Norma')
  await expect(nobodys.locator('[data-editable]')).toHaveCount(0)
  await expect(nobodys.getByRole('button', { name: 'Delete' })).toHaveCount(0)
  await camera.look(locked, 'role-nobodys')
  await app.close()
})
