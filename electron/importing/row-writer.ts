import { createHash, type Hash } from 'node:crypto'
import type { Company, CompanyFields } from '../../shared/companies/company'
import { displayName, type Contact, type ContactFields } from '../../shared/contacts/contact'
import { idToBytes, isId, type BatchId, type CompanyId, type ContactId } from '../../shared/ids'
import type { ObjectType } from '../../shared/list'
import type { RecordSource } from '../../shared/record-fields'
import type { Change, ChangeContext } from '../changes/commit-change'
import { isSyncSetUp } from '../changes/outbox'
import { companyKind } from '../companies/company-kind'
import { prepareCompanyWriter } from '../companies/company-writer'
import { contactKind } from '../contacts/contact-kind'
import { prepareContactWriter } from '../contacts/contact-writer'
import type { WriteDb } from '../db/database'
import { changedFields, updateWithin } from '../records/commands'
import { prepareHeldKeys } from '../records/held-keys'
import { numberOf } from '../records/record-kind'
import type { BatchRows } from './import-batch'
import { satchelKey } from './matching/row-identity'
import type { Known } from './matching/shelf'

/** Created rows per entry of the audit log: one entry per row would be half of an import (PERFORMANCE.md 7c). */
const ROWS_PER_ENTRY = 1_000
/** Each call of the hash costs more than the row it hashes. */
const HASH_AT_ONCE = 64 * 1024

export interface Made {
  readonly id: string
  readonly number: number
  /** Keys that remember its row. */
  readonly rowKeys: readonly number[]
}
/** What a row makes of a record that is there. */
interface Update<F, R> {
  readonly known: Known<F, R>
  readonly fields: F
  readonly rowKeys: readonly number[]
  readonly rowKey: number | null
}
export interface RowWriter {
  createContact(fields: ContactFields, satchelId: string, raw: string | null, row: number, rowKeys: readonly number[]): Made
  createCompany(fields: CompanyFields, satchelId: string, raw: string | null, row: number, rowKeys: readonly number[]): Made
  updateContact(update: Update<ContactFields, Contact>, row: number, rows: BatchRows): void
  updateCompany(update: Update<CompanyFields, Company>, row: number, rows: BatchRows): void
  /** Remembers a row that changed nothing of a record. */
  remember(object: ObjectType, rowKey: number, number: number): void
  /** Writes what was held back. `rest` is called now and then, and may throw to stop. */
  finish(rest: () => void): void
}

/** Writes the records of one import inside its change: rows, what finds them, and their part of the audit log. */
export function prepareRowWriter(context: ChangeContext, change: Change, db: WriteDb, batch: { readonly kind: RecordSource['kind']; readonly batchId: BatchId; readonly fileName: string; readonly bulk: boolean }): RowWriter {
  const contactWriter = prepareContactWriter(db, { bulk: batch.bulk })
  const companyWriter = prepareCompanyWriter(db, { bulk: batch.bulk })
  const companyNumbers = new Map<string, number>()
  const entries = { contact: createEntries(change, 'contact', batch.batchId), company: createEntries(change, 'company', batch.batchId) }
  const keys = { contact: prepareHeldKeys(db, 'contact'), company: prepareHeldKeys(db, 'company') }
  const syncs = isSyncSetUp(db)

  const sourceAt = (row: number): RecordSource => ({ kind: batch.kind, batchId: batch.batchId, fileName: batch.fileName, row })
  const companyNumber = (id: string): number | null => {
    const known = companyNumbers.get(id)
    if (known !== undefined) return known
    const number = numberOf(db, 'companies', idToBytes(id))
    if (number !== undefined) companyNumbers.set(id, number)
    return number ?? null
  }
  const idFor = <K extends ContactId | CompanyId>(table: 'contacts' | 'companies', satchelId: string): K =>
    isId(satchelId) && numberOf(db, table, idToBytes(satchelId)) === undefined ? (satchelId as K) : context.ids.next<K>()
  const hold = (object: ObjectType, rowKeys: readonly number[], number: number): void => {
    for (const key of rowKeys) keys[object].push(key, number)
  }
  const opOf = (noun: ObjectType, id: string, fields: object, stamp: Uint8Array): void => {
    if (syncs) change.op({ noun, recordId: idToBytes(id), kind: 'create', fields: { ...fields }, stamp })
  }

  return {
    createContact(fields, satchelId, raw, row, rowKeys) {
      const id = idFor<ContactId>('contacts', satchelId)
      const stamp = change.stamp()
      const contact: Contact = { id, version: 1, createdAt: change.now, updatedAt: change.now, deletedAt: null, source: sourceAt(row), sourceRaw: raw, ...fields }
      const number = contactWriter.insert(contact, stamp, companyNumber)
      const kept = rowKeysOf(id, satchelId, rowKeys)
      hold('contact', kept, number)
      entries.contact.add(id, raw ?? displayName(fields))
      opOf('contact', id, fields, stamp)
      return { id, number, rowKeys: kept }
    },
    createCompany(fields, satchelId, raw, row, rowKeys) {
      const id = idFor<CompanyId>('companies', satchelId)
      const stamp = change.stamp()
      const company: Company = { id, version: 1, createdAt: change.now, updatedAt: change.now, deletedAt: null, source: sourceAt(row), sourceRaw: raw, ...fields }
      const number = companyWriter.insert(company, stamp)
      companyNumbers.set(id, number)
      const kept = rowKeysOf(id, satchelId, rowKeys)
      hold('company', kept, number)
      entries.company.add(id, raw ?? fields.name)
      opOf('company', id, fields, stamp)
      return { id, number, rowKeys: kept }
    },
    updateContact({ known, fields, rowKeys, rowKey }, row, rows) {
      if (known.stored === null) throw new Error('an update of a record that is not stored')
      const before = known.stored.record
      const names = changedFields(contactKind, before, fields)
      const after = updateWithin(change, db, contactKind, known.stored, fields)
      hold('contact', rowKeys, known.number)
      rows.updated(row, 'contact', before, names, after.version, rowKey)
    },
    updateCompany({ known, fields, rowKeys, rowKey }, row, rows) {
      if (known.stored === null) throw new Error('an update of a record that is not stored')
      const before = known.stored.record
      const names = changedFields(companyKind, before, fields)
      const after = updateWithin(change, db, companyKind, known.stored, fields)
      hold('company', rowKeys, known.number)
      rows.updated(row, 'company', before, names, after.version, rowKey)
    },
    remember(object, rowKey, number) {
      keys[object].push(rowKey, number)
    },
    finish(rest) {
      for (const object of ['company', 'contact'] as const) {
        rest()
        entries[object].flush()
        keys[object].drain()
      }
      rest()
      companyWriter.finish()
      contactWriter.finish()
    },
  }
}

/** A record whose id is taken by one in the bin is found by that id all the same. */
function rowKeysOf(id: string, satchelId: string, rowKeys: readonly number[]): readonly number[] {
  return id === satchelId || !isId(satchelId) ? rowKeys : [...rowKeys, satchelKey(satchelId)]
}

/** Audit entries of created records, a thousand at a time: first and last id, and a hash over every id with its source row. */
function createEntries(change: Change, object: ObjectType, batchId: BatchId): { add(id: string, content: string): void; flush(): void } {
  let hash: Hash = createHash('sha256')
  let unhashed = ''
  let count = 0
  let first = ''
  let last = ''
  const flush = (): void => {
    if (count === 0) return
    hash.update(unhashed)
    unhashed = ''
    change.record({ action: 'records.imported', objectType: object, objectId: null, detail: { facts: { batch: batchId, first, last, count, contentHash: hash.digest('hex') } } })
    hash = createHash('sha256')
    count = 0
    first = ''
  }
  change.touchedMany(object)
  return {
    add(id, content) {
      if (first === '') first = id
      last = id
      count += 1
      unhashed += `${id}\n${String(content.length)}\n${content}`
      if (unhashed.length > HASH_AT_ONCE) {
        hash.update(unhashed)
        unhashed = ''
      }
      if (count === ROWS_PER_ENTRY) flush()
    },
    flush,
  }
}
