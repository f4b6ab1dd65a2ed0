import { expect, test, type Page } from '@playwright/test'
import { emptyContact, type Contact, type ContactFields } from '../../shared/contacts/contact'
import { everything } from '../../shared/list'
import { expectOk } from '../../shared/result'
import { checkAxe } from './support/axe'
import { call } from './support/bridge'
import { launch, type RunningApp } from './support/launch'
import { cameraFor } from './support/pictures'
import { makeVault } from './support/vault'

let app: RunningApp
let page: Page
let contact: Contact

test.beforeAll(async () => {
  app = await launch()
  page = await makeVault(app)
})
test.afterAll(async () => { await app.close() })
// Each test has a person of its own, the only one in the list. After one that failed the runner starts anew, with another app.
test.beforeEach(async () => {
  for (const { id } of expectOk(await call(page, 'contacts.page', { filter: everything, sort: 'name', direction: 'ascending', at: 0, limit: 10 }), 'who is left').items) {
    const { version } = expectOk(await call(page, 'contacts.get', { id }), 'one who is left')
    expectOk(await call(page, 'contacts.delete', { id, expectedVersion: version }), 'nobody is left')
  }
  await page.keyboard.press('Escape')
  await page.keyboard.press('g')
  await page.keyboard.press('p')
  const draft: ContactFields = {
    ...emptyContact(), givenName: 'Ana', familyName: 'Sousa', nickname: 'Nita', birthday: '--05-04', tags: ['Fair'], notes: 'Likes the early train.',
    emails: [{ address: 'ana@marazul.example', label: 'work', primary: true, optOut: false }, { address: 'ana@home.example', label: 'home', primary: false, optOut: false }],
    positions: [{ companyId: null, companyName: 'Mar Azul', role: 'Buyer', department: '', primary: true, left: false }],
  }
  contact = expectOk(await call(page, 'contacts.create', { draft }), 'the contact').record
  const grid = page.getByRole('grid', { name: 'People' })
  await expect(grid.getByText('Ana Sousa')).toBeVisible()
  await grid.focus()
  await page.keyboard.press('Home')
  await expect(page.getByRole('article', { name: 'Ana Sousa' })).toBeVisible()
})
const stored = async (): Promise<Contact> => expectOk(await call(page, 'contacts.get', { id: contact.id }), 'the contact')
/** Another writer changes the record, in whatever version it is. */
async function meanwhile(patch: Partial<ContactFields>): Promise<void> {
  expect(await call(page, 'contacts.update', { id: contact.id, expectedVersion: (await stored()).version, patch })).toMatchObject({ ok: true })
}
const field = (name: string) => page.getByRole('textbox', { name, exact: true })
const value = (name: string) => page.getByRole('button', { name, exact: true })
const question = () => page.getByRole('group', { name: 'This changed elsewhere while you were editing it.' })

test('another field changed elsewhere: the edit is saved without a word', async () => {
  await value('First name: Ana').press('Enter')
  await field('First name').fill('Anna')
  await meanwhile({ familyName: 'Souza' })
  await expect(page.getByRole('article', { name: 'Ana Souza' })).toBeVisible()
  await expect(field('First name')).toHaveValue('Anna')
  await page.keyboard.press('Enter')
  await expect(value('First name: Anna')).toBeFocused()
  expect(await stored()).toMatchObject({ givenName: 'Anna', familyName: 'Souza' })
  await page.keyboard.press('Control+z')
  await expect(value('First name: Ana')).toBeVisible()
  expect(await stored()).toMatchObject({ givenName: 'Ana', familyName: 'Souza' })
})

test('the same field changed elsewhere: both values stand there and the keyboard answers', async () => {
  await value('First name: Ana').press('Enter')
  await field('First name').fill('Anna')
  await meanwhile({ givenName: 'Ann' })
  await expect(page.getByRole('article', { name: 'Ann Sousa' })).toBeVisible()
  await expect(field('First name')).toHaveValue('Anna')
  await page.keyboard.press('Enter')
  await expect(question()).toContainText('In the vault now')
  await expect(question().getByRole('definition')).toHaveText(['Ann', 'Anna'])
  await expect(question().getByRole('alert')).toBeVisible()
  const [keep, take] = [question().getByRole('button', { name: 'Keep mine' }), question().getByRole('button', { name: 'Take theirs' })]
  await expect(keep).toBeFocused()
  await cameraFor(app).look(page, 'conflict-field')
  await keep.focus()
  await page.keyboard.press('Tab')
  await expect(take).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(value('First name: Anna')).toBeFocused()
  expect((await stored()).givenName).toBe('Anna')
  // Undo goes back to what the other wrote, not behind it.
  await page.keyboard.press('Control+z')
  await expect(value('First name: Ann')).toBeVisible()

  await value('First name: Ann').press('Enter')
  await field('First name').fill('Annette')
  await meanwhile({ givenName: 'Anne' })
  await page.keyboard.press('Enter')
  await expect(question()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(value('First name: Anne')).toBeFocused()
  expect((await stored()).givenName).toBe('Anne')
})

test('notes: what one wrote can be taken over before keeping mine', async () => {
  await value('Notes: Likes the early train.').press('Enter')
  await field('Notes').fill('Likes tea.')
  await meanwhile({ notes: 'Likes coffee.' })
  await page.keyboard.press('Control+Enter')
  await expect(question().getByText('Likes coffee.')).toBeVisible()
  await cameraFor(app).look(page, 'conflict-notes')
  await field('Notes').fill('Likes tea and coffee.')
  await page.keyboard.press('Control+Enter')
  await expect(value('Notes: Likes tea and coffee.')).toBeVisible()
  expect((await stored()).notes).toBe('Likes tea and coffee.')
})

test('lists: items touched by one side only are merged, the same item is asked about', async () => {
  const emails = contact.emails
  await value('Email: ana@home.example').press('Enter')
  await field('Email').fill('ana@quay.example')
  // Something is put before it: the line being typed in does not move, and the right one is changed.
  await meanwhile({ emails: [{ address: 'sales@marazul.example', label: 'other', primary: false, optOut: false }, ...emails] })
  await expect(field('Email')).toHaveValue('ana@quay.example')
  await page.keyboard.press('Enter')
  await expect(value('Email: ana@quay.example')).toBeVisible()
  expect((await stored()).emails.map(({ address }) => address)).toEqual(['sales@marazul.example', 'ana@marazul.example', 'ana@quay.example'])

  await value('Email: ana@marazul.example').press('Enter')
  await field('Email').fill('a.sousa@marazul.example')
  const now = (await stored()).emails
  await meanwhile({ emails: now.map((item) => (item.address === 'ana@marazul.example' ? { ...item, address: 'ana.sousa@marazul.example', optOut: true } : item)) })
  await page.keyboard.press('Enter')
  await expect(question().getByRole('definition')).toHaveText(['ana.sousa@marazul.example, work · Main one · Do not use', 'a.sousa@marazul.example, work · Main one'])
  await expect(question().getByRole('button', { name: 'Keep mine' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(value('Email: a.sousa@marazul.example')).toBeVisible()
  expect((await stored()).emails.find(({ address }) => address === 'a.sousa@marazul.example')).toMatchObject({ optOut: true, primary: true })

  // In the dialog of an item.
  await page.getByRole('button', { name: 'Edit the company' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Edit the company' })
  await dialog.getByLabel('Role').fill('Head of buying')
  await meanwhile({ positions: (await stored()).positions.map((item) => ({ ...item, role: 'Chief buyer' })) })
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('button', { name: 'Keep mine' })).toBeFocused()
  await cameraFor(app).look(page, 'conflict-item')
  await dialog.getByRole('button', { name: 'Take theirs' }).press('Enter')
  await expect(dialog).toBeHidden()
  expect((await stored()).positions).toMatchObject([{ role: 'Chief buyer' }])
})

test('an item removed elsewhere while it is typed in stays under the hands, and is asked about', async () => {
  await value('Email: ana@home.example').press('Enter')
  await field('Email').fill('ana@quay.example')
  await meanwhile({ emails: contact.emails.slice(0, 1) })
  await expect(field('Email')).toHaveValue('ana@quay.example')
  await page.keyboard.press('Enter')
  await expect(question().getByRole('definition')).toHaveText(['Removed', 'ana@quay.example, home'])
  await expect(question().getByRole('button', { name: 'Keep mine' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(value('Email: ana@quay.example')).toBeVisible()
  // The other emptied a field that is only shown when filled.
  await value('Nickname: Nita').press('Enter')
  await field('Nickname').fill('Nini')
  await meanwhile({ nickname: '' })
  await expect(field('Nickname')).toHaveValue('Nini')
  await page.keyboard.press('Escape')
  await expect(value('Nickname: Empty')).toBeFocused()
})

test('a birthday changed on both sides is asked about over the page', async () => {
  await value('Birthday: May 4').press('Enter')
  await field('Birthday').fill('5/5')
  await meanwhile({ birthday: '1979-05-04' })
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Birthday' })
  await expect(dialog.getByRole('definition')).toHaveText(['May 4, 1979', 'May 5'])
  await checkAxe(page, 'conflict-birthday')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  expect((await stored()).birthday).toBe('--05-05')
})

test('a record deleted meanwhile is offered back, and the edit with it', async () => {
  await value('First name: Ana').press('Enter')
  await field('First name').fill('Anna')
  expect(await call(page, 'contacts.delete', { id: contact.id, expectedVersion: contact.version })).toMatchObject({ ok: true })
  await expect(page.getByText('This record is in the recycle bin.')).toBeVisible()
  await page.keyboard.press('Enter')
  const group = page.getByRole('group', { name: /was moved to the recycle bin while/ })
  await expect(group.getByRole('button', { name: 'Restore and save mine' })).toBeFocused()
  await cameraFor(app).look(page, 'conflict-deleted')
  await group.getByRole('button', { name: 'Restore and save mine' }).press('Enter')
  await expect(value('First name: Anna')).toBeVisible()
  expect(await stored()).toMatchObject({ givenName: 'Anna', deletedAt: null })
  // One step: the edit and the restoring.
  await page.keyboard.press('Control+z')
  await expect(page.getByText('This record is in the recycle bin.')).toBeVisible()
  expect(await stored()).toMatchObject({ givenName: 'Ana' })
})

test('a record in the bin shows its fields, lets none be changed, and is itself again when restored', async () => {
  const sheet = page.getByRole('article', { name: 'Ana Sousa' })
  await expect(value('First name: Ana')).toBeVisible()
  expect(await call(page, 'contacts.delete', { id: contact.id, expectedVersion: contact.version })).toMatchObject({ ok: true })
  await expect(sheet.getByText('To change it, restore it first.')).toBeVisible()
  for (const text of ['Ana', 'Nita', 'May 4', 'Fair', 'Likes the early train.', 'ana@home.example', 'Mar Azul']) await expect(sheet.getByText(text, { exact: true }).first()).toBeVisible()
  await sheet.getByText('Ana', { exact: true }).click()
  await sheet.getByText('May 4', { exact: true }).click()
  await sheet.getByText('Likes the early train.', { exact: true }).click()
  await page.keyboard.press('e')
  await expect(sheet.getByRole('textbox')).toHaveCount(0)
  await expect(sheet.getByRole('combobox')).toHaveCount(0)
  await expect(sheet.getByRole('button', { name: /^(Edit|Add|Remove|Delete|First name|Notes|Birthday|More of the name)/ })).toHaveCount(0)
  await checkAxe(page, 'record-in-bin')
  await cameraFor(app).look(page, 'record-in-bin')
  await sheet.getByRole('button', { name: 'Restore' }).press('Enter')
  await expect(sheet.getByText('This record is in the recycle bin.')).toBeHidden()
  await expect(sheet.locator('[data-editable]').first()).toBeFocused()
  await value('First name: Ana').press('Enter')
  await field('First name').fill('Anna')
  await page.keyboard.press('Enter')
  await expect(value('First name: Anna')).toBeFocused()
  expect(await stored()).toMatchObject({ givenName: 'Anna', deletedAt: null })
})

test('a page left with an unanswered question says what was not saved', async () => {
  await value('First name: Ana').press('Enter')
  await field('First name').fill('Anna')
  await meanwhile({ givenName: 'Ann' })
  await page.keyboard.press('Enter')
  await expect(question()).toBeVisible()
  await page.keyboard.press('g')
  await page.keyboard.press('c')
  await expect(page.getByText(/Your last change of Ana Sousa was not saved/)).toBeVisible()
  expect((await stored()).givenName).toBe('Ann')
})

test('deleting what changed meanwhile: the newer values are shown, and it is deleted all the same or kept', async () => {
  // Both in one turn of the page, so that the change cannot be seen before the button is pressed.
  const deleteAtOnce = async (familyName: string): Promise<void> => {
    const { id, version } = await stored()
    const change = { id, expectedVersion: version, patch: { familyName } }
    await page.evaluate((input) => {
      void window.satchel.call('contacts.update', input)
      document.querySelector<HTMLElement>('article header button[aria-label="Delete"]')?.click()
    }, change)
  }
  const asked = (name: string) => page.getByRole('alertdialog', { name: `${name} changed meanwhile` })
  await deleteAtOnce('Souza')
  await expect(asked('Ana Souza')).toContainText('Souza')
  await checkAxe(page, 'deleting what changed')
  await app.screenshot('delete-changed')
  await asked('Ana Souza').getByRole('button', { name: 'Look at it first' }).press('Enter')
  await expect(page.getByRole('article', { name: 'Ana Souza' })).toBeVisible()
  expect((await stored()).deletedAt).toBeNull()
  await deleteAtOnce('Silva')
  await asked('Ana Silva').getByRole('button', { name: 'Delete anyway' }).press('Enter')
  await expect(page.getByRole('article')).toBeHidden()
  expect(await stored()).toMatchObject({ familyName: 'Silva' })
  expect((await stored()).deletedAt).not.toBeNull()
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('grid', { name: 'People' }).getByText('Ana Silva')).toBeVisible()
})
