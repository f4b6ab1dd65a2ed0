import { auditActions, type AuditAction, type AuditEntry } from '../../shared/audit/entry'
import { idFromBytes, type AnyId } from '../../shared/ids'
import { SEAL_LENGTH } from './epochs'

/** An entry as stored. */
export interface AuditEntryRow {
  readonly seq: number
  readonly at: number
  readonly mono: number
  readonly actor: Uint8Array | null
  readonly session: Uint8Array | null
  readonly txn: Uint8Array | null
  readonly action: string
  readonly object_type: string | null
  readonly object_id: Uint8Array | null
  readonly detail_commit: Uint8Array | null
  readonly hash: Uint8Array
  readonly epoch: number
  readonly seal: Uint8Array | null
}

const actions: ReadonlySet<string> = new Set(auditActions)

/** A stored entry, field by field. Nothing is checked: the verifier must see what is there. */
export function fromEntryRow(row: AuditEntryRow): AuditEntry {
  return {
    seq: row.seq,
    at: row.at,
    mono: row.mono,
    actorId: idOf(row.actor),
    sessionId: idOf(row.session),
    transactionId: idOf(row.txn),
    action: row.action as AuditAction,
    objectType: row.object_type as AuditEntry['objectType'],
    objectId: idOf(row.object_id),
    detailCommit: row.detail_commit,
    hash: row.hash,
  }
}

/** Whether every column has the shape that this program writes. */
export function isWellFormed(row: AuditEntryRow): boolean {
  return (
    Number.isSafeInteger(row.at) && Number.isSafeInteger(row.mono) && actions.has(row.action) &&
    isId(row.actor) && isId(row.session) && isId(row.txn) && isId(row.object_id) &&
    (row.detail_commit === null || row.detail_commit.length === 32) && row.hash instanceof Uint8Array && row.hash.length === 32 &&
    Number.isSafeInteger(row.epoch) && (row.seal === null ? row.epoch === 0 : row.epoch > 0 && row.seal instanceof Uint8Array && row.seal.length === SEAL_LENGTH)
  )
}

function isId(id: Uint8Array | null): boolean {
  return id === null || (id instanceof Uint8Array && id.length === 16)
}

function idOf<K extends AnyId>(bytes: Uint8Array | null): K | null {
  return bytes === null ? null : idFromBytes<K>(bytes)
}
