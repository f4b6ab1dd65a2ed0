import { err, ok } from '../../shared/result'
import type { SecretReading, SecretStore } from '../../electron/keychain/secret-store'

/** A keychain that obeys the test: what the vault does with each state. The real one is tested in test/integration/keychain. */
export interface MemoryKeychain extends SecretStore {
  readonly items: Map<string, string>
  /** Every account written so far, in order. */
  readonly writes: string[]
  become(state: 'open' | 'locked' | 'unavailable'): void
}

export function createMemoryKeychain(): MemoryKeychain {
  const items = new Map<string, string>()
  const writes: string[] = []
  let state: 'open' | 'locked' | 'unavailable' = 'open'
  const read = (account: string): Promise<SecretReading> => {
    const hex = items.get(account)
    return Promise.resolve(state !== 'open' ? { state } : hex === undefined ? { state: 'absent' } : { state: 'present', hex })
  }
  return {
    items,
    writes,
    become(next) {
      state = next
    },
    read,
    readWithPrompt: read,
    write(account, hex) {
      if (state !== 'open') return Promise.resolve(err({ kind: 'keychain', state }))
      writes.push(account)
      items.set(account, hex)
      return Promise.resolve(ok(null))
    },
    remove(account) {
      if (state !== 'open') return Promise.resolve(err({ kind: 'keychain', state }))
      items.delete(account)
      return Promise.resolve(ok(null))
    },
  }
}
