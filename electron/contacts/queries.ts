import type { Contact, ContactListItem } from '../../shared/contacts/contact'
import { idToBytes } from '../../shared/ids'
import type { ContactPageInput, ListFilter, Page } from '../../shared/list'
import { ok, type Result } from '../../shared/result'
import type { ReadDb } from '../db/database'
import type { ListCache } from '../records/list-cache'
import { countList, numberPage, type CursorExpired } from '../records/list-page'
import { numberOf } from '../records/record-kind'
import { readContact, readListItems } from './contact-reader'

/** A person with everything about them, in the bin or not; undefined when there is none. */
export function getContact(db: ReadDb, id: string): Contact | undefined {
  const number = numberOf(db, 'contacts', idToBytes(id))
  return number === undefined ? undefined : readContact(db, number)?.record
}

/** One page of people, by place or by cursor. A cursor whose row was changed or has gone is expired: ask by place again. */
export function contactPage(db: ReadDb, cache: ListCache, input: ContactPageInput): Result<Page<ContactListItem>, CursorExpired> {
  const page = numberPage(db, cache, { object: 'contact', filter: input.filter, sort: input.sort, direction: input.direction }, input)
  if (!page.ok) return page
  return ok({ items: readListItems(db, page.value.numbers), at: page.value.at, next: page.value.next })
}

/** How many people a filter finds. */
export function countContacts(db: ReadDb, cache: ListCache, filter: ListFilter): number {
  return countList(db, cache, 'contact', filter)
}
