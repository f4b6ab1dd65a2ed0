import type { Stamp } from '../../shared/hlc'
import type { ObjectType } from '../../shared/list'
import type { WriteDb } from '../db/database'

/** One replicated write of one record, unsealed: it is sealed when it is pushed (SYNC.md 4.3). */
export interface Op {
  readonly noun: ObjectType
  /** The record's 16 bytes. */
  readonly recordId: Uint8Array
  readonly kind: 'create' | 'patch' | 'delete' | 'restore'
  /** Changed fields, or all of them for a creation; null where the kind says everything. */
  readonly fields: Readonly<Record<string, unknown>> | null
  readonly stamp: Stamp
}

/**
 * Keeps ops in the caller's transaction until they are pushed. A vault that never set up sync keeps none:
 * its rows carry their stamps, and the first sync starts from a copy of them (DESIGN.md 4).
 */
export function writeOps(db: WriteDb, ops: readonly Op[], transactionId: Uint8Array): void {
  if (ops.length === 0 || !isSyncSetUp(db)) return
  for (const op of ops) {
    db.run(
      'INSERT INTO outbox (txn, noun, record, kind, fields, stamp) VALUES (?, ?, ?, ?, ?, ?)',
      transactionId, op.noun, op.recordId, op.kind, op.fields === null ? null : JSON.stringify(op.fields), op.stamp,
    )
  }
}

/** Whether this vault syncs. Set by the sync room; without it ops would pile up for nobody. */
export function isSyncSetUp(db: WriteDb): boolean {
  return db.get<{ value: unknown }>(`SELECT value FROM meta WHERE key = 'sync'`)?.value === 'on'
}
