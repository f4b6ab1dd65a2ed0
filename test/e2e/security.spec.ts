import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { call } from './support/bridge'
import { executablePath, launch, type RunningApp } from './support/launch'
import { readNetLog } from './support/net-log'
import { createWorkVault, unlockWorkVault } from './support/work-vault'

// Read back from the live window, not from the options that were asked for (SECURITY.md 2).
let app: RunningApp
let page: Page

test.beforeAll(async () => {
  app = await launch()
  page = await app.page()
})
test.afterAll(() => app.close())

test.describe('the page is isolated and sandboxed', () => {
  test('E1 E2 every window has isolation, sandbox and web security on, and the rest off', async () => {
    const all = await app.electron.evaluate(({ webContents }) => webContents.getAllWebContents().map((contents) => (contents as unknown as { getLastWebPreferences(): Record<string, unknown> }).getLastWebPreferences()))
    expect(all).toHaveLength(1)
    expect(all[0]).toMatchObject({
      contextIsolation: true, sandbox: true, nodeIntegration: false, nodeIntegrationInSubFrames: false, webSecurity: true,
      allowRunningInsecureContent: false, experimentalFeatures: false, enableBlinkFeatures: '', webviewTag: false
    })
  })

  test('E1 the page knows neither require, process, module, Buffer nor a way to make a web view', async () => {
    const types = await page.evaluate(() => ['require', 'process', 'module', 'Buffer', 'global', '__dirname', 'electron', 'ipcRenderer'].map((name) => `${name}: ${typeof (globalThis as Record<string, unknown>)[name]}`))
    expect(types.filter((line) => !line.endsWith('undefined'))).toEqual([])
    expect(await page.evaluate(() => 'getWebContentsId' in document.createElement('webview'))).toBe(false)
  })

  test('E1 the renderer runs under seccomp, in its own process namespace and not as root', async () => {
    const pid = await app.electron.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.getOSProcessId())
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    expect(/^Seccomp:\s+(\d)/m.exec(status)?.[1]).toBe('2')
    expect(/^NSpid:\s+(.*)$/m.exec(status)?.[1]?.trim().split(/\s+/).length).toBeGreaterThan(1)
    expect(/^Uid:\s+(\d+)/m.exec(status)?.[1]).not.toBe('0')
    expect(/^CapEff:\s+(\w+)/m.exec(status)?.[1]).toBe('0000000000000000')
  })

  test('E9 the bridge is three functions, and its listeners hear data only', async () => {
    expect(await page.evaluate(() => Object.entries(window.satchel).map(([name, value]) => `${name}: ${typeof value}`).sort())).toEqual(['call: function', 'dropped: function', 'on: function'])
    const heard = await page.evaluate(async () => {
      const calls: unknown[][] = []
      const off = window.satchel.on('preferences.changed', (...args: unknown[]) => calls.push(args))
      await window.satchel.call('app.setPreferences', { railCollapsed: true })
      await new Promise((resolve) => setTimeout(resolve, 100))
      off()
      await window.satchel.call('app.setPreferences', { railCollapsed: false })
      await new Promise((resolve) => setTimeout(resolve, 100))
      return calls
    })
    expect(heard).toEqual([[null]])
  })

  test('E9 a page cannot replace or extend its bridge for the next reader', async () => {
    const frozen = await page.evaluate(() => {
      try {
        Object.assign(window.satchel, { call: () => 'mine' })
      } catch {
        // A frozen object throws in strict code; either way nothing changed.
      }
      return Object.getOwnPropertyDescriptor(window, 'satchel')?.writable
    })
    expect(frozen).toBe(false)
  })

  test('E10 a file made by script has no path and gives no token', async () => {
    expect(await page.evaluate(() => Promise.all([window.satchel.dropped(new File(['x'], '/etc/passwd')), window.satchel.dropped('/etc/passwd'), window.satchel.dropped({ path: '/etc/passwd' }), window.satchel.dropped(null)]))).toEqual([null, null, null, null])
  })

  test('E16 there are no developer tools, in the menu or by call', async () => {
    expect(await app.electron.evaluate(({ webContents }) => {
      const contents = webContents.getAllWebContents()[0]
      contents?.openDevTools()
      return contents?.isDevToolsOpened()
    })).toBe(false)
    const items = await app.electron.evaluate(({ Menu }) => (Menu.getApplicationMenu()?.items ?? []).flatMap((top) => top.submenu?.items.map((item) => [item.role, item.id].join(' ')) ?? []))
    expect(items.map((role) => role.toLowerCase()).filter((role) => /devtools|reload|viewmenu/.test(role))).toEqual([])
    expect(items.some((item) => item.endsWith('lock'))).toBe(true)
  })
})

test.describe('E8 only our own page in our own window is answered', () => {
  test('E8 another window with the same script and address is refused', async () => {
    const preload = await app.electron.evaluate(({ app: electronApp }) => `${electronApp.getAppPath()}/out/preload/index.cjs`)
    const answer = await app.electron.evaluate(async ({ BrowserWindow }, script) => {
      const other = new BrowserWindow({ show: false, webPreferences: { preload: script, partition: 'satchel', sandbox: true, contextIsolation: true } })
      await other.loadURL('app://satchel/')
      const said: unknown = await other.webContents.executeJavaScript('window.satchel.call("app.info", {})')
      other.destroy()
      return said
    }, preload)
    expect(answer).toEqual({ ok: false, failure: { kind: 'invalid-input', issues: [{ path: '', message: 'was not asked by our own page' }] } })
  })

  test('E8 a frame inside our page has no bridge', async () => {
    expect(await page.evaluate(() => {
      const frame = document.createElement('iframe')
      document.body.append(frame)
      const found = frame.contentWindow === null ? 'no window' : typeof (frame.contentWindow as unknown as { satchel?: unknown }).satchel
      frame.remove()
      return found
    })).toMatch(/no window|undefined/)
  })

  test('E8 unknown channels, junk and oversized input are refused as data', async () => {
    const failures = await page.evaluate(async () => {
      const ask = (channel: unknown, input: unknown): Promise<{ ok: boolean; failure?: { kind: string } }> => window.satchel.call(channel as 'app.info', input as Record<string, never>)
      const answers = await Promise.all([
        ask('no.such', {}), ask('__proto__', {}), ask('toString', {}), ask(null, {}), ask(['app.info'], {}),
        ask('app.info', { extra: 1 }), ask('app.info', null), ask('app.copy', { text: 5 }), ask('app.copy', JSON.parse('{"text":"x","__proto__":{"a":1}}')),
        ask('app.copy', { text: 'x'.repeat(10_000_000) }), ask('app.openExternal', { url: 'x'.repeat(9_000_000) })
      ])
      return answers.map((answer) => answer.ok ? 'ok' : answer.failure?.kind)
    })
    expect(new Set(failures.filter((kind) => kind !== 'ok'))).toEqual(new Set(['invalid-input']))
    expect(failures.filter((kind) => kind === 'ok').length).toBeLessThanOrEqual(1)
  })

  test('E6 links that are not web, mail or phone are refused without asking', async () => {
    const answers = await page.evaluate(async () => Promise.all(['file:///etc/passwd', 'javascript:alert(1)', 'smb://host/share', 'ms-msdt:/id', 'https:evil', '\\\\host\\share'].map((url) => window.satchel.call('app.openExternal', { url }))))
    expect(answers.every((answer) => !answer.ok && answer.failure.kind === 'refused-link')).toBe(true)
  })
})

test('E20 a second start ends at once and leaves the first alone', () => {
  const second = spawnSync(executablePath(), [app.root], { env: { ...process.env, SATCHEL_USER_DATA: app.userData }, timeout: 20_000 })
  expect(second.error).toBeUndefined()
  expect(second.status).toBe(0)
  expect(page.isClosed()).toBe(false)
})

test('E20 E23 a second start with a link brings the first to that screen, once it is unlocked, and does nothing else', async () => {
  const first = await launch()
  const locked = await first.page()
  await createWorkVault(locked)
  const start = (link: string): void => void spawnSync(executablePath(), [first.root, link], { env: { ...process.env, SATCHEL_USER_DATA: first.userData }, timeout: 20_000 })
  start('satchel://backups')
  await expect(locked.getByRole('heading', { level: 1, name: 'Backups' })).toBeVisible()
  for (const link of ['satchel://settings?theme=dark', 'satchel://delete', 'satchel://contact/../../x', 'https://planted.invalid/']) start(link)
  await expect(locked.getByRole('heading', { level: 1, name: 'Backups' })).toBeVisible()
  const fresh = await first.pageAfter(() => call(locked, 'vault.lock', { reason: 'user' }))
  start('satchel://settings')
  await expect(fresh.getByLabel('Passphrase', { exact: true })).toBeVisible()
  await unlockWorkVault(fresh)
  await expect(fresh.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
  await expect(fresh.getByText('On Linux no program can hide its window', { exact: false })).toBeVisible()
  await fresh.getByRole('heading', { name: 'What others may see' }).scrollIntoViewIfNeeded()
  await first.screenshot('settings-privacy')
  await first.close()
})

test.describe('E21 what others may see', () => {
  test('E21 the window asks the system to hide it when the setting says so, and to show it again', async () => {
    await app.electron.evaluate(({ BaseWindow }) => {
      const [frame] = BaseWindow.getAllWindows()
      if (frame === undefined) return
      const asked: boolean[] = []
      Object.assign(globalThis, { asked })
      frame.setContentProtection = (on) => void asked.push(on)
    })
    await call(page, 'app.setPreferences', { hideFromCapture: true })
    await call(page, 'app.setPreferences', { hideFromCapture: false })
    expect(await app.electron.evaluate(() => (globalThis as unknown as { asked: boolean[] }).asked)).toEqual([true, false])
  })

  test('E21 no field for a secret is kept by the browser', async () => {
    await page.getByRole('button', { name: /New vault/ }).press('Enter')
    const fields = page.locator('input[type=password]')
    await expect(fields.first()).toBeVisible()
    expect(new Set(await fields.evaluateAll((inputs) => inputs.map((input) => input.getAttribute('autocomplete'))))).toEqual(new Set(['off']))
  })

  // The 30 s after which a key or code goes by itself are test/unit/app/clipboard.test.ts's: its clock need not wait.
  test('E21 what was copied leaves the clipboard at a lock, unless somebody else copied something since', async () => {
    const own = await launch()
    const open = await own.page()
    const clipboard = (): Promise<string> => own.electron.evaluate((electron) => electron.clipboard.readText())
    await createWorkVault(open)
    await call(open, 'app.copy', { text: 'ab'.repeat(32) })
    expect(await clipboard()).toBe('ab'.repeat(32))
    const locked = await own.pageAfter(() => call(open, 'vault.lock', { reason: 'user' }))
    await expect.poll(clipboard).toBe('')
    await unlockWorkVault(locked)
    await call(locked, 'app.copy', { text: 'copied here' })
    await own.electron.evaluate((electron) => electron.clipboard.writeText('copied elsewhere'))
    await own.pageAfter(() => call(locked, 'vault.lock', { reason: 'user' }))
    await own.page()
    expect(await clipboard()).toBe('copied elsewhere')
    await own.close()
  })
})

test('E19 no crash reporter runs and no dump is written', async () => {
  expect(existsSync(join(app.userData, 'crashes', 'completed'))).toBe(false)
  expect(readFileSync(join(app.userData, 'logs/satchel.log'), 'utf8')).not.toContain(app.userData)
})

test('E17 from start to end nothing is looked up or fetched', async () => {
  const netLog = join(mkdtempSync(join(tmpdir(), 'satchel-net-')), 'net.json')
  const watched = await launch({ args: [`--log-net-log=${netLog}`, '--net-log-capture-mode=Everything'] })
  await (await watched.page()).waitForTimeout(3_000)
  // Proves that the log would have shown it: a look-up and a request that we make ourselves, with the guard taken off.
  await watched.electron.evaluate(async ({ session }) => {
    const unguarded = session.fromPartition('unguarded')
    unguarded.webRequest.onBeforeRequest(null)
    await unguarded.fetch('https://planted.invalid/').catch(() => null)
    await session.defaultSession.resolveHost('planted.invalid').catch(() => null)
  })
  await watched.close()
  const network = readNetLog(readFileSync(netLog, 'utf8'))
  expect(network.requested).toEqual(['planted.invalid'])
  expect(network.lookedUp).toEqual(['~notfound'])
})

test('E17 a request of a page is ended before it reaches the network', async () => {
  const answer = await app.electron.evaluate(({ session }) => session.fromPartition('satchel').fetch('https://planted.invalid/').then(() => 'answered', (error: unknown) => String(error)))
  expect(answer).toContain('ERR_BLOCKED_BY_CLIENT')
})
