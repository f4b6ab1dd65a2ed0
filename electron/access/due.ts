import { idToBytes } from '../../shared/ids'
import type { Due } from '../../shared/vault/vault'
import type { ReadDb } from '../db/database'
import type { Authority } from './authority'
import { hasSecondFactor } from './second-factor'

/**
 * What a person who gave the right passphrase must do before the vault is theirs; null when nothing. In this order: the second factor (SECURITY.md T1),
 * a passphrase of their own, a second factor that the role demands. `passed`: this session gave its second factor.
 */
export function dueOf(db: ReadDb, { userId, rights }: Authority, passed: boolean): Due | null {
  const hasFactor = hasSecondFactor(db, userId)
  if (hasFactor && !passed) return 'second-factor'
  const user = db.get<{ passphrase_due: string | null }>('SELECT passphrase_due FROM users WHERE id = ?', idToBytes(userId))
  if ((user?.passphrase_due ?? null) !== null) return 'passphrase'
  return rights.secondFactor && !hasFactor ? 'second-factor-setup' : null
}
