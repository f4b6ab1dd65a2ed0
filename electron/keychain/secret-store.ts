import type { Result } from '../../shared/result'

/** What the keychain answers for one item. `hex` is the value as kept: lower-case hex (SECURITY.md C4). */
export type SecretReading =
  | { readonly state: 'present'; readonly hex: string }
  | { readonly state: 'absent' }
  | { readonly state: 'locked' }
  /** No service, or no answer in time. */
  | { readonly state: 'unavailable' }

/** Why a value could not be kept. `changed`: it was written and something else was read back (SECURITY.md C3). */
export interface SecretStoreFailure {
  readonly kind: 'keychain'
  readonly state: 'locked' | 'unavailable' | 'changed'
}

/**
 * The keychain of the operating system (SECURITY.md C1). Never throws for what a keychain may do;
 * every answer comes within its time limit (C5). It never decides whether a vault exists: the files do (C2).
 */
export interface SecretStore {
  read(account: string): Promise<SecretReading>
  /** Keeps lower-case hex of at most 128 digits, then reads it back and compares before it says ok. Throws on any other value: a bug. */
  write(account: string, hex: string): Promise<Result<null, SecretStoreFailure>>
  /** Forgets one item; a missing one is fine. */
  remove(account: string): Promise<Result<null, SecretStoreFailure>>
  /** Reads with time for a person to answer the system's own unlock prompt. */
  readWithPrompt(account: string): Promise<SecretReading>
}

const VALUE = /^(?:[0-9a-f]{2}){1,64}$/

/** Whether a value may be kept: hex only, since a NUL would cut it silently, and at most 128 digits (SECURITY.md C4). */
export function isKeepable(hex: string): boolean {
  return VALUE.test(hex)
}
