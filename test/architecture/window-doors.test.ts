import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { contract } from '../../shared/ipc/contract'

const root = join(import.meta.dirname, '../..')
const sources = readdirSync(join(root, 'electron'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')).map((name) => ({ name: name.replaceAll('\\', '/'), text: code(readFileSync(join(root, 'electron', name), 'utf8')) }))

/** Without comments, in which anything may be named. */
function code(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')
}

function filesWith(pattern: RegExp): string[] {
  return sources.filter(({ text }) => pattern.test(text)).map(({ name }) => name).sort()
}

describe('doors of the window side', () => {
  const doors: readonly (readonly [what: string, pattern: RegExp, where: readonly string[]])[] = [
    ['E8 messages of pages are heard', /ipcMain\.(handle|on|once|handleOnce)\b/, ['ipc/door.ts']],
    ['E9 something is put on a page', /contextBridge/, ['preload.ts']],
    ['E6 something leaves the app', /shell\.openExternal/, ['main.ts']],
    ['E1 a window or a page is made', /new (BrowserWindow|BaseWindow|WebContentsView|BrowserView)\b/, ['app/sheet-printer.ts', 'app/window.ts']],
    ['E1 preferences of a page are written', /nodeIntegration|contextIsolation/, ['app/window-options.ts']],
    ['E3 our scheme is served', /protocol\.handle\(/, ['app/protocol.ts']],
    ['a thread or another program is started', /\b(fork|spawn|spawnSync|execFile|execve|new Worker)\(/, ['app/command-line.ts', 'app/linux-signals.ts', 'engine/connection.ts', 'engine/jobs.ts', 'keychain/linux-lock-state.ts', 'main.ts']],
    ['E1 a page is loaded', /\.loadURL\(/, ['app/sheet-printer.ts', 'app/window.ts']],
    ['E17 requests of pages are let through or ended', /onBeforeRequest/, ['app/network.ts']]
  ]
  it.each(doors)('%s in its own place only', (_what, pattern, where) => {
    expect(filesWith(pattern)).toEqual(where)
  })

  const never: readonly (readonly [what: string, pattern: RegExp])[] = [
    ['E3 a page from a file', /\.loadFile\(|['"`]file:\/\//],
    ['E16 developer tools', /openDevTools|toggleDevTools|role: '(toggleDevTools|reload|forceReload)'/],
    ['E5 code sent into a page', /executeJavaScript|insertCSS/],
    ['E19 a crash reporter', /crashReporter/],
    ['E1 the old ways into a page', /@electron\/remote|enableRemoteModule|webviewTag|nodeIntegration: true|webSecurity: false|sandbox: false|contextIsolation: false/],
    ['an updater (E22: none yet)', /autoUpdater|electron-updater/],
    ['E9 a synchronous message', /sendSync|returnValue =/]
  ]
  it.each(never)('%s is nowhere', (_what, pattern) => {
    expect(filesWith(pattern)).toEqual([])
  })

  it('E1 the sandbox is switched on before anything else runs', () => {
    const main = readFileSync(join(root, 'electron/main.ts'), 'utf8')
    const statements = main.split('\n').filter((line) => line !== '' && !/^(import|\/\/)/.test(line))
    expect(statements[0]).toBe('app.enableSandbox()')
    expect(main).not.toMatch(/^await /m)
  })
})

describe('E10 no channel is a general tool', () => {
  it.each(Object.keys(contract))('%s names a thing and a deed of ours', (channel) => {
    expect(channel).toMatch(/^[a-z][a-zA-Z]*\.[a-zA-Z]+$/)
    expect(channel).not.toMatch(/sql|exec|eval|readFile|writeFile|readDir|shell|spawn|fetch/i)
  })

  it.each(Object.entries(contract).filter(([channel]) => channel !== 'vault.chooseRecent'))('%s takes no path from a page', (_channel, endpoint) => {
    const shape: unknown = 'shape' in endpoint.input ? endpoint.input.shape : {}
    expect(Object.keys(shape as object).filter((field) => /path|directory|filename/i.test(field))).toEqual([])
  })
})
