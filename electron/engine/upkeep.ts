import type { Clock } from '../../shared/time'
import { unattended } from '../changes/job-control'
import { databaseFailure } from '../db/sqlite-error'
import type { JobDesk } from './job-desk'
import { placeOf, type EngineLog } from './log'
import type { OpenVault } from './open-vault'
import { checkSearch, isSearchCheckDue, isSearchCheckShort, mendSearch } from './search-check-job'
import type { VaultSession } from './session'

interface UpkeepOptions {
  readonly session: VaultSession
  readonly desk: JobDesk
  readonly clock: Clock
  readonly log: EngineLog
}

/**
 * What an open vault needs by itself: once, the mending of a phone search that an earlier version damaged; and once a week the full check of its
 * file (SECURITY.md 5.2). Long work runs in a thread of its own, so that opening does not wait for it. Call it whenever the vault's state changed.
 */
export function createUpkeep({ session, desk, clock, log }: UpkeepOptions): { readonly look: () => void } {
  let busy = false
  const due = (): OpenVault | null => {
    const vault = session.vault()
    return vault !== null && !session.isDamaged() && isSearchCheckDue(vault.database.read) ? vault : null
  }
  const lookAtSearch = async (): Promise<void> => {
    const vault = due()
    if (vault === null) return
    if (isSearchCheckShort(vault.database.read)) {
      checkSearch(vault.context, unattended)
      if (due() !== null) mendSearch(vault.context, unattended)
      return
    }
    const checked = await desk.run('vault.checkSearch', { jobId: `search-${String(clock.now())}` })
    if (checked.ok && due() !== null) await desk.run('vault.mendSearch', { jobId: `mend-${String(clock.now())}` })
  }
  const look = async (): Promise<void> => {
    await lookAtSearch()
    if (session.isCheckDue()) await desk.run('vault.check', { jobId: `check-${String(clock.now())}` })
  }
  return {
    look: () => {
      if (busy) return
      busy = true
      look().catch((error: unknown) => {
        // A disk that takes nothing leaves it for the next opening.
        if (databaseFailure(error) === null) log('error', 'upkeep.failed', { place: placeOf(error) })
      }).finally(() => {
        busy = false
      })
    },
  }
}
