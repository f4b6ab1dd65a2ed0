import { BaseWindow, WebContentsView, type Rectangle, type WebContents } from 'electron'
import { PAGE_URL } from '../ipc/sender'
import type { Logger } from '../log/logger'
import { canvasColour, frameOptions, pagePreferences } from './window-options'
import { hearZoomKeys } from './zoom'

export interface AppWindowParts {
  readonly preload: string
  readonly devTools: boolean
  readonly title: string
  readonly icon: string | null
  readonly bounds: Rectangle | null
  readonly maximized: boolean
  readonly isDark: () => boolean
  readonly log: Logger
  /** The page's process died by itself; a fresh page is not started until {@link AppWindow.freshPage}. */
  readonly onPageCrashed: (reason: string) => void
}

/** One frame on the screen whose page can be thrown away with its process while the frame stays. */
export interface AppWindow {
  readonly frame: BaseWindow
  /** The page's contents; null between {@link blank} and {@link freshPage}. */
  contents(): WebContents | null
  /** Ends the page's process now: nothing of it stays on the screen or in its memory (SECURITY.md L5, L6). */
  blank(): void
  /** Starts a page in a new process, after ending the one before. */
  freshPage(): void
  /** {@link freshPage} if there is none: after a lock that nobody announced. */
  ensurePage(): void
  focus(): void
  /** Paints the frame in the theme's colour again. */
  repaint(): void
}

/** Opens the frame and its first page. It shows when the page has painted, at the latest after a second. */
export function openAppWindow(parts: AppWindowParts): AppWindow {
  const frame = new BaseWindow(frameOptions({ bounds: parts.bounds, dark: parts.isDark(), title: parts.title, icon: parts.icon }))
  let view: WebContentsView | null = null

  const fit = (): void => {
    const { width, height } = frame.getContentBounds()
    view?.setBounds({ x: 0, y: 0, width, height })
  }
  const blank = (): void => {
    const old = view
    if (old === null) return
    view = null
    if (!frame.isDestroyed()) frame.contentView.removeChildView(old)
    endProcess(old.webContents)
  }
  const freshPage = (): void => {
    blank()
    if (frame.isDestroyed()) return
    const fresh = new WebContentsView({ webPreferences: pagePreferences(parts) })
    view = fresh
    fresh.setBackgroundColor(canvasColour(parts.isDark()))
    frame.contentView.addChildView(fresh)
    fit()
    fresh.webContents.on('render-process-gone', (_event, details) => {
      if (view === fresh) parts.onPageCrashed(details.reason)
    })
    hearZoomKeys(fresh.webContents)
    fresh.webContents.once('did-finish-load', () => {
      if (frame.isFocused()) fresh.webContents.focus()
    })
    fresh.webContents.loadURL(PAGE_URL).catch((error: unknown) => {
      if (view === fresh) parts.log.error('window.load-failed', error, {})
    })
  }

  frame.on('resize', fit)
  frame.on('focus', () => view?.webContents.focus())
  frame.on('closed', blank)
  if (parts.maximized) frame.maximize()
  freshPage()
  showWhenPainted(frame, view)
  return {
    frame,
    contents: () => view?.webContents ?? null,
    blank,
    freshPage,
    ensurePage: () => {
      if (view === null) freshPage()
    },
    focus: () => {
      if (frame.isDestroyed()) return
      if (frame.isMinimized()) frame.restore()
      frame.show()
      frame.focus()
    },
    repaint: () => {
      if (frame.isDestroyed()) return
      frame.setBackgroundColor(canvasColour(parts.isDark()))
      view?.setBackgroundColor(canvasColour(parts.isDark()))
    }
  }
}

/** Kills rather than asks: a page that is busy would keep what it shows in memory for as long as it likes. */
function endProcess(contents: WebContents | undefined): void {
  if (contents === undefined || contents.isDestroyed()) return
  if (!contents.isCrashed()) contents.forcefullyCrashRenderer()
  contents.close()
}

function showWhenPainted(frame: BaseWindow, view: WebContentsView | null): void {
  const show = (): void => {
    clearTimeout(timer)
    if (!frame.isDestroyed() && !frame.isVisible()) frame.show()
  }
  const timer = setTimeout(show, 1_000)
  view?.webContents.once('did-finish-load', show)
}
