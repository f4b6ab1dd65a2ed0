import { useRef } from 'react'
import type { Result } from '../../../shared/result'
import { noteChange } from '../../app/undo'
import { useText } from '../../i18n/use-text'
import { notify } from '../../ui/toast'
import { failureKey } from './failure-text'

/** Changes a record: `make` says what, from the record as it is now, or null when that cannot be said without asking. True when it is saved. */
export type RecordChange<R, F> = (make: (current: R) => Partial<F> | null) => Promise<boolean>

/** A record that somebody else changes this often while one edit is saved is left alone. */
const MOST_ATTEMPTS = 5

/**
 * Saves edits of a record. One that changed elsewhere meanwhile is looked at again: what was changed in other fields stays, and `make`
 * decides whether the edit still fits. A refusal is said in a notice; being asked is the matter of the field.
 */
export function useRecordChange<R extends { readonly version: number }, F>(
  record: R, name: string, update: (expectedVersion: number, patch: Partial<F>) => Promise<Result<{ readonly transactionId: string }, { readonly kind: string; readonly current?: R }>>,
): RecordChange<R, F> {
  const { t } = useText()
  const latest = useRef(record)
  latest.current = record
  return async (make) => {
    let current = latest.current
    for (let attempt = 1; ; attempt++) {
      const patch = make(current)
      if (patch === null) return false
      const answer = await update(current.version, patch)
      if (answer.ok) {
        noteChange({ transactionId: answer.value.transactionId, text: t('records:changed', { name }) }, t, { quiet: true })
        return true
      }
      if (answer.failure.current === undefined || attempt === MOST_ATTEMPTS) {
        notify({ text: t(failureKey(answer.failure)), tone: 'danger' })
        return false
      }
      current = answer.failure.current
    }
  }
}

/** An edit of one field that began at `base`: it still fits while nobody else has changed that field to something else. */
export function fieldChange<R, K extends keyof R>(field: K, base: R[K], value: R[K]): (current: R) => Pick<R, K> | null {
  return (current) => {
    if (current[field] !== base && current[field] !== value) return null
    const patch: Partial<R> = {}
    patch[field] = value
    return patch as Pick<R, K>
  }
}
