import type { ExportFormat } from '../../shared/exporting/channels'
import type { ObjectType, Selection } from '../../shared/list'
import { stopIfCancelled, unattended, type JobControl } from '../changes/job-control'
import type { ReadDb } from '../db/database'
import { companyHeader, companyRow, contactHeader, contactRow, csvLine, noWidths, widened } from './csv-table'
import { companiesOf, contactsOf, numbersOf } from './record-stream'
import { writeFileSafely } from './safe-file'
import { companyCard, contactCard } from './vcard-text'

export interface ExportOrder {
  readonly object: ObjectType
  readonly selection: Selection
  readonly format: ExportFormat
  /** For tables: `exact` gives back what came in, `spreadsheet` disarms formulas. */
  readonly flavour: 'exact' | 'spreadsheet'
}
export interface ExportResult {
  readonly count: number
  readonly files: readonly string[]
}

/**
 * Writes selected records to a file that only its owner may read, complete or not at all. `record` is told how many before the first byte of them is written,
 * for the audit log: what it throws ends the export with no file.
 * Throws {@link JobCancelled} when asked to stop; the file is then as it was before.
 */
export function runExport(read: ReadDb, order: ExportOrder, path: string, job: JobControl, record: (count: number) => void): ExportResult {
  const numbers = numbersOf(read, order.object, order.selection)
  const count = numbers.length
  writeFileSafely(path, (write) => {
    for (const text of piecesOf(read, order, numbers, job)) write(text)
    stopIfCancelled(job)
  }, () => { record(count) })
  job.progress('exporting', count, count)
  return { count, files: [path] }
}

function piecesOf(read: ReadDb, order: ExportOrder, numbers: readonly number[], job: JobControl): Generator<string> {
  switch (order.format) {
    case 'csv':
      return order.object === 'contact' ? contactTable(read, numbers, order.flavour, job) : companyTable(read, numbers, order.flavour, job)
    case 'vcard':
    case 'vcard3':
      return cards(read, order, numbers, job)
    case 'json':
      return jsonRecords(order.object === 'contact' ? contactsOf(read, numbers, job) : companiesOf(read, numbers, job))
  }
}

// A spreadsheet takes a file for its own code page unless it starts with a byte order mark.
const markOf = (flavour: ExportOrder['flavour']): string => (flavour === 'spreadsheet' ? '\uFEFF' : '')

function* contactTable(read: ReadDb, numbers: readonly number[], flavour: ExportOrder['flavour'], job: JobControl): Generator<string> {
  let widths = noWidths
  for (const contact of contactsOf(read, numbers, { ...unattended, cancelled: () => job.cancelled() })) widths = widened(widths, contact)
  yield markOf(flavour) + csvLine(contactHeader(widths, flavour), flavour)
  for (const contact of contactsOf(read, numbers, job)) yield csvLine(contactRow(contact, widths), flavour)
}

function* companyTable(read: ReadDb, numbers: readonly number[], flavour: ExportOrder['flavour'], job: JobControl): Generator<string> {
  let widths = noWidths
  for (const company of companiesOf(read, numbers, { ...unattended, cancelled: () => job.cancelled() })) widths = widened(widths, company)
  yield markOf(flavour) + csvLine(companyHeader(widths, flavour), flavour)
  for (const company of companiesOf(read, numbers, job)) yield csvLine(companyRow(company, widths), flavour)
}

function* cards(read: ReadDb, order: ExportOrder, numbers: readonly number[], job: JobControl): Generator<string> {
  const version = order.format === 'vcard3' ? '3.0' : '4.0'
  if (order.object === 'contact') for (const contact of contactsOf(read, numbers, job)) yield contactCard(contact, version)
  else for (const company of companiesOf(read, numbers, job)) yield companyCard(company, version)
}

/** A JSON array with one record per line, so that it can be read line by line as well. */
export function* jsonRecords(records: Iterable<object>): Generator<string> {
  let first = true
  for (const record of records) {
    yield `${first ? '[\n' : ',\n'}${JSON.stringify(record)}`
    first = false
  }
  yield first ? '[]\n' : '\n]\n'
}
