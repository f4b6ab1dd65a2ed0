import type { EventName, Events } from '../../shared/ipc/events'
import { severities, type Severity } from '../../shared/alerts/rules'
import { rightsMay } from '../../shared/permissions'
import { evaluateAlerts, keepReadUpTo, readUpTo, storedUpTo } from '../alerts/evaluate'
import { machineTime } from '../alerts/local-time'
import { countAlerts } from '../alerts/queries'
import { databaseFailure } from '../db/sqlite-error'
import { readSchedule } from './backup-handlers'
import type { JobDesk } from './job-desk'
import { placeOf, type EngineLog } from './log'
import type { OpenVault } from './open-vault'
import { createSafeguardWatch } from './safeguards'
import type { VaultSession } from './session'

interface WatchOptions {
  readonly session: Pick<VaultSession, 'vault' | 'due' | 'isDamaged'>
  readonly desk: Pick<JobDesk, 'isWriting'>
  readonly log: EngineLog
  readonly emit: <E extends EventName>(name: E, data: Events[E]) => void
}

/** Watches the log of the open vault for what its rules speak of. It reads after commits, never inside one: a change does not wait for it. */
export interface AlertWatch {
  /** Somebody committed: looked at within a second, however many do. */
  committed(): void
  /** The vault's state changed: begins with a vault that was opened, and ends with one that was locked. */
  look(): void
  /** Notices and mends what somebody edited beside the open vault: for whoever is about to be shown, or to change, what watches over it. */
  guard(): void
  /** Looks now, one portion: for whoever is about to be shown alerts. While a job writes it is left for later. */
  readNow(): void
  /** Looks a last time, before the vault locks. */
  finish(): void
  /** Tells the screens how many are open, if the person may know. */
  tell(): void
}

const SOON_MS = 1_000
/** What comes with time alone, as an overdue backup. */
const NOW_AND_THEN_MS = 3_600_000
/** So few entries are quickly read again at the next opening. */
const WORTH_REMEMBERING = 500

interface Watched {
  readonly vault: OpenVault
  upTo: number
  /** The gravest alert that was raised and not told yet: what is due comes first. */
  untold: Severity | null
  told: boolean
}

/** Made once for an engine; see {@link AlertWatch}. Nothing here throws: what a full disk keeps it from is found at the next look. */
export function createAlertWatch({ session, desk, log, emit }: WatchOptions): AlertWatch {
  let watched: Watched | null = null
  let soon: NodeJS.Timeout | undefined
  let nowAndThen: NodeJS.Timeout | undefined

  const wasEdited = createSafeguardWatch()
  /** Reads one portion; answers whether there is more. */
  const step = (watch: Watched): boolean => {
    if (desk.isWriting() || session.isDamaged()) return false
    const { vault } = watch
    try {
      wasEdited(vault)
      const found = evaluateAlerts({ context: vault.context, toLocal: machineTime, lastVerifiedBackupAt: readSchedule(vault.database.read).lastVerifiedAt }, watch.upTo)
      watch.upTo = found.upTo
      watch.untold = gravest(watch.untold, found.raised)
      if (found.changed) tell()
      return found.hasMore
    } catch (error) {
      if (databaseFailure(error) === null) log('error', 'alerts.failed', { place: placeOf(error) })
      return false
    }
  }
  const readOn = (): void => {
    clearTimeout(soon)
    soon = undefined
    if (watched === null) return
    // Between portions the engine answers whoever waits.
    if (step(watched) || desk.isWriting()) later(desk.isWriting() ? SOON_MS : 0)
  }
  const later = (ms: number): void => {
    soon ??= setTimeout(readOn, ms).unref()
  }
  const tell = (): void => {
    const vault = session.vault()
    if (watched === null || vault === null || session.due() !== null || !rightsMay(vault.authority.rights, 'see-audit')) return
    emit('alerts.changed', { open: countAlerts(vault.database.read), raised: watched.untold })
    watched.untold = null
    watched.told = true
  }
  const stop = (): void => {
    clearTimeout(soon)
    clearInterval(nowAndThen)
    soon = undefined
    watched = null
  }

  return {
    committed: () => {
      if (watched !== null) later(SOON_MS)
    },
    look: () => {
      const vault = session.vault()
      if (vault === null) {
        stop()
        return
      }
      if (watched?.vault !== vault) {
        stop()
        watched = { vault, upTo: readUpTo(vault.database.read), untold: null, told: false }
        if (!session.isDamaged()) beginReading(watched, log)
        nowAndThen = setInterval(readOn, NOW_AND_THEN_MS).unref()
        readOn()
      }
      if (!watched.told) tell()
    },
    guard: () => {
      const vault = session.vault()
      if (vault !== null && !desk.isWriting() && !session.isDamaged()) quietly(log, () => { wasEdited(vault) })
    },
    readNow: () => {
      if (watched !== null && step(watched)) later(0)
    },
    finish: () => {
      const ending = watched
      if (ending === null) return
      step(ending)
      remember(ending, log)
      stop()
    },
    tell,
  }
}

function remember({ vault: { database, context }, upTo }: Watched, log: EngineLog): void {
  quietly(log, () => {
    if (upTo - readUpTo(database.read) >= WORTH_REMEMBERING) keepReadUpTo(context, upTo)
  })
}

/** Where a vault begins to be watched is stored at once: a process killed before the first alert must not make the next session the beginning. */
function beginReading({ vault: { database, context }, upTo }: Watched, log: EngineLog): void {
  quietly(log, () => {
    const stored = storedUpTo(database.read)
    if (stored === null || stored > upTo) keepReadUpTo(context, upTo)
  })
}

function quietly(log: EngineLog, work: () => void): void {
  try {
    work()
  } catch (error) {
    if (databaseFailure(error) === null) log('error', 'alerts.failed', { place: placeOf(error) })
  }
}

function gravest(one: Severity | null, other: Severity | null): Severity | null {
  return severities.findLast((severity) => severity === one || severity === other) ?? null
}
