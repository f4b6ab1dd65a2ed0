import type { ReactNode } from 'react'
import { noteChange } from '../../app/undo'
import { notify } from '../../ui/toast'
import { EditConflictDialog } from './edit-conflict'
import { failureKey } from './failure-text'
import { saveEdit, type AskEdit, type RecordDoor } from './save-edit'
import { useEditQuestion } from './use-edit-question'

/**
 * Saves a change of the record as it was when the function was made; true when the edit has ended. `ask` is where to ask, else over the page;
 * `madeBefore` are transactions that belong to the same step of undo.
 */
export type SaveEdit<F> = (patch: Partial<F>, ask?: AskEdit, madeBefore?: readonly string[]) => Promise<boolean>

/**
 * Saving for the page of one record. The `save` of a rendering speaks for the record of that rendering: an edit keeps the one it began with,
 * so that what changed meanwhile is noticed. `question` goes anywhere on the page.
 */
export function useSaveEdit<F extends object, R extends F & { readonly id: string; readonly version: number; readonly deletedAt: number | null }>(door: RecordDoor<F, R>, record: R, name: string): { readonly save: SaveEdit<F>; readonly question: ReactNode } {
  const here = useEditQuestion()
  const save: SaveEdit<F> = async (patch, ask = here.ask, madeBefore = []) => {
    const saved = await saveEdit(door, record, patch, ask)
    switch (saved.state) {
      case 'ended':
        if (saved.transactionIds.length > 0) noteChange({ transactionId: [...madeBefore, ...saved.transactionIds], text: ({ t }) => t('records:changed', { name }) }, { quiet: true })
        return true
      case 'open':
        if (saved.left) notify({ text: ({ t }) => t('records:conflict.left', { name }), tone: 'warning' })
        return false
      case 'refused':
        notify({ text: ({ t }) => t(failureKey(saved.failure)), tone: 'danger' })
        return false
    }
  }
  return { save, question: <EditConflictDialog question={here.question} onAnswer={here.answer} /> }
}
