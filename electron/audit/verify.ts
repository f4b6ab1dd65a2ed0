import type { ReadDb } from '../db/database'
import { createChainWalk, FROM_THE_BEGINNING, type ChainReport, type ChainWalk, type DetailedRow } from './chain-walk'
import { createArchiveCheck, isWellFormedCheckpoint, lastCheckpoint, startAfter } from './checkpoints'
import { readEpoch } from './epochs'
import { detailedRows } from './packed-rows'
import { readGenerations, type GenerationOpener } from './generations'
import { createSealCheck, type SealReport } from './seal-check'

const EVERY = 5_000

/** What a verification found, with how far the seals were checked and where it began. */
export interface LogReport extends ChainReport {
  readonly seals: SealReport
  /** The last entry that was archived before, or null: the walk began at the first entry. */
  readonly archivedThrough: number | null
}

/**
 * Walks the whole chain and names the first bad entry and how it is bad (SECURITY.md A7); after an archiving it begins at the last checkpoint. Reads only.
 * It detects changes in the middle; that the end was cut shows only against an anchor kept elsewhere (A5, A8). Seals of former epochs are
 * recomputed with the recovery code (`opener`) alone, and otherwise checked in their structure (A4).
 * `progress` is told every few thousand entries and may throw to stop.
 */
export function verifyChain(db: ReadDb, progress: (done: number) => void = () => undefined, opener: GenerationOpener | null = null): LogReport {
  const rows = detailedRows(db)
  // While this first row is being read, the connection sees one state of everything: what others write meanwhile is no contradiction.
  const first = rows.next()
  const checkpoint = lastCheckpoint(db)
  const start = checkpoint === null ? FROM_THE_BEGINNING : startAfter(checkpoint)
  const seals = createSealCheck({ generations: readGenerations(db), current: readEpoch(db), opener }, start.head)
  const walk = createChainWalk(start, seals)
  const archived = createArchiveCheck(db, checkpoint)
  const isForged = checkpoint !== null && !isWellFormedCheckpoint(checkpoint)
  const all = function* (): Generator<DetailedRow> {
    if (first.done !== true) yield first.value
    yield* rows
  }
  const report = isForged ? walk.bad(checkpoint.seq, 'forged-checkpoint') : walkAll(db, all(), walk, (row) => { archived.take(row) }, progress)
  rows.return(undefined)
  const fault = report.ok ? archived.fault() : null
  const whole = fault === null ? report : walk.bad(fault.seq, fault.fault)
  return { ...whole, seals: seals.report(), archivedThrough: checkpoint?.seq ?? null }
}

function walkAll(db: ReadDb, rows: Iterable<DetailedRow>, walk: ChainWalk, took: (row: DetailedRow) => void, progress: (done: number) => void): ChainReport {
  let done = 0
  for (const row of rows) {
    const ended = walk.take(row)
    if (ended !== null) return ended
    took(row)
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

/** The hash stored for one entry, or for the last one of an archived segment; null when the log has none of that number. */
export function hashAt(db: ReadDb, seq: number): Uint8Array | null {
  const find = (table: 'audit_entries' | 'audit_checkpoints'): Uint8Array | undefined => db.get<{ hash: Uint8Array }>(`SELECT hash FROM ${table} WHERE seq = ?`, seq)?.hash
  return find('audit_entries') ?? find('audit_checkpoints') ?? null
}
