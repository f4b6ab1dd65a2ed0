import { expect, test, type Page } from '@playwright/test'
import { emptyContact, type Contact, type ContactFields } from '../../shared/contacts/contact'
import { expectOk } from '../../shared/result'
import { checkAxe } from './support/axe'
import { call } from './support/bridge'
import { launch } from './support/launch'
import { makeVault } from './support/vault'

/** A list of people with this one open beside it. */
async function openPerson(page: Page, fields: Partial<ContactFields>): Promise<() => Promise<Contact>> {
  const { record } = expectOk(await call(page, 'contacts.create', { draft: { ...emptyContact(), givenName: 'Ana', familyName: 'Sousa', ...fields } }), 'the contact')
  const grid = page.getByRole('grid', { name: 'People' })
  await expect(grid.getByText('Ana Sousa')).toBeVisible()
  await grid.focus()
  await page.keyboard.press('Home')
  await expect(page.getByRole('article', { name: 'Ana Sousa' })).toBeVisible()
  return async () => expectOk(await call(page, 'contacts.get', { id: record.id }), 'the contact')
}

test('a person in full, by keys alone: yearless birthday, two companies and the one left, kinds, main ones, opt-outs', async () => {
  const app = await launch()
  const page = await makeVault(app)
  const stored = await openPerson(page, { emails: [{ address: 'ana@marazul.example', label: 'work', primary: true, optOut: false }] })
  const press = (name: string) => page.getByRole('button', { name, exact: true }).press('Enter')
  const dialog = (name: string) => page.getByRole('dialog', { name })
  const tick = (within: string, name: string) => dialog(within).getByRole('checkbox', { name }).press('Space')
  /** Enter saves the dialog, and the focus goes back to where it came from. */
  const save = async (name: string): Promise<void> => {
    await dialog(name).getByRole('textbox').first().press('Enter')
    await expect(dialog(name)).toBeHidden()
  }

  await press('Birthday: Empty')
  await page.getByRole('textbox', { name: 'Birthday' }).fill('29.2.')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/This is not a date/)).toBeVisible()
  await page.getByRole('textbox', { name: 'Birthday' }).fill('2/29')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Birthday: February 29' })).toBeFocused()
  expect((await stored()).birthday).toBe('--02-29')

  await test.step('Esc closes what is open, beside the list or in full, but not while something is typed', async () => {
    const grid = page.getByRole('grid', { name: 'People' })
    const article = page.getByRole('article', { name: 'Ana Sousa' })
    for (const way of ['beside', 'in full']) {
      if (way === 'in full') {
        await grid.press('Enter')
        await expect(grid).toBeHidden()
      } else await grid.press('Home')
      await article.getByRole('button', { name: /^Last name/ }).press('Enter')
      await page.getByRole('textbox', { name: 'Last name' }).press('Escape')
      await expect(article.getByRole('button', { name: /^Last name/ })).toBeFocused()
      await page.keyboard.press('Escape')
      await expect(article).toBeHidden()
      await expect(grid).toBeFocused()
    }
    await page.keyboard.press('Home')
    await expect(article).toBeVisible()
  })

  await press('Add a company')
  await dialog('Add a company').getByLabel('Company').fill('Mar Azul')
  await dialog('Add a company').getByLabel('Role').fill('Buyer')
  await save('Add a company')
  await expect(page.getByRole('group', { name: 'Company', exact: true }).getByText('Mar Azul')).toBeVisible()
  await press('Add a company')
  await dialog('Add a company').getByLabel('Company').fill('Nordlicht Optik')
  await dialog('Add a company').getByLabel('Role').fill('Adviser')
  await tick('Add a company', 'Main one')
  await save('Add a company')
  await expect(page.getByRole('group', { name: 'Company', exact: true }).getByText('Nordlicht Optik')).toBeVisible()
  await page.getByRole('button', { name: 'Edit the company' }).first().press('Enter')
  await tick('Edit the company', 'Has left')
  await save('Edit the company')
  await expect(page.getByRole('group', { name: 'Company', exact: true }).getByText('left', { exact: true })).toBeVisible()
  expect((await stored()).positions).toMatchObject([{ companyName: 'Mar Azul', role: 'Buyer', left: true, primary: false }, { companyName: 'Nordlicht Optik', role: 'Adviser', left: false, primary: true }])

  await press('Add an email')
  await dialog('Add an email').getByLabel('Email', { exact: true }).fill('ana@home.example')
  await dialog('Add an email').getByLabel(/^Kind/).fill('home')
  await tick('Add an email', 'Main one')
  await tick('Add an email', 'Must not be used')
  await save('Add an email')
  await expect(page.getByRole('button', { name: 'Email: ana@home.example' })).toBeVisible()
  await press('Phone: Add a phone')
  await page.getByRole('textbox', { name: 'Phone' }).fill('+351 21 555 0142')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Phone: +351 21 555 0142' })).toBeVisible()
  await press('Edit the phone')
  await dialog('Edit the phone').getByLabel(/^Kind/).fill('mobile')
  await tick('Edit the phone', 'Must not be used')
  await save('Edit the phone')
  await page.getByRole('group', { name: 'Address', exact: true }).getByRole('button', { name: 'Add an address' }).first().press('Enter')
  await dialog('Add an address').getByLabel('City').fill('Lisbon')
  await tick('Add an address', 'Must not be used')
  await save('Add an address')
  await expect(page.getByRole('group', { name: 'Address', exact: true }).getByText('Lisbon')).toBeVisible()
  await expect.poll(stored).toMatchObject({
    emails: [{ address: 'ana@marazul.example', primary: false, optOut: false, label: 'work' }, { address: 'ana@home.example', primary: true, optOut: true, label: 'home' }],
    phones: [{ label: 'mobile', optOut: true, primary: true }], addresses: [{ city: 'Lisbon', optOut: true, primary: true }],
  })
  // Away from the button whose name floats over the page while it is focused.
  await page.getByRole('grid', { name: 'People' }).focus()
  await app.screenshot('person-in-full')
  await checkAxe(page, 'person-in-full')
  await app.close()
})

test('undo and redo, by keys alone: edits, items, tags, deleting, changes of many, the bin, down to the creation', async () => {
  const app = await launch()
  const page = await makeVault(app)
  const grid = page.getByRole('grid', { name: 'People' })
  await page.keyboard.press('c')
  await page.getByRole('dialog', { name: 'New person' }).getByLabel('First name').fill('Zoë')
  await page.getByRole('dialog', { name: 'New person' }).getByLabel('Company').fill('Mar Azul')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('article', { name: 'Zoë' })).toBeVisible()
  const undo = async (said: string): Promise<void> => {
    await page.keyboard.press('Control+z')
    await expect(page.getByText(said)).toBeVisible()
  }

  await page.getByRole('button', { name: 'Last name: Empty' }).press('Enter')
  await page.getByRole('textbox', { name: 'Last name' }).fill('Quinn')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('article', { name: 'Zoë Quinn' })).toBeVisible()
  await page.getByRole('button', { name: 'Email: Add an email' }).press('Enter')
  await page.getByRole('textbox', { name: 'Email' }).fill('zoe@quinn.example')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Email: zoe@quinn.example' })).toBeFocused()
  await page.getByRole('button', { name: 'Remove from: Email' }).press('Enter')
  await expect(page.getByRole('button', { name: 'Email: zoe@quinn.example' })).toBeHidden()
  await page.getByRole('combobox', { name: 'Add a tag' }).fill('Fair')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('group', { name: 'Tags' }).getByText('Fair', { exact: true })).toBeVisible()
  // The suggestions close.
  await page.keyboard.press('Escape')
  await page.getByRole('article').getByRole('button', { name: 'Delete' }).press('Enter')
  await expect(page.getByText('Moved Zoë Quinn to the recycle bin')).toBeVisible()

  await grid.focus()
  await undo('Undone: Moved Zoë Quinn to the recycle bin')
  await expect(grid.getByText('Zoë Quinn')).toBeVisible()
  await page.keyboard.press('Home')
  await expect(page.getByRole('group', { name: 'Tags' }).getByText('Fair', { exact: true })).toBeVisible()
  await undo('Undone: Changed Zoë Quinn')
  await expect(page.getByRole('group', { name: 'Tags' }).getByText('Fair', { exact: true })).toBeHidden()
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('button', { name: 'Email: zoe@quinn.example' })).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('button', { name: 'Email: Add an email' })).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('article', { name: 'Zoë', exact: true })).toBeVisible()
  await undo('Undone: Created Zoë')
  await expect(grid.getByText('Zoë')).toBeHidden()
  expect(expectOk(await call(page, 'companies.count', { filter: { bin: false, conditions: [] } }), 'the count').count).toBe(0)
  await undo('There is nothing to undo.')

  // All of it again, by either key.
  await page.keyboard.press('Control+Shift+z')
  await expect(page.getByText('Done again: Created Zoë')).toBeVisible()
  await expect(grid.getByText('Zoë')).toBeVisible()
  await page.keyboard.press('Control+y')
  await expect(grid.getByText('Zoë Quinn')).toBeVisible()

  await grid.focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('x')
  const bar = page.getByRole('toolbar', { name: 'Selection' })
  await bar.getByRole('button', { name: 'Add a tag' }).press('Enter')
  await page.getByRole('dialog', { name: 'Add a tag' }).getByLabel('Tag').fill('VIP')
  await page.getByRole('dialog', { name: 'Add a tag' }).getByRole('button', { name: 'Add a tag' }).press('Enter')
  await expect(page.getByText('Tagged 1 record')).toBeVisible()
  await grid.focus()
  await undo('Undone: Tagged 1 record')
  await page.keyboard.press('Home')
  await page.keyboard.press('x')
  await bar.getByRole('button', { name: 'Delete' }).press('Enter')
  await expect(page.getByText('Moved 1 record to the recycle bin')).toBeVisible()
  await page.keyboard.press('g')
  await page.keyboard.press('x')
  const bin = page.getByRole('grid', { name: 'Recycle bin' })
  await bin.focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('x')
  await page.getByRole('toolbar', { name: 'Selection' }).getByRole('button', { name: 'Restore' }).press('Enter')
  await expect(page.getByText('Restored 1 record')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByText('Undone: Restored 1 record')).toBeVisible()
  await expect(bin.getByText('Zoë Quinn')).toBeVisible()
  await app.close()
})
