import { expect, type Page } from '@playwright/test'
import { checkAxe } from './axe'
import { call } from './bridge'
import { takesReadmePictures, type RunningApp } from './launch'

/** One way of looking at a screen. */
export interface Look {
  readonly language: 'en' | 'de'
  readonly theme: 'light' | 'dark'
  readonly width: number
  readonly height: number
}

const small = { width: 1280, height: 800 } as const
const large = { width: 1920, height: 1080 } as const
/** Each pair shows both sizes, both languages and both themes; screens take them in turn, so that every combination is seen. */
const pairs: readonly (readonly Look[])[] = [
  [{ language: 'en', theme: 'light', ...small }, { language: 'de', theme: 'dark', ...large }],
  [{ language: 'de', theme: 'light', ...small }, { language: 'en', theme: 'dark', ...large }],
  [{ language: 'de', theme: 'dark', ...small }, { language: 'en', theme: 'light', ...large }],
  [{ language: 'en', theme: 'dark', ...small }, { language: 'de', theme: 'light', ...large }],
]
const plain: Look = { language: 'en', theme: 'light', ...small }

export interface Camera {
  /** Photographs what the window shows in both sizes, languages and themes, axe looking on; ends in English, light and small. */
  look(page: Page, name: string): Promise<void>
  /** One picture for the README. */
  readme(page: Page, name: string, look?: Partial<Look>): Promise<void>
}

/** Takes the pictures of one app. */
export function cameraFor(app: RunningApp): Camera {
  let taken = 0
  return {
    async look(page, name) {
      if (takesReadmePictures) return
      const pair = pairs[taken++ % pairs.length] ?? []
      for (const look of pair) {
        await pose(app, page, look)
        await app.screenshot(`${name}-${look.language}-${look.theme}-${String(look.width)}`)
        await checkAxe(page, `${name} ${look.language} ${look.theme}`)
      }
      await pose(app, page, plain)
    },
    async readme(page, name, look = {}) {
      await pose(app, page, { ...plain, ...look })
      await app.screenshot(name, { forReadme: true })
      await pose(app, page, plain)
    },
  }
}

/** Brings the window to a size, a language and a theme, and waits until it shows them. */
export async function pose(app: RunningApp, page: Page, { language, theme, width, height }: Look): Promise<void> {
  await app.electron.evaluate(({ BaseWindow }, size) => {
    for (const frame of BaseWindow.getAllWindows()) frame.setContentSize(size.width, size.height)
  }, { width, height })
  expect(await call(page, 'app.setPreferences', { language, theme })).toMatchObject({ ok: true })
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await expect.poll(() => page.evaluate(() => [innerWidth, document.documentElement.lang, document.documentElement.dataset['theme']])).toEqual([width, language, theme])
  // Queries that follow the size, such as the rows of a longer list, have come when nothing moves for two frames.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  await page.waitForTimeout(120)
}
