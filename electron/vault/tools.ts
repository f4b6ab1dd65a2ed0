import type { Clock } from '../../shared/time'
import type { SecretStore } from '../keychain/secret-store'
import { COST_WITH_KEYCHAIN, COST_WITHOUT_KEYCHAIN, type KdfCost } from './kdf'
import type { UptimeClock } from './throttle'

/** What the functions of this room need from outside; nothing here reads a clock or rolls a die by itself. */
export interface VaultTools {
  readonly keychain: SecretStore
  readonly clock: Clock
  readonly uptime: UptimeClock
  /** Unpredictable bytes. */
  readonly random: (length: number) => Uint8Array
}

/** What a new slot costs to guess (SECURITY.md K3, C6). */
export function costFor(withKeychain: boolean): KdfCost {
  return withKeychain ? COST_WITH_KEYCHAIN : COST_WITHOUT_KEYCHAIN
}
