import type { Contact, ContactListItem } from '../../shared/contacts/contact'
import type { ReadDb } from '../db/database'
import type { Stored } from '../records/record-kind'
import { toContact, toListItem, type ContactDetailRow, type ContactLine, type PositionRow } from './contact-rows'

const LINE = `
  c.number, c.id, c.version, c.name, c.role, o.id AS company_id, c.company_name, c.email, c.phone, c.city, c.country, c.tags,
  c.owner, c.created_at, c.updated_at, c.deleted_at`

/** A whole contact, in the bin or not; undefined when there is no such row. */
export function readContact(db: ReadDb, number: number): Stored<Contact> | undefined {
  const row = db.get<ContactDetailRow>(
    `SELECT ${LINE}, d.stamp, d.overrides, d.name_prefix, d.given_name, d.middle_name, d.family_name, d.name_suffix, d.nickname,
            d.phonetic_given_name, d.phonetic_family_name, d.formatted_name, d.emails, d.phones, d.addresses, d.links, d.birthday, d.notes,
            d.source_kind, d.source_batch, coalesce(d.source_file, b.file_name, '') AS source_file, d.source_row, d.source_raw
       FROM contacts AS c
       JOIN contact_details AS d ON d.number = c.number
       LEFT JOIN companies AS o ON o.number = c.company
       LEFT JOIN import_batches AS b ON b.id = d.source_batch
      WHERE c.number = ?`,
    number,
  )
  if (row === undefined) return undefined
  const positions = db.all<PositionRow>(
    `SELECT o.id AS company_id, coalesce(o.name, p.company_name) AS company_name, p.role, p.department, p.is_primary, p.has_left
       FROM contact_positions AS p
       LEFT JOIN companies AS o ON o.number = p.company
      WHERE p.contact = ?
      ORDER BY p.ordinal`,
    number,
  )
  return { number: row.number, record: toContact(row, positions), stamp: row.stamp, overrides: row.overrides }
}

/** List lines of these numbers, in their order; numbers without a row are left out. */
export function readListItems(db: ReadDb, numbers: readonly number[]): ContactListItem[] {
  // One statement for the whole page: fifty of them took three times as long.
  const rows = db.all<ContactLine>(
    `SELECT ${LINE}
       FROM json_each(?) AS wanted
      CROSS JOIN contacts AS c ON c.number = wanted.value
       LEFT JOIN companies AS o ON o.number = c.company
      ORDER BY wanted.key`,
    JSON.stringify(numbers),
  )
  return rows.map(toListItem)
}
