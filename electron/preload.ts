import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron'
import type { Answer, Bridge, Channel } from '../shared/ipc/contract'
import { SEALED_CHANNELS, type SealedAnswer } from '../shared/ipc/sealed-channels'
import { sealCall } from './ipc/seal-call'
import { CALL, DROPPED, EVENT } from './ipc/wire'

/** Everything a page can reach. No event object and no `ipcRenderer` passes this line (SECURITY.md E9). */
const bridge: Bridge = {
  call: (channel, input) => (SEALED_CHANNELS.has(channel) ? askSealed(channel, input) : ask(channel, input)),
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

function ask<C extends Channel>(channel: C, input: unknown): Promise<Answer<C>> {
  return ipcRenderer.invoke(CALL, channel, input) as Promise<Answer<C>>
}

/** A secret leaves this process only as bytes for the engine. What could not be asked at all comes back in clear, as it does for any call. */
async function askSealed<C extends Channel>(channel: C, input: unknown): Promise<Answer<C>> {
  const key = await ask('app.sealingKey', {})
  if (!key.ok) return key as Answer<C>
  const sealed = await sealCall(key.value.publicKey, channel, input)
  const answer = (await ipcRenderer.invoke(CALL, channel, sealed.input)) as Answer<Channel> | { readonly ok: true; readonly value: SealedAnswer }
  return (answer.ok && isSealed(answer.value) ? await sealed.open(answer.value) : answer) as Answer<C>
}

function isSealed(value: unknown): value is SealedAnswer {
  return typeof value === 'object' && value !== null && 'nonce' in value && 'sealed' in value
}

/** Only a file that a person brought has a path: a page cannot make one up. */
function pathOf(file: unknown): string | null {
  if (!(file instanceof File)) return null
  const path = webUtils.getPathForFile(file)
  return path === '' ? null : path
}

contextBridge.exposeInMainWorld('satchel', bridge)
