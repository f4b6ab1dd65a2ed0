import type { Text } from '../../i18n/use-text'
import { call } from '../../ipc/client'
import { notify } from '../../ui/toast'
import { importFailureText } from './import-failure'

/** Asks where, writes the failed rows of an import there and says so. */
export async function saveFailures(batchId: string, fileName: string, { t }: Pick<Text, 't'>): Promise<void> {
  const name = fileName.replace(/\.[^.]+$/, '').slice(0, 120)
  const to = await call('app.chooseFile', { purpose: 'failures', suggestedName: t('importing:failuresFile', { name }) })
  if (!to.ok || to.value === null) return
  const { file, name: saved } = to.value
  const answer = await call('import.saveFailures', { batchId, to: file })
  if (answer.ok) notify({ text: ({ t }) => t('importing:savedFailures', { count: answer.value.rows, name: saved }), tone: 'success' })
  else notify({ text: (text) => importFailureText(answer.failure, text), tone: 'danger' })
}
