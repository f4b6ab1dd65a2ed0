import { z } from 'zod'
import { endpoint } from '../ipc/endpoint'
import { fileToken, jobId } from '../ipc/fields'
import { idText, objectType } from '../list'
import type { IntegrityFinding } from '../vault/vault'
import { auditActions, type AuditDetail, type AuditEntry } from './entry'

/** An entry as the viewer shows it. `detail` is null when there was none, `erased` when it was erased, `unreadable` when somebody changed it. */
export interface AuditView extends Omit<AuditEntry, 'hash' | 'detailCommit'> {
  readonly actorName: string | null
  readonly detail: AuditDetail | null | 'erased' | 'unreadable'
  readonly hashHex: string
}

/** How a log fails verification (SECURITY.md A7). */
export type LogFault = 'edited' | 'missing' | 'reordered' | 'truncated' | 'detail-edited' | 'clock-back' | 'anchor-mismatch' | 'forged-anchor' | 'unreadable'
export interface VerifyReport {
  readonly ok: boolean
  readonly entries: number
  readonly firstBad: number | null
  readonly class: LogFault | null
  readonly headSeq: number
  readonly headHash: string
  readonly erasedDetails: number
  readonly anchors: readonly { readonly anchor: 'file' | 'keychain'; readonly state: 'matches' | 'behind' | 'missing' | 'forged' | 'ahead' | 'differs' | 'not-used'; readonly seq: number | null }[]
  readonly findings: readonly IntegrityFinding[]
}

/** An exported log, checked without a vault. `vaultId` and `exportedAt` are what its first line says. */
export interface LogFileReport {
  readonly ok: boolean
  readonly entries: number
  readonly firstBad: number | null
  readonly class: LogFault | null
  readonly headSeq: number
  readonly headHash: string
  readonly vaultId: string
  readonly exportedAt: number
}

export const auditFilter = z.strictObject({
  from: z.number().int().optional(),
  to: z.number().int().optional(),
  actorId: idText.optional(),
  actions: z.array(z.enum(auditActions)).max(auditActions.length).optional(),
  objectType: objectType.optional(),
  objectId: idText.optional(),
  transactionId: idText.optional(),
  /** Just these: the evidence of an alert. */
  seqs: z.array(z.number().int().min(1)).max(100).optional(),
})
export type AuditFilter = z.output<typeof auditFilter>

export const auditChannels = {
  /** Newest first. `before` is the seq to continue below. */
  'audit.page': endpoint<{ readonly items: readonly AuditView[]; readonly next: number | null; readonly total: number }>()(
    z.strictObject({ filter: auditFilter, before: z.number().int().min(1).optional(), limit: z.number().int().min(1).max(500) }),
    { needs: 'session', permission: 'see-audit', kind: 'query' }),
  'audit.verify': endpoint<VerifyReport>()(z.strictObject({ jobId }), { needs: 'session', permission: 'see-audit', kind: 'job' }),
  /** A file that `audit.export` wrote: needs no vault and no key. */
  'audit.verifyFile': endpoint<LogFileReport, { readonly kind: 'not-a-log' } | { readonly kind: 'file-missing'; readonly path: string } | { readonly kind: 'no-access'; readonly path: string }>()(z.strictObject({ jobId, from: fileToken }), { needs: 'nothing', kind: 'job' }),
  'audit.export': endpoint<{ readonly entries: number; readonly file: string }>()(z.strictObject({ jobId, to: fileToken }), { needs: 'session', permission: 'see-audit', kind: 'job' }),
}
