import { fold } from '../../shared/fold'
import { idToBytes, isId } from '../../shared/ids'
import type { Condition, ListFilter, ObjectType } from '../../shared/list'
import { fieldRuleOf } from '../../shared/permissions'
import type { ReadDb, SqlValue } from '../db/database'
import { everyWithPhone, readQuestion } from '../search/candidates'
import { matchAll, matchWholeWords } from '../search/match-text'
import { namedCondition, phonesSeen, seenMatches } from '../search/seen-columns'
import { decodeTags } from '../db/stored-lists'
import { planHygiene } from './hygiene-conditions'
import { sortColumns, type Direction, type Sort } from './list-sort'
import { foldTag } from './normalise'

export interface Clause {
  readonly sql: string
  readonly params: readonly SqlValue[]
}
/** What only the program can compare: folded text. */
interface Row {
  readonly number: number
  readonly city: string
  readonly country: string
  readonly industry: string
  readonly tags: string
}
export interface Plan {
  /** Queries for numbers by an index, of which the first drives the search. */
  readonly sources: Clause[]
  /** Queries for numbers that are left out. */
  readonly without: Clause[]
  readonly where: Clause[]
  readonly checks: ((row: Row) => boolean)[]
  /** Numbers with their `rank`, which a list sorted by name follows: records that belong together stand together. */
  ranked: Clause | null
}

/** The numbers of all records a filter finds, in the order of the list. One pass; a million takes about a second. */
export function findNumbers(db: ReadDb, object: ObjectType, filter: ListFilter, sort: Sort, direction: Direction): Uint32Array {
  const plan: Plan = { sources: [], without: [], where: [], checks: [], ranked: null }
  for (const condition of filter.conditions) (object === 'contact' ? planContact : planCompany)(db, plan, condition, filter.bin)
  const { sql, params } = db.sight === null && isMostly(db, object, plan) ? scanOf(object, plan, filter.bin, sort, direction) : statementOf(object, plan, filter.bin, sort, direction, db.sight !== null)
  let found = new Uint32Array(1024)
  let length = 0
  // A statement of its own: its text differs with every filter.
  for (const row of db.prepare<SqlValue[], Row>(sql).iterate(...params)) {
    if (!plan.checks.every((check) => check(row))) continue
    if (length === found.length) {
      const larger = new Uint32Array(length * 2)
      larger.set(found)
      found = larger
    }
    found[length++] = row.number
  }
  return found.slice(0, length)
}

/** Looking up a row costs about as much as passing fifty in an index that is read in order. */
const SCAN_SHARE = 0.02

/** Whether indexes alone find so many records, or all but some, that it is cheaper to go through the list in its order. */
function isMostly(db: ReadDb, object: ObjectType, { sources, without, where, checks, ranked }: Plan): boolean {
  if (ranked !== null || where.length > 0 || checks.length > 0) return false
  const [driver] = sources
  if (driver === undefined) return without.length > 0
  const all = db.get<{ n: number | null }>(object === 'contact' ? 'SELECT max(number) AS n FROM contacts' : 'SELECT max(number) AS n FROM companies')?.n ?? 0
  const most = Math.ceil(all * SCAN_SHARE)
  return (db.prepare<SqlValue[], { n: number }>(`SELECT count(*) AS n FROM (SELECT 1 FROM (${driver.sql}) LIMIT ${String(most + 1)})`).get(...driver.params)?.n ?? 0) > most
}

/** The list's own index from end to end, keeping what the sources found: it holds all that is asked, so no row is read. */
function scanOf(object: ObjectType, { sources, without }: Plan, bin: boolean, sort: Sort, direction: Direction): { sql: string; params: SqlValue[] } {
  const order = [...sortColumns(object, sort), 'number'].map((column) => `${column} ${direction === 'ascending' ? 'ASC' : 'DESC'}`).join(', ')
  // The sign keeps the numbers from being looked up one by one.
  const kept = [...sources.map(({ sql }) => ` AND +number IN (${sql})`), ...without.map(({ sql }) => ` AND +number NOT IN (${sql})`)].join('')
  return { sql: `SELECT number FROM ${object === 'contact' ? 'contacts' : 'companies'} WHERE bin = ?${kept} ORDER BY ${order}`, params: [bin ? 1 : 0, ...[...sources, ...without].flatMap(({ params }) => params)] }
}

function statementOf(object: ObjectType, plan: Plan, bin: boolean, sort: Sort, direction: Direction, isPart: boolean): { sql: string; params: SqlValue[] } {
  const table = object === 'contact' ? 'contacts' : 'companies'
  const columns = plan.checks.length === 0 ? 'c.number' : `c.number, c.city, c.country, c.tags, ${object === 'contact' ? `''` : 'c.industry'} AS industry`
  const [driver, ...others] = plan.ranked === null ? plan.sources : [plan.ranked, ...plan.sources]
  const clauses = [...plan.where, ...others.map(({ sql, params }) => ({ sql: `c.number IN (${sql})`, params })), ...plan.without.map(({ sql, params }) => ({ sql: `c.number NOT IN (${sql})`, params }))]
  // Rows read in the order of an index cost a look-up each: reading the lines as they lie and sorting what is left takes a tenth (1 of 5 s at a million).
  const as = isPart || clauses.length + plan.checks.length > 0 ? '+c.' : 'c.'
  const columnsInOrder = [...(plan.ranked !== null && sort === 'name' ? ['found.rank'] : sortColumns(object, sort).map((column) => `${as}${column}`)), `${as}number`]
  const order = columnsInOrder.map((column) => `${column} ${direction === 'ascending' ? 'ASC' : 'DESC'}`).join(', ')
  // CROSS JOIN keeps the order of the tables: first what an index finds, then its rows.
  const from = driver === undefined ? `${table} AS c` : `(${driver.sql}) AS found CROSS JOIN ${table} AS c ON c.number = found.number`
  return {
    sql: `SELECT ${columns} FROM ${from} WHERE ${as}bin = ?${clauses.map(({ sql }) => ` AND ${sql}`).join('')} ORDER BY ${order}`,
    params: [...(driver?.params ?? []), bin ? 1 : 0, ...clauses.flatMap(({ params }) => params)],
  }
}

function planContact(db: ReadDb, plan: Plan, condition: Condition, bin: boolean): void {
  const { sources, where } = plan
  switch (condition.field) {
    case 'text':
      if (bin) addBinText(plan, condition.value, `c.name_key || ' ' || c.company_key${emailIn(db, 'contact')}`)
      else addText(db, 'contact', plan, condition.value)
      return
    case 'tag':
      addTag(plan, condition, bin, 'contact_tags')
      return
    case 'company':
      if (condition.op !== 'is') where.push(presence('company_name', condition.op))
      else sources.push({ sql: 'SELECT DISTINCT contact AS number FROM contact_positions WHERE company = (SELECT number FROM companies WHERE id = ?)', params: [idOrNothing(condition.value)] })
      return
    case 'city':
    case 'country':
      addPlace(plan, condition, bin, 'contact_search')
      return
    case 'industry':
      if (condition.op !== 'is-empty') where.push(nothing)
      return
    case 'birthday':
      sources.push({ sql: `SELECT number FROM contact_details WHERE birthday <> '' AND substr(birthday, -5) BETWEEN ? AND ?`, params: [`${condition.value}-01`, `${condition.value}-31`] })
      return
    case 'optOut':
      addOptOut(plan, condition.op, 'contact_details')
      return
    case 'batch':
      addBatch(plan, condition.value, 'contact')
      return
    case 'reach':
    case 'duplicates':
    case 'people':
      planHygiene(db, plan, condition, 'contact', bin)
      return
    default:
      if (condition.op === 'is-invalid') planHygiene(db, plan, condition, 'contact', bin)
      else addCommon(plan, condition)
  }
}

function planCompany(db: ReadDb, plan: Plan, condition: Condition, bin: boolean): void {
  const { sources, where, checks } = plan
  switch (condition.field) {
    case 'text':
      if (bin) addBinText(plan, condition.value, `c.name_key || ' ' || lower(c.domain)${emailIn(db, 'company')}`)
      else addText(db, 'company', plan, condition.value)
      return
    case 'tag':
      addTag(plan, condition, bin, 'company_tags')
      return
    case 'company':
      if (condition.op !== 'is-present') where.push(condition.op === 'is' ? { sql: 'c.id = ?', params: [idOrNothing(condition.value)] } : nothing)
      return
    case 'city':
    case 'country':
      addPlace(plan, condition, bin, 'company_search')
      return
    case 'industry': {
      if (condition.op !== 'is') {
        where.push(presence('industry', condition.op))
        return
      }
      const wanted = fold(condition.value)
      // It is searched for like a tag; the line says whether the line of business is meant, and as a whole.
      const match = bin ? null : matchWholeWords('tags', condition.value)
      if (match !== null) sources.push({ sql: 'SELECT rowid AS number FROM company_search WHERE company_search MATCH ?', params: [match] })
      checks.push((row) => fold(row.industry) === wanted)
      return
    }
    case 'birthday':
      where.push(nothing)
      return
    case 'optOut':
      addOptOut(plan, condition.op, 'company_details')
      return
    case 'batch':
      addBatch(plan, condition.value, 'company')
      return
    case 'reach':
    case 'duplicates':
    case 'people':
      planHygiene(db, plan, condition, 'company', bin)
      return
    default:
      if (condition.op === 'is-invalid') planHygiene(db, plan, condition, 'company', bin)
      else addCommon(plan, condition)
  }
}

type PlaceCondition = Extract<Condition, { field: 'city' | 'country' }>
type CommonCondition = Extract<Condition, { field: 'owner' | 'email' | 'phone' | 'notes' | 'tags' | 'created' | 'updated' }>
const filled = { email: `c.email <> ''`, phone: `c.phone <> ''`, notes: 'c.has_notes = 1', tags: `c.tags <> ''`, company_name: `c.company_name <> ''`, city: `c.city <> ''`, country: `c.country <> ''`, industry: `c.industry <> ''` } as const
const nothing: Clause = { sql: '0', params: [] }

function presence(column: keyof typeof filled, op: 'is-empty' | 'is-present'): Clause {
  return { sql: op === 'is-present' ? filled[column] : `NOT (${filled[column]})`, params: [] }
}

function addCommon({ where }: Plan, condition: CommonCondition): void {
  if (condition.field === 'owner') {
    where.push(condition.op === 'is-empty' ? { sql: 'c.owner IS NULL', params: [] } : { sql: 'c.owner = ?', params: [idOrNothing(condition.value)] })
  } else if (condition.field === 'created' || condition.field === 'updated') {
    const column = condition.field === 'created' ? 'c.created_at' : 'c.updated_at'
    where.push({ sql: condition.op === 'before' ? `${column} < ?` : `${column} >= ?`, params: [condition.value] })
  } else {
    where.push(presence(condition.field, condition.op === 'is-present' ? 'is-present' : 'is-empty'))
  }
}

// What is found may be deleted in one step, so that every word counts, and digits are those of one number: the same people the search shows.
function addText(db: ReadDb, object: ObjectType, { sources }: Plan, text: string): void {
  const words = object === 'contact' ? 'contact_search' : 'company_search'
  const found = seenMatches(db, object, (columns) => matchAll(text, columns, Infinity)).map(({ match, isNamed }): Clause => ({
    sql: isNamed ? `SELECT ${words}.rowid AS number FROM ${words} CROSS JOIN contacts AS seen ON seen.number = ${words}.rowid WHERE ${words} MATCH ?${namedCondition(true)}` : `SELECT rowid AS number FROM ${words} WHERE ${words} MATCH ?`,
    params: [match],
  }))
  for (const digits of phonesSeen(db, object) ? readQuestion(text).digits : []) found.push({ sql: 'SELECT value AS number FROM json_each(?)', params: [JSON.stringify(everyWithPhone(db, object, digits))] })
  sources.push(found.length === 0
    ? { sql: 'SELECT 0 AS number WHERE 0', params: [] }
    : { sql: found.map(({ sql }) => sql).join(' UNION '), params: found.flatMap(({ params }) => params) })
}

const emailIn = (db: ReadDb, object: ObjectType): string => (db.sight === null || fieldRuleOf(db.sight, object, 'emails') === null ? ` || ' ' || lower(c.email)` : '')

// The bin is not in the search index. It is small, and a plain search over the lines will do.
function addBinText({ where }: Plan, text: string, haystack: string): void {
  for (const word of fold(text).split(' ')) where.push({ sql: `instr(${haystack}, ?) > 0`, params: [word] })
}

function addTag(plan: Plan, { op, value }: Extract<Condition, { field: 'tag' }>, bin: boolean, links: 'contact_tags' | 'company_tags'): void {
  const folded = foldTag(value.trim())
  if (bin) {
    plan.checks.push((row) => decodeTags(row.tags).some((tag) => foldTag(tag) === folded) === (op === 'is'))
    return
  }
  const carriers: Clause = { sql: `SELECT number FROM ${links} WHERE tag = (SELECT number FROM tags WHERE folded = ?)`, params: [folded] }
  if (op === 'is') plan.sources.push(carriers)
  else plan.without.push(carriers)
}

// The index finds the words in any address of the record; the line says whether the primary one is meant.
function addPlace(plan: Plan, condition: PlaceCondition, bin: boolean, words: 'contact_search' | 'company_search'): void {
  if (condition.op !== 'is') {
    plan.where.push(presence(condition.field, condition.op))
    return
  }
  const { field, value } = condition
  const wanted = fold(value)
  const match = bin ? null : matchWholeWords('place', value)
  if (match !== null) plan.sources.push({ sql: `SELECT rowid AS number FROM ${words} WHERE ${words} MATCH ?`, params: [match] })
  plan.checks.push((row) => fold(row[field]) === wanted)
}

// The condition of the index, word by word: SQLite uses it only so.
function addOptOut(plan: Plan, op: 'is-present' | 'is-empty', details: 'contact_details' | 'company_details'): void {
  const sql = `SELECT number FROM ${details} WHERE instr(emails, '"optOut":true') > 0 OR instr(phones, '"optOut":true') > 0 OR instr(addresses, '"optOut":true') > 0`
  if (op === 'is-present') plan.sources.push({ sql, params: [] })
  else plan.without.push({ sql, params: [] })
}

// What came with the import, and what was there already and was changed by it. The records of a folder name an import of their old vault as their source.
function addBatch({ sources }: Plan, batch: string, object: ObjectType): void {
  const [details, table] = object === 'contact' ? ['contact_details', 'contacts'] : ['company_details', 'companies']
  const id = idToBytes(batch)
  sources.push({
    sql: `SELECT number FROM ${details} WHERE source_batch = ?
          UNION SELECT t.number FROM import_batch_rows AS r CROSS JOIN ${table} AS t ON t.id = r.record
           WHERE r.batch = (SELECT number FROM import_batches WHERE id = ?) AND r.outcome IN ('updated-${object}', 'brought-${object}')`,
    params: [id, id],
  })
}

function idOrNothing(text: string): SqlValue {
  return isId(text) ? idToBytes(text) : null
}
