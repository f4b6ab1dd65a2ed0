import { digitsOf, fold } from '../../shared/fold'
import type { ObjectType } from '../../shared/list'
import type { ReadDb } from '../db/database'
import { createFirstSeen } from './first-seen'
import { createGroups, type Groups } from './groups'
import { matchKey } from './match-key'

/** What tells whether two people may be one: what their lines show. */
interface PersonLine {
  readonly number: number
  readonly name_key: string
  readonly company_key: string
  readonly email: string
  readonly phone: string
}

// Addresses of an office, which many people share.
const SHARED_ADDRESS = /^(info|office|contact|kontakt|mail|sales|hello|admin|support|service|team|buero|post|verkauf|vertrieb|reception|empfang|enquiries)@/i
/** More people than this behind one address or number are an office or a switchboard, and are not compared with each other. */
const MOST_SHARING = 50
const PHONE_DIGITS = 9
const NO_COMPANY_KEY = '\uffff'

/**
 * Records that may be one, those that belong together side by side, ordered by the name of each group's first. Only candidates: whoever looks at
 * them decides. People: the same name at the same company, or an email or phone in common and a like name. Companies: a name without its legal form,
 * or a domain, in common, and no two different domains. A million people take some seconds.
 */
export function findDuplicates(db: ReadDb, object: ObjectType): Uint32Array {
  const groups = createGroups()
  if (object === 'contact') {
    linkSameNames(db, groups)
    linkSameReach(db, groups)
  } else linkCompanies(db, groups)
  const found = groups.all()
  const names = namesOf(db, object, found.map(([first]) => first ?? 0))
  const order = found.map((group) => ({ group, name: names.get(group[0] ?? 0) ?? '' })).sort((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : (one.group[0] ?? 0) - (other.group[0] ?? 0)))
  return Uint32Array.from(order.flatMap(({ group }) => group))
}

/** The same name at the same company. Without a company, a different email or phone tells namesakes apart. */
function linkSameNames(db: ReadDb, groups: Groups): void {
  const rows = db.prepare<[], PersonLine>(`
    SELECT c.number, c.name_key, c.company_key, c.email, c.phone
      FROM (SELECT company_key, name_key FROM contacts WHERE bin = 0 AND name_key <> '' GROUP BY company_key, name_key HAVING count(*) > 1) AS twice
      CROSS JOIN contacts AS c ON c.bin = 0 AND c.company_key = twice.company_key AND c.name_key = twice.name_key
     ORDER BY c.company_key, c.name_key, c.number`)
  let together: PersonLine[] = []
  const close = (): void => { linkAlike(together, groups, (a, b) => a.company_key !== NO_COMPANY_KEY || nothingTellsApart(a, b)) }
  for (const row of rows.iterate()) {
    const [first] = together
    if (first !== undefined && (first.name_key !== row.name_key || first.company_key !== row.company_key)) {
      close()
      together = []
    }
    together.push(row)
  }
  close()
}

function nothingTellsApart(a: PersonLine, b: PersonLine): boolean {
  if (a.email !== '' && b.email !== '') return fold(a.email) === fold(b.email)
  if (a.phone !== '' && b.phone !== '') return phoneKeyOf(a.phone) === phoneKeyOf(b.phone)
  return true
}

/** An email or a phone in common, and names that are alike. */
function linkSameReach(db: ReadDb, groups: Groups): void {
  const most = db.get<{ n: number | null }>('SELECT max(number) AS n FROM contacts')?.n ?? 0
  const [emails, phones] = [createFirstSeen(most), createFirstSeen(most)]
  const sharing = new Map<string, number[]>()
  const meet = (kind: string, first: number, number: number): void => {
    if (first === 0) return
    const key = `${kind}${String(first)}`
    const known = sharing.get(key)
    if (known === undefined) sharing.set(key, [first, number])
    else if (known.length < MOST_SHARING) known.push(number)
  }
  // The sign keeps the lines from being looked up one by one in the order of an index: at a million that took ten times as long.
  for (const { number, email, phone } of db.prepare<[], { number: number; email: string; phone: string }>(`SELECT number, email, phone FROM contacts WHERE +bin = 0 AND (email <> '' OR phone <> '')`).iterate()) {
    if (email !== '' && !SHARED_ADDRESS.test(email)) meet('e', emails.of(matchKey('email', fold(email)) + 1, number), number)
    const key = phoneKeyOf(phone)
    if (key > 0) meet('p', phones.of(key, number), number)
  }
  const lines = linesOf(db, [...sharing.values()].flat())
  for (const numbers of sharing.values()) linkAlike(numbers.flatMap((number) => lines.get(number) ?? []), groups, haveLikeNames)
}

/** The last nine digits as a number, which country codes and zeros in front do not change; 0 for fewer. */
function phoneKeyOf(phone: string): number {
  const digits = digitsOf(phone)
  return digits.length < PHONE_DIGITS ? 0 : Number(digits.slice(-PHONE_DIGITS)) + 1
}

/** A word of the name in common, or one of them has none: a family shares its number, so first names must not differ. */
function haveLikeNames(a: PersonLine, b: PersonLine): boolean {
  if (a.name_key === '' || b.name_key === '' || a.name_key === b.name_key) return true
  const [words, others] = [wordsOf(a.name_key), wordsOf(b.name_key)]
  const [first, otherFirst] = [words[0] ?? '', others[0] ?? '']
  return others.some((word) => words.includes(word)) && (first.startsWith(otherFirst) || otherFirst.startsWith(first) || words.includes(otherFirst) || others.includes(first))
}

function wordsOf(name: string): string[] {
  return name.split(/[\s,.]+/).filter((word) => word !== '')
}

function linkAlike<T extends { readonly number: number }>(members: readonly T[], groups: Groups, alike: (a: T, b: T) => boolean): void {
  // Beyond so many of one name the first stands for all: comparing each with each would take the square of them.
  const compared = members.slice(0, MOST_SHARING)
  for (const [place, one] of members.entries()) for (const other of compared.slice(0, place)) if (alike(one, other)) groups.link(one.number, other.number)
}

function linkCompanies(db: ReadDb, groups: Groups): void {
  const rows = db.all<{ key: number; number: number; domain: string }>(`
    SELECT k.key, k.number, c.domain FROM (SELECT key FROM company_keys GROUP BY key HAVING count(*) > 1) AS twice
      CROSS JOIN company_keys AS k ON k.key = twice.key CROSS JOIN companies AS c ON c.number = k.number AND c.bin = 0 ORDER BY k.key, k.number`)
  const byKey = new Map<number, { readonly number: number; readonly domain: string }[]>()
  for (const { key, number, domain } of rows) byKey.set(key, [...(byKey.get(key) ?? []), { number, domain: fold(domain) }])
  for (const members of byKey.values()) linkAlike(members, groups, (a, b) => a.domain === '' || b.domain === '' || a.domain === b.domain)
}

function linesOf(db: ReadDb, numbers: readonly number[]): ReadonlyMap<number, PersonLine> {
  return new Map(db.all<PersonLine>('SELECT number, name_key, company_key, email, phone FROM contacts WHERE number IN (SELECT value FROM json_each(?))', JSON.stringify(numbers)).map((line) => [line.number, line]))
}

function namesOf(db: ReadDb, object: ObjectType, numbers: readonly number[]): ReadonlyMap<number, string> {
  const table = object === 'contact' ? 'contacts' : 'companies'
  return new Map(db.all<{ number: number; name_key: string }>(`SELECT number, name_key FROM ${table} WHERE number IN (SELECT value FROM json_each(?))`, JSON.stringify(numbers)).map((row) => [row.number, row.name_key]))
}
