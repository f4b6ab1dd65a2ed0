import { displayName, type Contact, type ContactListItem, type Position } from '../../shared/contacts/contact'
import { fold } from '../../shared/fold'
import { idFromBytes, idToBytes, type CompanyId, type ContactId, type UserId } from '../../shared/ids'
import { primaryOf, type RecordSource } from '../../shared/record-fields'
import type { SqlValue } from '../db/database'
import { decodeAddresses, decodeEmails, decodeLinks, decodePhones, decodeTags, encodeList, encodeTags } from '../db/stored-lists'

/** A contact's line as stored: what a list shows. */
export interface ContactLine {
  readonly number: number
  readonly id: Uint8Array
  readonly version: number
  readonly name: string
  readonly role: string
  /** Id of the company, joined. */
  readonly company_id: Uint8Array | null
  readonly company_name: string
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

/** The rest of a contact as stored. */
export interface ContactDetailRow extends ContactLine {
  readonly stamp: Uint8Array | null
  readonly overrides: Uint8Array | null
  readonly name_prefix: string
  readonly given_name: string
  readonly middle_name: string
  readonly family_name: string
  readonly name_suffix: string
  readonly nickname: string
  readonly phonetic_given_name: string
  readonly phonetic_family_name: string
  readonly formatted_name: string
  readonly emails: string
  readonly phones: string
  readonly addresses: string
  readonly links: string
  readonly birthday: string
  readonly notes: string
  readonly source_kind: string
  readonly source_batch: Uint8Array | null
  readonly source_file: string
  readonly source_row: number | null
  readonly source_raw: string | null
}

export interface PositionRow {
  readonly company_id: Uint8Array | null
  readonly company_name: string
  readonly role: string
  readonly department: string
  readonly is_primary: number
  readonly has_left: number
}

/** Sorts people without a company behind all companies. */
export const NO_COMPANY_KEY = '\uffff'

export function toListItem(row: ContactLine): ContactListItem {
  return {
    id: idFromBytes<ContactId>(row.id),
    version: row.version,
    name: row.name,
    role: row.role,
    companyId: row.company_id === null ? null : idFromBytes<CompanyId>(row.company_id),
    companyName: row.company_name,
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

export function toContact(row: ContactDetailRow, positions: readonly PositionRow[]): Contact {
  return {
    id: idFromBytes<ContactId>(row.id),
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
    namePrefix: row.name_prefix,
    givenName: row.given_name,
    middleName: row.middle_name,
    familyName: row.family_name,
    nameSuffix: row.name_suffix,
    nickname: row.nickname,
    phoneticGivenName: row.phonetic_given_name,
    phoneticFamilyName: row.phonetic_family_name,
    formattedName: row.formatted_name,
    positions: positions.map(toPosition),
    emails: decodeEmails(row.emails),
    phones: decodePhones(row.phones),
    addresses: decodeAddresses(row.addresses),
    links: decodeLinks(row.links),
    birthday: row.birthday,
    tags: decodeTags(row.tags),
    ownerId: row.owner === null ? null : idFromBytes(row.owner),
    notes: row.notes,
  }
}

function toPosition(row: PositionRow): Position {
  return {
    companyId: row.company_id === null ? null : idFromBytes(row.company_id),
    companyName: row.company_name,
    role: row.role,
    department: row.department,
    primary: row.is_primary === 1,
    left: row.has_left === 1,
  }
}

/** The place a person works at now: the primary one they have not left, else the first of those. */
export function currentPosition(positions: readonly Position[]): Position | undefined {
  if (positions.length === 0) return undefined
  return primaryOf(positions.filter((position) => !position.left))
}

export const LINE_COLUMNS = [
  'version', 'bin', 'name_key', 'name', 'role', 'company', 'company_key', 'company_name', 'email', 'phone', 'city', 'country',
  'tags', 'has_notes', 'owner', 'created_at', 'updated_at', 'deleted_at',
] as const
/** Values of the `contacts` row but its number and id, in the order of LINE_COLUMNS. `company` is the number of the current one. */
export function toLineValues(contact: Contact, company: number | null): SqlValue[] {
  const name = displayName(contact)
  const position = currentPosition(contact.positions)
  const companyName = position?.companyName ?? ''
  const address = primaryOf(contact.addresses)
  return [
    contact.version, contact.deletedAt === null ? 0 : 1, fold(name), name, position?.role ?? '',
    company, companyName === '' ? NO_COMPANY_KEY : fold(companyName), companyName,
    primaryOf(contact.emails)?.address ?? '', primaryOf(contact.phones)?.number ?? '', address?.city ?? '', address?.country ?? '',
    encodeTags(contact.tags), contact.notes === '' ? 0 : 1, contact.ownerId === null ? null : idToBytes(contact.ownerId),
    contact.createdAt, contact.updatedAt, contact.deletedAt,
  ]
}

export const DETAIL_COLUMNS = [
  'name_prefix', 'given_name', 'middle_name', 'family_name', 'name_suffix', 'nickname', 'phonetic_given_name', 'phonetic_family_name',
  'formatted_name', 'emails', 'phones', 'addresses', 'links', 'birthday', 'notes',
] as const
/** Values of the `contact_details` row that an edit may change, in the order of DETAIL_COLUMNS. */
export function toDetailValues(contact: Contact): SqlValue[] {
  return [
    contact.namePrefix, contact.givenName, contact.middleName, contact.familyName, contact.nameSuffix, contact.nickname,
    contact.phoneticGivenName, contact.phoneticFamilyName, contact.formattedName,
    encodeList(contact.emails), encodeList(contact.phones), encodeList(contact.addresses), encodeList(contact.links),
    contact.birthday, contact.notes,
  ]
}
