// Placeholder of the engine's lead while the sample room is being built.
import type { ReadDb } from '../db/database'
export const sampleState = (_db: ReadDb): { contacts: number; companies: number } => ({ contacts: 0, companies: 0 })
