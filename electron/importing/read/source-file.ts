import { closeSync, fstatSync, openSync, readSync, statSync, type Stats } from 'node:fs'
import { isUtf8 } from 'node:buffer'
import type { ReadFailure } from '../../../shared/importing/channels'
import { err, ok, type Result } from '../../../shared/result'
import { isBinary, utf16Of } from './binary'
import { readCardBytes, startsLikeCards } from './card-bytes'

/** A file larger than this is refused before a byte of it is read. A million contacts with every field are about a third of it. */
export const FILE_LIMIT_BYTES = 1024 ** 3
const HEAD_BYTES = 256 * 1024
const CHUNK_BYTES = 1024 * 1024

/** An open source file. Only its head and one chunk are ever in memory. */
export interface SourceFile {
  readonly bytes: number
  readonly head: Uint8Array
  /** Bytes handed out by the latest {@link chunks}. */
  readonly position: () => number
  /** Whether somebody wrote to the file since it was opened. */
  changed(): boolean
  /** The file's bytes in order, from the start; each chunk is valid until the next one is asked for. Those of cards as {@link readCardBytes} puts them right. */
  chunks(): Generator<Uint8Array>
  /** The bytes as they lie in the file, for one encoding that holds for all of it. */
  rawChunks(): Generator<Uint8Array>
  /** Whether every byte of {@link chunks} fits UTF-8. Reads the whole file. */
  isUtf8(): boolean
  close(): void
}

/**
 * Opens a file to import and refuses what can not be one: missing, empty, too large, or binary.
 * The file is held open, so that a rename or a delete meanwhile does not mix two files.
 */
export function openSource(path: string): Result<SourceFile, ReadFailure> {
  let handle: number
  try {
    // Opening a pipe would wait for somebody to write to it.
    if (!statSync(path).isFile()) return err({ kind: 'file-not-regular' })
    handle = openSync(path, 'r')
  } catch (error) {
    return err({ kind: codeOf(error) === 'ENOENT' ? 'file-gone' : 'file-unreadable' })
  }
  const refused = (failure: ReadFailure): Result<SourceFile, ReadFailure> => {
    closeSync(handle)
    return err(failure)
  }
  try {
    const stat = fstatSync(handle)
    if (!stat.isFile()) return refused({ kind: 'file-not-regular' })
    if (stat.size === 0) return refused({ kind: 'file-empty' })
    if (stat.size > FILE_LIMIT_BYTES) return refused({ kind: 'file-too-large', limitBytes: FILE_LIMIT_BYTES })
    const head = readHead(handle)
    if (isBinary(head)) return refused({ kind: 'file-not-text' })
    return ok(sourceOf(handle, stat, head))
  } catch {
    return refused({ kind: 'file-unreadable' })
  }
}

function sourceOf(handle: number, stat: Stats, head: Uint8Array): SourceFile {
  let position = 0
  const holdsCards = utf16Of(head) === null && startsLikeCards(head)
  return {
    bytes: stat.size,
    head,
    position: () => position,
    changed() {
      const now = fstatSync(handle)
      return now.size !== stat.size || now.mtimeMs !== stat.mtimeMs
    },
    chunks() {
      return holdsCards ? readCardBytes(this.rawChunks()) : this.rawChunks()
    },
    *rawChunks() {
      const buffer = Buffer.allocUnsafe(CHUNK_BYTES)
      for (let at = 0; ; ) {
        const read = readSync(handle, buffer, 0, CHUNK_BYTES, at)
        if (read === 0) return
        at += read
        position = at
        yield buffer.subarray(0, read)
      }
    },
    isUtf8() {
      let rest = Buffer.alloc(0)
      for (const chunk of this.chunks()) {
        const whole = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
        const end = lastWholeCharacter(whole)
        if (!isUtf8(whole.subarray(0, end))) return false
        rest = Buffer.from(whole.subarray(end))
      }
      return rest.length === 0
    },
    close() {
      closeSync(handle)
    },
  }
}

/** Where the last UTF-8 character that is not cut off ends. */
export function lastWholeCharacter(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(4, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if ((byte & 0xc0) === 0x80) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
    return length > back ? bytes.length - back : bytes.length
  }
  return bytes.length
}

function readHead(handle: number): Uint8Array {
  const head = Buffer.alloc(HEAD_BYTES)
  return head.subarray(0, readSync(handle, head, 0, HEAD_BYTES, 0))
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
