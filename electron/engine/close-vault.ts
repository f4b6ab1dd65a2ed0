import { idToBytes } from '../../shared/ids'
import { commitChange } from '../changes/commit-change'
import type { SecretStore } from '../keychain/secret-store'
import { wipe } from '../../shared/secret'
import type { OpenedDatabase } from './open-database'
import { anchorInKeychain, type Opener, type OpenVault } from './open-vault'

/** Ends a session: records it, empties the write-ahead log, closes the file and wipes the keys (SECURITY.md L5). */
export async function endSession(vault: OpenVault, reason: string, keychainStore: SecretStore): Promise<void> {
  try {
    commitChange({ ...vault.context, afterCommit: (event) => { vault.anchor.write(event.head) } }, (change, db) => {
      db.run('UPDATE users SET last_seen_at = ? WHERE id = ?', change.now, idToBytes(vault.session.userId))
      change.record({ action: 'vault.locked', objectType: 'vault', objectId: vault.session.vaultId, detail: { facts: { reason } } })
    })
    vault.database.checkpoint()
    await anchorInKeychain(keychainStore, vault)
  } finally {
    close(vault)
  }
}

/** Each step whatever became of the one before: a disk that fails must not leave a key behind. */
function close({ anchor, database, vaultKey, databaseKey, anchorKey }: OpenVault): void {
  try {
    anchor.close()
  } finally {
    try {
      database.close()
    } finally {
      for (const secret of [vaultKey, databaseKey, anchorKey]) wipe(secret)
    }
  }
}

/** Closes a database whose session did not come about, and forgets its keys and the opener's. */
export function abandonOpening({ database, vaultKey, databaseKey }: OpenedDatabase, opener: Pick<Opener, 'vaultKey' | 'nextVaultKey' | 'deviceSecret'>): void {
  try {
    database.close()
  } finally {
    wipe(vaultKey)
    wipe(databaseKey)
    forgetKeys(opener)
  }
}

/** Forgets what an opener brought. */
export function forgetKeys({ vaultKey, nextVaultKey, deviceSecret }: Pick<Opener, 'vaultKey' | 'nextVaultKey' | 'deviceSecret'>): void {
  for (const secret of [vaultKey, nextVaultKey, deviceSecret]) if (secret !== null) wipe(secret)
}
