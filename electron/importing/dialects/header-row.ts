import type { ObjectType } from '../../../shared/list'
import { isBlankRow } from '../read/csv-rows'
import { recogniseDialect } from './recognise'
import { headerKey } from './header-key'
import { synonymTarget } from './synonyms'

const SEARCHED_ROWS = 30

/**
 * Line of the header, counted from 0, or -1 when the file starts with data. LinkedIn and reports put a few lines before it;
 * a row counts as header when most of its cells are known names of columns, or when it is the first row and looks unlike data.
 */
export function findHeaderRow(rows: readonly (readonly string[])[]): number {
  const first = rows.findIndex((row) => !isBlankRow(row))
  if (first === -1) return 0
  const usual = usualWidth(rows)
  let best = -1
  let bestScore = 0
  for (const [index, row] of rows.slice(0, SEARCHED_ROWS).entries()) {
    const score = headerScore(row)
    if (score > bestScore && row.length >= Math.min(usual, 2)) {
      best = index
      bestScore = score
    }
  }
  if (bestScore >= 0.3) return best
  const wide = rows.findIndex((row) => !isBlankRow(row) && row.length >= usual)
  const start = wide === -1 ? first : wide
  return looksLikeData(rows[start] ?? []) ? -1 : start
}

function usualWidth(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>()
  for (const row of rows) if (!isBlankRow(row)) counts.set(row.length, (counts.get(row.length) ?? 0) + 1)
  let width = 1
  let most = 0
  for (const [candidate, count] of counts) {
    if (count > most || (count === most && candidate > width)) {
      width = candidate
      most = count
    }
  }
  return width
}

/** Share of the filled cells that name a column; a program's own header counts as a whole. */
function headerScore(row: readonly string[]): number {
  const filled = row.filter((cell) => cell.trim() !== '')
  if (filled.length === 0 || looksLikeData(row)) return 0
  const known = filled.filter((cell) => cell.length <= 100 && isKnown(cell)).length
  const share = known / filled.length
  // One lucky word in a long sentence is no header.
  if (filled.length > 2 && known < 2 && recogniseDialect(filled) === 'generic') return 0
  return share + Math.min(known, 20) / 100
}

function isKnown(cell: string): boolean {
  const key = headerKey(cell)
  return key !== '' && (['contact', 'company'] as const satisfies readonly ObjectType[]).some((object) => synonymTarget(object, key) !== null)
}

const DATA = /@[^\s@]+\.|^\+?[\d\s()/.-]{6,}$|^https?:\/\/|^\d{1,4}[-./]\d{1,2}[-./]\d{1,4}/
function looksLikeData(row: readonly string[]): boolean {
  return row.some((cell) => DATA.test(cell.trim()))
}
