import type { Company, CompanyFields } from '../../shared/companies/company'
import type { MassAction, MassResult, NoSuchOwner, StaleVersion } from '../../shared/contacts/channels'
import type { Selection } from '../../shared/list'
import type { ChangeContext } from '../changes/commit-change'
import type { JobControl } from '../changes/job-control'
import type { ReadDb } from '../db/database'
import { createRecord, deleteRecord, restoreRecord, updateRecord, type CommandResult, type Nameless, type NotFound } from '../records/commands'
import type { ListCache } from '../records/list-cache'
import { massChange } from '../records/mass'
import { companyKind } from './company-kind'

/** Adds a company. Refuses one without a name; then nothing is written. */
export function createCompany(context: ChangeContext, draft: CompanyFields): CommandResult<Company, Nameless | NoSuchOwner> {
  return createRecord(context, companyKind, draft)
}

/** Changes fields of the version that was looked at. A new name shows on the lines of its people at once. */
export function updateCompany(context: ChangeContext, id: string, expectedVersion: number, patch: Partial<CompanyFields>): CommandResult<Company, StaleVersion<Company> | Nameless | NotFound | NoSuchOwner> {
  return updateRecord(context, companyKind, id, expectedVersion, patch)
}

/** Moves a company to the recycle bin. Its people keep their places at it. */
export function deleteCompany(context: ChangeContext, id: string, expectedVersion: number): CommandResult<Company, StaleVersion<Company> | NotFound> {
  return deleteRecord(context, companyKind, id, expectedVersion)
}

/** Takes a company out of the recycle bin. */
export function restoreCompany(context: ChangeContext, id: string): CommandResult<Company, NotFound> {
  return restoreRecord(context, companyKind, id)
}

/** One thing done to many companies, all or nothing; selected as `read` shows them. Throws `JobCancelled` when asked to stop. */
export function massChangeCompanies(context: ChangeContext, cache: ListCache, selection: Selection, action: MassAction, job: JobControl, read: ReadDb = context.db): MassResult {
  return massChange(context, cache, companyKind, selection, action, job, read)
}
