import type { Failure } from '../../../shared/ipc/contract'
import { failureText } from '../../i18n/failure-text'
import { useText, type Translate } from '../../i18n/use-text'
import type { Job } from '../../ipc/use-job'
import { InlineAlert } from '../../ui/inline-alert'
import { Progress } from '../../ui/progress'

type LogJob = 'audit.verify' | 'audit.export' | 'audit.archive'

/** How far work on the log is, or why it did not come to its end. */
export function JobNotice({ job, working, failed }: { readonly job: Pick<Job<LogJob>, 'progress' | 'cancel' | 'isCancelling' | 'failure'>; readonly working: string; readonly failed: string }) {
  const { t } = useText()
  const { progress, failure } = job
  return (
    <>
      {progress === null ? null : <Progress sentence={working} done={progress.done} total={progress.total} onCancel={job.cancel} isCancelling={job.isCancelling} />}
      {failure === null ? null : <InlineAlert tone={failure.kind === 'cancelled' ? 'info' : 'danger'} isNew title={failed}>{explain(failure, t)}</InlineAlert>}
    </>
  )
}

function explain(failure: Failure<LogJob>, t: Translate): string {
  switch (failure.kind) {
    case 'recovery-code-mistyped':
    case 'recovery-code-wrong':
      return t(`vault:failure.${failure.kind}`)
    case 'nothing-to-archive':
      return t('audit:archive.nothing')
    case 'segment-not-verified':
      return t('audit:archive.notVerified')
    default:
      return failureText(failure, t)
  }
}
