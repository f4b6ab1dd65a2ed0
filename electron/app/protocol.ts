import { readFile } from 'node:fs/promises'
import type { Protocol } from 'electron'
import { parseUrl } from '../ipc/parse-url'
import { PAGE_HOST, PAGE_SCHEME } from '../ipc/sender'
import { findAsset, type AssetFailure } from './asset-path'
import { securityHeaders } from './content-policy'

const STATUS: Readonly<Record<AssetFailure['kind'], number>> = { 'bad-path': 400, outside: 403, 'not-found': 404, 'not-served': 404 }

/** Must run before `ready`: from then on `app:` is a secure standard scheme of its own origin. */
export function declareScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([{ scheme: PAGE_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }])
}

export interface ServeParts {
  readonly protocol: Pick<Protocol, 'handle'>
  /** Folder of the built page. */
  readonly root: string
  /** Answers for a host other than the page's, for example a sheet to print; null: there is none. */
  readonly other: (url: URL) => Response | null
}

/** Serves the page's files over `app://satchel/`, and refuses everything else on that scheme. There is no `file:` in the app. */
export function serveApp({ protocol, root, other }: ServeParts): void {
  protocol.handle(PAGE_SCHEME, async (request) => {
    const url = parseUrl(request.url)
    if (url === null || (request.method !== 'GET' && request.method !== 'HEAD')) return refuse(400)
    if (url.host !== PAGE_HOST) return other(url) ?? refuse(404)
    const asset = await findAsset(root, url.pathname)
    if (!asset.ok) return refuse(STATUS[asset.failure.kind])
    return new Response(await readFile(asset.value.file), { headers: securityHeaders(asset.value.contentType) })
  })
}

function refuse(status: number): Response {
  return new Response('', { status, headers: securityHeaders('text/plain; charset=utf-8') })
}
