import { expect, test } from '@playwright/test'
import { emptyContact, type Contact } from '../../shared/contacts/contact'
import { expectOk } from '../../shared/result'
import { call } from './support/bridge'
import { launch } from './support/launch'
import { checkAxe, pose } from './support/pictures'
import { makeVault } from './support/vault'

test('an edit that clashes: other fields are merged in silence, the same field shows both values and asks', async () => {
  test.setTimeout(120_000)
  const app = await launch()
  const page = await makeVault(app)
  await pose(app, page, { language: 'en', theme: 'light', width: 1280, height: 800 })
  const email = (address: string) => ({ address, label: 'work', primary: true, optOut: false })
  const draft = { ...emptyContact(), givenName: 'Ana', familyName: 'Sousa', nickname: 'Ani', emails: [email('ana@mar.example')], notes: 'First' }
  const { id } = expectOk(await call(page, 'contacts.create', { draft }), 'a contact').record
  const now = async (): Promise<Contact> => expectOk(await call(page, 'contacts.get', { id }), 'the contact')
  /** Somebody else, by the same door. */
  const elsewhere = async (patch: Partial<Contact>): Promise<void> => {
    expectOk(await call(page, 'contacts.update', { id, expectedVersion: (await now()).version, patch }), 'a change from elsewhere')
  }
  await page.getByRole('grid', { name: 'People' }).focus()
  await page.keyboard.press('j')
  const article = page.getByRole('article', { name: /Sousa/ })
  await expect(article).toBeVisible()

  // Another field: no question.
  await page.getByRole('button', { name: 'Nickname: Ani' }).press('Enter')
  await page.getByRole('textbox', { name: 'Nickname' }).fill('Anita')
  await elsewhere({ middleName: 'Maria' })
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Nickname: Anita' })).toBeFocused()
  expect(await now()).toMatchObject({ nickname: 'Anita', middleName: 'Maria' })

  // The same field: both values, the focus stays with the typing until it is to be saved.
  await page.getByRole('button', { name: 'Notes: First' }).press('Enter')
  const notes = page.getByRole('textbox', { name: 'Notes' })
  await notes.fill('Mine')
  await elsewhere({ notes: 'Theirs' })
  const question = page.getByRole('group', { name: /^Notes: changed elsewhere/ })
  await expect(question).toBeVisible()
  await expect(question.getByText('Theirs', { exact: true })).toBeVisible()
  await expect(notes).toBeFocused()
  await page.keyboard.press('Control+Enter')
  await expect(question.getByRole('button', { name: 'Keep mine' })).toBeFocused()
  expect((await now()).notes).toBe('Theirs')
  await question.scrollIntoViewIfNeeded()
  await app.screenshot('conflict-field')
  await checkAxe(page, 'a field that clashes')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Notes: Mine' })).toBeFocused()
  expect((await now()).notes).toBe('Mine')

  // Leaving the field decides nothing; taking the other one does.
  await page.keyboard.press('Enter')
  await notes.fill('Mine again')
  await elsewhere({ notes: 'Theirs again' })
  await expect(question).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(question.getByRole('button', { name: 'Keep mine' })).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Notes: Theirs again' })).toBeFocused()
  expect((await now()).notes).toBe('Theirs again')

  // An item of a list: another item comes beside it, another part of it is merged, the same part is asked about.
  const edit = page.getByRole('button', { name: 'Edit the email' })
  await edit.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Edit the email' })
  await dialog.getByLabel('Kind (work, home, mobile …)').fill('office')
  await elsewhere({ emails: [{ ...email('ana@mar.example'), optOut: true }, { ...email('second@mar.example'), primary: false }] })
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  expect((await now()).emails).toEqual([{ address: 'ana@mar.example', label: 'office', primary: true, optOut: true }, { address: 'second@mar.example', label: 'work', primary: false, optOut: false }])
  await edit.first().press('Enter')
  await dialog.getByRole('textbox', { name: 'Email' }).fill('mine@mar.example')
  await elsewhere({ emails: [{ ...email('theirs@mar.example'), label: 'office', optOut: true }, { ...email('second@mar.example'), primary: false }] })
  await page.keyboard.press('Enter')
  await expect(dialog.getByText('Email: theirs@mar.example')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Keep mine' })).toBeFocused()
  await app.screenshot('conflict-item')
  await checkAxe(page, 'an item that clashes')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  expect((await now()).emails.map(({ address }) => address)).toEqual(['mine@mar.example', 'second@mar.example'])

  await pose(app, page, { language: 'de', theme: 'dark', width: 1920, height: 1080 })
  await page.getByRole('button', { name: 'Notizen: Theirs again' }).press('Enter')
  await page.getByRole('textbox', { name: 'Notizen' }).fill('Meine Fassung')
  await elsewhere({ notes: 'Die andere' })
  await page.getByText('Jetzt im Tresor').scrollIntoViewIfNeeded()
  await app.screenshot('conflict-dark-de')
  await checkAxe(page, 'a field that clashes, German, dark')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Notizen: Die andere' })).toBeVisible()
  await app.close()
})
