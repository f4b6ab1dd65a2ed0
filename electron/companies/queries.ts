import type { Company, CompanyListItem } from '../../shared/companies/company'
import type { ContactListItem } from '../../shared/contacts/contact'
import { fold } from '../../shared/fold'
import { idFromBytes, idToBytes } from '../../shared/ids'
import type { CompanyPageInput, ListFilter, Page } from '../../shared/list'
import { ok, type Result } from '../../shared/result'
import { readListItems as readContactItems } from '../contacts/contact-reader'
import type { ReadDb } from '../db/database'
import type { ListCache } from '../records/list-cache'
import { countList, numberPage, type CursorExpired } from '../records/list-page'
import { numberOf } from '../records/record-kind'
import { readCompany, readListItems } from './company-rows'

/** A company with everything about it, in the bin or not; undefined when there is none. */
export function getCompany(db: ReadDb, id: string): Company | undefined {
  const number = numberOf(db, 'companies', idToBytes(id))
  return number === undefined ? undefined : readCompany(db, number)?.record
}

/** One page of companies, by place or by cursor. A cursor whose row was changed or has gone is expired: ask by place again. */
export function companyPage(db: ReadDb, cache: ListCache, input: CompanyPageInput): Result<Page<CompanyListItem>, CursorExpired> {
  const page = numberPage(db, cache, { object: 'company', filter: input.filter, sort: input.sort, direction: input.direction }, input)
  if (!page.ok) return page
  return ok({ items: readListItems(db, page.value.numbers), at: page.value.at, next: page.value.next })
}

/** How many companies a filter finds. */
export function countCompanies(db: ReadDb, cache: ListCache, filter: ListFilter): number {
  return countList(db, cache, 'company', filter)
}

/** People of a company by name, those who have left last. A person with several places at it counts once, as present if one lasts. */
export function companyPeople(db: ReadDb, id: string, limit: number): { items: (ContactListItem & { readonly left: boolean })[]; total: number } {
  const number = numberOf(db, 'companies', idToBytes(id))
  if (number === undefined) return { items: [], total: 0 }
  const people = db.all<{ number: number; has_left: number }>(
    `SELECT p.contact AS number, min(p.has_left) AS has_left
       FROM contact_positions AS p
       JOIN contacts AS c ON c.number = p.contact
      WHERE p.company = ? AND c.bin = 0
      GROUP BY p.contact
      ORDER BY min(p.has_left), c.name_key, p.contact
      LIMIT ?`,
    number, limit,
  )
  const total = db.get<{ n: number }>(
    'SELECT count(DISTINCT p.contact) AS n FROM contact_positions AS p JOIN contacts AS c ON c.number = p.contact WHERE p.company = ? AND c.bin = 0', number)
  const items = people.flatMap(({ number: contact, has_left }) => readContactItems(db, [contact]).map((item) => ({ ...item, left: has_left === 1 })))
  return { items, total: total?.n ?? 0 }
}

/** Companies whose name starts like `text`, by name; all of them from the top when it is blank. */
export function suggestCompanies(db: ReadDb, text: string, limit: number): { id: string; name: string; domain: string }[] {
  const start = fold(text)
  const rows = db.all<{ id: Uint8Array; name: string; domain: string }>(
    'SELECT id, name, domain FROM companies WHERE bin = 0 AND name_key >= ? AND name_key < ? ORDER BY name_key, number LIMIT ?',
    start, `${start}\u{10ffff}`, limit,
  )
  return rows.map((row) => ({ id: idFromBytes(row.id), name: row.name, domain: row.domain }))
}
