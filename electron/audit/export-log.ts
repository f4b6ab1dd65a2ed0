import { createHash, randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import type { AuditFilter, LogExportKind } from '../../shared/audit/channels'
import { linkBytes } from '../../shared/audit/entry'
import type { ReadDb, SqlValue } from '../db/database'
import { hexOf } from './bytes'
import { lastCheckpoint } from './checkpoints'
import type { DetailedRow } from './chain-walk'
import { fromEntryRow } from './entry-rows'
import { planOf } from './log-plan'
import { readGenerations } from './generations'
import { EXPORT_SIGNATURE, fingerprintOf, readPublicKey, signAs } from './log-signature'
import { EMPTY_HEAD, readHead, type ChainHead } from './record'

/** Which entries a file holds: from `first` to `last`, one after the other, or of these only what `filter` finds. */
export interface ExportSpan {
  readonly kind: LogExportKind
  readonly first: number
  readonly last: number
  /** Null: every entry of the span. */
  readonly filter: AuditFilter | null
}

export interface ExportFacts {
  readonly vaultId: string
  readonly exportedAt: number
  readonly exportedBy: string | null
}

export interface WrittenLog {
  readonly entries: number
  /** SHA-256 of the whole file. */
  readonly digest: Uint8Array
}

const BUFFERED = 256 * 1024

/** The span that a filter asks for: a time alone gives everything between, so that the chain can be followed; anything else an excerpt. */
export function exportSpan(db: ReadDb, filter: AuditFilter): ExportSpan {
  const last = readHead(db).seq
  const first = (lastCheckpoint(db)?.seq ?? 0) + 1
  const { from, to, ...rest } = filter
  if (Object.values(rest).some((value) => value !== undefined)) return { kind: 'excerpt', first, last, filter }
  if (from === undefined && to === undefined) return { kind: 'whole', first, last, filter: null }
  const bounds = db.get<{ first: number | null; last: number | null }>('SELECT min(seq) AS first, max(seq) AS last FROM audit_entries WHERE at >= ? AND at < ?', from ?? 0, to ?? Number.MAX_SAFE_INTEGER)
  return { kind: 'range', first: bounds?.first ?? first, last: bounds?.last ?? first - 1, filter: null }
}

/**
 * Writes a span of the log as JSON Lines: a first line about the file, one entry a line with its hash, seal, and the salt and text of its detail, and a last line
 * with the vault's signature over every byte before it, so that somebody else can check all of it (SECURITY.md A7). The file appears whole or
 * not at all. `record` is told how many before the first byte is written, for the log itself: whoever ends the process in the middle keeps what is in
 * the half file. What it throws ends the export with no file.
 */
export function exportLog(db: ReadDb, file: string, span: ExportSpan, facts: ExportFacts, progress: (done: number, total: number) => void, record: (entries: number) => void): WrittenLog {
  // A damaged vault that could not be given a key is exported all the same, unsigned, which the verifier says.
  const publicKey = readPublicKey(db)
  // A name nobody can foresee, and only if it is free: a link planted there would lead the log elsewhere, and a file keeps who may read it.
  const unfinished = `${file}.${randomBytes(6).toString('hex')}.part`
  const handle = openSync(unfinished, 'wx', 0o600)
  const hash = createHash('sha256')
  let held = ''
  const flush = (): void => {
    const bytes = Buffer.from(held)
    hash.update(bytes)
    for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at)
    held = ''
  }
  const line = (value: unknown): void => {
    held += `${JSON.stringify(value)}\n`
    if (held.length > BUFFERED) flush()
  }
  try {
    const head = span.last < span.first ? EMPTY_HEAD : headAt(db, span.last)
    const total = countOf(db, span)
    record(total)
    const generations = readGenerations(db).map(({ recoveryPublicKey, sealedKey, proof, ...one }) => ({ ...one, recoveryPublicKey: hexOf(recoveryPublicKey), sealedKey: hexOf(sealedKey), proof: hexOf(proof) }))
    line({
      format: 'satchel-audit-log', version: 2, ...facts, kind: span.kind, filter: span.filter, entries: total, headSeq: head.seq, headHash: hexOf(head.hash), before: beforeOf(db, span.first),
      publicKey: hexOf(publicKey), fingerprint: publicKey === null ? null : fingerprintOf(publicKey), generations,
    })
    let written = 0
    for (const row of rowsOf(db, span)) {
      const entry = fromEntryRow(row)
      line({
        ...entry, detailCommit: hexOf(entry.detailCommit), hash: hexOf(entry.hash), epoch: row.epoch, seal: hexOf(row.seal), salt: hexOf(row.salt), detail: row.detail,
        ...(span.filter === null ? {} : { previous: hexOf(linkBytes(headBefore(db, row.seq))) }),
      })
      written += 1
      if (written % 1_000 === 0) progress(written, total)
    }
    flush()
    if (publicKey !== null) line({ signature: hexOf(signAs(db, EXPORT_SIGNATURE, hash.copy().digest())) })
    flush()
    fsyncSync(handle)
    closeSync(handle)
    const done = { entries: written, digest: hash.digest() }
    renameSync(unfinished, file)
    return done
  } catch (error) {
    closeQuietly(handle)
    rmSync(unfinished, { force: true })
    throw error
  }
}

const ENTRY = 'e.seq, e.at, e.mono, e.actor, e.session, e.txn, e.action, e.object_type, e.object_id, e.detail_commit, e.hash, e.epoch, e.seal'

function rowsOf(db: ReadDb, span: ExportSpan): Iterable<DetailedRow> {
  const { where, params } = spanConditions(db, span)
  return db.prepare<SqlValue[], DetailedRow>(`SELECT ${ENTRY}, d.salt, d.detail FROM audit_entries AS e LEFT JOIN audit_details AS d ON d.seq = e.seq WHERE ${where} ORDER BY e.seq`).iterate(...params)
}

function countOf(db: ReadDb, span: ExportSpan): number {
  const { where, params } = spanConditions(db, span)
  return db.get<{ n: number }>(`SELECT count(*) AS n FROM audit_entries AS e WHERE ${where}`, ...params)?.n ?? 0
}

function spanConditions(db: ReadDb, { first, last, filter }: ExportSpan): { where: string; params: SqlValue[] } {
  const { where, params } = planOf(db, filter ?? {})
  return { where: `e.seq BETWEEN ? AND ? AND ${where}`, params: [first, last, ...params] }
}

function headAt(db: ReadDb, seq: number): ChainHead & { readonly mono: number } {
  const found = db.get<ChainHead & { mono: number }>('SELECT seq, hash, epoch, seal, mono FROM audit_entries WHERE seq = ?', seq)
    ?? db.get<ChainHead & { mono: number }>('SELECT seq, hash, epoch, seal, mono FROM audit_checkpoints WHERE seq = ?', seq)
  return found ?? { ...EMPTY_HEAD, mono: 0 }
}

/** The link before an entry, from the log or from the checkpoint that it begins after. */
function headBefore(db: ReadDb, seq: number): ChainHead {
  return seq <= 1 ? EMPTY_HEAD : headAt(db, seq - 1)
}

function beforeOf(db: ReadDb, first: number): { seq: number; hash: string; epoch: number; seal: string | null; mono: number } | null {
  if (first <= 1) return null
  const { seq, hash, epoch, seal, mono } = headAt(db, first - 1)
  return { seq, hash: hexOf(hash), epoch, seal: hexOf(seal), mono }
}

function closeQuietly(handle: number): void {
  try {
    closeSync(handle)
  } catch (error) {
    // Closed already: the failure came after.
    if (!(error instanceof Error && 'code' in error && error.code === 'EBADF')) throw error
  }
}
