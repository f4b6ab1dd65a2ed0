import { createHash } from 'node:crypto'
import { err, ok, type Result } from '../../shared/result'
import type { ListFilter, ObjectType } from '../../shared/list'
import type { ReadDb } from '../db/database'
import type { Anchor, KnownList, ListCache } from './list-cache'
import { hidesNames } from '../search/seen-columns'
import { findNumbers } from './list-filter'
import { sortColumns, type Direction, type Sort } from './list-sort'

export interface ListQuery {
  readonly object: ObjectType
  readonly filter: ListFilter
  readonly sort: Sort
  readonly direction: Direction
}
export type CursorExpired = { readonly kind: 'cursor-expired' }
/** The rows of a page by number, where it starts and what follows it. */
export interface NumberPage {
  readonly numbers: readonly number[]
  readonly at: number | null
  readonly next: string | null
}

type Key = readonly (string | number)[]
interface KeyRow {
  readonly number: number
  readonly [column: string]: string | number
}

/** Rows between two anchors: what a jump skips at most, in an index that holds nothing but keys. */
const ANCHOR_STEP = 2_000
const ANCHORS_KEPT = 10_000

/**
 * One page of a list, by place or by cursor. Without conditions it is read by key from the nearest known place,
 * so that row 500,000 costs what row 1 costs; with conditions, or for somebody who does not see every row or name, the list is found once and kept until
 * the noun changes.
 */
export function numberPage(db: ReadDb, cache: ListCache, query: ListQuery, page: { at?: number | undefined; after?: string | undefined; limit: number }): Result<NumberPage, CursorExpired> {
  const list = cache.of(query.object, query.filter, query.sort, query.direction)
  if (page.after !== undefined) {
    const last = readCursor(db, query, page.after)
    if (last === null) return err({ kind: 'cursor-expired' })
    if (!isFoundOnce(db, query)) return ok(closed(db, query, followers(db, query, last, page.limit + 1), page.limit, null))
    const numbers = filteredNumbers(db, list, query)
    const place = numbers.indexOf(last.at(-1) as number)
    return place === -1 ? err({ kind: 'cursor-expired' }) : ok(closed(db, query, [...numbers.subarray(place + 1, place + 2 + page.limit)], page.limit, null))
  }
  const at = page.at ?? 0
  if (isFoundOnce(db, query)) return ok(closed(db, query, [...filteredNumbers(db, list, query).subarray(at, at + page.limit + 1)], page.limit, at))
  const before = at === 0 ? null : keyAt(db, query, list, at - 1)
  if (before === undefined) return ok({ numbers: [], at, next: null })
  const numbers = followers(db, query, before, page.limit + 1)
  const last = numbers[page.limit - 1]
  // The next page of somebody who scrolls starts here.
  if (last !== undefined) remember(list, { at: at + page.limit - 1, key: keyOf(db, query, last) })
  return ok(closed(db, query, numbers, page.limit, at))
}

/** How many records a filter finds. Kept until the noun changes. */
export function countList(db: ReadDb, cache: ListCache, object: ObjectType, filter: ListFilter): number {
  const query: ListQuery = { object, filter, sort: 'name', direction: 'ascending' }
  const list = cache.of(object, filter, query.sort, query.direction)
  return filter.conditions.length > 0 || hidesRows(db, object) ? filteredNumbers(db, list, query).length : countAll(db, list, query)
}

/** All numbers of a list in its order; what a change of many records goes through. */
export function allNumbers(db: ReadDb, cache: ListCache, query: ListQuery): Uint32Array {
  return filteredNumbers(db, cache.of(query.object, query.filter, query.sort, query.direction), query)
}

// Where some names are kept back no index has the order that is shown.
function isFoundOnce(db: ReadDb, { object, filter, sort }: ListQuery): boolean {
  return filter.conditions.length > 0 || hidesRows(db, object) || (hidesNames(db, object) && (sort === 'name' || sort === 'company'))
}

function hidesRows({ sight }: ReadDb, object: ObjectType): boolean {
  return sight !== null && sight.scopes[object].read !== 'all'
}

function filteredNumbers(db: ReadDb, list: KnownList, query: ListQuery): Uint32Array {
  list.numbers ??= findNumbers(db, query.object, query.filter, query.sort, query.direction)
  return list.numbers
}

function countAll(db: ReadDb, list: KnownList, query: ListQuery): number {
  list.count ??= db.get<{ n: number }>(`SELECT count(*) AS n FROM ${tableOf(query)} WHERE bin = ?`, query.filter.bin ? 1 : 0)?.n ?? 0
  return list.count
}

const tableOf = (query: ListQuery): string => (query.object === 'contact' ? 'contacts' : 'companies')

/** Numbers of the rows behind `key`, in order; from the top when null. */
function followers(db: ReadDb, query: ListQuery, key: Key | null, limit: number): number[] {
  return keyRows(db, query, key, 'onward', limit, 0).map((row) => row.number)
}

/** Rows of the sort index from behind (or before) a key. Reads keys only: the index covers the question. */
function keyRows(db: ReadDb, query: ListQuery, from: Key | null, way: 'onward' | 'back', limit: number, skip: number): KeyRow[] {
  const columns = [...sortColumns(query.object, query.sort), 'number']
  const rising = (query.direction === 'ascending') === (way === 'onward')
  const behind = from === null ? '' : ` AND (${columns.join(', ')}) ${rising ? '>' : '<'} (${columns.map(() => '?').join(', ')})`
  const order = columns.map((column) => `${column} ${rising ? 'ASC' : 'DESC'}`).join(', ')
  return db.all<KeyRow>(
    `SELECT ${columns.join(', ')} FROM ${tableOf(query)} WHERE bin = ?${behind} ORDER BY ${order} LIMIT ? OFFSET ?`,
    query.filter.bin ? 1 : 0, ...(from ?? []), limit, skip,
  )
}

function keyOf(db: ReadDb, query: ListQuery, number: number): Key {
  const columns = sortColumns(query.object, query.sort)
  const row = db.get<KeyRow>(`SELECT ${columns.join(', ')}, number FROM ${tableOf(query)} WHERE number = ?`, number)
  if (row === undefined) throw new Error('a row vanished while its page was read')
  return keyFrom(row, columns)
}

function keyFrom(row: KeyRow, columns: readonly string[]): Key {
  return [...columns.map((column) => row[column] ?? ''), row.number]
}

/** The key of the row at a place, or undefined behind the end: from the nearest known place in small steps, remembering each. */
function keyAt(db: ReadDb, query: ListQuery, list: KnownList, place: number): Key | undefined {
  const total = countAll(db, list, query)
  if (place >= total) return undefined
  const columns = sortColumns(query.object, query.sort)
  let { at, key } = nearest(list, place, total)
  while (at !== place) {
    const way = at < place ? 'onward' : 'back'
    const step = Math.min(Math.abs(place - at), ANCHOR_STEP)
    const row = keyRows(db, query, key, way, 1, step - 1)[0]
    if (row === undefined) return undefined
    key = keyFrom(row, columns)
    at += way === 'onward' ? step : -step
    remember(list, { at, key })
  }
  return key ?? undefined
}

/** The known place closest to `place`; the top (-1) and the end (`total`) are known without a key. */
function nearest(list: KnownList, place: number, total: number): { at: number; key: Key | null } {
  const index = insertionIndex(list.anchors, place)
  const candidates: { at: number; key: Key | null }[] = [{ at: -1, key: null }, { at: total, key: null }]
  for (const anchor of [list.anchors[index - 1], list.anchors[index]]) if (anchor !== undefined) candidates.push(anchor)
  return candidates.reduce((best, candidate) => (Math.abs(candidate.at - place) < Math.abs(best.at - place) ? candidate : best))
}

function remember(list: KnownList, anchor: Anchor): void {
  if (list.anchors.length >= ANCHORS_KEPT) return
  const index = insertionIndex(list.anchors, anchor.at)
  if (list.anchors[index]?.at !== anchor.at) list.anchors.splice(index, 0, anchor)
}

/** Index of the first anchor at or behind `at`. */
function insertionIndex(anchors: readonly Anchor[], at: number): number {
  let low = 0
  let high = anchors.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((anchors[middle]?.at ?? 0) < at) low = middle + 1
    else high = middle
  }
  return low
}

/** A page of at most `limit` out of one row more, which tells whether there is a next one. */
function closed(db: ReadDb, query: ListQuery, numbers: readonly number[], limit: number, at: number | null): NumberPage {
  const shown = numbers.slice(0, limit)
  const last = shown.at(-1)
  return { numbers: shown, at, next: numbers.length > limit && last !== undefined ? writeCursor(db, query, last) : null }
}

// A cursor names the last row and its version, and of its key only a few bits: keys are customers' names. A row changed since may have moved,
// and so may one whose version stayed: people are sorted by the name of their company, which is renamed without them.
function writeCursor(db: ReadDb, query: ListQuery, number: number): string {
  const row = db.get<{ version: number }>(`SELECT version FROM ${tableOf(query)} WHERE number = ?`, number)
  return [query.sort, query.direction, query.filter.bin ? 'bin' : 'list', number, row?.version ?? 0, fingerprint(keyOf(db, query, number))].join('.')
}

function readCursor(db: ReadDb, query: ListQuery, cursor: string): Key | null {
  const [sort, direction, place, number, version, print] = cursor.split('.')
  if (sort !== query.sort || direction !== query.direction || place !== (query.filter.bin ? 'bin' : 'list')) return null
  if (!/^\d{1,15}$/.test(number ?? '')) return null
  const row = db.get<{ version: number; bin: number }>(`SELECT version, bin FROM ${tableOf(query)} WHERE number = ?`, Number(number))
  if (row === undefined || String(row.version) !== version || (row.bin === 1) !== query.filter.bin) return null
  const key = keyOf(db, query, Number(number))
  return fingerprint(key) === print ? key : null
}

/** Tells a key from another one, but for one in 16 million, and fits too many names to give one away. */
function fingerprint(key: Key): string {
  return createHash('sha256').update(JSON.stringify(key)).digest('hex').slice(0, 6)
}
