import { defaultVaultSettings, vaultSettings, type VaultSettings } from '../../shared/settings/channels'
import type { Secret } from '../../shared/secret'
import { commitChange, type ChangeContext } from '../changes/commit-change'
import type { ReadDb, WriteDb } from '../db/database'
import { storedJson } from '../db/stored-json'
import { sealPeople } from '../vault/people-seal'
import type { OpenVault } from './open-vault'

type SettingsPatch = { readonly [K in keyof VaultSettings]?: VaultSettings[K] | undefined }

/** The vault's settings; what was never set, or what somebody else wrote and no rule allows, has its default, each by itself. */
export function readVaultSettings(db: ReadDb): VaultSettings {
  const rows = db.all<{ key: string; value: string }>('SELECT key, value FROM settings')
  return rows.filter(({ key }) => key in defaultVaultSettings).reduce((settings, { key, value }) => {
    const parsed = vaultSettings.safeParse({ ...settings, [key]: storedJson(value) })
    return parsed.success ? parsed.data : settings
  }, defaultVaultSettings)
}

/** Minutes without an act until an open vault locks: as the settings say, or sooner where the person's role says so. */
export function idleMinutesOf({ database, authority: { rights } }: OpenVault): number {
  const { idleMinutes } = readVaultSettings(database.read)
  return Math.min(idleMinutes, rights.idleMinutes ?? idleMinutes)
}

/** Writes what is given of the settings, inside a change that records why. */
export function writeVaultSettings(db: WriteDb, patch: SettingsPatch): void {
  for (const [key, value] of Object.entries(patch)) {
    if (value !== undefined) db.run('INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value', key, JSON.stringify(value))
  }
}

/** Changes settings and records what they were. Setting them to what they are writes nothing. */
export function changeVaultSettings(context: ChangeContext, patch: SettingsPatch, vaultKey: Secret): VaultSettings {
  const before = readVaultSettings(context.db)
  const changed = (Object.keys(patch) as (keyof VaultSettings)[]).filter((key) => patch[key] !== undefined && patch[key] !== before[key])
  if (changed.length === 0) return before
  commitChange(context, (change, db) => {
    context.safeguards?.keep(change, db, 'settings')
    writeVaultSettings(db, Object.fromEntries(changed.map((key) => [key, patch[key]])))
    change.record({
      action: 'settings.changed', objectType: 'vault', objectId: null,
      detail: { fields: Object.fromEntries(changed.map((key) => [key, { before: before[key], after: patch[key] }])) },
    })
    sealPeople(db, vaultKey)
  })
  return readVaultSettings(context.db)
}
