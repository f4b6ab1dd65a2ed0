import { expect, test, type Page } from '@playwright/test'
import { expectOk } from '../../shared/result'
import { call } from './support/bridge'
import { launch } from './support/launch'
import { cameraFor } from './support/pictures'
import { addContact, createWorkVault, unlockWorkVault, workVault } from './support/work-vault'

test('owners by keyboard: seen in the list, given on the page of a record and for many at once, each undone in one step', async () => {
  const app = await launch()
  let page = await app.page()
  await createWorkVault(page)
  const { passphrase } = workVault
  const alone = await addContact(page, 'Arden', '')
  await expect(page.getByRole('grid', { name: 'People' }).getByText('Planted Arden')).toBeVisible()
  // Whoever is alone in a vault has nobody to give anything to.
  await expect(page.getByRole('columnheader', { name: 'Owner' })).toHaveCount(0)
  const { userId: robin } = expectOk(await call(page, 'users.add', { name: 'Robin Hale', role: 'representative', team: null, newPassphrase: 'seven ferries cross at dawn', temporary: false, passphrase }), 'a user')
  for (const name of ['Birch', 'Cole']) await addContact(page, name, '')
  page = await app.pageAfter(() => call(page, 'vault.lock', { reason: 'user' }))
  await unlockWorkVault(page)
  const owners = async (): Promise<readonly (string | null)[]> => expectOk(await call(page, 'contacts.page', { filter: { bin: false, conditions: [] }, sort: 'name', direction: 'ascending', at: 0, limit: 10 }), 'the people').items.map(({ ownerId }) => ownerId)
  const grid = page.getByRole('grid', { name: 'People' })
  await expect(grid.getByText('Planted Cole')).toBeVisible()
  await expect(page.getByRole('columnheader', { name: 'Owner' })).toBeVisible()

  await grid.focus()
  await page.keyboard.press('Home')
  const record = page.getByRole('article', { name: 'Planted Arden' })
  await record.getByRole('button', { name: /Owner$/ }).press('Enter')
  await expect(page.getByRole('option')).toHaveText(['Nobody', 'ada', 'Robin Hale'])
  await page.getByRole('option', { name: 'Robin Hale' }).press('Enter')
  await expect(grid.getByRole('gridcell', { name: 'Robin Hale' })).toHaveCount(1)
  expect(expectOk(await call(page, 'contacts.get', { id: alone.id }), 'the person').ownerId).toBe(robin)
  await expect(record.locator('dd', { hasText: 'Robin Hale' })).toBeVisible()
  await expect(record).not.toContainText(robin)
  const camera = cameraFor(app)
  await camera.look(page, 'owner')
  await undo(page)
  await expect(grid.getByRole('gridcell', { name: 'Robin Hale' })).toHaveCount(0)

  await grid.focus()
  await page.keyboard.press('Control+a')
  const bar = page.getByRole('toolbar', { name: 'Selection' })
  await bar.getByRole('button', { name: 'Owner' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Give the selected records to somebody' })
  await expect(dialog.getByRole('button', { name: 'Give' })).toBeDisabled()
  await page.keyboard.press('Enter')
  await page.getByRole('option', { name: 'Robin Hale' }).press('Enter')
  await camera.look(page, 'owner-many')
  await dialog.getByRole('button', { name: 'Give' }).press('Enter')
  await expect(page.getByText('Gave 3 records to Robin Hale')).toBeVisible()
  expect(await owners()).toEqual([robin, robin, robin])
  await undo(page)
  await expect.poll(owners).toEqual([null, null, null])

  // Removed meanwhile: refused in words, and nothing is written.
  await page.keyboard.press('Control+a')
  await bar.getByRole('button', { name: 'Owner' }).press('Enter')
  await page.keyboard.press('Enter')
  await page.getByRole('option', { name: 'Robin Hale' }).press('Enter')
  expectOk(await call(page, 'users.remove', { userId: robin, passphrase }), 'the removal')
  await dialog.getByRole('button', { name: 'Give' }).press('Enter')
  await expect(page.getByText('This user was removed meanwhile', { exact: false })).toBeVisible({ timeout: 15_000 })
  expect(await owners()).toEqual([null, null, null])
  await app.close()
})

/** As a person does it: away from any field, Ctrl+Z. */
async function undo(page: Page): Promise<void> {
  await page.getByRole('grid').focus()
  await page.keyboard.press('Control+z')
}
