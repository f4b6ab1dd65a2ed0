import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { writeAtomically } from '../../../electron/app/atomic-file'
import { plannedDialogs } from '../../../electron/app/dialogs'
import { createFileTokens } from '../../../electron/app/file-tokens'
import { changedNativeModule } from '../../../electron/app/native-modules'
import { openPreferences } from '../../../electron/app/preferences'
import { readStartOptions } from '../../../electron/app/start-options'
import { emptyFolderAt, folderName, freshFolder } from '../../../electron/app/vault-folders'
import { readWindowState, writeWindowState } from '../../../electron/app/window-state'
import { createLogger } from '../../../electron/log/logger'
import { fileToken } from '../../../shared/ipc/fields'
import { defaultDevicePreferences } from '../../../shared/settings/channels'

const log = createLogger({ write: () => undefined })
const clock = { now: () => 1_700_000_000_000 }
const folder = () => mkdtempSync(join(tmpdir(), 'satchel-device-'))

describe('openPreferences', () => {
  it('begins with defaults and writes nothing until something is set', () => {
    const file = join(folder(), 'preferences.json')
    expect(openPreferences(file, clock, log).get()).toEqual(defaultDevicePreferences)
    expect(() => statSync(file)).toThrow()
  })

  it('remembers across starts, for its owner only', async () => {
    const file = join(folder(), 'preferences.json')
    await openPreferences(file, clock, log).set({ theme: 'dark', density: undefined })
    expect(openPreferences(file, clock, log).get()).toEqual({ ...defaultDevicePreferences, theme: 'dark' })
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it('keeps every change when several are set at once', async () => {
    const file = join(folder(), 'preferences.json')
    const preferences = openPreferences(file, clock, log)
    await Promise.all([preferences.set({ theme: 'dark' }), preferences.set({ language: 'de' }), preferences.set({ listWidth: 700 })])
    expect(openPreferences(file, clock, log).get()).toMatchObject({ theme: 'dark', language: 'de', listWidth: 700 })
  })

  it.each([['', 'an empty file'], ['{"theme":', 'half a file'], ['{"theme":"pink"}', 'a value nobody knows'], ['{"other":1}', 'somebody else\'s file'], ['[]', 'a list']])('given %j (%s), keeps it aside and uses defaults', (text) => {
    const base = folder()
    const file = join(base, 'preferences.json')
    writeFileSync(file, text)
    expect(openPreferences(file, clock, log).get()).toEqual(defaultDevicePreferences)
    expect(readFileSync(join(base, 'preferences.json.unreadable-1700000000000'), 'utf8')).toBe(text)
  })
})

describe('writeAtomically', () => {
  it('replaces a file whole, readable by its owner only, and leaves nothing beside it', async () => {
    const base = folder()
    const file = join(base, 'x.txt')
    writeFileSync(file, 'old', { mode: 0o644 })
    await writeAtomically(file, 'new')
    expect(readFileSync(file, 'utf8')).toBe('new')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readdirSync(base)).toEqual(['x.txt'])
  })

  it('leaves the old file and no remains when it cannot', async () => {
    const base = folder()
    mkdirSync(join(base, 'x.txt/inside'), { recursive: true })
    await expect(writeAtomically(join(base, 'x.txt'), 'new')).rejects.toThrow()
    expect(readdirSync(base)).toEqual(['x.txt'])
  })
})

describe('readWindowState', () => {
  const screen = { x: 0, y: 0, width: 1920, height: 1040 }

  it('gives back what was written', async () => {
    const file = join(folder(), 'window.json')
    const state = { x: 10, y: 20, width: 900, height: 700, maximized: true }
    await writeWindowState(file, state)
    expect(readWindowState(file, [screen])).toEqual(state)
  })

  it('forgets a place on a screen that is gone, and junk', async () => {
    const file = join(folder(), 'window.json')
    await writeWindowState(file, { x: 3000, y: 20, width: 900, height: 700, maximized: false })
    expect(readWindowState(file, [screen])).toBeNull()
    writeFileSync(file, '{"x":"left"}')
    expect(readWindowState(file, [screen])).toBeNull()
    expect(readWindowState(`${file}.absent`, [screen])).toBeNull()
  })
})

describe('createFileTokens (SECURITY.md E10)', () => {
  function tokens() {
    const registered: [string, string][] = []
    let n = 0
    return { registered, tokens: createFileTokens(() => (n++).toString(16).padStart(32, '0'), async (token, path) => void registered.push([token, path])) }
  }

  it('stands for a path with a word that the contract accepts, and shows only its last part and folder', async () => {
    const { tokens: own, registered } = tokens()
    const chosen = await own.issue('/home/ada/contacts.csv')
    expect(fileToken.safeParse(chosen.file).success).toBe(true)
    expect(chosen).toMatchObject({ name: 'contacts.csv', folder: '/home/ada' })
    expect(registered).toEqual([[chosen.file, '/home/ada/contacts.csv']])
  })

  it('knows no path for a token it never gave', async () => {
    const { tokens: own } = tokens()
    const { file } = await own.issue('/x')
    expect(own.pathOf(file)).toBe('/x')
    expect(own.pathOf('/x')).toBeNull()
    expect(own.pathOf(`file-${'f'.repeat(32)}`)).toBeNull()
  })

  it('tells a new engine about all of them', async () => {
    const { tokens: own, registered } = tokens()
    await own.issue('/a')
    await own.issue('/b')
    registered.length = 0
    await own.registerAgain()
    expect(registered.map(([, path]) => path)).toEqual(['/a', '/b'])
  })

  it('forgets the oldest after a thousand', async () => {
    const { tokens: own } = tokens()
    const first = await own.issue('/first')
    for (let n = 0; n < 1_000; n++) await own.issue(`/${n}`)
    expect(own.pathOf(first.file)).toBeNull()
  })
})

describe('vault folders', () => {
  it.each([['Müller & Söhne', 'Müller Söhne'], ['../../etc', 'etc'], ['a/b\\c:d', 'a b c d'], ['CON', 'vault'], ['', 'vault'], ['...', 'vault'], ['日本', '日本'], ['x'.repeat(200), 'x'.repeat(80)]])('names a folder for %j', (typed, name) => {
    expect(folderName(typed)).toBe(name)
  })

  it('takes the first name that is free, without touching what is there', () => {
    const base = join(folder(), 'vaults')
    mkdirSync(join(base, 'Work'), { recursive: true })
    writeFileSync(join(base, 'Work/vault.db'), 'x')
    mkdirSync(join(base, 'Work 2'))
    expect(freshFolder(base, 'Work')).toBe(join(base, 'Work 2'))
    expect(readdirSync(join(base, 'Work'))).toEqual(['vault.db'])
  })

  it('goes below a chosen folder that already holds something', () => {
    const base = folder()
    expect(emptyFolderAt(base, 'Work')).toBe(base)
    writeFileSync(join(base, 'letter.txt'), 'x')
    expect(emptyFolderAt(base, 'Work')).toBe(join(base, 'Work'))
  })
})

describe('plannedDialogs', () => {
  it('answers by purpose and declines what is not planned', async () => {
    const base = folder()
    writeFileSync(join(base, 'plan.json'), JSON.stringify({ 'import': '/x.csv', 'new-vault': base }))
    const dialogs = plannedDialogs(join(base, 'plan.json'))
    expect(await dialogs.choosePath('import', '')).toBe('/x.csv')
    expect(await dialogs.choosePath('new-vault', 'Work')).toBe(join(base, 'Work'))
    expect(await dialogs.choosePath('export', '')).toBeNull()
  })
})

describe('readStartOptions', () => {
  const environment = { SATCHEL_USER_DATA: '/u', SATCHEL_TEST_DIALOGS: '/d', SATCHEL_DEVTOOLS: '1' }

  function packaged(facts: object, argv: readonly string[] = ['satchel']) {
    const appPath = folder()
    writeFileSync(join(appPath, 'package.json'), JSON.stringify(facts))
    return readStartOptions({ argv, environment, isPackaged: true, appPath })
  }

  it('E16 hardens every package and listens to no test variable in it', () => {
    expect(packaged({ name: 'satchel' })).toMatchObject({ hardened: true, devTools: false, dialogPlan: null, userData: '/u' })
  })

  it('loosens only a package that was built to be tested, and even that has no developer tools', () => {
    expect(packaged({ name: 'satchel', satchelTestBuild: true })).toMatchObject({ hardened: false, devTools: false, dialogPlan: '/d' })
  })

  it('runs a command instead of a window for `satchel cli`, of a package only', () => {
    expect(packaged({}, ['satchel', 'cli', 'doctor', '--json']).command).toEqual(['doctor', '--json'])
    expect(packaged({}, ['satchel', '--ozone-platform=headless', '--disable-gpu', '--log-level=3', 'cli', 'doctor']).command).toEqual(['doctor'])
    expect(packaged({}, ['satchel', 'satchel://people', 'cli']).command).toBeNull()
    expect(packaged({}, ['satchel']).command).toBeNull()
    expect(readStartOptions({ argv: ['electron', 'cli'], environment, isPackaged: false, appPath: folder() }).command).toBeNull()
  })

  it('from a checkout allows what tests need', () => {
    expect(readStartOptions({ argv: ['electron', 'cli'], environment, isPackaged: false, appPath: folder() })).toMatchObject({ hardened: false, devTools: true, dialogPlan: '/d' })
    expect(readStartOptions({ argv: [], environment: {}, isPackaged: false, appPath: folder() })).toMatchObject({ devTools: false, dialogPlan: null, userData: null })
  })
})

describe('changedNativeModule (SECURITY.md E15)', () => {
  const file = 'node_modules/keytar/build/Release/keytar.node'
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

  function appWith(list: object | null): string {
    const appPath = folder()
    mkdirSync(join(appPath, 'out/main'), { recursive: true })
    mkdirSync(dirname(join(appPath, file)), { recursive: true })
    writeFileSync(join(appPath, file), 'native code')
    if (list !== null) writeFileSync(join(appPath, 'out/main/native-modules.json'), JSON.stringify(list))
    return appPath
  }

  it('is null when every file is as it was built', () => {
    expect(changedNativeModule(appWith({ [file]: sha256('native code') }))).toBeNull()
  })

  it('names the file that was changed, taken away or added', () => {
    expect(changedNativeModule(appWith({ [file]: sha256('other code') }))).toBe(file)
    expect(changedNativeModule(appWith({ [file]: sha256('native code'), 'node_modules/gone/gone.node': sha256('') }))).toBe('node_modules/gone/gone.node')
    const added = appWith({ [file]: sha256('native code') })
    writeFileSync(join(added, 'node_modules/added.node'), '')
    expect(changedNativeModule(added)).toBe('node_modules/added.node')
  })

  it.each([[null], [{}], [{ 'elsewhere.node': sha256('') }], [{ [file]: 'no hash' }]])('takes a missing or senseless list %j for a change', (list) => {
    expect(changedNativeModule(appWith(list))).toBe('out/main/native-modules.json')
  })
})
