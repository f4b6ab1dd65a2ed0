import { err, type Result } from '../../shared/result'
import { fileFailure } from '../vault/atomic-file'

export type WritingFailure = { readonly kind: 'disk-full' } | { readonly kind: 'read-only'; readonly path: string }

/** Runs work that writes to a file or folder which a person named: a place that takes nothing, or is not there, is an answer and no bug. */
export function writingTo<T, F>(path: string, work: () => Result<T, F>): Result<T, F | WritingFailure> {
  try {
    return work()
  } catch (error) {
    return err(fileFailure(error, path).kind === 'disk-full' ? { kind: 'disk-full' } : { kind: 'read-only', path })
  }
}
