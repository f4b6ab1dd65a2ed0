import type { Answer, Bridge, Channel, Input } from '../../shared/ipc/contract'
import type { EventName, Events } from '../../shared/ipc/events'

declare global {
  interface Window {
    /** Put there by the preload script. */
    readonly satchel?: Bridge
  }
}

/** Calls a channel. Expected failures come back as values; a missing bridge is a bug and throws. */
export function call<C extends Channel>(channel: C, input: Input<C>): Promise<Answer<C>> {
  return bridge().call(channel, input)
}

/** Listens to what the engine tells; answers with a function that stops it. */
export function on<E extends EventName>(event: E, listener: (data: Events[E]) => void): () => void {
  return bridge().on(event, listener)
}

/** A token for a file dropped on the window; null when it is not a file on disk. */
export function dropped(file: File): ReturnType<Bridge['dropped']> {
  return bridge().dropped(file)
}

function bridge(): Bridge {
  if (window.satchel === undefined) throw new Error('the preload script has not run: there is no bridge')
  return window.satchel
}
