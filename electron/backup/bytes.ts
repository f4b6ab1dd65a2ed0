import { closeSync, constants, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs'
import { READ_AT_ONCE } from '../vault/atomic-file'

/** Bytes that can be read at any place: a file of a folder today, an object of a store later. */
export interface ByteSource {
  readonly size: number
  /** Fills `into` from byte `at` on; fewer bytes only at the end. Answers how many. */
  read(into: Uint8Array, at: number): number
  close(): void
}

export interface ByteSink {
  write(bytes: Uint8Array): void
}

/** A file sink that is closed with everything on the disk. */
export interface FileSink extends ByteSink {
  /** Flushes to the disk and closes. */
  finish(): void
  /** Closes whatever was written. For the way out after a failure. */
  abandon(): void
}

// Windows has no such flag; there the folder's own rights must do.
const NO_FOLLOW = 'O_NOFOLLOW' in constants ? constants.O_NOFOLLOW : 0

/** Opens a regular file for reading. A symbolic link in its place is not followed (SECURITY.md B14): throws ELOOP, and EISDIR for anything that is no file. */
export function openFileSource(path: string): ByteSource {
  const handle = openSync(path, READ_AT_ONCE | NO_FOLLOW)
  const state = fstatSync(handle)
  if (!state.isFile()) {
    closeSync(handle)
    throw Object.assign(new Error('not a regular file'), { code: 'EISDIR' })
  }
  return {
    size: state.size,
    read(into, at) {
      let filled = 0
      while (filled < into.length) {
        const read = readSync(handle, into, filled, into.length - filled, at + filled)
        if (read === 0) break
        filled += read
      }
      return filled
    },
    close: () => {
      closeSync(handle)
    },
  }
}

/** Makes a new file, mode 0600, that must not exist yet (SECURITY.md K11). */
export function createFileSink(path: string): FileSink {
  const handle = openSync(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | NO_FOLLOW, 0o600)
  let open = true
  return {
    write(bytes) {
      let written = 0
      while (written < bytes.length) written += writeSync(handle, bytes, written)
    },
    finish() {
      fsyncSync(handle)
      open = false
      closeSync(handle)
    },
    abandon() {
      if (!open) return
      open = false
      closeSync(handle)
    },
  }
}

/** Bytes in memory as a source: the slot file, and containers in tests. */
export function memorySource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read(into, at) {
      const piece = bytes.subarray(at, at + into.length)
      into.set(piece)
      return piece.length
    },
    close: () => undefined,
  }
}
