import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { emptyContact } from '../../shared/contacts/contact'
import { launch } from './support/launch'
import { cameraFor, checkAxe } from './support/pictures'
import { callInPage, makeVault } from './support/vault'

const rowCount = (page: Page) => page.getByRole('grid', { name: 'People' }).getAttribute('aria-rowcount').then((count) => Number(count) - 1)
const chips = (page: Page) => page.getByRole('toolbar', { name: 'Filters' })

/** F, what to filter by, the value: three times typing, nothing else. */
async function addFilter(page: Page, kind: string, value: string | null): Promise<void> {
  await page.keyboard.press('f')
  await expect(page.getByRole('combobox', { name: 'Show those' })).toBeFocused()
  await page.keyboard.type(kind)
  await page.keyboard.press('Enter')
  if (value !== null) {
    await expect(page.getByRole('combobox')).toHaveValue('')
    await page.keyboard.type(value)
    await page.keyboard.press('Enter')
  }
  await expect(page.getByRole('grid')).toBeFocused()
}

test('lists: filter in words by tag, company and what is missing, change and drop a filter, delete what it finds, undo, all by keyboard', async () => {
  const app = await launch()
  const page = await makeVault(app)
  const camera = cameraFor(app)
  expect(await callInPage<{ ok: boolean }>(page, 'sample.add', { jobId: '00000000-0000-4000-8000-000000000001' })).toMatchObject({ ok: true })
  const someone = (givenName: string, more: object) => callInPage(page, 'contacts.create', { draft: { ...emptyContact(), givenName, familyName: 'Nordmann', tags: ['lighthouse'], ...more } })
  await someone('Ada', {})
  await someone('Bo', { emails: [{ address: 'bo@nord.example', label: 'work', primary: true, optOut: false }] })
  await expect.poll(() => rowCount(page)).toBeGreaterThan(1_000)
  const all = await rowCount(page)

  await addFilter(page, 'tag is', 'light')
  await expect(chips(page).getByRole('button', { name: 'Tag is lighthouse', exact: true })).toBeVisible()
  await expect.poll(() => rowCount(page)).toBe(2)
  await addFilter(page, 'no email', null)
  await expect.poll(() => rowCount(page)).toBe(1)
  await expect(page.getByRole('grid').getByText('Ada Nordmann')).toBeVisible()
  await camera.look(page, 'list-filtered')

  // The chip opens, shows what holds, and becomes another condition; Delete takes it away and leads to the next chip.
  const lacking = chips(page).getByRole('button', { name: 'Has no email', exact: true })
  await lacking.press('Enter')
  await page.keyboard.type('has email')
  await page.keyboard.press('Enter')
  const having = chips(page).getByRole('button', { name: 'Has an email', exact: true })
  await expect(having).toBeFocused()
  await expect(page.getByRole('grid').getByText('Bo Nordmann')).toBeVisible()
  await page.keyboard.press('Delete')
  await expect(chips(page).getByRole('button', { name: 'Tag is lighthouse', exact: true })).toBeFocused()
  await expect.poll(() => rowCount(page)).toBe(2)

  // Elsewhere and back: as it was left.
  await page.keyboard.press('g')
  await page.keyboard.press('c')
  await expect(page.getByRole('grid', { name: 'Companies' })).toBeVisible()
  await page.keyboard.press('g')
  await page.keyboard.press('p')
  await expect(chips(page)).toBeVisible()
  await expect.poll(() => rowCount(page)).toBe(2)

  await page.getByRole('grid').focus()
  await page.keyboard.press('Control+a')
  await expect(page.getByText('All 2 results are selected')).toBeVisible()
  await page.getByRole('toolbar', { name: 'Selection' }).getByRole('button', { name: 'Delete' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Nothing fits' })).toBeVisible()
  await expect(page.getByRole('listitem').getByText('Tag is lighthouse')).toBeVisible()
  await camera.look(page, 'list-nothing-fits')
  await page.getByRole('button', { name: 'Clear the filter' }).press('Enter')
  await expect.poll(() => rowCount(page)).toBe(all - 2)
  await page.keyboard.press('Control+z')
  await expect.poll(() => rowCount(page)).toBe(all)
  await app.close()
})
