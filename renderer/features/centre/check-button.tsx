import { useQueryClient } from '@tanstack/react-query'
import { useText } from '../../i18n/use-text'
import { failureText } from '../../i18n/failure-text'
import { useJob } from '../../ipc/use-job'
import { Button } from '../../ui/button'
import { notify } from '../../ui/toast'

/** Checks every page of the file on the spot. */
export function CheckButton() {
  const { t } = useText()
  const cache = useQueryClient()
  const job = useJob('vault.check')
  const run = async (): Promise<void> => {
    const answer = await job.run({})
    if (!answer.ok) notify({ text: ({ t }) => t('centre:checkFailed'), detail: ({ t }) => failureText(answer.failure, t), tone: 'danger' })
    else notify({ text: ({ t }) => t(answer.value.ok ? 'centre:checkedGood' : 'centre:checkFailed'), tone: answer.value.ok ? 'success' : 'danger' })
    await cache.invalidateQueries({ queryKey: ['centre.report'] })
  }
  return <Button size="small" isPending={job.progress !== null} onPress={() => void run()}>{t(job.progress === null ? 'centre:fix.check' : 'centre:checking')}</Button>
}
