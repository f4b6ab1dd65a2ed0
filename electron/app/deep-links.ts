import type { DeepLink } from '../../shared/app/deep-link'
import { isId } from '../../shared/ids'
import { parseUrl } from '../ipc/parse-url'

const SCREENS = ['people', 'companies', 'security', 'alerts', 'backups', 'settings'] as const
const RECORDS = ['contact', 'company'] as const

/**
 * `satchel://people`, `satchel://contact/0190…`: exactly a known screen, for a record exactly one id.
 * Everything else is null: a query, a fragment, a port, a user, more parts, capitals in the id.
 */
export function parseDeepLink(text: string): DeepLink | null {
  if (text.length > 200 || !/^satchel:\/\/[a-z]+(\/[0-9a-f-]{36})?\/?$/.test(text)) return null
  const url = parseUrl(text)
  if (url === null) return null
  const id = url.pathname.replaceAll('/', '')
  const screen = SCREENS.find((name) => name === url.host)
  if (screen !== undefined) return id === '' ? { screen, id: null } : null
  const record = RECORDS.find((name) => name === url.host)
  return record !== undefined && isId(id) ? { screen: record, id } : null
}

/** The link in a command line, where Windows and Linux put it; null when there is none that we understand. */
export function deepLinkIn(argv: readonly string[]): DeepLink | null {
  for (const argument of argv) {
    const link = argument.startsWith('satchel:') ? parseDeepLink(argument) : null
    if (link !== null) return link
  }
  return null
}
