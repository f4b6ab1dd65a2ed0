import type { App } from 'electron'

/**
 * Takes the lock of this device's folder. False: another Satchel has it, was told, and this one must end (SECURITY.md E20).
 * `onSecond` hears the command line of every later start, which may hold a link.
 */
export function isFirstInstance(app: Pick<App, 'requestSingleInstanceLock' | 'on'>, onSecond: (argv: readonly string[]) => void): boolean {
  if (!app.requestSingleInstanceLock()) return false
  app.on('second-instance', (_event, argv) => onSecond(argv))
  return true
}
