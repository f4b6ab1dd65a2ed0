import type { BaseWindow, Dialog } from 'electron'
import type { ExternalLink } from './external-links'
import type { Words } from './words'

/** Asks before a link leaves the app, showing where it really goes. Enter and Escape both stay. */
export async function askBeforeOpening(dialog: Pick<Dialog, 'showMessageBox'>, frame: BaseWindow, words: Words, link: ExternalLink): Promise<boolean> {
  const { response } = await dialog.showMessageBox(frame, {
    type: 'question', message: words.openLink[link.kind], detail: link.url, buttons: [words.open, words.cancel], defaultId: 1, cancelId: 1, noLink: true
  })
  return response === 0
}

/** Asks before work in progress is stopped by quitting. Enter and Escape keep it running. */
export async function askBeforeStopping(dialog: Pick<Dialog, 'showMessageBox'>, frame: BaseWindow, words: Words): Promise<boolean> {
  if (frame.isDestroyed()) return true
  const { response } = await dialog.showMessageBox(frame, {
    type: 'warning', message: words.workRunning, detail: words.workRunningDetail, buttons: [words.quitAnyway, words.keepRunning], defaultId: 1, cancelId: 1, noLink: true
  })
  return response === 0
}

/** Says that the vault engine does not start, before the app ends. */
export function sayEngineFailed(dialog: Pick<Dialog, 'showErrorBox'>, words: Words): void {
  dialog.showErrorBox(words.engineFailed, words.engineFailedDetail)
}
