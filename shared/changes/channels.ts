import { z } from 'zod'
import { endpoint } from '../ipc/endpoint'
import { jobId } from '../ipc/fields'
import type { TransactionId } from '../ids'
import { idText } from '../list'

/** What undo did. */
export interface UndoResult {
  readonly reversed: number
  /** How many records were left as they are. Those out of sight do not count. */
  readonly keptCount: number
  /** The first thousand of those. */
  readonly kept: readonly { readonly id: string; readonly reason: 'changed-since' | 'gone' | 'erased' | 'not-allowed' }[]
  /** Undo this one to redo. Null when nothing was reversed. */
  readonly transactionId: TransactionId | null
}

export const changeChannels = {
  /**
   * A job in name: few records are taken back at once, as by a command, and nothing is told of how far it is. What it needs depends on what is taken
   * back, which only the log knows: the job asks (electron/changes/undo.ts).
   */
  'changes.undo': endpoint<UndoResult>()(z.strictObject({ jobId, transactionId: idText }), { needs: 'session', kind: 'job' }),
}
