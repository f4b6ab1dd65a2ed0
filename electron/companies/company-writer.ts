import type { Company } from '../../shared/companies/company'
import { idToBytes } from '../../shared/ids'
import { prepareRenaming } from '../contacts/company-renaming'
import type { WriteDb } from '../db/database'
import { encodeTags } from '../db/stored-lists'
import { prepareFinding, type Finding } from '../records/finding'
import type { RecordWriter } from '../records/record-kind'
import { assignments, marks, SOURCE_COLUMNS, toSourceValues, updateColumns } from '../records/columns'
import { companyFinding, companyWords, tagFinding } from './company-finding'
import { DETAIL_COLUMNS, LINE_COLUMNS, toDetailValues, toLineValues } from './company-rows'

export interface CompanyWriter extends RecordWriter<Company> {
  /** Writes what a bulk load held back. Harmless otherwise. */
  finish(): void
}

/**
 * Statements that write companies, inside the caller's transaction: rows, what finds them, and the company's name on the lines of its people.
 * `bulk` holds match keys back until `finish`.
 */
export function prepareCompanyWriter(db: WriteDb, { bulk = false } = {}): CompanyWriter {
  const insertLine = db.prepare(`INSERT INTO companies (id, ${LINE_COLUMNS.join(', ')}) VALUES (?, ${marks(LINE_COLUMNS)})`)
  const insertDetail = db.prepare(`INSERT INTO company_details (number, stamp, ${DETAIL_COLUMNS.join(', ')}, ${SOURCE_COLUMNS.join(', ')}) VALUES (?, ?, ${marks(DETAIL_COLUMNS)}, ${marks(SOURCE_COLUMNS)})`)
  const updateDetail = db.prepare(`UPDATE company_details SET overrides = ?, ${assignments(DETAIL_COLUMNS)} WHERE number = ?`)
  const moveLine = db.prepare<[number, number, number, number | null, number]>('UPDATE companies SET version = ?, bin = ?, updated_at = ?, deleted_at = ? WHERE number = ?')
  const retagLine = db.prepare<[number, number, string, number]>('UPDATE companies SET version = ?, updated_at = ?, tags = ? WHERE number = ?')
  const stampDetail = db.prepare<[Uint8Array | null, number]>('UPDATE company_details SET overrides = ? WHERE number = ?')
  const finding = prepareFinding(db, 'company', { holdKeys: bulk })
  const renaming = prepareRenaming(db)
  const findingOf = (company: Company): Finding | null => (company.deletedAt === null ? companyFinding(company) : null)
  return {
    insert(company, stamp) {
      const number = Number(insertLine.run(idToBytes(company.id), ...toLineValues(company)).lastInsertRowid)
      insertDetail.run(number, stamp, ...toDetailValues(company), ...toSourceValues(company))
      if (company.deletedAt === null) finding.add(number, companyFinding(company))
      return number
    },
    replace({ number, record: before }, after, overrides) {
      const write = (): void => {
        updateColumns(db, 'companies', number, LINE_COLUMNS, toLineValues(before), toLineValues(after))
        updateDetail.run(overrides, ...toDetailValues(after), number)
        finding.replace(number, findingOf(before), findingOf(after))
      }
      if (before.name === after.name) write()
      else renaming.around(number, write)
    },
    retag({ number, record: before }, after, overrides) {
      retagLine.run(after.version, after.updatedAt, encodeTags(after.tags), number)
      stampDetail.run(overrides, number)
      if (after.deletedAt !== null) return
      finding.retag(number, companyWords(before), tagFinding(before), tagFinding(after))
    },
    move({ number, record: before }, after, overrides) {
      moveLine.run(after.version, after.deletedAt === null ? 0 : 1, after.updatedAt, after.deletedAt, number)
      stampDetail.run(overrides, number)
      finding.replace(number, findingOf(before), findingOf(after))
    },
    finish() {
      finding.finish()
    },
  }
}
