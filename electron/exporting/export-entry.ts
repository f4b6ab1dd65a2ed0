// Placeholder of the engine's lead while the exporting room is being built: replaced by the room's own functions.
import type { ChangeContext } from '../changes/commit-change'
import type { JobControl } from '../changes/job-control'
import { err, type Result } from '../../shared/result'
export const runExport = (_c: ChangeContext, _what: object, _path: string, _job: JobControl): Result<never, { readonly kind: 'not-found' }> => err({ kind: 'not-found' })
export const exportAll = (_c: ChangeContext, _path: string, _job: JobControl): Result<never, { readonly kind: 'not-found' }> => err({ kind: 'not-found' })
