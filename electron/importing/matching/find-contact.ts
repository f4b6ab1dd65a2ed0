import { displayName, type Contact, type ContactFields } from '../../../shared/contacts/contact'
import { digitsOf, fold } from '../../../shared/fold'
import type { ReadDb } from '../../db/database'
import { matchKey } from '../../records/match-key'
import { employerOf, haveAnythingInCommon, isSameNamedPerson, mailboxOf, mayBeSamePerson } from './likeness'
import type { Known, Shelf } from './shelf'

/** What a row is known by besides its fields. */
export interface Identity {
  readonly satchelId: string
  /** Key by the source's own id, or null. */
  readonly sourceKey: number | null
  readonly plainSourceId: string
  /** Key of this very row under this mapping, or null. */
  readonly rowKey: number | null
  readonly raw: string
}
/** `by`: the very row was imported before, Satchel's id, or what it says. */
export type Match<K> = { readonly kind: 'none' } | { readonly kind: 'ambiguous' } | { readonly kind: 'one'; readonly known: K; readonly by: 'row' | 'id' | 'fields' }
type KnownContact = Known<ContactFields, Contact>
const none = { kind: 'none' } as const

/** What a contact is looked up by, worked out once for its row. */
export interface ContactKeys {
  /** The folded name, '' for none. */
  readonly name: string
  readonly emails: readonly { readonly address: string; readonly folded: string; readonly key: number }[]
  /** Keys that a contact of this run is found by besides its emails: its name with each phone, with each company, or alone when it has neither. */
  readonly names: readonly number[]
}

export function contactKeysOf(fields: ContactFields): ContactKeys {
  const name = fold(displayName(fields))
  const emails = fields.emails.map(({ address }) => {
    const folded = fold(address)
    return { address, folded, key: matchKey('email', folded) }
  })
  return { name, emails, names: nameKeys(fields, name) }
}

function nameKeys(fields: ContactFields, name: string): number[] {
  const keys = fields.phones.map(({ number }) => matchKey('name', `${name}\u0003${digitsOf(number).slice(-9)}`))
  for (const { companyName } of fields.positions) if (companyName !== '') keys.push(matchKey('name', `${name}\u0004${employerOf(companyName)}`))
  for (const { address } of fields.emails) {
    const mailbox = mailboxOf(address)
    if (mailbox.endsWith('@gmail.com')) keys.push(matchKey('name', `${name}\u0006${mailbox}`))
  }
  if (keys.length === 0 && fields.emails.length === 0) keys.push(matchKey('name', `${name}\u0005`))
  return keys
}

/**
 * Who a row is about: the record made from the same row before, else by Satchel's id, the source's id, an email address that fits the name,
 * or the name together with a phone or company. Several that fit equally are `ambiguous`.
 */
export function findContact(db: ReadDb, shelf: Shelf<ContactFields, Contact>, fields: ContactFields, keys: ContactKeys, identity: Identity): Match<KnownContact> {
  const certain = byIdentity(shelf, identity, (known) => shareName(known.fields, fields), (known) => haveAnythingInCommon(known.fields, fields))
  if (certain !== null) return certain
  // Each Satchel id stays a record of its own, however alike they are.
  const isFree = ({ number }: KnownContact): boolean => !shelf.isOfAnother(number, identity.satchelId)
  for (const { address, folded, key } of keys.emails) {
    const found = shelf.byKey(key, key).filter(({ fields: known }) => known.emails.some((email) => fold(email.address) === folded) && mayBeSamePerson(known, fields, address)).filter(isFree)
    const match = onlyOne(found, fields)
    if (match !== null) return match
  }
  return byName(db, shelf, fields, keys, isFree)
}

/**
 * The steps that both nouns share. A hit by key is checked against the record, since two texts may share a key: of a row that was here before
 * anything in common will do, since its record may have been renamed.
 */
export function byIdentity<F, R>(shelf: Shelf<F, R>, identity: Identity, isLike: (known: Known<F, R>) => boolean, isAkin: (known: Known<F, R>) => boolean): Match<Known<F, R>> | null {
  const bySource = identity.sourceKey === null ? [] : shelf.byKey(identity.sourceKey, identity.sourceKey)
  if (identity.rowKey !== null) {
    // A record that was renamed since is known by the source's id.
    const isTheOne = (candidate: Known<F, R>): boolean => candidate.raw === identity.raw || isLike(candidate) || isAkin(candidate) || bySource.some(({ number }) => number === candidate.number)
    const known = shelf.byKey(identity.rowKey, identity.rowKey).find(isTheOne)
    if (known !== undefined) return { kind: 'one', known, by: 'row' }
  }
  const own = identity.satchelId === '' ? null : shelf.byId(identity.satchelId)
  if (own !== null) return { kind: 'one', known: own, by: 'id' }
  const known = bySource.find((candidate) => candidate.raw.includes(identity.plainSourceId) || isLike(candidate))
  return known === undefined ? null : { kind: 'one', known, by: 'fields' }
}

function byName(db: ReadDb, shelf: Shelf<ContactFields, Contact>, fields: ContactFields, { name, names }: ContactKeys, isFree: (known: KnownContact) => boolean): Match<KnownContact> {
  if (name === '') return none
  const isLikely = likelyByLine(db, fields)
  const found = new Map<number, KnownContact>()
  for (const known of shelf.byKey(matchKey('name', name), null, isLikely)) found.set(known.number, known)
  for (const key of names) for (const known of shelf.byKey(null, key)) found.set(known.number, known)
  return found.size === 0 ? none : onlyOne([...found.values()].filter((known) => isFree(known) && isSameNamedPerson(known.fields, fields)), fields) ?? none
}

/** A look at the list line alone: reading every namesake in full would take longer than the import. */
function likelyByLine(db: ReadDb, fields: ContactFields): (number: number) => boolean {
  let sets: { phones: Set<string>; companies: Set<string>; mailboxes: Set<string> } | undefined
  return (number) => {
    // Most rows have no namesake.
    sets ??= {
      phones: new Set(fields.phones.map((phone) => digitsOf(phone.number).slice(-9))),
      companies: new Set(fields.positions.map(({ companyName }) => employerOf(companyName))),
      mailboxes: new Set(fields.emails.map(({ address }) => mailboxOf(address))),
    }
    const { phones, companies, mailboxes } = sets
    const line = db.get<{ email: string; phone: string; company_name: string }>('SELECT email, phone, company_name FROM contacts WHERE number = ?', number)
    if (line === undefined) return false
    if (line.phone !== '' && phones.has(digitsOf(line.phone).slice(-9))) return true
    if (line.email !== '' && fields.emails.length > 0) return mailboxes.has(mailboxOf(line.email))
    return companies.has(employerOf(line.company_name)) || (line.email === '' && line.phone === '') || phones.size === 0
  }
}

function onlyOne(found: readonly KnownContact[], fields: ContactFields): Match<KnownContact> | null {
  const [first, second] = found
  if (first === undefined) return null
  if (second === undefined) return { kind: 'one', known: first, by: 'fields' }
  const named = found.filter((known) => fold(displayName(known.fields)) === fold(displayName(fields)))
  const [exact, another] = named
  return exact !== undefined && another === undefined ? { kind: 'one', known: exact, by: 'fields' } : { kind: 'ambiguous' }
}

function shareName(a: ContactFields, b: ContactFields): boolean {
  return fold(displayName(a)) === fold(displayName(b)) || a.emails.some(({ address }) => b.emails.some((other) => fold(other.address) === fold(address))) || mayBeSamePerson(a, b, '')
}
