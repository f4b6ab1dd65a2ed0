import { parseUrl } from './parse-url'

/** Where our pages live. Compare protocol and host: in Node the `origin` of such a URL is the string `null`. */
export const PAGE_SCHEME = 'app'
export const PAGE_HOST = 'satchel'
export const PAGE_URL = `${PAGE_SCHEME}://${PAGE_HOST}/`

/** What we need to know of a message's sender; Electron's own event has this shape. */
export interface Sender<C> {
  readonly sender: C
  readonly senderFrame: { readonly url: string } | null
}

/**
 * Whether a message comes from the main frame of our own page in our own window (SECURITY.md E8).
 * `current` is that window's contents, null while there is none. A frame inside it, another window, or a page
 * from elsewhere is refused, and so is a frame that is gone by now.
 */
export function isTrustedSender<C extends { readonly mainFrame: unknown }>(event: Sender<C>, current: C | null): boolean {
  if (current === null || event.sender !== current) return false
  if (event.senderFrame === null || event.senderFrame !== current.mainFrame) return false
  return isOurPage(event.senderFrame.url)
}

/** Whether `url` is a page of ours, by its parsed parts and not by how it begins. */
export function isOurPage(url: string): boolean {
  const parsed = parseUrl(url)
  return parsed !== null && parsed.protocol === `${PAGE_SCHEME}:` && parsed.host === PAGE_HOST && parsed.username === '' && parsed.password === ''
}
