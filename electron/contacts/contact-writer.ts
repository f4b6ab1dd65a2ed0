import type { Contact, Position } from '../../shared/contacts/contact'
import type { Stamp } from '../../shared/hlc'
import { idToBytes } from '../../shared/ids'
import type { WriteDb } from '../db/database'
import { encodeTags } from '../db/stored-lists'
import { prepareFinding, type Finding } from '../records/finding'
import type { RecordWriter } from '../records/record-kind'
import { assignments, marks, SOURCE_COLUMNS, toSourceValues, updateColumns } from '../records/columns'
import { contactFinding, contactWords, tagFinding } from './contact-finding'
import { currentPosition, DETAIL_COLUMNS, LINE_COLUMNS, toDetailValues, toLineValues } from './contact-rows'

export interface ContactWriter extends RecordWriter<Contact> {
  /** Adds a contact. `companyNumber` answers for companies whose row is known already, as in an import; left out, each is looked up. */
  insert(contact: Contact, stamp: Stamp, companyNumber?: (id: string) => number | null): number
  /** Writes what a bulk load held back. Harmless otherwise. */
  finish(): void
}

/**
 * Statements that write contacts, inside the caller's transaction: rows, positions, and what finds them, always together.
 * `bulk` holds match keys back until `finish`.
 */
export function prepareContactWriter(db: WriteDb, { bulk = false } = {}): ContactWriter {
  const insertLine = db.prepare(`INSERT INTO contacts (id, ${LINE_COLUMNS.join(', ')}) VALUES (?, ${marks(LINE_COLUMNS)})`)
  const insertDetail = db.prepare(`INSERT INTO contact_details (number, stamp, ${DETAIL_COLUMNS.join(', ')}, ${SOURCE_COLUMNS.join(', ')}) VALUES (?, ?, ${marks(DETAIL_COLUMNS)}, ${marks(SOURCE_COLUMNS)})`)
  const updateDetail = db.prepare(`UPDATE contact_details SET overrides = ?, ${assignments(DETAIL_COLUMNS)} WHERE number = ?`)
  const moveLine = db.prepare<[number, number, number, number | null, number]>('UPDATE contacts SET version = ?, bin = ?, updated_at = ?, deleted_at = ? WHERE number = ?')
  const retagLine = db.prepare<[number, number, string, number]>('UPDATE contacts SET version = ?, updated_at = ?, tags = ? WHERE number = ?')
  const stampDetail = db.prepare<[Uint8Array | null, number]>('UPDATE contact_details SET overrides = ? WHERE number = ?')
  const insertPosition = db.prepare('INSERT INTO contact_positions (contact, ordinal, company, company_name, role, department, is_primary, has_left) VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
  const deletePositions = db.prepare<[number]>('DELETE FROM contact_positions WHERE contact = ?')
  const findCompany = db.prepare<[Uint8Array], { number: number }>('SELECT number FROM companies WHERE id = ?')
  const finding = prepareFinding(db, 'contact', { holdKeys: bulk })

  const lookUp = (id: string): number | null => findCompany.get(idToBytes(id))?.number ?? null
  const numbersOf = (positions: readonly Position[], companyNumber: (id: string) => number | null): (number | null)[] =>
    positions.map(({ companyId }) => (companyId === null ? null : companyNumber(companyId)))
  const currentNumber = (contact: Contact, numbers: readonly (number | null)[]): number | null => {
    const current = currentPosition(contact.positions)
    return current === undefined ? null : (numbers[contact.positions.indexOf(current)] ?? null)
  }
  const findingOf = (contact: Contact): Finding | null => (contact.deletedAt === null ? contactFinding(contact) : null)
  const writePositions = (number: number, positions: readonly Position[], companies: readonly (number | null)[]): void => {
    for (const [ordinal, { companyName, role, department, primary, left }] of positions.entries()) {
      insertPosition.run(number, ordinal, companies[ordinal] ?? null, companyName, role, department, primary ? 1 : 0, left ? 1 : 0)
    }
  }

  return {
    insert(contact, stamp, companyNumber = lookUp) {
      const companies = numbersOf(contact.positions, companyNumber)
      const number = Number(insertLine.run(idToBytes(contact.id), ...toLineValues(contact, currentNumber(contact, companies))).lastInsertRowid)
      insertDetail.run(number, stamp, ...toDetailValues(contact), ...toSourceValues(contact))
      writePositions(number, contact.positions, companies)
      if (contact.deletedAt === null) finding.add(number, contactFinding(contact))
      return number
    },
    replace({ number, record: before }, after, overrides) {
      const samePositions = before.positions === after.positions
      const companies = samePositions ? [] : numbersOf(after.positions, lookUp)
      const companyBefore = samePositions ? null : currentNumber(before, numbersOf(before.positions, lookUp))
      updateColumns(db, 'contacts', number, LINE_COLUMNS, toLineValues(before, companyBefore), toLineValues(after, samePositions ? null : currentNumber(after, companies)))
      updateDetail.run(overrides, ...toDetailValues(after), number)
      if (!samePositions && JSON.stringify(before.positions) !== JSON.stringify(after.positions)) {
        deletePositions.run(number)
        writePositions(number, after.positions, companies)
      }
      finding.replace(number, findingOf(before), findingOf(after))
    },
    retag({ number, record: before }, after, overrides) {
      retagLine.run(after.version, after.updatedAt, encodeTags(after.tags), number)
      stampDetail.run(overrides, number)
      if (after.deletedAt !== null) return
      finding.retag(number, contactWords(before), tagFinding(before), tagFinding(after))
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
