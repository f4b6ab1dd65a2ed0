import { randomBytes } from 'node:crypto'
import { idToBytes, type BackupId, type VaultId } from '../../shared/ids'
import { err, ok, type Result } from '../../shared/result'
import { reveal, Secret, wipe } from '../../shared/secret'
import { unwrapBytes, wrapBytes } from '../vault/aead'
import { canonicalBytes } from '../vault/canonical'
import { hkdf, hkdfExpand, hkdfExtract } from '../vault/hkdf'
import { openSealed, sealTo, type SealKeyPair } from '../vault/seal'
import type { BackupHeader } from './header'

const KEY_LENGTH = 32

/** Which backup of which vault a key belongs to: what its seals are bound to. */
export interface BackupIdentity {
  readonly vaultId: VaultId
  readonly backupId: BackupId
}

/** A new key for one backup file, 32 random bytes. */
export function createBackupKey(): Secret {
  return new Secret(randomBytes(KEY_LENGTH))
}

/**
 * Seals a backup key for everybody who may open the file: each recovery code's public key (SECURITY.md B4) and the vault key's holder, who verifies
 * without a code. Never for the keychain: it is not there after a disaster.
 */
export function sealBackupKey(backupKey: Secret, identity: BackupIdentity, recoveryPublicKeys: readonly Uint8Array[], vaultKey: Secret): BackupHeader['keys'] {
  const wrapping = vaultWrappingKey(vaultKey)
  try {
    return {
      recovery: recoveryPublicKeys.map((publicKey) => ({
        publicKey: Buffer.from(publicKey).toString('hex'),
        sealed: Buffer.from(sealTo(publicKey, reveal(backupKey), boundTo('recovery', identity))).toString('hex'),
      })),
      vault: wrapBytes(reveal(wrapping), reveal(backupKey), boundTo('vault', identity), randomBytes).toString('hex'),
    }
  } finally {
    wipe(wrapping)
  }
}

/** Opens a backup key with the key pair of a recovery code. `recovery-code-wrong`: the file was not made for that code. */
export function openBackupKeyByRecovery(header: BackupHeader, pair: SealKeyPair): Result<Secret, { readonly kind: 'recovery-code-wrong' } | { readonly kind: 'backup-damaged' }> {
  const publicKey = Buffer.from(pair.publicKey).toString('hex')
  const entry = header.keys.recovery.find((candidate) => candidate.publicKey === publicKey)
  if (entry === undefined) return err({ kind: 'recovery-code-wrong' })
  const opened = openSealed(pair.privateKey, Buffer.from(entry.sealed, 'hex'), boundTo('recovery', header))
  return opened.ok ? opened : err({ kind: 'backup-damaged' })
}

/** Opens a backup key in an open vault. `not-openable`: another vault's backup, or one made before the vault's key was changed, or forged. */
export function openBackupKeyByVault(header: BackupHeader, vaultKey: Secret): Result<Secret, { readonly kind: 'not-openable' }> {
  const wrapping = vaultWrappingKey(vaultKey)
  const opened = unwrapBytes(reveal(wrapping), Buffer.from(header.keys.vault, 'hex'), boundTo('vault', header))
  wipe(wrapping)
  return opened === null ? err({ kind: 'not-openable' }) : ok(new Secret(opened))
}

/** The key of the payload: one per file, since nonces start at zero in each. */
export function derivePayloadKey(backupKey: Secret, salt: Uint8Array): Secret {
  const extracted = hkdfExtract(salt, reveal(backupKey))
  const key = hkdfExpand(extracted, Buffer.from('satchel/backup-payload/v1'), KEY_LENGTH)
  extracted.fill(0)
  return new Secret(key)
}

function vaultWrappingKey(vaultKey: Secret): Secret {
  return new Secret(hkdf(reveal(vaultKey), Buffer.from('satchel/backup/v1')))
}

function boundTo(holder: 'recovery' | 'vault', { vaultId, backupId }: BackupIdentity): Uint8Array {
  return canonicalBytes(['satchel/backup-key/v1', holder, idToBytes(vaultId), idToBytes(backupId)])
}
