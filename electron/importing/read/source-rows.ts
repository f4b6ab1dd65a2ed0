import type { ImportNote, ImportPlan, ReadFailure, RowFix } from '../../../shared/importing/channels'
import { ok, type Result } from '../../../shared/result'
import { readCsvRows } from './csv-rows'
import { withoutSepLine } from './delimiter'
import { watchFooter } from './report-footer'
import { openSource, type SourceFile } from './source-file'
import { readText } from './text-encoding'
import { readCards, type CardText } from './vcard-cards'

/** One record of the source: a line of a table or a card. */
export interface SourceRow {
  /** Counted from 1; header, blank lines and footers are not counted. */
  readonly row: number
  /** The cells of a line; of a card its text alone. Null when the person left the row out. */
  readonly cells: readonly string[] | null
  readonly card: CardText | null
  /** A quote in this line is never closed, so that it was read by itself. */
  readonly openQuote?: true
}

export interface SourceRows {
  readonly bytes: number
  /** Filled while reading. */
  readonly notes: Set<ImportNote>
  rows(): Generator<SourceRow>
  /** Bytes read so far, for progress. */
  position(): number
  /** Whether somebody wrote to the file meanwhile. */
  changed(): boolean
  close(): void
}

/** The rows of a file as `plan` reads it, with the person's repairs in place. Streams: a row is in memory once. */
export function openRows(path: string, plan: ImportPlan, fixes: readonly RowFix[]): Result<SourceRows, ReadFailure> {
  const opened = openSource(path)
  if (!opened.ok) return opened
  return ok(rowsOf(opened.value, plan, fixes))
}

/** The same over a file that is open already. */
export function rowsOf(source: SourceFile, plan: ImportPlan, fixes: readonly RowFix[]): SourceRows {
  const notes = new Set<ImportNote>()
  const fixesByRow = new Map(fixes.map((fix) => [fix.row, fix]))
  return {
    bytes: source.bytes,
    notes,
    *rows() {
      const plain = plan.format === 'vcard' ? cardRows(source, plan, notes) : csvRows(source, plan, notes)
      for (const row of plain) {
        const fix = fixesByRow.get(row.row)
        yield fix === undefined ? row : repaired(row, fix, plan)
      }
    },
    position: () => source.position(),
    changed: () => source.changed(),
    close() {
      source.close()
    },
  }
}

function repaired(row: SourceRow, fix: RowFix, plan: ImportPlan): SourceRow {
  if (fix.cells === null) return { row: row.row, cells: null, card: null }
  if (row.card !== null) return { row: row.row, cells: [fix.cells[0] ?? ''], card: { text: fix.cells[0] ?? '', complete: /^END:VCARD\s*$/im.test(fix.cells[0] ?? '') } }
  const cells = Array.from({ length: widthOf(plan) }, () => '')
  for (const [place, { index }] of plan.columns.entries()) cells[index] = fix.cells[place] ?? ''
  return { row: row.row, cells, card: null }
}

function* cardRows(source: SourceFile, plan: ImportPlan, notes: Set<ImportNote>): Generator<SourceRow> {
  let row = 0
  for (const card of readCards(readText(source, plan.encoding))) {
    row += 1
    if (!card.complete) notes.add('truncated')
    yield { row, cells: [card.text], card }
  }
}

function* csvRows(source: SourceFile, plan: ImportPlan, notes: Set<ImportNote>): Generator<SourceRow> {
  const width = widthOf(plan)
  let line = -1
  let row = 0
  const footer = watchFooter(width)
  for (const batch of readCsvRows(withoutSepLine(readText(source, plan.encoding)), plan.delimiter)) {
    if (batch.openQuote) notes.add('truncated')
    for (const cells of batch.rows) {
      line += 1
      if (line <= plan.headerRow) continue
      for (const cellsOf of footer.take(cells)) {
        if (cellsOf.length !== width) notes.add('ragged-rows')
        yield batch.openQuote && cellsOf === cells ? { row: ++row, cells: cellsOf, card: null, openQuote: true } : { row: ++row, cells: cellsOf, card: null }
      }
    }
  }
  const last = footer.end()
  if (last.isFooter) notes.add('footer-skipped')
  for (const cells of last.rows) yield { row: ++row, cells, card: null }
}

/** How many columns the plan knows of. */
function widthOf(plan: ImportPlan): number {
  return plan.columns.reduce((most, { index }) => Math.max(most, index + 1), 0)
}

/** A row as it is kept with its record: a JSON array of its cells without the blank ones at the end, or the card's text. */
export function rawOf(row: SourceRow): string {
  if (row.card !== null) return row.card.text
  const cells = row.cells ?? []
  let end = cells.length
  while (end > 0 && cells[end - 1] === '') end -= 1
  return JSON.stringify(end === cells.length ? cells : cells.slice(0, end))
}
