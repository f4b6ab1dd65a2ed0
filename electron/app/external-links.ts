import { parseUrl } from '../ipc/parse-url'

export interface ExternalLink {
  readonly kind: 'web' | 'mail' | 'phone'
  /** As it goes to the system: parsed, escaped, host names in their ASCII spelling. */
  readonly url: string
}

const LONGEST = 2_000
/** Fields of a mail link. `attach` and the like make some mail programs send a file. */
const MAIL_FIELDS: ReadonlySet<string> = new Set(['subject', 'body', 'cc', 'bcc'])

/**
 * What may leave the app, or null (SECURITY.md E6). Only `https:`, `mailto:` and `tel:`, each in its full and plain form: no spaces,
 * control signs or backslashes, no user name in a host, no scheme that a program on this machine might answer to.
 */
export function parseExternalLink(text: string): ExternalLink | null {
  if (text.length > LONGEST || /[\s\\\p{Cc}]/u.test(text)) return null
  const url = parseUrl(text)
  if (url === null) return null
  switch (url.protocol) {
    case 'https:':
      return isPlainWeb(text, url) ? { kind: 'web', url: url.href } : null
    case 'mailto:':
      return isPlainMail(url) ? { kind: 'mail', url: url.href } : null
    case 'tel:':
      return isPlainPhone(url) ? { kind: 'phone', url: url.href } : null
    default:
      return null
  }
}

/** `https:evil` and `https:/evil` are also links to a host for the parser, but nobody writes them in good faith. */
function isPlainWeb(text: string, url: URL): boolean {
  return /^https:\/\/[^/]/i.test(text) && url.hostname !== '' && url.username === '' && url.password === ''
}

function isPlainMail(url: URL): boolean {
  const addresses = decodeOnce(url.pathname)
  if (addresses === null || !/^[^\s@,;<>"%]+@[^\s@,;<>"%]+(,[^\s@,;<>"%]+@[^\s@,;<>"%]+)*$/u.test(addresses)) return false
  return [...url.searchParams.keys()].every((name) => MAIL_FIELDS.has(name.toLowerCase())) && !/%0[0ad]/i.test(url.pathname) && url.hash === ''
}

/** Digits as people write them, and RFC 3966's extension; `*` and `#` can be commands to a phone. */
function isPlainPhone(url: URL): boolean {
  return /^\+?[0-9().-]{2,40}(;ext=[0-9]{1,10})?$/.test(url.pathname) && url.search === '' && url.hash === ''
}

function decodeOnce(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

export interface OpenExternalParts {
  /** Asks the person; true: open it. */
  readonly confirm: (link: ExternalLink) => Promise<boolean>
  readonly open: (url: string) => Promise<void>
}

/** The one way out of the app. `refused`: a link of a kind that is never opened; nobody was asked. */
export async function openExternal(text: string, { confirm, open }: OpenExternalParts): Promise<'opened' | 'declined' | 'refused'> {
  const link = parseExternalLink(text)
  if (link === null) return 'refused'
  if (!(await confirm(link))) return 'declined'
  await open(link.url)
  return 'opened'
}
