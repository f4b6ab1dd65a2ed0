import type { Text } from '../../i18n/use-text'
import { call } from '../../ipc/client'
import { notify } from '../../ui/toast'
import { importFailureText } from './import-failure'

/** Asks where, writes the failed rows of an import there and says so. */
export async function saveFailures(batchId: string, fileName: string, { t, format }: Pick<Text, 't' | 'format'>): Promise<void> {
  const name = fileName.replace(/\.[^.]+$/, '').slice(0, 120)
  const to = await call('app.chooseFile', { purpose: 'failures', suggestedName: t('importing:failuresFile', { name }) })
  if (!to.ok || to.value === null) return
  const answer = await call('import.saveFailures', { batchId, to: to.value.file })
  if (answer.ok) notify({ text: t('importing:savedFailures', { count: answer.value.rows, name: to.value.name }), tone: 'success' })
  else notify({ text: importFailureText(answer.failure, { t, format }), tone: 'danger' })
}
