import type { VaultTrouble } from '../../shared/vault/vault'
import type { OpenFailure } from '../db/open'
import type { FileFailure } from '../vault/atomic-file'

/** A database that does not open with a key that the slot file vouches for: not a wrong passphrase, but a damaged or foreign file. */
export function openTrouble(failure: OpenFailure | FileFailure, path: string): VaultTrouble | { readonly kind: 'vault-damaged' } | { readonly kind: 'disk-full' } {
  switch (failure.kind) {
    case 'missing': return { kind: 'vault-missing', path }
    case 'empty': return { kind: 'vault-empty', path }
    case 'plaintext': return { kind: 'vault-plaintext', path }
    case 'newer-version': return failure
    case 'in-use': return { kind: 'in-use', pid: 0, host: null }
    case 'disk-full': return { kind: 'disk-full' }
    case 'no-access':
    case 'read-only': return { kind: 'no-access', path: 'path' in failure ? failure.path : path }
    case 'wrong-key':
    case 'damaged': return { kind: 'vault-damaged' }
  }
}
