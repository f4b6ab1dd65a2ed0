import { createHmac, timingSafeEqual } from 'node:crypto'
import { reveal, type Secret } from '../../shared/secret'
import type { BackupHeader, RecoveryEntry } from './header'

/**
 * What a vault knows of a recovery code's signing key. `never-signed`: its code is from before backups were signed. `unknown`: the code is none of
 * the vault's own, or not any more; nobody could open what is sealed for it.
 */
export type Signer = Secret | 'never-signed' | 'unknown'

const DOMAIN = 'satchel/backup-signature/v1\0'

/**
 * Signs a header for one recovery code. The key follows from the code and is kept inside the vault's database: the vault signs without the
 * code, the code alone checks, and the recovery public key that lies open beside vault and backups is of no use to a forger.
 * The header names the sealed backup key, and that key authenticates every chunk; so the signature reaches over the whole file.
 */
export function signHeader(header: BackupHeader, signingKey: Secret): string {
  return createHmac('sha256', reveal(signingKey)).update(DOMAIN).update(unsigned(header)).digest('hex')
}

/** Whether the vault that knows a code's signing key made this backup. `missing`: nobody signed for that code. */
export function signatureState(header: BackupHeader, { signature }: RecoveryEntry, signingKey: Secret): 'genuine' | 'missing' | 'forged' {
  if (signature === null) return 'missing'
  return timingSafeEqual(Buffer.from(signHeader(header, signingKey), 'hex'), Buffer.from(signature, 'hex')) ? 'genuine' : 'forged'
}

/** Whether every recovery entry carries the signature that the vault could give; one that it does not know, or did not sign though it could, would open for nobody. */
export function isSignedFully(header: BackupHeader, signerOf: (publicKey: string) => Signer): boolean {
  return header.keys.recovery.every((entry) => {
    const signer = signerOf(entry.publicKey)
    if (signer === 'unknown') return false
    return signer === 'never-signed' || signatureState(header, entry, signer) === 'genuine'
  })
}

/** One spelling of the header without its signatures: fields stand in the order of their declaration, as zod returns them. */
function unsigned(header: BackupHeader): string {
  return JSON.stringify({ ...header, keys: { ...header.keys, recovery: header.keys.recovery.map((entry) => ({ ...entry, signature: null })) } })
}
