import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron'
import type { Bridge } from '../shared/ipc/contract'
import { CALL, DROPPED, EVENT } from './ipc/wire'

/** Everything a page can reach. No event object and no `ipcRenderer` passes this line (SECURITY.md E9). */
const bridge: Bridge = {
  call: (channel, input) => ipcRenderer.invoke(CALL, channel, input),
  on: (event, listener) => {
    const relay = (_event: IpcRendererEvent, name: unknown, data: unknown): void => {
      if (name === event) listener(data as Parameters<typeof listener>[0])
    }
    ipcRenderer.on(EVENT, relay)
    return () => {
      ipcRenderer.removeListener(EVENT, relay)
    }
  },
  dropped: async (file) => {
    const path = pathOf(file)
    return path === null ? null : ((await ipcRenderer.invoke(DROPPED, path)) as Awaited<ReturnType<Bridge['dropped']>>)
  }
}

/** Only a file that a person brought has a path: a page cannot make one up. */
function pathOf(file: unknown): string | null {
  if (!(file instanceof File)) return null
  const path = webUtils.getPathForFile(file)
  return path === '' ? null : path
}

contextBridge.exposeInMainWorld('satchel', bridge)
