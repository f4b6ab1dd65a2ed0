import type { Company } from '../../shared/companies/company'
import { displayName, type Contact } from '../../shared/contacts/contact'
import type { AddressItem } from '../../shared/record-fields'

export type CardVersion = '3.0' | '4.0'

/** A contact as one card: RFC 6350 or RFC 2426, lines of at most 75 octets. What they have no property for goes into X- ones, so that nothing is lost. */
export function contactCard(contact: Contact, version: CardVersion): string {
  const derived = contact.formattedName === ''
  const lines = [
    'BEGIN:VCARD', `VERSION:${version}`, `UID:${version === '4.0' ? 'urn:uuid:' : ''}${contact.id}`, `X-SATCHEL-ID:${contact.id}`,
    `FN${derived ? ';X-DERIVED=1' : ''}:${plain(displayName(contact), version)}`,
    `N:${[contact.familyName, contact.givenName, contact.middleName, contact.namePrefix, contact.nameSuffix].map(escaped).join(';')}`,
    ...optional('NICKNAME', contact.nickname, version), ...optional('X-PHONETIC-FIRST-NAME', contact.phoneticGivenName, version), ...optional('X-PHONETIC-LAST-NAME', contact.phoneticFamilyName, version),
    ...contact.positions.flatMap((position, at) => [
      `p${String(at + 1)}.ORG${parameters([position.primary && contact.positions.length > 1 ? pref(version) : '', position.companyId === null ? '' : `X-COMPANY-ID=${position.companyId}`, position.left ? 'X-LEFT=1' : ''])}:${escaped(position.companyName)};${escaped(position.department)}`,
      `p${String(at + 1)}.TITLE:${plain(position.role, version)}`,
    ]),
    ...sharedLines(contact, version), ...birthdayLine(contact.birthday, version), ...endLines(contact),
  ]
  return lines.map(folded).join('')
}

/** A company as one card: `KIND:org`, or Apple's mark of a company where 3.0 has no kinds. */
export function companyCard(company: Company, version: CardVersion): string {
  const lines = [
    'BEGIN:VCARD', `VERSION:${version}`, ...(version === '4.0' ? ['KIND:org'] : ['X-ABShowAs:COMPANY']),
    `UID:${version === '4.0' ? 'urn:uuid:' : ''}${company.id}`, `X-SATCHEL-ID:${company.id}`, `FN:${plain(company.name, version)}`, ...(version === '3.0' ? ['N:;;;;'] : []), `ORG:${escaped(company.name)}`,
    ...optional('X-SATCHEL-DOMAIN', company.domain, version), ...optional('X-SATCHEL-INDUSTRY', company.industry, version), ...optional('X-SATCHEL-EMPLOYEES', company.employees === null ? '' : String(company.employees), version),
    ...sharedLines(company, version), ...endLines(company),
  ]
  return lines.map(folded).join('')
}

type Shared = Pick<Contact, 'emails' | 'phones' | 'addresses' | 'links' | 'tags' | 'notes' | 'updatedAt'>

function sharedLines(record: Shared, version: CardVersion): string[] {
  const marks = (item: { readonly primary: boolean; readonly optOut: boolean }): string[] => [item.primary ? pref(version) : '', item.optOut ? 'X-OPT-OUT=1' : '']
  return [
    ...record.emails.map((email) => `EMAIL${parameters([...labelled(email.label, PLACES), ...marks(email)])}:${plain(email.address, version)}`),
    ...record.phones.map((phone) => `TEL${parameters([...labelled(phone.label, PHONES), ...marks(phone)])}:${plain(phone.number, version)}`),
    ...record.addresses.map((address) => `ADR${parameters([...labelled(address.label, PLACES), ...marks(address)])}:${placeParts(address).map(escaped).join(';')}`),
    ...record.links.map((link) => `URL${parameters(labelled(link.label, PLACES))}:${addressText(link.url, version)}`),
    ...(record.tags.length === 0 ? [] : [`CATEGORIES:${record.tags.map(escaped).join(',')}`]),
    ...optional('NOTE', record.notes, version),
  ]
}

function endLines(record: Shared): string[] {
  return [`REV:${new Date(record.updatedAt).toISOString().replace(/[-:]|\.\d+/g, '')}`, 'END:VCARD']
}

const placeParts = (place: AddressItem): string[] => [place.poBox, place.extended, place.street, place.city, place.region, place.postalCode, place.country]
const pref = (version: CardVersion): string => (version === '4.0' ? 'PREF=1' : 'TYPE=PREF')

const PLACES: Readonly<Record<string, string>> = { home: 'TYPE=home', work: 'TYPE=work' }
const PHONES: Readonly<Record<string, string>> = {
  ...PLACES, 'mobile': 'TYPE=cell', 'pager': 'TYPE=pager', 'work-fax': 'TYPE=work;TYPE=fax', 'home-fax': 'TYPE=home;TYPE=fax',
}

/** A usual label as a TYPE that every program knows, another one word for word beside it. */
function labelled(label: string, types: Readonly<Record<string, string>>): string[] {
  if (label === '') return []
  const type = Object.hasOwn(types, label) ? types[label] : undefined
  return [type ?? `X-LABEL="${label.replaceAll('^', '^^').replaceAll('\n', '^n').replaceAll('"', "^'")}"`]
}

function parameters(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').map((part) => `;${part}`).join('')
}

function birthdayLine(birthday: string, version: CardVersion): string[] {
  if (birthday === '') return []
  if (!birthday.startsWith('--')) return [`BDAY:${version === '4.0' ? birthday.replaceAll('-', '') : birthday}`]
  // 3.0 has no way to leave the year out but Apple's.
  return [version === '4.0' ? `BDAY:--${birthday.slice(2).replace('-', '')}` : `BDAY;X-APPLE-OMIT-YEAR=1604:1604-${birthday.slice(2)}`]
}

function optional(name: string, value: string, version: CardVersion): string[] {
  return value === '' ? [] : [`${name}:${plain(value, version)}`]
}

/** The text of a property with one value. 4.0 knows no escape of a semicolon there (RFC 6350, 4: TEXT-CHAR), 3.0 asks for one. */
function plain(text: string, version: CardVersion): string {
  return version === '3.0' ? escaped(text) : escaped(text).replaceAll('\\;', ';')
}

/** An address is written as it is: no escapes in a URI. What is none is text. */
function addressText(url: string, version: CardVersion): string {
  return /^[a-z][a-z0-9+.-]*:[^\s\\]+$/i.test(url) ? url : plain(url, version)
}

function escaped(text: string): string {
  return text.replace(/\\/g, '\\\\').replace(/\r?\n|\r/g, '\\n').replace(/;/g, '\\;').replace(/,/g, '\\,')
}

/** Lines of at most 75 octets, none cut inside a character. */
function folded(line: string): string {
  if (line.length <= 75 && Buffer.byteLength(line) <= 75) return `${line}\r\n`
  const pieces: string[] = []
  let piece = ''
  let octets = 0
  for (const sign of line) {
    const size = Buffer.byteLength(sign)
    if (octets + size > (pieces.length === 0 ? 75 : 74)) {
      pieces.push(piece)
      piece = ''
      octets = 0
    }
    piece += sign
    octets += size
  }
  pieces.push(piece)
  return `${pieces.join('\r\n ')}\r\n`
}
