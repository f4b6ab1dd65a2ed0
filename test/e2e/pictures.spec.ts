import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { emptyContact } from '../../shared/contacts/contact'
import { expectOk } from '../../shared/result'
import { deviceAccount } from '../../electron/vault/device-secret'
import { readSlots } from '../../electron/vault/slots'
import { startPrivateKeyring } from '../support/private-keyring'
import { call } from './support/bridge'
import { launch, type RunningApp } from './support/launch'
import { cameraFor } from './support/pictures'
import { confirmCode, makeVault, PASSPHRASE } from './support/vault'

test('pictures: the pages before a vault is open, each in both sizes, languages and themes, without a violation', async () => {
  test.setTimeout(240_000)
  const app = await launch()
  const camera = cameraFor(app)
  let page = await app.page()
  await camera.look(page, 'welcome')
  await camera.readme(page, 'welcome')
  await page.getByRole('button', { name: /Restore from a backup/ }).press('Enter')
  await camera.look(page, 'restore')
  await page.getByRole('button', { name: 'Back', exact: true }).press('Enter')
  await page.getByRole('button', { name: /New vault/ }).press('Enter')
  await page.getByLabel('Name of the vault').fill('Nordlicht Sales')
  await page.getByLabel('Your name').fill('Robin Hale')
  await page.getByLabel('Passphrase', { exact: true }).fill('harbour')
  await expect(page.getByText('Too short', { exact: false }).first()).toBeVisible()
  await camera.look(page, 'new-vault-weak')
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
  await page.getByLabel('Passphrase again').fill(PASSPHRASE)
  await expect(page.getByRole('button', { name: 'Make the vault' })).toBeEnabled()
  await camera.look(page, 'new-vault')
  await page.getByRole('button', { name: 'Make the vault' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Your recovery code' })).toBeVisible({ timeout: 20_000 })
  await camera.look(page, 'recovery-code')
  await page.getByRole('button', { name: 'I have kept it' }).press('Enter')
  await camera.look(page, 'recovery-code-typed-back')
  await page.getByRole('button', { name: 'Back', exact: true }).press('Enter')
  await confirmCode(page)
  await expect(page.getByRole('heading', { name: 'Nordlicht Sales is ready' })).toBeVisible()
  await camera.look(page, 'first-steps')
  await page.getByRole('button', { name: /^Start empty/ }).press('Enter')
  await expect(page.getByRole('navigation').first()).toBeVisible()
  const state = expectOk(await call(page, 'vault.state', {}), 'the state')
  const folder = state.state === 'unlocked' ? state.vault.path : ''

  page = await app.pageAfter(() => page.keyboard.press('Control+Shift+L'))
  await expect(page.getByRole('heading', { name: 'Nordlicht Sales' })).toBeVisible()
  await camera.look(page, 'locked')
  await camera.readme(page, 'locked')
  const field = page.getByLabel('Passphrase', { exact: true })
  await field.fill('not this one')
  await page.keyboard.press('Enter')
  await expect(page.getByText('This passphrase does not open the vault.')).toBeVisible({ timeout: 15_000 })
  await camera.look(page, 'wrong-passphrase')
  for (let attempt = 0; attempt < 6 && (await field.isEnabled()); attempt++) {
    await field.fill('nor this one')
    await page.keyboard.press('Enter')
    await page.waitForTimeout(600)
  }
  await expect(field).toBeDisabled()
  await camera.look(page, 'wait')
  await page.getByRole('button', { name: 'Use the recovery code' }).press('Enter')
  await camera.look(page, 'recover')
  await page.getByRole('button', { name: 'Back', exact: true }).press('Enter')
  await page.getByRole('button', { name: 'Another vault' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'On this machine' })).toBeVisible()
  await camera.look(page, 'welcome-again')

  for (const [name, harm] of troubles(folder)) {
    await test.step(name, async () => {
      const copy = join(mkdtempSync(join(tmpdir(), 'satchel-trouble-')), 'Nordlicht Sales')
      cpSync(folder, copy, { recursive: true })
      harm(copy)
      await openVault(app, page, copy)
      if (name === 'in-use') {
        // Only opening it meets whoever holds it.
        await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
        await page.keyboard.press('Enter')
      }
      await expect(page.getByText('What is safe')).toBeVisible({ timeout: 15_000 })
      await camera.look(page, `trouble-${name}`)
      await page.getByRole('button', { name: 'Another vault' }).press('Enter')
      rmSync(copy, { recursive: true })
    })
  }
  await app.close()
})

test('pictures: a log that is not the last one known, a damaged file, and the keychain in trouble', async () => {
  test.setTimeout(180_000)
  // A keyring of its own: the one of the desktop must stay open for other tests.
  const keyring = await startPrivateKeyring('keyring')
  const app = await launch({ environment: { DBUS_SESSION_BUS_ADDRESS: keyring.env['DBUS_SESSION_BUS_ADDRESS'] ?? '', SATCHEL_KEYCHAIN_SERVICE: 'Satchel test' } })
  const camera = cameraFor(app)
  let page = await makeVault(app)
  const state = expectOk(await call(page, 'vault.state', {}), 'the state')
  const folder = state.state === 'unlocked' ? state.vault.path : ''
  const database = join(folder, 'vault.db')
  const lock = async (): Promise<void> => {
    page = await app.pageAfter(() => page.keyboard.press('Control+Shift+L'))
    await expect(page.getByRole('heading', { name: 'Harbour' })).toBeVisible()
  }
  const unlock = async (): Promise<void> => {
    await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
    await page.keyboard.press('Enter')
  }
  /** Leaves the vault and comes back: the page asks the keychain anew. */
  const comeBack = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Another vault' }).press('Enter')
    await openVault(app, page, folder)
  }
  await lock()
  const older = readFileSync(database)
  await unlock()
  await expect(page.getByRole('navigation').first()).toBeVisible({ timeout: 15_000 })
  for (let n = 0; n < 3; n++) expectOk(await call(page, 'contacts.create', { draft: { ...emptyContact(), familyName: `Person ${String(n)}` } }), 'a contact')
  await lock()
  const newer = readFileSync(database)
  writeFileSync(database, older)
  await unlock()
  await expect(page.getByText('does not match its last known state')).toBeVisible({ timeout: 15_000 })
  await camera.look(page, 'trouble-log')

  const damaged = Buffer.from(newer)
  damaged.fill(0x5a, 100, 300)
  writeFileSync(database, damaged)
  await comeBack()
  await unlock()
  await expect(page.getByRole('heading', { name: 'The vault file is damaged' })).toBeVisible({ timeout: 15_000 })
  await camera.look(page, 'trouble-damaged')
  writeFileSync(database, newer)

  const { vaultId, slots } = expectOk(readSlots(join(folder, 'slots.json')), 'the slots')
  const fingerprint = slots.find((slot) => slot.kind === 'passphrase')?.deviceFingerprint ?? ''
  const account = deviceAccount(vaultId, fingerprint)
  expect(await keyring.call([['write', account, 'ff'.repeat(32)]])).toMatchObject([{ answer: { ok: true } }])
  await comeBack()
  await expect(page.getByText('something else than this vault was made with')).toBeVisible()
  await camera.look(page, 'keychain-changed')
  expect(await keyring.call([['remove', account]])).toMatchObject([{ answer: { ok: true } }])
  await comeBack()
  await expect(page.getByText('The keychain does not know this vault')).toBeVisible()
  await camera.look(page, 'keychain-absent')
  await keyring.lock()
  await comeBack()
  await expect(page.getByText('Unlock the keychain of your desktop', { exact: false })).toBeVisible()
  await camera.look(page, 'keychain-locked')
  await app.close()
  await keyring.stop()
})

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
    await expect(page.getByText('were gone through', { exact: false })).toBeVisible({ timeout: 20_000 })
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
    for (const key of ['x', 'j', 'x', 'j', 'x']) await page.keyboard.press(key)
    const bar = page.getByRole('toolbar', { name: 'Selection' })
    await expect(bar).toBeVisible()
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
    const folder = join(app.userData, 'Backup drive')
    mkdirSync(folder)
    app.planDialogs({ 'backup-target': folder })
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
    for (let n = 0; n < 9; n++) await page.keyboard.press('j')
    await expect(page.getByRole('article')).toBeVisible()
    await camera.readme(page, 'people')
    await camera.readme(page, 'people-dark', { theme: 'dark' })
    await page.keyboard.press('Enter')
    await expect(grid).toBeHidden()
    await camera.readme(page, 'person')
  })
  await app.close()
})

/** Ways in which a vault's folder can be broken, each with its page. */
function troubles(folder: string): readonly (readonly [string, (copy: string) => void])[] {
  const slots = readFileSync(join(folder, 'slots.json'), 'utf8')
  return [
    ['vault-missing', (copy) => { rmSync(join(copy, 'vault.db')) }],
    ['vault-empty', (copy) => { truncateSync(join(copy, 'vault.db')) }],
    ['vault-plaintext', (copy) => { writeFileSync(join(copy, 'vault.db'), 'SQLite format 3\0'.padEnd(4_096, '\0')) }],
    ['slots-missing', (copy) => { rmSync(join(copy, 'slots.json')) }],
    ['slots-damaged', (copy) => { writeFileSync(join(copy, 'slots.json'), slots.replace('"', '!')) }],
    ['newer-version', (copy) => { writeFileSync(join(copy, 'slots.json'), ofVersion99(slots)) }],
    ['in-use', (copy) => { writeFileSync(join(copy, 'vault.lock'), JSON.stringify({ pid: 4_000_000, startedAt: null, host: `not-${hostname()}`, nonce: '00112233445566aa' })) }],
  ]
}

/** The slot file as a later program would write it, its checksum right. */
function ofVersion99(slots: string): string {
  const unsummed = slots.replace(/"version": 1\b/, '"version": 99').replace(/[0-9a-f]{64}(?="\n\}\n$)/, '0'.repeat(64))
  return unsummed.replace(/0{64}(?="\n\}\n$)/, createHash('sha256').update(unsummed).digest('hex'))
}

async function openVault(app: RunningApp, page: Page, folder: string): Promise<void> {
  app.planDialogs({ 'open-vault': folder })
  await page.getByRole('button', { name: /Open a vault/ }).press('Enter')
}

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
  const file = join(mkdtempSync(join(tmpdir(), 'satchel-import-')), 'address book.csv')
  writeFileSync(file, [header, ...rows, ''].join('\r\n'))
  return file
}

/** A person of the sample about whom much is known: the one whose page shows every section. */
async function richestPerson(page: Page): Promise<string> {
  const { items } = expectOk(await call(page, 'contacts.page', { filter: { bin: false, conditions: [] }, sort: 'name', direction: 'ascending', at: 0, limit: 200 }), 'a page of people')
  const rich = items.map(({ id, tags, email, phone, companyName, city }) => ({ id, score: tags.length + [email, phone, companyName, city].filter((part) => part !== '').length }))
  return rich.sort((a, b) => b.score - a.score)[0]?.id ?? ''
}
