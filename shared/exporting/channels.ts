import { z } from 'zod'
import { endpoint } from '../ipc/endpoint'
import { fileToken, jobId } from '../ipc/fields'
import { objectType, selection } from '../list'

export const exportFormats = ['csv', 'vcard', 'vcard3', 'json'] as const
export type ExportFormat = (typeof exportFormats)[number]

export const exportChannels = {
  /** `flavour` for CSV: `exact` gives back what came in; `spreadsheet` disarms cells that a spreadsheet would run as formulas. */
  'export.run': endpoint<{ readonly count: number; readonly files: readonly string[] }>()(
    z.strictObject({ jobId, object: objectType, selection, format: z.enum(exportFormats), flavour: z.enum(['exact', 'spreadsheet']), to: fileToken }),
    { needs: 'session', permission: 'export', kind: 'job' }),
  /** The whole vault as a folder of portable files that imports again with ids and relations intact. */
  'export.all': endpoint<{ readonly count: number; readonly files: readonly string[] }, { readonly kind: 'folder-not-empty'; readonly path: string }>()(
    z.strictObject({ jobId, to: fileToken }), { needs: 'session', permission: 'export', kind: 'job' }),
}
