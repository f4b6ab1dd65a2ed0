import { randomBytes } from 'node:crypto'
import { idToBytes, type BackupId, type VaultId } from '../../shared/ids'
import { err, ok, type Result } from '../../shared/result'
import { reveal, Secret, wipe } from '../../shared/secret'
import { unwrapBytes, wrapBytes } from '../vault/aead'
import { canonicalBytes } from '../vault/canonical'
import { hkdf, hkdfExpand, hkdfExtract } from '../vault/hkdf'
import { openSealed, sealTo, type SealKeyPair } from '../vault/seal'
import { findForCode, type RecoveryKeys } from '../vault/recovery-code'
import type { BackupHeader } from './header'
import { signatureState, signHeader, type Signer } from './signature'

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
        signature: null,
      })),
      vault: wrapBytes(reveal(wrapping), reveal(backupKey), boundTo('vault', identity), randomBytes).toString('hex'),
    }
  } finally {
    wipe(wrapping)
  }
}

/** A backup key opened with a recovery code. `signed` false: made for a code from before backups were signed, so that nothing tells who made it. */
export interface OpenedByRecovery {
  readonly key: Secret
  readonly pair: SealKeyPair
  readonly signed: boolean
}

/**
 * Opens a backup key with the keys of a recovery code. `recovery-code-wrong`: the file was not made for that code. `backup-forged`: it was sealed
 * for it by somebody who is not the vault; knowing the recovery public key is enough for that, and no more.
 */
export function openBackupKeyByRecovery(header: BackupHeader, keys: RecoveryKeys): Result<OpenedByRecovery, { readonly kind: 'recovery-code-wrong' | 'backup-damaged' | 'backup-forged' }> {
  const entry = entryForCode(header, keys)
  if (!entry.ok) return entry
  const { sealed, pair, signed } = entry.value
  const opened = openSealed(pair.privateKey, Buffer.from(sealed, 'hex'), boundTo('recovery', header))
  return opened.ok ? ok({ key: opened.value, pair, signed }) : err({ kind: 'backup-damaged' })
}

/** The entry of a header that a recovery code can open, and whether the vault signed for it; by the header alone, before anything is decrypted. */
export function entryForCode(header: BackupHeader, keys: RecoveryKeys): Result<{ readonly sealed: string; readonly pair: SealKeyPair; readonly signed: boolean }, { readonly kind: 'recovery-code-wrong' | 'backup-forged' }> {
  const found = findForCode(keys, header.keys.recovery)
  if (found === null) return err({ kind: 'recovery-code-wrong' })
  const { entry, pair } = found
  const state = signatureState(header, entry, keys.signingKey)
  // A code of today never had an unsigned backup: leaving the signature out, or writing the former format, gains a forger nothing.
  if (state === 'forged' || (state === 'missing' && pair === keys.pair)) return err({ kind: 'backup-forged' })
  return ok({ sealed: entry.sealed, pair, signed: state === 'genuine' })
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

/** The header with a signature for every recovery code whose signing key the vault knows (SECURITY.md B2). The keys stay the caller's. */
export function signedHeader(header: BackupHeader, signerOf: (publicKey: string) => Signer): BackupHeader {
  const recovery = header.keys.recovery.map((entry) => {
    const signer = signerOf(entry.publicKey)
    return signer instanceof Secret ? { ...entry, signature: signHeader(header, signer) } : entry
  })
  return { ...header, keys: { ...header.keys, recovery } }
}

function vaultWrappingKey(vaultKey: Secret): Secret {
  return new Secret(hkdf(reveal(vaultKey), Buffer.from('satchel/backup/v1')))
}

function boundTo(holder: 'recovery' | 'vault', { vaultId, backupId }: BackupIdentity): Uint8Array {
  return canonicalBytes(['satchel/backup-key/v1', holder, idToBytes(vaultId), idToBytes(backupId)])
}
