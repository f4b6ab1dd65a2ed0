import { defaultVaultSettings, vaultSettings, type VaultSettings } from '../../shared/settings/channels'
import type { Secret } from '../../shared/secret'
import { commitChange, type ChangeContext } from '../changes/commit-change'
import type { ReadDb } from '../db/database'
import { sealPeople } from '../vault/people-seal'
import type { OpenVault } from './open-vault'

/** The vault's settings; what was never set has its default. */
export function readVaultSettings(db: ReadDb): VaultSettings {
  const rows = db.all<{ key: string; value: string }>('SELECT key, value FROM settings')
  const stored = Object.fromEntries(rows.filter((row) => row.key in defaultVaultSettings).map((row) => [row.key, JSON.parse(row.value) as unknown]))
  const parsed = vaultSettings.safeParse({ ...defaultVaultSettings, ...stored })
  return parsed.success ? parsed.data : defaultVaultSettings
}

/** Minutes without an act until an open vault locks: as the settings say, or sooner where the person's role says so. */
export function idleMinutesOf({ database, authority: { rights } }: OpenVault): number {
  const { idleMinutes } = readVaultSettings(database.read)
  return Math.min(idleMinutes, rights.idleMinutes ?? idleMinutes)
}

/** Changes settings and records what they were. Setting them to what they are writes nothing. */
export function changeVaultSettings(context: ChangeContext, patch: { readonly [K in keyof VaultSettings]?: VaultSettings[K] | undefined }, vaultKey: Secret): VaultSettings {
  const before = readVaultSettings(context.db)
  const changed = (Object.keys(patch) as (keyof VaultSettings)[]).filter((key) => patch[key] !== undefined && patch[key] !== before[key])
  if (changed.length === 0) return before
  commitChange(context, (change, db) => {
    for (const key of changed) db.run('INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value', key, JSON.stringify(patch[key]))
    change.record({
      action: 'settings.changed', objectType: 'vault', objectId: null,
      detail: { fields: Object.fromEntries(changed.map((key) => [key, { before: before[key], after: patch[key] }])) },
    })
    sealPeople(db, vaultKey)
  })
  return readVaultSettings(context.db)
}
