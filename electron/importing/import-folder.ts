import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { companyDraft, companyFieldNames, type Company } from '../../shared/companies/company'
import { contactDraft, contactFieldNames, type Contact } from '../../shared/contacts/contact'
import { FOLDER_FORMAT, MANIFEST_NAME } from '../../shared/exporting/export-folder'
import { asId, idToBytes, isId, type BatchId, type CompanyId, type ContactId } from '../../shared/ids'
import type { CheckResult, ImportPlan, ImportResult, Inspection, ReadFailure } from '../../shared/importing/channels'
import type { ObjectType } from '../../shared/list'
import type { Person } from '../../shared/permissions'
import { recordSource } from '../../shared/record-fields'
import { err, ok, type Result } from '../../shared/result'
import { commitChange, type Change, type ChangeContext } from '../changes/commit-change'
import { stopIfCancelled, type JobControl } from '../changes/job-control'
import { companyKind } from '../companies/company-kind'
import { prepareCompanyWriter } from '../companies/company-writer'
import { contactKind } from '../contacts/contact-kind'
import { prepareContactWriter } from '../contacts/contact-writer'
import type { ReadDb, WriteDb } from '../db/database'
import { dropScatteredIndexes, isWorthRebuilding } from '../records/bulk-load'
import { moveWithin } from '../records/commands'
import { numberOf, type RecordBase, type RecordKind } from '../records/record-kind'
import { writeBatch } from './import-batch'
import { createImportOwners, type ImportOwners } from './matching/owners'
import { openSource } from './read/source-file'
import { readText } from './read/text-encoding'

const manifestSchema = z.object({ format: z.literal(FOLDER_FORMAT), version: z.literal(1), companies: z.number().int().min(0), contacts: z.number().int().min(0) })
const idText = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
const base = z.object({
  id: idText, version: z.number().int().min(1), createdAt: z.number().int(), updatedAt: z.number().int(), deletedAt: z.number().int().nullable(), source: recordSource, sourceRaw: z.string().nullable(),
})
const ownedLine = z.object({ ownerId: z.string().nullable() })
const batchSchema = z.object({
  id: idText, object: z.string(), fileName: z.string(), format: z.string(), dialect: z.string(), plan: z.string(), state: z.string(),
  counts: z.array(z.number().int()).length(6), startedAt: z.number().int(), finishedAt: z.number().int().nullable(),
})

/** The folder of a whole-vault export that a path names, by itself or by its manifest; null for any other path. */
export function exportFolderOf(path: string): string | null {
  const folder = basename(path) === MANIFEST_NAME ? dirname(path) : path
  try {
    return statSync(folder).isDirectory() && existsSync(join(folder, MANIFEST_NAME)) ? folder : null
  } catch {
    return null
  }
}

/** What importing the folder would be about. There is nothing to map: it is our own. */
export function inspectFolder(folder: string, { mode = 'upsert', owner = null }: { readonly mode?: ImportPlan['mode'] | undefined; readonly owner?: ImportPlan['owner'] }): Result<Inspection, ReadFailure> {
  const manifest = manifestOf(folder)
  if (manifest === null) return err({ kind: 'file-unreadable' })
  const plan: ImportPlan = { object: 'contact', format: 'csv', encoding: 'utf-8', delimiter: ',', headerRow: -1, dialect: 'satchel', columns: [], mode, dateOrder: 'ymd', tags: [], ...(owner === null ? {} : { owner }) }
  return ok({ plan, fileName: basename(folder), bytes: 0, rows: manifest.companies + manifest.contacts, samples: [], firstRows: [], targets: [], remembered: false, notes: [] })
}

/** Counts what importing the folder would do. Changes nothing. */
export function checkFolder(read: ReadDb, folder: string, plan: ImportPlan, person: Person | undefined): Result<CheckResult, ReadFailure> {
  const manifest = manifestOf(folder)
  if (manifest === null) return err({ kind: 'file-unreadable' })
  const counts = { rows: 0, created: 0, updated: 0, skipped: 0, failed: 0 }
  const owners = createFolderOwners(read, plan, person)
  let companiesCreated = 0
  try {
    for (const table of ['companies', 'contacts'] as const) {
      for (const line of linesOf(join(folder, `${table}.json`))) {
        counts.rows += 1
        const known = numberOf(read, table, idToBytes(parsed(base, line).id))
        if (known !== undefined && comesBack(read, table, known, parsed(base, line).deletedAt)) counts.updated += 1
        else if (known !== undefined) counts.skipped += 1
        else {
          counts.created += 1
          owners.ofNew(table === 'companies' ? 'company' : 'contact', parsed(ownedLine, line).ownerId)
          if (table === 'companies') companiesCreated += 1
        }
      }
    }
  } catch (error) {
    if (error instanceof FolderDamaged) return err({ kind: 'file-unreadable' })
    throw error
  }
  if (counts.rows !== manifest.companies + manifest.contacts) return err({ kind: 'file-unreadable' })
  return ok({ ...counts, owners: owners.counts(), companiesCreated, problems: [], problemRows: 0 })
}

/** Thrown so that the transaction rolls back: a line of the folder is not a record. */
class FolderDamaged extends Error {}

/**
 * Imports a whole-vault export: records come back with their ids, versions, links, recycle-bin state and source rows. Records that the vault
 * has already are skipped as they are, but for those in its bin that the folder has outside of it: they come back. All or nothing; a line that
 * is no record refuses the folder.
 */
export function importFolder(context: ChangeContext, folder: string, plan: ImportPlan, job: JobControl): Result<ImportResult, ReadFailure> {
  const manifest = manifestOf(folder)
  if (manifest === null) return err({ kind: 'file-unreadable' })
  try {
    return ok(commitChange(context, (change, db) => loadAll(context, change, db, folder, plan, manifest, job)).value)
  } catch (error) {
    if (error instanceof FolderDamaged) return err({ kind: 'file-unreadable' })
    throw error
  }
}

type Manifest = z.output<typeof manifestSchema>

function manifestOf(folder: string): Manifest | null {
  try {
    return manifestSchema.parse(JSON.parse(readFileSync(join(folder, MANIFEST_NAME), 'utf8')))
  } catch {
    return null
  }
}

function loadAll(context: ChangeContext, change: Change, db: WriteDb, folder: string, plan: ImportPlan, manifest: Manifest, job: JobControl): ImportResult {
  const total = manifest.companies + manifest.contacts
  const rebuild = isWorthRebuilding(db, 'contact', total) ? dropScatteredIndexes(db, ['contact', 'company']) : null
  const companyWriter = prepareCompanyWriter(db, { bulk: rebuild !== null })
  const contactWriter = prepareContactWriter(db, { bulk: rebuild !== null })
  const counts = { rows: 0, created: 0, updated: 0, skipped: 0, failed: 0 }
  let companiesCreated = 0
  for (const line of linesOf(join(folder, 'imports.json'))) insertBatch(db, parsed(batchSchema, line))
  const batchId = context.ids.next<BatchId>()
  const batch = db.run(`INSERT INTO import_batches (id, object, started_at) VALUES (?, ?, ?)`, idToBytes(batchId), plan.object, change.now)
  const owners = createFolderOwners(db, plan, context.person)
  const remember = prepareFolderRows(db, Number(batch.lastInsertRowid))
  const step = (): void => {
    if (counts.rows % 500 === 0) {
      stopIfCancelled(job)
      job.progress('importing', counts.rows, total)
    }
    counts.rows += 1
  }
  for (const line of linesOf(join(folder, 'companies.json'))) {
    step()
    const company: Company = { ...parsed(base, line), ...parsed(companyDraft, only(line, companyFieldNames)), id: asId<CompanyId>(parsed(base, line).id) }
    const known = numberOf(db, 'companies', idToBytes(company.id))
    if (known !== undefined) bringBack(companyKind, known, company)
    else {
      companyWriter.insert({ ...company, ownerId: owners.ofNew('company', company.ownerId) }, change.stamp())
      remember(counts.rows, 'company', company)
      counts.created += 1
      companiesCreated += 1
    }
  }
  for (const line of linesOf(join(folder, 'contacts.json'))) {
    step()
    const contact: Contact = { ...parsed(base, line), ...parsed(contactDraft, only(line, contactFieldNames)), id: asId<ContactId>(parsed(base, line).id) }
    const known = numberOf(db, 'contacts', idToBytes(contact.id))
    if (known !== undefined) bringBack(contactKind, known, contact)
    else {
      contactWriter.insert({ ...contact, ownerId: owners.ofNew('contact', contact.ownerId) }, change.stamp())
      remember(counts.rows, 'contact', contact)
      counts.created += 1
    }
  }
  if (counts.rows !== total) throw new FolderDamaged()
  companyWriter.finish()
  contactWriter.finish()
  rebuild?.()
  writeBatch(db, batchId, { plan, fileName: basename(folder), counts, companiesCreated, transactionId: change.transactionId, finishedAt: context.clock.now() })
  change.record({ action: 'import.finished', objectType: 'batch', objectId: batchId, detail: { facts: { ...counts, companiesCreated, object: plan.object, format: 'folder', dialect: 'satchel', mode: plan.mode, file: basename(folder) } } })
  change.touchedMany('contact')
  change.touchedMany('company')
  return { ...counts, owners: owners.counts(), batchId, object: plan.object, companiesCreated, format: 'folder', dialect: 'satchel', problems: [] }

  function bringBack<F extends object, R extends F & RecordBase>(kind: RecordKind<F, R>, number: number, { deletedAt }: { readonly deletedAt: number | null }): void {
    const stored = comesBack(db, kind.table, number, deletedAt) ? kind.read(db, number) : undefined
    if (stored === undefined) counts.skipped += 1
    else {
      remember(counts.rows, kind.object, moveWithin(change, db, kind, stored, 'list'))
      counts.updated += 1
    }
  }
}

/** Whether a record lies in the bin here and not in the folder. */
function comesBack(db: ReadDb, table: 'contacts' | 'companies', number: number, deletedAt: number | null): boolean {
  return deletedAt === null && db.get<{ bin: number }>(table === 'contacts' ? 'SELECT bin FROM contacts WHERE number = ?' : 'SELECT bin FROM companies WHERE number = ?', number)?.bin === 1
}

/** The records of a folder name another import as their source: undo finds them by these rows. */
function prepareFolderRows(db: WriteDb, batch: number): (row: number, object: ObjectType, record: { readonly id: string; readonly version: number }) => void {
  const insert = db.prepare<[number, number, string, Uint8Array, number]>(`INSERT INTO import_batch_rows (batch, row, outcome, record, before, after_version) VALUES (?, ?, ?, ?, '{}', ?)`)
  return (row, object, { id, version }) => void insert.run(batch, row, `brought-${object}`, idToBytes(id), version)
}

function insertBatch(db: WriteDb, batch: z.infer<typeof batchSchema>): void {
  const [rows = 0, created = 0, updated = 0, skipped = 0, failed = 0, companies = 0] = batch.counts
  db.run(
    `INSERT OR IGNORE INTO import_batches (id, object, file_name, format, dialect, plan, state, rows, created, updated, skipped, failed, companies_created, started_at, finished_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    idToBytes(batch.id), batch.object, batch.fileName, batch.format, batch.dialect, batch.plan, batch.state, rows, created, updated, skipped, failed, companies, batch.startedAt, batch.finishedAt,
  )
}

/** The records of a file as written by the export: one per line. */
function* linesOf(path: string): Generator {
  const opened = openSource(path)
  if (!opened.ok) throw new FolderDamaged()
  try {
    let rest = ''
    for (const piece of readText(opened.value, 'utf-8')) {
      const lines = (rest + piece).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) if (line.startsWith('{')) yield jsonOf(line.replace(/,$/, ''))
    }
    if (rest.trim() !== '' && rest.trim() !== ']' && rest.trim() !== '[]') throw new FolderDamaged()
  } finally {
    opened.value.close()
  }
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line) as unknown
  } catch {
    throw new FolderDamaged()
  }
}

function parsed<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value)
  if (!result.success) throw new FolderDamaged()
  return result.data
}

function only(value: unknown, names: readonly string[]): unknown {
  if (typeof value !== 'object' || value === null) return value
  const record = value as Record<string, unknown>
  return Object.fromEntries(names.map((name) => [name, record[name]]))
}

/** Whose a record of the folder is: as it was, also somebody's who was removed since; of another vault's people, whoever was chosen. */
function createFolderOwners(db: ReadDb, plan: ImportPlan, person: Person | undefined): { ofNew(object: ObjectType, ownerId: string | null): string | null; counts: ImportOwners['counts'] } {
  const owners = createImportOwners(db, plan, person)
  const wasHere = (ownerId: string): boolean => isId(ownerId) && db.get('SELECT 1 FROM users WHERE id = ?', idToBytes(ownerId)) !== undefined
  return {
    counts: owners.counts,
    ofNew(object, ownerId) {
      if (ownerId !== null && wasHere(ownerId)) return ownerId
      return owners.ofNew(object, owners.named(ownerId))
    },
  }
}
