import { ok } from '../../shared/result'
import { centreReport } from '../centre/report'
import type { VaultFacts } from '../centre/vault-findings'
import { looseFiles } from '../vault/vault-permissions'
import { backupStateOf } from './backup-handlers'
import { buildDate } from './build-date'
import type { CommandHandlers, HandlerOptions } from './command-handlers'
import type { OpenVault } from './open-vault'
import { readVaultSettings } from './vault-settings'
import { isRecoveryDue } from './vault-state'

type CentreHandlers = Pick<CommandHandlers, 'centre.report'>

/** What the security centre answers: the room judges, this gathers what only the engine knows. */
export function centreHandlers({ clock, appVersion }: HandlerOptions, vault: () => OpenVault): CentreHandlers {
  return {
    'centre.report': () => {
      const open = vault()
      return ok(centreReport(open.database.read, factsOf(open, appVersion, clock.now()), clock.now()))
    },
  }
}

function factsOf(open: OpenVault, appVersion: string, now: number): VaultFacts {
  return {
    keychain: open.keychain, opening: open.findings, recoveryDue: isRecoveryDue(open), backup: backupStateOf(open, now), looseFiles: looseFiles(open.paths.folder),
    idleMinutes: readVaultSettings(open.database.read).idleMinutes, appVersion, builtAt: buildDate(),
  }
}
