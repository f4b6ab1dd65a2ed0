import { z } from 'zod'
import { endpoint } from '../ipc/endpoint'
import { nothing } from '../ipc/fields'

/** Settings of the vault: for everybody who uses it, kept inside it. */
export const vaultSettings = z.strictObject({
  idleMinutes: z.number().int().min(1).max(240),
  /** For phone numbers without a country code, ISO 3166-1 alpha-2; empty: none. */
  defaultCountry: z.string().regex(/^([A-Z]{2})?$/),
  binDays: z.number().int().min(1).max(3_650),
  /** After so many days a passphrase must be changed at the next unlock; null: never, which is what NIST SP 800-63B asks for (SECURITY.md 1.7). */
  passphraseMaxAgeDays: z.number().int().min(30).max(3_650).nullable(),
  /** For so many days an invited person, or one whose passphrase was reset, gets in with the passphrase that somebody else chose. */
  invitationDays: z.number().int().min(1).max(90),
  /** How old entries of the log become before they are offered for archiving; null: they stay for ever. */
  logKeepDays: z.number().int().min(90).max(36_500).nullable(),
})
export type VaultSettings = z.output<typeof vaultSettings>
export const defaultVaultSettings: VaultSettings = { idleMinutes: 5, defaultCountry: '', binDays: 60, passphraseMaxAgeDays: null, invitationDays: 7, logKeepDays: null }

/** Settings of this device: how the app looks. Known before unlock; hold nothing about customers. */
export const devicePreferences = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']),
  language: z.enum(['system', 'en', 'de']),
  density: z.enum(['compact', 'comfortable']),
  railCollapsed: z.boolean(),
  listWidth: z.number().int().min(200).max(4_000),
  /** Keeps the window out of screenshots and shared screens, where the system can (SECURITY.md E21). */
  hideFromCapture: z.boolean(),
  /** By list: the columns shown, in their order; absent: all of them. */
  columns: z.record(z.string().max(40), z.array(z.string().max(40)).max(40)),
  /** By list and column, px; absent: the column takes its share of the room. */
  columnWidths: z.record(z.string().max(40), z.record(z.string().max(40), z.number().int().min(40).max(2_000))),
  /** The id of whoever unlocked here last: chosen on the locked page, which shows everybody anyway. Empty: nobody yet. */
  lastUser: z.string().max(40),
})
export type DevicePreferences = z.output<typeof devicePreferences>
export const defaultDevicePreferences: DevicePreferences = { theme: 'system', language: 'system', density: 'compact', railCollapsed: false, listWidth: 560, hideFromCapture: false, columns: {}, columnWidths: {}, lastUser: '' }

export const settingsChannels = {
  'settings.get': endpoint<VaultSettings>()(nothing, { needs: 'session', kind: 'query' }),
  'settings.set': endpoint<VaultSettings>()(vaultSettings.partial(), { needs: 'session', permission: 'settings', kind: 'command' }),
}
