import { randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app, clipboard, dialog, ipcMain, Menu, nativeTheme, Notification, powerMonitor, protocol, screen, session, shell, utilityProcess } from 'electron'
import { refusedSwitch } from './app/argv'
import { watchForLock } from './app/auto-lock'
import { createAlertNotices } from './app/alert-notices'
import { createBackupNotices, type Notice } from './app/backup-notices'
import { createOwnClipboard } from './app/clipboard'
import { startAgainWithoutScreen } from './app/command-line'
import { countPerMinute } from './app/count-per-minute'
import { deepLinkIn, parseDeepLink } from './app/deep-links'
import { plannedDialogs, systemDialogs } from './app/dialogs'
import { superviseEngine } from './app/engine'
import { openExternal } from './app/external-links'
import { createFileTokens } from './app/file-tokens'
import { watchDesktopSignals } from './app/linux-signals'
import { createAppHandlers } from './app/handlers'
import { menuTemplate } from './app/menu'
import { refuseNavigation } from './app/navigation'
import { refuseNetwork, silenceChromium } from './app/network'
import { refusePermissions } from './app/permissions-policy'
import { openPreferences } from './app/preferences'
import { declareScheme, serveApp } from './app/protocol'
import { askBeforeOpening, askBeforeStopping, sayEngineFailed } from './app/questions'
import { lockBeforeQuit } from './app/quit'
import { createLockWish } from './app/lock-wish'
import { createSheetPrinter } from './app/sheet-printer'
import { isFirstInstance } from './app/single-instance'
import { readStartOptions } from './app/start-options'
import { createVaultWatch } from './app/vault-watch'
import { openAppWindow } from './app/window'
import { PAGE_PARTITION } from './app/window-options'
import { readWindowState, writeWindowState } from './app/window-state'
import { chooseLanguage, wordsIn } from './app/words'
import { startEngineHost } from './engine/host'
import { openDoor, tellPage } from './ipc/door'
import { createRouter } from './ipc/router'
import { createLogger } from './log/logger'
import { rotatingFile } from './log/rotating-file'
import type { DeepLink } from '../shared/app/deep-link'
import type { Answer } from '../shared/ipc/contract'

// Order matters: the sandbox and everything Chromium reads at its start come before `ready`.
app.enableSandbox()
const start = readStartOptions({ argv: process.argv, environment: process.env, isPackaged: app.isPackaged, appPath: app.getAppPath() })
const refused = start.hardened ? refusedSwitch(process.argv) : null
if (refused !== null) {
  process.stderr.write(`Satchel does not start with --${refused}. Nothing was opened. Start it without that switch.\n`)
  app.exit(2)
}
if (start.changedFile !== null) {
  const sentence = `Satchel does not start: its file ${start.changedFile} is not the one it was built with. No vault was opened and nothing was changed. Install Satchel again.`
  process.stderr.write(`${sentence}\n`)
  if (process.platform !== 'linux') dialog.showErrorBox('Satchel', sentence)
  app.exit(1)
}
const mayStart = refused === null && start.changedFile === null
if (mayStart && start.command !== null) {
  const exitCode = startAgainWithoutScreen(process.argv, process.platform)
  if (exitCode !== null) process.exit(exitCode)
}
silenceChromium(app.commandLine)
declareScheme(protocol)
if (start.userData !== null) app.setPath('userData', start.userData)
// The crash reporter is never started: a dump would hold what the memory held (SECURITY.md E19).
app.setPath('crashDumps', join(app.getPath('userData'), 'crashes'))

/** Builds every part once and hands each what it needs. */
async function main(): Promise<void> {
  const inUserData = (name: string): string => join(app.getPath('userData'), name)
  const here = import.meta.dirname
  const clock = { now: () => Date.now() }
  const log = createLogger(rotatingFile(inUserData('logs/satchel.log'), 1_000_000, 5))

  let link: DeepLink | null = deepLinkIn(process.argv)
  const openLink = (wanted: DeepLink | null): void => {
    link = wanted
    window.focus()
    followLink()
  }
  // A link that comes while the vault is locked waits until it is open.
  const followLink = (): void => {
    if (link === null || !vault.isUnlocked()) return
    tellPage(window.contents(), { name: 'app.open', data: link })
    link = null
  }
  const isFirst = isFirstInstance(app, (argv) => {
    openLink(deepLinkIn(argv))
  })
  if (!isFirst) {
    app.exit(0)
    return
  }
  // Only a package speaks for the scheme; a link opens a screen and does nothing else (SECURITY.md E23).
  if (app.isPackaged) app.setAsDefaultProtocolClient('satchel')
  app.on('open-url', (event, url) => {
    event.preventDefault()
    openLink(parseDeepLink(url))
  })
  refuseNavigation(app, log)
  app.on('session-created', (created) => {
    refusePermissions(created)
    refuseNetwork(created, start.devTools, log)
  })
  await app.whenReady()

  const preferences = openPreferences(inUserData('preferences.json'), clock, log)
  const language = (): 'en' | 'de' => chooseLanguage(preferences.get().language, app.getPreferredSystemLanguages())
  const words = (): ReturnType<typeof wordsIn> => wordsIn(language())
  nativeTheme.themeSource = preferences.get().theme

  const printer = createSheetPrinter(() => randomBytes(16).toString('hex'))
  const pages = session.fromPartition(PAGE_PARTITION)
  serveApp({ protocol: pages.protocol, root: join(here, '../renderer'), other: printer.serve })

  const ownClipboard = createOwnClipboard(clipboard, (ms, run) => {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  })
  const giveUp = (): void => {
    sayEngineFailed(dialog, words())
    app.exit(1)
  }
  const pageCrashes = countPerMinute(3, clock)
  const vault = createVaultWatch({
    onOpened: () => locking.lockIfWished(),
    onUnlocked: () => {
      followLink()
      void backupNotices.look()
    },
    onClosed: () => void ownClipboard.takeBack(),
    onLocked: (reason) => {
      void engine.renew(reason)
      window.freshPage()
    }
  })
  const engine = superviseEngine({
    startHost: (listeners) => startEngineHost({
      entry: join(here, 'engine.js'),
      nodePath: start.engineNode,
      fork: start.engineInUtilityProcess ? (entry, env) => utilityProcess.fork(entry, [], { env, execArgv: [], serviceName: 'Satchel vault engine' }) : undefined,
      ...listeners
    }),
    settings: { dataFolder: inUserData('device'), appVersion: app.getVersion() },
    onEvent: (event) => {
      vault.hear(event)
      alertNotices.hear(event)
      if (event.name === 'backup.changed') void backupNotices.look()
      tellPage(window.contents(), event)
    },
    onStarted: () => void tokens.registerAgain(),
    onDied: () => {
      vault.lost()
      window.freshPage()
    },
    onGivenUp: giveUp,
    clock,
    log
  })
  // Kept until they are gone: one that is collected hears no click.
  const notices = new Set<Notification>()
  const showNotice = (text: Notice, screen: 'backups' | 'alerts'): void => {
    if (!Notification.isSupported()) return
    const notice = new Notification(text)
    notices.add(notice)
    notice.on('close', () => notices.delete(notice))
    notice.on('click', () => openLink({ screen, id: null }))
    notice.show()
  }
  const backupNotices = createBackupNotices({
    state: async () => (await engine.call('backup.state', {})) as Answer<'backup.state'>,
    words,
    show: (text) => showNotice(text, 'backups'),
    clock
  })
  const alertNotices = createAlertNotices({ words, show: (text) => showNotice(text, 'alerts'), setBadge: (count) => app.setBadgeCount(count) })
  setInterval(() => void backupNotices.look(), 60 * 60 * 1000).unref()
  const locking = createLockWish({
    isOpen: vault.isOpen,
    lock: (reason) => {
      window.blank()
      void engine.lock(reason).then(() => window.ensurePage())
    }
  })
  const { lockNow } = locking
  const tokens = createFileTokens(() => randomBytes(16).toString('hex'), engine.registerFile)

  const windowFile = inUserData('window.json')
  const remembered = readWindowState(windowFile, screen.getAllDisplays().map((display) => display.workArea))
  const window = openAppWindow({
    preload: join(here, '../preload/index.cjs'),
    devTools: start.devTools,
    title: 'Satchel',
    icon: start.icon,
    bounds: remembered,
    maximized: remembered?.maximized ?? false,
    isDark: () => nativeTheme.shouldUseDarkColors,
    log,
    onPageCrashed: (reason) => {
      log.warn('page.crashed', { reason })
      window.blank()
      if (pageCrashes.isTooMany()) giveUp()
      else if (!locking.lockNow('crash')) window.ensurePage()
    }
  })
  window.frame.setContentProtection(preferences.get().hideFromCapture)
  nativeTheme.on('updated', () => window.repaint())
  window.frame.on('close', () => {
    void writeWindowState(windowFile, { ...window.frame.getNormalBounds(), maximized: window.frame.isMaximized() })
  })
  app.on('window-all-closed', () => app.quit())

  const handlers = createAppHandlers({
    info: () => ({
      version: app.getVersion(),
      runtime: `Electron ${process.versions.electron}`,
      engine: engine.kind(),
      platform: process.platform,
      testRuntime: start.testRuntime,
      vaultsFolder: inUserData('vaults')
    }),
    vaultsFolder: inUserData('vaults'),
    dialogs: start.dialogPlan === null ? systemDialogs(dialog, () => window.frame, words) : plannedDialogs(start.dialogPlan),
    tokens,
    sheetMade: engine.sheetMade,
    sealingKey: engine.sealingKey,
    clipboard: ownClipboard,
    preferences,
    onPreferences: () => {
      nativeTheme.themeSource = preferences.get().theme
      window.frame.setContentProtection(preferences.get().hideFromCapture)
      showMenu()
      tellPage(window.contents(), { name: 'preferences.changed', data: null })
    },
    printer,
    sheet: (kind, recoveryCode, vaultName) => ({
      kind,
      recoveryCode,
      vaultName,
      madeOn: new Intl.DateTimeFormat(language(), { dateStyle: 'long' }).format(clock.now()),
      words: words(),
      language: language()
    }),
    openExternal: (url) => openExternal(url, { confirm: (wanted) => askBeforeOpening(dialog, window.frame, words(), wanted), open: (href) => shell.openExternal(href) }),
    reveal: (path) => shell.showItemInFolder(path)
  })
  openDoor({
    ipcMain,
    currentContents: () => window.contents(),
    route: createRouter({ app: handlers, engine: (channel, input) => locking.during(channel, engine.call(channel, input)), log, newIncidentId: randomUUID }),
    takeDropped: (path) => tokens.issue(path),
    log
  })

  const showMenu = (): void => Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(words(), { mac: process.platform === 'darwin', lock: () => lockNow('user') })))
  showMenu()
  window.frame.setMenuBarVisibility(false)
  watchForLock({
    power: powerMonitor,
    platform: process.platform,
    isOpen: vault.isOpen,
    lock: lockNow,
    checkDeadline: engine.checkDeadline,
    every: (ms, run) => setInterval(run, ms).unref()
  })
  if (process.platform === 'linux') app.on('quit', watchDesktopSignals(process.env['XDG_SESSION_ID'], lockNow))
  lockBeforeQuit({
    app,
    mayQuit: async () => !engine.isWorking() || askBeforeStopping(dialog, window.frame, words()),
    letGo: async () => {
      await ownClipboard.takeBack()
      window.blank()
      await engine.close()
    }
  })
}

/** `satchel cli COMMAND …`: the command line inside the package, with no window and no display (DESIGN.md 7). It ends the process itself. */
async function commandLine(args: readonly string[]): Promise<void> {
  app.dock?.hide()
  process.argv = [process.execPath, 'cli', ...args]
  await import(pathToFileURL(join(import.meta.dirname, 'cli.js')).href)
}

// Not awaited at the top level: Electron holds `ready` back until this module has been evaluated.
const run = (): Promise<void> => (start.command === null ? main() : commandLine(start.command))
if (mayStart) run().catch((error: unknown) => {
  process.stderr.write(`Satchel could not start: ${error instanceof Error ? error.name : 'unknown problem'}. No vault was opened.\n`)
  app.exit(1)
})
