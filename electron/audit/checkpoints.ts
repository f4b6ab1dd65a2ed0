import type { LogFault } from '../../shared/audit/channels'
import { idFromBytes, type UserId } from '../../shared/ids'
import type { ReadDb, WriteDb } from '../db/database'
import { hexOf, sameBytes } from './bytes'
import type { DetailedRow, WalkStart } from './chain-walk'
import { SEAL_LENGTH } from './epochs'
import { isSignedBy, readPublicKey, signAs } from './log-signature'

/** Never archived, whatever is asked for: the newest entries, and those of the last quarter (SECURITY.md A6). */
export const KEPT_ENTRIES = 1_000
export const KEPT_DAYS = 90

/** The last entry of an archived segment: where the log in the vault begins (SECURITY.md A6). */
export interface Checkpoint {
  readonly seq: number
  readonly hash: Uint8Array
  readonly mono: number
  readonly epoch: number
  readonly seal: Uint8Array | null
  /** How many entries the segment holds. */
  readonly entries: number
  readonly fileName: string
  /** SHA-256 of the segment's file. */
  readonly digest: Uint8Array
  readonly archivedAt: number
  readonly archivedBy: UserId | null
}

const COLUMNS = 'seq, hash, mono, epoch, seal, entries, file_name AS fileName, file_digest AS digest, archived_at AS archivedAt, archived_by AS archivedBy, signature'
const PURPOSE = 'log-checkpoint/v1'
type Row = Omit<Checkpoint, 'archivedBy'> & { readonly archivedBy: Uint8Array | null; readonly signature: Uint8Array | null }

/** The newest checkpoint, or null while nothing was archived. */
export function lastCheckpoint(db: ReadDb): Checkpoint | null {
  const row = db.get<Row>(`SELECT ${COLUMNS} FROM audit_checkpoints ORDER BY seq DESC LIMIT 1`)
  return row === undefined ? null : fromRow(row)
}

/** All checkpoints, the oldest first. */
export function readCheckpoints(db: ReadDb): readonly Checkpoint[] {
  return db.all<Row>(`SELECT ${COLUMNS} FROM audit_checkpoints ORDER BY seq`).map(fromRow)
}

/** Stores a checkpoint, signed by the vault. Inside the transaction that takes the entries out. */
export function writeCheckpoint(db: WriteDb, checkpoint: Checkpoint, archivedBy: Uint8Array | null): void {
  db.run(
    'INSERT INTO audit_checkpoints (seq, hash, mono, epoch, seal, entries, file_name, file_digest, archived_at, archived_by, signature) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    checkpoint.seq, checkpoint.hash, checkpoint.mono, checkpoint.epoch, checkpoint.seal, checkpoint.entries, checkpoint.fileName, checkpoint.digest, checkpoint.archivedAt, archivedBy,
    signAs(db, PURPOSE, signedBytes(checkpoint)),
  )
}

/** A walk that goes on where a checkpoint ends. */
export function startAfter({ seq, hash, epoch, seal, mono }: Checkpoint): WalkStart {
  return { head: { seq, hash, epoch, seal }, mono }
}

/**
 * Holds the checkpoints against the log: each is signed by the vault, and the last one's digest stands in an entry of the chain at least a thousand
 * entries after it, so that nobody takes entries out, or newer ones than retention ever takes, and puts a checkpoint of their own in their place.
 */
export function createArchiveCheck(db: ReadDb, checkpoint: Checkpoint | null): { take(row: DetailedRow): void; fault(): { readonly seq: number; readonly fault: LogFault } | null } {
  let named = false
  return {
    take: (row) => {
      if (checkpoint === null || row.action !== 'log.archived' || row.seq - checkpoint.seq < KEPT_ENTRIES) return
      if (row.detail?.includes(`"digest":"${hexOf(checkpoint.digest)}"`) === true && row.detail.includes(`"through":${String(checkpoint.seq)},`)) named = true
    },
    fault: () => {
      if (checkpoint === null) return null
      const publicKey = readPublicKey(db)
      const rows = db.all<Row>(`SELECT ${COLUMNS} FROM audit_checkpoints ORDER BY seq`)
      const forged = rows.find((row) => row.signature === null || publicKey === null || !isSignedBy(publicKey, PURPOSE, signedBytes(fromRow(row)), row.signature))
      return forged !== undefined ? { seq: forged.seq, fault: 'forged-checkpoint' } : named ? null : { seq: checkpoint.seq, fault: 'forged-checkpoint' }
    },
  }
}

/** Whether a checkpoint has the shape that this program writes: whoever edits the table may have put anything there. */
export function isWellFormedCheckpoint({ seq, hash, mono, epoch, seal, digest }: Checkpoint): boolean {
  return seq > 0 && hash.length === 32 && digest.length === 32 && Number.isSafeInteger(mono) && (seal === null ? epoch === 0 : epoch > 0 && seal.length === SEAL_LENGTH)
}

function fromRow({ archivedBy, signature: _, ...row }: Row): Checkpoint {
  return { ...row, archivedBy: archivedBy === null ? null : idFromBytes<UserId>(archivedBy) }
}

function signedBytes({ seq, hash, mono, epoch, seal, entries, fileName, digest, archivedAt }: Checkpoint): Uint8Array {
  return Buffer.from(JSON.stringify([seq, hexOf(hash), mono, epoch, hexOf(seal), entries, fileName, hexOf(digest), archivedAt]))
}

/** Whether a checkpoint was made of this last entry of a segment. */
export function endsAt(checkpoint: Checkpoint, seq: number, hash: Uint8Array): boolean {
  return checkpoint.seq === seq && sameBytes(checkpoint.hash, hash)
}
