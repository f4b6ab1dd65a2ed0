import { expect, test } from '@playwright/test'
import { expectOk } from '../../shared/result'
import { call } from './support/bridge'
import { launch } from './support/launch'
import { cameraFor } from './support/pictures'
import { createWorkVault, unlockWorkVault, workVault } from './support/work-vault'

test('failed logins › the bell, the inbox, the entries that show it, and acknowledging, by keyboard alone', async () => {
  test.setTimeout(120_000)
  const app = await launch()
  const camera = cameraFor(app)
  let page = await app.page()
  const code = await createWorkVault(page)
  expectOk(await call(page, 'vault.confirmRecoveryCode', { recoveryCode: code }), 'confirmed')
  expectOk(await call(page, 'alerts.setRule', { rule: 'failed-logins', values: { attempts: 2 } }), 'stricter')
  await expect(page.getByRole('button', { name: 'Alerts: none are open' })).toBeVisible()
  const open = page
  page = await app.pageAfter(() => call(open, 'vault.lock', { reason: 'user' }))
  for (let n = 0; n < 2; n++) expect(await call(page, 'vault.unlock', { userName: workVault.userName, passphrase: 'somebody is guessing here', acceptRollback: false })).toMatchObject({ ok: false })
  await unlockWorkVault(page)

  const bell = page.getByRole('button', { name: /^Alerts:/ })
  await expect(bell).toHaveAccessibleName('Alerts: 1 is open')
  await bell.focus()
  await page.keyboard.press('Enter')
  const list = page.getByRole('grid', { name: 'Alerts, the gravest first' })
  await expect(list).toBeFocused()
  await page.keyboard.press('j')
  const detail = page.getByRole('region', { name: 'Repeated failed logins' })
  await expect(detail.getByText('2 attempts to open the vault as ada failed. They were noted within 60 minutes, when it was opened next.')).toBeVisible()
  await expect(detail.getByText('2 attempts to open the vault as ada failed before this')).toBeVisible()
  await camera.look(page, 'alert')
  await camera.readme(page, 'alert')

  await test.step('the entries, in the log', async () => {
    await detail.getByRole('button', { name: 'Show it in the log' }).press('Enter')
    const entries = page.getByRole('listbox', { name: 'Entries, newest first' }).getByRole('option')
    await expect(entries).toHaveCount(1)
    await expect(entries.first()).toHaveAccessibleName(/attempts to open the vault as ada failed/)
    await expect(page.getByRole('button', { name: 'Only what an alert names' })).toBeVisible()
    await page.keyboard.press('Alt+ArrowLeft')
    await expect(list).toBeFocused()
  })

  await test.step('A acknowledges, and nothing is left', async () => {
    await page.keyboard.press('j')
    await expect(detail).toBeVisible()
    await page.keyboard.press('a')
    await expect(page.getByRole('heading', { name: 'Nothing needs your attention' })).toBeVisible()
    await expect(bell).toHaveAccessibleName('Alerts: none are open')
    await expect.poll(async () => expectOk(await call(page, 'alerts.page', { filter: { state: 'all' }, at: 0, limit: 10 }), 'alerts').items.map(({ acknowledgedBy }) => acknowledgedBy)).toEqual(['ada'])
    await camera.look(page, 'alerts-empty')
  })

  await test.step('the rules, and one made laxer, which is told', async () => {
    await page.getByRole('tab', { name: 'Inbox' }).focus()
    await page.keyboard.press('ArrowRight')
    const attempts = page.getByRole('listitem').filter({ hasText: 'Repeatedly refused' }).getByLabel('Attempts')
    await expect(attempts).toHaveValue('5')
    await attempts.fill('0')
    await page.keyboard.press('Enter')
    await expect(page.getByText('A whole number from 1 to 1,000')).toBeVisible()
    await camera.look(page, 'alert-rules')
    await attempts.fill('50')
    await page.keyboard.press('Enter')
    await expect(bell).toHaveAccessibleName('Alerts: 1 is open')
    await page.getByRole('tab', { name: 'Rules' }).focus()
    await page.keyboard.press('ArrowLeft')
    await expect(list.getByText('The vault is guarded less than before')).toBeVisible()
  })
  await app.close()
})
