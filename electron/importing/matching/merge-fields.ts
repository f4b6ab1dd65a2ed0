import type { CompanyFields } from '../../../shared/companies/company'
import type { ContactFields } from '../../../shared/contacts/contact'
import { fold } from '../../../shared/fold'
import { LIST_LIMIT } from '../../../shared/record-fields'
import { isLikeCompanyName, readCompanyName } from '../../companies/company-name'
import { foldTag } from '../../records/normalise'
import type { OptOuts } from '../mapping/mapped-row'
import type { DefaultCountry } from '../../records/reachable'
import { phoneKey } from '../mapping/phones'
import { mergeAddresses } from './merge-addresses'
import { mergePositions } from './merge-positions'

const NOBODY: OptOuts = { email: false, phone: false }

/** A contact with what a row says of it: a blank never overwrites, lists only grow, notes are added to. Numbers without a country code are dialled from `country`. */
export function mergeContact(stored: ContactFields, row: ContactFields, country: DefaultCountry = '', optOuts: OptOuts = NOBODY): ContactFields {
  const shared = mergeShared(stored, row, country)
  return {
    ...shared,
    emails: optOuts.email ? optedOut(shared.emails) : shared.emails,
    phones: optOuts.phone ? optedOut(shared.phones) : shared.phones,
    namePrefix: row.namePrefix || stored.namePrefix,
    givenName: row.givenName || stored.givenName,
    middleName: row.middleName || stored.middleName,
    familyName: row.familyName || stored.familyName,
    nameSuffix: row.nameSuffix || stored.nameSuffix,
    nickname: row.nickname || stored.nickname,
    phoneticGivenName: row.phoneticGivenName || stored.phoneticGivenName,
    phoneticFamilyName: row.phoneticFamilyName || stored.phoneticFamilyName,
    formattedName: row.formattedName || stored.formattedName,
    positions: mergePositions(stored.positions, row.positions),
    birthday: mergeBirthday(stored.birthday, row.birthday),
  }
}

/** A company with what a row says of it, by the same rules. */
export function mergeCompany(stored: CompanyFields, row: CompanyFields, country: DefaultCountry = ''): CompanyFields {
  return {
    ...mergeShared(stored, row, country),
    name: fullerName(stored.name, row.name),
    domain: row.domain || stored.domain,
    industry: row.industry || stored.industry,
    employees: row.employees ?? stored.employees,
  }
}

/** `Acme` does not take the legal form from `Acme GmbH`. */
function fullerName(stored: string, row: string): string {
  return row === '' || (isLikeCompanyName(stored, row) && readCompanyName(row).form === '' && readCompanyName(stored).form !== '') ? stored : row
}

type Shared = Pick<ContactFields, 'emails' | 'phones' | 'addresses' | 'links' | 'tags' | 'ownerId' | 'notes'>

function mergeShared(stored: Shared, row: Shared, country: DefaultCountry): Shared {
  return {
    emails: grown(stored.emails, row.emails, ({ address }) => fold(address), optOutWins),
    phones: grown(stored.phones, row.phones, ({ number }) => phoneKey(number, country), optOutWins),
    addresses: mergeAddresses(stored.addresses, row.addresses, optOutWins),
    links: grown(stored.links, row.links, ({ url }) => fold(url)),
    tags: grown(stored.tags, row.tags, foldTag),
    ownerId: row.ownerId ?? stored.ownerId,
    notes: mergeNotes(stored.notes, row.notes),
  }
}

/** `stored`, then what is new in `row`; the stored primary stays. */
function grown<T>(stored: readonly T[], row: readonly T[], keyOf: (item: T) => string, combine: (stored: T, row: T) => T = (item) => item): T[] {
  if (row.length === 0) return [...stored]
  const found = new Map(row.map((item) => [keyOf(item), item]))
  const merged = stored.map((item) => {
    const same = found.get(keyOf(item))
    return same === undefined ? item : combine(item, same)
  })
  const known = new Set(stored.map(keyOf))
  for (const item of row) {
    const key = keyOf(item)
    if (known.has(key) || merged.length >= LIST_LIMIT) continue
    known.add(key)
    merged.push(typeof item === 'object' && item !== null && 'primary' in item && stored.length > 0 ? { ...item, primary: false } : item)
  }
  return merged
}

/** Whoever opted out did so at every address that is known. */
function optedOut<T extends { readonly optOut: boolean }>(items: readonly T[]): T[] {
  return items.map((item) => (item.optOut ? item : { ...item, optOut: true }))
}

/** Nobody who opted out is opted in again by a file. */
function optOutWins<T extends { readonly optOut: boolean; readonly label: string }>(stored: T, row: T): T {
  return (row.optOut && !stored.optOut) || (stored.label === '' && row.label !== '') ? { ...stored, optOut: stored.optOut || row.optOut, label: stored.label || row.label } : stored
}

/** A year that is known already is not lost to a file that leaves it out. */
function mergeBirthday(stored: string, row: string): string {
  if (row === '') return stored
  return row.startsWith('--') && stored.endsWith(row.slice(1)) ? stored : row
}

function mergeNotes(stored: string, row: string): string {
  if (row === '' || stored.includes(row)) return stored
  return stored === '' ? row : `${stored}\n${row}`
}
