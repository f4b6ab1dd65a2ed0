import { expect, test } from '@playwright/test'
import { launch } from './support/launch'

const PASSPHRASE = 'quiet harbour seven lanterns'

test('a first day: make a vault, keep the code, lock, unlock, all by keyboard', async () => {
  const app = await launch()
  const page = await app.page()
  await app.screenshot('welcome')
  await page.getByRole('button', { name: /New vault/ }).press('Enter')
  await page.getByLabel('Name of the vault').fill('Harbour')
  await page.getByLabel('Your name').fill('Owner')
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
  await page.getByLabel('Passphrase again').fill(PASSPHRASE)
  const submit = page.getByRole('button', { name: 'Make the vault' })
  await expect(submit).toBeEnabled()
  await app.screenshot('new-vault')
  await submit.press('Enter')
  await expect(page.getByRole('heading', { name: 'Your recovery code' })).toBeVisible({ timeout: 20_000 })
  await app.screenshot('recovery-code')
  const groups = await page.getByRole('list', { name: 'Your recovery code' }).getByRole('listitem').allInnerTexts()
  await page.getByRole('button', { name: 'I have kept it' }).press('Enter')
  for (const field of await page.getByLabel(/^Group \d+$/).all()) {
    const label = (await field.getAttribute('aria-label')) ?? (await page.locator(`label[for="${(await field.getAttribute('id')) ?? ''}"]`).innerText())
    const place = Number(/\d+/.exec(label)?.[0] ?? 0)
    await field.fill((groups[place - 1] ?? '').replace(/^\d+\s*/, ''))
  }
  await page.getByRole('button', { name: 'Confirm' }).press('Enter')
  await expect(page.getByRole('navigation').first()).toBeVisible()
  await app.screenshot('empty-vault')
  const locked = await app.pageAfter(() => page.keyboard.press('Control+Shift+L'))
  await expect(locked.getByRole('heading', { name: 'Harbour' })).toBeVisible()
  await app.screenshot('locked')
  await locked.getByLabel('Passphrase', { exact: true }).fill('not this one')
  await locked.keyboard.press('Enter')
  await expect(locked.getByText('This passphrase does not open the vault.')).toBeVisible({ timeout: 15_000 })
  await locked.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
  await locked.keyboard.press('Enter')
  await expect(locked.getByRole('navigation').first()).toBeVisible({ timeout: 15_000 })
  await app.close()
})
