import { createHash, randomBytes } from 'node:crypto'
import { entryBytes, GENESIS_HASH, linkBytes, type AuditEntry, type AuditRecord, type ChainLink } from '../../shared/audit/entry'
import { idToBytes, type SessionId, type TransactionId, type UserId } from '../../shared/ids'
import type { ReadDb, WriteDb } from '../db/database'
import { entrySealer } from './epochs'

/** The newest entry as anchors remember it. `seq` 0 for an empty log. */
export interface AuditHead {
  readonly seq: number
  readonly hash: Uint8Array
}

/** The newest entry with all that the next one is chained to. */
export interface ChainHead extends AuditHead, ChainLink {}

/** Before the first entry. */
export const EMPTY_HEAD: ChainHead = { seq: 0, hash: GENESIS_HASH, epoch: 0, seal: null }

/** Who and when, the same for every entry of one transaction. */
export interface AuditContext {
  readonly actorId: UserId | null
  readonly sessionId: SessionId | null
  readonly transactionId: TransactionId | null
  readonly at: number
  readonly mono: number
}

const SALT_LENGTH = 16

/** The head of the log. The newest entries are never archived, so a log that ever had one has one. */
export function readHead(db: ReadDb): ChainHead {
  return db.get<ChainHead>('SELECT seq, hash, epoch, seal FROM audit_entries ORDER BY seq DESC LIMIT 1') ?? EMPTY_HEAD
}

/**
 * Appends entries to the chain inside the caller's transaction (SECURITY.md A1, A2), sealed under the current epoch (A4), and answers with the new head.
 * Details, which may hold personal values, go beside the chain with a salt, so that erasing one leaves the chain whole (A3).
 * `known` is the head that an earlier call in the same transaction answered with.
 */
export function appendEntries(db: WriteDb, context: AuditContext, records: readonly AuditRecord[], known: ChainHead | null = null): ChainHead {
  if (!db.inTransaction) throw new Error('an audit entry is written with what it records, in one transaction')
  let head = known ?? readHead(db)
  const sealed = entrySealer(db)
  for (const record of records) head = appendEntry(db, context, record, head, sealed)
  return head
}

function appendEntry(db: WriteDb, context: AuditContext, record: AuditRecord, head: ChainHead, sealed: ReturnType<typeof entrySealer>): ChainHead {
  const detail = record.detail === null ? null : JSON.stringify(record.detail)
  const salt = detail === null ? null : nextSalt()
  const link: Omit<AuditEntry, 'hash'> = {
    seq: head.seq + 1,
    at: context.at,
    mono: context.mono,
    actorId: context.actorId,
    sessionId: context.sessionId,
    transactionId: context.transactionId,
    action: record.action,
    objectType: record.objectType,
    objectId: record.objectId,
    detailCommit: detail === null || salt === null ? null : commitDetail(salt, detail),
  }
  const hash = hashEntry(link, head)
  const { epoch, seal } = sealed(link.seq, link.mono, hash)
  db.run(
    `INSERT INTO audit_entries (seq, at, mono, actor, session, txn, action, object_type, object_id, detail_commit, hash, epoch, seal)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    link.seq, link.at, link.mono, idBlob(link.actorId), idBlob(link.sessionId), idBlob(link.transactionId),
    link.action, link.objectType, idBlob(link.objectId), link.detailCommit, hash, epoch, seal,
  )
  if (detail !== null) db.run('INSERT INTO audit_details (seq, salt, detail) VALUES (?, ?, ?)', link.seq, salt, detail)
  return { seq: link.seq, hash, epoch, seal }
}

// One call for random bytes costs as much as a hundred salts.
let salts = randomBytes(0)
function nextSalt(): Uint8Array {
  if (salts.length < SALT_LENGTH) salts = randomBytes(SALT_LENGTH * 256)
  const salt = salts.subarray(0, SALT_LENGTH)
  salts = salts.subarray(SALT_LENGTH)
  return salt
}

/** SHA-256 over an entry and the link before it. */
export function hashEntry(entry: Omit<AuditEntry, 'hash'>, previous: ChainLink): Uint8Array {
  return createHash('sha256').update(entryBytes(entry, linkBytes(previous))).digest()
}

/** SHA-256 over salt and detail: binds a detail to its entry without showing it. */
export function commitDetail(salt: Uint8Array, detail: string): Uint8Array {
  return createHash('sha256').update(salt).update(detail, 'utf8').digest()
}

function idBlob(id: string | null): Uint8Array | null {
  return id === null ? null : idToBytes(id)
}
