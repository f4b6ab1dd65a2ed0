import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { executablePath, launch, type RunningApp } from './support/launch'
import { readNetLog } from './support/net-log'

// Read back from the live window, not from the options that were asked for (SECURITY.md 2).
let app: RunningApp
let page: Page

test.beforeAll(async () => {
  app = await launch()
  page = await app.page()
})
test.afterAll(() => app.close())

test.describe('the page is isolated and sandboxed', () => {
  test('E1 every window has isolation, sandbox and web security on, and the rest off', async () => {
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
    const items = await app.electron.evaluate(({ Menu }) => (Menu.getApplicationMenu()?.items ?? []).flatMap((top) => top.submenu?.items.map((item) => item.role ?? item.id) ?? []))
    expect(items.map((role) => role.toLowerCase()).filter((role) => /devtools|reload|viewmenu/.test(role))).toEqual([])
    expect(items).toContain('lock')
  })
})

test.describe('E3 only our own files are served', () => {
  const addresses = [
    'app://satchel/../../package.json', 'app://satchel/..%2f..%2fpackage.json', 'app://satchel/%2e%2e/%2e%2e/package.json', 'app://satchel/%2e%2e%2f%2e%2e%2fmain/index.js',
    'app://satchel/..%5c..%5cpackage.json', 'app://satchel//etc/passwd', 'app://satchel/%2fetc%2fpasswd', 'app://satchel/C:/Windows/win.ini', 'app://satchel/index.html%00.png',
    'app://satchel/assets/../../preload/index.cjs', 'app://satchel/%252e%252e/package.json', 'app://satchel/.hidden', 'app://other/index.html', 'app://recovery-sheet/00000000000000000000000000000000'
  ]
  for (const address of addresses) {
    test(`E3 ${address} is refused`, async () => {
      const status = await app.electron.evaluate(async ({ session }, url) => session.fromPartition('satchel').fetch(url).then((answer) => answer.status, () => -1), address)
      expect([-1, 400, 403, 404]).toContain(status)
    })
  }

  test('E3 the page itself is served, with the policy in its header and never from file:', async () => {
    const answer = await app.electron.evaluate(async ({ session }) => {
      const response = await session.fromPartition('satchel').fetch('app://satchel/')
      return { status: response.status, policy: response.headers.get('content-security-policy') ?? '' }
    })
    expect(answer.status).toBe(200)
    expect(answer.policy).toContain("default-src 'none'")
    expect(answer.policy).not.toMatch(/unsafe-inline|unsafe-eval|https?:|\*/)
    expect(await page.evaluate(() => location.origin)).toBe('app://satchel')
  })
})

test.describe('E4 nothing but our own files runs', () => {
  test('E4 inline script, event attribute, string timer, frame, foreign image, style element, connection and HTML from text are all blocked and reported', async () => {
    const outcome = await page.evaluate(async () => {
      const seen = new Set<string>()
      const listen = (event: SecurityPolicyViolationEvent): void => void seen.add(event.effectiveDirective)
      document.addEventListener('securitypolicyviolation', listen)
      const attempt = (name: string, act: () => void): void => {
        try {
          act()
        } catch (error) {
          seen.add(`${name} threw ${error instanceof Error ? error.name : ''}`)
        }
      }
      const make = (tag: string, attributes: Record<string, string>): void => {
        const element = document.createElement(tag)
        for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
        document.body.append(element)
        made.push(element)
      }
      const made: Element[] = []
      attempt('timer', () => setTimeout('window.ran = "timer"' as unknown as () => void, 0))
      attempt('attribute', () => make('img', { src: 'data:,', onerror: 'window.ran = "attribute"' }))
      attempt('script', () => {
        const script = document.createElement('script')
        script.text = 'window.ran = "inline"'
        document.body.append(script)
      })
      attempt('foreign', () => make('img', { src: 'https://planted.invalid/x.png' }))
      attempt('frame', () => make('iframe', { src: 'https://planted.invalid/' }))
      attempt('object', () => make('object', { data: 'https://planted.invalid/x.pdf', type: 'application/pdf' }))
      attempt('style', () => {
        const style = document.createElement('style')
        style.textContent = 'body { outline: 9px solid red }'
        document.head.append(style)
        made.push(style)
      })
      attempt('html', () => document.body.append(document.createRange().createContextualFragment('<i>planted</i>')))
      attempt('policy', () => (window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): void } }).trustedTypes.createPolicy('mine', {}))
      const connections = await Promise.all([
        fetch('https://planted.invalid/').then(() => 'fetched', () => 'blocked'),
        new Promise((resolve) => {
          const socket = new WebSocket('wss://planted.invalid/')
          socket.onerror = () => resolve('blocked')
          socket.onopen = () => resolve('open')
        }).catch(() => 'blocked')
      ])
      await new Promise((resolve) => setTimeout(resolve, 300))
      document.removeEventListener('securitypolicyviolation', listen)
      for (const element of made) element.remove()
      return { seen: [...seen].sort(), ran: (window as unknown as { ran?: string }).ran, planted: document.querySelector('i') === null, outline: getComputedStyle(document.body).outlineWidth, connections }
    })
    expect(outcome).toMatchObject({ planted: true, connections: ['blocked', 'blocked'] })
    expect(outcome.ran).toBeUndefined()
    expect(outcome.outline).not.toBe('9px')
    expect(outcome.seen).toEqual(expect.arrayContaining([
      'connect-src', 'frame-src', 'img-src', 'require-trusted-types-for', 'style-src-elem', 'trusted-types',
      'attribute threw TypeError', 'html threw TypeError', 'object threw TypeError', 'policy threw TypeError', 'script threw TypeError', 'timer threw TypeError'
    ]))
  })

  test('E4 the page itself starts without one violation, warning or error', async () => {
    const said: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') said.push(message.text())
    })
    page.on('pageerror', (error) => said.push(error.message))
    await page.reload()
    await page.waitForTimeout(1_000)
    expect(said).toEqual([])
  })

  test('E4 the built page holds no inline script or style', async () => {
    const html = await app.electron.evaluate(async ({ session }) => (await session.fromPartition('satchel').fetch('app://satchel/')).text())
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/i)
    expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=/i)
  })
})

test.describe('E5 the page goes nowhere', () => {
  const attempts: Record<string, () => void> = {
    'location': () => { location.href = 'https://planted.invalid/' },
    'file location': () => { location.href = 'file:///etc/passwd' },
    'javascript location': () => { location.href = 'javascript:document.title="ran"' },
    'window.open': () => void window.open('https://planted.invalid/'),
    'window.open of our own page': () => void window.open('app://satchel/'),
    'link to a new window': () => { const link = Object.assign(document.createElement('a'), { href: 'https://planted.invalid/', target: '_blank' }); document.body.append(link); link.click(); link.remove() },
    'ctrl+click': () => { const link = Object.assign(document.createElement('a'), { href: 'https://planted.invalid/' }); document.body.append(link); link.dispatchEvent(new MouseEvent('click', { ctrlKey: true, bubbles: true, cancelable: true })); link.remove() },
    'middle click': () => { const link = Object.assign(document.createElement('a'), { href: 'https://planted.invalid/' }); document.body.append(link); link.dispatchEvent(new MouseEvent('auxclick', { button: 1, bubbles: true, cancelable: true })); link.remove() },
    'form': () => { const form = Object.assign(document.createElement('form'), { action: 'https://planted.invalid/' }); document.body.append(form); form.submit(); form.remove() },
    'meta refresh': () => { const meta = document.createElement('meta'); meta.httpEquiv = 'refresh'; meta.content = '0;url=https://planted.invalid/'; document.head.append(meta); meta.remove() },
    'download': () => { const link = Object.assign(document.createElement('a'), { href: 'data:text/plain,planted', download: 'planted.txt' }); document.body.append(link); link.click(); link.remove() }
  }
  for (const [name, attempt] of Object.entries(attempts)) {
    test(`E5 ${name} changes nothing`, async () => {
      await page.evaluate(attempt)
      await page.waitForTimeout(150)
      expect(page.url()).toBe('app://satchel/')
      expect(await page.title()).not.toBe('ran')
      expect(await app.electron.evaluate(({ webContents }) => webContents.getAllWebContents().map((contents) => contents.getURL()))).toEqual(['app://satchel/'])
    })
  }

  test('E5 a file dropped where nothing takes it does not open', async () => {
    const dropped = join(mkdtempSync(join(tmpdir(), 'satchel-drop-')), 'planted.html')
    writeFileSync(dropped, '<title>ran</title>')
    const devtools = await page.context().newCDPSession(page)
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await devtools.send('Input.dispatchDragEvent', { type, x: 5, y: 5, data: { items: [], files: [dropped], dragOperationsMask: 1 } })
    }
    await devtools.detach()
    await page.waitForTimeout(150)
    expect(page.url()).toBe('app://satchel/')
  })
})

test.describe('E7 the page may ask the system for nothing', () => {
  test('E7 every permission that can be queried is denied, but writing to the clipboard', async () => {
    const states = await page.evaluate(async () => {
      const names = ['accelerometer', 'ambient-light-sensor', 'background-fetch', 'background-sync', 'camera', 'clipboard-read', 'clipboard-write', 'display-capture', 'geolocation', 'gyroscope', 'idle-detection', 'keyboard-lock', 'local-fonts', 'magnetometer', 'microphone', 'midi', 'nfc', 'notifications', 'payment-handler', 'periodic-background-sync', 'persistent-storage', 'pointer-lock', 'push', 'screen-wake-lock', 'speaker-selection', 'storage-access', 'top-level-storage-access', 'window-management']
      const asked = await Promise.all(names.map((name) => navigator.permissions.query({ name: name as PermissionName, ...(name === 'push' ? { userVisibleOnly: true } : {}) }).then(({ state }) => [name, state] as const, () => [name, 'unknown'] as const)))
      return Object.fromEntries(asked)
    })
    const granted = Object.keys(states).filter((name) => states[name] === 'granted')
    expect(granted.filter((name) => name !== 'clipboard-write')).toEqual([])
    expect(Object.values(states).filter((state) => state === 'denied').length).toBeGreaterThan(10)
  })

  test('E7 asking for camera, screen, place, notifications and devices is refused', async () => {
    const answers = await page.evaluate(async () => {
      const devices = navigator as unknown as Record<string, Record<string, (options: object) => Promise<unknown>> | undefined>
      const no = (work: Promise<unknown> | undefined): Promise<string> => (work ?? Promise.resolve('absent')).then((value) => (value === 'absent' ? 'absent' : 'granted'), (error: unknown) => (error instanceof Error || error instanceof DOMException ? 'refused' : 'refused'))
      return {
        camera: await no(navigator.mediaDevices.getUserMedia({ video: true })),
        microphone: await no(navigator.mediaDevices.getUserMedia({ audio: true })),
        screen: await no(navigator.mediaDevices.getDisplayMedia({ video: true })),
        place: await no(new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, () => reject(new Error('refused'))))),
        notifications: await Notification.requestPermission(),
        usb: await no(devices['usb']?.['requestDevice']?.({ filters: [] })),
        hid: await no(devices['hid']?.['requestDevice']?.({ filters: [] }).then((found) => (Array.isArray(found) && found.length === 0 ? Promise.reject(new Error('none')) : found))),
        serial: await no(devices['serial']?.['requestPort']?.({})),
        midi: await no(devices['requestMIDIAccess'] === undefined ? undefined : navigator.requestMIDIAccess({ sysex: true })),
        clipboardRead: await no(navigator.clipboard.readText())
      }
    })
    expect(Object.entries(answers).filter(([, answer]) => answer === 'granted')).toEqual([])
    expect(answers.notifications).toBe('denied')
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
