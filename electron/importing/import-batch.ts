import type { ObjectType } from '../../shared/list'
import { idFromBytes, idToBytes, type BatchId, type TransactionId } from '../../shared/ids'
import type { Dialect, ImportBatch, ImportCounts, ImportPlan, RowProblem } from '../../shared/importing/channels'
import type { ReadDb, WriteDb } from '../db/database'

export interface BatchRows {
  failed(row: number, problem: RowProblem): void
  /** `rowKey` is forgotten when the change is taken back, so that the same row may make it again. */
  updated(row: number, object: ObjectType, before: { readonly id: string }, names: readonly string[], afterVersion: number, rowKey: number | null): void
  /** A row that changed nothing of the record of this number; its key is forgotten in the same way. */
  same(row: number, object: ObjectType, rowKey: number, number: number): void
  /** Writes what was held back. */
  finish(): void
}

/** Rows that changed nothing are kept as keys and numbers, many in a line: a line of each would cost as much as the rest of such a row. */
const SAME_AT_ONCE = 4_096

/** Statements that keep the rows of a batch that need a memory: failed ones with their cells, updated ones with what was before. */
export function prepareBatchRows(db: WriteDb, batch: number): BatchRows {
  const failed = db.prepare<[number, number, string, string]>(`INSERT INTO import_batch_rows (batch, row, outcome, cells, problems) VALUES (?, ?, 'failed', ?, ?)`)
  const updated = db.prepare<[number, number, string, Uint8Array, string, number, string | null]>(`INSERT INTO import_batch_rows (batch, row, outcome, record, before, after_version, cells) VALUES (?, ?, ?, ?, ?, ?, ?)`)
  const same = db.prepare<[number, number, string, string]>(`INSERT INTO import_batch_rows (batch, row, outcome, cells) VALUES (?, ?, ?, ?)`)
  const held: Record<ObjectType, { row: number; pairs: number[] }> = { contact: { row: 0, pairs: [] }, company: { row: 0, pairs: [] } }
  const flush = (object: ObjectType): void => {
    const { row, pairs } = held[object]
    if (pairs.length > 0) same.run(batch, row, `same-${object}`, JSON.stringify(pairs))
    held[object] = { row: 0, pairs: [] }
  }
  return {
    same(row, object, rowKey, number) {
      const { pairs } = held[object]
      // The line stands at its first row, which has none of its own.
      if (pairs.length === 0) held[object].row = row
      pairs.push(rowKey, number)
      if (pairs.length >= 2 * SAME_AT_ONCE) flush(object)
    },
    finish() {
      flush('company')
      flush('contact')
    },
    failed: (row, { cells, problems }) => void failed.run(batch, row, JSON.stringify(cells), JSON.stringify(problems)),
    updated(row, object, before, names, afterVersion, rowKey) {
      const values = Object.fromEntries(names.map((name) => [name, before[name as 'id']]))
      updated.run(batch, row, `updated-${object}`, idToBytes(before.id), JSON.stringify(values), afterVersion, rowKey === null ? null : String(rowKey))
    },
  }
}

/** Calls back with every key and record number that {@link BatchRows.same} kept. */
export function eachSame(read: ReadDb, batch: number, object: ObjectType, work: (rowKey: number, number: number) => void): void {
  for (let after = -1; ; ) {
    const line = read.get<{ row: number; cells: string }>('SELECT row, cells FROM import_batch_rows WHERE batch = ? AND row > ? AND outcome = ? ORDER BY row LIMIT 1', batch, after, `same-${object}`)
    if (line === undefined) return
    const pairs = JSON.parse(line.cells) as number[]
    for (let at = 0; at < pairs.length; at += 2) work(pairs[at] ?? 0, pairs[at + 1] ?? 0)
    after = line.row
  }
}

/** Completes the line of a batch that {@link prepareBatchRows} writes for. */
export function writeBatch(db: WriteDb, batchId: BatchId, batch: {
  readonly plan: ImportPlan; readonly fileName: string; readonly counts: ImportCounts; readonly companiesCreated: number; readonly transactionId: TransactionId; readonly finishedAt: number
}): void {
  const { plan, counts } = batch
  db.run(
    `UPDATE import_batches SET txn = ?, file_name = ?, format = ?, dialect = ?, plan = ?, rows = ?, created = ?, updated = ?, skipped = ?, failed = ?,
            companies_created = ?, finished_at = ?
      WHERE id = ?`,
    idToBytes(batch.transactionId), batch.fileName, plan.format, plan.dialect, JSON.stringify(plan), counts.rows, counts.created, counts.updated, counts.skipped, counts.failed,
    batch.companiesCreated, batch.finishedAt, idToBytes(batchId),
  )
}

interface BatchRow {
  readonly id: Uint8Array
  readonly object: string
  readonly file_name: string
  readonly dialect: string
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

/** Imports so far, the latest first. Sample data is not among them. */
export function listBatches(read: ReadDb): ImportBatch[] {
  const rows = read.all<BatchRow>(
    `SELECT id, object, file_name, dialect, state, rows, created, updated, skipped, failed, companies_created, started_at, finished_at
       FROM import_batches WHERE format <> 'sample' ORDER BY number DESC LIMIT 1000`,
  )
  return rows.map((row) => ({
    batchId: idFromBytes<BatchId>(row.id), object: row.object as ObjectType, fileName: row.file_name, dialect: row.dialect as Dialect, startedAt: row.started_at, finishedAt: row.finished_at,
    state: row.state as ImportBatch['state'], companiesCreated: row.companies_created, rows: row.rows, created: row.created, updated: row.updated, skipped: row.skipped, failed: row.failed,
  }))
}
