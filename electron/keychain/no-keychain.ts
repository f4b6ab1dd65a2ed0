import { err, ok } from '../../shared/result'
import type { SecretStore } from './secret-store'

/** The keychain of a machine that has none: everything is unavailable, nothing is kept (SECURITY.md C6). */
export function createAbsentKeychain(): SecretStore {
  const nothing = { state: 'unavailable' } as const
  return {
    read: () => Promise.resolve(nothing),
    readWithPrompt: () => Promise.resolve(nothing),
    write: () => Promise.resolve(err({ kind: 'keychain', state: 'unavailable' })),
    remove: () => Promise.resolve(ok(null)),
  }
}
