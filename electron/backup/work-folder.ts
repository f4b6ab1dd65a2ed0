import { randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, lstatSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import type { WorkFolder } from './target'

const PREFIX = '.satchel-work-'
const NAME = /^\.satchel-work-[0-9a-f]{16}$/
const MARKER = 'satchel-work.json'
/** A run on another machine or one that left no marker counts as dead after this. */
const STALE_MS = 24 * 60 * 60 * 1000

const marker = z.strictObject({ format: z.literal('satchel-work'), host: z.string().max(300), pid: z.int().min(1), startedAt: z.int().min(0) })

/** Makes a private folder (0700) in `parent`, with a marker by which a later run knows it as ours. Throws what the file system throws. */
export function openWorkFolder(parent: string, now: number): WorkFolder {
  const path = join(parent, `${PREFIX}${randomBytes(8).toString('hex')}`)
  mkdirSync(path, { mode: 0o700 })
  const dispose = (): void => {
    try {
      rmSync(path, { recursive: true, force: true })
    } catch {
      // The drive went away: what is left is removed by the next run.
    }
  }
  try {
    writeFileSync(join(path, MARKER), JSON.stringify({ format: 'satchel-work', host: hostname(), pid: process.pid, startedAt: now }), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    dispose()
    throw error
  }
  return { path, file: (name) => join(path, name), dispose }
}

/**
 * Removes what runs that were killed left in `parent`, and nothing else: the name must be ours, the marker inside must be ours,
 * and the process that wrote it must be gone. A folder without a marker goes only when it is empty.
 */
export function sweepLeftovers(parent: string, now: number): void {
  for (const name of readdirSync(parent)) {
    if (!NAME.test(name)) continue
    const path = join(parent, name)
    try {
      sweep(path, now)
    } catch {
      // Somebody else removed it first, or holds it: it takes room, but is no danger. The next run tries again.
    }
  }
}

function sweep(path: string, now: number): void {
  // A link with our name could lead anywhere.
  if (!lstatSync(path).isDirectory()) return
  const found = readMarker(path)
  if (found === null) {
    if (now - lstatSync(path).mtimeMs > STALE_MS || isOlderThanThisProcess(path)) rmdirSync(path)
    return
  }
  const isDead = found.host === hostname() ? isProcessGone(found.pid, path) : Math.abs(now - found.startedAt) > STALE_MS
  if (isDead) rmSync(path, { recursive: true, force: true })
}

function readMarker(path: string): z.output<typeof marker> | null {
  try {
    const parsed = marker.safeParse(JSON.parse(readFileSync(join(path, MARKER), 'utf8')))
    return parsed.success ? parsed.data : null
  } catch {
    // None, or cut off by a power loss: then only an empty folder is removed.
    return null
  }
}

function isProcessGone(pid: number, path: string): boolean {
  if (pid === process.pid) return isOlderThanThisProcess(path)
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH'
  }
}

/** Made before this process began: by a run that died, whose number we were given. */
function isOlderThanThisProcess(path: string): boolean {
  return lstatSync(path).mtimeMs < Date.now() - process.uptime() * 1000
}
