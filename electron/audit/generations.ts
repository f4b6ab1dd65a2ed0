import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { AuditRecord } from '../../shared/audit/entry'
import { reveal, Secret, wipe } from '../../shared/secret'
import type { ReadDb, WriteDb } from '../db/database'
import { readEpoch, writeEpoch } from './epochs'

/**
 * A line of epoch keys from its first one on (SECURITY.md A4). The first key is random, and kept only sealed to the recovery code of its time:
 * the code alone can later recompute every seal. Because anybody can seal another key to a public key, `proof` vouches for it, made with
 * the code itself where that was at hand.
 */
export interface Generation {
  readonly generation: number
  readonly firstSeq: number
  readonly firstEpoch: number
  readonly startedAt: number
  readonly recoveryPublicKey: Uint8Array
  readonly sealedKey: Uint8Array
  readonly proof: Uint8Array | null
}

export type SealingReason = 'vault-made' | 'upgraded' | 'code-used' | 'code-renewed' | 'code-confirmed' | 'key-lost'

/** The recovery code's part in a new generation. Sealing is handed in: this room knows no vault. */
export interface GenerationKeeper {
  readonly publicKey: Uint8Array
  readonly sealTo: (publicKey: Uint8Array, plain: Uint8Array, info: Uint8Array) => Uint8Array
  /** Only the code gives it; null when the code is not at hand. */
  readonly auditKey: Secret | null
}

/** What a recovery code opens, for checking. */
export interface GenerationOpener {
  /** Opens what was sealed to this public key; null when the key is none of the code's. */
  readonly openerFor: (publicKey: Uint8Array) => ((sealed: Uint8Array, info: Uint8Array) => Secret | null) | null
  readonly auditKey: Secret
}

/** All generations, the first one first. */
export function readGenerations(db: ReadDb): readonly Generation[] {
  return db.all<Generation>(
    `SELECT generation, first_seq AS firstSeq, first_epoch AS firstEpoch, started_at AS startedAt, recovery_public_key AS recoveryPublicKey, sealed_key AS sealedKey, proof
       FROM audit_generations ORDER BY generation`)
}

/**
 * Begins a generation inside the caller's transaction, before its entries are written: the next entry is the first one sealed by it. The key before is forgotten.
 * The answer is what the log must say of it, in the same transaction.
 */
export function beginGeneration(db: WriteDb, keeper: GenerationKeeper, reason: SealingReason, now: number): AuditRecord {
  const last = db.get<{ seq: number; mono: number }>('SELECT seq, mono FROM audit_entries ORDER BY seq DESC LIMIT 1') ?? { seq: 0, mono: 0 }
  const before = db.get<{ generation: number; epoch: number }>('SELECT max(generation) AS generation, (SELECT max(epoch) FROM audit_entries WHERE seq = ?) AS epoch FROM audit_generations', last.seq)
  const generation = (before?.generation ?? 0) + 1
  const firstEpoch = Math.max(before?.epoch ?? 0, readEpoch(db)?.epoch ?? 0) + 1
  const firstSeq = last.seq + 1
  const startedAt = Math.max(now, last.mono)
  const key = new Secret(Uint8Array.from(randomBytes(32)))
  const facts = { generation, firstSeq, firstEpoch }
  db.run('INSERT INTO audit_generations (generation, first_seq, first_epoch, started_at, recovery_public_key, sealed_key, proof) VALUES (?, ?, ?, ?, ?, ?, ?)',
    generation, firstSeq, firstEpoch, startedAt, keeper.publicKey, keeper.sealTo(keeper.publicKey, reveal(key), infoOf(generation)), keeper.auditKey === null ? null : proofOf(keeper.auditKey, facts, reveal(key)))
  writeEpoch(db, { generation, epoch: firstEpoch, key: reveal(key), firstSeq, startedAt })
  wipe(key)
  return { action: 'log.sealing-started', objectType: null, objectId: null, detail: { facts: { ...facts, reason } } }
}

export type OpenedGeneration = { readonly state: 'opened'; readonly key: Secret; readonly vouched: boolean } | { readonly state: 'other-code' } | { readonly state: 'forged' }

/** The first key of a generation by the code it was sealed to. `forged`: it does not open although it names this code, or its proof is not by the code. */
export function openGeneration(generation: Generation, opener: GenerationOpener): OpenedGeneration {
  const open = opener.openerFor(generation.recoveryPublicKey)
  if (open === null) return { state: 'other-code' }
  const key = open(generation.sealedKey, infoOf(generation.generation))
  if (key === null) return { state: 'forged' }
  if (generation.proof === null) return { state: 'opened', key, vouched: false }
  const expected = proofOf(opener.auditKey, generation, reveal(key))
  if (expected.length === generation.proof.length && timingSafeEqual(expected, generation.proof)) return { state: 'opened', key, vouched: true }
  wipe(key)
  return { state: 'forged' }
}

function infoOf(generation: number): Uint8Array {
  return Buffer.from(`satchel/audit-generation/v1 ${String(generation)}`)
}

function proofOf(auditKey: Secret, { generation, firstSeq, firstEpoch }: Pick<Generation, 'generation' | 'firstSeq' | 'firstEpoch'>, key: Uint8Array): Buffer {
  return createHmac('sha256', reveal(auditKey)).update(`satchel/audit-generation-proof/v1 ${[generation, firstSeq, firstEpoch].join(' ')}\0`).update(key).digest()
}
