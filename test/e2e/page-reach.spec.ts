import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { launch, type RunningApp } from './support/launch'

// Where the page may go and what it may ask the system for, tried from inside the live page (SECURITY.md E5, E7).
let app: RunningApp
let page: Page

test.beforeAll(async () => {
  app = await launch()
  page = await app.page()
})
test.afterAll(() => app.close())

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
