import { err, ok, type Result } from '../../shared/result'
import { wipe, type Secret } from '../../shared/secret'
import { readEpoch } from '../audit/epochs'
import { beginGeneration, readGenerations, type GenerationOpener, type SealingReason } from '../audit/generations'
import { makeSigningKey } from '../audit/log-signature'
import type { Change } from '../changes/commit-change'
import type { ReadDb, WriteDb } from '../db/database'
import { parseRecoveryCode, recoveryKeysOf, wipeRecoveryKeys } from '../vault/recovery-code'
import { openSealed, sealTo } from '../vault/seal'
import { recoverySlotsOf, type SlotsFile } from '../vault/slots'

/** Begins a new line of epoch keys, sealed to a recovery code, from the entries of this change on (SECURITY.md A4). `auditKey` null: the code is not at hand. */
export function sealAnew(change: Change, db: WriteDb, code: { readonly publicKey: Uint8Array; readonly auditKey: Secret | null }, reason: SealingReason): void {
  change.record(beginGeneration(db, { ...code, sealTo }, reason, change.now))
}

/** Gives the vault the key that signs what leaves its log, and records the fingerprint; nothing when it has one. */
export function giveSigningKey(change: Change, db: WriteDb): void {
  const fingerprint = makeSigningKey(db)
  if (fingerprint !== null) change.record({ action: 'log.signing-key-made', objectType: null, objectId: null, detail: { facts: { fingerprint } } })
}

/**
 * At each unlock: a vault from before seals begins with them; one whose current key is gone, or whose recovery code was renewed while the process
 * ended before the database knew, begins anew. None of these has the code at hand.
 */
export function keepSealing(change: Change, db: WriteDb, slots: SlotsFile): void {
  giveSigningKey(change, db)
  const [slot] = recoverySlotsOf(slots)
  if (slot === undefined) return
  const last = readGenerations(db).at(-1)
  const publicKey = Buffer.from(slot.publicKey, 'hex')
  const begin = (reason: SealingReason): void => { sealAnew(change, db, { publicKey, auditKey: null }, reason) }
  if (last === undefined) begin('upgraded')
  else if (readEpoch(db) === null) begin('key-lost')
  else if (!publicKey.equals(last.recoveryPublicKey)) begin('code-renewed')
}

/** Whether the recovery code vouches for the first key of the current generation. */
export function isVouchedFor(db: ReadDb): boolean {
  return readGenerations(db).at(-1)?.proof instanceof Uint8Array
}

/** What a typed recovery code opens of the log's seals. The caller calls `forget` at the end. */
export function sealOpenerOf(typed: string): Result<GenerationOpener & { forget(): void }, { readonly kind: 'recovery-code-mistyped' }> {
  const code = parseRecoveryCode(typed)
  if (!code.ok) return err(code.failure)
  const keys = recoveryKeysOf(code.value)
  wipe(code.value)
  return ok({
    openerFor: (publicKey) => {
      const pair = [keys.pair, keys.formerPair].find((one) => Buffer.from(one.publicKey).equals(publicKey))
      if (pair === undefined) return null
      return (sealed, info) => {
        const opened = openSealed(pair.privateKey, sealed, info)
        return opened.ok ? opened.value : null
      }
    },
    auditKey: keys.auditKey,
    forget: () => { wipeRecoveryKeys(keys) },
  })
}
