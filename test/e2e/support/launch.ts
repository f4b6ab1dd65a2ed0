import { copyFileSync, existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { _electron, expect, test, type ElectronApplication, type Page } from '@playwright/test'

/** Another built app than the checkout's own, for example a package that was built to be tested. */
const root = process.env['SATCHEL_APP_ROOT'] ?? resolve('.')
/** With this set, the README's pictures are taken anew. */
export const takesReadmePictures = process.env['SATCHEL_SCREENSHOTS'] === '1'

export interface RunningApp {
  /** Folder of the built app. */
  readonly root: string
  readonly electron: ElectronApplication
  /** This device's folder, thrown away with the desktop's temp folder. */
  readonly userData: string
  /** The page as it is now: a lock replaces it by another. */
  page(): Promise<Page>
  /** Runs `act`, which locks, and answers with the page in the new process. */
  pageAfter(act: () => Promise<unknown>): Promise<Page>
  /** What the next dialogs answer, by purpose. */
  planDialogs(plan: Readonly<Record<string, string | null>>): void
  /** Names a picture, saved below `test-results`; one for the README also goes where `scripts/screenshots.mjs` takes it from. */
  screenshot(name: string, options?: { readonly forReadme?: boolean }): Promise<void>
  close(): Promise<void>
}

export interface LaunchOptions {
  readonly userData?: string
  readonly args?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
}

/** Starts the built app in a real window, with the sandbox on, in a folder of its own. */
export async function launch(options: LaunchOptions = {}): Promise<RunningApp> {
  // Now and then the runner never gets into the page of a window that is there; the app is started anew then, and the output says so.
  for (let attempt = 1; ; attempt++) {
    const app = await launchOnce(options).catch((error: unknown) => {
      if (attempt === 3) throw error
      return null
    })
    if (app === null) {
      process.stdout.write(`the test runner did not get hold of the app (attempt ${String(attempt)}); starting it again\n`)
      continue
    }
    const reached = await Promise.race([app.page().then(() => true, () => false), new Promise<boolean>((resolve) => setTimeout(resolve, 12_000, false))])
    if (reached || attempt === 3) return app
    process.stdout.write(`the test runner could not reach the page (attempt ${String(attempt)}); starting the app again\n`)
    app.electron.process().kill('SIGKILL')
  }
}

async function launchOnce(options: LaunchOptions): Promise<RunningApp> {
  const userData = options.userData ?? mkdtempSync(join(tmpdir(), 'satchel-device-'))
  const dialogPlan = join(userData, 'test-dialogs.json')
  const electron = await _electron.launch({
    executablePath: executablePath(),
    chromiumSandbox: true,
    args: [root, ...(options.args ?? [])],
    env: { ...plainEnvironment(), ...options.environment, SATCHEL_USER_DATA: userData, SATCHEL_TEST_DIALOGS: dialogPlan },
    timeout: 20_000
  })
  const openPage = async (): Promise<Page> => {
    const open = electron.windows().filter((page) => !page.isClosed() && page.url().startsWith('app://satchel/'))
    return open.at(-1) ?? electron.waitForEvent('window', { timeout: 15_000 })
  }
  return {
    root,
    electron,
    userData,
    page: async () => {
      const page = await openPage()
      await isReady(electron, page)
      return page
    },
    pageAfter: async (act) => {
      const next = electron.waitForEvent('window', { timeout: 15_000 })
      // The page that asks is gone before its answer comes.
      await act().catch(() => undefined)
      const page = await next
      await isReady(electron, page)
      return page
    },
    planDialogs: (plan) => writeFileSync(dialogPlan, JSON.stringify(plan)),
    screenshot: async (name, { forReadme = false } = {}) => {
      const file = test.info().outputPath(`${name}.png`)
      await (await openPage()).screenshot({ path: file })
      if (!forReadme || !takesReadmePictures) return
      const shown = resolve('test-results/desktop/screenshots', `${name}.png`)
      mkdirSync(dirname(shown), { recursive: true })
      copyFileSync(file, shown)
    },
    close: () => electron.close()
  }
}

/**
 * Asks the page itself: Playwright misses the load event of a page that finishes while it is being attached to, and now and then
 * its way in as well. Only when the app says that its page has long been loaded is that page loaded once more.
 */
async function isReady(electron: ElectronApplication, page: Page): Promise<void> {
  const complete = (timeout: number): Promise<void> => expect.poll(() => page.evaluate(() => document.readyState), { timeout }).toBe('complete')
  const soon = await complete(8_000).then(() => true, () => false)
  if (soon) return
  const stillLoading = await electron.evaluate(({ webContents }) => webContents.getAllWebContents().some((contents) => contents.isLoading()))
  if (!stillLoading) {
    process.stdout.write('the test runner missed a page that the app had loaded; loading it again\n')
    await electron.evaluate(({ webContents }) => {
      for (const contents of webContents.getAllWebContents()) contents.reload()
    })
  }
  await complete(30_000)
}

/** The Electron that the tests run on: the one named in the environment, else the package's own. */
export function executablePath(): string {
  const runtime = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? resolve('node_modules/electron/dist')
  const path = join(runtime, 'electron')
  if (!existsSync(path)) throw new Error(`no Electron in ${runtime}`)
  return path
}

function plainEnvironment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined))
}
