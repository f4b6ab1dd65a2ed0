import { z } from 'zod'
import { endpoint } from '../ipc/endpoint'
import type { TransactionId } from '../ids'
import { idText } from '../list'

/** What undo did. `kept`: records that changed since, left as they are. */
export interface UndoResult {
  readonly reversed: number
  readonly kept: readonly { readonly id: string; readonly reason: 'changed-since' | 'gone' | 'erased' }[]
  /** Undo this one to redo. Null when nothing was reversed. */
  readonly transactionId: TransactionId | null
}

export const changeChannels = {
  'changes.undo': endpoint<UndoResult>()(z.strictObject({ transactionId: idText }), { needs: 'session', permission: 'contact:update', kind: 'command' }),
}
