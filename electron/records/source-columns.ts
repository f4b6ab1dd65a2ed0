import { idToBytes } from '../../shared/ids'
import type { RecordSource } from '../../shared/record-fields'
import type { SqlValue } from '../db/database'

export const SOURCE_COLUMNS = ['source_kind', 'source_batch', 'source_file', 'source_row', 'source_raw'] as const

/** Where a record came from, in the order of SOURCE_COLUMNS. The name of an imported file is kept once, with its batch. */
export function toSourceValues({ source, sourceRaw }: { readonly source: RecordSource; readonly sourceRaw: string | null }): SqlValue[] {
  return [
    source.kind, source.batchId === null ? null : idToBytes(source.batchId), source.batchId === null && source.fileName !== '' ? source.fileName : null,
    source.row, sourceRaw,
  ]
}

/** `?, ?, ?` for as many columns. */
export const marks = (columns: readonly string[]): string => columns.map(() => '?').join(', ')
/** `a = ?, b = ?` for an UPDATE. */
export const assignments = (columns: readonly string[]): string => columns.map((column) => `${column} = ?`).join(', ')
