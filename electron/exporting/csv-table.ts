import type { Company } from '../../shared/companies/company'
import type { Contact } from '../../shared/contacts/contact'
import { companyFields } from '../../shared/companies/company'
import { contactFields } from '../../shared/contacts/contact'

/** How many items of each list the widest record has: what decides the columns. */
export interface Widths {
  readonly positions: number
  readonly emails: number
  readonly phones: number
  readonly addresses: number
  readonly links: number
}
export const noWidths: Widths = { positions: 0, emails: 0, phones: 0, addresses: 0, links: 0 }

type Lists = Pick<Contact, 'emails' | 'phones' | 'addresses' | 'links'> & { readonly positions?: Contact['positions'] }

/** The wider of what was and one more record. */
export function widened(widths: Widths, record: Lists): Widths {
  return {
    positions: Math.max(widths.positions, record.positions?.length ?? 0),
    emails: Math.max(widths.emails, record.emails.length),
    phones: Math.max(widths.phones, record.phones.length),
    addresses: Math.max(widths.addresses, record.addresses.length),
    links: Math.max(widths.links, record.links.length),
  }
}

const CONTACT_TEXTS = ['namePrefix', 'givenName', 'middleName', 'familyName', 'nameSuffix', 'nickname', 'phoneticGivenName', 'phoneticFamilyName', 'formattedName'] as const
const PLACE_PARTS = ['label', 'street', 'extended', 'poBox', 'city', 'region', 'postalCode', 'country', 'optOut'] as const
const PLACE_HEADERS: Readonly<Record<(typeof PLACE_PARTS)[number], string>> = {
  label: 'label', street: 'street', extended: 'extended', poBox: 'PO box', city: 'city', region: 'region', postalCode: 'postal code', country: 'country', optOut: 'opt out',
}
const counted = (count: number, columns: (n: string) => readonly string[]): string[] => Array.from({ length: count }, (_, index) => columns(String(index + 1))).flat()

/** Header of our own contact table. Every name in it is known to the import as dialect `satchel`. */
export function contactHeader(widths: Widths, flavour: keyof typeof ID_HEADERS): string[] {
  return [
    ID_HEADERS[flavour], ...CONTACT_TEXTS.map((name) => contactFields[name].csv),
    ...counted(widths.positions, (n) => [`Company ${n}`, `Company ${n} id`, `Company ${n} role`, `Company ${n} department`, `Company ${n} left`]), 'Primary company number',
    ...listHeader(widths), contactFields.birthday.csv, contactFields.tags.csv, contactFields.ownerId.csv, contactFields.notes.csv,
  ]
}

export function contactRow(contact: Contact, widths: Widths): string[] {
  return [
    contact.id, ...CONTACT_TEXTS.map((name) => contact[name]),
    ...padded(contact.positions, widths.positions, 5, ({ companyName, companyId, role, department, left }) => [companyName, companyId ?? '', role, department, yes(left)]), primaryNumber(contact.positions),
    ...listCells(contact, widths), contact.birthday, tagCell(contact.tags), contact.ownerId ?? '', contact.notes,
  ]
}

/** Header of our own company table. */
export function companyHeader(widths: Widths, flavour: keyof typeof ID_HEADERS): string[] {
  return [
    ID_HEADERS[flavour], companyFields.name.csv, companyFields.domain.csv, companyFields.industry.csv, companyFields.employees.csv,
    ...listHeader(widths), companyFields.tags.csv, companyFields.ownerId.csv, companyFields.notes.csv,
  ]
}

export function companyRow(company: Company, widths: Widths): string[] {
  return [
    company.id, company.name, company.domain, company.industry, company.employees === null ? '' : String(company.employees),
    ...listCells(company, widths), tagCell(company.tags), company.ownerId ?? '', company.notes,
  ]
}

function listHeader(widths: Widths): string[] {
  return [
    ...counted(widths.emails, (n) => [`Email ${n}`, `Email ${n} label`, `Email ${n} opt out`]), 'Primary email number',
    ...counted(widths.phones, (n) => [`Phone ${n}`, `Phone ${n} label`, `Phone ${n} opt out`]), 'Primary phone number',
    ...counted(widths.addresses, (n) => PLACE_PARTS.map((part) => `Address ${n} ${PLACE_HEADERS[part]}`)), 'Primary address number',
    ...counted(widths.links, (n) => [`Link ${n}`, `Link ${n} label`]),
  ]
}

function listCells(record: Lists, widths: Widths): string[] {
  return [
    ...padded(record.emails, widths.emails, 3, ({ address, label, optOut }) => [address, label, yes(optOut)]), primaryNumber(record.emails),
    ...padded(record.phones, widths.phones, 3, ({ number, label, optOut }) => [number, label, yes(optOut)]), primaryNumber(record.phones),
    ...padded(record.addresses, widths.addresses, PLACE_PARTS.length, (place) => PLACE_PARTS.map((part) => (part === 'optOut' ? yes(place.optOut) : place[part]))), primaryNumber(record.addresses),
    ...padded(record.links, widths.links, 2, ({ url, label }) => [url, label]),
  ]
}

function padded<T>(items: readonly T[], width: number, columns: number, cellsOf: (item: T) => string[]): string[] {
  const cells = items.flatMap(cellsOf)
  return cells.concat(Array.from({ length: width * columns - cells.length }, () => ''))
}

const yes = (flag: boolean): string => (flag ? 'yes' : '')

/** Which item is the main one, counted from 1; blank when it is the first, as usual. */
function primaryNumber(items: readonly { readonly primary: boolean }[]): string {
  const at = items.findIndex(({ primary }) => primary)
  return at > 0 ? String(at + 1) : ''
}

/** Tags joined by `; `, or as JSON when one of them holds a sign that would split it. */
function tagCell(tags: readonly string[]): string {
  return tags.some((tag) => /[;,\n]|:::|^[[*]|^myContacts$/.test(tag)) ? JSON.stringify(tags) : tags.join('; ')
}

/**
 * First header of our tables. Disarmed cells are told from those that are so by themselves: the import takes the apostrophes off again.
 */
export const ID_HEADERS = { exact: 'Satchel ID', spreadsheet: 'Satchel ID for spreadsheets' } as const

/** One line of a table. `spreadsheet` disarms cells that Excel and others would run as formulas (OWASP: CSV injection); `exact` changes nothing. */
export function csvLine(cells: readonly string[], flavour: 'exact' | 'spreadsheet'): string {
  return `${cells.map((cell) => quoted(flavour === 'spreadsheet' && /^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)).join(',')}\r\n`
}

function quoted(cell: string): string {
  return /[",\r\n]|^[\s\u3000]|[\s\u3000]$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
