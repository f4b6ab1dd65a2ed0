import { expect, test, type Page } from '@playwright/test'
import { emptyContact } from '../../shared/contacts/contact'
import { expectOk } from '../../shared/result'
import { call } from './support/bridge'
import { launch, type RunningApp } from './support/launch'
import { cameraFor } from './support/pictures'
import { makeVault, PASSPHRASE } from './support/vault'

const OWN = 'marble ferry seventeen clouds'

test('users, by keyboard: invited, let in with a passphrase of their own, kept to what the role allows, and kept out', async () => {
  test.setTimeout(240_000)
  const app = await launch()
  const camera = cameraFor(app)
  let page = await makeVault(app)
  let first = ''
  expectOk(await call(page, 'contacts.create', { draft: { ...emptyContact(), givenName: 'Ines', familyName: 'Orchard', notes: 'Prefers quinces.' } }), 'a person')

  await test.step('a vault of one says why others need a user of their own', async () => {
    await go(page, 'u', 'Users')
    await expect(page.getByRole('heading', { name: 'You are alone in this vault' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Switch user' })).toHaveCount(0)
    await camera.look(page, 'users-alone')
  })

  await test.step('C invites somebody; the made-up passphrase is shown until it is handed on', async () => {
    await page.keyboard.press('c')
    const dialog = page.getByRole('dialog', { name: 'Invite a user' })
    await dialog.getByLabel('Name', { exact: true }).fill('Robin Hale')
    await camera.look(page, 'users-invite')
    first = await dialog.getByRole('status').filter({ hasText: /^(\w{5} ){4}\w{5}$/ }).innerText()
    await dialog.getByLabel('Your own passphrase').fill('not the one at all')
    await page.keyboard.press('Enter')
    await expect(dialog.getByText('This is not your passphrase.')).toBeVisible()
    await dialog.getByLabel('Your own passphrase').fill(PASSPHRASE)
    await page.keyboard.press('Enter')
    const done = page.getByRole('dialog', { name: 'Robin Hale can unlock now' })
    await expect(done.getByText(first)).toBeVisible({ timeout: 15_000 })
    await expect(done.getByText(/^It works until .*, for one unlock\./)).toBeVisible()
    await camera.look(page, 'users-invited')
    await done.getByRole('button', { name: 'Done' }).press('Enter')
    const detail = page.getByRole('region', { name: 'Robin Hale' })
    await expect(detail.getByText('Sets a passphrase of their own at the first unlock.')).toBeVisible()
    await expect(detail.getByText(/^Invited, until /)).toBeVisible()
    await expect(detail.getByRole('button', { name: 'Renew invitation' })).toBeVisible()
    await camera.look(page, 'users-detail')
  })

  await test.step('a role is composed in a table; what reaches further than seeing goes down with it', async () => {
    await tab(page, 'Roles')
    await page.getByRole('option', { name: /^Manager/ }).press('Enter')
    await page.getByRole('button', { name: 'New role from this' }).press('Enter')
    await page.getByLabel('Name of the role').fill('Field work')
    await choose(page, 'People: See', 'The team’s')
    await expect(page.getByText('People: Change and Delete went down with “see”', { exact: false })).toBeVisible()
    await camera.look(page, 'users-role-records')
    await camera.readme(page, 'role')
    await choose(page, 'People: Notes', 'Masked')
    await page.getByRole('checkbox', { name: 'Export' }).press('Space')
    await camera.look(page, 'users-role')
    await tab(page, 'Teams')
    await expect(page.getByRole('heading', { name: 'No teams yet' })).toBeVisible()
    await tab(page, 'Roles')
    await page.getByRole('option', { name: /^Field work/ }).press('Enter')
    await expect(page.getByLabel('Name of the role')).toHaveValue('Field work')
    await page.getByRole('button', { name: 'Save role' }).press('Enter')
    await page.getByLabel('Your own passphrase').fill(PASSPHRASE)
    await page.keyboard.press('Enter')
    await expect(page.getByText('The role Field work is saved.')).toBeVisible({ timeout: 15_000 })
  })

  await test.step('a team, and who was in when', async () => {
    await tab(page, 'Teams')
    await page.getByRole('button', { name: 'New team' }).first().press('Enter')
    await page.getByLabel('Name of the team').fill('North')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('rowheader', { name: 'North' })).toBeVisible()
    await camera.look(page, 'users-teams')
    await tab(page, 'Sessions')
    await expect(page.getByText('Open now')).toBeVisible()
    await camera.look(page, 'users-sessions')
  })

  await test.step('Ctrl+Shift+U asks who signs in; the first passphrase opens nothing but the page for an own one', async () => {
    await expect(page.getByRole('button', { name: 'Switch user' })).toBeVisible()
    const process = await processOf(app)
    page = await app.pageAfter(() => page.keyboard.press('Control+Shift+U'))
    await expect(page.getByText('Choose who signs in.')).toBeVisible()
    expect(await processOf(app), 'a page of a fresh process').not.toBe(process)
    await expect(page.getByRole('option')).toHaveText([/Owner$/, /Robin Hale$/])
    await expect(page.getByText('Orchard')).toHaveCount(0)
    await camera.look(page, 'locked-several')
    await page.getByRole('listbox', { name: 'Who are you?' }).getByRole('option', { name: 'Owner' }).focus()
    await page.keyboard.type('R')
    await page.keyboard.press('Enter')
    await expect(page.getByLabel('Passphrase of Robin Hale')).toBeFocused()
    await page.keyboard.type(first)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'Choose your own passphrase' })).toBeVisible({ timeout: 15_000 })
    await camera.look(page, 'first-passphrase')
    await page.getByLabel('The passphrase you came in with').fill(first)
    await page.getByLabel('Passphrase', { exact: true }).fill(OWN)
    await page.getByLabel('Passphrase again').fill(OWN)
    await expect(page.getByRole('button', { name: 'Set passphrase and open' })).toBeEnabled()
    await page.keyboard.press('Enter')
  })

  await test.step('a representative sees what the role allows, and nothing else is offered', async () => {
    await expect(page.getByRole('navigation').first().getByRole('button')).toHaveText(['People', 'Companies', 'Recycle bin', 'Security', 'Settings'], { timeout: 15_000 })
    await expect(page.getByRole('button', { name: /^Export/ })).toHaveCount(0)
    await camera.look(page, 'representative')
    await go(page, 's', 'Settings')
    await expect(page.getByText('You are signed in as Robin Hale (Representative).')).toBeVisible()
    await expect(page.getByText('Raw key')).toHaveCount(0)
    await camera.look(page, 'representative-settings')
    await page.keyboard.press('g')
    await page.keyboard.press('u')
    await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
  })

  await test.step('another role holds from the next look on, and a disabled user is not asked for any more', async () => {
    page = await app.pageAfter(() => page.keyboard.press('Control+Shift+U'))
    await unlockAs(page, 'Owner', PASSPHRASE)
    await go(page, 'u', 'Users')
    await open(page, 'Robin Hale')
    await act(page, 'Change role')
    await choose(page, 'Role', 'Field work')
    await prove(page, 'Role of Robin Hale')
    await expect(page.getByText('Robin Hale is Field work now.')).toBeVisible({ timeout: 15_000 })
    await camera.look(page, 'users')
    await act(page, 'Remove')
    await expect(page.getByLabel('Your own passphrase')).toBeFocused()
    await expect(page.getByRole('alertdialog').getByText('A removed user cannot come back.', { exact: false })).toBeVisible()
    await camera.look(page, 'users-remove')
    await page.keyboard.press('Escape')
    await act(page, 'Disable')
    await prove(page, 'Disable Robin Hale?')
    await expect(page.getByRole('button', { name: 'Enable' })).toBeVisible({ timeout: 15_000 })
    await expect(page.getByRole('button', { name: 'Switch user' })).toHaveCount(0)
    page = await app.pageAfter(() => page.keyboard.press('Control+Shift+L'))
    await expect(page.getByLabel('Passphrase', { exact: true })).toBeVisible()
    await expect(page.getByText('Robin Hale')).toHaveCount(0)
    await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
    await page.keyboard.press('Enter')
    await go(page, 'u', 'Users')
    await open(page, 'Robin Hale')
    await act(page, 'Remove')
    await page.getByLabel('Your own passphrase').fill(PASSPHRASE)
    await page.keyboard.press('Enter')
    await expect(page.getByText('Robin Hale is removed.')).toBeVisible({ timeout: 30_000 })
    expect(expectOk(await call(page, 'users.people', {}), 'the users').items.map(({ name, state }) => `${name} ${state}`)).toEqual(['Owner active', 'Robin Hale removed'])
    page = await app.pageAfter(() => page.keyboard.press('Control+Shift+L'))
    await expect(page.getByLabel('Passphrase', { exact: true })).toBeVisible()
    await expect(page.getByText('Robin Hale')).toHaveCount(0)
  })
  await app.close()
})

/** The process of the one page. */
function processOf(app: RunningApp): Promise<number | undefined> {
  return app.electron.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.getOSProcessId())
}

async function go(page: Page, key: string, heading: string): Promise<void> {
  await expect(page.getByRole('navigation').first()).toBeVisible({ timeout: 20_000 })
  await page.evaluate(() => { if (document.activeElement instanceof HTMLElement) document.activeElement.blur() })
  await page.keyboard.press('g')
  await page.keyboard.press(key)
  await expect(page.getByRole('heading', { level: 1, name: heading, exact: true })).toBeVisible()
}

async function tab(page: Page, name: string): Promise<void> {
  const order = ['Users', 'Roles', 'Teams', 'Sessions']
  await page.getByRole('tab', { selected: true }).focus()
  await page.keyboard.press('Home')
  for (let step = 0; step < order.indexOf(name); step++) await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('tab', { name })).toHaveAttribute('aria-selected', 'true')
}

/** Opens a select by its name and takes an option by typing. */
async function choose(page: Page, field: string, option: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`${field}$`) }).press('Enter')
  await page.getByRole('option', { name: option, exact: true }).or(page.getByRole('option', { name: new RegExp(`^${option}`) })).first().press('Enter')
}

async function open(page: Page, name: string): Promise<void> {
  const grid = page.getByRole('grid', { name: 'Users' })
  await grid.focus()
  await page.keyboard.press('Home')
  for (let step = 0; step < 3 && (await page.getByRole('region', { name }).count()) === 0; step++) await page.keyboard.press('j')
  await expect(page.getByRole('region', { name })).toBeVisible()
}

function act(page: Page, name: string): Promise<void> {
  return page.getByRole('button', { name, exact: true }).press('Enter')
}

async function prove(page: Page, title: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: title })
  await dialog.getByLabel('Your own passphrase').fill(PASSPHRASE)
  await page.keyboard.press('Enter')
}

async function unlockAs(page: Page, name: string, passphrase: string): Promise<void> {
  await page.getByRole('option', { name }).press('Enter')
  await page.getByLabel(`Passphrase of ${name}`).fill(passphrase)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('navigation').first()).toBeVisible({ timeout: 15_000 })
}
