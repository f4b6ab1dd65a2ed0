import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import type { Session, WebContents } from 'electron'
import { CONTENT_POLICY, securityHeaders } from '../../../electron/app/content-policy'
import { menuTemplate } from '../../../electron/app/menu'
import { refuseNavigationIn } from '../../../electron/app/navigation'
import { staysInside } from '../../../electron/app/network'
import { isGranted, refusePermissions } from '../../../electron/app/permissions-policy'
import { frameOptions, pagePreferences, sheetPreferences } from '../../../electron/app/window-options'
import { chooseLanguage, wordsIn } from '../../../electron/app/words'
import { createLogger } from '../../../electron/log/logger'

const log = createLogger({ write: () => undefined })

describe('pagePreferences (SECURITY.md E1, E16, E17)', () => {
  it('E1 is isolated, sandboxed and without Node, and leaves every dangerous switch unnamed', () => {
    const preferences = pagePreferences({ preload: '/x/preload.cjs', devTools: false })
    expect(preferences).toEqual({
      preload: '/x/preload.cjs', partition: 'satchel', contextIsolation: true, sandbox: true, nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false,
      webSecurity: true, navigateOnDragDrop: false, spellcheck: false, devTools: false, backgroundThrottling: false
    })
    for (const name of ['allowRunningInsecureContent', 'experimentalFeatures', 'enableBlinkFeatures', 'webviewTag', 'plugins', 'additionalArguments']) expect(preferences).not.toHaveProperty(name)
  })

  it('E18 keeps its session in memory', () => {
    expect(pagePreferences({ preload: 'x', devTools: false }).partition).not.toMatch(/^persist:/)
  })

  it('E1 runs no script at all in the printed sheet', () => {
    expect(sheetPreferences()).toMatchObject({ javascript: false, sandbox: true, contextIsolation: true, nodeIntegration: false, devTools: false })
    expect(sheetPreferences()).not.toHaveProperty('preload')
  })
})

describe('frameOptions', () => {
  it('is painted in the colour of the theme before the page is there, and not shown white', () => {
    const dark = frameOptions({ bounds: null, dark: true, title: 'Satchel', icon: null })
    const light = frameOptions({ bounds: { x: 1, y: 2, width: 900, height: 700 }, dark: false, title: 'Satchel', icon: null })
    expect(dark).toMatchObject({ show: false, backgroundColor: '#100f0d' })
    expect(light).toMatchObject({ x: 1, y: 2, width: 900, height: 700, backgroundColor: '#f5f3f1' })
  })
})

describe('CONTENT_POLICY (SECURITY.md E4)', () => {
  it('begins with nothing, allows our own files and no connection, and demands trusted types', () => {
    const rules = new Map(CONTENT_POLICY.split('; ').map((rule) => [rule.split(' ')[0], rule]))
    expect(rules.get('default-src')).toBe("default-src 'none'")
    expect(rules.get('script-src')).toBe("script-src 'self'")
    expect(rules.get('connect-src')).toBe("connect-src 'none'")
    expect(rules.get('require-trusted-types-for')).toBe("require-trusted-types-for 'script'")
    for (const name of ['frame-src', 'object-src', 'base-uri', 'form-action', 'frame-ancestors']) expect(rules.get(name)).toBe(`${name} 'none'`)
    expect(CONTENT_POLICY).not.toMatch(/unsafe|\*|https?:/)
  })

  it('goes out with every answer, beside nosniff', () => {
    expect(securityHeaders('text/html')).toMatchObject({ 'content-security-policy': CONTENT_POLICY, 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' })
  })
})

describe('refuseNavigationIn (SECURITY.md E5)', () => {
  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])('prevents %s', (name) => {
    const contents = Object.assign(new EventEmitter(), { setWindowOpenHandler: () => undefined })
    refuseNavigationIn(contents as unknown as WebContents, log)
    let prevented = false
    contents.emit(name, { preventDefault: () => { prevented = true } })
    expect(prevented).toBe(true)
  })

  it('denies every new window', () => {
    let answer: unknown
    const contents = Object.assign(new EventEmitter(), { setWindowOpenHandler: (handler: (details: object) => unknown) => { answer = handler({ url: 'app://satchel/' }) } })
    refuseNavigationIn(contents as unknown as WebContents, log)
    expect(answer).toEqual({ action: 'deny' })
  })
})

describe('permissions (SECURITY.md E7)', () => {
  const names = [
    'accessibility-events', 'ambient-light-sensor', 'background-fetch', 'background-sync', 'bluetooth', 'camera', 'clipboard-read', 'deprecated-sync-clipboard-read', 'display-capture', 'fileSystem', 'fullscreen', 'geolocation', 'hid', 'idle-detection',
    'keyboardLock', 'local-fonts', 'media', 'mediaKeySystem', 'microphone', 'midi', 'midiSysex', 'notifications', 'openExternal', 'payment-handler', 'periodic-background-sync', 'persistent-storage', 'pointerLock', 'screen-wake-lock', 'sensors', 'serial',
    'speaker-selection', 'storage-access', 'top-level-storage-access', 'unknown', 'usb', 'window-management', 'a name nobody knows yet'
  ]

  it.each(names)('denies %s to our own page', (name) => {
    expect(isGranted(name, 'app://satchel/')).toBe(false)
  })

  it('lets our own page write to the clipboard, and nobody else', () => {
    expect(isGranted('clipboard-sanitized-write', 'app://satchel/')).toBe(true)
    expect(isGranted('clipboard-sanitized-write', 'https://example.com/')).toBe(false)
    expect(isGranted('clipboard-sanitized-write', undefined)).toBe(false)
  })

  it('sets every handler that Electron has for asking, checking and choosing a device', () => {
    const set: string[] = []
    const session = Object.assign(new EventEmitter(), Object.fromEntries(['setPermissionRequestHandler', 'setPermissionCheckHandler', 'setDevicePermissionHandler', 'setUSBProtectedClassesHandler', 'setDisplayMediaRequestHandler', 'setBluetoothPairingHandler'].map((name) => [name, () => void set.push(name)])))
    refusePermissions(session as unknown as Session)
    expect(set).toHaveLength(6)
    expect(session.eventNames().sort()).toEqual(['select-hid-device', 'select-serial-port', 'select-usb-device'])
  })
})

describe('staysInside (SECURITY.md E17)', () => {
  it.each(['app://satchel/x.js', 'data:image/png,x', 'blob:app://satchel/1'])('lets %s load', (url) => {
    expect(staysInside(url, false)).toBe(true)
  })

  it.each(['https://redirector.gvt1.com/edgedl/chrome/dict/en-us.bdic', 'http://x', 'wss://x', 'ftp://x', 'file:///etc/passwd', 'chrome-extension://x', 'devtools://x', 'not a url', ''])('ends %j', (url) => {
    expect(staysInside(url, false)).toBe(false)
  })
})

describe('menuTemplate (SECURITY.md E16, L6)', () => {
  const flat = (mac: boolean, language: 'en' | 'de' = 'en') => menuTemplate(wordsIn(language), { mac, lock: () => undefined }).flatMap((top) => (Array.isArray(top.submenu) ? top.submenu : []))

  it.each([true, false])('has no developer tools and no reload (mac: %s)', (mac) => {
    expect(flat(mac).filter((item) => /devtools|reload|viewmenu/i.test(item.role ?? ''))).toEqual([])
  })

  it('locks by key and from the menu', () => {
    expect(flat(false).find((item) => item.id === 'lock')).toMatchObject({ accelerator: 'CommandOrControl+Shift+L', label: 'Lock' })
    expect(flat(true, 'de').find((item) => item.id === 'lock')?.label).toBe('Sperren')
  })

  it('leaves Ctrl+Z to the page where the page undoes changes to records', () => {
    expect(flat(false).some((item) => item.role === 'undo')).toBe(false)
  })
})

describe('words', () => {
  it('has every text in both languages', () => {
    const english = wordsIn('en')
    const german = wordsIn('de')
    expect(Object.keys(german)).toEqual(Object.keys(english))
    const same = Object.entries(english).filter(([key, text]) => typeof text === 'string' && text === Object.entries(german).find(([name]) => name === key)?.[1])
    expect(same).toEqual([])
  })

  it.each([['system', ['de-AT', 'en'], 'de'], ['system', ['fr', 'en-GB'], 'en'], ['system', ['fr'], 'en'], ['system', [], 'en'], ['de', ['en'], 'de'], ['en', ['de'], 'en']] as const)('for %s and %j speaks %s', (preference, system, language) => {
    expect(chooseLanguage(preference, system)).toBe(language)
  })
})
