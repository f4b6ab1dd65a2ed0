import { basename } from 'node:path'
import { emptyCompany } from '../../shared/companies/company'
import type { NoSuchOwner } from '../../shared/contacts/channels'
import { idToBytes, type BatchId } from '../../shared/ids'
import type { ImportCounts, ImportPlan, ImportResult, OwnerCounts, ReadFailure, RowFix, RowProblem } from '../../shared/importing/channels'
import type { RecordSource } from '../../shared/record-fields'
import { err, ok, type Result } from '../../shared/result'
import { commitChange, type Change, type ChangeContext } from '../changes/commit-change'
import { stopIfCancelled, type JobControl } from '../changes/job-control'
import { companyKind } from '../companies/company-kind'
import { contactKind } from '../contacts/contact-kind'
import type { WriteDb } from '../db/database'
import { refusalOfOwner } from '../records/allowed'
import { dropScatteredIndexes, isWorthRebuilding } from '../records/bulk-load'
import { withHeldChanges } from '../search/held-changes'
import { withManyRemovals } from '../search/many-removals'
import { SHOWN_PROBLEMS } from './check-import'
import { createCompanyLinks } from './matching/company-links'
import { createDecider, type Decision } from './matching/decide-row'
import { companyKeys } from './matching/find-company'
import { createImportOwners } from './matching/owners'
import { createShelf } from './matching/shelf'
import { rememberTargets } from './mapping-memory'
import { exportFolderOf, importFolder } from './import-folder'
import { openRows, type SourceRows } from './read/source-rows'
import { prepareBatchRows, writeBatch } from './import-batch'
import { prepareRowWriter, type RowWriter } from './row-writer'

const REPORT_EVERY = 500
/** A row of a table with a dozen columns. Only decides whether indexes are worth dropping. */
const USUAL_ROW_BYTES = 200

/** Something about the file that ends an import that is under way; thrown so that its transaction rolls back. */
class ImportEnded extends Error {
  readonly failure: ReadFailure

  constructor(failure: ReadFailure) {
    super(failure.kind)
    this.failure = failure
    this.name = 'ImportEnded'
  }
}

/**
 * Imports a file in ONE transaction: a failed, cancelled or killed import leaves the vault as it was. Every row of the file is counted
 * once: created, updated, skipped or failed. The same file again changes nothing. Throws {@link JobCancelled} when asked to stop.
 */
export function runImport(context: ChangeContext, path: string, plan: ImportPlan, fixes: readonly RowFix[], job: JobControl, kind: RecordSource['kind'] = 'import'): Result<ImportResult, ReadFailure | NoSuchOwner> {
  const refused = refusalOfOwner(context.db, null, plan.owner ?? null)
  if (refused !== null) return err(refused)
  const folder = exportFolderOf(path)
  if (folder !== null) return importFolder(context, folder, plan, job)
  const opened = openRows(path, plan, fixes)
  if (!opened.ok) return opened
  const source = opened.value
  try {
    return ok(commitChange(context, (change, db) => importRows(context, change, db, source, basename(path), plan, job, kind)).value)
  } catch (error) {
    if (error instanceof ImportEnded) return err(error.failure)
    throw error
  } finally {
    source.close()
  }
}

function importRows(context: ChangeContext, change: Change, db: WriteDb, source: SourceRows, fileName: string, plan: ImportPlan, job: JobControl, kind: RecordSource['kind']): ImportResult {
  const batchId = context.ids.next<BatchId>()
  const batch = db.run(`INSERT INTO import_batches (id, object, started_at, state) VALUES (?, ?, ?, 'finished')`, idToBytes(batchId), plan.object, change.now)
  const batchRows = prepareBatchRows(db, Number(batch.lastInsertRowid))
  const rebuild = isWorthRebuilding(db, plan.object, source.bytes / USUAL_ROW_BYTES) ? dropScatteredIndexes(db, ['contact', 'company']) : null
  const writer = prepareRowWriter(context, change, db, { kind, batchId, fileName, bulk: rebuild !== null })
  // Rows of people who are there already change their words in the search index; without any there is nothing to take out.
  const changing = plan.mode === 'create' ? 0 : Math.min(source.bytes / USUAL_ROW_BYTES, recordsIn(db, plan))
  const { counts, problems, companiesCreated, owners } = withManyRemovals(db, plan.object, changing, () => withHeldChanges(db, () => readAll(context, db, change, source, plan, job, writer, batchRows)))
  if (counts.rows === 0) throw new ImportEnded({ kind: 'no-rows' })
  if (source.changed()) throw new ImportEnded({ kind: 'file-changed' })
  job.progress('indexing', source.bytes, source.bytes)
  writer.finish(() => { stopIfCancelled(job) })
  rebuild?.()
  rememberTargets(db, plan, change.now)
  const finishedAt = context.clock.now()
  writeBatch(db, batchId, { plan, fileName, counts, companiesCreated, transactionId: change.transactionId, finishedAt })
  change.record({
    action: 'import.finished', objectType: 'batch', objectId: batchId,
    detail: { facts: { ...counts, companiesCreated, object: plan.object, format: plan.format, dialect: plan.dialect, mode: plan.mode, file: fileName, ...(plan.owner === undefined || plan.owner === null ? {} : { ownerId: plan.owner }) } },
  })
  stopIfCancelled(job)
  return { ...counts, owners, batchId, object: plan.object, companiesCreated, format: plan.format, dialect: plan.dialect, problems }
}

function recordsIn(db: WriteDb, { object }: ImportPlan): number {
  return db.get<{ n: number | null }>(object === 'contact' ? 'SELECT max(number) AS n FROM contacts' : 'SELECT max(number) AS n FROM companies')?.n ?? 0
}

interface Read {
  readonly counts: ImportCounts
  readonly problems: RowProblem[]
  readonly companiesCreated: number
  readonly owners: OwnerCounts
}

function readAll({ person }: ChangeContext, db: WriteDb, change: Change, source: SourceRows, plan: ImportPlan, job: JobControl, writer: RowWriter, batchRows: ReturnType<typeof prepareBatchRows>): Read {
  const contacts = createShelf(db, contactKind)
  const companies = createShelf(db, companyKind)
  const owners = createImportOwners(db, plan, person)
  let currentRow = 0
  const links = createCompanyLinks(db, companies, plan, (name) => {
    const fields = { ...emptyCompany(), name, ownerId: owners.ofNew('company', owners.named(null)) }
    const made = writer.createCompany(fields, '', null, currentRow, [])
    companies.add(made.number, companyKeys(fields))
    return { id: made.id, name }
  })
  const decider = createDecider({ db, plan, thisYear: new Date(change.now).getFullYear(), contacts, companies, links, owners })
  const counts = { rows: 0, created: 0, updated: 0, skipped: 0, failed: 0 }
  const problems: RowProblem[] = []
  for (const row of source.rows()) {
    if (counts.rows % REPORT_EVERY === 0) {
      stopIfCancelled(job)
      job.progress('importing', source.position(), source.bytes)
    }
    counts.rows += 1
    currentRow = row.row
    const decision = decider.decide(row)
    if (decision.problem !== null && problems.length < SHOWN_PROBLEMS) problems.push(decision.problem)
    apply(decision, row.row)
  }
  batchRows.finish()
  return { counts, problems, companiesCreated: links.created(), owners: owners.counts() }

  function apply(decision: Decision, row: number): void {
    switch (decision.kind) {
      case 'skip':
        counts.skipped += 1
        if (decision.same !== undefined) {
          writer.remember(decision.same.object, decision.same.rowKey, decision.same.number)
          batchRows.same(row, decision.same.object, decision.same.rowKey, decision.same.number)
          ;(decision.same.object === 'contact' ? contacts : companies).add(decision.same.number, [decision.same.rowKey])
        }
        return
      case 'fail':
        counts.failed += 1
        batchRows.failed(row, decision.problem)
        return
      case 'update':
        counts.updated += 1
        if (decision.object === 'contact') writer.updateContact(decision, row, batchRows)
        else writer.updateCompany(decision, row, batchRows)
        ;(decision.object === 'contact' ? contacts : companies).add(decision.known.number, [...decision.findKeys, ...decision.rowKeys])
        return
      case 'create': {
        counts.created += 1
        const shelf = decision.object === 'contact' ? contacts : companies
        const made = decision.object === 'contact' ? writer.createContact(decision.fields, decision.satchelId, decision.raw, row, decision.rowKeys) : writer.createCompany(decision.fields, decision.satchelId, decision.raw, row, decision.rowKeys)
        shelf.add(made.number, [...decision.findKeys, ...made.rowKeys])
        shelf.claim(made.number, decision.satchelId)
        return
      }
    }
  }
}
