import type { ReadDb } from '../db/database'
import { createChainWalk, type ChainReport, type DetailedRow } from './chain-walk'

const EVERY = 5_000

/**
 * Walks the whole chain and names the first bad entry and how it is bad (SECURITY.md A7). Reads only.
 * It detects changes in the middle; that the end was cut shows only against an anchor kept elsewhere (A5, A8).
 * `progress` is told every few thousand entries and may throw to stop.
 */
export function verifyChain(db: ReadDb, progress: (done: number) => void = () => undefined): ChainReport {
  const statement = db.prepare<[], DetailedRow>(
    `SELECT e.seq, e.at, e.mono, e.actor, e.session, e.txn, e.action, e.object_type, e.object_id, e.detail_commit, e.hash, e.epoch, e.seal,
            d.salt, d.detail
       FROM audit_entries AS e LEFT JOIN audit_details AS d ON d.seq = e.seq
      ORDER BY e.seq`,
  )
  const walk = createChainWalk()
  let done = 0
  for (const row of statement.iterate()) {
    const ended = walk.take(row)
    if (ended !== null) return ended
    done += 1
    if (done % EVERY === 0) progress(done)
  }
  const report = walk.end()
  if (!report.ok) return report
  const orphan = db.get<{ seq: number }>(
    'SELECT d.seq FROM audit_details AS d LEFT JOIN audit_entries AS e ON e.seq = d.seq WHERE e.seq IS NULL ORDER BY d.seq LIMIT 1',
  )
  return orphan === undefined ? report : walk.bad(orphan.seq, orphan.seq > report.head.seq ? 'truncated' : 'missing')
}

/** The hash stored for one entry, or null when the log has none of that number. */
export function hashAt(db: ReadDb, seq: number): Uint8Array | null {
  return db.get<{ hash: Uint8Array }>('SELECT hash FROM audit_entries WHERE seq = ?', seq)?.hash ?? null
}
