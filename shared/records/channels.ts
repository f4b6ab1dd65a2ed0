import { z } from 'zod'
import type { AuditPage } from '../audit/channels'
import { endpoint } from '../ipc/endpoint'
import { idText, objectType } from '../list'

export const recordChannels = {
  /**
   * What the log knows of one record, newest first: for whoever may read the record, how it was made, changed, thrown away and brought back; for
   * whoever may see the log, everything. Values of fields that they do not see are withheld. `before` is the seq to continue below.
   */
  'records.history': endpoint<AuditPage>()(
    z.strictObject({ object: objectType, id: idText, before: z.number().int().min(1).optional(), limit: z.number().int().min(1).max(500) }),
    { needs: 'session', permission: ({ object }) => `${object}:read` as const, kind: 'query' }),
}
