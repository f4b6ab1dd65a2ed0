import { Download } from 'lucide-react'
import type { ExportFormat } from '../../../shared/exporting/channels'
import type { ListFilter, ObjectType } from '../../../shared/list'
import { useMay } from '../../app/session'
import { useText } from '../../i18n/use-text'
import { call } from '../../ipc/client'
import { useJob } from '../../ipc/use-job'
import { IconButton } from '../../ui/button'
import { countSelected, type GridSelection } from '../../ui/grid/selection'
import { Menu } from '../../ui/menu'
import { Progress } from '../../ui/progress'
import { notify } from '../../ui/toast'
import { failureKey } from './failure-text'
import { selectionOf } from './selection-actions'

const ENDINGS: Readonly<Record<ExportFormat, string>> = { csv: 'csv', vcard: 'vcf', vcard3: 'vcf', json: 'json' }

/** Writes the selected records, or all that the filter finds, to a file. Absent for whoever may not. */
export function ExportButton({ object, filter, selection, total }: { readonly object: ObjectType; readonly filter: ListFilter; readonly selection: GridSelection; readonly total: number }) {
  const { t } = useText()
  const may = useMay()
  const job = useJob('export.run')
  const run = async (format: ExportFormat, flavour: 'exact' | 'spreadsheet'): Promise<void> => {
    const to = await call('app.chooseFile', { purpose: 'export', suggestedName: `${object === 'contact' ? 'contacts' : 'companies'}.${ENDINGS[format]}` })
    if (!to.ok || to.value === null) return
    const { file, name } = to.value
    const chosen: GridSelection = countSelected(selection, Number.MAX_SAFE_INTEGER) === 0 ? { mode: 'all', except: new Set() } : selection
    const answer = await job.run({ object, selection: selectionOf(chosen, filter), format, flavour, to: file })
    if (answer.ok) notify({ text: ({ t }) => t('records:exported', { count: answer.value.count, name }), tone: 'success' })
    else notify({ text: ({ t }) => t(failureKey(answer.failure)), tone: answer.failure.kind === 'cancelled' ? 'info' : 'danger' })
  }
  if (!may('export')) return null
  if (job.progress !== null) return <Progress sentence={t('records:exporting')} done={job.progress.done} total={job.progress.total} onCancel={job.cancel} isCancelling={job.isCancelling} />
  const item = (id: string, text: string, detail: string, format: ExportFormat, flavour: 'exact' | 'spreadsheet' = 'exact') => ({ id, text, detail, onAction: () => void run(format, flavour) })
  return (
    <Menu
      label={t('records:export')} placement="bottom end"
      groups={[{ id: 'formats', title: t('filters:exportCount', { count: countSelected(selection, total) || total }), items: [
        item('csv', t('records:csvExact'), t('records:csvExactDetail'), 'csv'),
        item('csv-safe', t('records:csvSafe'), t('records:csvSafeDetail'), 'csv', 'spreadsheet'),
        ...(object === 'contact' ? [item('vcard', 'vCard 4.0', t('records:vcardDetail'), 'vcard'), item('vcard3', 'vCard 3.0', t('records:vcard3Detail'), 'vcard3')] : []),
        item('json', 'JSON', t('records:jsonDetail'), 'json'),
      ] }]}
    >
      <IconButton icon={Download} label={t('records:export')} size="small" />
    </Menu>
  )
}
