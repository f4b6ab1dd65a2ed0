import { expect, test, type Page } from '@playwright/test'
import { codeAt, wrongCodeAt } from '../support/authenticator'
import { beCareful } from '../support/demanding-role'
import { call } from './support/bridge'
import { launch, type RunningApp } from './support/launch'
import { cameraFor } from './support/pictures'
import { createWorkVault, workVault } from './support/work-vault'

const lock = (app: RunningApp, page: Page): Promise<Page> => app.pageAfter(() => page.keyboard.press('Control+Shift+L'))
/** Types the passphrase on the locked page: the second step follows. */
async function givePassphrase(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Passphrase', exact: true }).fill(workVault.passphrase)
  await page.keyboard.press('Enter')
}
const opened = (page: Page): Promise<void> => expect(page.getByRole('navigation').first()).toBeVisible({ timeout: 15_000 })
const digits = (page: Page) => page.getByRole('textbox', { name: 'Six-digit code' })

/** From the page that shows key and QR code to the open vault. Answers with the secret, the codes and the moment of the code that confirmed. */
async function setUpByKeys(page: Page, look: (name: string) => Promise<void>): Promise<{ readonly secret: string; readonly codes: readonly string[]; readonly at: number }> {
  await expect(page.getByRole('img', { name: 'QR code for the authenticator app' })).toBeVisible()
  const secret = (await page.getByRole('group', { name: 'Key', exact: true }).innerText()).replaceAll(' ', '')
  expect(secret).toMatch(/^[A-Z2-7]{32}$/)
  await look('set-up')
  await expect(digits(page)).toBeFocused()
  await page.keyboard.type(wrongCodeAt(secret, Date.now()))
  await expect(page.getByText('This code is wrong.', { exact: false })).toBeVisible()
  const at = Date.now()
  await page.keyboard.type(codeAt(secret, at))
  await expect(page.getByRole('heading', { name: 'Your one-use codes' })).toBeVisible()
  const codes = (await page.getByRole('list', { name: 'Your one-use codes' }).getByRole('listitem').allInnerTexts()).map((text) => text.replace(/^\d+\s*/, '').trim())
  expect(codes).toHaveLength(10)
  await look('codes')
  await expect(page.getByRole('button', { name: 'Go on' })).toBeDisabled()
  await page.getByRole('checkbox', { name: /I have kept these codes/ }).press('Space')
  await page.getByRole('button', { name: 'Go on' }).press('Enter')
  await opened(page)
  return { secret, codes, at }
}

test('two-step unlock by keyboard: on, wrong, replayed and right codes, a one-use code, off (L1, T1, T2, T5)', async () => {
  test.setTimeout(180_000)
  const app = await launch()
  let page = await app.page()
  const recoveryCode = await createWorkVault(page)
  expect(await call(page, 'vault.confirmRecoveryCode', { recoveryCode })).toMatchObject({ ok: true })
  await call(page, 'app.setPreferences', { language: 'en', theme: 'light' })
  await opened(page)
  const camera = cameraFor(app)

  await page.keyboard.press('g')
  await page.keyboard.press('s')
  await page.getByRole('button', { name: 'Turn on two-step unlock' }).press('Enter')
  await expect(page.getByText('Two-step unlock protects the app, not a copied file.').first()).toBeVisible()
  await page.keyboard.type(workVault.passphrase)
  await page.keyboard.press('Enter')
  const { secret, codes, at } = await setUpByKeys(page, (name) => camera.look(page, `two-step-${name}`))

  page = await lock(app, page)
  await givePassphrase(page)
  await expect(digits(page)).toBeFocused({ timeout: 15_000 })
  await camera.look(page, 'two-step-asked')
  expect(await call(page, 'contacts.count', { filter: { bin: false, conditions: [] } })).toEqual({ ok: false, failure: { kind: 'locked', due: 'second-factor' } })
  // Its keys are in memory: a lock ends this state like any other (L1).
  page = await app.pageAfter(() => page.keyboard.press('Control+Shift+L'))
  await givePassphrase(page)
  await expect(digits(page)).toBeFocused({ timeout: 15_000 })
  await page.keyboard.type(codeAt(secret, at))
  await expect(page.getByText('This code was used already.', { exact: false })).toBeVisible()
  await page.keyboard.type(wrongCodeAt(secret, Date.now()))
  await expect(page.getByText('This code is wrong.', { exact: false })).toBeVisible()
  // As copied from an app that shows a space; the step after the one that was taken.
  await page.keyboard.insertText(codeAt(secret, Math.max(Date.now(), at + 30_000)).replace(/^.../, '$& '))
  await opened(page)

  page = await lock(app, page)
  await givePassphrase(page)
  await expect(digits(page)).toBeFocused({ timeout: 15_000 })
  for (let n = 0; n < 4; n++) {
    await expect(digits(page)).toHaveValue('')
    await page.keyboard.type(wrongCodeAt(secret, Date.now()))
  }
  await expect(page.getByText(/The next attempt counts in/)).toBeVisible()
  await app.screenshot('two-step-wait')
  await page.getByRole('button', { name: 'Use a one-use code' }).press('Enter')
  await expect(page.getByRole('textbox', { name: 'One-use code' })).toBeFocused()
  await page.keyboard.type('ABCD-EFGH')
  await page.keyboard.press('Enter')
  await expect(page.getByText('There is a typing mistake in the code.', { exact: false })).toBeVisible()
  await camera.look(page, 'two-step-one-use')
  await page.getByRole('textbox', { name: 'One-use code' }).fill((codes[4] ?? '').toLowerCase())
  await page.keyboard.press('Enter')
  await opened(page)
  await expect(page.getByText('That code is used up; 9 are left')).toBeVisible()
  await app.screenshot('two-step-used-up')

  await page.keyboard.press('g')
  await page.keyboard.press('s')
  await page.getByRole('button', { name: 'Turn off two-step unlock' }).press('Enter')
  await page.getByRole('textbox', { name: 'Your passphrase' }).fill(workVault.passphrase)
  await page.getByRole('textbox', { name: 'Code', exact: true }).fill(codes[5] ?? '')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Turn on two-step unlock' })).toBeVisible({ timeout: 15_000 })

  const here = page
  await beCareful((channel, input) => call(here, channel, input), workVault.passphrase)
  await expect(page.getByRole('heading', { name: 'Set up two-step unlock' })).toBeVisible()
  page = await app.pageAfter(() => here.getByRole('button', { name: 'Lock', exact: true }).click())
  await givePassphrase(page)
  await expect(page.getByRole('heading', { name: 'Set up two-step unlock' })).toBeVisible({ timeout: 15_000 })
  await setUpByKeys(page, (name) => app.screenshot(`two-step-demanded-${name}`))
  await app.close()
})
