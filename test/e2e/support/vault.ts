import { expect, type Page } from '@playwright/test'
import type { Bridge } from '../../../shared/ipc/contract'
import type { RunningApp } from './launch'

export const PASSPHRASE = 'quiet harbour seven lanterns'

/** Makes a vault through the window, types the code back, and answers with the page of the open, empty vault. */
export async function makeVault(app: RunningApp): Promise<Page> {
  const page = await app.page()
  await page.getByRole('button', { name: /New vault/ }).press('Enter')
  await page.getByLabel('Name of the vault').fill('Harbour')
  await page.getByLabel('Your name').fill('Owner')
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
  await page.getByLabel('Passphrase again').fill(PASSPHRASE)
  const submit = page.getByRole('button', { name: 'Make the vault' })
  // The engine judges the passphrase first.
  await expect(submit).toBeEnabled()
  await submit.press('Enter')
  await confirmCode(page)
  await page.getByRole('button', { name: /^Start empty/ }).press('Enter')
  await expect(page.getByRole('navigation').first()).toBeVisible()
  return page
}

/** Types the asked groups of the recovery code back. */
export async function confirmCode(page: Page): Promise<string> {
  await expect(page.getByRole('heading', { name: 'Your recovery code' })).toBeVisible({ timeout: 20_000 })
  const groups = (await page.getByRole('list', { name: 'Your recovery code' }).getByRole('listitem').allInnerTexts()).map((text) => text.replace(/^\d+\s*/, '').trim())
  await page.getByRole('button', { name: 'I have kept it' }).press('Enter')
  for (let place = 1; place <= groups.length; place++) {
    const field = page.getByLabel(`Group ${String(place)}`, { exact: true })
    if ((await field.count()) > 0) await field.fill(groups[place - 1] ?? '')
  }
  await page.getByRole('button', { name: 'Confirm' }).press('Enter')
  return groups.join('-')
}

/** The page's own bridge, for bringing a vault into a state that a test begins with. */
export function callInPage<T>(page: Page, channel: string, input: unknown): Promise<T> {
  return page.evaluate(async ([name, value]) => {
    const { satchel } = window as unknown as { satchel: Bridge }
    return satchel.call(name as 'vault.state', value as Record<string, never>)
  }, [channel, input] as const) as Promise<T>
}
