import { digitsOf } from '../../shared/fold'
import type { ObjectType } from '../../shared/list'
import type { WriteDb } from '../db/database'
import { decodePhones } from '../db/stored-lists'
import { SHORTEST_DIGITS } from './match-text'

/** What a phone index is made of: digits, and the space between two numbers. */
const SIGNS = 11
const SPACE = 10
const RUNS = SIGNS ** SHORTEST_DIGITS
const PORTION = 20_000

/** Told after every some thousand records; a throw stops the work. */
export type PassedRecords = (records: number) => void

/**
 * Whether the phone index of a noun knows as many records for every run of three digits as have it. Reads every record's phones:
 * some seconds for a million. Call it where nothing is written meanwhile.
 */
export function isPhoneIndexWhole(db: WriteDb, object: ObjectType, passed: PassedRecords): boolean {
  const expected = countRuns(db, object, passed)
  const index = phoneIndexOf(object)
  db.exec(`CREATE VIRTUAL TABLE IF NOT EXISTS temp.${index}_runs USING fts5vocab ('main', '${index}', 'row')`)
  let known = 0
  for (const { term, doc } of db.prepare<[], { term: string; doc: number }>(`SELECT term, doc FROM temp.${index}_runs`).iterate()) {
    const run = runOf(term, 0)
    if (run === null || expected[run] !== doc) return false
    known += 1
  }
  return known === expected.reduce((runs, records) => (records > 0 ? runs + 1 : runs), 0)
}

/** Fills the phone index of a noun anew from its records, inside the caller's transaction. */
export function rebuildPhoneIndex(db: WriteDb, object: ObjectType, passed: PassedRecords): void {
  const index = phoneIndexOf(object)
  db.run(`INSERT INTO ${index} (${index}) VALUES ('delete-all')`)
  const add = db.prepare<[number, string]>(`INSERT INTO ${index} (rowid, digits) VALUES (?, ?)`)
  eachPhones(db, object, passed, (number, digits) => add.run(number, digits))
}

/** Numbers of records outside the bin with their digits as the index is fed, by rising number. */
function eachPhones(db: WriteDb, object: ObjectType, passed: PassedRecords, take: (number: number, digits: string) => void): void {
  const [lines, details] = object === 'contact' ? ['contacts', 'contact_details'] : ['companies', 'company_details']
  const rows = db.prepare<[number, number], { number: number; phones: string }>(
    `SELECT d.number, d.phones FROM ${details} AS d CROSS JOIN ${lines} AS l ON l.number = d.number WHERE d.number > ? AND d.phones <> '' AND l.bin = 0 ORDER BY d.number LIMIT ?`)
  let last = 0
  let done = 0
  // In portions: a connection that iterates can not write.
  for (;;) {
    const portion = rows.all(last, PORTION)
    for (const { number, phones } of portion) {
      const digits = indexedDigits(phones)
      if (digits !== '') take(number, digits)
      last = number
    }
    done += portion.length
    passed(done)
    if (portion.length < PORTION) return
  }
}

/** Phones as stored, as the index is fed with them. */
function indexedDigits(phones: string): string {
  return decodePhones(phones).map(({ number }) => digitsOf(number)).join(' ')
}

function countRuns(db: WriteDb, object: ObjectType, passed: PassedRecords): Uint32Array {
  const records = new Uint32Array(RUNS)
  // The last record that had a run: one that has it twice counts once.
  const lastWith = new Float64Array(RUNS)
  eachPhones(db, object, passed, (number, digits) => {
    for (let at = 0; at + SHORTEST_DIGITS <= digits.length; at++) {
      const run = runOf(digits, at) ?? 0
      if (lastWith[run] === number) continue
      lastWith[run] = number
      records[run] = (records[run] ?? 0) + 1
    }
  })
  return records
}

/** The place of a run of three signs; null when one of them belongs to no phone. */
function runOf(text: string, at: number): number | null {
  let run = 0
  for (let sign = at; sign < at + SHORTEST_DIGITS; sign++) {
    const code = text.charCodeAt(sign)
    const value = code === 32 ? SPACE : code - 48
    if (!(value >= 0 && value <= SPACE) || (value === SPACE && code !== 32)) return null
    run = run * SIGNS + value
  }
  return run
}

function phoneIndexOf(object: ObjectType): 'contact_phone_search' | 'company_phone_search' {
  return object === 'contact' ? 'contact_phone_search' : 'company_phone_search'
}
