import type { VaultTrouble } from '../../shared/vault/vault'
import type { OpenFailure } from '../db/open'
import type { FileFailure } from '../vault/atomic-file'
import type { SlotsOlder } from './open-database'
import type { OpenVaultFailure } from './open-vault'

/** A database that does not open with a key that the slot file vouches for: not a wrong passphrase, but a damaged or foreign file. */
export function openTrouble(failure: OpenFailure | FileFailure | SlotsOlder, path: string): VaultTrouble | SlotsOlder | { readonly kind: 'vault-damaged' } | { readonly kind: 'disk-full' } {
  switch (failure.kind) {
    case 'missing': return { kind: 'vault-missing', path }
    case 'empty': return { kind: 'vault-empty', path }
    case 'plaintext': return { kind: 'vault-plaintext', path }
    case 'newer-version':
    case 'slots-older': return failure
    case 'in-use': return { kind: 'in-use', pid: 0, host: null }
    case 'disk-full': return { kind: 'disk-full' }
    case 'no-access':
    case 'read-only': return { kind: 'no-access', path: 'path' in failure ? failure.path : path }
    case 'wrong-key':
    case 'damaged': return { kind: 'vault-damaged' }
  }
}

/** A vault that was opened and closed again, because of what it says itself. */
export function isRefusal(failure: OpenVaultFailure): failure is Exclude<OpenVaultFailure, OpenFailure | FileFailure> {
  switch (failure.kind) {
    case 'log-refused': case 'people-edited': case 'user-disabled': case 'invitation-expired': case 'slots-outdated': case 'slot-foreign': case 'forbidden':
      return true
    default:
      return false
  }
}
