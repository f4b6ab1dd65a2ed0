import type { Company } from '../../shared/companies/company'
import type { Contact } from '../../shared/contacts/contact'
import type { ObjectType, Selection } from '../../shared/list'
import { stopIfCancelled, type JobControl } from '../changes/job-control'
import { companyKind } from '../companies/company-kind'
import { contactKind } from '../contacts/contact-kind'
import type { ReadDb } from '../db/database'
import { createListCache } from '../records/list-cache'
import { selectedNumbers } from '../records/mass'

const REPORT_EVERY = 200

/** Numbers of the selected records, in the order they were created. */
export function numbersOf(read: ReadDb, object: ObjectType, selection: Selection): number[] {
  return selectedNumbers(read, createListCache(), object, object === 'contact' ? 'contacts' : 'companies', selection).sort((a, b) => a - b)
}

/** Whole contacts one by one; a million of them are never in memory together. Throws {@link JobCancelled} when asked to stop. */
export function* contactsOf(read: ReadDb, numbers: readonly number[], job: JobControl): Generator<Contact> {
  for (const [index, number] of numbers.entries()) {
    report(index, numbers.length, job)
    const stored = contactKind.read(read, number)
    if (stored !== undefined) yield stored.record
  }
}

/** The same for companies. */
export function* companiesOf(read: ReadDb, numbers: readonly number[], job: JobControl): Generator<Company> {
  for (const [index, number] of numbers.entries()) {
    report(index, numbers.length, job)
    const stored = companyKind.read(read, number)
    if (stored !== undefined) yield stored.record
  }
}

function report(done: number, total: number, job: JobControl): void {
  if (done % REPORT_EVERY !== 0) return
  stopIfCancelled(job)
  job.progress('exporting', done, total)
}
