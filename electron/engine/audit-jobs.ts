import type { AuditFilter, LogAnchor, VerifyReport } from '../../shared/audit/channels'
import type { Answer, Input } from '../../shared/ipc/contract'
import { err, ok } from '../../shared/result'
import type { IntegrityFinding } from '../../shared/vault/vault'
import { checkAnchor, type AnchorReading } from '../audit/anchors'
import { hexOf } from '../audit/bytes'
import { exportLog, exportSpan, type ExportFacts, type WrittenLog } from '../audit/export-log'
import { readGenerations, type GenerationOpener } from '../audit/generations'
import { fingerprintOf, readPublicKey } from '../audit/log-signature'
import { userNameOf } from '../audit/queries'
import { readHead } from '../audit/record'
import { hashAt, verifyChain } from '../audit/verify'
import { verifyExport } from '../audit/verify-export'
import { commitEvent } from '../changes/commit-change'
import { stopIfCancelled } from '../changes/job-control'
import { codeOf } from '../vault/atomic-file'
import type { ReadDb } from '../db/database'
import type { VaultDatabase } from '../db/open'
import { metaOf, vaultIdOf } from './change-context'
import { sealOpenerOf } from './log-sealing'
import { writingTo } from './writing-to'
import { recordDone, recordLeaving } from './recording'
import type { JobScene, JobSceneWithoutVault } from './job-run'

type AnchorName = 'file' | 'keychain'
type AnchorState = VerifyReport['anchors'][number]

/** What the engine read of the anchors before the job began; null for one this vault does not use. */
export type AnchorReadings = Readonly<Record<AnchorName, AnchorReading | null>>

/** Walks the whole log, compares it with every anchor in reach and with one noted elsewhere, and records that it was done (SECURITY.md A4, A5, A7). */
export function verifyLog(scene: JobScene, readings: AnchorReadings, { recoveryCode, anchor: noted }: Input<'audit.verify'>): Answer<'audit.verify'> {
  const opened = recoveryCode === undefined ? ok(null) : sealOpenerOf(recoveryCode)
  if (!opened.ok) return opened
  try {
    const { value: opener } = opened
    const generations = readGenerations(scene.database.read)
    // Seals that are not recomputed although a code was given would look as if they had been.
    if (opener !== null && generations.length > 0 && generations.every(({ recoveryPublicKey }) => opener.openerFor(recoveryPublicKey) === null)) return err({ kind: 'recovery-code-wrong' })
    return ok(verified(scene, readings, opener, noted))
  } finally {
    opened.value?.forget()
  }
}

function verified(scene: JobScene, readings: AnchorReadings, opener: GenerationOpener | null, noted: Input<'audit.verify'>['anchor']): VerifyReport {
  const { database, control } = scene
  const total = readHead(database.read).seq
  const chain = verifyChain(database.read, (done) => {
    stopIfCancelled(control)
    control.progress('log', done, total)
  }, opener)
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
  const notedState = noted === undefined ? null : notedAnchorState(database.read, headSeq, noted)
  if (noted !== undefined && notedState !== null) anchors.push({ anchor: 'noted', seq: noted.seq, state: notedState })
  const notedIsBroken = notedState === 'ahead' || notedState === 'differs'
  const broken = notedIsBroken || findings.some((finding) => finding.kind !== 'anchor-missing')
  const report: VerifyReport = {
    ok: chain.ok && !broken,
    entries: chain.entries,
    firstBad: chain.firstBad ?? (broken ? Math.min(firstBadOf(findings, headSeq), notedIsBroken && noted !== undefined ? Math.min(noted.seq, headSeq + 1) : headSeq + 1) : null),
    class: chain.class ?? classOf(findings) ?? (notedState === 'ahead' ? 'truncated' : notedState === 'differs' ? 'anchor-mismatch' : null),
    headSeq,
    headHash: hexOf(readHead(database.read).hash),
    erasedDetails: 0,
    anchors,
    findings,
    seals: chain.seals,
    archivedThrough: chain.archivedThrough,
  }
  recordDone(scene, (context) => { commitEvent(context, { action: 'log.verified', objectType: null, objectId: null, detail: { facts: { ok: report.ok, entries: report.entries, firstBad: report.firstBad } } }) })
  return report
}

/** What an anchor noted elsewhere says: `hash` may be its first digits. One inside an archived segment cannot be compared here. */
function notedAnchorState(db: ReadDb, headSeq: number, { seq, hash }: { readonly seq: number; readonly hash: string }): 'matches' | 'behind' | 'ahead' | 'differs' | 'missing' {
  if (seq > headSeq) return 'ahead'
  const stored = hashAt(db, seq)
  if (stored === null) return 'missing'
  return hexOf(stored).startsWith(hash) ? (seq === headSeq ? 'matches' : 'behind') : 'differs'
}

/** Checks an exported log by itself: no vault, nothing recorded. The recovery code alone recomputes its seals. */
export async function verifyLogFile({ control }: JobSceneWithoutVault, file: string, { recoveryCode, fingerprint, anchor }: Input<'audit.verifyFile'>): Promise<Answer<'audit.verifyFile'>> {
  const opened = recoveryCode === undefined ? ok(null) : sealOpenerOf(recoveryCode)
  if (!opened.ok) return opened
  try {
    const report = await verifyExport(file, (done, total) => {
      stopIfCancelled(control)
      control.progress('log', done, total)
    }, { fingerprint, opener: opened.value, anchor })
    if (report === null) return err({ kind: 'not-a-log' })
    const { generations } = report.seals
    if (opened.value !== null && generations.length > 0 && generations.every(({ state }) => state === 'other-code')) return err({ kind: 'recovery-code-wrong' })
    const { head, before, ...rest } = report
    return ok({ ...rest, headSeq: head.seq, headHash: hexOf(head.hash), before: before === null ? null : { seq: before.seq, hash: hexOf(before.hash) } })
  } catch (error) {
    const code = codeOf(error)
    if (code === undefined) throw error
    return err(code === 'ENOENT' ? { kind: 'file-missing', path: file } : { kind: 'no-access', path: file })
  } finally {
    opened.value?.forget()
  }
}

/** Writes the log, or what a filter finds of it, to a signed file and records that it left the vault. */
export function exportAuditLog(scene: JobScene, to: string, filter: AuditFilter): Answer<'audit.export'> {
  const { database, control } = scene
  const span = exportSpan(database.read, filter)
  const written = writingTo<WrittenLog, never>(to, () => ok(exportLog(database.read, to, span, exportFactsOf(scene), (done, total) => {
    stopIfCancelled(control)
    control.progress('export', done, total)
  }, (entries) => {
    recordLeaving(scene, { action: 'export.started', objectType: null, objectId: null, detail: { facts: { entries, format: 'log' } } })
  })))
  if (!written.ok) return written
  const { entries } = written.value
  recordDone(scene, (context) => { commitEvent(context, { action: 'log.exported', objectType: null, objectId: null, detail: { facts: { entries, kind: span.kind } } }) })
  return ok({ entries, file: to, kind: span.kind, fingerprint: anchorOf(database, scene.clock.now()).fingerprint })
}

/** What the first line of an export says of its making. */
export function exportFactsOf({ database, clock, context }: JobScene): ExportFacts {
  return { vaultId: vaultIdOf(database), exportedAt: clock.now(), exportedBy: context.actor === null ? null : userNameOf(database.read, context.actor.userId) }
}

/** The head of the log as people note it elsewhere (SECURITY.md A5). */
export function anchorOf(database: VaultDatabase, now: number): LogAnchor {
  const { seq, hash } = readHead(database.read)
  const publicKey = readPublicKey(database.read)
  const name = metaOf(database, 'vault-name')
  return { vaultId: vaultIdOf(database), vaultName: typeof name === 'string' ? name : '', seq, hash: hexOf(hash), at: now, fingerprint: publicKey === null ? '' : fingerprintOf(publicKey) }
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
