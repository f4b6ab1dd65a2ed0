import { idFromBytes, idToBytes, type BatchId, type CompanyId } from '../../shared/ids'
import type { ObjectType } from '../../shared/list'
import { ok, type Result } from '../../shared/result'
import { commitChange, type Change, type ChangeContext } from '../changes/commit-change'
import { stopIfCancelled, type JobControl } from '../changes/job-control'
import { companyKind } from '../companies/company-kind'
import { contactKind } from '../contacts/contact-kind'
import type { WriteDb } from '../db/database'
import { prepareRowWriter } from '../importing/row-writer'
import { refusalOf } from '../records/allowed'
import { readById } from '../records/commands'
import { withManyRemovals } from '../search/many-removals'
import type { RecordBase, RecordKind } from '../records/record-kind'
import type { SampleLanguage } from './sample-words'

/** The same sample everywhere, so that a picture in the handbook shows what people see. */
const SEED = 20_260_105
const COMPANIES = 400
const PEOPLE = 3_000
const REPORT_EVERY = 200

export interface SampleCounts {
  readonly contacts: number
  readonly companies: number
}

/** Adds generated records through the same door as an import, marked as sample, in one transaction. Tags, notes and roles are in `language`. */
export async function addSample(context: ChangeContext, language: SampleLanguage, job: JobControl): Promise<Result<SampleCounts, never>> {
  // Names of eleven countries are megabytes that nothing else needs.
  const { generateCompanies, generatePeople } = await import('./generate-sample')
  job.progress('generating', 0, null)
  const companies = generateCompanies(COMPANIES, SEED, language)
  const people = generatePeople(PEOPLE, companies, SEED, language)
  const total = companies.length + people.length
  commitChange(context, (change, db) => {
    const batchId = context.ids.next<BatchId>()
    db.run(
      `INSERT INTO import_batches (id, txn, object, file_name, format, dialect, rows, created, companies_created, started_at, finished_at) VALUES (?, ?, 'contact', '', 'sample', 'satchel', ?, ?, ?, ?, ?)`,
      idToBytes(batchId), idToBytes(change.transactionId), total, total, companies.length, change.now, change.now,
    )
    const writer = prepareRowWriter(context, change, db, { kind: 'sample', batchId, fileName: '', bulk: false })
    const ids = companies.map(({ fields }, index) => {
      step(job, index, total)
      return writer.createCompany(companyKind.settle(db, fields), '', null, index + 1, []).id as CompanyId
    })
    for (const [index, person] of people.entries()) {
      step(job, companies.length + index, total)
      const positions = person.fields.positions.map((position, at) => ({ ...position, companyId: ids[person.companies[at] ?? -1] ?? null }))
      writer.createContact(contactKind.settle(db, { ...person.fields, positions }), '', null, index + 1, [])
    }
    writer.finish(() => { stopIfCancelled(job) })
    change.record({ action: 'sample.added', objectType: 'batch', objectId: batchId, detail: { facts: { contacts: people.length, companies: companies.length } } })
  })
  return ok({ contacts: people.length, companies: companies.length })
}

/**
 * Removes every sample record that the person may delete, edited or not: to the bin, out of lists and search, in one transaction. People of one's own who were put
 * into a sample company stay, and so does the name of that company beside them.
 */
export function removeSample(context: ChangeContext, job: JobControl): Result<SampleCounts, never> {
  const { value } = commitChange(context, (change, db) => {
    const contacts = idsOf(db, context, 'contact', `SELECT c.id, c.owner FROM contact_details AS d JOIN contacts AS c ON c.number = d.number WHERE c.bin = 0 AND d.source_batch IN (SELECT id FROM import_batches WHERE format = 'sample') ORDER BY c.number`)
    const companies = idsOf(db, context, 'company', `SELECT c.id, c.owner FROM company_details AS d JOIN companies AS c ON c.number = d.number WHERE c.bin = 0 AND d.source_batch IN (SELECT id FROM import_batches WHERE format = 'sample') ORDER BY c.number`)
    const total = contacts.length + companies.length
    withManyRemovals(db, 'contact', contacts.length, () => {
      bin(change, db, contactKind, contacts, (index) => { step(job, index, total) })
    })
    withManyRemovals(db, 'company', companies.length, () => {
      bin(change, db, companyKind, companies, (index) => { step(job, contacts.length + index, total) })
    })
    change.record({ action: 'sample.removed', objectType: null, objectId: null, detail: { facts: { contacts: contacts.length, companies: companies.length } } })
    return { contacts: contacts.length, companies: companies.length }
  })
  return ok(value)
}

/** To the bin without an entry in the log each: the sample has one for all of it. */
function bin<F extends object, R extends F & RecordBase>(change: Change, db: WriteDb, kind: RecordKind<F, R>, ids: readonly Uint8Array[], at: (index: number) => void): void {
  const writer = kind.writer(db)
  for (const [index, id] of ids.entries()) {
    at(index)
    const stored = readById(db, kind, idFromBytes(id))
    if (stored === undefined) continue
    const after = { ...stored.record, version: stored.record.version + 1, updatedAt: change.now, deletedAt: change.now }
    writer.replace(stored, after, stored.overrides)
    change.op({ noun: kind.object, recordId: id, kind: 'delete', fields: null, stamp: change.stamp() })
  }
  change.touchedMany(kind.object)
}

function idsOf(db: WriteDb, context: ChangeContext, object: ObjectType, sql: string): Uint8Array[] {
  return db.all<{ id: Uint8Array; owner: Uint8Array | null }>(sql)
    .filter(({ owner }) => refusalOf(context, object, 'delete', owner === null ? null : idFromBytes(owner)) === null)
    .map(({ id }) => id)
}

function step(job: JobControl, done: number, total: number): void {
  if (done % REPORT_EVERY !== 0) return
  stopIfCancelled(job)
  job.progress('sample', done, total)
}
