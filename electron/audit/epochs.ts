import { createHmac } from 'node:crypto'
import type { ReadDb, WriteDb } from '../db/database'

/**
 * Sealed epochs (SECURITY.md A4): each entry carries a MAC under the key of its epoch, and each epoch's key follows from the one before, which is then
 * overwritten. Whoever takes the vault today has today's key and cannot seal for yesterday. Epochs count on through all generations; 0 is "not sealed".
 */
export const EPOCH_ENTRIES = 1_000
export const EPOCH_MS = 3_600_000
export const SEAL_LENGTH = 16

/** The epoch that new entries belong to. */
export interface EpochState {
  readonly generation: number
  readonly epoch: number
  readonly key: Uint8Array
  readonly firstSeq: number
  /** Inner clock of the log, ms. */
  readonly startedAt: number
}

/** The seal of one entry. */
export interface Sealed {
  readonly epoch: number
  readonly seal: Uint8Array | null
}

/** The current epoch, or null in a vault that does not seal yet. */
export function readEpoch(db: ReadDb): EpochState | null {
  return db.get<EpochState>('SELECT generation, epoch, key, first_seq AS firstSeq, started_at AS startedAt FROM audit_epoch WHERE one = 1') ?? null
}

/** Makes a key the current one; the one before is overwritten in the file (secure_delete is on). */
export function writeEpoch(db: WriteDb, { generation, epoch, key, firstSeq, startedAt }: EpochState): void {
  db.run('INSERT OR REPLACE INTO audit_epoch (one, generation, epoch, key, first_seq, started_at) VALUES (1, ?, ?, ?, ?, ?)', generation, epoch, key, firstSeq, startedAt)
}

/**
 * Seals entries inside the writer's own transaction: the state is read from the database each time, since several connections write. Answers a function for
 * the entries of one call, in order; it begins a new epoch after 1000 entries or an hour.
 */
export function entrySealer(db: WriteDb): (seq: number, mono: number, hash: Uint8Array) => Sealed {
  let state = readEpoch(db)
  return (seq, mono, hash) => {
    if (state === null) return { epoch: 0, seal: null }
    if (seq - state.firstSeq >= EPOCH_ENTRIES || mono - state.startedAt >= EPOCH_MS) {
      const key = nextEpochKey(state.key)
      state.key.fill(0)
      state = { ...state, epoch: state.epoch + 1, key, firstSeq: seq, startedAt: mono }
      writeEpoch(db, state)
    }
    return { epoch: state.epoch, seal: sealOf(state.key, state.generation, state.epoch, seq, hash) }
  }
}

/** K_{i+1} = HMAC(K_i, "satchel/audit-epoch/next"). */
export function nextEpochKey(key: Uint8Array): Uint8Array {
  return createHmac('sha256', key).update('satchel/audit-epoch/next').digest()
}

const SEAL_DOMAIN = Buffer.from('satchel/audit-seal/v1\0')

/** HMAC-SHA-256 over domain, generation, epoch, seq (8-byte doubles) and hash, its first 16 bytes. */
export function sealOf(key: Uint8Array, generation: number, epoch: number, seq: number, hash: Uint8Array): Uint8Array {
  const bytes = Buffer.alloc(SEAL_DOMAIN.length + 24 + hash.length)
  let at = SEAL_DOMAIN.copy(bytes)
  for (const number of [generation, epoch, seq]) at = bytes.writeDoubleBE(number, at)
  bytes.set(hash, at)
  return createHmac('sha256', key).update(bytes).digest().subarray(0, SEAL_LENGTH)
}
