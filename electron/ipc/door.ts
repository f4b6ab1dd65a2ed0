import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron'
import type { EngineEvent } from '../engine/messages'
import type { Logger } from '../log/logger'
import { err } from '../../shared/result'
import type { ChosenFile } from '../../shared/app/channels'
import type { Router } from './router'
import { isTrustedSender } from './sender'
import { CALL, DROPPED, EVENT } from './wire'

const LONGEST_PATH = 32_768

export interface DoorParts {
  readonly ipcMain: Pick<IpcMain, 'handle'>
  /** The contents of our window now; null while it is being replaced. */
  readonly currentContents: () => WebContents | null
  readonly route: Router
  /** A token for a path that the preload script read from a dropped file. */
  readonly takeDropped: (path: string) => Promise<ChosenFile>
  readonly log: Logger
}

/** Opens the only two doors a page can knock at. Nothing else in the app calls `ipcMain` (SECURITY.md E8; architecture test). */
export function openDoor({ ipcMain, currentContents, route, takeDropped, log }: DoorParts): void {
  const isOurs = (event: IpcMainInvokeEvent): boolean => {
    if (isTrustedSender<WebContents>(event, currentContents())) return true
    log.warn('ipc.refused-sender', {})
    return false
  }
  ipcMain.handle(CALL, async (event, channel: unknown, input: unknown) => {
    if (!isOurs(event)) return err({ kind: 'invalid-input', issues: [{ path: '', message: 'was not asked by our own page' }] })
    return route(channel, input)
  })
  ipcMain.handle(DROPPED, async (event, path: unknown) => {
    if (!isOurs(event) || typeof path !== 'string' || path === '' || path.length > LONGEST_PATH) return null
    return takeDropped(path)
  })
}

/** Tells the page; a page that is being replaced hears nothing and asks again when it is there. */
export function tellPage(contents: WebContents | null, event: Pick<EngineEvent, 'name' | 'data'>): void {
  if (contents === null || contents.isDestroyed() || contents.isCrashed()) return
  contents.send(EVENT, event.name, event.data)
}
