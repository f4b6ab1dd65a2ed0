import AxeBuilder from '@axe-core/playwright'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Locator, type Page } from '@playwright/test'
import { emptyContact, type Contact } from '../../shared/contacts/contact'
import type { Condition } from '../../shared/list'
import { expectOk } from '../../shared/result'
import { call } from './support/bridge'
import { launch, type RunningApp } from './support/launch'
import { makeVault } from './support/vault'

async function checkAxe(page: Page, within?: string): Promise<void> {
  const axe = new AxeBuilder({ page }).setLegacyMode()
  const { violations } = await (within === undefined ? axe : axe.include(within)).analyze()
  expect(violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(' ').slice(0, 300)}`)).toEqual([])
}

async function resize(app: RunningApp, width: number, height: number): Promise<void> {
  await app.electron.evaluate(({ BaseWindow }, size) => {
    for (const frame of BaseWindow.getAllWindows()) frame.setContentSize(size.width, size.height)
  }, { width, height })
  const page = await app.page()
  await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([width, height])
}

const count = async (page: Page, ...conditions: Condition[]): Promise<number> => expectOk(await call(page, 'contacts.count', { filter: { bin: false, conditions } }), 'a count').count
const rows = (grid: Locator, found: number): Promise<void> => expect(grid).toHaveAttribute('aria-rowcount', String(found + 1), { timeout: 20_000 })

/** Picks a kind of condition from the menu that F opens. */
async function choose(page: Page, kind: string): Promise<void> {
  await page.keyboard.press('f')
  await expect(page.getByRole('menuitem', { name: kind, exact: true })).toBeVisible()
  await page.keyboard.type(kind)
  await page.keyboard.press('Enter')
}

test('lists: filter by words and conditions, change and remove them, columns, all results, export, by keyboard', async () => {
  test.setTimeout(240_000)
  const app = await launch()
  const page = await makeVault(app)
  await resize(app, 1280, 800)
  await call(page, 'sample.add', { jobId: 'job-sample-1' })
  const people = page.getByRole('grid', { name: 'People' })
  const total = await count(page)
  expect(total).toBeGreaterThanOrEqual(3_000)
  await rows(people, total)
  const tag = expectOk(await call(page, 'search.tags', { object: 'contact', prefix: '', limit: 1 }), 'tags').items[0]?.tag ?? ''
  const tagged = await count(page, { field: 'tag', op: 'is', value: tag })
  expect(tagged).toBeGreaterThan(0)
  expect(tagged).toBeLessThan(total)

  // A condition by keyboard alone: F, its kind, some letters, the first that is offered, Enter.
  await people.focus()
  await page.keyboard.press('f')
  await app.screenshot('lists-menu')
  await page.keyboard.press('Escape')
  await choose(page, 'Tag')
  const field = page.getByRole('combobox', { name: 'Tag', exact: true })
  await expect(field).toBeFocused()
  await page.keyboard.type(tag.slice(0, 4))
  await expect(page.getByRole('option').first()).toBeVisible()
  await app.screenshot('lists-editor')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const filters = page.getByRole('group', { name: 'Filters' })
  const chip = filters.getByRole('button', { name: `Tag is ${tag}`, exact: true })
  await expect(chip).toBeFocused()
  await rows(people, tagged)

  // A second one, without a value; both hold.
  await page.keyboard.press('ArrowDown')
  await expect(people).toBeFocused()
  await choose(page, 'Email')
  await expect(page.getByRole('dialog', { name: 'Has no email' })).toBeVisible()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(filters.getByRole('button', { name: 'Has no email', exact: true })).toBeFocused()
  const both = await count(page, { field: 'tag', op: 'is', value: tag }, { field: 'email', op: 'is-empty', value: '' })
  await rows(people, both)
  await app.screenshot('lists-1280')
  await checkAxe(page)

  // Back to the list later: it is as it was left.
  await page.keyboard.press('g')
  await page.keyboard.press('c')
  await expect(page.getByRole('grid', { name: 'Companies' })).toBeVisible()
  await page.keyboard.press('g')
  await page.keyboard.press('p')
  await rows(people, both)

  // Changed by its chip, removed by Backspace.
  await filters.getByRole('button', { name: 'Has no email', exact: true }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /Condition/ }).press('Enter')
  await page.getByRole('option', { name: 'Has an email' }).press('Enter')
  await page.getByRole('button', { name: 'Apply' }).press('Enter')
  await expect(filters.getByRole('button', { name: 'Has an email', exact: true })).toBeFocused()
  await rows(people, tagged - both)
  await page.keyboard.press('Backspace')
  await rows(people, tagged)
  await expect(chip).toBeFocused()

  // Words and conditions together; nothing found says what was asked.
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('/')
  await page.keyboard.type('zzzz nobody')
  await expect(page.getByText('Nothing in this list fits all of this:')).toBeVisible()
  await expect(page.getByText('“zzzz nobody”')).toBeVisible()
  await app.screenshot('lists-nothing')
  await checkAxe(page)
  await page.getByRole('button', { name: 'Show the whole list' }).press('Enter')
  await rows(people, total)
  await expect(filters).toBeHidden()

  // Columns by keyboard: wider, narrower, as before; kept for the next time.
  const widthOf = async (name: string): Promise<number> => Math.round((await people.getByRole('columnheader', { name }).boundingBox())?.width ?? 0)
  await expect(people).toBeFocused()
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowRight')
  const before = await widthOf('Name')
  for (let press = 0; press < 4; press++) await page.keyboard.press('Shift+ArrowRight')
  expect(await widthOf('Name')).toBe(before + 64)
  await expect(page.getByText(`Name is ${String(before + 64)} pixels wide`)).toBeAttached()
  await expect.poll(async () => expectOk(await call(page, 'app.preferences', {}), 'preferences').columnWidths['contact']?.['name']).toBe(before + 64)
  await checkAxe(page)
  await page.keyboard.press('Backspace')
  expect(await widthOf('Name')).toBe(before)
  // And by mouse: dragged, and fitted by pressing twice.
  const edge = people.getByRole('separator', { name: 'Width of the column Company' })
  const box = await edge.boundingBox()
  if (box === null) throw new Error('the edge of the column is not there')
  const company = await widthOf('Company')
  await page.mouse.move(box.x + 4, box.y + 10)
  await page.mouse.down()
  await page.mouse.move(box.x + 54, box.y + 10, { steps: 5 })
  await page.mouse.up()
  expect(Math.abs((await widthOf('Company')) - company - 50)).toBeLessThanOrEqual(2)
  await app.screenshot('lists-resized')
  await edge.dblclick()
  expect(await widthOf('Company')).not.toBe(company + 50)

  // All that the filter finds, and nobody else, goes to the bin and comes back.
  await people.focus()
  await choose(page, 'Tag')
  // Typed out: nothing needs to be chosen.
  await field.fill(tag)
  await page.keyboard.press('Enter')
  await rows(people, tagged)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Control+a')
  const bar = page.getByRole('toolbar', { name: 'Selection' })
  await expect(bar.getByText(`All ${tagged.toLocaleString('en')} results are selected`)).toBeVisible()
  const file = join(mkdtempSync(join(tmpdir(), 'satchel-export-')), 'tagged.csv')
  app.planDialogs({ export: file })
  await page.getByRole('button', { name: 'Export', exact: true }).press('Enter')
  await expect(page.getByText(`Export ${tagged.toLocaleString('en')} records`)).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByText(`${tagged.toLocaleString('en')} records written to tagged.csv`)).toBeVisible({ timeout: 20_000 })
  expect(readFileSync(file, 'utf8').split('\n').filter((line) => line.startsWith('0')).length).toBeGreaterThanOrEqual(tagged)
  await bar.getByRole('button', { name: 'Delete' }).press('Enter')
  await expect(page.getByText(`Moved ${tagged.toLocaleString('en')} records to the recycle bin`)).toBeVisible({ timeout: 30_000 })
  expect(await count(page)).toBe(total - tagged)
  expect(await count(page, { field: 'tag', op: 'is', value: tag })).toBe(0)
  await page.keyboard.press('Control+z')
  await expect.poll(() => count(page, { field: 'tag', op: 'is', value: tag }), { timeout: 30_000 }).toBe(tagged)
  expect(await count(page)).toBe(total)

  await call(page, 'app.setPreferences', { theme: 'dark', language: 'de' })
  await resize(app, 1920, 1080)
  const leute = page.getByRole('grid', { name: 'Personen' })
  await rows(leute, tagged)
  await app.screenshot('lists-1920-dark-de')
  await checkAxe(page)
  await leute.focus()
  await page.keyboard.press('g')
  await page.keyboard.press('c')
  await expect(page.getByRole('grid', { name: 'Firmen' })).toBeVisible()
  await choose(page, 'Branche')
  await expect(page.getByRole('combobox', { name: 'Branche' })).toBeFocused()
  await expect(page.getByRole('option').first()).toBeVisible()
  await app.screenshot('lists-companies-dark-de')
  await app.close()
})

test('an edit that clashes: other fields are merged in silence, the same field shows both values and asks', async () => {
  test.setTimeout(120_000)
  const app = await launch()
  const page = await makeVault(app)
  await resize(app, 1280, 800)
  const email = (address: string) => ({ address, label: 'work', primary: true, optOut: false })
  const draft = { ...emptyContact(), givenName: 'Ana', familyName: 'Sousa', nickname: 'Ani', emails: [email('ana@mar.example')], notes: 'First' }
  const { id } = expectOk(await call(page, 'contacts.create', { draft }), 'a contact').record
  const now = async (): Promise<Contact> => expectOk(await call(page, 'contacts.get', { id }), 'the contact')
  /** Somebody else, by the same door. */
  const elsewhere = async (patch: Partial<Contact>): Promise<void> => {
    expectOk(await call(page, 'contacts.update', { id, expectedVersion: (await now()).version, patch }), 'a change from elsewhere')
  }
  await expect(page.getByRole('grid', { name: 'People' }).getByText('Sousa')).toBeVisible()
  await page.getByRole('grid', { name: 'People' }).focus()
  await page.keyboard.press('j')
  const article = page.getByRole('article', { name: /Sousa/ })
  await expect(article).toBeVisible()

  // Another field: no question.
  await page.getByRole('button', { name: 'Nickname: Ani' }).press('Enter')
  await page.getByRole('textbox', { name: 'Nickname' }).fill('Anita')
  await elsewhere({ middleName: 'Maria' })
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Nickname: Anita' })).toBeFocused()
  expect(await now()).toMatchObject({ nickname: 'Anita', middleName: 'Maria' })

  // The same field: both values, the focus stays with the typing until it is to be saved.
  await page.getByRole('button', { name: 'Notes: First' }).press('Enter')
  const notes = page.getByRole('textbox', { name: 'Notes' })
  await notes.fill('Mine')
  await elsewhere({ notes: 'Theirs' })
  const question = page.getByRole('group', { name: /^Notes: changed elsewhere/ })
  await expect(question).toBeVisible()
  await expect(question.getByText('Theirs', { exact: true })).toBeVisible()
  await expect(notes).toBeFocused()
  await page.keyboard.press('Control+Enter')
  await expect(question.getByRole('button', { name: 'Keep mine' })).toBeFocused()
  expect((await now()).notes).toBe('Theirs')
  await question.scrollIntoViewIfNeeded()
  await app.screenshot('conflict-field')
  await checkAxe(page)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Notes: Mine' })).toBeFocused()
  expect((await now()).notes).toBe('Mine')

  // Leaving the field decides nothing; taking the other one does.
  await page.keyboard.press('Enter')
  await notes.fill('Mine again')
  await elsewhere({ notes: 'Theirs again' })
  await expect(question).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(question.getByRole('button', { name: 'Keep mine' })).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Notes: Theirs again' })).toBeFocused()
  expect((await now()).notes).toBe('Theirs again')

  // An item of a list: another item comes beside it, another part of it is merged, the same part is asked about.
  const edit = page.getByRole('button', { name: 'Edit the email' })
  await edit.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Edit the email' })
  await dialog.getByLabel('Kind (work, home, mobile …)').fill('office')
  await elsewhere({ emails: [{ ...email('ana@mar.example'), optOut: true }, { ...email('second@mar.example'), primary: false }] })
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  expect((await now()).emails).toEqual([{ address: 'ana@mar.example', label: 'office', primary: true, optOut: true }, { address: 'second@mar.example', label: 'work', primary: false, optOut: false }])
  await edit.first().press('Enter')
  await dialog.getByRole('textbox', { name: 'Email' }).fill('mine@mar.example')
  await elsewhere({ emails: [{ ...email('theirs@mar.example'), label: 'office', optOut: true }, { ...email('second@mar.example'), primary: false }] })
  await page.keyboard.press('Enter')
  await expect(dialog.getByText('Email: theirs@mar.example')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Keep mine' })).toBeFocused()
  await app.screenshot('conflict-item')
  await checkAxe(page, '[role=dialog]')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  expect((await now()).emails.map(({ address }) => address)).toEqual(['mine@mar.example', 'second@mar.example'])

  await call(page, 'app.setPreferences', { theme: 'dark', language: 'de' })
  await page.getByRole('button', { name: 'Notizen: Theirs again' }).press('Enter')
  await page.getByRole('textbox', { name: 'Notizen' }).fill('Meine Fassung')
  await elsewhere({ notes: 'Die andere' })
  await page.getByText('Jetzt im Tresor').scrollIntoViewIfNeeded()
  await app.screenshot('conflict-dark-de')
  await checkAxe(page)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Notizen: Die andere' })).toBeVisible()
  await app.close()
})

test('a hundred thousand rows: what an import brought, and scrolling that never shows an empty ground', async () => {
  test.setTimeout(240_000)
  const app = await launch()
  const page = await makeVault(app)
  await resize(app, 1280, 800)
  const stranger = { ...emptyContact(), givenName: 'Not', familyName: 'Imported' }
  expectOk(await call(page, 'contacts.create', { draft: stranger }), 'a contact')
  const file = join(mkdtempSync(join(tmpdir(), 'satchel-large-')), 'large.csv')
  writeFileSync(file, `First Name,Last Name,Email,City\r\n${Array.from({ length: 100_000 }, (_, place) => `Given${String(place)},Family${String(place)},p${String(place)}@large.example,${place % 1000 === 0 ? 'Porto' : 'Lisbon'}`).join('\r\n')}`)
  app.planDialogs({ import: file })
  await page.keyboard.press('g')
  await page.keyboard.press('i')
  await page.getByRole('button', { name: 'Choose a file' }).press('Enter')
  await page.getByRole('button', { name: 'Check', exact: true }).press('Enter')
  const start = page.getByRole('button', { name: 'Import 100,000 rows' })
  await expect(start).toBeVisible({ timeout: 90_000 })
  await start.press('Enter')
  await page.getByRole('button', { name: 'Show these records' }).press('Enter', { timeout: 90_000 })
  const people = page.getByRole('grid', { name: 'People' })
  await rows(people, 100_000)
  await expect(page.getByRole('button', { name: /^From import large\.csv of / }).first()).toBeVisible()
  await app.screenshot('lists-import')
  await checkAxe(page)

  await people.focus()
  const before = await cpuOfPage(app)
  const scrolled = await page.evaluate(scrollAndLook)
  const cpu = ((await cpuOfPage(app)) - before) * 1000
  process.stdout.write(`scrolling 100,000 rows: ${(cpu / scrolled.steps).toFixed(1)} ms CPU of the page per step; frame p95 ${scrolled.frameP95.toFixed(1)} ms, step p95 ${scrolled.stepP95.toFixed(1)} ms, script p95 ${scrolled.scriptP95.toFixed(1)} ms over ${String(scrolled.steps)} steps\n`)
  expect(scrolled.uncovered).toBe(0)
  await page.keyboard.press('End')
  await expect(people.getByText('Family99999').first()).toBeVisible({ timeout: 10_000 })
  await page.keyboard.press('Escape')

  await choose(page, 'City')
  const city = page.getByRole('combobox', { name: 'City', exact: true })
  await city.fill('por')
  await expect(page.getByRole('option', { name: 'Porto' })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await rows(people, 100)
  await page.getByRole('button', { name: 'Clear all' }).press('Enter')
  await rows(people, 100_001)
  await app.close()
})

/** Seconds of CPU the page's process has used so far: what stays comparable while the machine does other things. */
function cpuOfPage(app: RunningApp): Promise<number> {
  return app.electron.evaluate(({ app: electronApp }) => electronApp.getAppMetrics().filter(({ type }) => type === 'Tab').reduce((sum, { cpu }) => sum + (cpu.cumulativeCPUUsage ?? 0), 0))
}

/**
 * Presses PageDown, PageUp and End, and drags the scrollbar; after each, in the frame that is painted, looks whether rows or their
 * placeholders cover the view. Runs in the page.
 */
async function scrollAndLook(): Promise<{ uncovered: number; frameP95: number; stepP95: number; scriptP95: number; steps: number }> {
  const grid = document.querySelector<HTMLElement>('[role=grid]')
  if (grid === null) throw new Error('there is no grid')
  const frame = (): Promise<number> => new Promise((resolve) => { requestAnimationFrame(resolve) })
  const frames: number[] = []
  const steps: number[] = []
  const scripts: number[] = []
  let uncovered = 0
  const look = (): void => {
    const view = grid.getBoundingClientRect()
    // Points down the middle of the view below the header: each is a row, or the ground that is drawn in the rows' shape.
    for (let y = view.top + 40; y < view.bottom - 24; y += 48) {
      const there = document.elementFromPoint(view.left + 200, y)
      if (there === null || there.closest('[role=row], [role=rowgroup]') === null) uncovered += 1
    }
  }
  const step = async (act: () => void): Promise<void> => {
    const before = performance.now()
    act()
    scripts.push(performance.now() - before)
    const painted = await frame()
    look()
    const after = await frame()
    steps.push(performance.now() - before)
    frames.push(after - painted)
  }
  const press = (key: string) => (): void => { grid.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })) }
  for (let round = 0; round < 60; round++) await step(press('PageDown'))
  for (let round = 0; round < 20; round++) await step(press('PageUp'))
  await step(press('End'))
  await step(press('Home'))
  const way = grid.scrollHeight - grid.clientHeight
  for (let round = 0; round <= 60; round++) await step(() => { grid.scrollTop = (way * round) / 60 })
  const p95 = (values: number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? 0
  return { uncovered, frameP95: p95(frames), stepP95: p95(steps), scriptP95: p95(scripts), steps: steps.length }
}
