import { z } from 'zod'
import type { AuditPage } from '../audit/channels'
import type { NoSuchOwner } from '../contacts/channels'
import type { TransactionId, UserId } from '../ids'
import { endpoint } from '../ipc/endpoint'
import { jobId } from '../ipc/fields'
import { idText, objectType } from '../list'
import type { Permission } from '../permissions'

/** How many records somebody owns, of those that whoever asks sees. `inBin`: how many of them lie in the recycle bin, which `contacts` and `companies` count as well. */
export interface OwnedRecords {
  readonly userId: UserId
  readonly contacts: number
  readonly companies: number
  readonly inBin: number
}
/** What went from one owner to another. `transactionId` takes it back; null when there was nothing to give. */
export interface GivenRecords {
  readonly contacts: number
  readonly companies: number
  readonly transactionId: TransactionId | null
}
/** The rights of whoever asks do not reach these records, or not so far as to give them to that person: none was given. */
export interface NotYoursToGive {
  readonly kind: 'not-yours-to-give'
  readonly permission: Permission
  readonly records: number
}

export const recordChannels = {
  /**
   * What the log knows of one record, newest first: for whoever may read the record, how it was made, changed, thrown away and brought back; for
   * whoever may see the log, everything. Values of fields that they do not see are withheld. `before` is the seq to continue below.
   */
  'records.history': endpoint<AuditPage>()(
    z.strictObject({ object: objectType, id: idText, before: z.number().int().min(1).optional(), limit: z.number().int().min(1).max(500) }),
    { needs: 'session', permission: ({ object }) => `${object}:read` as const, kind: 'query' }),
  /** Who owns how much: one person, or everybody who owns something. */
  'records.owned': endpoint<{ readonly items: readonly OwnedRecords[] }>()(z.strictObject({ userId: idText.optional() }), { needs: 'session', permission: 'users', kind: 'query' }),
  /** Every record of one person, those in the recycle bin too, becomes somebody else's, or nobody's (`to` null): all or none, undone in one step. */
  'records.give': endpoint<GivenRecords, NoSuchOwner | NotYoursToGive>()(z.strictObject({ jobId, from: idText, to: idText.nullable() }), { needs: 'session', permission: 'mass-update', kind: 'job' }),
}
