import type { ObjectType } from '../../shared/list'
import type { WriteDb } from '../db/database'
import { changedWords } from './changed-words'
import { holdOrWrite, writeHeld } from './held-changes'

export type SearchColumns = readonly [string, string, string, string, string, string]
/** What a record is found by: text made by records/words.ts in the order of the index's columns, and phone digits. */
export interface SearchEntry {
  readonly columns: SearchColumns
  readonly digits: string
}

/** The columns of each index. A hit is explained with these names. */
export const searchColumns = {
  contact: ['name', 'company', 'email', 'notes', 'tags', 'place'],
  company: ['name', 'domain', 'email', 'notes', 'tags', 'place'],
} as const

export interface SearchIndex {
  add(number: number, entry: SearchEntry): void
  /** `entry` must be what was added: the index keeps no text and could not take it out otherwise. */
  remove(number: number, entry: SearchEntry): void
  /** The same as taking out `before` and adding `after`, but touches only the words that differ: an edit of a note costs a note. */
  replace(number: number, before: SearchEntry, after: SearchEntry): void
}

/** Statements that keep the search index of one noun, inside the caller's transaction. */
export function prepareSearchIndex(db: WriteDb, object: ObjectType): SearchIndex {
  const sql = object === 'contact' ? contactSql : companySql
  const addText = db.prepare(sql.addText)
  const removeText = db.prepare(sql.removeText)
  const addDigits = db.prepare(sql.addDigits)
  const removeDigits = db.prepare(sql.removeDigits)
  const flushDigits = db.prepare<[]>(sql.flushDigits)
  return {
    add(number, { columns, digits }) {
      addText.run(number, ...columns)
      if (digits !== '') addDigits.run(number, digits)
    },
    remove(number, { columns, digits }) {
      writeHeld(db)
      removeText.run(number, ...columns)
      if (digits !== '') removeDigits.run(number, digits)
    },
    replace(number, before, after) {
      const { gone, come } = changedWords(before.columns, after.columns)
      const sameText = gone.every((text) => text === '') && come.every((text) => text === '')
      const [goneDigits, comeDigits] = before.digits === after.digits ? ['', ''] : [before.digits, after.digits]
      if (sameText && goneDigits === comeDigits) return
      holdOrWrite(db, number, () => {
        if (!sameText) {
          removeText.run(number, ...gone)
          addText.run(number, ...come)
        }
        if (goneDigits !== '') removeDigits.run(number, goneDigits)
        // Written out in between: an index without places (detail = none) that takes a word out at once and gets it back in the same portion
        // loses the word's later records.
        if (goneDigits !== '' && comeDigits !== '') flushDigits.run()
        if (comeDigits !== '') addDigits.run(number, comeDigits)
      })
    },
  }
}

/** Empties the indexes of one noun: before they are filled again. */
export function clearSearchIndex(db: WriteDb, object: ObjectType): void {
  const sql = object === 'contact' ? contactSql : companySql
  db.run(sql.clearText)
  db.run(sql.clearDigits)
}

const contactSql = {
  addText: 'INSERT INTO contact_search (rowid, name, company, email, notes, tags, place) VALUES (?, ?, ?, ?, ?, ?, ?)',
  removeText: `INSERT INTO contact_search (contact_search, rowid, name, company, email, notes, tags, place) VALUES ('delete', ?, ?, ?, ?, ?, ?, ?)`,
  addDigits: 'INSERT INTO contact_phone_search (rowid, digits) VALUES (?, ?)',
  removeDigits: `INSERT INTO contact_phone_search (contact_phone_search, rowid, digits) VALUES ('delete', ?, ?)`,
  flushDigits: `INSERT INTO contact_phone_search (contact_phone_search) VALUES ('flush')`,
  clearText: `INSERT INTO contact_search (contact_search) VALUES ('delete-all')`,
  clearDigits: `INSERT INTO contact_phone_search (contact_phone_search) VALUES ('delete-all')`,
}
const companySql = {
  addText: 'INSERT INTO company_search (rowid, name, domain, email, notes, tags, place) VALUES (?, ?, ?, ?, ?, ?, ?)',
  removeText: `INSERT INTO company_search (company_search, rowid, name, domain, email, notes, tags, place) VALUES ('delete', ?, ?, ?, ?, ?, ?, ?)`,
  addDigits: 'INSERT INTO company_phone_search (rowid, digits) VALUES (?, ?)',
  removeDigits: `INSERT INTO company_phone_search (company_phone_search, rowid, digits) VALUES ('delete', ?, ?)`,
  flushDigits: `INSERT INTO company_phone_search (company_phone_search) VALUES ('flush')`,
  clearText: `INSERT INTO company_search (company_search) VALUES ('delete-all')`,
  clearDigits: `INSERT INTO company_phone_search (company_phone_search) VALUES ('delete-all')`,
}
