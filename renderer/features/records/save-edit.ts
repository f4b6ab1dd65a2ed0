import type { Changed, StaleVersion } from '../../../shared/contacts/channels'
import type { TransactionId } from '../../../shared/ids'
import { mergeEdit, type FieldConflict } from '../../../shared/merge-edit'
import type { FieldTable } from '../../../shared/record-fields'
import type { Result } from '../../../shared/result'

/** What a person is asked when the record changed elsewhere while it was edited. */
export type EditQuestion =
  | { readonly kind: 'changed'; readonly conflicts: readonly FieldConflict[] }
  | { readonly kind: 'deleted' }
/** `mine`: save it all the same. `theirs`: leave the vault as it is. `later`: the edit goes on unsaved. `left`: the page is gone, unanswered. */
export type EditAnswer = 'mine' | 'theirs' | 'later' | 'left'
export type AskEdit = (question: EditQuestion) => Promise<EditAnswer>

interface Versioned {
  readonly version: number
  readonly deletedAt: number | null
}

/** How records of one noun are saved. */
export interface RecordDoor<F, R> {
  readonly fields: FieldTable
  readonly update: (id: string, expectedVersion: number, patch: Partial<F>) => Promise<Result<Changed<R>, StaleVersion<R> | { readonly kind: string }>>
  readonly restore: (id: string) => Promise<Result<Changed<R>, { readonly kind: string }>>
}

export type SavedEdit =
  /** The edit has ended; the steps that undo takes back, the latest last. None: the vault needed no change. */
  | { readonly state: 'ended'; readonly transactionIds: readonly TransactionId[] }
  /** Nothing was saved, and the edit is still open. `left`: its page is not. */
  | { readonly state: 'open'; readonly left: boolean }
  | { readonly state: 'refused'; readonly failure: { readonly kind: string } }

/**
 * Saves an edit that began at `record`. Meeting a newer version, it saves again by itself what does not collide, and asks about the rest.
 * However often the record changes meanwhile, nothing is overwritten that was not shown.
 */
export async function saveEdit<F extends object, R extends F & Versioned & { readonly id: string }>(door: RecordDoor<F, R>, record: R, edit: Partial<F>, ask: AskEdit): Promise<SavedEdit> {
  const transactionIds: TransactionId[] = []
  let seen = record
  let patch = edit
  while (Object.keys(patch).length > 0) {
    const answer = await door.update(record.id, seen.version, patch)
    if (answer.ok) {
      if (answer.value.record.version !== seen.version) transactionIds.push(answer.value.transactionId)
      return { state: 'ended', transactionIds }
    }
    if (!isStale(answer.failure)) return { state: 'refused', failure: answer.failure }
    const { current } = answer.failure
    const merged = mergeEdit<F>(door.fields, seen, patch, current)
    const isGone = current.deletedAt !== null && seen.deletedAt === null
    const reply = isGone ? await ask({ kind: 'deleted' }) : merged.conflicts.length > 0 ? await ask({ kind: 'changed', conflicts: merged.conflicts }) : 'mine'
    if (reply === 'later' || reply === 'left') return { state: 'open', left: reply === 'left' }
    if (isGone && reply === 'theirs') return { state: 'ended', transactionIds }
    if (!isGone) {
      seen = current
      patch = reply === 'mine' ? merged.keepMine : merged.takeTheirs
      continue
    }
    const restored = await door.restore(record.id)
    if (!restored.ok) return { state: 'refused', failure: restored.failure }
    if (restored.value.record.version !== current.version) transactionIds.push(restored.value.transactionId)
    // Put back; the edit meets it as it is now, in the next round.
    seen = { ...seen, deletedAt: null }
  }
  return { state: 'ended', transactionIds }
}

/** Whether a change was refused because the record is a newer one by now. */
export function isStale<R>(failure: StaleVersion<R> | { readonly kind: string }): failure is StaleVersion<R> {
  return failure.kind === 'stale-version'
}
