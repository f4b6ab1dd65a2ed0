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
  at = putId(row.actor, at)
  at = putId(row.session, at)
  at = putId(row.txn, at)
  at = putText(row.action, at)
  at = putText(row.object_type, at)
  at = putId(row.object_id, at)
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
const DASHES = [8, 13, 18, 23]
const DIGITS = Buffer.from('0123456789abcdef')

function putId(id: Uint8Array | null, at: number): number {
  if (id === null) return scratch.writeUInt32BE(NOTHING, at)
  const start = scratch.writeUInt32BE(36, at)
  for (let byte = 0; byte < 16; byte++) {
    const value = id[byte] ?? 0
    const place = start + (PLACES[byte] ?? 0)
    scratch[place] = DIGITS[value >> 4] ?? 0
    scratch[place + 1] = DIGITS[value & 15] ?? 0
  }
  for (const dash of DASHES) scratch[start + dash] = 0x2d
  return start + 36
}

function putText(text: string | null, at: number): number {
  if (text === null) return scratch.writeUInt32BE(NOTHING, at)
  const written = scratch.write(text, at + 4)
  scratch.writeUInt32BE(written, at)
  return at + 4 + written
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
