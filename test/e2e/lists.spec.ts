import AxeBuilder from '@axe-core/playwright'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { emptyContact } from '../../shared/contacts/contact'
import { launch } from './support/launch'
import { cameraFor, checkAxe, pose } from './support/pictures'
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
  await expect(page.getByRole('combobox', { name: 'Has or lacks' })).toBeFocused()
  await page.keyboard.type('an email')
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

  await expect(page.getByRole('button', { name: 'Export these 2 people' })).toBeVisible()
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

const inFile = ['First Name,Last Name,Email,Company,City', 'Ida,Krogh,ida@fjord.example,Fjord Boats,Bergen', 'Leo,Bakke,,Fjord Boats,Oslo', 'Mia,Lund,mia@lund.example,Lund Glass,Bergen', ''].join('\n')

test('lists: an import shows its records, by company and city, in either noun; columns take the width that keys and mouse give them and keep it', async () => {
  const app = await launch()
  const page = await makeVault(app)
  const camera = cameraFor(app)
  await callInPage(page, 'contacts.create', { draft: { ...emptyContact(), givenName: 'Other', familyName: 'Person' } })
  const file = join(mkdtempSync(join(tmpdir(), 'satchel-lists-')), 'boats.csv')
  writeFileSync(file, inFile)
  app.planDialogs({ import: file })
  await page.keyboard.press('g')
  await page.keyboard.press('i')
  await page.getByRole('button', { name: 'Choose a file' }).press('Enter')
  await page.getByRole('button', { name: 'Check', exact: true }).press('Enter')
  await page.getByRole('button', { name: /^Import 3/ }).press('Enter')
  await page.getByRole('button', { name: 'Show these records' }).press('Enter')
  await expect(chips(page).getByRole('button', { name: /^From the import of boats\.csv, / })).toBeVisible()
  await expect.poll(() => rowCount(page)).toBe(3)

  await addFilter(page, 'company', 'fjo')
  await expect.poll(() => rowCount(page)).toBe(2)
  await addFilter(page, 'city', 'berg')
  await expect.poll(() => rowCount(page)).toBe(1)
  await addFilter(page, 'changed', '')
  await expect(chips(page).getByRole('button', { name: /^Changed since / }).first()).toBeVisible()
  await camera.look(page, 'list-of-an-import')
  await page.keyboard.press('f')
  await expect(page.getByRole('combobox', { name: 'Show those' })).toBeFocused()
  for (const look of [{ language: 'en', theme: 'light', width: 1280, height: 800 }, { language: 'de', theme: 'dark', width: 1920, height: 1080 }] as const) {
    await pose(app, page, look)
    await app.screenshot(`list-filter-open-${look.language}`)
    // The page behind is hidden from readers, and so no landmark.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().include('[role=dialog]').analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
  }
  await pose(app, page, { language: 'en', theme: 'light', width: 1280, height: 800 })
  await page.keyboard.press('Escape')
  await expect(page.getByRole('grid')).toBeFocused()
  await page.keyboard.press('Shift+F')
  await expect(chips(page)).toBeHidden()
  await expect.poll(() => rowCount(page)).toBe(4)

  const width = async (column: string): Promise<number> => Math.round((await page.getByRole('columnheader', { name: column, exact: true }).boundingBox())?.width ?? 0)
  await page.getByRole('grid').focus()
  await page.keyboard.press('Home')
  await expect(page.getByRole('article')).toBeVisible()
  const company = await width('Company')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  const edge = page.getByRole('separator', { name: 'Width of Company' })
  await expect(edge).toBeFocused()
  await expect(edge).toHaveAttribute('aria-valuenow', String(company))
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => width('Company')).toBe(company + 40)
  await checkAxe(page, 'an edge with the focus')
  const box = await edge.boundingBox()
  if (box === null) throw new Error('the edge is not there')
  await page.mouse.move(box.x + 4, box.y + 10)
  await page.mouse.down()
  await page.mouse.move(box.x - 26, box.y + 10, { steps: 5 })
  await page.mouse.up()
  await expect.poll(() => width('Company')).toBe(company + 10)
  // Kept on this device, and there again when the list comes back.
  await page.keyboard.press('Escape')
  await page.keyboard.press('g')
  await page.keyboard.press('c')
  await expect(page.getByRole('grid', { name: 'Companies' })).toBeVisible()
  await page.keyboard.press('g')
  await page.keyboard.press('p')
  await expect.poll(() => width('Company')).toBe(company + 10)
  await edge.dblclick()
  await expect.poll(() => width('Company')).not.toBe(company + 10)

  await page.keyboard.press('g')
  await page.keyboard.press('i')
  await page.getByRole('button', { name: 'Import another file' }).press('Enter')
  await page.getByRole('button', { name: 'Show the records of boats.csv' }).press('Enter')
  await expect.poll(() => rowCount(page)).toBe(3)
  await app.close()
})
