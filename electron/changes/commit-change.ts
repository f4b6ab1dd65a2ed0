import type { AuditRecord } from '../../shared/audit/entry'
import { stampMs, type HybridClock, type Stamp } from '../../shared/hlc'
import { idToBytes, type IdSource, type SessionId, type TransactionId, type UserId } from '../../shared/ids'
import type { ObjectType } from '../../shared/list'
import type { Person } from '../../shared/permissions'
import type { SafeguardPart } from '../../shared/vault/safeguards'
import type { Clock } from '../../shared/time'
import { appendEntries, type AuditHead, type ChainHead } from '../audit/record'
import type { WriteDb } from '../db/database'
import { writeOps, type Op } from './outbox'

/** Told after commit only: a listener may query and must see the new rows. */
export interface ChangeEvent {
  readonly transactionId: TransactionId
  readonly head: AuditHead
  readonly touched: ReadonlyMap<ObjectType, readonly string[] | null>
}

export interface ChangeContext {
  readonly db: WriteDb
  readonly clock: Clock
  readonly ids: IdSource
  readonly hlc: HybridClock
  readonly actor: { readonly userId: UserId; readonly sessionId: SessionId } | null
  readonly afterCommit: (event: ChangeEvent) => void
  /** Whose rights are asked for each record; left out where they allow everything. */
  readonly person?: Person | undefined
  /** Keeps what watches over the vault from edits outside the program; left out where nothing of it is changed. */
  readonly safeguards?: Safeguards | undefined
}

/** Asked first within every change of a part: what somebody edited from outside is named and mended, and what the change leaves is sealed at its end. */
export interface Safeguards {
  keep(change: Change, db: WriteDb, part: SafeguardPart): void
  /** The same for a change without an entry, inside its own transaction: a part that somebody edited is left for whoever names it. */
  keepSilently(db: WriteDb, part: SafeguardPart): void
}

/** What the work of a change may use. Valid inside that work only. */
export interface Change {
  readonly transactionId: TransactionId
  /** Wall clock of the change, ms since the epoch; the same for all its rows. */
  readonly now: number
  /** A stamp after every stamp before. */
  stamp(): Stamp
  /** Says what happened. Written to the audit log in the same transaction. */
  record(entry: AuditRecord): void
  /** One replicated write. Kept only while sync is set up. */
  op(op: Op): void
  /** Names a record that screens must read again. */
  touched(object: ObjectType, id: string): void
  /** Many records: screens drop all they know of that kind. */
  touchedMany(object: ObjectType): void
}

/** Entries and ops of a change held back before they are written. A change of a hundred thousand records held in memory took a gigabyte. */
const PORTION = 1_000
/** More records than this are told as "many": a screen reads anew anyway. */
const MOST_NAMED = 1_000

/**
 * The one door for writing (DESIGN.md 4): rows by `work`, audit entries, sync ops and the clock, in ONE transaction.
 * A throw anywhere leaves nothing written. Work that recorded nothing in the audit log is a bug and is rolled back.
 */
export function commitChange<T>(context: ChangeContext, work: (change: Change, db: WriteDb) => T): { value: T; transactionId: TransactionId } {
  const { db, hlc } = context
  const held: { records: AuditRecord[]; ops: Op[]; head: ChainHead | null } = { records: [], ops: [], head: null }
  const touched = new Map<ObjectType, string[] | null>()
  const transactionId = context.ids.next<TransactionId>()
  const now = context.clock.now()
  const writeHeld = (): void => {
    const { records, ops } = held
    if (records.length > 0) {
      const mono = stampMs(hlc.next())
      held.head = appendEntries(db, { actorId: context.actor?.userId ?? null, sessionId: context.actor?.sessionId ?? null, transactionId, at: now, mono }, records, held.head)
    }
    writeOps(db, ops, idToBytes(transactionId))
    held.records = []
    held.ops = []
  }
  const change: Change = {
    transactionId,
    now,
    stamp: () => hlc.next(),
    record: (entry) => {
      if (held.records.push(entry) === PORTION) writeHeld()
    },
    op: (op) => {
      if (held.ops.push(op) === PORTION) writeHeld()
    },
    touched: (object, id) => {
      const ids = touched.get(object)
      if (ids === undefined) touched.set(object, [id])
      else if (ids !== null && ids.push(id) > MOST_NAMED) touched.set(object, null)
    },
    touchedMany: (object) => touched.set(object, null),
  }
  const { value, head } = db.transaction(() => {
    const result = work(change, db)
    writeHeld()
    if (held.head === null) throw new Error('a change without an audit entry')
    db.run(`INSERT INTO meta (key, value) VALUES ('hlc', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`, hlc.latest())
    return { value: result, head: held.head }
  })
  context.afterCommit({ transactionId, head, touched })
  return { value, transactionId }
}

/** Records an event that changes no record: an unlock, an export, a verification. */
export function commitEvent(context: ChangeContext, ...entries: AuditRecord[]): void {
  commitChange(context, (change) => {
    for (const entry of entries) change.record(entry)
  })
}
