import { digitsOf, fold } from '../../shared/fold'
import type { ObjectType } from '../../shared/list'
import type { ReadDb } from '../db/database'
import { decodePhones } from '../db/stored-lists'
import { wordsOf } from './words'
import { matchAll, matchWholeWords, MOST_WORDS, phoneMatch, SHORTEST_DIGITS } from './match-text'
import { hidesNames, namedCondition, phonesSeen, seenMatches } from './seen-columns'

/** What somebody typed, read once. */
export interface Question {
  readonly text: string
  /** Folded, as names are sorted. */
  readonly start: string
  readonly words: readonly string[]
  /** Spellings of a number that count as the same run: as typed, and without the zeros or `+` of a prefix. Empty when it is no number. */
  readonly digits: readonly string[]
}

/** Records of each bucket looked at; best buckets first. Ranking all hits of a common word took 235 ms at a million (PERFORMANCE.md 1d). */
const BUCKET = 50
const PHONES_LOOKED_AT = 400

/** Reads a question. Any text is fine; one without a letter or digit finds nothing. */
export function readQuestion(text: string): Question {
  const digits = digitsOf(text)
  const bare = digits.replace(/^0{1,2}/, '')
  // A number has no letters in it; a name with a digit is a name.
  const isNumber = digits.length >= 3 && !/\p{L}/u.test(text)
  return { text, start: fold(text), words: wordsOf(text, MOST_WORDS), digits: isNumber ? [...new Set([digits, bare].filter((run) => run.length >= 3))] : [] }
}

/** Numbers of the records worth ranking, likeliest first, at most a few hundred; `more` when a bucket was cut. */
export function candidates(db: ReadDb, object: ObjectType, question: Question): { numbers: number[]; more: boolean } {
  const found = new Set<number>()
  let more = false
  const take = (rows: readonly { number: number }[]): void => {
    if (rows.length === BUCKET) more = true
    for (const { number } of rows) found.add(number)
  }
  if (question.start !== '') take(namedLike(db, object, question.start))
  for (const digits of phonesSeen(db, object) ? question.digits : []) for (const number of withPhone(db, object, digits, BUCKET)) found.add(number)
  if (question.words.length > 0) {
    const isNamed = hidesNames(db, object)
    take(matching(db, object, matchWholeWords('name', question.text), isNamed))
    take(matching(db, object, matchAll(question.text, 'name'), isNamed))
    // One letter starts some word of almost every record: names are enough.
    if (question.words.some((word) => word.length > 1)) for (const seen of seenMatches(db, object, (columns) => matchAll(question.text, columns))) take(matching(db, object, seen.match, seen.isNamed))
  }
  return { numbers: [...found], more }
}

function namedLike(db: ReadDb, object: ObjectType, start: string): { number: number }[] {
  if (db.sight !== null) return seenNamedLike(db, object, start)
  const sql = object === 'contact'
    ? 'SELECT number FROM contacts WHERE bin = 0 AND name_key >= ? AND name_key < ? ORDER BY name_key, number LIMIT ?'
    : 'SELECT number FROM companies WHERE bin = 0 AND name_key >= ? AND name_key < ? ORDER BY name_key, number LIMIT ?'
  return db.all<{ number: number }>(sql, start, `${start}\u{10ffff}`, BUCKET)
}

/** In the order of names as they are stored, of which only those count that are shown: the rest are addresses and numbers that stand for one. */
function seenNamedLike(db: ReadDb, object: ObjectType, start: string): { number: number }[] {
  const table = object === 'contact' ? 'contacts' : 'companies'
  return db.all<{ number: number }>(
    `SELECT seen.number FROM main.${table} AS named CROSS JOIN ${table} AS seen ON seen.number = named.number
      WHERE named.bin = 0 AND named.name_key >= ? AND named.name_key < ? AND seen.name_key = named.name_key ORDER BY named.name_key, named.number LIMIT ?`,
    start, `${start}\u{10ffff}`, BUCKET)
}

function matching(db: ReadDb, object: ObjectType, match: string | null, isNamed: boolean): { number: number }[] {
  if (match === null) return []
  // The index knows everybody's records: the limit must count those that are seen.
  if (db.sight !== null) return db.all<{ number: number }>(object === 'contact'
    ? `SELECT contact_search.rowid AS number FROM contact_search CROSS JOIN contacts AS seen ON seen.number = contact_search.rowid WHERE contact_search MATCH ?${namedCondition(isNamed)} LIMIT ?`
    : 'SELECT company_search.rowid AS number FROM company_search CROSS JOIN companies AS seen ON seen.number = company_search.rowid WHERE company_search MATCH ? LIMIT ?', match, BUCKET)
  const sql = object === 'contact'
    ? 'SELECT rowid AS number FROM contact_search WHERE contact_search MATCH ? LIMIT ?'
    : 'SELECT rowid AS number FROM company_search WHERE company_search MATCH ? LIMIT ?'
  return db.all<{ number: number }>(sql, match, BUCKET)
}

/** Numbers of at most `most` records with a phone that holds this run of digits. The index knows runs of three: more is compared with the record. */
export function withPhone(db: ReadDb, object: ObjectType, digits: string, most: number): number[] {
  const numbers: number[] = []
  for (const number of holders(db, object, digits, digits.length === SHORTEST_DIGITS ? most : PHONES_LOOKED_AT)) {
    numbers.push(number)
    if (numbers.length === most) break
  }
  return numbers
}

/** Numbers of all records outside the bin with a phone that holds this run of digits, rising: what a change of many may go by. */
export function everyWithPhone(db: ReadDb, object: ObjectType, digits: string): number[] {
  return [...holders(db, object, digits, NO_LIMIT)]
}

const NO_LIMIT = -1

function* holders(db: ReadDb, object: ObjectType, digits: string, lookedAt: number): Generator<number> {
  const match = phoneMatch(digits)
  if (match === null) return
  const sql = object === 'contact'
    ? 'SELECT d.number, d.phones FROM contact_phone_search CROSS JOIN contact_details AS d ON d.number = contact_phone_search.rowid WHERE contact_phone_search MATCH ? LIMIT ?'
    : 'SELECT d.number, d.phones FROM company_phone_search CROSS JOIN company_details AS d ON d.number = company_phone_search.rowid WHERE company_phone_search MATCH ? LIMIT ?'
  for (const { number, phones } of db.prepare<[string, number], { number: number; phones: string }>(sql).iterate(match, lookedAt)) {
    if (digits.length === SHORTEST_DIGITS || numbersIn(phones).some((phone) => digitsOf(phone).includes(digits))) yield number
  }
}

// Where nothing is escaped the numbers stand there as they are: reading all of the list costs ten times as much, and a part of a prefix fits most records.
function numbersIn(phones: string): string[] {
  return phones.includes('\\') ? decodePhones(phones).map(({ number }) => number) : Array.from(phones.matchAll(/"number":"([^"]*)"/g), ([, number = '']) => number)
}
