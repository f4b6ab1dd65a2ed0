import { createHash } from 'node:crypto'
import { err, ok, type Result } from '../../shared/result'
import { reveal, Secret, wipe } from '../../shared/secret'
import { fromLetters, inGroups, settleLetters, toLetters } from '../auth/crockford'
import { hkdf } from './hkdf'
import { sealKeyPairOf, type SealKeyPair } from './seal'

/**
 * A recovery code: 160 random bits as 32 letters of Crockford's base 32 and a checksum of 4, printed as nine groups of four.
 * So many bits need no slow hash (SECURITY.md K7, ASVS 6.5.2).
 */
const CODE_BYTES = 20
const CODE_LETTERS = 32
const CHECK_LETTERS = 4

export interface RecoveryCodeFailure {
  /** Not a code at all, or the checksum says that letters were confused. A wrong code is told later, by the slot it does not open. */
  readonly kind: 'recovery-code-mistyped'
}

/** A new code, 20 bytes. */
export function createRecoveryCode(random: (length: number) => Uint8Array): Secret {
  return new Secret(Uint8Array.from(random(CODE_BYTES)))
}

/** The code as it is shown once and printed: `XXXX-XXXX-…`, 9 groups of 4. */
export function formatRecoveryCode(code: Secret): string {
  return inGroups(toLetters(reveal(code)) + checkLetters(reveal(code)))
}

/** Takes a code as people type it: any case, spaces and dashes anywhere, O for 0, I and L for 1, full-width forms. */
export function parseRecoveryCode(typed: string): Result<Secret, RecoveryCodeFailure> {
  const letters = settleLetters(typed)
  if (letters.length !== CODE_LETTERS + CHECK_LETTERS) return err({ kind: 'recovery-code-mistyped' })
  const bytes = fromLetters(letters.slice(0, CODE_LETTERS))
  if (bytes === null || checkLetters(bytes) !== letters.slice(CODE_LETTERS)) {
    bytes?.fill(0)
    return err({ kind: 'recovery-code-mistyped' })
  }
  return ok(new Secret(bytes))
}

/** What follows from a code alone, the same on every machine and for every backup (SECURITY.md B4). */
export interface RecoveryKeys {
  /** The vault key and every backup key are sealed to it. */
  readonly pair: SealKeyPair
  /** The pair of codes made before backups were signed. Its public key is nowhere to be found for a code made since, so that nobody can pass a forgery off as an old backup. */
  readonly formerPair: SealKeyPair
  /** Signs backups: kept inside the vault's database too, so that the vault signs without the code. Tells nothing of the code. */
  readonly signingKey: Secret
  /** Vouches for the first keys of the log's seals; nothing keeps it, so only the code does (SECURITY.md A4). */
  readonly auditKey: Secret
}

/** Derives all keys of a code. The caller wipes them: {@link wipeRecoveryKeys}. */
export function recoveryKeysOf(code: Secret): RecoveryKeys {
  const derive = (label: string): Secret => new Secret(hkdf(reveal(code), Buffer.from(label)))
  return { pair: sealKeyPairOf(derive('satchel/recovery-key/v2')), formerPair: sealKeyPairOf(derive('satchel/recovery-key/v1')), signingKey: derive('satchel/backup-signing/v1'), auditKey: derive('satchel/audit-proof/v1') }
}

/** Forgets what a code gave. */
export function wipeRecoveryKeys({ pair, formerPair, signingKey, auditKey }: RecoveryKeys): void {
  for (const secret of [pair.privateKey, formerPair.privateKey, signingKey, auditKey]) wipe(secret)
}

/** The first of `entries` that was made for this code, with the pair that opens it. */
export function findForCode<T extends { readonly publicKey: string }>(keys: RecoveryKeys, entries: readonly T[]): { readonly entry: T; readonly pair: SealKeyPair } | null {
  for (const pair of [keys.pair, keys.formerPair]) {
    const publicKey = Buffer.from(pair.publicKey).toString('hex')
    const entry = entries.find((candidate) => candidate.publicKey === publicKey)
    if (entry !== undefined) return { entry, pair }
  }
  return null
}

/** 20 bits of SHA-256: one mistyped code in a million passes, and is then a wrong code. */
function checkLetters(bytes: Uint8Array): string {
  return toLetters(createHash('sha256').update('satchel/recovery-check/v1\0').update(bytes).digest().subarray(0, 5)).slice(0, CHECK_LETTERS)
}
