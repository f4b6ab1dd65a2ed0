import { z } from 'zod'
import { endpoint } from '../ipc/endpoint'
import type { CentreReport } from './finding'

/** The right by which somebody asks for what the centre knows of others: either will do, and the one named is checked. */
export const centreReader = z.enum(['settings', 'see-audit'])
export type CentreReader = z.output<typeof centreReader>

export const centreChannels = {
  /** How safe this vault is and what to do next, most urgent first. */
  'centre.report': endpoint<CentreReport>()(z.strictObject({ by: centreReader }), { needs: 'session', permission: ({ by }) => by, kind: 'query' }),
}
