import { closeSync, constants, fchmodSync, fstatSync, fsyncSync, mkdirSync, chmodSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { err, ok, type Result } from '../../shared/result'

export type FileFailure = { readonly kind: 'no-access'; readonly path: string } | { readonly kind: 'disk-full'; readonly path: string }
export type ReadFailure = { readonly kind: 'missing'; readonly path: string } | { readonly kind: 'no-access'; readonly path: string }

/**
 * Replaces a file so that after a crash at any moment either the old or the new content is there, whole:
 * temporary name, fsync, rename, fsync of the folder (SECURITY.md K10). Mode 0600 (K11).
 * One writer at a time: the vault's lock sees to that.
 */
export function writeFileAtomically(path: string, bytes: Uint8Array): Result<null, FileFailure> {
  const temporary = `${path}.tmp`
  try {
    // O_NOFOLLOW: a link planted under the temporary name must not lead the write elsewhere. Where the flag does not exist it counts as 0.
    const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | constants.O_NOFOLLOW
    const handle = openSync(temporary, flags, 0o600)
    try {
      fchmodSync(handle, 0o600)
      let written = 0
      while (written < bytes.length) written += writeSync(handle, bytes, written)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    renameSync(temporary, path)
    syncFolder(dirname(path))
    return ok(null)
  } catch (error) {
    return err(fileFailure(error, path))
  }
}

/** Without waiting for a writer: a pipe that somebody put in the place of a file would keep whoever opens it for ever. Where the flag does not exist it counts as 0. */
export const READ_AT_ONCE = constants.O_RDONLY | constants.O_NONBLOCK

/** Reads a small file whole. A longer one than `limit` bytes is not read, and what is no file, as a pipe or a device without an end, is `no-access`. */
export function readSmallFile(path: string, limit: number): Result<Uint8Array, ReadFailure | { readonly kind: 'too-long' }> {
  try {
    const handle = openSync(path, READ_AT_ONCE)
    try {
      const state = fstatSync(handle)
      if (!state.isFile()) return err({ kind: 'no-access', path })
      return state.size > limit ? err({ kind: 'too-long' }) : ok(readFileSync(handle))
    } finally {
      closeSync(handle)
    }
  } catch (error) {
    return err({ kind: codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR' ? 'missing' : 'no-access', path })
  }
}

/** Makes a folder, with its parents, that only its owner may enter: 0700 (SECURITY.md K11). An existing one is narrowed to that. */
export function ensurePrivateFolder(path: string): Result<null, FileFailure> {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
    chmodSync(path, 0o700)
    return ok(null)
  } catch (error) {
    return err(fileFailure(error, path))
  }
}

/** Makes what was written to a file by others outlive a power cut. */
export function syncFile(path: string): void {
  // Windows flushes only a handle that may write.
  const handle = openSync(path, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Makes renames in a folder outlive a power cut. Windows cannot open a folder; there the file system's journal does it. */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** The class of a failed write; throws on what is no state of a disk, such as a bad argument. */
export function fileFailure(error: unknown, path: string): FileFailure {
  const code = codeOf(error)
  if (code === undefined) throw error
  return { kind: code === 'ENOSPC' || code === 'EDQUOT' ? 'disk-full' : 'no-access', path }
}

/** The system's code of an error, such as ENOENT; also where Node found it before the system did (ERR_FS_EISDIR). */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? /^(?:ERR_FS_)?(E[A-Z0-9]+)$/.exec(error.code)?.[1] : undefined
}
