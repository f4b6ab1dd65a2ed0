import { delimiters, type ImportPlan } from '../../../shared/importing/channels'
import { isBlankRow, parseHead } from './csv-rows'

type Delimiter = ImportPlan['delimiter']
const SEP_LINE = /^\uFEFF?"?sep=(.)"?\s*\n/i

/** The delimiter that Excel's first line `sep=;` names, and the text behind that line. */
export function namedDelimiter(text: string): Delimiter | null {
  const named = SEP_LINE.exec(text)?.[1]
  return delimiters.find((delimiter) => delimiter === named) ?? null
}

/** The text without Excel's `sep=;` line. */
export function withoutSepLine(pieces: Iterable<string>): Iterable<string> {
  return dropSepLine(pieces)
}

function* dropSepLine(pieces: Iterable<string>): Generator<string> {
  let first = true
  for (const piece of pieces) {
    yield first ? piece.replace(SEP_LINE, '') : piece
    first = false
  }
}

/** The delimiter under which most rows have the same number of cells, more than one. A file of one column reads as commas. */
export function detectDelimiter(head: string, whole: boolean): Delimiter {
  let best: Delimiter = ','
  let bestScore = 0
  for (const delimiter of delimiters) {
    const score = scoreOf(parseHead(head, delimiter, whole).slice(0, 200))
    if (score > bestScore) {
      best = delimiter
      bestScore = score
    }
  }
  return best
}

function scoreOf(rows: readonly string[][]): number {
  const widths = new Map<number, number>()
  let counted = 0
  for (const row of rows) {
    if (isBlankRow(row)) continue
    counted += 1
    widths.set(row.length, (widths.get(row.length) ?? 0) + 1)
  }
  let best = 0
  for (const [width, count] of widths) {
    if (width > 1) best = Math.max(best, (count / counted) ** 2 * (1 + Math.min(width, 20) / 10))
  }
  return best
}
