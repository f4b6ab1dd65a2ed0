import { idFromBytes, idToBytes, type SessionId, type UserId } from '../../shared/ids'
import type { SessionRecord } from '../../shared/users/channels'
import { lockReasons, type LockReason } from '../../shared/vault/vault'
import type { ReadDb } from '../db/database'

interface StartRow {
  readonly seq: number
  readonly at: number
  readonly action: string
  readonly actor: Uint8Array
  readonly session: Uint8Array
  readonly name: string | null
}

/** Who had the vault open and when, from the log, newest first. `next` continues below the last one. */
export function sessions(db: ReadDb, asked: { readonly userId: UserId | null; readonly before: number | null; readonly limit: number; readonly current: SessionId }): { items: SessionRecord[]; next: number | null } {
  const starts = db.all<StartRow>(
    `SELECT e.seq, e.at, e.action, e.actor, e.session, u.name FROM audit_entries AS e LEFT JOIN users AS u ON u.id = e.actor
      WHERE e.action IN ('vault.unlocked', 'vault.recovered') AND e.actor IS NOT NULL AND e.session IS NOT NULL AND e.seq < ? AND (? IS NULL OR e.actor = ?)
      ORDER BY e.seq DESC LIMIT ?`,
    asked.before ?? Number.MAX_SAFE_INTEGER, asked.userId === null ? null : idToBytes(asked.userId), asked.userId === null ? null : idToBytes(asked.userId), asked.limit + 1)
  const shown = starts.slice(0, asked.limit)
  return { items: shown.map((start) => recordOf(db, start, asked.current)), next: starts.length > asked.limit ? shown.at(-1)?.seq ?? null : null }
}

function recordOf(db: ReadDb, start: StartRow, currentId: SessionId): SessionRecord {
  const sessionId = idFromBytes<SessionId>(start.session)
  const end = db.get<{ at: number; detail: string | null }>(
    `SELECT e.at, d.detail FROM audit_entries AS e LEFT JOIN audit_details AS d ON d.seq = e.seq WHERE e.action = 'vault.locked' AND e.seq > ? AND e.session = ? ORDER BY e.seq LIMIT 1`, start.seq, start.session)
  return {
    userId: idFromBytes<UserId>(start.actor), userName: start.name, sessionId, startedAt: start.at, endedAt: end?.at ?? null,
    end: end?.detail === undefined || end.detail === null ? null : reasonIn(end.detail), recovered: start.action === 'vault.recovered', current: sessionId === currentId,
  }
}

function reasonIn(detail: string): LockReason | null {
  const found = /"reason":"([a-z-]+)"/.exec(detail)?.[1]
  return lockReasons.find((reason) => reason === found) ?? null
}
