import Papa from 'papaparse'
import { idToBytes } from '../../shared/ids'
import { importPlan, type ImportPlan, type RowProblem, type RowProblemCode } from '../../shared/importing/channels'
import { err, ok, type Result } from '../../shared/result'
import type { ReadDb } from '../db/database'
import { writeFileSafely } from '../exporting/safe-file'
import { REASON_HEADER } from './dialects/reason-column'

const SENTENCES: Readonly<Record<RowProblemCode, string>> = {
  'nameless': 'nothing to call it by: no name, company, email or phone',
  'too-long': 'longer than the field allows',
  'bad-email': 'not an email address',
  'bad-phone': 'not a phone number',
  'phone-lost-digits': 'a spreadsheet has cut digits off this number',
  'bad-date': 'not a date',
  'control-characters': 'held control characters',
  'unreadable-card': 'the card is cut off or empty',
  'too-many-cells': 'more cells than the header has columns',
  'no-match': 'no record in the vault to update',
  'too-many-values': 'more than 100 values',
  'ambiguous-match': 'several records in the vault fit',
  'company-unknown': 'the company it refers to is not in the vault',
  'open-quote': 'a quote is opened and never closed',
  'opt-out-unused': 'an opt-out without an address or number to mark',
  'group-card': 'a group of people, not a person',
}

/**
 * Writes the failed rows of an import as a file in the source's own columns, to be corrected and imported again. A table gets the reasons in a
 * last column, which an import leaves out; cards get theirs in a line of their own. Answers `not-found` for an unknown batch. `record` is told how many
 * before the first byte of them is written.
 */
export function saveFailures(read: ReadDb, batchId: string, path: string, record: (rows: number) => void): Result<{ readonly rows: number }, { readonly kind: 'not-found' }> {
  const batch = read.get<{ number: number; plan: string }>('SELECT number, plan FROM import_batches WHERE id = ?', idToBytes(batchId))
  if (batch === undefined) return err({ kind: 'not-found' })
  const plan = importPlan.parse(JSON.parse(batch.plan))
  const failed = read.prepare<[number], { cells: string; problems: string }>(`SELECT cells, problems FROM import_batch_rows WHERE batch = ? AND outcome = 'failed' ORDER BY row`)
  const rows = read.get<{ n: number }>(`SELECT count(*) AS n FROM import_batch_rows WHERE batch = ? AND outcome = 'failed'`, batch.number)?.n ?? 0
  writeFileSafely(path, (write) => {
    if (plan.format === 'csv') write(`\uFEFF${tableLine([...headersOf(plan), REASON_HEADER], plan)}`)
    for (const { cells, problems } of failed.iterate(batch.number)) {
      const reason = reasonOf(JSON.parse(problems) as RowProblem['problems'])
      const values = JSON.parse(cells) as string[]
      write(plan.format === 'csv' ? tableLine([...padded(values, plan), reason], plan) : cardWith(values[0] ?? '', reason))
    }
  }, () => { record(rows) })
  return ok({ rows })
}

function headersOf(plan: ImportPlan): string[] {
  const headers = Array.from({ length: plan.columns.reduce((most, { index }) => Math.max(most, index + 1), 0) }, () => '')
  for (const { index, header } of plan.columns) headers[index] = header
  return headers
}

function padded(cells: readonly string[], plan: ImportPlan): string[] {
  const width = headersOf(plan).length
  return cells.length >= width ? [...cells] : [...cells, ...Array.from({ length: width - cells.length }, () => '')]
}

function tableLine(cells: readonly string[], plan: ImportPlan): string {
  return `${Papa.unparse([[...cells]], { delimiter: plan.delimiter, newline: '\r\n' })}\r\n`
}

function cardWith(card: string, reason: string): string {
  const folded = card.replaceAll('\n', '\r\n').trimEnd()
  const line = `X-SATCHEL-IMPORT-PROBLEM:${reason.replaceAll(';', '\\;').replaceAll(',', '\\,')}`
  return /END:VCARD$/i.test(folded) ? `${folded.slice(0, -'END:VCARD'.length)}${line}\r\nEND:VCARD\r\n` : `${folded}\r\n${line}\r\n`
}

function reasonOf(problems: RowProblem['problems']): string {
  return problems.map(({ column, code }) => (column === '' ? SENTENCES[code] : `${column}: ${SENTENCES[code]}`)).join('; ')
}
