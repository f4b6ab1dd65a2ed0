import type { Contact, ContactListItem } from '../../shared/contacts/contact'
import type { ReadDb } from '../db/database'
import type { Stored } from '../records/record-kind'
import { toContact, toListItem, type ContactDetailRow, type ContactLine, type PositionRow } from './contact-rows'

const LINE = `
  c.number, c.id, c.version, c.name, c.role, o.id AS company_id, c.company_name, c.email, c.phone, c.city, c.country, c.tags,
  c.owner, c.created_at, c.updated_at, c.deleted_at`

const WHOLE = `${LINE}, d.stamp, d.overrides, d.name_prefix, d.given_name, d.middle_name, d.family_name, d.name_suffix, d.nickname,
  d.phonetic_given_name, d.phonetic_family_name, d.formatted_name, d.emails, d.phones, d.addresses, d.links, d.birthday, d.notes,
  d.source_kind, d.source_batch, coalesce(d.source_file, b.file_name, '') AS source_file, d.source_row, d.source_raw`
const DETAILS = `
  JOIN contact_details AS d ON d.number = c.number
  LEFT JOIN main.companies AS o ON o.number = c.company
  LEFT JOIN import_batches AS b ON b.id = d.source_batch`
// The company of a person is always shown (shared/permissions.ts), also to whom its own record is out of sight: `main` reads past the views of
// electron/access/sight.ts. Without it an edit of the person would lose the link.
const POSITION = 'o.id AS company_id, coalesce(o.name, p.company_name) AS company_name, p.role, p.department, p.is_primary, p.has_left'
const COMPANY = 'LEFT JOIN main.companies AS o ON o.number = p.company'

/** A whole contact, in the bin or not; undefined when there is no such row. */
export function readContact(db: ReadDb, number: number): Stored<Contact> | undefined {
  const row = db.get<ContactDetailRow>(`SELECT ${WHOLE} FROM contacts AS c ${DETAILS} WHERE c.number = ?`, number)
  if (row === undefined) return undefined
  const positions = db.all<PositionRow>(`SELECT ${POSITION} FROM contact_positions AS p ${COMPANY} WHERE p.contact = ? ORDER BY p.ordinal`, number)
  return toStored(row, positions)
}

/** The same for many, in the order of their numbers; numbers without a row are left out. */
export function readContacts(db: ReadDb, numbers: readonly number[]): Stored<Contact>[] {
  const wanted = JSON.stringify(numbers)
  const positions = new Map<number, PositionRow[]>()
  for (const row of db.all<PositionRow & { readonly contact: number }>(
    `SELECT p.contact, ${POSITION} FROM json_each(?) AS wanted CROSS JOIN contact_positions AS p ON p.contact = wanted.value ${COMPANY} ORDER BY wanted.key, p.ordinal`, wanted,
  )) {
    const known = positions.get(row.contact)
    if (known === undefined) positions.set(row.contact, [row])
    else known.push(row)
  }
  return db.all<ContactDetailRow>(`SELECT ${WHOLE} FROM json_each(?) AS wanted CROSS JOIN contacts AS c ON c.number = wanted.value ${DETAILS} ORDER BY wanted.key`, wanted)
    .map((row) => toStored(row, positions.get(row.number) ?? []))
}

function toStored(row: ContactDetailRow, positions: readonly PositionRow[]): Stored<Contact> {
  return { number: row.number, record: toContact(row, positions), stamp: row.stamp, overrides: row.overrides }
}

/** List lines of these numbers, in their order; numbers without a row are left out. */
export function readListItems(db: ReadDb, numbers: readonly number[]): ContactListItem[] {
  // One statement for the whole page: fifty of them took three times as long.
  const rows = db.all<ContactLine>(
    `SELECT ${LINE}
       FROM json_each(?) AS wanted
      CROSS JOIN contacts AS c ON c.number = wanted.value
       LEFT JOIN main.companies AS o ON o.number = c.company
      ORDER BY wanted.key`,
    JSON.stringify(numbers),
  )
  return rows.map(toListItem)
}
