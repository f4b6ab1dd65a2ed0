import { z } from 'zod'
import type { NoSuchOwner } from '../contacts/channels'
import { endpoint } from '../ipc/endpoint'
import { fileToken, jobId, nothing } from '../ipc/fields'
import type { BatchId } from '../ids'
import { idText, objectType, type ObjectType } from '../list'

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'iso-8859-1', 'windows-1250'] as const
export const delimiters = [',', ';', '\t', '|'] as const
export const dialects = [
  'satchel', 'google', 'google-old', 'outlook', 'outlook-com', 'outlook-de', 'hubspot', 'salesforce-export', 'salesforce-report',
  'pipedrive', 'act', 'thunderbird', 'linkedin', 'vcard', 'generic',
] as const
export type Dialect = (typeof dialects)[number]
export type Encoding = (typeof encodings)[number]

/** Where a column goes: `givenName`, `emails.work`, `addresses.home.city`, `positions.company`, or null to leave it out (its text stays in the raw row). */
export const columnTarget = z.string().regex(/^[a-zA-Z]+(\.[a-zA-Z0-9-]+){0,2}$/).nullable()

/** How a file is read and what is done with its rows. Every part may be changed by the person before the import runs. */
export const importPlan = z.strictObject({
  object: objectType,
  format: z.enum(['csv', 'vcard']),
  encoding: z.enum(encodings),
  delimiter: z.enum(delimiters),
  /** Line of the header, counted from 0; -1 when there is none. */
  headerRow: z.number().int().min(-1).max(100),
  dialect: z.enum(dialects),
  columns: z.array(z.strictObject({ index: z.number().int().min(0).max(16_384), header: z.string().max(10_000), target: columnTarget })).max(16_384),
  mode: z.enum(['create', 'upsert', 'update']),
  dateOrder: z.enum(['ymd', 'dmy', 'mdy']),
  tags: z.array(z.string().min(1).max(100)).max(20),
  /** Whose new records are that the file names no known owner of; null or left out: nobody's. Records that are there keep theirs. */
  owner: idText.nullable().optional(),
  /** The import whose rows a reference such as `@AccountRef7` counts. Left out: the latest file of that name (company-references.ts). */
  companyBatch: idText.optional(),
})
export type ImportPlan = z.output<typeof importPlan>

/** A row the person repaired or left out. `cells` in the order of the plan's columns; null drops the row. Rows count from 1, header not counted. */
export const rowFix = z.strictObject({ row: z.number().int().min(1), cells: z.array(z.string().max(1_000_000)).max(16_384).nullable() })
export type RowFix = z.output<typeof rowFix>

export interface Inspection {
  readonly plan: ImportPlan
  readonly fileName: string
  readonly bytes: number
  /** Rows without the header; null when the file is too large to count at once. */
  readonly rows: number | null
  /** Per column: header, where it goes by itself, and the first three values that are not blank. */
  readonly samples: readonly { readonly index: number; readonly header: string; readonly values: readonly string[] }[]
  readonly firstRows: readonly (readonly string[])[]
  /** Every place a column can go, for the chooser. */
  readonly targets: readonly { readonly target: string; readonly label: string; readonly group: string }[]
  /** The mapping was remembered from an earlier import of this dialect and headers. */
  readonly remembered: boolean
  readonly notes: readonly ImportNote[]
}
/** Things worth saying about how a file reads. */
export type ImportNote = 'preamble-skipped' | 'footer-skipped' | 'mixed-encoding' | 'no-rows' | 'duplicate-headers' | 'ragged-rows' | 'truncated' | 'counted-companies'

/** What is wrong with one row. `column` is the column's header. */
export interface RowProblem {
  readonly row: number
  readonly cells: readonly string[]
  readonly problems: readonly { readonly column: string; readonly code: RowProblemCode }[]
  /** A blocking problem fails the row; the others import with a note. */
  readonly blocking: boolean
}
export type RowProblemCode =
  | 'nameless' | 'too-long' | 'bad-email' | 'bad-phone' | 'phone-lost-digits' | 'bad-date' | 'control-characters' | 'unreadable-card' | 'too-many-cells' | 'no-match' | 'too-many-values' | 'ambiguous-match' | 'company-unknown' | 'group-card' | 'open-quote' | 'opt-out-unused'

export interface ImportCounts {
  readonly rows: number
  readonly created: number
  readonly updated: number
  readonly skipped: number
  readonly failed: number
}
/** What the owners that a file names came to. */
export interface OwnerCounts {
  /** Rows written that name somebody whom the vault does not know, or who was removed. */
  readonly unknown: number
  /** The first few of those names. */
  readonly names: readonly string[]
  /** Records that keep their owner although the file names another: whoever imports may not take them away. */
  readonly kept: number
}
export interface CheckResult extends ImportCounts {
  readonly owners: OwnerCounts
  readonly companiesCreated: number
  /** The first 500. */
  readonly problems: readonly RowProblem[]
  readonly problemRows: number
}
export interface ImportResult extends ImportCounts {
  readonly owners: OwnerCounts
  readonly batchId: BatchId
  readonly object: ObjectType
  readonly companiesCreated: number
  readonly format: string
  readonly dialect: Dialect
  readonly problems: readonly RowProblem[]
}
export interface ImportBatch extends ImportCounts {
  readonly batchId: BatchId
  readonly object: ObjectType
  readonly fileName: string
  readonly dialect: Dialect
  readonly startedAt: number
  readonly finishedAt: number | null
  readonly state: 'finished' | 'undone' | 'partly-undone'
  readonly companiesCreated: number
}
export interface ImportUndoResult {
  readonly reversed: number
  readonly kept: number
  readonly errors: number
  readonly keptRecords: readonly { readonly id: string; readonly object: ObjectType; readonly reason: 'changed-since' | 'gone' }[]
}
/** Records that other programs export and this version does not keep. */
export type OtherRecords = 'deals' | 'activities' | 'tickets' | 'products'
export type ReadFailure =
  | { readonly kind: 'other-records'; readonly records: OtherRecords }
  | { readonly kind: 'file-empty' }
  | { readonly kind: 'file-not-text' }
  | { readonly kind: 'file-too-large'; readonly limitBytes: number }
  | { readonly kind: 'no-rows' }
  | { readonly kind: 'file-gone' }
  | { readonly kind: 'file-unreadable' }
  /** A folder, a pipe or a device. */
  | { readonly kind: 'file-not-regular' }
  | { readonly kind: 'file-changed' }

export const importChannels = {
  /** Reads the head of a file and proposes a plan. With `plan` given, reads it that way instead. */
  'import.inspect': endpoint<Inspection, ReadFailure>()(z.strictObject({ file: fileToken, plan: importPlan.partial() }), { needs: 'session', permission: 'import', kind: 'query' }),
  /** Counts what would happen and lists problem rows; changes nothing. */
  'import.check': endpoint<CheckResult, ReadFailure | NoSuchOwner>()(z.strictObject({ jobId, file: fileToken, plan: importPlan, fixes: z.array(rowFix).max(10_000) }), { needs: 'session', permission: 'import', kind: 'job' }),
  /** All or nothing: a failed, cancelled or killed import leaves the vault as it was. */
  'import.run': endpoint<ImportResult, ReadFailure | NoSuchOwner>()(z.strictObject({ jobId, file: fileToken, plan: importPlan, fixes: z.array(rowFix).max(10_000) }), { needs: 'session', permission: 'import', kind: 'job' }),
  'import.batches': endpoint<{ readonly items: readonly ImportBatch[] }>()(nothing, { needs: 'session', permission: 'import', kind: 'query' }),
  'import.undo': endpoint<ImportUndoResult>()(z.strictObject({ jobId, batchId: idText }), { needs: 'session', permission: 'import', kind: 'job' }),
  /** The failed rows as a file in the source's own columns plus the reasons, to be corrected and imported again. */
  'import.saveFailures': endpoint<{ readonly rows: number }>()(z.strictObject({ batchId: idText, to: fileToken }), { needs: 'session', permission: 'import', kind: 'command' }),
}
