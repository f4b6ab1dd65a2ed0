import type { BaseWindowConstructorOptions, Rectangle, WebPreferences } from 'electron'

/** A session of this name lives in memory: cookies, storage and caches never reach the disk (SECURITY.md E18). */
export const PAGE_PARTITION = 'satchel'

/** `--ground-frame` of the page's styles in light and dark, so that the window never flashes white before the page paints. */
const CANVAS = { light: '#f5f3f1', dark: '#100f0d' } as const

/** The colour behind a page that has not painted yet. */
export function canvasColour(dark: boolean): string {
  return dark ? CANVAS.dark : CANVAS.light
}

/**
 * How every page of the app runs: isolated, sandboxed, without Node, without DevTools in a package (SECURITY.md E1, E16, E17).
 * The one place these are set; what is not named here keeps Electron's safe default.
 */
export function pagePreferences(options: { readonly preload: string; readonly devTools: boolean }): WebPreferences {
  return {
    preload: options.preload,
    partition: PAGE_PARTITION,
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    navigateOnDragDrop: false,
    spellcheck: false,
    devTools: options.devTools,
    // A lock while the window is hidden must still paint its locked page.
    backgroundThrottling: false
  }
}

/** The sheet that is printed runs no script at all and has no bridge. */
export function sheetPreferences(): WebPreferences {
  return { partition: PAGE_PARTITION, contextIsolation: true, sandbox: true, nodeIntegration: false, webSecurity: true, javascript: false, spellcheck: false, devTools: false }
}

/** The frame around the page: where it was last time, in the colour of the theme. */
export function frameOptions(options: { readonly bounds: Rectangle | null; readonly dark: boolean; readonly title: string; readonly icon: string | null }): BaseWindowConstructorOptions {
  return {
    width: 1200,
    height: 800,
    ...options.bounds,
    minWidth: 720,
    minHeight: 480,
    show: false,
    title: options.title,
    backgroundColor: canvasColour(options.dark),
    ...(options.icon === null ? {} : { icon: options.icon })
  }
}
