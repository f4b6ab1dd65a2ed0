import { idFromBytes, idToBytes } from '../../../shared/ids'
import type { ImportPlan } from '../../../shared/importing/channels'
import type { ReadDb } from '../../db/database'
import type { CompanyLink } from './company-links'

export interface CountedReference {
  /** `Account` of `@AccountRef7`: what the file with the row is called. */
  readonly noun: string
  readonly row: number
}

/** Salesforce's tools refer to records of another file by their row: `@AccountRef7`. Null for any other text. */
export function readCountedReference(ref: string): CountedReference | null {
  const match = /^@(\w*?)Ref(\d+)$/i.exec(ref)
  return match === null ? null : { noun: match[1] ?? '', row: Number(match[2]) }
}

/**
 * The company that a row of an earlier file made or changed. The plan names the import; else it is the latest one whose file is called after the
 * noun, such as `Accounts.csv`: another file of companies that happens to be the last would link people to strangers.
 */
export function companyAtRow(db: ReadDb, plan: ImportPlan, { noun, row }: CountedReference): CompanyLink | null {
  const batch = plan.companyBatch === undefined ? latestBatchCalled(db, noun) : db.get<BatchRow>('SELECT number, id, file_name FROM import_batches WHERE id = ?', idToBytes(plan.companyBatch))
  if (batch === undefined) return null
  const found = db.get<{ id: Uint8Array; name: string }>(
    `SELECT c.id, c.name FROM company_details AS d JOIN companies AS c ON c.number = d.number AND c.bin = 0 WHERE d.source_batch = ? AND d.source_row = ?
     UNION ALL
     SELECT c.id, c.name FROM import_batch_rows AS r JOIN companies AS c ON c.id = r.record AND c.bin = 0 WHERE r.batch = ? AND r.row = ? AND r.outcome = 'updated-company'
     LIMIT 1`,
    batch.id, row, batch.number, row,
  )
  return found === undefined ? null : { id: idFromBytes(found.id), name: found.name }
}

interface BatchRow {
  readonly number: number
  readonly id: Uint8Array
  readonly file_name: string
}

/** An import of the same file again made nothing and is passed over. */
function latestBatchCalled(db: ReadDb, noun: string): BatchRow | undefined {
  const batches = db.all<BatchRow>(`SELECT number, id, file_name FROM import_batches WHERE object = 'company' AND undone_at IS NULL AND created + updated > 0 ORDER BY number DESC LIMIT 200`)
  return batches.find(({ file_name }) => file_name.toLowerCase().replace(/[^a-z]/g, '').startsWith(noun.toLowerCase()))
}
