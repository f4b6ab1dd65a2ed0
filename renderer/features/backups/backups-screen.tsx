import { DatabaseBackup, FolderOpen } from 'lucide-react'
import { failureText } from '../../i18n/failure-text'
import { useText } from '../../i18n/use-text'
import { useJob } from '../../ipc/use-job'
import { useQueryOf } from '../../ipc/use-query-of'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { EmptyState } from '../../ui/empty-state'
import { InlineAlert } from '../../ui/inline-alert'
import { PageHeader } from '../../ui/page-header'
import { Progress } from '../../ui/progress'
import { SkeletonLines } from '../../ui/skeleton'
import { notify } from '../../ui/toast'
import { BackupList } from './backup-list'
import styles from './backups.module.css'
import { phaseKey } from './phase'
import { problemOf } from './problems'
import { Standing } from './standing'
import { StolenSection } from './stolen-section'
import { TargetSection } from './target-section'
import { useBackupFailure } from './use-backup-failure'
import { useBackupTarget } from './use-backup-target'

/** Backups: where one stands, where they go, the ones there are, and what to do when the machine is gone. */
export function BackupsScreen() {
  const { t } = useText()
  const explain = useBackupFailure()
  const loaded = useQueryOf('backup.state', {})
  const target = useBackupTarget()
  const backup = useJob('backup.run')
  const run = async (): Promise<void> => {
    const answer = await backup.run({ to: null })
    if (answer.ok) notify({ text: ({ t, format }) => t('backups:done', { size: format.bytes(answer.value.bytes), time: format.duration(answer.value.seconds * 1_000) }), tone: 'success' })
  }
  const hasTarget = loaded.state === 'ready' && loaded.value.target !== null
  const state = loaded.state === 'ready' ? loaded.value : null
  // A run that failed is remembered by the engine and explained among the facts; only what is not remembered is told here.
  const failure = backup.failure !== null && problemOf(backup.failure) !== null && state !== null && state.lastProblem !== null ? null : backup.failure
  return (
    <div className={cx(styles.screen)}>
      <PageHeader title={t('backups:title')} actions={hasTarget ? <Button variant="primary" size="small" icon={DatabaseBackup} isPending={backup.progress !== null} onPress={() => void run()}>{t('backups:run')}</Button> : null} />
      <div className={cx(styles.scroll)}>
        <div className={cx(styles.column)}>
          {loaded.state === 'loading' ? <SkeletonLines count={6} label={t('ui:loading')} /> : null}
          {loaded.state === 'failed' ? <InlineAlert tone="danger" title={t('backups:failedTitle')} actions={<Button size="small" onPress={loaded.again}>{t('backups:tryAgain')}</Button>}>{failureText(loaded.failure, t)}</InlineAlert> : null}
          {backup.progress === null ? null : <Progress sentence={t(phaseKey(backup.progress.phase))} done={backup.progress.done} total={backup.progress.total} onCancel={backup.cancel} isCancelling={backup.isCancelling} />}
          {failure === null ? null : failure.kind === 'cancelled' ? <InlineAlert tone="info" isNew title={t('backups:cancelled')} /> : <InlineAlert tone="danger" isNew title={t('backups:problem.failed.title')}>{explain(failure)}</InlineAlert>}
          {target.failure === null ? null : <InlineAlert tone="danger" isNew title={t('backups:target.failed')}>{explain(target.failure)}</InlineAlert>}
          {state === null ? null : state.target === null ? (
            <EmptyState icon={DatabaseBackup} title={t('backups:first.title')} actions={<Button variant="primary" icon={FolderOpen} isPending={target.isRunning} onPress={() => void target.choose(state.everyHours)}>{t('backups:first.choose')}</Button>}>
              {t('backups:first.text')}
            </EmptyState>
          ) : (
            <>
              <Standing state={state} />
              <TargetSection state={state} target={target} />
              <BackupList />
            </>
          )}
          <StolenSection />
        </div>
      </div>
    </div>
  )
}
