import { z } from 'zod'
import { endpoint } from '../ipc/endpoint'
import { jobId, nothing } from '../ipc/fields'

export const sampleChannels = {
  /** Some thousand generated, believable records, removable at once; their tags, notes and roles in `language`, English unless said. */
  'sample.add': endpoint<{ readonly contacts: number; readonly companies: number }>()(z.strictObject({ jobId, language: z.enum(['en', 'de']).optional() }), { needs: 'session', permission: 'import', kind: 'job' }),
  /** Removes every sample record, edited or not. */
  'sample.remove': endpoint<{ readonly contacts: number; readonly companies: number }>()(z.strictObject({ jobId }), { needs: 'session', permission: 'mass-delete', kind: 'job' }),
  'sample.state': endpoint<{ readonly contacts: number; readonly companies: number }>()(nothing, { needs: 'session', kind: 'query' }),
}
