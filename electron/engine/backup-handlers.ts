import type { BackupState } from '../../shared/backup/channels'
import type { Answer } from '../../shared/ipc/contract'
import { idFromBytes } from '../../shared/ids'
import { rightsMay } from '../../shared/permissions'
import { err, ok } from '../../shared/result'
import { notAhead } from '../../shared/time'
import { targetAt } from '../backup/folder-target'
import { listBackups } from '../backup/list'
import { nextDue, parseSchedule, formatSchedule, type BackupSchedule } from '../backup/schedule'
import { commitChange } from '../changes/commit-change'
import type { ReadDb, WriteDb } from '../db/database'
import type { CommandHandlers, HandlerOptions } from './command-handlers'
import type { OpenVault } from './open-vault'

type BackupHandlers = Pick<CommandHandlers, 'backup.state' | 'backup.setTarget' | 'backup.list'>

/** What is known of this vault's backups, where they go, and what a place holds. */
export function backupHandlers({ session, files, clock, emit }: HandlerOptions, vault: () => OpenVault): BackupHandlers {
  const stateNow = (): BackupState => backupStateOf(vault(), clock.now())
  return {
    'backup.state': () => ok(stateNow()),
    'backup.setTarget': ({ target, everyHours }) => {
      const open = vault()
      const path = target === undefined ? readSchedule(open.database.read).target : target === null ? null : files.pathOf(target)
      if (path === undefined) return err({ kind: 'target-missing', path: '' })
      commitChange(open.context, (change, db) => {
        open.context.safeguards?.keep(change, db, 'backups')
        writeSchedule(db, { ...readSchedule(db), target: path, everyHours })
        change.record({ action: 'backup.settings-changed', objectType: 'backup', objectId: null, detail: { facts: { hasTarget: path !== null, everyHours } } })
      })
      emit('backup.changed', null)
      return ok(stateNow())
    },
    'backup.list': ({ from }): Answer<'backup.list'> => {
      // A place that somebody chose may be looked at without a session; the vault's own is for whoever may back up, and nobody's while something is due (SECURITY.md T1).
      const due = session.due()
      const open = due === null ? session.vault() : null
      if (from === null && due !== null) return err({ kind: 'locked', due })
      if (from === null && open !== null && !rightsMay(open.authority.rights, 'backup')) {
        session.recordDenied('backup.list', 'backup')
        return err({ kind: 'forbidden', permission: 'backup' })
      }
      const path = from === null ? (open === null ? null : readSchedule(open.database.read).target) : (files.pathOf(from) ?? null)
      if (path === null) return err({ kind: 'no-target' })
      const listed = listBackups(targetAt(path), clock.now(), open === null ? undefined : { vault: { vaultId: open.session.vaultId, name: open.slots.name }, verified: verifiedBackups(open.database.read) })
      return listed.ok ? ok({ items: listed.value }) : listed
    },
  }
}

/** Where the vault's backups go and how the last ones went. A verification that lies ahead is none. */
export function backupStateOf({ database, paths }: Pick<OpenVault, 'database' | 'paths'>, now: number): BackupState {
  const schedule = readSchedule(database.read)
  const { lastSuccessAt: _, ...shown } = schedule
  return { ...shown, lastVerifiedAt: notAhead(shown.lastVerifiedAt, now), nextDueAt: nextDue(schedule, now), sameDisk: schedule.target !== null && targetAt(schedule.target).sharesDiskWith(paths.folder) === true }
}

/** The schedule as this vault remembers it. */
export function readSchedule(db: ReadDb): BackupSchedule {
  return parseSchedule(db.get<{ value: string | null }>(`SELECT value FROM backup_state WHERE key = 'schedule'`)?.value)
}

/** Remembers the schedule. Inside or outside a change: it is about this machine's backups, not about a record. */
export function writeSchedule(db: WriteDb, schedule: BackupSchedule): void {
  db.run(`INSERT INTO backup_state (key, value) VALUES ('schedule', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`, formatSchedule(schedule))
}

function verifiedBackups(db: ReadDb): Map<string, number> {
  const rows = db.all<{ id: Uint8Array; verified_at: number }>('SELECT id, verified_at FROM backups WHERE verified_at IS NOT NULL')
  return new Map(rows.map((row) => [idFromBytes(row.id), row.verified_at]))
}
