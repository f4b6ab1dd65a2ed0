import { hash } from 'node:crypto'
import type { ChainLink } from '../../shared/audit/entry'
import { fromEntryRow, type AuditEntryRow } from './entry-rows'
import { hashEntry } from './record'

/**
 * The hash of a stored entry after the link before it: what {@link hashEntry} computes, straight from the stored bytes. A verification reads a million entries,
 * and spelling out their ids as text costs it more than everything else.
 */
export function hashRow(row: AuditEntryRow, previous: ChainLink): Buffer {
  // Anything this program never writes goes the long way.
  if (row.object_type !== null && row.object_type.length > LONGEST_TYPE) return Buffer.from(hashEntry(fromEntryRow(row), previous))
  let at = PREFIX.length
  at = putLink(previous, at)
  for (const number of [row.seq, row.at, row.mono]) {
    at = scratch.writeUInt32BE(8, at)
    at = scratch.writeDoubleBE(number, at)
  }
  at = putId(row.actor, actors, at)
  at = putId(row.session, sessions, at)
  at = putId(row.txn, transactions, at)
  at = putText(row.action, at)
  at = putText(row.object_type, at)
  at = putId(row.object_id, objects, at)
  at = putBytes(row.detail_commit, at)
  return hash('sha256', scratch.subarray(0, at), 'buffer')
}

const LONGEST_TYPE = 64
const DOMAIN = 'satchel/audit-entry/v1'
const PREFIX = Buffer.alloc(4 + DOMAIN.length)
PREFIX.writeUInt32BE(DOMAIN.length)
PREFIX.write(DOMAIN, 4)
const scratch = Buffer.alloc(2_048)
PREFIX.copy(scratch)

const NOTHING = 0xffff_ffff
/** Where the sixteen bytes of an id stand in its text of 36 signs. */
const PLACES = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34]
const DIGITS = Buffer.from('0123456789abcdef')

/** The last id of a column with its text: entries of one session and one transaction stand together. */
interface LastId {
  readonly bytes: Uint8Array
  readonly text: Uint8Array
}
const lastId = (): LastId => ({ bytes: new Uint8Array(16), text: Uint8Array.from(Buffer.from('00000000-0000-0000-0000-000000000000')) })
const [actors, sessions, transactions, objects] = [lastId(), lastId(), lastId(), lastId()] as const

function putId(id: Uint8Array | null, last: LastId, at: number): number {
  if (id === null) return scratch.writeUInt32BE(NOTHING, at)
  const start = scratch.writeUInt32BE(36, at)
  for (let byte = 15; byte >= 0; byte--) {
    const value = id[byte] ?? 0
    if (last.bytes[byte] === value) continue
    last.bytes[byte] = value
    const place = PLACES[byte] ?? 0
    last.text[place] = DIGITS[value >> 4] ?? 0
    last.text[place + 1] = DIGITS[value & 15] ?? 0
  }
  scratch.set(last.text, start)
  return start + 36
}

const texts = new Map<string, Uint8Array>()
const MOST_TEXTS = 200

function putText(text: string | null, at: number): number {
  if (text === null) return scratch.writeUInt32BE(NOTHING, at)
  let bytes = texts.get(text)
  if (bytes === undefined) {
    bytes = Uint8Array.from(Buffer.from(text))
    if (texts.size < MOST_TEXTS) texts.set(text, bytes)
  }
  const start = scratch.writeUInt32BE(bytes.length, at)
  scratch.set(bytes, start)
  return start + bytes.length
}

/** As `linkBytes` in `shared/audit/entry.ts` spells it. */
function putLink({ hash: before, epoch, seal }: ChainLink, at: number): number {
  if (seal === null) return putBytes(before, at)
  const start = scratch.writeUInt32BE(before.length + 8 + seal.length, at)
  scratch.set(before, start)
  scratch.writeDoubleBE(epoch, start + before.length)
  scratch.set(seal, start + before.length + 8)
  return start + before.length + 8 + seal.length
}

function putBytes(bytes: Uint8Array | null, at: number): number {
  if (bytes === null) return scratch.writeUInt32BE(NOTHING, at)
  const start = scratch.writeUInt32BE(bytes.length, at)
  scratch.set(bytes, start)
  return start + bytes.length
}

/** SHA-256 over salt and detail, as `commitDetail` makes it. */
export function hashDetail(salt: Uint8Array, detail: string): Buffer {
  // UTF-8 takes at most three bytes a unit.
  if (salt.length + detail.length * 3 > detailScratch.length) return hash('sha256', Buffer.concat([salt, Buffer.from(detail)]), 'buffer')
  detailScratch.set(salt)
  return hash('sha256', detailScratch.subarray(0, salt.length + detailScratch.write(detail, salt.length)), 'buffer')
}

const detailScratch = Buffer.alloc(64 * 1024)
