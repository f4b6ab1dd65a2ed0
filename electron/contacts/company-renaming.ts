import type { Contact } from '../../shared/contacts/contact'
import { displayName } from '../../shared/contacts/contact'
import { fold } from '../../shared/fold'
import type { WriteDb } from '../db/database'
import { prepareFinding } from '../records/finding'
import type { Stored } from '../records/record-kind'
import { contactFinding } from './contact-finding'
import { readContact } from './contact-reader'
import { currentPosition, NO_COMPANY_KEY } from './contact-rows'

export interface Renaming {
  /** Runs `rename` and brings the lines and search words of the company's people along. Their versions stay: nothing of theirs changed. */
  around(company: number, rename: () => void): void
}

/** People show and are found by the name of their company. Read before and after, because the index must be told the old words to drop them. */
export function prepareRenaming(db: WriteDb): Renaming {
  const people = db.prepare<[number], { contact: number }>('SELECT DISTINCT contact FROM contact_positions WHERE company = ?')
  const updateLine = db.prepare<[string, string, string, string, number]>('UPDATE contacts SET name_key = ?, name = ?, company_key = ?, company_name = ? WHERE number = ?')
  const finding = prepareFinding(db, 'contact')
  return {
    around(company, rename) {
      const numbers = people.all(company).map(({ contact }) => contact)
      for (const number of numbers) {
        const { record } = contactOf(db, number)
        if (record.deletedAt === null) finding.remove(number, contactFinding(record))
      }
      rename()
      for (const number of numbers) {
        const { record } = contactOf(db, number)
        const name = displayName(record)
        const companyName = currentPosition(record.positions)?.companyName ?? ''
        updateLine.run(fold(name), name, companyName === '' ? NO_COMPANY_KEY : fold(companyName), companyName, number)
        if (record.deletedAt === null) finding.add(number, contactFinding(record))
      }
    },
  }
}

function contactOf(db: WriteDb, number: number): Stored<Contact> {
  const stored = readContact(db, number)
  if (stored === undefined) throw new Error('a position without its contact')
  return stored
}
