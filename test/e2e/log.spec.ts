import { expect, test } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { emptyContact, type Contact } from '../../shared/contacts/contact'
import { expectOk } from '../../shared/result'
import { checkAxe } from './support/axe'
import { call } from './support/bridge'
import { launch } from './support/launch'
import { pose } from './support/pictures'
import { createWorkVault } from './support/work-vault'

test('the log: filtered, kept as a search, verified with the recovery code, exported signed, and a value restored from it', async () => {
  const app = await launch()
  const page = await app.page()
  await pose(app, page, { language: 'en', theme: 'light', width: 1280, height: 800 })
  const code = await createWorkVault(page)
  const draft = { ...emptyContact(), givenName: 'Ana', familyName: 'Sousa', notes: 'likes tea' }
  const { record } = expectOk(await call(page, 'contacts.create', { draft }), 'a person')
  expect(await call(page, 'contacts.update', { id: record.id, expectedVersion: record.version, patch: { notes: 'likes coffee' } })).toMatchObject({ ok: true })
  await page.evaluate(() => { if (document.activeElement instanceof HTMLElement) document.activeElement.blur() })
  await page.keyboard.press('g')
  await page.keyboard.press('l')
  const list = page.getByRole('listbox', { name: 'Entries, newest first' })
  await expect(list.getByRole('option').first()).toBeVisible()
  await expect(page.getByRole('list', { name: /Entries by (day|hour)/ }).getByRole('button', { disabled: false }).last()).toBeVisible()
  await checkAxe(page)
  await app.screenshot('log-light')

  await page.getByRole('button', { name: /What happened/ }).click()
  await page.getByRole('option', { name: 'Records' }).click()
  await expect(list.getByRole('option')).toHaveCount(2)
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Save this search' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Records only')
  await page.getByRole('dialog').getByRole('button', { name: 'Save this search' }).click()
  await expect(page.getByRole('list', { name: 'Saved searches' }).getByRole('button', { name: 'Records only', exact: true })).toBeVisible()

  await list.getByRole('option', { name: /changed Notes/ }).click()
  await page.getByRole('button', { name: 'Restore this value of Notes' }).first().click()
  await expect.poll(async () => expectOk<Contact>(await call(page, 'contacts.get', { id: record.id }), 'the person').notes).toBe('likes tea')

  await page.getByRole('button', { name: 'Clear filters' }).click()
  await page.getByRole('button', { name: 'Verify', exact: true }).click()
  await checkAxe(page)
  await page.getByRole('textbox', { name: 'Recovery code' }).fill(code)
  await app.screenshot('log-verify')
  await page.getByRole('dialog').getByRole('button', { name: 'Verify' }).click()
  await expect(page.getByText('each one recomputed with the recovery code')).toBeVisible({ timeout: 20_000 })

  const file = join(app.userData, 'log.jsonl')
  app.planDialogs({ 'log-export': file })
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  await expect(page.getByText(/Signed with the key/)).toBeVisible({ timeout: 20_000 })
  expect(readFileSync(file, 'utf8').trim().split('\n').at(-1)).toMatch(/^\{"signature":"[0-9a-f]{128}"\}$/)

  await pose(app, page, { language: 'de', theme: 'dark', width: 1920, height: 1080 })
  await expect(page.getByRole('button', { name: 'Mehr', exact: true })).toBeVisible()
  await checkAxe(page)
  await app.screenshot('log-dark')
  await page.getByRole('button', { name: 'Mehr', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Alte Einträge archivieren' }).click()
  await app.screenshot('log-archive')
  await app.close()
})
