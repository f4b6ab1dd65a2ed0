import { ok, type Result } from '../../shared/result'
import { commitEvent, type ChangeContext } from '../changes/commit-change'
import type { JobControl } from '../changes/job-control'
import { exportAll as writeFolder } from './export-all'
import { runExport as writeFile, type ExportOrder, type ExportResult } from './run-export'

/** Writes selected records to a file and says so in the audit log: a portable copy is data that leaves the vault. */
export function runExport(context: ChangeContext, order: ExportOrder, path: string, job: JobControl): Result<ExportResult, never> {
  const result = writeFile(context.db, order, path, job)
  commitEvent(context, {
    action: 'export.finished', objectType: order.object, objectId: null,
    detail: { facts: { count: result.count, format: order.format, flavour: order.format === 'csv' ? order.flavour : null, selection: order.selection.mode } },
  })
  return ok(result)
}

/** Writes the whole vault as a folder and says so in the audit log. Refuses a folder that holds anything. */
export function exportAll(context: ChangeContext, folder: string, job: JobControl): Result<ExportResult, { readonly kind: 'folder-not-empty'; readonly path: string }> {
  const result = writeFolder(context.db, folder, job, context.clock)
  if (!result.ok) return result
  commitEvent(context, { action: 'export.finished', objectType: 'vault', objectId: null, detail: { facts: { count: result.value.count, format: 'folder' } } })
  return result
}
