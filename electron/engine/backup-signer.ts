import { reveal, Secret } from '../../shared/secret'
import type { Signer } from '../backup/signature'
import type { VaultDatabase } from '../db/open'
import { metaOf, setMeta } from './change-context'

const PREFIX = 'backup-signing-key:'

/**
 * Remembers the signing key of a recovery code inside the database, under the code's public key (hex): a renewal knows two for a moment, and whichever slots.json
 * names after a crash has its own. {@link forgetOtherSigners} ends that moment.
 */
export function rememberSigner(database: VaultDatabase, publicKey: string, signingKey: Secret): void {
  setMeta(database, `${PREFIX}${publicKey}`, Uint8Array.from(reveal(signingKey)))
}

/** Forgets the signing keys of codes that are not valid any more. */
export function forgetOtherSigners(database: VaultDatabase, publicKey: string): void {
  database.db.run('DELETE FROM meta WHERE key GLOB ? AND key <> ?', `${PREFIX}*`, `${PREFIX}${publicKey}`)
}

/**
 * The signing key of the recovery code with this public key (hex); the caller wipes it. A code without one that the database names as the vault's own is from
 * before backups were signed; any other was renewed away or never was the vault's, as in an older slots.json that was put back.
 */
export function signerOf(database: VaultDatabase, publicKey: string): Signer {
  const bytes = metaOf(database, `${PREFIX}${publicKey}`)
  if (bytes instanceof Uint8Array) return new Secret(Uint8Array.from(bytes))
  const own = metaOf(database, 'recovery-public-key')
  return own instanceof Uint8Array && Buffer.from(own).toString('hex') === publicKey ? 'never-signed' : 'unknown'
}

/** Whether the vault can sign for the recovery code with this public key (hex). */
export function knowsSigner(database: VaultDatabase, publicKey: string): boolean {
  return metaOf(database, `${PREFIX}${publicKey}`) instanceof Uint8Array
}
