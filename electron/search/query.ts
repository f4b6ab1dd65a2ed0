import { digitsOf, fold } from '../../shared/fold'
import { idFromBytes } from '../../shared/ids'
import type { ObjectType } from '../../shared/list'
import { fieldRuleOf, type SensitiveField } from '../../shared/permissions'
import type { SearchHit } from '../../shared/search/channels'
import type { ReadDb } from '../db/database'
import { decodeAddresses, decodeEmails, decodePhones, decodeTags } from '../db/stored-lists'
import { candidates, readQuestion, type Question } from './candidates'
import { explain, nameScore, type FoundText } from './ranking'

interface CandidateRow {
  readonly id: Uint8Array
  readonly name: string
  readonly subtitle: string
  readonly second: string
  readonly email: string
  readonly phone: string
  readonly tags: string
  readonly city: string
  readonly country: string
  readonly updated_at: number
}
interface DetailRow {
  readonly emails: string
  readonly phones: string
  readonly addresses: string
  readonly notes: string
  readonly extra: string
}
interface Ranked {
  readonly object: ObjectType
  readonly number: number
  readonly row: CandidateRow
  readonly score: number
}

/**
 * Finds people and companies as somebody types: words in any order, each as the start of a word, without case and accents; phones by any
 * three or more digits. Best first, ranking a few hundred likely candidates instead of every hit. Never throws, whatever the text.
 */
export function searchRecords(db: ReadDb, text: string, objects: readonly ObjectType[], limit: number): { items: SearchHit[]; more: boolean } {
  const question = readQuestion(text)
  const ranked: Ranked[] = []
  let more = false
  for (const object of new Set(objects)) {
    const found = candidates(db, object, question)
    more ||= found.more
    for (const number of found.numbers) {
      const row = readCandidate(db, object, number)
      if (row !== undefined) ranked.push({ object, number, row, score: score(question, row) })
    }
  }
  ranked.sort((a, b) => b.score - a.score || compareText(fold(a.row.name), fold(b.row.name)) || a.number - b.number)
  const items = ranked.slice(0, limit).map((candidate) => toHit(db, question, candidate))
  return { items, more: more || ranked.length > limit }
}

/** Tags in use that start like `prefix`, most used first. Records in the bin do not count. */
export function tagsInUse(db: ReadDb, object: ObjectType, prefix: string, limit: number): { tag: string; count: number }[] {
  const start = fold(prefix)
  return db.all<{ tag: string; count: number }>(
    `SELECT t.shown AS tag, (SELECT count(*) FROM ${object === 'contact' ? 'contact_tags' : 'company_tags'} AS l WHERE l.tag = t.number) AS count
       FROM tags AS t
      WHERE t.folded >= ? AND t.folded < ? AND count > 0
      ORDER BY count DESC, t.folded
      LIMIT ?`,
    start, `${start}\u{10ffff}`, limit,
  )
}

function score(question: Question, row: CandidateRow): number {
  const name = nameScore(question, row.name)
  if (name > 0) return name
  if (question.digits.length > 0) {
    const digits = digitsOf(row.phone)
    // A number is mostly typed from its start or its end.
    return question.digits.some((run) => digits.startsWith(run) || digits.endsWith(run)) ? 45 : 42
  }
  const others = Math.max(nameScore(question, row.subtitle), nameScore(question, row.second), nameScore(question, row.email))
  return others > 0 ? 20 + others / 5 : 10
}

function readCandidate(db: ReadDb, object: ObjectType, number: number): CandidateRow | undefined {
  return object === 'contact'
    ? db.get<CandidateRow>('SELECT id, name, role AS second, company_name AS subtitle, email, phone, tags, city, country, updated_at FROM contacts WHERE number = ?', number)
    : db.get<CandidateRow>('SELECT id, name, industry AS second, domain AS subtitle, email, phone, tags, city, country, updated_at FROM companies WHERE number = ?', number)
}

function toHit(db: ReadDb, question: Question, { object, number, row }: Ranked): SearchHit {
  const place = [row.city, row.country].filter((part) => part !== '').join(', ')
  const about = object === 'contact' ? [row.second, row.subtitle] : [row.subtitle, row.second]
  const subtitle = about.filter((part) => part !== '').join(' · ') || row.email || row.phone || place
  const why = nameScore(question, row.name) > 0 ? null : explain(question, row.name, fieldsOf(db, object, number, row))
  return { object, id: idFromBytes(row.id), title: row.name, subtitle, matched: why?.matched ?? 'name', excerpt: why?.excerpt ?? '' }
}

/** All that a record may have been found by besides its name, most telling first. */
function fieldsOf(db: ReadDb, object: ObjectType, number: number, row: CandidateRow): FoundText[] {
  const detail = object === 'contact'
    ? db.get<DetailRow>(
      `SELECT emails, phones, addresses, notes, nickname || ' ' || given_name || ' ' || middle_name || ' ' || family_name || ' ' || phonetic_given_name || ' ' || phonetic_family_name AS extra
         FROM contact_details WHERE number = ?`, number)
    : db.get<DetailRow>(`SELECT emails, phones, addresses, notes, '' AS extra FROM company_details WHERE number = ?`, number)
  if (detail === undefined) return []
  const isSeen = (field: SensitiveField): boolean => db.sight === null || fieldRuleOf(db.sight, object, field) === null
  const fields: FoundText[] = [{ matched: object === 'contact' ? 'company' : 'domain', text: object === 'contact' ? companyText(db, number) : row.subtitle }]
  // A masked value explains nothing: nobody is found by it.
  for (const { address } of isSeen('emails') ? decodeEmails(detail.emails) : []) fields.push({ matched: 'email', text: address })
  for (const { number: phone } of isSeen('phones') ? decodePhones(detail.phones) : []) fields.push({ matched: 'phone', text: phone })
  for (const tag of decodeTags(row.tags)) fields.push({ matched: 'tag', text: tag })
  if (object === 'company' && row.second !== '') fields.push({ matched: 'tag', text: row.second })
  for (const { city, region, postalCode, country } of isSeen('addresses') ? decodeAddresses(detail.addresses) : []) {
    fields.push({ matched: 'place', text: [postalCode, city, region, country].filter((part) => part !== '').join(' ') })
  }
  if (isSeen('notes')) fields.push({ matched: 'notes', text: detail.notes })
  fields.push({ matched: 'name', text: detail.extra.trim() })
  return fields
}

function companyText(db: ReadDb, number: number): string {
  const places = db.all<{ company_name: string; role: string; department: string }>(
    `SELECT coalesce(o.name, p.company_name) AS company_name, p.role, p.department
       FROM contact_positions AS p LEFT JOIN main.companies AS o ON o.number = p.company
      WHERE p.contact = ? ORDER BY p.ordinal`,
    number,
  )
  return places.map(({ company_name, role, department }) => [role, department, company_name].filter((part) => part !== '').join(', ')).join(' · ')
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
