import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { checkAxe } from './support/axe'
import { launch } from './support/launch'
import { callInPage, makeVault } from './support/vault'

const header = 'First Name,Middle Name,Last Name,Nickname,Organization Name,Organization Title,Birthday,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - Label,Address 1 - City,Address 1 - Country'
const line = (given: string, family: string, company: string, birthday: string, email: string, phone: string): string =>
  `${given},,${family},,${company},Einkauf,${birthday},,* myContacts,Work,${email},Mobile,${phone},Home,Köln,Deutschland`
const good = ['Jörg', 'Änne', 'Øyvind', 'Zoë', 'Łucja', 'François', 'Çağla', 'Sören', 'Ivana', 'Núria', 'Ömer', 'Renée'].map((given, place) =>
  line(given, `Grünwald${String(place)}`, `Süd${String(place % 4)} GmbH`, '1980-05-12', `${String(place)}@sued.example`, `+49 221 55500${String(place).padStart(2, '0')}`))
/** Row 13 has no name at all; rows 14 and 15 import with a note. */
const rows = [...good, ',,,,,,,nothing here,,,,,,,,', line('Bad', 'Address', 'Nord AG', '', 'not an address', '+49 30 555010'), line('Bad', 'Birthday', 'Nord AG', '31.31.1999', 'b@nord.example', '')]

function writeGoogleFile(): string {
  const file = join(mkdtempSync(join(tmpdir(), 'satchel-import-')), 'google kontakte.csv')
  writeFileSync(file, [header, ...rows, ''].join('\r\n'))
  return file
}

async function goToImport(page: Page): Promise<void> {
  await page.keyboard.press('g')
  await page.keyboard.press('i')
}

test('import: choose, read, send columns, repair a row, import, look, undo, all by keyboard', async () => {
  test.setTimeout(120_000)
  const app = await launch()
  const page = await makeVault(app)
  await goToImport(page)
  await expect(page.getByRole('heading', { name: 'Drop a file here' })).toBeVisible()
  await app.screenshot('import-empty')
  await checkAxe(page)

  app.planDialogs({ import: writeGoogleFile() })
  await page.getByRole('button', { name: 'Choose a file' }).press('Enter')
  await expect(page.getByText('15 rows', { exact: false }).first()).toBeVisible()
  await expect(page.getByRole('button', { name: /Comes from/ })).toContainText('Google Contacts')
  await expect(page.getByRole('region', { name: /first/i }).getByText('Grünwald0')).toBeVisible()
  await app.screenshot('import-reading')
  await checkAxe(page)

  const role = page.getByRole('button', { name: /^Organization Title goes to/ })
  await expect(role).toContainText('Role')
  await role.press('Enter')
  await page.keyboard.type('depart')
  await page.keyboard.press('ArrowDown')
  await app.screenshot('import-chooser')
  await checkAxe(page, 'the dialog', '[role=dialog]')
  await page.keyboard.press('Enter')
  await expect(role).toContainText('Department')

  await page.getByRole('button', { name: 'Check', exact: true }).press('Enter')
  const problems = page.getByRole('region', { name: 'Rows to look at' })
  await expect(problems.getByText('Cannot be imported')).toBeVisible({ timeout: 15_000 })
  await problems.scrollIntoViewIfNeeded()
  await app.screenshot('import-problems')
  await checkAxe(page)

  // Elsewhere and back: nothing is lost.
  await page.getByRole('heading', { name: 'Import' }).click()
  await page.keyboard.press('g')
  await page.keyboard.press('p')
  await expect(page.getByRole('grid', { name: 'People' })).toBeVisible()
  await goToImport(page)
  await expect(role).toContainText('Department')

  await page.getByRole('textbox', { name: 'First Name, row 13' }).fill('Bärbel')
  await page.getByRole('textbox', { name: 'Last Name, row 13' }).fill('Nachgetragen')
  await expect(page.getByText('Something changed since.', { exact: false })).toBeVisible()
  await page.getByRole('button', { name: 'Check again' }).press('Enter')
  await page.getByRole('button', { name: 'Import 15 rows' }).press('Enter')
  await expect(page.getByText('Import finished: 15 rows of google kontakte.csv')).toBeVisible({ timeout: 20_000 })
  await app.screenshot('import-result')
  await checkAxe(page)

  await page.getByRole('button', { name: 'Show these records' }).press('Enter')
  const people = page.getByRole('grid', { name: 'People' })
  await expect(people).toHaveAttribute('aria-rowcount', '16')
  await expect(people.getByText('Bärbel Nachgetragen')).toBeVisible()
  await expect(people.getByText('Jörg Grünwald0')).toBeVisible()

  await goToImport(page)
  await page.getByRole('button', { name: 'Undo', exact: true }).press('Enter')
  await expect(page.getByText('The import of google kontakte.csv was undone')).toBeVisible({ timeout: 20_000 })
  await app.screenshot('import-undone')
  await checkAxe(page)
  expect(await callInPage(page, 'contacts.count', { filter: { bin: false, conditions: [] } })).toMatchObject({ ok: true, value: { count: 0 } })
  await page.getByRole('button', { name: 'Import another file' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Recent imports' })).toBeVisible()
  await expect(page.getByRole('cell', { name: 'Undone' })).toBeVisible()
  await app.close()
})

test('import: remembered columns, failed rows to a file, unusable files in words, German and dark', async () => {
  test.setTimeout(120_000)
  const app = await launch()
  const page = await makeVault(app)
  await callInPage(page, 'app.setPreferences', { theme: 'dark', language: 'de' })
  await goToImport(page)
  await expect(page.getByRole('heading', { name: 'Datei hier ablegen' })).toBeVisible()
  const choose = page.getByRole('button', { name: 'Datei wählen' }).first()

  const folder = mkdtempSync(join(tmpdir(), 'satchel-bad-'))
  writeFileSync(join(folder, 'empty.csv'), '')
  writeFileSync(join(folder, 'picture.csv'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0, 1, 2, 3, 0, 0, 0, 0, 255, 254, 0, 0]))
  writeFileSync(join(folder, 'headers.csv'), 'First Name,Last Name,Email\r\n')
  for (const [name, sentence] of [['empty.csv', 'Die Datei ist leer.'], ['picture.csv', 'Das ist keine Textdatei'], ['headers.csv', 'In dieser Datei gibt es keine Zeilen']] as const) {
    app.planDialogs({ import: join(folder, name) })
    await choose.press('Enter')
    await expect(page.getByRole('alert')).toContainText(sentence)
  }
  await app.screenshot('import-failure-de')

  app.planDialogs({ import: writeGoogleFile() })
  await choose.press('Enter')
  await expect(page.getByRole('button', { name: /Stammt aus/ })).toContainText('Google Kontakte')
  await app.screenshot('import-reading-dark-de')
  await checkAxe(page)
  await page.getByRole('button', { name: 'Prüfen', exact: true }).press('Enter')
  const problems = page.getByRole('region', { name: 'Auffällige Zeilen' })
  await expect(problems).toBeVisible({ timeout: 15_000 })
  await problems.scrollIntoViewIfNeeded()
  await app.screenshot('import-problems-dark-de')
  await checkAxe(page)
  await page.getByRole('button', { name: '15 Zeilen importieren' }).press('Enter')
  await expect(page.getByRole('button', { name: 'Gescheiterte Zeilen sichern' })).toBeVisible({ timeout: 20_000 })
  await app.screenshot('import-result-dark-de')
  await checkAxe(page)
  const failures = join(folder, 'failed.csv')
  app.planDialogs({ failures })
  await page.getByRole('button', { name: 'Gescheiterte Zeilen sichern' }).press('Enter')
  await expect(page.getByText('gescheiterte Zeile in failed.csv geschrieben', { exact: false })).toBeVisible()
  expect(readFileSync(failures, 'utf8')).toContain('nothing here')

  app.planDialogs({ import: writeGoogleFile() })
  await page.getByRole('button', { name: 'Weitere Datei importieren' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Letzte Importe' })).toBeVisible()
  await app.screenshot('import-recent-dark-de')
  await checkAxe(page)
  await choose.press('Enter')
  await expect(page.getByText('Sie haben schon einmal eine solche Datei importiert', { exact: false })).toBeVisible()
  await app.close()
})

test('import: stopped half way, the vault is as it was before', async () => {
  test.setTimeout(120_000)
  const app = await launch()
  const page = await makeVault(app)
  await goToImport(page)
  const file = join(mkdtempSync(join(tmpdir(), 'satchel-large-')), 'large.csv')
  writeFileSync(file, `First Name,Last Name,Email,Company\r\n${Array.from({ length: 150_000 }, (_, place) => `Given${String(place)},Family${String(place)},p${String(place)}@large.example,Company ${String(place % 900)}`).join('\r\n')}`)
  app.planDialogs({ import: file })
  await page.getByRole('button', { name: 'Choose a file' }).press('Enter')
  await page.getByRole('button', { name: 'Check', exact: true }).press('Enter')
  const start = page.getByRole('button', { name: 'Import 150,000 rows' })
  await expect(start).toBeVisible({ timeout: 60_000 })
  await start.press('Enter')
  await expect(page.getByRole('progressbar', { name: 'Importing large.csv' })).toHaveAttribute('aria-valuenow', /^[1-9]/, { timeout: 30_000 })
  await app.screenshot('import-progress')
  await page.getByRole('button', { name: 'Cancel' }).press('Enter')
  await expect(page.getByText('You stopped it. The vault is as it was before.')).toBeVisible({ timeout: 30_000 })
  await app.screenshot('import-stopped')
  expect(await callInPage(page, 'contacts.count', { filter: { bin: false, conditions: [] } })).toMatchObject({ ok: true, value: { count: 0 } })
  expect(await callInPage(page, 'import.batches', {})).toMatchObject({ ok: true, value: { items: [] } })
  await app.close()
})

test('import: a card file repaired in place, a setting that reads nothing, sample data in and out', async () => {
  test.setTimeout(120_000)
  const app = await launch()
  const page = await makeVault(app)
  await goToImport(page)
  await page.getByRole('button', { name: 'Add sample data' }).press('Enter')
  const remove = page.getByRole('button', { name: 'Remove sample data' })
  await expect(remove).toBeVisible({ timeout: 40_000 })
  await app.screenshot('import-sample')
  await remove.press('Enter')
  await expect(page.getByRole('button', { name: 'Add sample data' })).toBeVisible({ timeout: 40_000 })

  const folder = mkdtempSync(join(tmpdir(), 'satchel-cards-'))
  const card = (name: string): string => `BEGIN:VCARD\r\nVERSION:3.0\r\n${name}\r\nNOTE:seen\r\nEND:VCARD\r\n`
  writeFileSync(join(folder, 'cards.vcf'), [card('N:Østergård;Søren;;;\r\nFN:Søren Østergård'), card('N:;;;;\r\nFN:')].join(''))
  app.planDialogs({ import: join(folder, 'cards.vcf') })
  await page.getByRole('button', { name: 'Choose a file' }).press('Enter')
  await page.getByRole('button', { name: 'Check', exact: true }).press('Enter')
  const cell = page.getByRole('textbox', { name: /row 2$/ })
  await cell.fill((await cell.inputValue()).replace('N:;;;;', 'N:Repaired;Card;;;'))
  await app.screenshot('import-cards')
  await checkAxe(page)
  await page.getByRole('button', { name: 'Check again' }).press('Enter')
  await page.getByRole('button', { name: 'Import 2 rows' }).press('Enter')
  await expect(page.getByText('Import finished: 2 rows of cards.vcf')).toBeVisible({ timeout: 20_000 })
  expect(await callInPage(page, 'contacts.count', { filter: { bin: false, conditions: [] } })).toMatchObject({ ok: true, value: { count: 2 } })

  writeFileSync(join(folder, 'short.csv'), 'First Name,Last Name\r\nAda,Short\r\n')
  app.planDialogs({ import: join(folder, 'short.csv') })
  await page.getByRole('button', { name: 'Import another file' }).press('Enter')
  await page.getByRole('button', { name: 'Choose a file' }).press('Enter')
  await page.getByRole('button', { name: /Column names are in/ }).press('Enter')
  await page.getByRole('option', { name: 'Line 2' }).press('Enter')
  await expect(page.getByRole('region', { name: 'How it is read' }).getByRole('alert')).toContainText('There are no rows in this file')
  await expect(page.getByRole('button', { name: /Column names are in/ })).toContainText('Line 1')
  await app.screenshot('import-setting-failed')
  await checkAxe(page)
  await app.close()
})
