import { createHmac, timingSafeEqual } from 'node:crypto'
import { closeSync, constants, existsSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs'
import { reveal, type Secret } from '../../shared/secret'
import type { IntegrityFinding } from '../../shared/vault/vault'
import type { ReadDb } from '../db/database'
import type { AuditHead } from './record'
import { sameBytes } from './bytes'
import { hashAt } from './verify'

/**
 * The head of the log, remembered outside the database (SECURITY.md A5): only so does a cut end or an older copy show.
 * Two places of 128 bytes are written in turn, so that a torn write leaves the other one whole.
 */
const PLACE_LENGTH = 128
const BODY_LENGTH = 48
const MAC_LENGTH = 32

export type AnchorReading = { readonly state: 'missing' } | { readonly state: 'forged' } | { readonly state: 'present'; readonly head: AuditHead }

export interface FileAnchor {
  read(): AnchorReading
  /** Remembers a head. Not flushed to the disk each time: an older anchor after a power cut is behind, which is accepted. */
  write(head: AuditHead): void
  close(): void
}

/** Opens the anchor file beside a vault; `key` is 32 bytes that the vault's folder alone does not hold. */
export function openFileAnchor(path: string, key: Secret): FileAnchor {
  // A link that somebody planted in its place would lead the writing into another file of whoever opens the vault.
  const handle = openSync(path, constants.O_RDWR | constants.O_CREAT | constants.O_NOFOLLOW | constants.O_NONBLOCK, 0o600)
  let counter = 0
  const read = (): AnchorReading => {
    const newest = newestOf(handle, key)
    if (newest === null) return { state: 'missing' }
    counter = newest.counter ?? counter
    return newest.reading
  }
  read()
  return {
    read,
    write(head) {
      counter += 1
      writeSync(handle, formatPlace(head, counter, key), 0, PLACE_LENGTH, (counter % 2) * PLACE_LENGTH)
    },
    close() {
      fsyncSync(handle)
      closeSync(handle)
    },
  }
}

/** The newer of the two places; null for an empty file. */
function newestOf(handle: number, key: Secret): { readonly reading: AnchorReading; readonly counter: number | null } | null {
  const bytes = Buffer.alloc(PLACE_LENGTH * 2)
  if (readSync(handle, bytes, 0, bytes.length, 0) === 0) return null
  const places = [0, 1].map((place) => parsePlace(bytes.subarray(place * PLACE_LENGTH, (place + 1) * PLACE_LENGTH), key))
  const newest = places.filter((place) => place !== null).sort((a, b) => b.counter - a.counter)[0]
  return newest === undefined ? { reading: { state: 'forged' }, counter: null } : { reading: { state: 'present', head: newest.head }, counter: newest.counter }
}

/** Reads an anchor file and leaves everything as it is; one that is not there is `missing`. */
export function readFileAnchor(path: string, key: Secret): AnchorReading {
  if (!existsSync(path)) return { state: 'missing' }
  // A pipe in its place must not keep the opening waiting.
  const handle = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
  try {
    return newestOf(handle, key)?.reading ?? { state: 'missing' }
  } finally {
    closeSync(handle)
  }
}

/** An anchor as the keychain keeps it: hex, 112 characters (SECURITY.md C4). */
export function formatKeychainAnchor(head: AuditHead, key: Secret): string {
  const body = bodyBytes(head, 0)
  return body.subarray(0, 8).toString('hex') + body.subarray(16).toString('hex') + macOf(body, key).subarray(0, 16).toString('hex')
}

/** Reads what {@link formatKeychainAnchor} wrote. */
export function parseKeychainAnchor(text: string | null, key: Secret): AnchorReading {
  if (text === null) return { state: 'missing' }
  if (!/^[0-9a-f]{112}$/.test(text)) return { state: 'forged' }
  const bytes = Buffer.from(text, 'hex')
  const head = { seq: bytes.readDoubleBE(0), hash: bytes.subarray(8, 40) }
  const expected = macOf(bodyBytes(head, 0), key).subarray(0, 16)
  return timingSafeEqual(expected, bytes.subarray(40)) ? { state: 'present', head } : { state: 'forged' }
}

/**
 * Compares the log with an anchor. A log that goes on after its anchor is fine (a crash came between);
 * one that ends before it was cut, or the vault was put back to an older state; one that differs at it is another log. So is one whose checkpoint
 * lies after the anchor: what may be archived is a thousand entries and a quarter old, and no anchor is ever so far behind.
 */
export function checkAnchor(db: ReadDb, headSeq: number, anchor: 'file' | 'keychain', reading: AnchorReading): IntegrityFinding | null {
  if (reading.state === 'missing') return { kind: 'anchor-missing', anchor }
  if (reading.state === 'forged') return { kind: 'anchor-forged', anchor }
  const { seq, hash } = reading.head
  if (seq > headSeq) return { kind: 'log-cut', anchor, anchorSeq: seq, headSeq }
  const stored = seq === 0 ? hash : hashAt(db, seq)
  return stored !== null && sameBytes(stored, hash) ? null : { kind: 'log-forked', anchor, seq }
}

function bodyBytes(head: AuditHead, counter: number): Buffer {
  const body = Buffer.alloc(BODY_LENGTH)
  body.writeDoubleBE(head.seq, 0)
  body.writeDoubleBE(counter, 8)
  body.set(head.hash, 16)
  return body
}

function macOf(body: Uint8Array, key: Secret): Buffer {
  return createHmac('sha256', reveal(key)).update('satchel/audit-anchor/v1').update(body).digest()
}

function formatPlace(head: AuditHead, counter: number, key: Secret): Buffer {
  const place = Buffer.alloc(PLACE_LENGTH)
  const body = bodyBytes(head, counter)
  place.set(body, 0)
  place.set(macOf(body, key), BODY_LENGTH)
  return place
}

function parsePlace(place: Buffer, key: Secret): { counter: number; head: AuditHead } | null {
  if (place.length < BODY_LENGTH + MAC_LENGTH) return null
  const body = place.subarray(0, BODY_LENGTH)
  if (!timingSafeEqual(macOf(body, key), place.subarray(BODY_LENGTH, BODY_LENGTH + MAC_LENGTH))) return null
  return { counter: body.readDoubleBE(8), head: { seq: body.readDoubleBE(0), hash: Buffer.from(body.subarray(16)) } }
}
