import { deAlerts } from './de/alerts'
import { deAudit } from './de/audit'
import { deBackups } from './de/backups'
import { deCentre } from './de/centre'
import { deFailures } from './de/failures'
import { deFilters } from './de/filters'
import { deImporting } from './de/importing'
import { deKeyboard } from './de/keyboard'
import { dePalette } from './de/palette'
import { deRecords } from './de/records'
import { deSettings } from './de/settings'
import { deShell } from './de/shell'
import { deTwoStep } from './de/two-step'
import { deUi } from './de/ui'
import { deUsers } from './de/users'
import { deVault } from './de/vault'
import { enAlerts } from './en/alerts'
import { enAudit } from './en/audit'
import { enBackups } from './en/backups'
import { enCentre } from './en/centre'
import { enFailures } from './en/failures'
import { enFilters } from './en/filters'
import { enImporting } from './en/importing'
import { enKeyboard } from './en/keyboard'
import { enPalette } from './en/palette'
import { enRecords } from './en/records'
import { enSettings } from './en/settings'
import { enShell } from './en/shell'
import { enTwoStep } from './en/two-step'
import { enUi } from './en/ui'
import { enUsers } from './en/users'
import { enVault } from './en/vault'

/** Every sentence of the product in English, by feature. A feature adds one file per language and one line here and below. */
export const english = { ui: enUi, shell: enShell, palette: enPalette, keyboard: enKeyboard, failures: enFailures, vault: enVault, settings: enSettings, backups: enBackups, alerts: enAlerts, audit: enAudit, records: enRecords, filters: enFilters, importing: enImporting, centre: enCentre, twoStep: enTwoStep, users: enUsers } as const

/** The same in German; a missing or surplus key does not compile. */
export const german: Translated<typeof english> = { ui: deUi, shell: deShell, palette: dePalette, keyboard: deKeyboard, failures: deFailures, vault: deVault, settings: deSettings, backups: deBackups, alerts: deAlerts, audit: deAudit, records: deRecords, filters: deFilters, importing: deImporting, centre: deCentre, twoStep: deTwoStep, users: deUsers }

/** The shape of `T` with any words in it. */
export type Translated<T> = { readonly [K in keyof T]: T[K] extends string ? string : Translated<T[K]> }

type Paths<T> = { [K in keyof T & string]: T[K] extends string ? WithoutPlural<K> : `${K}.${Paths<T[K]>}` }[keyof T & string]
type WithoutPlural<K extends string> = K extends `${infer Base}_${'one' | 'other'}` ? Base : K

/** Name of a sentence, always with its feature: `ui:close`, `shell:nav.people`. */
export type TextKey = { [N in keyof typeof english]: `${N}:${Paths<(typeof english)[N]>}` }[keyof typeof english]
