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
  readonly errors: readonly { readonly code: string }[]
  readonly meta: { readonly cursor: number }
}

function parse(text: string, delimiter: string, ignoreLastRow: boolean, quoteChar = '"'): Parsed {
  const Parser = Papa.Parser as unknown as new (config: object) => { parse(input: string, base: number, ignoreLastRow: boolean): Parsed }
  return new Parser({ delimiter, newline: '\n', quoteChar }).parse(text, 0, ignoreLastRow)
}

/**
 * The rows of delimited text, batch by batch, synchronously. Line ends must be `\n` already. Ragged rows keep their own length, blank
 * lines are rows of one empty cell. A lone quote costs its own line, never the rest of the file.
 */
export function* readCsvRows(pieces: Iterable<string>, delimiter: string): Generator<CsvBatch> {
  let pending = ''
  for (const piece of pieces) {
    pending += piece
    const { data, meta } = parse(pending, delimiter, true)
    if (meta.cursor > 0 && data.length > 0) {
      pending = pending.slice(meta.cursor)
      yield { rows: data, openQuote: false }
    }
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
    const open = errors.some(({ code }) => code === 'MissingQuotes')
    if (!open || !pending.includes('\n')) {
      if (pending.endsWith('\n') && data.at(-1)?.length === 1 && data.at(-1)?.[0] === '') data.pop()
      yield { rows: data, openQuote: open }
      return
    }
    // The rows before the open quote are whole; its own line is read alone, and the rest goes on.
    const whole = parse(pending, delimiter, true)
    if (whole.meta.cursor > 0) {
      yield { rows: whole.data, openQuote: false }
      pending = pending.slice(whole.meta.cursor)
    }
    const { row, rest } = firstLineAlone(pending, delimiter)
    pending = rest
    yield { rows: [row], openQuote: true }
  }
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
