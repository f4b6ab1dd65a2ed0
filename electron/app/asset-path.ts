import { realpath } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import { err, ok, type Result } from '../../shared/result'

export type AssetFailure = { readonly kind: 'bad-path' } | { readonly kind: 'outside' } | { readonly kind: 'not-found' } | { readonly kind: 'not-served' }

/** The kinds of file that a page is made of. Anything else under the folder is not served. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2'
}

/** Letters, digits, dots, dashes and underscores in each part; no part begins with a dot. So `..`, `\`, `:` and NUL never get as far as the disk. */
const PART = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/

/**
 * The file behind the path of a URL, inside `root` and nowhere else (SECURITY.md E3).
 * Checked after decoding once, as names, and again on the real path, so that neither an escape nor a link leads out:
 * Signal compared prefixes without a separator, and `/data-evil` passed for `/data`.
 */
export async function findAsset(root: string, urlPath: string): Promise<Result<{ readonly file: string; readonly contentType: string }, AssetFailure>> {
  const decoded = decodeOnce(urlPath)
  if (decoded === null || !decoded.startsWith('/')) return err({ kind: 'bad-path' })
  const parts = decoded === '/' ? ['index.html'] : decoded.slice(1).split('/')
  if (!parts.every((part) => PART.test(part))) return err({ kind: 'bad-path' })
  const contentType = CONTENT_TYPES[extname(parts.at(-1) ?? '').toLowerCase()]
  if (contentType === undefined) return err({ kind: 'not-served' })
  try {
    const [realRoot, file] = await Promise.all([realpath(root), realpath(join(root, ...parts))])
    return file.startsWith(realRoot + sep) ? ok({ file, contentType }) : err({ kind: 'outside' })
  } catch {
    return err({ kind: 'not-found' })
  }
}

function decodeOnce(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}
