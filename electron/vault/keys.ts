import { createHash } from 'node:crypto'
import { reveal, Secret } from '../../shared/secret'
import { hkdf } from './hkdf'

/** Length of the vault key and of every key derived from it. */
export const VAULT_KEY_LENGTH = 32

/** The raw SQLCipher key, 32 bytes. Stable for ever: `key show` hands it out. */
export function deriveDatabaseKey(vaultKey: Secret): Secret {
  return derive(vaultKey, 'satchel/db/v1')
}

/** The key of the MAC over the slot file (SECURITY.md K5). */
export function deriveSlotsMacKey(vaultKey: Secret): Secret {
  return derive(vaultKey, 'satchel/slots-mac/v1')
}

/** The key that audit epochs start from (SECURITY.md A4). */
export function deriveAuditKey(vaultKey: Secret): Secret {
  return derive(vaultKey, 'satchel/audit/v1')
}

/** The key of the seal over the table of permissions. */
export function derivePeopleKey(vaultKey: Secret): Secret {
  return derive(vaultKey, 'satchel/people/v1')
}

/** The key of attachment files. */
export function deriveAttachmentKey(vaultKey: Secret): Secret {
  return derive(vaultKey, 'satchel/attach/v1')
}

/** The key of the anchors outside the database: from the device secret, or from the vault key in a vault without a keychain (SECURITY.md A5). */
export function deriveAnchorKey(deviceSecretOrVaultKey: Secret): Secret {
  return derive(deviceSecretOrVaultKey, 'satchel/anchor/v1')
}

/** Names a device secret without telling anything of it: 32 hex digits, kept in the slot file to notice that the keychain's item changed (SECURITY.md C1). */
export function deviceFingerprint(deviceSecret: Secret): string {
  return createHash('sha256').update('satchel/device-fingerprint/v1\0').update(reveal(deviceSecret)).digest('hex').slice(0, 32)
}

function derive(from: Secret, info: string): Secret {
  return new Secret(hkdf(reveal(from), Buffer.from(info)))
}
