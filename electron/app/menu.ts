import type { MenuItemConstructorOptions } from 'electron'
import type { Words } from './words'

/** Locks from the menu and by key even while the page is busy (SECURITY.md L6). */
const LOCK_KEY = 'CommandOrControl+Shift+L'

/**
 * The application's menu. No developer tools and no reload, in a package or not (SECURITY.md E16).
 * Undo and redo are left to the page on Windows and Linux, where the menu is hidden and would take Ctrl+Z from the list.
 */
export function menuTemplate(words: Words, options: { readonly mac: boolean; readonly lock: () => void }): MenuItemConstructorOptions[] {
  const lockItem: MenuItemConstructorOptions = { id: 'lock', label: words.lock, accelerator: LOCK_KEY, click: () => options.lock() }
  const quitItem: MenuItemConstructorOptions = { role: 'quit', label: words.quit }
  const edit: MenuItemConstructorOptions[] = [
    ...(options.mac ? [{ role: 'undo', label: words.undo }, { role: 'redo', label: words.redo }, { type: 'separator' }] as const : []),
    { role: 'cut', label: words.cut },
    { role: 'copy', label: words.copy },
    { role: 'paste', label: words.paste },
    { role: 'pasteAndMatchStyle', label: words.pastePlain },
    { role: 'selectAll', label: words.selectAll }
  ]
  return [
    options.mac
      ? { label: 'Satchel', submenu: [{ role: 'about' }, { type: 'separator' }, lockItem, { type: 'separator' }, { role: 'hide' }, { role: 'hideOthers' }, { type: 'separator' }, quitItem] }
      : { label: words.file, submenu: [lockItem, { type: 'separator' }, quitItem] },
    { label: words.edit, submenu: edit },
    {
      label: words.view,
      submenu: [
        { role: 'resetZoom', label: words.actualSize },
        { role: 'zoomIn', label: words.zoomIn },
        { role: 'zoomOut', label: words.zoomOut },
        { type: 'separator' },
        { role: 'togglefullscreen', label: words.fullScreen }
      ]
    },
    { label: words.window, submenu: [{ role: 'minimize', label: words.minimise }, { role: 'close', label: words.close }] }
  ]
}
