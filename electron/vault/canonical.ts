/**
 * The bytes of a list of parts, each with its length before it, so that no two lists share bytes (SECURITY.md K4).
 * Numbers are 8-byte floats, absent parts have length 0xffffffff.
 */
export function canonicalBytes(parts: readonly (string | number | Uint8Array | null)[]): Buffer {
  const pieces: Buffer[] = []
  for (const part of parts) {
    const bytes = part === null ? null : partBytes(part)
    const length = Buffer.alloc(4)
    length.writeUInt32BE(bytes?.length ?? 0xffff_ffff)
    pieces.push(length)
    if (bytes !== null) pieces.push(bytes)
  }
  return Buffer.concat(pieces)
}

function partBytes(part: string | number | Uint8Array): Buffer {
  if (typeof part === 'string') return Buffer.from(part, 'utf8')
  if (typeof part !== 'number') return Buffer.from(part)
  const bytes = Buffer.alloc(8)
  bytes.writeDoubleBE(part)
  return bytes
}
