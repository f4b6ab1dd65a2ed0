import { z } from 'zod'
import { idFromBytes, type UserId } from '../../shared/ids'
import type { ReadDb } from '../db/database'

/** An entry as the rules see it. What was erased or cannot be read is as if it had never been said. */
export interface WatchedEntry {
  readonly seq: number
  /** Wall clock, ms since the epoch. */
  readonly at: number
  readonly actorId: UserId | null
  readonly transaction: string | null
  readonly action: string
  readonly objectType: string | null
  readonly objectId: string | null
  readonly facts: Readonly<Record<string, unknown>>
  readonly fields: Readonly<Record<string, { readonly before?: unknown; readonly after?: unknown }>>
}

interface EntryRow {
  readonly seq: number
  readonly at: number
  readonly actor: Uint8Array | null
  readonly txn: Uint8Array | null
  readonly action: string
  readonly object_type: string | null
  readonly object_id: Uint8Array | null
  readonly detail: string | null
}

const COLUMNS = 'e.seq, e.at, e.actor, e.txn, e.action, e.object_type, e.object_id, d.detail'
const detail = z.object({
  facts: z.record(z.string(), z.unknown()).optional(),
  fields: z.record(z.string(), z.object({ before: z.unknown().optional(), after: z.unknown().optional() })).optional(),
})

/** Up to so many entries are looked at one by one: after an edit there are one or two, and looking every action up costs more than they do. */
const FEW = 64

/** Entries of these actions after one place of the log up to another, oldest first. By index: what lies between costs nothing, be it a million. */
export function entriesBetween(db: ReadDb, actions: readonly string[], after: number, upTo: number, limit: number): WatchedEntry[] {
  return db.all<EntryRow>(
    `SELECT ${COLUMNS} FROM audit_entries AS e INDEXED BY audit_entries_by_action LEFT JOIN audit_details AS d ON d.seq = e.seq
      WHERE e.action IN (${places(actions)}) AND e.seq > ? AND e.seq <= ? ORDER BY e.seq LIMIT ?`,
    ...actions, after, upTo, limit,
  ).map(toEntry)
}

/** The same from `upTo` backwards, newest first, one at a time: whoever has read enough stops. */
export function* entriesBefore(db: ReadDb, actions: readonly string[], upTo: number): Generator<WatchedEntry> {
  const statement = db.prepare<[...string[], number], EntryRow>(
    `SELECT ${COLUMNS} FROM audit_entries AS e INDEXED BY audit_entries_by_action LEFT JOIN audit_details AS d ON d.seq = e.seq
      WHERE e.action IN (${places(actions)}) AND e.seq <= ? ORDER BY e.seq DESC`)
  for (const row of statement.iterate(...actions, upTo)) yield toEntry(row)
}

/** Whether there may be entries of some actions between two places of the log: known when there are few, else always true. */
export function actionsBetween(db: ReadDb, after: number, upTo: number): (actions: readonly string[]) => boolean {
  if (upTo - after > FEW) return () => true
  const found = new Set(db.all<{ action: string }>('SELECT action FROM audit_entries WHERE seq > ? AND seq <= ?', after, upTo).map(({ action }) => action))
  return (actions) => actions.some((action) => found.has(action))
}

/** Whether an entry of this action lies after one place of the log, up to another. */
export function hasEntryBetween(db: ReadDb, action: string, after: number, upTo: number): boolean {
  return db.get('SELECT 1 FROM audit_entries INDEXED BY audit_entries_by_action WHERE action = ? AND seq > ? AND seq <= ? LIMIT 1', action, after, upTo) !== undefined
}

/** When an entry was written, ms since the epoch; null for one that is not in the log any more. */
export function timeOf(db: ReadDb, seq: number): number | null {
  return db.get<{ at: number }>('SELECT at FROM audit_entries WHERE seq = ?', seq)?.at ?? null
}

/** The number in a fact; null for anything else. */
export function numberIn(entry: WatchedEntry, name: string): number | null {
  const value = entry.facts[name]
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

function places(values: readonly unknown[]): string {
  return values.map(() => '?').join(', ')
}

function toEntry(row: EntryRow): WatchedEntry {
  return {
    seq: row.seq, at: row.at, action: row.action, objectType: row.object_type,
    actorId: row.actor === null ? null : idFromBytes<UserId>(row.actor),
    transaction: row.txn === null ? null : idFromBytes(row.txn),
    objectId: row.object_id === null ? null : idFromBytes(row.object_id),
    facts: {}, fields: {}, ...detailOf(row.detail),
  }
}

function detailOf(text: string | null): Partial<Pick<WatchedEntry, 'facts' | 'fields'>> {
  if (text === null) return {}
  try {
    const parsed = detail.safeParse(JSON.parse(text))
    return parsed.success ? { ...(parsed.data.facts === undefined ? {} : { facts: parsed.data.facts }), ...(parsed.data.fields === undefined ? {} : { fields: parsed.data.fields }) } : {}
  } catch {
    // Somebody changed it: the verifier names it.
    return {}
  }
}
