import { createHmac } from 'node:crypto'

const HASH_LENGTH = 32

/** HKDF-Extract with SHA-256 (RFC 5869, 2.2). An empty salt stands for 32 zero bytes. */
export function hkdfExtract(salt: Uint8Array, input: Uint8Array): Buffer {
  return createHmac('sha256', salt.length === 0 ? Buffer.alloc(HASH_LENGTH) : salt).update(input).digest()
}

/** HKDF-Expand with SHA-256 (RFC 5869, 2.3). Throws when more than 255 blocks are asked for. */
export function hkdfExpand(key: Uint8Array, info: Uint8Array, length: number): Buffer {
  if (length > 255 * HASH_LENGTH) throw new Error('HKDF cannot give that many bytes')
  const blocks: Buffer[] = []
  let last = Buffer.alloc(0)
  for (let at = 0, counter = 1; at < length; at += HASH_LENGTH, counter += 1) {
    last = createHmac('sha256', key).update(last).update(info).update(Buffer.of(counter)).digest()
    blocks.push(last)
  }
  const joined = Buffer.concat(blocks)
  const output = Buffer.from(joined.subarray(0, length))
  for (const block of blocks) block.fill(0)
  joined.fill(0)
  return output
}

/** HKDF-SHA256 without salt: the form that every derived key of a vault uses. */
export function hkdf(input: Uint8Array, info: Uint8Array, length = HASH_LENGTH): Buffer {
  const key = hkdfExtract(Buffer.alloc(0), input)
  const output = hkdfExpand(key, info, length)
  key.fill(0)
  return output
}
