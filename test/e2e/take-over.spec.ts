import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { expectOk } from '../../shared/result'
import { call } from './support/bridge'
import { launch } from './support/launch'
import { cameraFor } from './support/pictures'
import { makeVault, PASSPHRASE } from './support/vault'

test('E20 a vault that another machine has by its lock: the page names it, taking it over opens the vault, and the log says so', async () => {
  test.setTimeout(120_000)
  const app = await launch()
  const first = await makeVault(app)
  const state = expectOk(await call(first, 'vault.state', {}), 'the state')
  if (state.state !== 'unlocked') throw new Error('the vault is not open')
  const page = await app.pageAfter(() => first.keyboard.press('Control+Shift+L'))
  await expect(page.getByLabel('Passphrase', { exact: true })).toBeVisible()
  writeFileSync(join(state.vault.path, 'vault.lock'), JSON.stringify({ pid: 17, startedAt: null, host: 'attic', machine: '0'.repeat(32), nonce: '00112233445566aa' }))
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
  await page.keyboard.press('Enter')
  await expect(page.getByText('By its lock the machine “attic” has it.')).toBeVisible({ timeout: 15_000 })
  await cameraFor(app).look(page, 'in-use-elsewhere')
  await page.getByRole('button', { name: 'Take it over' }).press('Enter')
  await expect(page.getByRole('navigation').first()).toBeVisible({ timeout: 15_000 })
  expect(await call(page, 'audit.page', { filter: { actions: ['vault.lock-taken-over'] }, limit: 5 })).toMatchObject({ ok: true, value: { total: 1 } })
  await app.close()
})
