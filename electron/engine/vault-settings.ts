import { defaultVaultSettings, vaultSettings, type VaultSettings } from '../../shared/settings/channels'
import type { Secret } from '../../shared/secret'
import { commitChange, type ChangeContext } from '../changes/commit-change'
import type { ReadDb, WriteDb } from '../db/database'
import { sealPeople } from '../vault/people-seal'
import type { OpenVault } from './open-vault'

type SettingsPatch = { readonly [K in keyof VaultSettings]?: VaultSettings[K] | undefined }

/** The vault's settings; what was never set has its default. */
export function readVaultSettings(db: ReadDb): VaultSettings {
  const rows = db.all<{ key: string; value: string }>('SELECT key, value FROM settings')
  const stored = Object.fromEntries(rows.filter((row) => row.key in defaultVaultSettings).map((row) => [row.key, valueIn(row.value)]))
  const parsed = vaultSettings.safeParse({ ...defaultVaultSettings, ...stored })
  return parsed.success ? parsed.data : defaultVaultSettings
}

/** What is no JSON was written by somebody else, and says nothing. */
function valueIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
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
