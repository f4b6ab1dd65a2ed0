import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { everything } from '../../shared/list'
import { expectOk } from '../../shared/result'
import { checkAxe } from './support/axe'
import { call } from './support/bridge'
import { launch } from './support/launch'
import { pose } from './support/pictures'
import { makeVault } from './support/vault'

const PEOPLE = 40_000

const tagged = async (page: Page): Promise<number> => expectOk(await call(page, 'contacts.count', { filter: { bin: false, conditions: [{ field: 'tag', op: 'is', value: 'Fair' }] } }), 'a count').count

test('undo of a large change: shows how far it is, the window answers meanwhile, stopped it changed nothing, and then it runs through', async () => {
  test.setTimeout(240_000)
  const app = await launch()
  const page = await makeVault(app)
  await pose(app, page, { language: 'en', theme: 'light', width: 1280, height: 800 })
  const file = join(mkdtempSync(join(tmpdir(), 'satchel-large-')), 'large.csv')
  writeFileSync(file, `First Name,Last Name,Email\r\n${Array.from({ length: PEOPLE }, (_, place) => `Given${String(place)},Family${String(place)},p${String(place)}@large.example`).join('\r\n')}`)
  app.planDialogs({ import: file })
  await page.keyboard.press('g')
  await page.keyboard.press('i')
  await page.getByRole('button', { name: 'Choose a file' }).press('Enter')
  await page.getByRole('button', { name: 'Check', exact: true }).press('Enter')
  const start = page.getByRole('button', { name: 'Import 40,000 rows' })
  await expect(start).toBeVisible({ timeout: 60_000 })
  await start.press('Enter')
  await page.getByRole('button', { name: 'Show these records' }).press('Enter', { timeout: 120_000 })
  const people = page.getByRole('grid', { name: 'People' })
  await expect(people).toHaveAttribute('aria-rowcount', /^400/)
  await people.focus()
  await page.keyboard.press('Control+a')
  const bar = page.getByRole('toolbar', { name: 'Selection' })
  await bar.getByRole('button', { name: 'Add a tag' }).press('Enter')
  await page.getByRole('textbox', { name: 'Tag' }).fill('Fair')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Tagged 40,000 records')).toBeVisible({ timeout: 90_000 })
  expect(await tagged(page)).toBe(PEOPLE)

  await people.focus()
  await page.keyboard.press('Control+z')
  const line = page.getByRole('region', { name: 'Undo in progress' })
  const progress = line.getByRole('progressbar')
  await expect(progress).toHaveAttribute('aria-valuenow', /^[1-9]/, { timeout: 30_000 })
  await app.screenshot('undo-progress')
  // Nothing waits for it: a person is found, and another screen opens, while it goes on.
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Search' }).fill('Family39999')
  await expect(page.getByRole('option', { name: /Given39999/ })).toBeVisible()
  await expect(line).toBeVisible()
  await page.keyboard.press('Escape')
  // Everything else comes to wait behind it, so that the order of steps stays.
  await page.keyboard.press('Control+z')
  await expect(page.getByText('An undo is still running.', { exact: false })).toBeVisible()
  await line.getByRole('button', { name: 'Cancel' }).press('Enter')
  await expect(page.getByText('Not undone: Tagged 40,000 records. You stopped it, and nothing was changed.')).toBeVisible({ timeout: 30_000 })
  await expect(line).toBeHidden()
  expect(await tagged(page)).toBe(PEOPLE)
  await checkAxe(page, 'a stopped undo')

  await pose(app, page, { language: 'de', theme: 'dark', width: 1280, height: 800 })
  await page.getByRole('grid', { name: 'Personen' }).focus()
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('region', { name: 'Rückgängig machen läuft' }).getByRole('progressbar')).toHaveAttribute('aria-valuenow', /^[1-9]/, { timeout: 30_000 })
  await app.screenshot('undo-progress-dark-de')
  await checkAxe(page, 'a long undo')
  await expect(page.getByText('Rückgängig gemacht: 40.000 Einträge mit Schlagwort versehen', { exact: true })).toBeVisible({ timeout: 90_000 })
  expect(await tagged(page)).toBe(0)
  expect(await call(page, 'contacts.count', { filter: everything })).toMatchObject({ ok: true, value: { count: PEOPLE } })

  await page.keyboard.press('Control+Shift+z')
  await expect(page.getByText('Wiederholt: 40.000 Einträge mit Schlagwort versehen', { exact: true })).toBeVisible({ timeout: 90_000 })
  expect(await tagged(page)).toBe(PEOPLE)
  expect(await call(page, 'audit.verify', { jobId: 'verify-the-log' })).toMatchObject({ ok: true, value: { ok: true } })
  await app.close()
})
