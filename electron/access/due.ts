import { idToBytes } from '../../shared/ids'
import type { Due } from '../../shared/vault/vault'
import type { ReadDb } from '../db/database'
import type { Authority } from './authority'

/** What a person who gave the right passphrase must do before the vault is theirs; null when nothing. */
export function dueOf(db: ReadDb, { userId }: Authority): Due | null {
  const user = db.get<{ passphrase_due: string | null }>('SELECT passphrase_due FROM users WHERE id = ?', idToBytes(userId))
  return (user?.passphrase_due ?? null) === null ? null : 'passphrase'
}
