import type { MassAction, MassResult, NoSuchOwner, StaleVersion } from '../../shared/contacts/channels'
import type { Contact, ContactFields } from '../../shared/contacts/contact'
import type { Selection } from '../../shared/list'
import type { ChangeContext } from '../changes/commit-change'
import type { JobControl } from '../changes/job-control'
import type { ReadDb } from '../db/database'
import { createRecord, deleteRecord, restoreRecord, updateRecord, type CommandResult, type Nameless, type NotFound } from '../records/commands'
import type { ListCache } from '../records/list-cache'
import { massChange } from '../records/mass'
import { contactKind } from './contact-kind'

/** Adds a person. Refuses one without name, nickname, company, email and phone; then nothing is written. */
export function createContact(context: ChangeContext, draft: ContactFields): CommandResult<Contact, Nameless | NoSuchOwner> {
  return createRecord(context, contactKind, draft)
}

/** Changes fields of the version that was looked at. Another stored version writes nothing and is answered with. */
export function updateContact(context: ChangeContext, id: string, expectedVersion: number, patch: Partial<ContactFields>): CommandResult<Contact, StaleVersion<Contact> | Nameless | NotFound | NoSuchOwner> {
  return updateRecord(context, contactKind, id, expectedVersion, patch)
}

/** Moves a person to the recycle bin. */
export function deleteContact(context: ChangeContext, id: string, expectedVersion: number): CommandResult<Contact, StaleVersion<Contact> | NotFound> {
  return deleteRecord(context, contactKind, id, expectedVersion)
}

/** Takes a person out of the recycle bin. */
export function restoreContact(context: ChangeContext, id: string): CommandResult<Contact, NotFound> {
  return restoreRecord(context, contactKind, id)
}

/** One thing done to many people, all or nothing; selected as `read` shows them. Throws `JobCancelled` when asked to stop. */
export function massChangeContacts(context: ChangeContext, cache: ListCache, selection: Selection, action: MassAction, job: JobControl, read: ReadDb = context.db): MassResult {
  return massChange(context, cache, contactKind, selection, action, job, read)
}
