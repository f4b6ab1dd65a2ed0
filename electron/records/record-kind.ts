import type { Stamp } from '../../shared/hlc'
import type { ObjectType } from '../../shared/list'
import type { Person } from '../../shared/permissions'
import type { RecordSource } from '../../shared/record-fields'
import type { ReadDb, WriteDb } from '../db/database'

/** What every record has besides its fields. */
export interface RecordBase {
  readonly id: string
  readonly version: number
  readonly createdAt: number
  readonly updatedAt: number
  readonly deletedAt: number | null
  readonly source: RecordSource
  readonly sourceRaw: string | null
}

/** A record with what only the engine knows of it. */
export interface Stored<R> {
  /** The row's number: the same in all tables and in the search index. */
  readonly number: number
  readonly record: R
  readonly stamp: Stamp | null
  /** Fields changed since, see field-stamps.ts. */
  readonly overrides: Uint8Array | null
}

/** Writes rows, keys, tags and search together; nothing else writes them. Only inside `commitChange`. */
export interface RecordWriter<R> {
  /** Adds a record and answers with its number. */
  insert(record: R, stamp: Stamp): number
  /** Replaces the rows of `before` by `after`, and what finds them. A field with the very same value in both is taken as unchanged. */
  replace(before: Stored<R>, after: R, overrides: Uint8Array | null): void
  /** The same for a record of which nothing but the tags changed. */
  retag(before: Stored<R>, after: R, overrides: Uint8Array | null): void
  /** The same for a record that only went to the bin or came back. */
  move(before: Stored<R>, after: R, overrides: Uint8Array | null): void
}

/** A noun of the CRM, for what all of them share: commands, undo, mass changes. */
export interface RecordKind<F extends object, R extends F & RecordBase> {
  readonly object: ObjectType
  readonly table: 'contacts' | 'companies'
  readonly fieldNames: readonly (keyof F & string)[]
  /** Trimmed fields with one primary per list and links that exist. Takes a whole draft. */
  settle(db: ReadDb, draft: F): F
  /**
   * A draft without links to records that this person does not see, but for those that `before` has: settled, a link tells the name behind it.
   * Absent where a noun links to nothing.
   */
  readonly seenLinks?: (db: ReadDb, person: Person, draft: F, before: F | null) => F
  /** Fields that {@link settle} judges by other records: what was stored of them may not be settled any more. */
  readonly linkFields: readonly (keyof F & string)[]
  ownerOf(fields: F): string | null
  ownedBy(fields: F, ownerId: string | null): F
  /** Why these fields can not be saved, or null. */
  isNameless(fields: F): boolean
  read(db: ReadDb, number: number): Stored<R> | undefined
  /** The records of these numbers, in their order; numbers without a record are left out. A few hundred at a time. */
  readMany(db: ReadDb, numbers: readonly number[]): Stored<R>[]
  writer(db: WriteDb): RecordWriter<R>
  /** Another noun whose lists show one of these fields, so that its screens must read again. */
  readonly shownElsewhere?: { readonly fields: readonly (keyof F & string)[]; readonly object: ObjectType }
}

/** The number of a record, or undefined when there is none with this id. */
export function numberOf(db: ReadDb, table: 'contacts' | 'companies', idBytes: Uint8Array): number | undefined {
  const sql = table === 'contacts' ? 'SELECT number FROM contacts WHERE id = ?' : 'SELECT number FROM companies WHERE id = ?'
  return db.get<{ number: number }>(sql, idBytes)?.number
}

/** The fields of a record without the rest. */
export function fieldsOf<F extends object, R extends F & RecordBase>(kind: RecordKind<F, R>, record: R): F {
  const fields: Partial<F> = {}
  for (const name of kind.fieldNames) fields[name] = record[name]
  return fields as F
}
