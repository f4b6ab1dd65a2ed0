import { contactFieldNames, isNameless, type Contact, type ContactFields, type Position } from '../../shared/contacts/contact'
import { idFromBytes, idToBytes, isId } from '../../shared/ids'
import { scopeReaches, type Person } from '../../shared/permissions'
import type { ReadDb, WriteDb } from '../db/database'
import { tidyAddresses, tidyEmails, tidyLinks, tidyPhones, tidyTags, withOnePrimary } from '../records/normalise'
import type { RecordKind } from '../records/record-kind'
import { readContact, readContacts } from './contact-reader'
import { prepareContactWriter, type ContactWriter } from './contact-writer'

const writers = new WeakMap<WriteDb, ContactWriter>()

/** Contacts, for everything that records of every noun share. */
export const contactKind: RecordKind<ContactFields, Contact> = {
  object: 'contact',
  table: 'contacts',
  fieldNames: contactFieldNames,
  settle: settleContact,
  seenLinks: (db, person, draft, before) => ({ ...draft, positions: seenPositions(db, person, draft.positions, before?.positions ?? []) }),
  linkFields: ['positions'],
  ownerOf: ({ ownerId }) => ownerId,
  ownedBy: (fields, ownerId) => ({ ...fields, ownerId }),
  isNameless,
  read: readContact,
  readMany: readContacts,
  writer(db) {
    const known = writers.get(db)
    if (known !== undefined) return known
    const writer = prepareContactWriter(db)
    writers.set(db, writer)
    return writer
  },
}

/**
 * A draft as it is saved: trimmed, one primary in each list, tags once each, and positions that name their company as the company
 * names itself. A position whose company is gone keeps the name and loses the link.
 */
export function settleContact(db: ReadDb, draft: ContactFields): ContactFields {
  return {
    namePrefix: draft.namePrefix.trim(),
    givenName: draft.givenName.trim(),
    middleName: draft.middleName.trim(),
    familyName: draft.familyName.trim(),
    nameSuffix: draft.nameSuffix.trim(),
    nickname: draft.nickname.trim(),
    phoneticGivenName: draft.phoneticGivenName.trim(),
    phoneticFamilyName: draft.phoneticFamilyName.trim(),
    formattedName: draft.formattedName.trim(),
    positions: settlePositions(db, draft.positions),
    emails: tidyEmails(draft.emails),
    phones: tidyPhones(draft.phones),
    addresses: tidyAddresses(draft.addresses),
    links: tidyLinks(draft.links),
    birthday: draft.birthday,
    tags: tidyTags(draft.tags),
    ownerId: draft.ownerId,
    notes: draft.notes,
  }
}

/** The positions of a draft as they are saved. `nameOf` answers for companies whose name is known already, as in an import. */
export function settlePositions(db: ReadDb, positions: readonly Position[], nameOf: (companyId: string) => string | undefined = () => undefined): Position[] {
  const settled = positions
    .map((position) => settlePosition(position, position.companyId === null ? undefined : (nameOf(position.companyId) ?? storedName(db, position.companyId))))
    .filter(({ companyId, companyName, role, department }) => companyId !== null || companyName !== '' || role !== '' || department !== '')
  return withOnePrimary(settled)
}

/** A company out of sight is one that is not there: the place keeps the name that was typed. */
function seenPositions(db: ReadDb, person: Person, positions: readonly Position[], before: readonly Position[]): Position[] {
  const known = new Set(before.map(({ companyId }) => companyId))
  return positions.map((position) => (known.has(position.companyId) || isCompanySeen(db, person, position.companyId) ? position : { ...position, companyId: null }))
}

function isCompanySeen(db: ReadDb, person: Person, companyId: string | null): boolean {
  if (companyId === null || !isId(companyId)) return true
  const company = db.get<{ owner: Uint8Array | null }>('SELECT owner FROM companies WHERE id = ?', idToBytes(companyId))
  return company === undefined || scopeReaches(person.rights.scopes.company.read, person, company.owner === null ? null : idFromBytes(company.owner))
}

function storedName(db: ReadDb, companyId: string): string | undefined {
  return isId(companyId) ? db.get<{ name: string }>('SELECT name FROM companies WHERE id = ?', idToBytes(companyId))?.name : undefined
}

function settlePosition(position: Position, companyName: string | undefined): Position {
  return {
    companyId: companyName === undefined ? null : position.companyId,
    companyName: companyName ?? position.companyName.trim(),
    role: position.role.trim(),
    department: position.department.trim(),
    primary: position.primary,
    left: position.left,
  }
}
