import { randomBytes } from 'node:crypto'
import { createHybridClock } from '../../shared/hlc'
import { asId, createIdSource, type VaultId } from '../../shared/ids'
import type { Clock } from '../../shared/time'
import type { ChangeContext } from '../changes/commit-change'
import type { VaultDatabase } from '../db/open'

/**
 * A change context over an open database: ids and stamps go on after the last ones stored in it.
 * Throws when the database has no device id: making or opening a vault gives it one.
 */
export function changeContextOf(database: VaultDatabase, clock: Clock, actor: ChangeContext['actor'], afterCommit: ChangeContext['afterCommit'], safeguards?: ChangeContext['safeguards']): ChangeContext {
  const device = metaOf(database, 'device')
  if (!(device instanceof Uint8Array)) throw new Error('the vault has no device id')
  const last = metaOf(database, 'hlc')
  return {
    db: database.db,
    clock,
    ids: createIdSource(() => clock.now(), randomBytes),
    hlc: createHybridClock(() => clock.now(), device, last instanceof Uint8Array && last.length === 16 ? last : null),
    actor,
    afterCommit,
    safeguards,
  }
}

/** The id of an open vault. Throws when the database has none: making a vault gives it one. */
export function vaultIdOf(database: VaultDatabase): VaultId {
  const id = metaOf(database, 'vault-id')
  if (typeof id !== 'string') throw new Error('the vault has no id')
  return asId<VaultId>(id)
}

/** A fact kept in the vault's meta table, or undefined. */
export function metaOf(database: VaultDatabase, key: string): unknown {
  return database.read.get<{ value: unknown }>('SELECT value FROM meta WHERE key = ?', key)?.value
}

/** Stores a fact in the meta table. For facts that are no customer data and need no audit entry of their own. */
export function setMeta(database: VaultDatabase, key: string, value: string | number | Uint8Array): void {
  database.db.run('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value', key, value)
}
