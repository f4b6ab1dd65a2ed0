import type { VerifyReport } from '../../shared/audit/channels'
import type { Answer } from '../../shared/ipc/contract'
import { err, ok, type Result } from '../../shared/result'
import type { IntegrityFinding } from '../../shared/vault/vault'
import { checkAnchor, type AnchorReading } from '../audit/anchors'
import { exportLog } from '../audit/export-log'
import { readHead } from '../audit/record'
import { verifyChain } from '../audit/verify'
import { verifyExport } from '../audit/verify-export'
import { vaultIdOf } from './change-context'
import { commitEvent } from '../changes/commit-change'
import { stopIfCancelled } from '../changes/job-control'
import { codeOf } from '../vault/atomic-file'
import { writingTo, type WritingFailure } from './writing-to'
import { recordDone, recordLeaving } from './recording'
import type { JobScene, JobSceneWithoutVault } from './job-run'

type AnchorName = 'file' | 'keychain'
type AnchorState = VerifyReport['anchors'][number]

/** What the engine read of the anchors before the job began; null for one this vault does not use. */
export type AnchorReadings = Readonly<Record<AnchorName, AnchorReading | null>>

/** Walks the whole log, compares it with every anchor in reach, and records that it was done (SECURITY.md A5, A7). */
export function verifyLog(scene: JobScene, readings: AnchorReadings): Result<VerifyReport, never> {
  const { database, control } = scene
  const total = readHead(database.read).seq
  const chain = verifyChain(database.read, (done) => {
    stopIfCancelled(control)
    control.progress('log', done, total)
  })
  const headSeq = readHead(database.read).seq
  const anchors: AnchorState[] = []
  const findings: IntegrityFinding[] = []
  for (const anchor of ['file', 'keychain'] as const) {
    const reading = readings[anchor]
    if (reading === null) {
      anchors.push({ anchor, state: 'not-used', seq: null })
      continue
    }
    const finding = checkAnchor(database.read, headSeq, anchor, reading)
    if (finding !== null) findings.push(finding)
    const seq = reading.state === 'present' ? reading.head.seq : null
    anchors.push({ anchor, seq, state: finding === null ? (seq === headSeq ? 'matches' : 'behind') : anchorStateOf(finding) })
  }
  const broken = findings.some((finding) => finding.kind !== 'anchor-missing')
  const report: VerifyReport = {
    ok: chain.ok && !broken,
    entries: chain.entries,
    firstBad: chain.firstBad ?? (broken ? firstBadOf(findings, headSeq) : null),
    class: chain.class ?? classOf(findings),
    headSeq,
    headHash: Buffer.from(readHead(database.read).hash).toString('hex'),
    erasedDetails: 0,
    anchors,
    findings,
  }
  recordDone(scene, (context) => { commitEvent(context, { action: 'log.verified', objectType: null, objectId: null, detail: { facts: { ok: report.ok, entries: report.entries, firstBad: report.firstBad } } }) })
  return ok(report)
}

/** Checks an exported log by itself: no vault, no key, nothing recorded. */
export async function verifyLogFile({ control }: JobSceneWithoutVault, file: string): Promise<Answer<'audit.verifyFile'>> {
  try {
    const report = await verifyExport(file, (done, total) => {
      stopIfCancelled(control)
      control.progress('log', done, total)
    })
    if (report === null) return err({ kind: 'not-a-log' })
    const { head, ...rest } = report
    return ok({ ...rest, headSeq: head.seq, headHash: Buffer.from(head.hash).toString('hex') })
  } catch (error) {
    const code = codeOf(error)
    if (code === undefined) throw error
    return err(code === 'ENOENT' ? { kind: 'file-missing', path: file } : { kind: 'no-access', path: file })
  }
}

/** Writes the log to a file and records that it left the vault. */
export function exportAuditLog(scene: JobScene, to: string): Result<{ entries: number; file: string }, WritingFailure> {
  const { database, control, clock } = scene
  const vaultId = vaultIdOf(database)
  const written = writingTo<number, never>(to, () => ok(exportLog(database.read, to, { vaultId, exportedAt: clock.now() }, (done, total) => {
    stopIfCancelled(control)
    control.progress('export', done, total)
  }, (entries) => {
    recordLeaving(scene, { action: 'export.started', objectType: null, objectId: null, detail: { facts: { entries, format: 'log' } } })
  })))
  if (!written.ok) return written
  recordDone(scene, (context) => { commitEvent(context, { action: 'log.exported', objectType: null, objectId: null, detail: { facts: { entries: written.value } } }) })
  return ok({ entries: written.value, file: to })
}

function anchorStateOf(finding: IntegrityFinding): AnchorState['state'] {
  switch (finding.kind) {
    case 'anchor-missing': return 'missing'
    case 'anchor-forged': return 'forged'
    case 'log-cut': return 'ahead'
    default: return 'differs'
  }
}

function firstBadOf(findings: readonly IntegrityFinding[], headSeq: number): number {
  const seqs = findings.map((finding) => (finding.kind === 'log-forked' ? finding.seq : headSeq + 1))
  return Math.min(...seqs)
}

function classOf(findings: readonly IntegrityFinding[]): VerifyReport['class'] {
  const kinds = new Set(findings.map((finding) => finding.kind))
  if (kinds.has('log-cut')) return 'truncated'
  if (kinds.has('log-forked')) return 'anchor-mismatch'
  return kinds.has('anchor-forged') ? 'forged-anchor' : null
}
