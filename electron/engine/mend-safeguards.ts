import { defaultVaultSettings } from '../../shared/settings/channels'
import type { SafeguardPart } from '../../shared/vault/safeguards'
import { alertsByLog, placeByLog } from '../alerts/by-log'
import { tightenRules } from '../alerts/rule-settings'
import { newSchedule } from '../backup/schedule'
import { acknowledgementsByLog, policiesByLog, trainingsByLog } from '../centre/by-log'
import type { WriteDb } from '../db/database'
import { readSchedule, writeSchedule } from './backup-handlers'
import { readVaultSettings, writeVaultSettings } from './vault-settings'

/**
 * What becomes of each part that somebody edited from outside: nothing laxer than usual stays, what the log can vouch for is as the log says, and
 * what only people can judge is put before them again. Inside the transaction that names it.
 */
const mends: Readonly<Record<SafeguardPart, (db: WriteDb) => void>> = {
  'alert-rules': tightenRules,
  settings: (db) => {
    writeVaultSettings(db, { binDays: Math.max(readVaultSettings(db).binDays, defaultVaultSettings.binDays), logKeepDays: defaultVaultSettings.logKeepDays })
  },
  policies: policiesByLog,
  acknowledgements: acknowledgementsByLog,
  trainings: trainingsByLog,
  alerts: alertsByLog,
  'alerts-place': placeByLog,
  // Where they should go nobody can tell any more; whoever reads the alert looks.
  backups: (db) => {
    const schedule = readSchedule(db)
    writeSchedule(db, { ...schedule, everyHours: Math.min(schedule.everyHours, newSchedule.everyHours) })
  },
}

/** Mends the parts that were found edited. */
export function mendSafeguards(db: WriteDb, parts: readonly SafeguardPart[]): void {
  for (const part of parts) mends[part](db)
}
