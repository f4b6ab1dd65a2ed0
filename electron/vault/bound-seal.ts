import { createHmac, timingSafeEqual } from 'node:crypto'
import { reveal, wipe, type Secret } from '../../shared/secret'
import type { AuditAction } from '../../shared/audit/entry'
import { lastCheckpoint } from '../audit/checkpoints'
import { readHead } from '../audit/record'
import type { ReadDb, WriteDb } from '../db/database'
import { canonicalBytes } from './canonical'
import { derivePeopleKey } from './keys'

/** What one seal covers: rows of the database, and the entries of the log that say that they changed. */
export interface Sealed {
  /** Where it is kept in `meta`; also tells seals apart. */
  readonly name: string
  readonly label: string
  readonly covered: readonly string[]
  /** Entries of which the transaction seals anew: a seal from before one of them is an old one put back. */
  readonly changedBy: readonly AuditAction[]
}

type Row = Readonly<Record<string, string | number | Uint8Array | null>>

const SEQ_LENGTH = 8
const MAC_LENGTH = 32

/**
 * Seals rows under the vault key, which the raw database key does not give. Bound to the newest entry of the log, so that rows and seal of
 * another day do not hold once the log says that something changed since. At the end of the caller's transaction, when its entries stand there.
 */
export function writeSeal(db: WriteDb, vaultKey: Secret, what: Sealed): void {
  db.atEnd(() => {
    const seq = readHead(db).seq
    db.run('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value', what.name, Buffer.concat([seqBytes(seq), macOf(db, vaultKey, what.label, what.covered, seq)]))
  })
}

/** `missing`: there is no seal of this form. `broken`: the rows are others, or the seal is older than the last change the log knows of. */
export function sealState(db: ReadDb, vaultKey: Secret, what: Sealed): 'holds' | 'broken' | 'missing' {
  const kept = keptSeal(db, what.name)
  if (kept?.length !== SEQ_LENGTH + MAC_LENGTH) return 'missing'
  const seq = Buffer.from(kept).readDoubleBE(0)
  if (!timingSafeEqual(kept.subarray(SEQ_LENGTH), macOf(db, vaultKey, what.label, what.covered, seq))) return 'broken'
  return seq < (lastCheckpoint(db)?.seq ?? 0) || hasEntryAfter(db, what.changedBy, seq) ? 'broken' : 'holds'
}

/** What is kept under the name of a seal, whatever its form. */
export function keptSeal(db: ReadDb, name: string): Uint8Array | undefined {
  const value = db.get<{ value: unknown }>('SELECT value FROM meta WHERE key = ?', name)?.value
  return value instanceof Uint8Array ? value : undefined
}

/** HMAC over a label, a place of the log (null: a seal of an earlier version, bound to none) and rows, each part told apart from the next. */
export function macOf(db: ReadDb, vaultKey: Secret, label: string, covered: readonly string[], seq: number | null): Uint8Array {
  const key = derivePeopleKey(vaultKey)
  const mac = createHmac('sha256', reveal(key)).update(label)
  if (seq !== null) mac.update(seqBytes(seq))
  for (const [part, sql] of covered.entries()) {
    const rows = db.all<Row>(sql)
    mac.update(canonicalBytes([part, rows.length]))
    for (const row of rows) mac.update(canonicalBytes(Object.values(row)))
  }
  const sealed = mac.digest()
  wipe(key)
  return sealed
}

const SEALS_BEGUN: AuditAction = 'vault.seals-bound'

/** Whether this vault's seals are bound to its log, as an entry after `seq` says: from that entry on, one of an earlier form, or none, is no seal. */
export function areSealsBound(db: ReadDb, seq = 0): boolean {
  return hasEntryAfter(db, [SEALS_BEGUN], seq)
}

function hasEntryAfter(db: ReadDb, actions: readonly AuditAction[], seq: number): boolean {
  return actions.some((action) => db.get('SELECT 1 FROM audit_entries INDEXED BY audit_entries_by_action WHERE action = ? AND seq > ? LIMIT 1', action, seq) !== undefined)
}

function seqBytes(seq: number): Buffer {
  const bytes = Buffer.alloc(SEQ_LENGTH)
  bytes.writeDoubleBE(seq)
  return bytes
}
