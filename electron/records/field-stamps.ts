import { STAMP_LENGTH, type Stamp } from '../../shared/hlc'

/**
 * Which fields were changed after the record's base stamp, and when: one BLOB of (length, name, stamp) per field,
 * so that a record nobody edited pays nothing (SYNC.md 4.5, "base stamp plus sparse overrides").
 */
export type FieldStamps = ReadonlyMap<string, Stamp>

const latin1 = new TextDecoder('latin1')

/** Reads a stored BLOB; null has no overrides. Throws on bytes that this program never wrote. */
export function decodeFieldStamps(bytes: Uint8Array | null): Map<string, Stamp> {
  const stamps = new Map<string, Stamp>()
  if (bytes === null) return stamps
  let at = 0
  while (at < bytes.length) {
    const end = at + 1 + (bytes[at] ?? 0)
    if (end + STAMP_LENGTH > bytes.length) throw new Error('field stamps are cut short')
    stamps.set(latin1.decode(bytes.subarray(at + 1, end)), bytes.slice(end, end + STAMP_LENGTH))
    at = end + STAMP_LENGTH
  }
  return stamps
}

/** The BLOB of `stamps`, or null for none. Field names are plain ASCII. */
export function encodeFieldStamps(stamps: FieldStamps): Uint8Array | null {
  if (stamps.size === 0) return null
  let length = 0
  for (const name of stamps.keys()) length += 1 + name.length + STAMP_LENGTH
  const bytes = new Uint8Array(length)
  let at = 0
  for (const [name, stamp] of stamps) {
    bytes[at] = name.length
    for (let i = 0; i < name.length; i++) bytes[at + 1 + i] = name.charCodeAt(i)
    bytes.set(stamp, at + 1 + name.length)
    at += 1 + name.length + STAMP_LENGTH
  }
  return bytes
}

/** `before` with `stamp` for each of `fields`. */
export function stampFields(before: Uint8Array | null, fields: Iterable<string>, stamp: Stamp): Uint8Array | null {
  const stamps = decodeFieldStamps(before)
  for (const field of fields) stamps.set(field, stamp)
  return encodeFieldStamps(stamps)
}
