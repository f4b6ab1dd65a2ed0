import { createCipheriv, createDecipheriv } from 'node:crypto'
import type { ByteSink, ByteSource } from './bytes'

/**
 * STREAM, as age does it (Hoang, Reyhanitabar, Rogaway, Vizár: online authenticated encryption): the payload is cut into chunks, each sealed with
 * AES-256-GCM under a nonce of an 11-byte counter and a byte that is 1 on the last chunk only. So a chunk that is
 * missing, repeated, moved or added after the end fails, and a cut file has no last chunk (SECURITY.md B3).
 */
export const CHUNK_LENGTH = 1024 * 1024
const TAG_LENGTH = 16
const CIPHER = 'aes-256-gcm'

export interface ChunkKey {
  /** 32 bytes, used for one file only: nonces start at zero in each. */
  readonly key: Uint8Array
  /** What every chunk is bound to: the digest of the header. */
  readonly aad: Uint8Array
  /** Plain bytes in every chunk but the last. */
  readonly chunkLength: number
}

export interface SealingStream extends ByteSink {
  /** Seals what is left as the last chunk. Nothing may be written after. */
  finish(): void
}

/** Bytes that `plainLength` bytes take when sealed. An empty payload is one empty last chunk. */
export function sealedLength(plainLength: number, chunkLength: number): number {
  return plainLength + TAG_LENGTH * Math.max(1, Math.ceil(plainLength / chunkLength))
}

/** Seals everything written to it, chunk by chunk, into `sink`. */
export function createSealingStream(keys: ChunkKey, sink: ByteSink): SealingStream {
  const waiting = Buffer.alloc(keys.chunkLength)
  let held = 0
  let counter = 0
  const seal = (last: boolean): void => {
    const cipher = createCipheriv(CIPHER, keys.key, nonceOf(counter, last))
    cipher.setAAD(keys.aad)
    sink.write(cipher.update(waiting.subarray(0, held)))
    cipher.final()
    sink.write(cipher.getAuthTag())
    counter += 1
    held = 0
  }
  return {
    write(bytes) {
      let at = 0
      while (at < bytes.length) {
        // A full chunk is sealed only when more comes: the last one carries the flag, full or not.
        if (held === keys.chunkLength) seal(false)
        const piece = bytes.subarray(at, at + keys.chunkLength - held)
        waiting.set(piece, held)
        held += piece.length
        at += piece.length
      }
    },
    finish() {
      seal(true)
      waiting.fill(0)
    },
  }
}

/**
 * Opens what {@link createSealingStream} wrote to `source` from byte `from` to its end. Each chunk is authenticated before `emit` sees it,
 * but only an answer of `whole` says that it was all: until then the caller must release nothing.
 */
export function openChunks(keys: ChunkKey, source: ByteSource, from: number, emit: (plain: Uint8Array) => void): 'whole' | 'damaged' {
  const sealedChunk = keys.chunkLength + TAG_LENGTH
  const buffer = Buffer.alloc(sealedChunk)
  let at = from
  for (let counter = 0; ; counter += 1) {
    const left = source.size - at
    const length = Math.min(left, sealedChunk)
    const last = left <= sealedChunk
    // Only an empty payload ends in an empty chunk: each payload has one spelling.
    if (length < TAG_LENGTH || (length === TAG_LENGTH && counter > 0)) return 'damaged'
    if (source.read(buffer.subarray(0, length), at) !== length) return 'damaged'
    const plain = openChunk(keys, buffer.subarray(0, length), nonceOf(counter, last))
    if (plain === null) return 'damaged'
    emit(plain)
    if (last) return 'whole'
    at += length
  }
}

function openChunk(keys: ChunkKey, sealed: Buffer, nonce: Buffer): Buffer | null {
  const decipher = createDecipheriv(CIPHER, keys.key, nonce, { authTagLength: TAG_LENGTH })
  decipher.setAAD(keys.aad)
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_LENGTH))
  const plain = decipher.update(sealed.subarray(0, sealed.length - TAG_LENGTH))
  try {
    decipher.final()
    return plain
  } catch {
    // The tag did not match: an expected outcome; what was decrypted is worthless and must not stay.
    plain.fill(0)
    return null
  }
}

function nonceOf(counter: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  // 2^48 chunks are more than any disk holds; the counter's five high bytes stay zero.
  nonce.writeUIntBE(counter, 5, 6)
  nonce[11] = last ? 1 : 0
  return nonce
}
