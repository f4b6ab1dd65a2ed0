/**
 * Ids are UUIDs of version 7 (RFC 9562, section 5.7): time-ordered, so that rows land at the end of their index.
 * Random ids made 100,000 inserts eight times slower (SYNC.md 4.1).
 */
declare const kind: unique symbol
type Id<K extends string> = string & { readonly [kind]: K }

export type VaultId = Id<'vault'>
export type UserId = Id<'user'>
export type RoleId = Id<'role'>
export type TeamId = Id<'team'>
export type DeviceId = Id<'device'>
export type SessionId = Id<'session'>
export type ContactId = Id<'contact'>
export type CompanyId = Id<'company'>
export type BatchId = Id<'batch'>
export type BackupId = Id<'backup'>
/** Groups everything one command changed; what undo takes back. */
export type TransactionId = Id<'transaction'>
export type AnyId = VaultId | UserId | RoleId | TeamId | DeviceId | SessionId | ContactId | CompanyId | BatchId | BackupId | TransactionId

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Whether `text` is a lower-case UUID: the only spelling of an id that crosses a boundary. */
export function isId(text: string): boolean {
  return UUID.test(text)
}

/** Takes a checked spelling as an id of one noun. Throws on anything that is not a UUID: parse first. */
export function asId<K extends AnyId>(text: string): K {
  if (!isId(text)) throw new Error('not an id')
  return text as K
}

/** The 16 bytes of an id, as stored. */
export function idToBytes(id: string): Uint8Array {
  const bytes = new Uint8Array(16)
  let at = 0
  for (let i = 0; i < 16; i++) {
    if (i === 4 || i === 6 || i === 8 || i === 10) at += 1
    bytes[i] = (digitAt(id, at) << 4) | digitAt(id, at + 1)
    at += 2
  }
  return bytes
}

/** The value of a lower-case hexadecimal digit. Without parseInt: an id is read for every row of a change of many. */
function digitAt(id: string, at: number): number {
  const code = id.charCodeAt(at)
  return code < 0x3a ? code - 0x30 : code - 0x57
}

const HEX = Array.from({ length: 256 }, (_, n) => n.toString(16).padStart(2, '0'))

/** The spelling of 16 stored bytes. */
export function idFromBytes<K extends AnyId>(bytes: Uint8Array): K {
  let text = ''
  for (let i = 0; i < 16; i++) {
    if (i === 4 || i === 6 || i === 8 || i === 10) text += '-'
    text += HEX[bytes[i] ?? 0] ?? '00'
  }
  return text as K
}

export interface IdSource {
  /** A new id, later in order than every id this source gave before. */
  next<K extends AnyId>(): K
  /** The same as stored bytes: what an import of a million rows uses. */
  nextBytes(): Uint8Array
}

/**
 * Time-ordered ids from a clock (ms since the epoch) and a source of random bytes.
 * Within one millisecond, and when the clock steps back, a counter keeps the order (RFC 9562, 6.2, method 1).
 */
export function createIdSource(now: () => number, randomBytes: (length: number) => Uint8Array): IdSource {
  let lastMs = -1
  let counter = 0
  let pool = randomBytes(0)
  let used = 0
  const nextBytes = (): Uint8Array => {
    const ms = now()
    if (ms > lastMs) {
      lastMs = ms
      counter = 0
    } else if (++counter > 0xfff) {
      lastMs += 1
      counter = 0
    }
    if (used + 8 > pool.length) {
      pool = randomBytes(1024)
      used = 0
    }
    const bytes = new Uint8Array(16)
    const high = Math.floor(lastMs / 0x1_0000_0000)
    bytes[0] = high >>> 8
    bytes[1] = high
    bytes[2] = lastMs / 0x100_0000
    bytes[3] = lastMs / 0x1_0000
    bytes[4] = lastMs / 0x100
    bytes[5] = lastMs
    bytes[6] = 0x70 | (counter >>> 8)
    bytes[7] = counter
    bytes.set(pool.subarray(used, used + 8), 8)
    bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
    used += 8
    return bytes
  }
  return { nextBytes, next: <K extends AnyId>() => idFromBytes<K>(nextBytes()) }
}
