// Placeholder of the engine's lead while the importing room is being built: replaced by the room's own functions.
import type { ReadDb } from '../db/database'
import type { ChangeContext } from '../changes/commit-change'
import type { JobControl } from '../changes/job-control'
import { err, type Result } from '../../shared/result'
import type { ImportBatch, ImportPlan, RowFix } from '../../shared/importing/channels'
const none = (): Result<never, { readonly kind: 'file-unreadable' }> => err({ kind: 'file-unreadable' })
export const inspectFile = (_db: ReadDb, _path: string, _plan: object): Result<never, { readonly kind: 'file-unreadable' }> => none()
export const checkImport = (_db: ReadDb, _path: string, _plan: ImportPlan, _fixes: readonly RowFix[], _job: JobControl) => none()
export const runImport = (_c: ChangeContext, _path: string, _plan: ImportPlan, _fixes: readonly RowFix[], _job: JobControl) => none()
export const undoImport = (_c: ChangeContext, _batch: string, _job: JobControl) => none()
export const listBatches = (_db: ReadDb): ImportBatch[] => []
export const saveFailures = (_db: ReadDb, _batch: string, _path: string): Result<never, { readonly kind: 'not-found' }> => err({ kind: 'not-found' })
