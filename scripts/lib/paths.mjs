import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

export const isRoot = process.getuid?.() === 0

// What root makes here must be readable for the unprivileged user that opens windows.
if (isRoot) process.umask(0o022)

/**
 * Where big things live that several checkouts share: Node, the test runtime, locks.
 * Root's home is closed to the unprivileged user that opens windows, so root's cache is elsewhere.
 */
export const cacheDir =
  process.env.SATCHEL_CACHE ?? (isRoot && process.platform === 'linux' ? '/var/cache/satchel' : join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'satchel'))
