// Placeholder of the engine's lead while the sample room is being built.
import type { ChangeContext } from '../changes/commit-change'
import type { JobControl } from '../changes/job-control'
import { err, type Result } from '../../shared/result'
export const addSample = (_c: ChangeContext, _job: JobControl): Result<never, { readonly kind: 'not-found' }> => err({ kind: 'not-found' })
export const removeSample = (_c: ChangeContext, _job: JobControl): Result<never, { readonly kind: 'not-found' }> => err({ kind: 'not-found' })
