import Papa from 'papaparse'

/** Quoted text that runs on for longer than this without an end is a lone quote, not a cell. */
const OPEN_ROW_LIMIT = 2 * 1024 * 1024

export interface CsvBatch {
  readonly rows: readonly string[][]
  /** A quote was opened and never closed: the file was cut off, or a cell starts with a lone quote. */
  readonly openQuote: boolean
}

interface Parsed {
  readonly data: string[][]
  readonly errors: readonly { readonly code: string; readonly row?: number }[]
  readonly meta: { readonly cursor: number }
}

function parse(text: string, delimiter: string, ignoreLastRow: boolean, preview = 0): Parsed {
  const Parser = Papa.Parser as unknown as new (config: object) => { parse(input: string, base: number, ignoreLastRow: boolean): Parsed }
  return new Parser({ delimiter, newline: '\n', quoteChar: '"', preview }).parse(text, 0, ignoreLastRow)
}

/**
 * The rows of delimited text, batch by batch, synchronously. Line ends must be `\n` already. Ragged rows keep their own length, blank
 * lines are rows of one empty cell. A lone quote costs its own line, never the rest of the file.
 */
export function* readCsvRows(pieces: Iterable<string>, delimiter: string): Generator<CsvBatch> {
  let pending = ''
  for (const piece of pieces) {
    pending += piece
    // Without a line end nothing is whole yet: a row of 100 MB would be read a hundred times.
    if (!piece.includes('\n')) continue
    pending = yield* wholeRows(pending, delimiter, parse(pending, delimiter, true))
    while (pending.length > OPEN_ROW_LIMIT && pending.includes('\n')) {
      const { row, rest } = firstLineAlone(pending, delimiter)
      pending = rest
      yield { rows: [row], openQuote: true }
    }
  }
  yield* lastRows(pending, delimiter)
}

function* lastRows(text: string, delimiter: string): Generator<CsvBatch> {
  let pending = text
  while (pending !== '') {
    const { data, errors } = parse(pending, delimiter, false)
    const stray = strayQuote(pending, delimiter, data, errors)
    if (stray !== null) {
      yield* aroundStray(pending, delimiter, stray)
      pending = stray.rest
      continue
    }
    const open = errors.some(({ code }) => code === 'MissingQuotes')
    if (!open || !pending.includes('\n')) {
      if (pending.endsWith('\n') && data.at(-1)?.length === 1 && data.at(-1)?.[0] === '') data.pop()
      yield { rows: data, openQuote: open }
      return
    }
    // The rows before the open quote are whole; its own line is read alone, and the rest goes on.
    pending = yield* wholeRows(pending, delimiter, parse(pending, delimiter, true))
    const { row, rest } = firstLineAlone(pending, delimiter)
    pending = rest
    yield { rows: [row], openQuote: true }
  }
}

/** Hands out the rows that are whole and answers with the text behind them. */
function* wholeRows(text: string, delimiter: string, { data, errors, meta }: Parsed): Generator<CsvBatch, string> {
  if (meta.cursor === 0 || data.length === 0) return text
  const stray = strayQuote(text, delimiter, data, errors)
  if (stray === null) {
    yield { rows: data, openQuote: false }
    return text.slice(meta.cursor)
  }
  yield* aroundStray(text, delimiter, stray)
  return yield* wholeRows(stray.rest, delimiter, parse(stray.rest, delimiter, true))
}

interface Stray {
  /** Rows before the one with the quote, which are as they should be. */
  readonly before: number
  readonly row: string[]
  readonly rest: string
}

/**
 * A quote that opens a cell and is closed by the quote of another cell lines below: the rows between would be one cell. It shows in the sign
 * behind the second quote, and in that the line alone has as many cells as the next one.
 */
function strayQuote(text: string, delimiter: string, data: readonly string[][], errors: Parsed['errors']): Stray | null {
  for (const { code, row: at } of errors) {
    if (code !== 'InvalidQuotes' || at === undefined || data[at]?.some((cell) => cell.includes('\n')) === false) continue
    const start = at === 0 ? 0 : parse(text, delimiter, false, at).meta.cursor
    const { row, rest } = firstLineAlone(text.slice(start), delimiter)
    const next = rest.slice(0, rest.includes('\n') ? rest.indexOf('\n') : undefined)
    if (rest !== '' && row.length > 1 && (parse(next, delimiter, false).data[0] ?? []).length === row.length) return { before: at, row, rest }
  }
  return null
}

function* aroundStray(text: string, delimiter: string, { before, row }: Stray): Generator<CsvBatch> {
  if (before > 0) yield { rows: parse(text, delimiter, false, before).data, openQuote: false }
  yield { rows: [row], openQuote: true }
}

function firstLineAlone(text: string, delimiter: string): { row: string[]; rest: string } {
  const end = text.indexOf('\n')
  const line = end === -1 ? text : text.slice(0, end)
  return { row: parse(line, delimiter, false).data[0] ?? [''], rest: end === -1 ? '' : text.slice(end + 1) }
}

/** Rows of a short text, as for the head of a file. An unfinished last row is left out. */
export function parseHead(text: string, delimiter: string, whole: boolean): string[][] {
  const rows: string[][] = []
  const pieces = whole ? [text] : [text.slice(0, text.lastIndexOf('\n') + 1)]
  for (const batch of readCsvRows(pieces, delimiter)) for (const row of batch.rows) rows.push(row)
  return rows
}

/** Whether nothing but white space is in a row. */
export function isBlankRow(row: readonly string[]): boolean {
  return row.every((cell) => cell === '' || cell.trim() === '')
}
