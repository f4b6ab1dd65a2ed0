import { createHash, randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, linkSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { hostname } from 'node:os'
import { z } from 'zod'
import { err, ok, type Result } from '../../shared/result'
import { codeOf, fileFailure, readSmallFile, type FileFailure } from './atomic-file'
import { machineId } from './machine-id'
import { isAlive, processStart } from './process-identity'

export interface VaultLock {
  /** The machine whose lock was taken over because the person said that it is no longer in use; else null. */
  readonly takenFrom: string | null
  /** Whoever had it before did not give it back: the process was killed or the machine lost power. */
  readonly leftBehind: boolean
  /** Gives the vault free. Calling it twice is harmless; a lock that somebody else took over is left alone. */
  release(): void
}

/** `host`: the name of the machine that has it, when it is another one, whose processes nobody can see from here. */
export type InUse = { readonly kind: 'in-use'; readonly pid: number; readonly host: string | null }
export type LockFailure = InUse | FileFailure

/** `machine` is missing in the locks of earlier versions: there the host's name has to tell. */
const lockContent = z.strictObject({ pid: z.int().min(1), startedAt: z.string().nullable(), host: z.string(), machine: z.string().optional(), nonce: z.string().regex(/^[0-9a-f]{16}$/) })
type LockContent = z.output<typeof lockContent>

/** Locks this thread holds: a second opening in the same thread is refused like that of another process. */
const heldHere = new Set<string>()

/**
 * Takes a vault for this process, or says which process has it (SECURITY.md E20). A lock whose process is gone, by its number and start
 * time, is taken over; of several that try, one wins. A lock of another machine on a shared drive counts as held, unless the person takes it
 * over (`takeOver`); the machine is known by its id, since its name may change. A lock that is held on this machine is never taken over.
 * A lock of an engine thread of this same process that ended without releasing is taken over too.
 */
export function acquireVaultLock(path: string, takeOver = false): Result<VaultLock, LockFailure> {
  if (heldHere.has(path)) return err({ kind: 'in-use', pid: process.pid, host: null })
  const mine: LockContent = { pid: process.pid, startedAt: processStart(process.pid), host: hostname(), machine: machineId(), nonce: randomBytes(8).toString('hex') }
  let taken: Taken | Held
  try {
    taken = take(path, mine, takeOver)
    if ('holder' in taken) return err({ kind: 'in-use', pid: taken.holder.pid, host: isForeign(taken.holder) ? taken.holder.host : null })
  } catch (error) {
    return err(fileFailure(error, path))
  }
  heldHere.add(path)
  return ok({
    leftBehind: taken.before !== null,
    takenFrom: taken.before !== null && isForeign(taken.before) ? taken.before.host : null,
    release() {
      heldHere.delete(path)
      if (readHolder(path)?.nonce === mine.nonce) rmSync(path, { force: true })
    },
  })
}

/** The lock is ours; `before` is the one that it replaced. */
interface Taken {
  readonly before: LockContent | null
}
interface Held {
  readonly holder: LockContent
}

/** How the lock became ours, or who has it. */
function take(path: string, mine: LockContent, takeOver: boolean): Taken | Held {
  let claimant: LockContent | null = null
  for (let attempt = 0; attempt < 50; attempt += 1) {
    if (createWhole(path, mine)) return { before: null }
    const holder = readHolder(path)
    if (holder === null) continue
    if (isForeign(holder) ? !takeOver : isHeld(holder)) return { holder }
    // The right to replace one particular stale lock is itself a lock, named after it: whoever else saw the same one loses.
    const claim = `${path}.${holder.nonce}`
    const rival = take(claim, mine, takeOver)
    if ('holder' in rival) {
      // Whoever has the right now may find that another was first: the name to give is the one that stands in the lock in the end.
      claimant = rival.holder
      pause()
      continue
    }
    const replaced = readHolder(path)?.nonce === holder.nonce
    if (replaced) replaceWhole(path, mine)
    rmSync(claim, { force: true })
    if (replaced) return { before: holder }
  }
  if (claimant !== null) return { holder: claimant }
  throw Object.assign(new Error('the lock file changes all the time'), { code: 'EBUSY' })
}

/** A few milliseconds, as long as replacing a lock takes. */
function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
}

/** Whether another machine has it. */
function isForeign({ machine, host }: LockContent): boolean {
  return machine === undefined ? host !== hostname() : machine !== machineId()
}

/** Whether the process of this machine that took it still runs. */
function isHeld(holder: LockContent): boolean {
  if (holder.pid === 0) return false
  const start = processStart(holder.pid)
  if (holder.pid === process.pid && start === holder.startedAt) return false
  if (!isAlive(holder.pid)) return false
  return start === null || holder.startedAt === null || start === holder.startedAt
}

/** A lock is a line; more is rot. */
const LONGEST = 64 * 1024

/** The lock's content, or null when there is none. One that cannot be read is rot: locks appear whole or not at all. */
function readHolder(path: string): LockContent | null {
  const read = readSmallFile(path, LONGEST)
  if (!read.ok && read.failure.kind === 'missing') return null
  if (!read.ok && read.failure.kind === 'no-access') throw Object.assign(new Error('a lock that cannot be read'), { code: 'EACCES' })
  const text = read.ok ? Buffer.from(read.value).toString('utf8') : ''
  const parsed = lockContent.safeParse(parseJson(text))
  return parsed.success ? parsed.data : { pid: 0, startedAt: null, host: hostname(), nonce: createHash('sha256').update(text).digest('hex').slice(0, 16) }
}

/** Creates the file with its content in one step, so that nobody reads half a lock; false when it exists. */
function createWhole(path: string, content: LockContent): boolean {
  const temporary = writeTemporary(path, content)
  try {
    linkSync(temporary, path)
    return true
  } catch (error) {
    const code = codeOf(error)
    if (code === 'EEXIST') return false
    // File systems without hard links, such as exFAT: exclusive creation still lets one win.
    if (code === 'EPERM' || code === 'ENOTSUP' || code === 'EOPNOTSUPP' || code === 'ENOSYS') return createExclusively(path, content)
    throw error
  } finally {
    rmSync(temporary, { force: true })
  }
}

function createExclusively(path: string, content: LockContent): boolean {
  try {
    writeNew(path, content)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

function replaceWhole(path: string, content: LockContent): void {
  renameSync(writeTemporary(path, content), path)
}

function writeTemporary(path: string, content: LockContent): string {
  const temporary = `${path}.${content.nonce}.new`
  rmSync(temporary, { force: true })
  writeNew(temporary, content)
  return temporary
}

function writeNew(path: string, content: LockContent): void {
  const handle = openSync(path, 'wx', 0o600)
  try {
    writeSync(handle, JSON.stringify(content))
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not JSON: the schema refuses it.
    return null
  }
}
