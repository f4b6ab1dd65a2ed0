import { expect, test } from '@playwright/test'
import { emptyContact } from '../../shared/contacts/contact'
import { checkAxe } from './support/axe'
import { launch } from './support/launch'
import { callInPage, makeVault } from './support/vault'

const someone = (givenName: string, familyName: string, companyName: string, role: string, address: string, number: string, city: string) => ({
  ...emptyContact(), givenName, familyName, tags: companyName.length % 2 === 0 ? ['VIP', 'Fair 2025'] : ['Partner'],
  positions: [{ companyId: null, companyName, role, department: '', primary: true, left: false }],
  emails: [{ address, label: 'work', primary: true, optOut: false }], phones: [{ number, label: 'mobile', primary: true, optOut: false }],
  addresses: [{ label: 'work', primary: true, optOut: false, street: 'Hauptstraße 5', extended: '', poBox: '', city, region: '', postalCode: '10115', country: 'Germany' }],
})
const people = [
  someone('Jürgen', 'Müller', 'Nordlicht Optik', 'Head of sales', 'j.mueller@nordlicht.example', '+49 30 1234567', 'Berlin'),
  someone('Ana', 'Sousa', 'Mar Azul', 'Buyer', 'ana@marazul.example', '+351 21 555 0142', 'Lisbon'),
  someone('Łukasz', 'Żak', 'Wisła Tech', 'CTO', 'lukasz@wisla.example', '+48 22 555 01 88', 'Kraków'),
  someone('Søren', 'Østergaard', 'Havn & Co', 'Owner', 'soren@havn.example', '+45 33 55 01 20', 'Aarhus'),
  someone('Yuki', 'Tanaka', 'Sakura Foods', 'Procurement', 'tanaka@sakura.example', '+81 3 5550 1234', 'Osaka'),
]

test('a person edited where they stand: E begins, Tab saves and goes on, Esc reverts, one key undoes, an empty field is a quiet line', async () => {
  const app = await launch()
  const page = await makeVault(app)
  for (const draft of people) expect((await callInPage<{ ok: boolean }>(page, 'contacts.create', { draft })).ok).toBe(true)
  const grid = page.getByRole('grid', { name: 'People' })
  await expect(grid.getByText('Jürgen Müller')).toBeVisible()
  await grid.focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('j')
  const article = page.getByRole('article', { name: 'Jürgen Müller' })
  await expect(article).toBeVisible()
  await page.keyboard.press('e')
  await expect(article.getByRole('textbox', { name: 'Email' })).toBeFocused()
  await page.keyboard.type('juergen@nordlicht.example')
  await page.keyboard.press('Tab')
  await expect(article.getByRole('button', { name: 'Email: juergen@nordlicht.example' })).toBeVisible()
  // Nothing was asked and nothing was said, and the focus went on to what can be done with it.
  await expect(page.getByRole('region', { name: /Notices/ })).toBeHidden()
  await expect(article.getByRole('button', { name: 'Write to juergen@nordlicht.example' })).toBeFocused()
  await page.keyboard.press('Control+z')
  await expect(article.getByRole('button', { name: 'Email: j.mueller@nordlicht.example' })).toBeVisible()

  const phone = article.getByRole('button', { name: 'Phone: +49 30 1234567' })
  await phone.press('Enter')
  await page.keyboard.type('wrong')
  await page.keyboard.press('Escape')
  await expect(phone).toBeFocused()

  await article.getByRole('button', { name: 'Web: Add a link' }).press('Enter')
  await page.keyboard.type('nordlicht.example')
  await page.keyboard.press('Enter')
  await expect(article.getByRole('button', { name: 'Web: nordlicht.example' })).toBeVisible()

  await article.getByRole('button', { name: 'Birthday: Empty' }).press('Enter')
  await page.keyboard.type('31 31')
  await page.keyboard.press('Enter')
  await expect(article.getByText('This is not a date.', { exact: false })).toBeVisible()
  await page.keyboard.press('Escape')
  await article.getByRole('button', { name: 'Birthday: Empty' }).press('Enter')
  await page.keyboard.type('05/04/1979')
  await page.keyboard.press('Enter')
  await expect(article.getByRole('button', { name: /^Birthday: .*1979/ })).toBeFocused()

  // An email that is emptied goes.
  await article.getByRole('button', { name: 'Email: j.mueller@nordlicht.example' }).press('Enter')
  await page.keyboard.press('Delete')
  await page.keyboard.press('Enter')
  await expect(article.getByRole('button', { name: 'Email: Add an email' })).toBeVisible()

  const timeline = article.getByRole('list', { name: 'History of this record' })
  await expect(timeline.getByText('Owner added Jürgen Müller')).toBeVisible()
  await expect(timeline.getByText('nordlicht.example', { exact: false }).first()).toBeVisible()
  await app.close()
})

test('people: write one down, find, open, edit in place, undo, delete and restore, all by keyboard', async () => {
  const app = await launch()
  const page = await makeVault(app)
  await app.screenshot('people-empty')
  await checkAxe(page)
  await page.keyboard.press('c')
  const dialog = page.getByRole('dialog', { name: 'New person' })
  await dialog.getByLabel('First name').fill('Zoë')
  await dialog.getByLabel('Last name').fill('Quinn')
  await dialog.getByLabel('Email').fill('zoe@quinn.example')
  await dialog.getByLabel('Company').fill('Nordlicht Optik')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('article', { name: 'Zoë Quinn' })).toBeVisible()
  for (const draft of people) expect((await callInPage<{ ok: boolean }>(page, 'contacts.create', { draft })).ok).toBe(true)
  const grid = page.getByRole('grid', { name: 'People' })
  await expect(grid.getByText('Jürgen Müller')).toBeVisible()
  await grid.focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('j')
  await expect(page.getByRole('article', { name: 'Jürgen Müller' })).toBeVisible()
  await app.screenshot('people-detail')
  await checkAxe(page)
  await page.getByRole('button', { name: /^Notes/ }).press('Enter')
  await page.getByRole('textbox', { name: 'Notes' }).fill('Prefers the late train.')
  await page.keyboard.press('Control+Enter')
  // Saved, and the focus is back where it was.
  await expect(page.getByRole('button', { name: 'Notes: Prefers the late train.' })).toBeFocused()
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('button', { name: 'Notes: Prefers the late train.' })).toBeHidden()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Search' }).fill('ostergaard soren')
  await expect(page.getByRole('option', { name: /Søren/ })).toBeVisible()
  await app.screenshot('palette')
  await page.getByRole('combobox', { name: 'Search' }).fill('555 01 88')
  await expect(page.getByRole('option', { name: /Łukasz/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await grid.focus()
  await page.keyboard.press('x')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('x')
  const bar = page.getByRole('toolbar', { name: 'Selection' })
  await expect(bar).toBeVisible()
  await app.screenshot('people-selected')
  await bar.getByRole('button', { name: 'Delete' }).press('Enter')
  await expect(page.getByText('Moved 2 records to the recycle bin')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(grid).toHaveAttribute('aria-rowcount', '7')
  await page.keyboard.press('g')
  await page.keyboard.press('c')
  await expect(page.getByRole('grid', { name: 'Companies' })).toBeVisible()
  await expect(page.getByText('Nordlicht Optik')).toBeVisible()
  await app.screenshot('companies')
  await checkAxe(page)
  await callInPage(page, 'app.setPreferences', { theme: 'dark', language: 'de' })
  await page.keyboard.press('g')
  await page.keyboard.press('p')
  await expect(page.getByRole('grid', { name: 'Personen' })).toBeVisible()
  await app.screenshot('people-dark-de')
  await checkAxe(page)
  await app.close()
})
