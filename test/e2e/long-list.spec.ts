import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { emptyContact } from '../../shared/contacts/contact'
import { expectOk } from '../../shared/result'
import { checkAxe } from './support/axe'
import { call } from './support/bridge'
import { launch, type RunningApp } from './support/launch'
import { chooseCondition, expectRows } from './support/lists'
import { pose } from './support/pictures'
import { makeVault } from './support/vault'

test('a hundred thousand rows: what an import brought, and scrolling that never shows an empty ground', async () => {
  test.setTimeout(400_000)
  const app = await launch()
  const page = await makeVault(app)
  await pose(app, page, { language: 'en', theme: 'light', width: 1280, height: 800 })
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
  await expect(start).toBeVisible({ timeout: 120_000 })
  await start.press('Enter')
  await page.getByRole('button', { name: 'Show these records' }).press('Enter', { timeout: 180_000 })
  const people = page.getByRole('grid', { name: 'People' })
  await expectRows(people, 100_000)
  await expect(page.getByRole('button', { name: /^From import large\.csv of / }).first()).toBeVisible()
  await app.screenshot('lists-import')
  await checkAxe(page, 'what an import brought')

  await people.focus()
  // What is looked with can see an empty ground.
  const proof = await watchFrames(app)
  await page.evaluate(async () => {
    const body = document.querySelector<HTMLElement>('[role=grid] [role=rowgroup]:last-child')
    if (body === null) throw new Error('there are no rows')
    body.style.visibility = 'hidden'
    await new Promise((resolve) => { setTimeout(resolve, 500) })
    body.style.visibility = ''
    for (let frame = 0; frame < 3; frame++) await new Promise((resolve) => { requestAnimationFrame(resolve) })
    await new Promise((resolve) => { setTimeout(resolve, 1_000) })
  })
  expect((await proof.stop()).longestBlank).toBeGreaterThan(300)
  const watch = await watchFrames(app)
  const before = await cpuOfPage(app)
  const scrolled = await page.evaluate(scrollAround)
  const cpu = ((await cpuOfPage(app)) - before) * 1000
  const { frames, longestBlank } = await watch.stop()
  process.stdout.write(`scrolling 100,000 rows: ${(cpu / scrolled.steps).toFixed(1)} ms CPU of the page per step; frame p95 ${scrolled.frameP95.toFixed(1)} ms, step p95 ${scrolled.stepP95.toFixed(1)} ms, script p95 ${scrolled.scriptP95.toFixed(1)} ms over ${String(scrolled.steps)} steps\n`)
  process.stdout.write(`${String(frames)} frames drawn meanwhile; the longest stretch without anything on it ${String(longestBlank)} px\n`)
  expect(frames).toBeGreaterThan(50)
  // A row is 32 px high and ends with a line.
  expect(longestBlank).toBeLessThan(64)
  await page.keyboard.press('End')
  await expect(people.getByText('Family99999').first()).toBeVisible({ timeout: 10_000 })
  await page.keyboard.press('Escape')

  await chooseCondition(page, 'City')
  const city = page.getByRole('combobox', { name: 'City', exact: true })
  await city.fill('por')
  await expect(page.getByRole('option', { name: 'Porto' })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expectRows(people, 100)
  await page.getByRole('button', { name: 'Clear all' }).press('Enter')
  await expectRows(people, 100_001)
  await app.close()
})

/** Seconds of CPU the page's process has used so far: what stays comparable while the machine does other things. */
function cpuOfPage(app: RunningApp): Promise<number> {
  return app.electron.evaluate(({ app: electronApp }) => electronApp.getAppMetrics().filter(({ type }) => type === 'Tab').reduce((sum, { cpu }) => sum + (cpu.cumulativeCPUUsage ?? 0), 0))
}

/**
 * Looks at every frame the window draws: how long a stretch down the list, below its header and left of its scrollbar, has nothing on
 * it but the ground, px. Words, lines and the bars of rows on their way all count as something.
 */
async function watchFrames(app: RunningApp): Promise<{ stop(): Promise<{ frames: number; longestBlank: number }> }> {
  await app.electron.evaluate(({ webContents }) => {
    const seen = { frames: 0, longestBlank: 0 }
    Object.assign(globalThis, { framesSeen: seen })
    // Blue of the light ground.
    const GROUND = 252
    const list = { left: 216, right: 560, top: 190, bottom: 740 }
    for (const contents of webContents.getAllWebContents()) {
      contents.beginFrameSubscription(false, (image) => {
        const { width, height } = image.getSize()
        if (width < 1280 || height < 800) return
        const pixels = image.toBitmap()
        const scale = width / 1280
        seen.frames += 1
        let blank = 0
        for (let y = list.top; y < list.bottom; y++) {
          const row = Math.round(y * scale) * width
          const first = (row + Math.round(list.left * scale)) * 4
          let isBlank = true
          for (let x = list.left; x < list.right && isBlank; x += 2) {
            const at = (row + Math.round(x * scale)) * 4
            isBlank = Math.abs((pixels[at] ?? 0) - (pixels[first] ?? 0)) < 6 && Math.abs((pixels[at + 1] ?? 0) - (pixels[first + 1] ?? 0)) < 6
          }
          // A line from edge to edge is of one colour as well, but not of the ground's.
          const isGround = Math.abs((pixels[first] ?? 0) - GROUND) < 6
          blank = isBlank && isGround ? blank + 1 : 0
          seen.longestBlank = Math.max(seen.longestBlank, blank)
        }
      })
    }
  })
  return {
    stop: () => app.electron.evaluate(({ webContents }) => {
      for (const contents of webContents.getAllWebContents()) contents.endFrameSubscription()
      return (globalThis as unknown as { framesSeen: { frames: number; longestBlank: number } }).framesSeen
    }),
  }
}

/** Presses PageDown, PageUp, End and Home, and drags the scrollbar, each step two frames long. Runs in the page. */
async function scrollAround(): Promise<{ frameP95: number; stepP95: number; scriptP95: number; steps: number }> {
  const grid = document.querySelector<HTMLElement>('[role=grid]')
  if (grid === null) throw new Error('there is no grid')
  const frame = (): Promise<number> => new Promise((resolve) => { requestAnimationFrame(resolve) })
  const frames: number[] = []
  const steps: number[] = []
  const scripts: number[] = []
  const step = async (act: () => void): Promise<void> => {
    const before = performance.now()
    act()
    scripts.push(performance.now() - before)
    const painted = await frame()
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
  return { frameP95: p95(frames), stepP95: p95(steps), scriptP95: p95(scripts), steps: steps.length }
}
