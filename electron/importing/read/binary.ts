/** First bytes of files that people pick by mistake: spreadsheets, archives, pictures, programs, databases. */
const MAGIC: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04], [0x50, 0x4b, 0x05, 0x06], [0xd0, 0xcf, 0x11, 0xe0], [0x25, 0x50, 0x44, 0x46], [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff], [0x47, 0x49, 0x46, 0x38], [0x1f, 0x8b], [0x37, 0x7a, 0xbc, 0xaf], [0x52, 0x61, 0x72, 0x21], [0x7f, 0x45, 0x4c, 0x46],
  [0x42, 0x5a, 0x68], [0xfd, 0x37, 0x7a, 0x58], [0x28, 0xb5, 0x2f, 0xfd], [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66],
]

/** How text in 16-bit units lies in the bytes, by mark or by where the zeroes are; null for text in bytes. */
export function utf16Of(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  const length = Math.min(head.length, 4096) & ~1
  if (length < 4) return null
  let even = 0
  let odd = 0
  for (let i = 0; i < length; i += 2) {
    if (head[i] === 0) even += 1
    if (head[i + 1] === 0) odd += 1
  }
  const pairs = length / 2
  // Text of European languages has a zero in nearly every pair, always on the same side.
  if (odd > pairs * 0.4 && even < pairs * 0.02) return 'utf-16le'
  if (even > pairs * 0.4 && odd < pairs * 0.02) return 'utf-16be'
  return null
}

/** Whether a file that starts like this is no text. A stray control character does not make it binary; its row says so. */
export function isBinary(head: Uint8Array): boolean {
  if (MAGIC.some((magic) => magic.every((byte, index) => head[index] === byte))) return true
  if (utf16Of(head) !== null) return false
  const length = Math.min(head.length, 65_536)
  let strange = 0
  for (let i = 0; i < length; i++) {
    const byte = head[i] ?? 0
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27) || byte === 127) strange += byte === 0 ? 4 : 1
  }
  return strange > Math.max(8, length * 0.02)
}
