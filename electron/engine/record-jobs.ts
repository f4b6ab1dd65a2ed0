import type { Input } from '../../shared/ipc/contract'
import { ok, type Result } from '../../shared/result'
import { massChangeCompanies } from '../companies/commands'
import { massChangeContacts } from '../contacts/commands'
import { createListCache } from '../records/list-cache'
import type { JobScene } from './job-run'

/** One thing done to many people. */
export function massContacts({ context, control }: JobScene, { selection, action }: Input<'contacts.mass'>): Result<unknown, unknown> {
  return ok(massChangeContacts(context, createListCache(), selection, action, control))
}

/** One thing done to many companies. */
export function massCompanies({ context, control }: JobScene, { selection, action }: Input<'companies.mass'>): Result<unknown, unknown> {
  return ok(massChangeCompanies(context, createListCache(), selection, action, control))
}
