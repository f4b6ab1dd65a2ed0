import { reveal, Secret } from '../../shared/secret'
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

/** The signing key of the recovery code with this public key (hex), or null when the vault does not know it. The caller wipes it. */
export function signingKeyOf(database: VaultDatabase, publicKey: string): Secret | null {
  const bytes = metaOf(database, `${PREFIX}${publicKey}`)
  return bytes instanceof Uint8Array ? new Secret(Uint8Array.from(bytes)) : null
}

/** Whether the vault can sign for the recovery code with this public key (hex). */
export function knowsSigner(database: VaultDatabase, publicKey: string): boolean {
  return metaOf(database, `${PREFIX}${publicKey}`) instanceof Uint8Array
}
