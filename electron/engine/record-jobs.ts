import type { MassAction, NoSuchOwner } from '../../shared/contacts/channels'
import type { Input } from '../../shared/ipc/contract'
import { err, ok, type Result } from '../../shared/result'
import { commitEvent } from '../changes/commit-change'
import { undoTransaction } from '../changes/undo'
import { massChangeCompanies } from '../companies/commands'
import { companyKind } from '../companies/company-kind'
import { massChangeContacts } from '../contacts/commands'
import { contactKind } from '../contacts/contact-kind'
import type { ReadDb } from '../db/database'
import { exportAll } from '../exporting/export-all'
import { runExport } from '../exporting/run-export'
import { refusalOfOwner } from '../records/allowed'
import { givingOf, handOver } from '../records/hand-over'
import { createListCache } from '../records/list-cache'
import type { JobScene } from './job-run'
import { recordDone, recordLeaving } from './recording'
import { undoAppliers } from './undo-appliers'
import { writingTo } from './writing-to'

/** One thing done to many people. */
export function massContacts({ context, read, control }: JobScene, { selection, action }: Input<'contacts.mass'>): Result<unknown, unknown> {
  const refused = refusalOfAction(context.db, action)
  return refused === null ? ok(massChangeContacts(context, createListCache(), selection, action, control, read)) : err(refused)
}

/** One thing done to many companies. */
export function massCompanies({ context, read, control }: JobScene, { selection, action }: Input<'companies.mass'>): Result<unknown, unknown> {
  const refused = refusalOfAction(context.db, action)
  return refused === null ? ok(massChangeCompanies(context, createListCache(), selection, action, control, read)) : err(refused)
}

/** Everything that somebody owns goes to somebody else. */
export function giveRecords({ context, read, control }: JobScene, { from, to }: Input<'records.give'>): Result<unknown, unknown> {
  const refused = refusalOfOwner(context.db, null, to)
  return refused === null ? handOver(context, [givingOf(companyKind), givingOf(contactKind)], from, to, control, read) : err(refused)
}

/** Records go to somebody the vault knows, whoever had them. */
function refusalOfAction(db: ReadDb, action: MassAction): NoSuchOwner | null {
  return action.kind === 'set-owner' ? refusalOfOwner(db, null, action.ownerId) : null
}

/** Takes back what one transaction did to many records; undone itself, it does that again. */
export function undoChanges({ context, control }: JobScene, { transactionId }: Input<'changes.undo'>): Result<unknown, unknown> {
  return undoTransaction(context, undoAppliers, transactionId, control)
}

/** Writes records to a file, and records that they left the vault. */
export function exportRecords(scene: JobScene, { to, object, selection, format, flavour }: Input<'export.run'>): Result<unknown, unknown> {
  const { read, control, path } = scene
  const written = writingTo(path(to), () => ok(runExport(read, { object, selection, format, flavour }, path(to), control, (count) => {
    recordLeaving(scene, { action: 'export.started', objectType: object, objectId: null, detail: { facts: { count, format, flavour } } })
  })))
  if (written.ok) recordDone(scene, (context) => { commitEvent(context, { action: 'export.finished', objectType: object, objectId: null, detail: { facts: { count: written.value.count, format, flavour } } }) })
  return written
}

/** Writes the whole vault to a folder, and records that it left. */
export function exportVault(scene: JobScene, { to }: Input<'export.all'>): Result<unknown, unknown> {
  const { read, control, path, clock } = scene
  const written = writingTo(path(to), () => exportAll(read, path(to), control, clock, (count) => {
    recordLeaving(scene, { action: 'export.started', objectType: 'vault', objectId: null, detail: { facts: { count, format: 'all' } } })
  }))
  if (written.ok) recordDone(scene, (context) => { commitEvent(context, { action: 'export.finished', objectType: 'vault', objectId: null, detail: { facts: { count: written.value.count, format: 'all' } } }) })
  return written
}
