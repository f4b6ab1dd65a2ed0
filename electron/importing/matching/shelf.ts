import { idToBytes, isId } from '../../../shared/ids'
import type { ReadDb } from '../../db/database'
import { numberOf, type RecordBase, type RecordKind, type Stored } from '../../records/record-kind'
import { createKeyTable } from './key-table'
import { satchelKey } from './row-identity'

/** A record that a row may be about. `stored` is null for one that only a check has made up so far. */
export interface Known<F, R> {
  readonly number: number
  readonly fields: F
  readonly stored: Stored<R> | null
  /** The source's own row, '' when there is none. */
  readonly raw: string
}

/** Records of one noun outside the bin: those of the vault and those this run made, found by match key. */
export interface Shelf<F, R> {
  /** By Satchel's id: the record that has it, else the one made from a row with it while the id was taken by a record in the bin. */
  byId(id: string): Known<F, R> | null
  byNumber(number: number): Known<F, R> | null
  /** Records under a key: of the vault (`vaultKey` null leaves it out), then of this run. */
  byKey(vaultKey: number | null, runKey: number | null, isLikely?: (number: number) => boolean): Known<F, R>[]
  /** A record of this run that is in the vault's tables. */
  add(number: number, keys: readonly number[]): void
  /** A record that a check makes up: its fields are kept here. `satchelId` is its row's, '' for none. */
  addPending(fields: F, raw: string, keys: readonly number[], satchelId: string): void
  /** A row with this Satchel id, '' for none, stands for the record. */
  claim(number: number, satchelId: string): void
  /** Whether rows of this run stand for the record whose Satchel ids are others than this one. */
  isOfAnother(number: number, satchelId: string): boolean
  /** What a check would have made of a record: later rows of the file see it so. */
  changePending(number: number, fields: F, keys: readonly number[]): void
}

/** A key that more records share tells nothing about who is meant. */
const MOST_CANDIDATES = 50
/** Numbers from here on are pending records of a check, which have no row. */
const PENDING = 3_000_000_000
/** A check of more rows than this no longer compares later rows with earlier ones field by field. */
const MOST_PENDING = 200_000

export function createShelf<F extends object, R extends F & RecordBase>(db: ReadDb, kind: RecordKind<F, R>): Shelf<F, R> {
  const keyTable = kind.object === 'contact' ? 'contact_keys' : 'company_keys'
  const numbersOf = db.prepare<[number, number], { number: number }>(`SELECT number FROM ${keyTable} WHERE key = ? LIMIT ?`)
  // Before this run: an empty vault needs no asking.
  const hadRecords = (db.get<{ n: number | null }>(`SELECT max(number) AS n FROM ${kind.table}`)?.n ?? 0) > 0
  const made = createKeyTable()
  // Ends of Satchel ids by record number.
  const claims = createKeyTable()
  const pending: { fields: F; raw: string }[] = []
  const changed = new Map<number, F>()
  let nextPending = PENDING

  const read = (number: number): Known<F, R> | null => {
    if (number >= PENDING) {
      const draft = pending[number - PENDING]
      return draft === undefined ? null : { number, fields: draft.fields, stored: null, raw: draft.raw }
    }
    const stored = kind.read(db, number)
    return stored === undefined || stored.record.deletedAt !== null ? null : { number, fields: changed.get(number) ?? stored.record, stored, raw: stored.record.sourceRaw ?? '' }
  }
  const byKey: Shelf<F, R>['byKey'] = (vaultKey, runKey, isLikely = () => true) => {
    const numbers = new Set<number>()
    if (vaultKey !== null && hadRecords) for (const { number } of numbersOf.all(vaultKey, MOST_CANDIDATES)) if (isLikely(number)) numbers.add(number)
    if (runKey !== null) for (const number of made.numbersOf(runKey)) numbers.add(number)
    return [...numbers].map(read).filter((known) => known !== null)
  }
  const claim = (number: number, satchelId: string): void => {
    if (isId(satchelId) && !claims.numbersOf(number).includes(endOf(satchelId))) claims.add(number, endOf(satchelId))
  }
  return {
    byNumber: read,
    byId(id) {
      const number = isId(id) ? numberOf(db, kind.table, idToBytes(id)) : undefined
      const known = number === undefined ? null : read(number)
      if (known !== null || !isId(id)) return known
      const key = satchelKey(id)
      return byKey(number === undefined ? null : key, key).find(({ raw }) => raw.includes(id)) ?? null
    },
    byKey,
    add(number, keys) {
      for (const key of keys) made.add(key, number)
    },
    claim,
    isOfAnother(number, satchelId) {
      if (!isId(satchelId)) return false
      const ends = claims.numbersOf(number)
      return ends.length > 0 && !ends.includes(endOf(satchelId))
    },
    addPending(fields, raw, keys, satchelId) {
      if (pending.length >= MOST_PENDING) return
      pending.push({ fields, raw })
      for (const key of keys) made.add(key, nextPending)
      if (isId(satchelId)) made.add(satchelKey(satchelId), nextPending)
      claim(nextPending, satchelId)
      nextPending += 1
    },
    changePending(number, fields, keys) {
      const draft = pending[number - PENDING]
      if (draft !== undefined) draft.fields = fields
      else if (changed.size < MOST_PENDING) changed.set(number, fields)
      for (const key of keys) made.add(key, number)
    },
  }
}

/** The last 32 bits of an id, which are random; never 0. */
function endOf(id: string): number {
  return Number.parseInt(id.slice(-8), 16) || 1
}
