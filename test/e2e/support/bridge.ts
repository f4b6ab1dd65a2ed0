import type { Page } from '@playwright/test'
import type { Answer, Bridge, Channel, Input } from '../../../shared/ipc/contract'

declare global {
  interface Window {
    readonly satchel: Bridge
  }
}

/** Calls a channel the way the page does, through its bridge. */
export function call<C extends Channel>(page: Page, channel: C, input: Input<C>): Promise<Answer<C>> {
  return page.evaluate(([name, value]) => window.satchel.call(name as 'vault.state', value as Record<string, never>), [channel, input] as const) as Promise<unknown> as Promise<Answer<C>>
}
