import type { Company, CompanyListItem } from '../../shared/companies/company'
import { fold } from '../../shared/fold'
import { idFromBytes, idToBytes, type CompanyId, type UserId } from '../../shared/ids'
import { primaryOf, type RecordSource } from '../../shared/record-fields'
import type { ReadDb, SqlValue } from '../db/database'
import { decodeAddresses, decodeEmails, decodeLinks, decodePhones, decodeTags, encodeList, encodeTags } from '../db/stored-lists'
import type { Stored } from '../records/record-kind'

/** A company's line as stored: what a list shows. */
export interface CompanyLine {
  readonly number: number
  readonly id: Uint8Array
  readonly version: number
  readonly name: string
  readonly domain: string
  readonly industry: string
  readonly employees: number | null
  readonly email: string
  readonly phone: string
  readonly city: string
  readonly country: string
  readonly tags: string
  readonly owner: Uint8Array | null
  readonly created_at: number
  readonly updated_at: number
  readonly deleted_at: number | null
}

interface CompanyDetailRow extends CompanyLine {
  readonly stamp: Uint8Array | null
  readonly overrides: Uint8Array | null
  readonly emails: string
  readonly phones: string
  readonly addresses: string
  readonly links: string
  readonly notes: string
  readonly source_kind: string
  readonly source_batch: Uint8Array | null
  readonly source_file: string
  readonly source_row: number | null
  readonly source_raw: string | null
}

const LINE = `
  c.number, c.id, c.version, c.name, c.domain, c.industry, c.employees, c.email, c.phone, c.city, c.country, c.tags,
  c.owner, c.created_at, c.updated_at, c.deleted_at`

const WHOLE = `${LINE}, d.stamp, d.overrides, d.emails, d.phones, d.addresses, d.links, d.notes,
  d.source_kind, d.source_batch, coalesce(d.source_file, b.file_name, '') AS source_file, d.source_row, d.source_raw`
const DETAILS = `
  JOIN company_details AS d ON d.number = c.number
  LEFT JOIN import_batches AS b ON b.id = d.source_batch`

/** A whole company, in the bin or not; undefined when there is no such row. */
export function readCompany(db: ReadDb, number: number): Stored<Company> | undefined {
  const row = db.get<CompanyDetailRow>(`SELECT ${WHOLE} FROM companies AS c ${DETAILS} WHERE c.number = ?`, number)
  return row === undefined ? undefined : toStored(row)
}

/** The same for many, in the order of their numbers; numbers without a row are left out. */
export function readCompanies(db: ReadDb, numbers: readonly number[]): Stored<Company>[] {
  return db.all<CompanyDetailRow>(`SELECT ${WHOLE} FROM json_each(?) AS wanted CROSS JOIN companies AS c ON c.number = wanted.value ${DETAILS} ORDER BY wanted.key`, JSON.stringify(numbers)).map(toStored)
}

function toStored(row: CompanyDetailRow): Stored<Company> {
  return { number: row.number, record: toCompany(row), stamp: row.stamp, overrides: row.overrides }
}

/** List lines of these numbers, in their order; numbers without a row are left out. */
export function readListItems(db: ReadDb, numbers: readonly number[]): CompanyListItem[] {
  const rows = db.all<CompanyLine>(
    `SELECT ${LINE} FROM json_each(?) AS wanted CROSS JOIN companies AS c ON c.number = wanted.value ORDER BY wanted.key`, JSON.stringify(numbers))
  return rows.map(toListItem)
}

export function toListItem(row: CompanyLine): CompanyListItem {
  return {
    id: idFromBytes<CompanyId>(row.id),
    version: row.version,
    name: row.name,
    domain: row.domain,
    industry: row.industry,
    employees: row.employees,
    email: row.email,
    phone: row.phone,
    city: row.city,
    country: row.country,
    tags: decodeTags(row.tags),
    ownerId: row.owner === null ? null : idFromBytes<UserId>(row.owner),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    deletedAt: row.deleted_at,
  }
}

function toCompany(row: CompanyDetailRow): Company {
  return {
    id: idFromBytes<CompanyId>(row.id),
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    deletedAt: row.deleted_at,
    source: {
      kind: row.source_kind as RecordSource['kind'],
      batchId: row.source_batch === null ? null : idFromBytes(row.source_batch),
      fileName: row.source_file,
      row: row.source_row,
    },
    sourceRaw: row.source_raw,
    name: row.name,
    domain: row.domain,
    industry: row.industry,
    employees: row.employees,
    emails: decodeEmails(row.emails),
    phones: decodePhones(row.phones),
    addresses: decodeAddresses(row.addresses),
    links: decodeLinks(row.links),
    tags: decodeTags(row.tags),
    ownerId: row.owner === null ? null : idFromBytes(row.owner),
    notes: row.notes,
  }
}

export const LINE_COLUMNS = [
  'version', 'bin', 'name_key', 'name', 'domain', 'industry', 'employees', 'email', 'phone', 'city', 'country',
  'tags', 'has_notes', 'owner', 'created_at', 'updated_at', 'deleted_at',
] as const
/** Values of the `companies` row but its number and id, in the order of LINE_COLUMNS. */
export function toLineValues(company: Company): SqlValue[] {
  const address = primaryOf(company.addresses)
  return [
    company.version, company.deletedAt === null ? 0 : 1, fold(company.name), company.name, company.domain, company.industry, company.employees,
    primaryOf(company.emails)?.address ?? '', primaryOf(company.phones)?.number ?? '', address?.city ?? '', address?.country ?? '',
    encodeTags(company.tags), company.notes === '' ? 0 : 1, company.ownerId === null ? null : idToBytes(company.ownerId),
    company.createdAt, company.updatedAt, company.deletedAt,
  ]
}

export const DETAIL_COLUMNS = ['emails', 'phones', 'addresses', 'links', 'notes'] as const
/** Values of the `company_details` row that an edit may change, in the order of DETAIL_COLUMNS. */
export function toDetailValues(company: Company): SqlValue[] {
  return [encodeList(company.emails), encodeList(company.phones), encodeList(company.addresses), encodeList(company.links), company.notes]
}
