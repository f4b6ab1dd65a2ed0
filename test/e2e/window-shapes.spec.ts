import { randomUUID } from 'node:crypto'
import { expect, test, type Page } from '@playwright/test'
import { checkAxe } from './support/axe'
import { call } from './support/bridge'
import { launch, type RunningApp } from './support/launch'
import { makeVault } from './support/vault'

const screens = [['p', 'People'], ['c', 'Companies'], ['i', 'Import'], ['x', 'Recycle bin'], ['y', 'Security'], ['l', 'Log'], ['b', 'Backups'], ['s', 'Settings']] as const

async function go(page: Page, key: string, heading: string): Promise<void> {
  await page.keyboard.press('Escape')
  await page.evaluate(() => { if (document.activeElement instanceof HTMLElement) document.activeElement.blur() })
  await page.keyboard.press('g')
  await page.keyboard.press(key)
  await expect(page.getByRole('heading', { level: 1, name: heading, exact: true })).toBeVisible()
}

async function resize(app: RunningApp, width: number, height: number, zoom: number): Promise<void> {
  await app.electron.evaluate(({ BaseWindow, webContents }, to) => {
    for (const frame of BaseWindow.getAllWindows()) frame.setContentSize(to.width, to.height)
    for (const contents of webContents.getAllWebContents()) contents.setZoomFactor(to.zoom)
  }, { width, height, zoom })
}

/** Controls that lie beyond the edge of the window, where nothing scrolls to them. */
function outside(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const scrolls = (element: Element | null): boolean => element !== null && (/(auto|scroll)/.test(getComputedStyle(element).overflowX + getComputedStyle(element).overflowY) || scrolls(element.parentElement))
    return [...document.querySelectorAll('button, input, h1')].filter((element) => {
      const { left, right, width } = element.getBoundingClientRect()
      return width > 1 && (left < -1 || right > innerWidth + 1) && !scrolls(element.parentElement)
    }).map((element) => element.getAttribute('aria-label') ?? element.textContent)
  })
}

test('small windows, 200 % zoom, right to left, forced colours: nothing is cut off, nothing is out of reach', async () => {
  test.setTimeout(240_000)
  const app = await launch()
  const page = await makeVault(app)
  expect(await call(page, 'sample.add', { jobId: randomUUID() })).toMatchObject({ ok: true })
  await expect(page.getByRole('grid', { name: 'People' })).toHaveAttribute('aria-rowcount', '3001', { timeout: 60_000 })
  await page.emulateMedia({ reducedMotion: 'reduce' })
  for (const [name, width, height, zoom] of [['1000x600', 1000, 600, 1], ['720x480', 720, 480, 1], ['zoom-200', 1280, 800, 2]] as const) {
    await test.step(name, async () => {
      await resize(app, width, height, zoom)
      await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width / zoom)
      for (const [key, heading] of screens) {
        await go(page, key, heading)
        await page.waitForTimeout(200)
        expect(await outside(page), `${heading} at ${name}`).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth && document.documentElement.scrollHeight <= innerHeight), `${heading} at ${name} fits`).toBe(true)
        await app.screenshot(`${name}-${heading.toLowerCase().replace(' ', '-')}`)
      }
      await go(page, 'p', 'People')
      await page.getByRole('grid', { name: 'People' }).focus()
      await page.keyboard.press('Home')
      await page.keyboard.press('j')
      await expect(page.getByRole('article')).toBeVisible()
      expect(await outside(page), `a person at ${name}`).toEqual([])
      await app.screenshot(`${name}-person-beside`)
      await checkAxe(page, `a person at ${name}`)
      await page.keyboard.press('Enter')
      await app.screenshot(`${name}-person-page`)
      await page.keyboard.press('c')
      const dialog = page.getByRole('dialog', { name: 'New person' })
      await expect(dialog).toBeVisible()
      await dialog.getByRole('button', { name: 'Save' }).scrollIntoViewIfNeeded()
      await app.screenshot(`${name}-new-person`)
      await page.keyboard.press('Escape')
      await page.keyboard.press('?')
      await app.screenshot(`${name}-keys`)
      await page.keyboard.press('Escape')
    })
  }
  await resize(app, 1280, 800, 1)
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(1280)

  await test.step('right to left', async () => {
    await go(page, 'p', 'People')
    await page.getByRole('grid', { name: 'People' }).focus()
    await page.keyboard.press('j')
    await page.evaluate(() => { document.documentElement.dir = 'rtl' })
    await page.waitForTimeout(200)
    expect(await outside(page)).toEqual([])
    const railLeft = await page.getByRole('complementary', { name: 'Main' }).evaluate((rail) => rail.getBoundingClientRect().left)
    expect(railLeft, 'the rail stands on the right').toBeGreaterThan(900)
    await app.screenshot('rtl-person-beside')
    for (const [key, heading] of screens.slice(2)) {
      await go(page, key, heading)
      await app.screenshot(`rtl-${heading.toLowerCase().replace(' ', '-')}`)
      expect(await outside(page), `${heading} right to left`).toEqual([])
    }
    await page.evaluate(() => { document.documentElement.dir = 'ltr' })
  })

  await test.step('forced colours', async () => {
    await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' })
    await go(page, 'p', 'People')
    await app.screenshot('forced-people')
    await page.keyboard.press('Control+k')
    await page.waitForTimeout(200)
    await app.screenshot('forced-palette')
    await page.keyboard.press('Escape')
    await go(page, 's', 'Settings')
    await app.screenshot('forced-settings')
    await page.emulateMedia({ forcedColors: 'none' })
  })

  await test.step('less motion', async () => {
    const moving = await page.evaluate(() => [...document.querySelectorAll('*')].filter((element) => {
      const { transitionDuration, animationDuration } = getComputedStyle(element)
      return [transitionDuration, animationDuration].some((times) => times.split(',').some((time) => Number.parseFloat(time) > 0))
    }).length)
    expect(moving).toBe(0)
  })
  await app.close()
})

test('Ctrl and plus, minus and nought change the size of everything', async () => {
  const app = await launch()
  await app.page()
  const zoom = (): Promise<number> => app.electron.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.getZoomFactor() ?? 0)
  const press = (keyCode: string): Promise<void> => app.electron.evaluate(({ webContents }, key) => {
    const [contents] = webContents.getAllWebContents()
    contents?.focus()
    for (const type of ['keyDown', 'keyUp'] as const) contents?.sendInputEvent({ type, keyCode: key, modifiers: ['control'] })
  }, keyCode)
  await press('=')
  await expect.poll(zoom).toBeGreaterThan(1.05)
  await press('0')
  await expect.poll(zoom).toBeCloseTo(1)
  await press('-')
  await expect.poll(zoom).toBeLessThan(0.95)
  await app.close()
})
