import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import type { CompanyFields } from '../../shared/companies/company'
import { emptyContact, type ContactFields } from '../../shared/contacts/contact'
import { expectOk } from '../../shared/result'
import { hostileTexts } from '../support/hostile-texts'
import { call } from './support/bridge'
import { launch, type RunningApp } from './support/launch'
import { createWorkVault } from './support/work-vault'

// SECURITY.md E24: every text field of every record, by the page, by an import and by an edit, shown on every screen: never a dialog, a request, a script or an element.
let app: RunningApp
let page: Page
const people: string[] = []
const companies: string[] = []
const outside: string[] = []

const address = (text: string) => ({ label: text, primary: true, optOut: false, street: text, extended: text, poBox: text, city: text, region: text, postalCode: text, country: text })
const contactOf = (text: string, n: number): ContactFields => ({
  ...emptyContact(), namePrefix: text, givenName: text, middleName: text, familyName: text, nameSuffix: text, nickname: text, phoneticGivenName: text, phoneticFamilyName: text, formattedName: `${text} person ${String(n)}`,
  positions: [{ companyId: null, companyName: text, role: text, department: text, primary: true, left: false }], emails: [{ address: text, label: text, primary: true, optOut: false }],
  phones: [{ number: text, label: text, primary: true, optOut: false }], addresses: [address(text)], links: [{ url: text, label: text }], tags: [text], notes: `${text}\n${text}`
})
const companyOf = (text: string, n: number): CompanyFields => ({
  name: `${text} company ${String(n)}`, domain: text, industry: text, employees: null, emails: [{ address: text, label: text, primary: true, optOut: false }], phones: [{ number: text, label: text, primary: true, optOut: false }],
  addresses: [address(text)], links: [{ url: text, label: text }], tags: [text], ownerId: null, notes: text
})

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  test.setTimeout(120_000)
  app = await launch()
  page = await app.page()
  page.on('dialog', (dialog) => {
    outside.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', (request) => {
    if (!/^(app:\/\/satchel\/|data:|blob:)/.test(request.url())) outside.push(`request ${request.url()}`)
  })
  await page.evaluate(() => {
    document.addEventListener('securitypolicyviolation', (event) => { Object.assign(window, { violation: `${event.effectiveDirective} ${event.blockedURI}` }) })
  })
  await createWorkVault(page)
})
test.afterAll(() => app.close())

/** Nothing ran, nothing was asked for, and no element that our own pages never make is there. */
async function expectHarmless(where: string): Promise<void> {
  const state = await page.evaluate(() => {
    const seen = window as unknown as { ran?: unknown; violation?: string; polluted?: unknown }
    const handlers = [...document.querySelectorAll('*')].filter((element) => element.getAttributeNames().some((name) => /^on/.test(name)))
    const foreign = document.querySelectorAll('body script, iframe, object, embed, video, audio, marquee, math, base, body meta, body link, img[src^="http"], svg script, animate, details[ontoggle], a[href]:not([href^="#"])')
    const globals = { ran: seen.ran, violation: seen.violation, polluted: ({} as Record<string, unknown>)['ran'] }
    return { ...globals, handlers: handlers.map((element) => element.outerHTML.slice(0, 120)), foreign: [...foreign].map((element) => element.outerHTML.slice(0, 120)), url: location.href }
  })
  expect({ where, ...state, outside }).toEqual({ where, ran: undefined, violation: undefined, polluted: undefined, handlers: [], foreign: [], url: 'app://satchel/', outside: [] })
}

/** Opens a record the way a link from outside does. */
const follow = (link: string): Promise<unknown> => app.electron.evaluate(({ app: electronApp }, url) => electronApp.emit('second-instance', {}, ['satchel', url]), link)
const go = async (key: string): Promise<void> => {
  await page.keyboard.press('g')
  await page.keyboard.press(key)
}
const shown = (selector: string): Promise<string> => page.evaluate((css) => document.querySelector(css)?.textContent ?? '', selector)

test('E24 every field of a person and a company takes every hostile text and gives it back as it was', async () => {
  expect(hostileTexts.length).toBeGreaterThanOrEqual(40)
  for (const [n, text] of hostileTexts.entries()) {
    const person = expectOk(await call(page, 'contacts.create', { draft: contactOf(text, n) }), `person ${String(n)}`).record
    const edited = expectOk(await call(page, 'contacts.update', { id: person.id, expectedVersion: person.version, patch: { nickname: `${text} edited`, notes: `${text}\n\n${text}` } }), `edit ${String(n)}`).record
    expect([edited.nickname, edited.familyName, edited.links[0]?.url, edited.tags[0]]).toEqual([`${text} edited`, text, text, text].map((value) => value.normalize('NFC')))
    people.push(person.id)
    companies.push(expectOk(await call(page, 'companies.create', { draft: companyOf(text, n) }), `company ${String(n)}`).record.id)
  }
  await expectHarmless('after making them')
})

test('E24 the lists, with every column, show them as text', async () => {
  for (const [key, screen, name] of [['p', 'contact', 'People'], ['c', 'company', 'Companies']] as const) {
    const columns = ['name', 'role', 'company', 'email', 'phone', 'city', 'country', 'tags', 'domain', 'industry']
    await call(page, 'app.setPreferences', { columns: { [screen]: columns, [key === 'p' ? 'people' : 'companies']: columns } })
    await go(key)
    const grid = page.getByRole('grid', { name })
    await expect(grid).toBeVisible()
    await grid.focus()
    for (let steps = 0; steps < 12; steps++) await page.keyboard.press('PageDown')
    await expectHarmless(`list of ${name}`)
  }
})

test('E24 every detail page shows them as text, and a hostile link opens nothing', async () => {
  test.setTimeout(300_000)
  for (const [n, text] of hostileTexts.entries()) {
    await follow(`satchel://contact/${people[n] ?? ''}`)
    await expect.poll(() => shown('article')).toContain(`person ${String(n)}`)
    // Links are buttons; the main process is the one that decides, and refuses all but web, mail and phone.
    expect(await page.evaluate(() => document.querySelectorAll('a[href]').length)).toBe(0)
    if (!/[\u0000-\u001f\u00ad]/.test(text)) expect(await shown('article')).toContain(text.normalize('NFC'))
    await follow(`satchel://company/${companies[n] ?? ''}`)
    await expect.poll(() => shown('article')).toContain(`company ${String(n)}`)
  }
  await expectHarmless('detail pages')
  const answers = await page.evaluate((texts) => Promise.all(texts.map((url) => window.satchel.call('app.openExternal', { url }))), hostileTexts.filter((text) => !/^https:\/\/[^@]*$/.test(text)))
  expect(answers.filter((answer) => answer.ok)).toEqual([])
})

test('E24 the palette finds them and shows them as text', async () => {
  for (const wanted of ['script', 'javascript', '__proto__', 'planted', 'onerror']) {
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Search' }).fill(wanted)
    await expect(page.getByRole('option').first()).toBeVisible()
    await expectHarmless(`palette for ${wanted}`)
    await page.keyboard.press('Escape')
  }
})

test('E24 an import shows them in its preview, in its columns and in its rows, and imports them as text', async () => {
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
  const columns = ['First name', 'Middle name', 'Last name', 'Nickname', 'Company', 'Role', 'Email', 'Phone', 'Link', 'Tags', 'Notes', '<img src=x onerror=ran=1>', '__proto__']
  const rows = hostileTexts.map((text, n) => columns.map((_column, place) => quoted(place === 2 ? `${text} imported ${String(n)}` : text)).join(','))
  const file = join(mkdtempSync(join(tmpdir(), 'satchel-hostile-')), '<img src=x onerror=ran=1>.csv'.replaceAll(/[<>]/g, "'"))
  writeFileSync(file, [columns.map(quoted).join(','), ...rows, ''].join('\r\n'))
  app.planDialogs({ import: file })
  await go('i')
  await page.getByRole('button', { name: 'Choose a file' }).press('Enter')
  await expect(page.getByText(`${String(hostileTexts.length)} rows`, { exact: false }).first()).toBeVisible()
  await expectHarmless('reading a file')
  await page.getByRole('button', { name: 'Check', exact: true }).press('Enter')
  const start = page.getByRole('button', { name: /^Import \d+ rows/ })
  await expect(start).toBeVisible({ timeout: 20_000 })
  await expectHarmless('preview of an import')
  await start.press('Enter')
  await expect(page.getByText('Import finished', { exact: false })).toBeVisible({ timeout: 20_000 })
  await expectHarmless('result of an import')
  await page.getByRole('button', { name: 'Show these records' }).press('Enter')
  await expect(page.getByRole('grid', { name: 'People' })).toBeVisible()
  await expectHarmless('imported people')
})

test('E24 the log and the recycle bin show them as text', async () => {
  await go('l')
  await expect(page.getByRole('grid').or(page.getByRole('listbox')).first()).toBeVisible()
  await page.keyboard.press('Tab')
  for (let steps = 0; steps < 40; steps++) {
    await page.keyboard.press('ArrowDown')
    if (steps % 8 === 0) await expectHarmless(`log, step ${String(steps)}`)
  }
  for (const id of people) {
    const { version } = expectOk(await call(page, 'contacts.get', { id }), 'a person')
    expectOk(await call(page, 'contacts.delete', { id, expectedVersion: version }), 'to the bin')
  }
  await go('x')
  await expect(page.getByText(/person \d+$/).first()).toBeVisible()
  await expectHarmless('recycle bin')
})

test('E24 a vault with a hostile name shows it as text when it is locked', async () => {
  await call(page, 'vault.lock', { reason: 'user' }).catch(() => undefined)
  page = await app.page()
  const name = '<img src=x onerror=ran=1>'
  const { file } = expectOk(await call(page, 'app.newVaultFolder', { name, purpose: 'new-vault' }), 'a folder')
  expectOk(await call(page, 'vault.create', { folder: file, name, userName: '"><script>ran=1</script>', passphrase: 'tangerine umbrella forty quartz', withoutKeychain: false }), 'a vault')
  page = await app.pageAfter(() => call(page, 'vault.lock', { reason: 'user' }))
  await expect(page.getByRole('heading', { name })).toBeVisible()
  await expectHarmless('locked page')
})
