import type { AuditRecord } from '../../shared/audit/entry'
import { asId, type UserId } from '../../shared/ids'
import type { ObjectType } from '../../shared/list'
import { hasPassed, type Clock } from '../../shared/time'
import { activityOf, addActivity } from '../alerts/activity'
import { machineTime } from '../alerts/local-time'
import { commitEvent } from '../changes/commit-change'
import type { OpenVault } from './open-vault'

/** Reads of records as the log keeps them (SECURITY.md A1): who opens a record, and who pages through masses. */
export interface ReadWatch {
  /** A record with its sensitive fields was shown: one entry per record, session and hour. */
  viewed(object: ObjectType, id: string): void
  /** So many lines of a list or a search were shown; `page` names the page, so that the same one read again counts once. */
  listed(object: ObjectType, page: string, lines: number): void
  /** Writes what waits; at the latest when the session ends. */
  flush(vault: OpenVault): void
}

/** Lines within {@link WINDOW_MS} from which on reading a list is reading a mass; each doubling is told again. */
export const MASS_OF_LINES = 500
/** The same over a whole day and all sessions of a person: whoever reads slowly, or opens the vault anew for each page. */
export const MASS_OF_A_DAY = 2_000
/** Lines kept in memory at most, before they are counted where a kill does not lose them. */
const MOST_UNCOUNTED = 100
const WINDOW_MS = 10 * 60_000
const HOUR_MS = 3_600_000
/** Opening a record waits for nothing: its entry is written with those of the next moment. */
const SOON_MS = 750

interface Reading {
  readonly since: number
  readonly pages: Set<string>
  lines: number
  tellAt: number
}

/** Watches the reads of a session. `later` runs work after so many ms; `writable` is told when entries may be written without waiting for a job. */
export function createReadWatch(options: { readonly clock: Clock; readonly vault: () => OpenVault | null; readonly isBusy: () => boolean; readonly later: (ms: number, work: () => void) => void }): ReadWatch {
  const { clock } = options
  let session: string | null = null
  let seen = new Set<string>()
  let readings = new Map<ObjectType, Reading>()
  let waiting: AuditRecord[] = []
  let scheduled = false
  let uncounted = 0

  const isOpen = (): boolean => {
    const open = options.vault()
    if (open === null) return false
    if (open.session.sessionId !== session) {
      session = open.session.sessionId
      seen = new Set()
      readings = new Map()
      waiting = []
      uncounted = 0
    }
    return !open.findings.some(({ kind }) => kind === 'pages-damaged')
  }
  const schedule = (): void => {
    if (scheduled) return
    scheduled = true
    options.later(SOON_MS, () => {
      scheduled = false
      const open = options.vault()
      if (open === null || open.session.sessionId !== session) return
      // A job holds the database: the entries wait with everything else.
      if (options.isBusy()) schedule()
      else flush(open)
    })
  }
  const flush = (vault: OpenVault): void => {
    const records = waiting
    const lines = uncounted
    waiting = []
    uncounted = 0
    if (vault.session.sessionId !== session) return
    if (lines > 0) records.push(...countedLines(vault, lines, clock.now()))
    if (records.length > 0) commitEvent(vault.context, ...records)
  }
  const record = (entry: AuditRecord): void => {
    waiting.push(entry)
    schedule()
  }
  return {
    flush,
    viewed: (object, id) => {
      if (!isOpen()) return
      const key = `${object} ${id} ${String(Math.floor(clock.now() / HOUR_MS))}`
      if (seen.has(key)) return
      seen.add(key)
      record({ action: 'record.viewed', objectType: object, objectId: id, detail: null })
    },
    listed: (object, page, lines) => {
      if (!isOpen() || lines === 0) return
      const now = clock.now()
      const current = readings.get(object)
      const reading = current !== undefined && !hasPassed(WINDOW_MS, current.since, now) ? current : { since: now, pages: new Set<string>(), lines: 0, tellAt: MASS_OF_LINES }
      readings.set(object, reading)
      if (reading.pages.has(page)) return
      reading.pages.add(page)
      reading.lines += lines
      uncounted += lines
      if (uncounted >= MOST_UNCOUNTED) schedule()
      if (reading.lines <= reading.tellAt) return
      while (reading.lines > reading.tellAt) reading.tellAt *= 2
      record({ action: 'records.listed', objectType: object, objectId: null, detail: { facts: { count: reading.lines, minutes: Math.ceil((now - reading.since) / 60_000) } } })
    },
  }
}

/** Adds lines to what the person listed today. The answer is what the log says of it, when a day's mass, or its double, is full. */
function countedLines({ database: { db }, session: { userId } }: OpenVault, lines: number, now: number): AuditRecord[] {
  const { day } = machineTime(now)
  const { today: before } = activityOf(db, 'listed', { user: asId<UserId>(userId), day })
  db.transaction(() => { addActivity(db, 'listed', [{ user: asId<UserId>(userId), day, n: lines }]) })
  let mass = MASS_OF_A_DAY
  while (mass <= before) mass *= 2
  return before + lines < mass ? [] : [{ action: 'records.listed', objectType: null, objectId: null, detail: { facts: { count: before + lines, minutes: 1_440 } } }]
}
