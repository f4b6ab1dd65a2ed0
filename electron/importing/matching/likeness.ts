import { displayName, type ContactFields } from '../../../shared/contacts/contact'
import type { CompanyFields } from '../../../shared/companies/company'
import { digitsOf, fold } from '../../../shared/fold'
import { isLikeCompanyName, readCompanyName } from '../../companies/company-name'

/** Whether two people that share an email address may be one: the family address of two people must not merge them. */
export function mayBeSamePerson(a: ContactFields, b: ContactFields, address: string): boolean {
  if (fold(displayName(a)) === fold(displayName(b))) return true
  if (SHARED_ADDRESS.test(address)) return false
  const [left, right] = [nameWords(a), nameWords(b)]
  if (left.size === 0 || right.size === 0) return true
  const [given, otherGiven] = [fold(a.givenName), fold(b.givenName)]
  // A surname in common and two different first names are two of one family.
  if (given !== '' && otherGiven !== '' && given !== otherGiven && !given.startsWith(otherGiven) && !otherGiven.startsWith(given)) {
    return a.familyName !== '' && fold(a.familyName) === fold(b.familyName) && near(given, otherGiven)
  }
  for (const word of left) if (right.has(word)) return true
  return false
}

/** Whether two people of one name are one: a phone or a company in common, or nothing that tells them apart. */
export function isSameNamedPerson(a: ContactFields, b: ContactFields): boolean {
  if (fold(displayName(a)) !== fold(displayName(b))) return false
  if (shares(a.emails, b.emails, ({ address }) => mailboxOf(address)) || shares(a.phones, b.phones, ({ number }) => digitsOf(number).slice(-9))) return true
  if (a.emails.length > 0 && b.emails.length > 0) return false
  if (shares(a.positions, b.positions, ({ companyName }) => employerOf(companyName))) return true
  const [bareA, bareB] = [isBare(a), isBare(b)]
  return bareA && bareB
}

/** Whether anything that only few people share is the same of two. */
export function haveAnythingInCommon(a: ContactFields, b: ContactFields): boolean {
  return (a.birthday !== '' && a.birthday === b.birthday) || shares(a.phones, b.phones, ({ number }) => digitsOf(number).slice(-9)) || shares(a.emails, b.emails, ({ address }) => fold(address))
    || shares(a.positions, b.positions, ({ companyName }) => employerOf(companyName)) || (a.notes !== '' && b.notes !== '' && a.notes.includes(b.notes))
}

/**
 * Whether two companies are one: the same name, punctuation apart, unless their domains differ; a name that leaves the legal form out needs a
 * domain, phone or place in common; so does a name that only starts alike need the domain.
 */
export function isSameCompany(a: CompanyFields, b: CompanyFields): boolean {
  const [name, otherName] = [fold(a.name), fold(b.name)]
  if (a.domain !== '' && b.domain !== '' && fold(a.domain) !== fold(b.domain)) return false
  if (name === otherName) return true
  const sameDomain = a.domain !== '' && b.domain !== ''
  if (isLikeCompanyName(a.name, b.name)) return sameDomain || readCompanyName(a.name).form === readCompanyName(b.name).form || haveReachInCommon(a, b)
  return sameDomain && (name.split(' ')[0] ?? '') === (otherName.split(' ')[0] ?? '')
}

/** Whether two companies have a phone or a place in common. */
export function haveReachInCommon(a: CompanyFields, b: CompanyFields): boolean {
  return shares(a.phones, b.phones, ({ number }) => digitsOf(number).slice(-9)) || shares(a.addresses, b.addresses, ({ city, postalCode }) => fold(`${postalCode} ${city}`))
}

/** A company's name as people's employers are compared: `Acme` and `Acme GmbH` are one. */
export function employerOf(companyName: string): string {
  return companyName === '' ? '' : readCompanyName(companyName).bare
}

/** The mailbox behind an address: Gmail delivers `a.b+news@googlemail.com` to `ab@gmail.com`. Other servers are taken at their word. */
export function mailboxOf(address: string): string {
  const folded = fold(address)
  if (!folded.endsWith('mail.com')) return folded
  const gmail = /^([^@+]+)(?:\+[^@]*)?@(?:gmail|googlemail)\.com$/.exec(folded)
  return gmail === null ? folded : `${(gmail[1] ?? '').replaceAll('.', '')}@gmail.com`
}

// Addresses of an office, which many people share.
const SHARED_ADDRESS = /^(info|office|contact|kontakt|mail|sales|hello|admin|support|service|team|buero|post|verkauf|vertrieb|reception|empfang|enquiries)@/i

function nameWords(fields: ContactFields): Set<string> {
  const named = [fields.givenName, fields.familyName, fields.formattedName, fields.nickname].join(' ')
  const words = fold(named).split(/[\s,.]+/).filter((word) => word !== '')
  // Initials tell little beside names; 王 is a name.
  const long = words.filter((word) => word.length > 1)
  return new Set(long.length > 0 ? long : words)
}

function isBare(fields: ContactFields): boolean {
  return fields.emails.length === 0 && fields.phones.length === 0 && fields.positions.every(({ companyName }) => companyName === '')
}

function shares<T>(a: readonly T[], b: readonly T[], keyOf: (item: T) => string): boolean {
  if (a.length === 0 || b.length === 0) return false
  const keys = new Set(a.map(keyOf))
  return b.some((item) => keyOf(item) !== '' && keys.has(keyOf(item)))
}

/** One letter added, dropped or changed: `Jon` and `John`. */
function near(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start += 1
  let end = 0
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1
  return Math.max(a.length, b.length) - start - end <= 1
}
