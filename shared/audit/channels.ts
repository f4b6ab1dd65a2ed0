import { z } from 'zod'
import { endpoint } from '../ipc/endpoint'
import { fileToken, jobId, nothing } from '../ipc/fields'
import { idText, objectType } from '../list'
import type { IntegrityFinding } from '../vault/vault'
import { auditActions, type AuditDetail, type AuditEntry } from './entry'

/** An entry as the viewer shows it. `detail` is null when there was none, `erased` when it was erased, `unreadable` when somebody changed it, `withheld` when the record is out of the reader's sight. */
export interface AuditView extends Omit<AuditEntry, 'hash' | 'detailCommit'> {
  readonly actorName: string | null
  /** The name that the record or the user has now, in the bin as well; null when it is gone, or when the entry is about neither. */
  readonly objectName: string | null
  readonly detail: AuditDetail | null | 'erased' | 'unreadable' | 'withheld'
  readonly hashHex: string
}

/** How a log fails verification (SECURITY.md A7). */
export type LogFault =
  | 'edited' | 'missing' | 'reordered' | 'truncated' | 'detail-edited' | 'clock-back' | 'anchor-mismatch' | 'forged-anchor' | 'unreadable'
  | 'missing-seal' | 'forged-seal' | 'epoch-back' | 'wrong-epoch-key' | 'epoch-key-reused' | 'generation-order' | 'forged-generation'
  | 'forged-checkpoint' | 'forged-signature'
/** How far the seals of a log were checked (A4), generation by generation of their first keys. */
export interface SealsChecked {
  /** The first sealed entry; null in a log without seals. */
  readonly sealedFrom: number | null
  /** `recomputed` with the recovery code; `not-vouched-for`: as well, but the code was not at hand when the first key was made, so that somebody else may have made it. */
  readonly generations: readonly { readonly generation: number; readonly firstSeq: number; readonly state: 'recomputed' | 'not-vouched-for' | 'other-code' | 'structure-only' }[]
}

export interface VerifyReport {
  readonly ok: boolean
  readonly entries: number
  readonly firstBad: number | null
  readonly class: LogFault | null
  readonly headSeq: number
  readonly headHash: string
  readonly erasedDetails: number
  readonly anchors: readonly { readonly anchor: 'file' | 'keychain' | 'noted'; readonly state: 'matches' | 'behind' | 'missing' | 'forged' | 'ahead' | 'differs' | 'not-used'; readonly seq: number | null }[]
  readonly findings: readonly IntegrityFinding[]
  readonly seals: SealsChecked
  /** The last entry that was archived: the check began after it. Null: at the beginning. */
  readonly archivedThrough: number | null
}

/** What a file holds: every entry, those of a time, those a filter finds, or the oldest ones that were archived. */
export const logExportKinds = ['whole', 'range', 'excerpt', 'segment'] as const
export type LogExportKind = (typeof logExportKinds)[number]

/** What cannot be told from an exported log by itself. */
export type NotChecked = 'unsigned' | 'whose-key' | 'what-came-before' | 'what-lies-between' | 'what-came-after' | 'seals'

/** An exported log, checked without a vault. `vaultId`, `exportedAt` and `exportedBy` are what its first line says. */
export interface LogFileReport {
  readonly ok: boolean
  readonly entries: number
  readonly firstBad: number | null
  readonly class: LogFault | null
  readonly headSeq: number
  readonly headHash: string
  readonly vaultId: string
  readonly exportedAt: number
  readonly exportedBy: string | null
  readonly kind: LogExportKind
  readonly before: { readonly seq: number; readonly hash: string } | null
  readonly fingerprint: string | null
  readonly seals: SealsChecked
  readonly notChecked: readonly NotChecked[]
  /** What the entry of a head noted elsewhere says, when one was given. */
  readonly anchor: 'matches' | 'differs' | 'not-here' | null
}

/** The head of the log and the fingerprint of the key that signs what leaves it: to be printed or noted elsewhere (A5). */
export interface LogAnchor {
  readonly vaultId: string
  readonly vaultName: string
  readonly seq: number
  readonly hash: string
  readonly at: number
  readonly fingerprint: string
}

/** What was archived lies in segments: the last entry of the newest one, its file's name and when. */
export interface ArchivedThrough {
  readonly seq: number
  readonly fileName: string
  readonly at: number
}

/** A search of the log that a person kept. `query` is what the screen chose, as JSON. */
export interface SavedQuery {
  readonly id: string
  readonly name: string
  readonly query: string
}

/** A report of the log: the head it was made of, counts over everything the filter finds, and the newest of these entries. */
export interface LogReportData extends LogAnchor {
  readonly madeBy: string | null
  readonly total: number
  readonly byAction: readonly { readonly action: AuditView['action']; readonly n: number }[]
  readonly byPerson: readonly { readonly name: string | null; readonly n: number }[]
  readonly entries: readonly AuditView[]
}

/** Entries, newest first. `next`: the seq to continue below; `archived`: how far the log was archived, when it was. */
export interface AuditPage {
  readonly items: readonly AuditView[]
  readonly next: number | null
  readonly total: number | null
  readonly archived: ArchivedThrough | null
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

/** A head of the log noted elsewhere: its number, and its hash or the first digits of it. */
const notedAnchor = z.strictObject({ seq: z.int().min(1), hash: z.string().regex(/^[0-9a-f]{8,64}$/) })
/** `recovery-code-wrong`: it opens the seals of no part of this log. */
type WrongCode = { readonly kind: 'recovery-code-mistyped' } | { readonly kind: 'recovery-code-wrong' }

export const auditChannels = {
  /** Newest first. `before` is the seq to continue below; `total` stops at 2,000 and is null on later pages. */
  'audit.page': endpoint<AuditPage>()(
    z.strictObject({ filter: auditFilter, before: z.number().int().min(1).optional(), limit: z.number().int().min(1).max(500) }),
    { needs: 'session', permission: 'see-audit', kind: 'query' }),
  /** With the recovery code every seal is recomputed; `anchor` is one noted elsewhere. */
  'audit.verify': endpoint<VerifyReport, WrongCode>()(z.strictObject({ jobId, recoveryCode: z.string().max(200).optional(), anchor: notedAnchor.optional() }), { needs: 'session', permission: 'see-audit', kind: 'job' }),
  /** A file that `audit.export` wrote: needs no vault and no key. */
  'audit.verifyFile': endpoint<LogFileReport, { readonly kind: 'not-a-log' } | { readonly kind: 'file-missing'; readonly path: string } | { readonly kind: 'no-access'; readonly path: string } | WrongCode>()(
    z.strictObject({ jobId, from: fileToken, recoveryCode: z.string().max(200).optional(), fingerprint: z.string().max(100).optional(), anchor: notedAnchor.optional() }), { needs: 'nothing', kind: 'job' }),
  'audit.export': endpoint<{ readonly entries: number; readonly file: string; readonly kind: LogExportKind; readonly fingerprint: string }>()(z.strictObject({ jobId, to: fileToken, filter: auditFilter.optional() }), { needs: 'session', permission: 'see-audit', kind: 'job' }),
  /** Takes the oldest entries out of the vault into a signed file (A6). `before` null: as the settings say. Never the last 90 days or 1000 entries. */
  'audit.archive': endpoint<{ readonly entries: number; readonly through: number; readonly file: string }, { readonly kind: 'nothing-to-archive' } | { readonly kind: 'segment-not-verified' }>()(
    z.strictObject({ jobId, to: fileToken, before: z.int().nullable() }), { needs: 'session', permission: 'settings', kind: 'job' }),
  /** How many entries in each stretch of time between two of `starts`. */
  'audit.timeline': endpoint<{ readonly counts: readonly number[] }>()(z.strictObject({ filter: auditFilter, starts: z.array(z.int()).min(2).max(100) }), { needs: 'session', permission: 'see-audit', kind: 'query' }),
  /** For printing: recorded, since it leaves the vault. */
  'audit.report': endpoint<LogReportData>()(z.strictObject({ filter: auditFilter, limit: z.int().min(1).max(5_000) }), { needs: 'session', permission: 'see-audit', kind: 'command' }),
  'audit.queries': endpoint<{ readonly items: readonly SavedQuery[] }>()(nothing, { needs: 'session', permission: 'see-audit', kind: 'query' }),
  'audit.saveQuery': endpoint<{ readonly items: readonly SavedQuery[] }, { readonly kind: 'too-many-queries' }>()(z.strictObject({ name: z.string().trim().min(1).max(80), query: z.string().max(2_000) }), { needs: 'session', permission: 'see-audit', kind: 'command' }),
  'audit.deleteQuery': endpoint<{ readonly items: readonly SavedQuery[] }>()(z.strictObject({ id: idText }), { needs: 'session', permission: 'see-audit', kind: 'command' }),
  'audit.anchor': endpoint<LogAnchor>()(nothing, { needs: 'session', permission: 'see-audit', kind: 'query' }),
}
