import { createHash } from 'node:crypto'
import type { LogFault, LogFileReport, NotChecked } from '../../shared/audit/channels'
import { entryBytes } from '../../shared/audit/entry'
import { idToBytes, isId } from '../../shared/ids'
import { hexOf, sameBytes } from './bytes'
import { createChainWalk, detailHolds, FROM_THE_BEGINNING, type ChainReport, type ChainWalk, type DetailedRow, type WalkStart } from './chain-walk'
import { fromEntryRow, isWellFormed } from './entry-rows'
import { parseLine, parseOpening, type Opening } from './export-format'
import { linesOf } from './file-lines'
import type { GenerationOpener } from './generations'
import { EXPORT_SIGNATURE, fingerprintOf, isSignedBy } from './log-signature'
import { EMPTY_HEAD } from './record'
import { createSealCheck, type SealReport } from './seal-check'

/** What an exported log says of itself, whether it holds, and what could not be told from the file alone. */
export interface ExportReport extends ChainReport {
  readonly vaultId: string
  readonly exportedAt: number
  readonly exportedBy: string | null
  readonly kind: Opening['kind']
  /** What the file goes on from: an entry it does not hold. */
  readonly before: { readonly seq: number; readonly hash: Uint8Array } | null
  /** Of the key that signed; null for a file of a version that did not sign. */
  readonly fingerprint: string | null
  readonly seals: SealReport
  readonly notChecked: readonly NotChecked[]
  readonly anchor: LogFileReport['anchor']
}

/** What the person checking has besides the file. */
export interface ExportEvidence {
  /** A fingerprint noted elsewhere. */
  readonly fingerprint?: string | undefined
  readonly opener?: GenerationOpener | null
  /** A head noted elsewhere: its number and the first digits of its hash. */
  readonly anchor?: { readonly seq: number; readonly hash: string } | undefined
}

/**
 * Checks a file of `audit export` without any vault (SECURITY.md A7): every hash computed anew, every detail held against its entry, the seals as far as their
 * structure tells and with the recovery code one by one, the end against the first line, and the signature over every byte.
 * Null when the file is no exported log. Throws what the file system throws.
 */
export async function verifyExport(file: string, progress: (done: number, total: number) => void = () => undefined, evidence: ExportEvidence = {}): Promise<ExportReport | null> {
  const hash = createHash('sha256')
  let reading: Reading | null = null
  let signature: Uint8Array | null = null
  let ended: ChainReport | null = null
  const noted: { anchor: ExportReport['anchor'] } = { anchor: evidence.anchor === undefined ? null : 'not-here' }
  const compare = (seq: number, found: Uint8Array): void => {
    if (evidence.anchor?.seq === seq) noted.anchor = hexOf(found).startsWith(evidence.anchor.hash) ? 'matches' : 'differs'
  }
  for await (const bytes of linesOf(file)) {
    const text = bytes.toString('utf8').trimEnd()
    if (reading === null) {
      const told = parseOpening(text)
      if (told === null) return null
      reading = read(told, evidence.opener ?? null)
      if (told.before !== null) compare(told.before.seq, told.before.hash)
      hash.update(bytes)
      continue
    }
    // Nothing may follow the signature, which covers what comes before it.
    const line: ReturnType<typeof parseLine> = signature === null ? parseLine(text) : null
    if (line !== null && 'signature' in line) {
      signature = line.signature
      continue
    }
    ended = line === null ? reading.bad('edited') : reading.take(line.row, line.previous)
    if (ended !== null) break
    if (line !== null) compare(line.row.seq, line.row.hash)
    hash.update(bytes)
    if (reading.done() % 5_000 === 0) progress(reading.done(), reading.told.entries)
  }
  if (reading === null) return null
  const { told } = reading
  const fingerprint = told.publicKey === null ? null : fingerprintOf(told.publicKey)
  const whole = ended ?? reading.end()
  const chain: ChainReport = whole.ok && noted.anchor === 'differs' ? { ...whole, ok: false, firstBad: evidence.anchor?.seq ?? null, class: 'anchor-mismatch' } : whole
  const report = chain.ok && !isSigned(told, signature, hash.digest(), fingerprint, evidence.fingerprint) ? { ...chain, ok: false, firstBad: null, class: 'forged-signature' as const } : chain
  const seals = reading.seals()
  return { ...report, vaultId: told.vaultId, exportedAt: told.exportedAt, exportedBy: told.exportedBy, kind: told.kind, before: told.before, fingerprint, seals, notChecked: notCheckedOf(told, seals, evidence), ...noted }
}

interface Reading {
  readonly told: Opening
  take(row: DetailedRow, previous: Uint8Array | null): ChainReport | null
  bad(fault: LogFault): ChainReport
  done(): number
  end(): ChainReport
  seals(): SealReport
}

function read(told: Opening, opener: GenerationOpener | null): Reading {
  const start: WalkStart = told.before === null ? FROM_THE_BEGINNING : { head: told.before, mono: told.before.mono }
  const seals = createSealCheck({ generations: told.generations, current: null, opener }, start.head)
  const walk: LineWalk = told.kind === 'excerpt' ? excerptWalk() : createChainWalk(start, seals)
  let done = 0
  return {
    told,
    take: (row, previous) => {
      done += 1
      if (!belongs(row, told.vaultId)) return walk.bad(walk.head().seq + 1, 'edited')
      return walk.take(row, previous)
    },
    bad: (fault) => walk.bad(walk.head().seq + 1, fault),
    done: () => done,
    end: () => atEnd(walk.end(), told, done, walk.bad),
    seals: () => seals.report(),
  }
}

interface LineWalk extends Omit<ChainWalk, 'take'> {
  take(row: DetailedRow, previous: Uint8Array | null): ChainReport | null
}

/** Entries that do not follow each other: each is held against the link that stands beside it. */
function excerptWalk(): LineWalk {
  let head = EMPTY_HEAD
  let entries = 0
  const bad = (seq: number, fault: LogFault): ChainReport => ({ ok: false, entries, firstBad: seq, class: fault, head })
  return {
    take: (row, previous) => {
      entries += 1
      if (row.seq <= head.seq) return bad(row.seq, 'reordered')
      if (previous === null || !isWellFormed(row) || !sameBytes(createHash('sha256').update(entryBytes(fromEntryRow(row), previous)).digest(), row.hash)) return bad(row.seq, 'edited')
      if (!detailHolds(row)) return bad(row.seq, 'detail-edited')
      head = { seq: row.seq, hash: row.hash, epoch: row.epoch, seal: row.seal }
      return null
    },
    end: () => ({ ok: true, entries, firstBad: null, class: null, head }),
    bad,
    head: () => head,
  }
}

/** The first line says how far the log went: a file that lost its end, or was led on by somebody, differs from it. */
function atEnd(report: ChainReport, told: Opening, done: number, bad: ChainWalk['bad']): ChainReport {
  if (!report.ok) return report
  if (done < told.entries) return bad(report.head.seq + 1, 'truncated')
  if (done > told.entries) return bad(report.head.seq, 'edited')
  if (told.kind === 'excerpt' || done === 0) return report
  return told.headHash.equals(report.head.hash) && told.headSeq === report.head.seq ? report : bad(report.head.seq, 'anchor-mismatch')
}

function isSigned({ publicKey }: Opening, signature: Uint8Array | null, digest: Uint8Array, fingerprint: string | null, noted: string | undefined): boolean {
  if (noted !== undefined && plain(noted) !== plain(fingerprint ?? '')) return false
  if (publicKey === null) return signature === null
  return signature !== null && isSignedBy(publicKey, EXPORT_SIGNATURE, digest, signature)
}

function notCheckedOf(told: Opening, seals: SealReport, evidence: ExportEvidence): NotChecked[] {
  const open: NotChecked[] = []
  if (told.publicKey === null) open.push('unsigned')
  else if (evidence.fingerprint === undefined) open.push('whose-key')
  if (told.before !== null) open.push('what-came-before')
  if (told.kind === 'excerpt') open.push('what-lies-between')
  open.push('what-came-after')
  if (told.kind === 'excerpt' || told.generations.length === 0 || seals.generations.some(({ state }) => state !== 'recomputed')) open.push('seals')
  return open
}

/** The first entry of a log names the vault that was made; the first line must name the same. */
function belongs({ seq, object_id: made, action }: DetailedRow, vaultId: string): boolean {
  return seq !== 1 || action !== 'vault.created' || (made !== null && isId(vaultId) && idToBytes(vaultId).every((byte, at) => byte === made[at]))
}

function plain(fingerprint: string): string {
  return fingerprint.toLowerCase().replace(/[^0-9a-f]/g, '')
}
