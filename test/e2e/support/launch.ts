import { copyFileSync, existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { _electron, test, type ElectronApplication, type Page } from '@playwright/test'

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
  const userData = options.userData ?? mkdtempSync(join(tmpdir(), 'satchel-device-'))
  const dialogPlan = join(userData, 'test-dialogs.json')
  const electron = await _electron.launch({
    executablePath: executablePath(),
    chromiumSandbox: true,
    args: ['-r', resolve(import.meta.dirname, 'hold-until-attached.cjs'), root, ...(options.args ?? [])],
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
      await page.waitForLoadState()
      return page
    },
    pageAfter: async (act) => {
      const next = electron.waitForEvent('window', { timeout: 15_000 })
      // The page that asks is gone before its answer comes.
      await act().catch(() => undefined)
      const page = await next
      await page.waitForLoadState()
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
