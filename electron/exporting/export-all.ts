import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { idFromBytes } from '../../shared/ids'
import { FOLDER_FORMAT, MANIFEST_NAME } from '../../shared/exporting/export-folder'
import { err, ok, type Result } from '../../shared/result'
import type { Clock } from '../../shared/time'
import { stopIfCancelled, type JobControl } from '../changes/job-control'
import type { ReadDb } from '../db/database'
import { jsonRecords, type ExportResult } from './run-export'
import { companiesOf, contactsOf } from './record-stream'
import { writeFileSafely } from './safe-file'

export interface ExportedBatch {
  readonly id: string
  readonly object: string
  readonly fileName: string
  readonly format: string
  readonly dialect: string
  readonly plan: string
  readonly state: string
  readonly counts: readonly number[]
  readonly startedAt: number
  readonly finishedAt: number | null
}

/**
 * Writes the whole vault as a folder of plain files: every record with its id, links, recycle-bin state and source row, and the imports they
 * came from. It imports again into an empty vault as it was. Refuses a folder that holds anything; cancelled, it leaves none of its files.
 * `record` is told how many before the first byte of the first file is written, for the audit log: what it throws ends the export with no file.
 */
export function exportAll(read: ReadDb, folder: string, job: JobControl, clock: Clock, record: (count: number) => void): Result<ExportResult, { readonly kind: 'folder-not-empty'; readonly path: string }> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (readdirSync(folder).length > 0) return err({ kind: 'folder-not-empty', path: folder })
  const files: string[] = []
  const write = (name: string, pieces: Iterable<string>, before = (): void => undefined): void => {
    const path = join(folder, name)
    writeFileSafely(path, (put) => {
      for (const piece of pieces) put(piece)
      stopIfCancelled(job)
    }, before)
    files.push(path)
  }
  try {
    const companies = allNumbers(read, 'SELECT number FROM companies ORDER BY number')
    const contacts = allNumbers(read, 'SELECT number FROM contacts ORDER BY number')
    write('companies.json', jsonRecords(companiesOf(read, companies, job)), () => { record(companies.length + contacts.length) })
    write('contacts.json', jsonRecords(contactsOf(read, contacts, job)))
    write('imports.json', jsonRecords(batchesOf(read)))
    const manifest = { format: FOLDER_FORMAT, version: 1, exportedAt: new Date(clock.now()).toISOString(), companies: companies.length, contacts: contacts.length }
    // Last: a folder without it is not a whole export.
    write(MANIFEST_NAME, [`${JSON.stringify(manifest, null, 2)}\n`])
    return ok({ count: companies.length + contacts.length, files })
  } catch (error) {
    for (const file of files) rmSync(file, { force: true })
    throw error
  }
}

function allNumbers(read: ReadDb, sql: string): number[] {
  return read.all<{ number: number }>(sql).map(({ number }) => number)
}

interface BatchRow {
  readonly id: Uint8Array
  readonly object: string
  readonly file_name: string
  readonly format: string
  readonly dialect: string
  readonly plan: string
  readonly state: string
  readonly rows: number
  readonly created: number
  readonly updated: number
  readonly skipped: number
  readonly failed: number
  readonly companies_created: number
  readonly started_at: number
  readonly finished_at: number | null
}

/** All imports; for somebody who does not see every record, those that these came from: a file's name may be a customer's. */
function batchesOf(read: ReadDb): ExportedBatch[] {
  const ofSeen = read.sight === null ? '' : 'WHERE id IN (SELECT source_batch FROM contact_details UNION SELECT source_batch FROM company_details)'
  return read.all<BatchRow>(
    `SELECT id, object, file_name, format, dialect, plan, state, rows, created, updated, skipped, failed, companies_created, started_at, finished_at FROM import_batches ${ofSeen} ORDER BY number`,
  ).map((row) => ({
    id: idFromBytes(row.id), object: row.object, fileName: row.file_name, format: row.format, dialect: row.dialect, plan: row.plan, state: row.state,
    counts: [row.rows, row.created, row.updated, row.skipped, row.failed, row.companies_created], startedAt: row.started_at, finishedAt: row.finished_at,
  }))
}
