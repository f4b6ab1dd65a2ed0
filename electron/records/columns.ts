import { idToBytes } from '../../shared/ids'
import type { RecordSource } from '../../shared/record-fields'
import type { SqlValue, WriteDb } from '../db/database'

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

/** Updates the columns of one row that differ. A column named in an UPDATE rewrites its index even when its value stays. */
export function updateColumns(db: WriteDb, table: 'contacts' | 'companies', number: number, columns: readonly string[], before: readonly SqlValue[], after: readonly SqlValue[]): void {
  const changed = columns.map((_, index) => index).filter((index) => !sameValue(before[index], after[index]))
  if (changed.length === 0) return
  const sql = `UPDATE ${table} SET ${assignments(changed.map((index) => columns[index] ?? ''))} WHERE number = ?`
  db.run(sql, ...changed.map((index) => after[index] ?? null), number)
}

function sameValue(a: SqlValue | undefined, b: SqlValue | undefined): boolean {
  if (a instanceof Uint8Array && b instanceof Uint8Array) return a.length === b.length && a.every((byte, index) => byte === b[index])
  return a === b
}
