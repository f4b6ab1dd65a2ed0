import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { expectOk } from '../../shared/result'
import { call } from './support/bridge'
import { launch } from './support/launch'
import { cameraFor } from './support/pictures'
import { makeVault } from './support/vault'

const folders: string[] = []
test.afterAll(() => { for (const folder of folders) rmSync(folder, { recursive: true, force: true }) })

/** Rows that are in sight without scrolling. */
const NEAR_THE_TOP = 16
/** The person whose page shows most. */
let known = ''

test('pictures: every screen of an open vault', async () => {
  test.setTimeout(300_000)
  const app = await launch()
  const camera = cameraFor(app)
  const page = await makeVault(app)
  const go = async (key: string, heading: string): Promise<void> => {
    await page.keyboard.press('Escape')
    await page.evaluate(() => { if (document.activeElement instanceof HTMLElement) document.activeElement.blur() })
    await page.keyboard.press('g')
    await page.keyboard.press(key)
    await expect(page.getByRole('heading', { level: 1, name: heading, exact: true })).toBeVisible()
  }

  await test.step('an empty vault', async () => {
    await expect(page.getByText('No people yet')).toBeVisible()
    await camera.look(page, 'people-empty')
    await go('c', 'Companies')
    await expect(page.getByText('No companies yet')).toBeVisible()
    await camera.look(page, 'companies-empty')
    await go('x', 'Recycle bin')
    await camera.look(page, 'bin-empty')
    await go('b', 'Backups')
    await camera.look(page, 'backups-empty')
    await go('i', 'Import')
    await camera.look(page, 'import-empty')
  })

  await test.step('an import, step by step', async () => {
    app.planDialogs({ import: contactFile() })
    await page.getByRole('button', { name: 'Choose a file' }).press('Enter')
    await expect(page.getByText('14 rows', { exact: false }).first()).toBeVisible()
    await camera.look(page, 'import-reading')
    await page.getByRole('button', { name: 'Check', exact: true }).press('Enter')
    const problems = page.getByRole('region', { name: 'Rows to look at' })
    await expect(problems.getByText('Cannot be imported')).toBeVisible({ timeout: 15_000 })
    await problems.scrollIntoViewIfNeeded()
    await camera.look(page, 'import-check')
    await problems.scrollIntoViewIfNeeded()
    await camera.readme(page, 'import')
    await page.getByRole('button', { name: /^Import 14 rows/ }).press('Enter')
    await expect(page.getByText('Import finished', { exact: false })).toBeVisible({ timeout: 20_000 })
    await camera.look(page, 'import-result')
    await page.getByRole('button', { name: 'Import another file' }).press('Enter')
    await expect(page.getByRole('heading', { name: 'Recent imports' })).toBeVisible()
    await page.getByRole('button', { name: 'Add sample data' }).press('Enter')
    await expect(page.getByRole('button', { name: 'Remove sample data' })).toBeVisible({ timeout: 60_000 })
    await camera.look(page, 'import-recent')
  })

  await test.step('people', async () => {
    await go('p', 'People')
    const grid = page.getByRole('grid', { name: 'People' })
    await expect(grid.getByRole('row').nth(5)).toBeVisible()
    await camera.look(page, 'people')
    const id = await richestPerson(page)
    known = id
    const record = expectOk(await call(page, 'contacts.get', { id }), 'the person')
    expectOk(await call(page, 'contacts.update', { id, expectedVersion: record.version, patch: { notes: `${record.notes} Send the new catalogue before the visit in March.`.trim(), tags: [...new Set([...record.tags, 'VIP'])] } }), 'a change')
    await grid.focus()
    await page.keyboard.press('Home')
    for (let n = 0; n < 4; n++) await page.keyboard.press('j')
    await expect(page.getByRole('article')).toBeVisible()
    await camera.look(page, 'people-detail')
    await page.getByRole('searchbox', { name: 'Filter the list' }).fill(record.familyName)
    await expect.poll(async () => Number(await grid.getAttribute('aria-rowcount'))).toBeLessThan(200)
    await grid.focus()
    await page.keyboard.press('Home')
    await camera.look(page, 'people-filtered')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('grid', { name: 'People' })).toBeHidden()
    await camera.look(page, 'person-page')
    await page.keyboard.press('Alt+ArrowLeft')
    await expect(grid).toBeVisible()
    await page.getByRole('searchbox', { name: 'Filter the list' }).fill('')
    await expect(grid).toHaveAttribute('aria-rowcount', /^3\d{3}$/)
  })

  await test.step('dialogs and overlays', async () => {
    await go('p', 'People')
    await page.keyboard.press('c')
    await expect(page.getByRole('dialog', { name: 'New person' })).toBeVisible()
    await camera.look(page, 'new-person')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('combobox', { name: 'Search' })).toBeVisible()
    await camera.look(page, 'palette-empty')
    await page.getByRole('combobox', { name: 'Search' }).fill('mar')
    await expect(page.getByRole('option').nth(3)).toBeVisible()
    await page.waitForTimeout(300)
    await camera.look(page, 'palette')
    await camera.readme(page, 'palette')
    await page.keyboard.press('Escape')
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog')).toBeVisible()
    await camera.look(page, 'shortcuts')
    await page.keyboard.press('Escape')
    await go('c', 'Companies')
    await page.keyboard.press('c')
    await expect(page.getByRole('dialog', { name: 'New company' })).toBeVisible()
    await camera.look(page, 'new-company')
    await page.keyboard.press('Escape')
  })

  await test.step('companies', async () => {
    await go('c', 'Companies')
    const grid = page.getByRole('grid', { name: 'Companies' })
    await expect(grid.getByRole('row').nth(5)).toBeVisible()
    await camera.look(page, 'companies')
    await grid.focus()
    await page.keyboard.press('Home')
    for (let n = 0; n < 6; n++) await page.keyboard.press('j')
    await expect(page.getByRole('article')).toBeVisible()
    await camera.look(page, 'companies-detail')
    await page.keyboard.press('Enter')
    await expect(grid).toBeHidden()
    await camera.look(page, 'company-page')
    await page.keyboard.press('Alt+ArrowLeft')
  })

  await test.step('the recycle bin, with a notice in its line', async () => {
    await go('p', 'People')
    const grid = page.getByRole('grid', { name: 'People' })
    await grid.focus()
    await page.keyboard.press('Home')
    const bar = page.getByRole('toolbar', { name: 'Selection' })
    for (let count = 1; count <= 3; count++) {
      // A row that is still loading cannot be selected.
      await expect(grid.getByRole('row').nth(count).locator('[data-mark]')).toBeAttached()
      await page.keyboard.press('x')
      await expect(bar.getByText(`${String(count)} selected`)).toBeVisible()
      await page.keyboard.press('j')
    }
    await camera.look(page, 'people-selected')
    await bar.getByRole('button', { name: 'Delete' }).press('Enter')
    await expect(page.getByText('Moved 3 records to the recycle bin')).toBeVisible()
    await camera.look(page, 'notice')
    await go('x', 'Recycle bin')
    await expect(page.getByRole('grid').getByRole('row').nth(3)).toBeVisible()
    await camera.look(page, 'bin')
  })

  await test.step('backups, log and settings', async () => {
    await go('b', 'Backups')
    const drive = shortFolder('backup-drive-')
    app.planDialogs({ 'backup-target': drive })
    await page.getByRole('button', { name: 'Choose a folder' }).press('Enter')
    await page.getByRole('button', { name: 'Back up now' }).press('Enter')
    await expect(page.getByText(/Backup made and verified/)).toBeVisible({ timeout: 60_000 })
    await camera.look(page, 'backups')
    await camera.readme(page, 'backups')
    await go('l', 'Log')
    const entries = page.getByRole('listbox', { name: 'Entries, newest first' })
    await entries.getByRole('option', { name: /changed/ }).first().click()
    await expect(page.getByRole('region', { name: 'Entry', exact: true })).toBeVisible()
    await camera.look(page, 'log')
    await page.getByRole('button', { name: 'Verify', exact: true }).press('Enter')
    await page.getByRole('dialog').getByRole('button', { name: 'Verify' }).press('Enter')
    await expect(page.getByText('The log is whole')).toBeVisible({ timeout: 20_000 })
    await camera.look(page, 'log-verified')
    await camera.readme(page, 'log')
    await go('s', 'Settings')
    await camera.look(page, 'settings')
    await page.getByRole('button', { name: 'Show raw key' }).press('Enter')
    await camera.look(page, 'settings-raw-key')
  })

  await test.step('pictures for the README', async () => {
    await go('p', 'People')
    const grid = page.getByRole('grid', { name: 'People' })
    await page.getByRole('searchbox', { name: 'Filter the list' }).fill('')
    await grid.focus()
    await page.keyboard.press('Home')
    const { items } = expectOk(await call(page, 'contacts.page', { filter: { bin: false, conditions: [] }, sort: 'name', direction: 'ascending', at: 0, limit: NEAR_THE_TOP }), 'the first people')
    for (let n = items.findIndex((item) => item.id === known); n > 0; n--) await page.keyboard.press('j')
    await expect(page.getByRole('article')).toBeVisible()
    await page.mouse.move(4, 4)
    const close = page.getByRole('region', { name: /Notices/ }).getByRole('button', { name: 'Close' })
    if (await close.isVisible()) await close.click()
    await camera.readme(page, 'people')
    await camera.readme(page, 'people-dark', { theme: 'dark' })
    await page.keyboard.press('Enter')
    await expect(grid).toBeHidden()
    await camera.readme(page, 'person')
  })
  await app.close()
})

/** A file as an address book writes it, with a row that cannot be imported and two to look at. */
function contactFile(): string {
  const header = 'First Name,Last Name,Organization Name,Organization Title,Birthday,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - Label,Address 1 - City,Address 1 - Country'
  const line = (given: string, family: string, company: string, role: string, birthday: string, email: string, phone: string, city: string, country: string): string =>
    `${given},${family},${company},${role},${birthday},,Customers,Work,${email},Work,${phone},Work,${city},${country}`
  const rows = [
    line('Jörg', 'Grünwald', 'Südwind Optik', 'Einkauf', '1980-05-12', 'joerg@suedwind.example', '+49 221 5550101', 'Köln', 'Deutschland'),
    line('Änne', 'Körner', 'Südwind Optik', 'Vertrieb', '', 'aenne@suedwind.example', '+49 221 5550102', 'Köln', 'Deutschland'),
    line('Øyvind', 'Strand', 'Fjordlys', 'Owner', '', 'oyvind@fjordlys.example', '+47 22 55 01 03', 'Oslo', 'Norge'),
    line('Zoë', 'Quinn', 'Harbour Print', 'Buyer', '', 'zoe@harbourprint.example', '+44 20 7946 0104', 'London', 'United Kingdom'),
    line('Łucja', 'Żak', 'Wisła Tech', 'CTO', '1991-11-02', 'lucja@wislatech.example', '+48 22 555 01 05', 'Kraków', 'Polska'),
    line('François', 'Delorme', 'Atelier Delorme', 'Gérant', '', 'francois@delorme.example', '+33 1 99 00 01 06', 'Lyon', 'France'),
    line('Çağla', 'Yılmaz', 'Boğaz Lojistik', 'Satın alma', '', 'cagla@bogaz.example', '+90 212 555 01 07', 'İstanbul', 'Türkiye'),
    line('Sören', 'Ahlgren', 'Norrsken', 'Inköp', '', 'soren@norrsken.example', '+46 8 555 010 8', 'Uppsala', 'Sverige'),
    line('Ivana', 'Horvat', 'Jadran Brod', 'Nabava', '', 'ivana@jadran.example', '+385 1 555 0109', 'Split', 'Hrvatska'),
    line('Núria', 'Puig', 'Mar Blau', 'Compres', '1975-02-28', 'nuria@marblau.example', '+34 93 555 01 10', 'Barcelona', 'España'),
    line('Ömer', 'Demir', 'Boğaz Lojistik', 'Depo', '', 'omer@bogaz.example', '+90 212 555 01 11', 'İstanbul', 'Türkiye'),
    ',,,,,met at the fair,,,,,,,,',
    line('Renée', 'Vos', 'Polderwerk', 'Inkoop', '', 'renee at polderwerk', '+31 20 555 0113', 'Utrecht', 'Nederland'),
    line('Tomáš', 'Novák', 'Vltava Stroje', 'Nákup', '31.31.1999', 'tomas@vltava.example', '+420 2 5550114', 'Praha', 'Česko'),
  ]
  const file = join(shortFolder('contacts-'), 'address book.csv')
  writeFileSync(file, [header, ...rows, ''].join('\r\n'))
  return file
}

/** A folder whose path is short enough to be read in a picture; it goes with the test. */
function shortFolder(name: string): string {
  const folder = mkdtempSync(join(process.platform === 'linux' ? '/tmp' : tmpdir(), name))
  folders.push(folder)
  return folder
}

/** A person of the sample about whom much is known: the one whose page shows every section. */
async function richestPerson(page: Page): Promise<string> {
  const { items } = expectOk(await call(page, 'contacts.page', { filter: { bin: false, conditions: [] }, sort: 'name', direction: 'ascending', at: 0, limit: NEAR_THE_TOP }), 'a page of people')
  // The first few go to the bin later on.
  const rich = items.slice(4).map(({ id, tags, email, phone, companyName, city }) => ({ id, score: tags.length + [email, phone, companyName, city].filter((part) => part !== '').length }))
  return rich.sort((a, b) => b.score - a.score)[0]?.id ?? ''
}
