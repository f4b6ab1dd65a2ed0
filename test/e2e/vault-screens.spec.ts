import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { expectOk } from '../../shared/result'
import { checkAxe } from './support/axe'
import { call } from './support/bridge'
import { launch, type RunningApp } from './support/launch'
import { addContact, createWorkVault, workVault } from './support/work-vault'

type Language = 'en' | 'de'
const words = {
  en: { log: 'Log', backups: 'Backups', settings: 'Settings' },
  de: { log: 'Protokoll', backups: 'Sicherungen', settings: 'Einstellungen' },
} as const
const keys = { log: 'l', backups: 'b', settings: 's' } as const
type ScreenName = keyof typeof keys

/** Goes to a screen by its keys alone. */
async function go(page: Page, screen: ScreenName, language: Language): Promise<void> {
  await page.keyboard.press('Escape')
  await page.evaluate(() => { if (document.activeElement instanceof HTMLElement) document.activeElement.blur() })
  await page.keyboard.press('g')
  await page.keyboard.press(keys[screen])
  await expect(page.getByRole('heading', { level: 1, name: words[language][screen], exact: true })).toBeVisible()
}

/** Every theme and language of one screen, looked at by axe and kept as a picture. */
async function lookAtEveryForm(app: RunningApp, page: Page, screen: ScreenName, name: string): Promise<void> {
  for (const language of ['en', 'de'] as const) {
    for (const theme of ['light', 'dark'] as const) {
      await call(page, 'app.setPreferences', { language, theme })
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
      await expect(page.getByRole('heading', { level: 1, name: words[language][screen], exact: true })).toBeVisible()
      // Colours move over for a moment; half-way ones are no one's contrast.
      await page.waitForTimeout(300)
      await app.screenshot(`${name}-${language}-${theme}`)
      await checkAxe(page, `${name} ${language} ${theme}`)
    }
  }
  await call(page, 'app.setPreferences', { language: 'en', theme: 'light' })
  await expect(page.getByRole('heading', { level: 1, name: words.en[screen], exact: true })).toBeVisible()
}

test('log, backups and settings by keyboard, in both themes and languages (A8, B5)', async () => {
  test.setTimeout(240_000)
  const app = await launch()
  const page = await app.page()
  const code = await createWorkVault(page)
  expect(await call(page, 'vault.confirmRecoveryCode', { recoveryCode: code })).toMatchObject({ ok: true })
  await call(page, 'app.setPreferences', { language: 'en', theme: 'light' })
  await expect(page.getByRole('navigation').first()).toBeVisible()
  const contact = await addContact(page, 'Sousa', 'Likes ferries')
  expectOk(await call(page, 'contacts.update', {
    id: contact.id, expectedVersion: contact.version,
    patch: { emails: [{ address: 'sousa@example.invalid', label: 'work', primary: true, optOut: false }], phones: [{ number: '+351 21 000 00 00', label: 'work', primary: true, optOut: false }] },
  }), 'the change')

  await test.step('the first backup', async () => {
    await go(page, 'backups', 'en')
    await expect(page.getByRole('heading', { name: 'No backup yet' })).toBeVisible()
    await lookAtEveryForm(app, page, 'backups', 'backups-empty')
    const folder = join(app.userData, 'drive')
    mkdirSync(folder)
    app.planDialogs({ 'backup-target': folder })
    await page.getByRole('button', { name: 'Choose a folder' }).press('Enter')
    await expect(page.getByText(folder)).toBeVisible()
    await expect(page.getByText('The folder is on the same disk as the vault')).toBeVisible()
    await page.getByRole('button', { name: 'Back up now' }).press('Enter')
    await expect(page.getByText(/Backup made and verified/)).toBeVisible({ timeout: 30_000 })
    await page.getByRole('button', { name: 'Verify', exact: true }).first().press('Enter')
    await expect(page.getByText(/is whole: it was opened/)).toBeVisible({ timeout: 30_000 })
    await page.getByRole('button', { name: /How often/ }).press('Enter')
    await page.getByRole('option', { name: 'Every 4 hours' }).press('Enter')
    await expect.poll(async () => expectOk(await call(page, 'backup.state', {}), 'the state')).toMatchObject({ everyHours: 4, target: folder })
    await lookAtEveryForm(app, page, 'backups', 'backups')
    // The drive is taken away.
    rmSync(folder, { recursive: true })
    await page.getByRole('button', { name: 'Back up now' }).press('Enter')
    await expect(page.getByText('The folder is not there').first()).toBeVisible({ timeout: 30_000 })
    await expect(page.getByText('The folder could not be read')).toBeVisible()
    await app.screenshot('backups-drive-gone')
    await checkAxe(page, 'the drive is gone')
  })

  await test.step('the log', async () => {
    await go(page, 'log', 'en')
    const entries = page.getByRole('listbox', { name: 'Entries, newest first' })
    await expect(entries.getByText('ada changed Email and Phone of Planted Sousa')).toBeVisible()
    await entries.getByRole('option', { name: /changed Email and Phone/ }).click()
    await expect(page.getByRole('region', { name: 'Entry', exact: true }).getByText('sousa@example.invalid', { exact: false })).toBeVisible()
    await lookAtEveryForm(app, page, 'log', 'log-entry')
    await page.getByRole('button', { name: 'Verify', exact: true }).press('Enter')
    await page.getByRole('dialog').getByRole('button', { name: 'Verify' }).press('Enter')
    await expect(page.getByText('The log is whole')).toBeVisible({ timeout: 20_000 })
    await expect(page.getByText(/Witness in the keychain: agrees/)).toBeVisible()
    await page.getByRole('button', { name: 'Only this record' }).press('Enter')
    await expect(entries.getByRole('option')).toHaveCount(2)
    await lookAtEveryForm(app, page, 'log', 'log-verified')
    const file = join(app.userData, 'log.jsonl')
    app.planDialogs({ 'log-export': file })
    await page.getByRole('button', { name: 'Export' }).press('Enter')
    await expect(page.getByText(/entries exported/)).toBeVisible({ timeout: 20_000 })
    await page.getByRole('button', { name: 'Clear filters' }).press('Enter')
    await expect(entries.getByText('ada exported the log')).toBeVisible()
  })

  await test.step('the settings', async () => {
    await go(page, 'settings', 'en')
    await page.getByRole('button', { name: /Lock when nobody uses it for/ }).press('Enter')
    await page.getByRole('option', { name: '15 minutes' }).press('Enter')
    await expect.poll(async () => expectOk(await call(page, 'settings.get', {}), 'the settings').idleMinutes).toBe(15)
    await expect(page.getByText(/^Locks in 1[45]:\d\d$/)).toBeVisible()
    await lookAtEveryForm(app, page, 'settings', 'settings')
    await page.getByRole('button', { name: 'Add sample data' }).press('Enter')
    await expect(page.getByText(/of sample data are in this vault/)).toBeVisible({ timeout: 60_000 })
    await page.getByRole('button', { name: 'Remove sample data' }).press('Enter')
    const question = page.getByRole('alertdialog', { name: 'Remove all sample data?' })
    await app.screenshot('settings-remove-sample')
    await question.getByRole('button', { name: 'Remove sample data' }).press('Enter')
    await expect(page.getByText('There is no sample data in this vault.')).toBeVisible({ timeout: 60_000 })
    await page.getByRole('button', { name: 'Show raw key' }).press('Enter')
    await page.getByRole('textbox', { name: 'Your passphrase' }).fill('not this one')
    await page.keyboard.press('Enter')
    await expect(page.getByText('The key was not shown')).toBeVisible({ timeout: 15_000 })
    await page.getByRole('textbox', { name: 'Your passphrase' }).fill(workVault.passphrase)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('group', { name: 'Raw key' })).toHaveText(/^[0-9a-f]{64}$/, { timeout: 15_000 })
    await checkAxe(page, 'the raw key')
    await app.screenshot('settings-raw-key')
    await page.getByRole('button', { name: 'Hide it' }).press('Enter')
    await page.getByRole('button', { name: 'Change passphrase' }).press('Enter')
    await page.getByLabel('Passphrase now').fill(workVault.passphrase)
    await page.getByRole('textbox', { name: 'Passphrase', exact: true }).fill('seven lanterns quiet harbour')
    await page.getByLabel('Passphrase again').fill('seven lanterns quiet harbour')
    const change = page.getByRole('button', { name: 'Change it' })
    await expect(change).toBeEnabled()
    await app.screenshot('settings-passphrase')
    await checkAxe(page, 'changing the passphrase')
    await change.press('Enter')
    await expect(page.getByText('Passphrase changed.', { exact: false })).toBeVisible({ timeout: 15_000 })
    await page.getByRole('button', { name: 'Make a new code' }).press('Enter')
    await page.getByRole('textbox', { name: 'Your passphrase' }).fill('seven lanterns quiet harbour')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'Your recovery code' })).toBeVisible({ timeout: 15_000 })
  })
  await app.close()
})
