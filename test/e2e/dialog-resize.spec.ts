import { expect, test, type Page } from '@playwright/test'
import { launch } from './support/launch'
import { pose, type Look } from './support/pictures'
import { makeVault } from './support/vault'

const large: Look = { language: 'de', theme: 'dark', width: 1920, height: 1080 }
const small: Look = { language: 'en', theme: 'light', width: 1280, height: 800 }

test('a dialog is seen at once and stays, whatever becomes of the window and its language', async () => {
  const app = await launch()
  const page = await makeVault(app)
  for (let round = 0; round < 6; round++) {
    await pose(app, page, large)
    await page.keyboard.press('c')
    await expect(page.getByRole('dialog', { name: 'Neue Person' })).toBeVisible()
    expect(await shown(page), 'opened').toEqual({ isSeen: true, hasFocus: true })
    // Lower soon after a field got the focus: what looks like a keyboard coming up.
    await pose(app, page, small)
    expect(await shown(page), 'smaller').toEqual({ isSeen: true, hasFocus: true })
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
    await page.keyboard.press('c')
    await expect(page.getByRole('dialog', { name: 'New person' })).toBeVisible()
    expect(await shown(page), 'opened again').toEqual({ isSeen: true, hasFocus: true })
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
    // The panel of the filter opens with a field in it.
    await page.getByRole('button', { name: 'Filter', exact: true }).press('Enter')
    await expect(page.getByRole('menu')).toBeVisible()
    expect(await page.getByRole('menu').evaluate((menu) => {
      const { x, y, width, height } = menu.getBoundingClientRect()
      return menu.contains(document.elementFromPoint(x + width / 2, y + height / 2))
    }), 'menu').toBe(true)
    await page.keyboard.press('Escape')
  }
  await app.close()
})

/** What stands where the dialog says it is: an element made invisible in passing is still "visible" to the runner. */
function shown(page: Page): Promise<{ isSeen: boolean; hasFocus: boolean }> {
  return page.evaluate(() => {
    const dialog = document.querySelector('[role=dialog]')
    if (dialog === null) return { isSeen: false, hasFocus: false }
    const { x, y, width } = dialog.getBoundingClientRect()
    const isOpaque = [dialog, dialog.parentElement, dialog.parentElement?.parentElement].every((element) => element instanceof Element && getComputedStyle(element).opacity === '1')
    return { isSeen: isOpaque && dialog.contains(document.elementFromPoint(x + width / 2, y + 20)), hasFocus: dialog.contains(document.activeElement) }
  })
}
