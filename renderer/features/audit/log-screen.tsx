import { Download, ScrollText, ShieldCheck } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { VerifyReport } from '../../../shared/audit/channels'
import { useRoute } from '../../app/navigation'
import { useKeptWidth } from '../../app/preferences'
import { failureText } from '../../i18n/failure-text'
import { useText } from '../../i18n/use-text'
import { call } from '../../ipc/client'
import { useJob } from '../../ipc/use-job'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { EmptyState } from '../../ui/empty-state'
import { InlineAlert } from '../../ui/inline-alert'
import { PageHeader } from '../../ui/page-header'
import { Progress } from '../../ui/progress'
import { SkeletonLines } from '../../ui/skeleton'
import { SplitPane } from '../../ui/split-pane'
import { notify } from '../../ui/toast'
import styles from './audit.module.css'
import { EntryDetail } from './entry-detail'
import { EntryList } from './entry-list'
import { FilterBar } from './filter-bar'
import { toAuditFilter, wholeLog, type LogFilter } from './log-filter'
import { useEntries, useRefreshEntries } from './use-entries'
import { VerifyResult } from './verify-result'

const PAGE_SIZE = 100

/** The log: what happened, newest first, each entry in full beside it; verified and exported from here. */
export function LogScreen() {
  const { t, format } = useText()
  const seqs = useRoute('log')?.seqs ?? null
  const [chosen, setChosen] = useState<LogFilter>({ ...wholeLog, seqs })
  const [shown, setShown] = useState<number | null>(null)
  const [width, setWidth] = useKeptWidth()
  const filter = useMemo(() => toAuditFilter(chosen, Date.now()), [chosen])
  const loaded = useEntries(filter, PAGE_SIZE)
  const refresh = useRefreshEntries()
  const [report, setReport] = useState<VerifyReport | null>(null)
  const verify = useJob('audit.verify')
  const exporting = useJob('audit.export')

  const change = (next: LogFilter): void => {
    setChosen(next)
    setShown(null)
  }
  const runVerify = async (): Promise<void> => {
    setReport(null)
    const answer = await verify.run({})
    if (answer.ok) setReport(answer.value)
    refresh()
  }
  const runExport = async (): Promise<void> => {
    const to = await call('app.chooseFile', { purpose: 'log-export', suggestedName: 'satchel-log.jsonl' })
    if (!to.ok || to.value === null) return
    const answer = await exporting.run({ to: to.value.file })
    if (answer.ok) notify({ text: t('audit:export.done', { count: answer.value.entries }), detail: t('audit:export.detail'), tone: 'success' })
    refresh()
  }

  const entry = loaded.state === 'ready' ? loaded.entries.find(({ seq }) => seq === shown) : undefined
  const busy = verify.progress !== null || exporting.progress !== null
  return (
    <div className={cx(styles.screen)}>
      <PageHeader
        title={t('audit:title')} {...(loaded.state === 'ready' ? { count: t('audit:count', { count: loaded.total }) } : {})}
        actions={
          <>
            <Button size="small" icon={Download} isDisabled={busy} onPress={() => void runExport()}>{t('audit:export.button')}</Button>
            <Button size="small" variant="primary" icon={ShieldCheck} isDisabled={busy} onPress={() => void runVerify()}>{t('audit:verify.button')}</Button>
          </>
        }
      />
      <FilterBar value={chosen} onChange={change} />
      <div className={cx(styles.notices)}>
        {verify.progress === null ? null : <Progress sentence={t('audit:verify.working')} done={verify.progress.done} total={verify.progress.total} onCancel={verify.cancel} isCancelling={verify.isCancelling} />}
        {exporting.progress === null ? null : <Progress sentence={t('audit:export.working')} done={exporting.progress.done} total={exporting.progress.total} onCancel={exporting.cancel} isCancelling={exporting.isCancelling} />}
        {verify.failure === null ? null : <InlineAlert tone={verify.failure.kind === 'cancelled' ? 'info' : 'danger'} isNew title={t('audit:verify.failedTitle')}>{verify.failure.kind === 'recovery-code-mistyped' ? t('vault:failure.recovery-code-mistyped') : failureText(verify.failure, t)}</InlineAlert>}
        {exporting.failure === null ? null : <InlineAlert tone={exporting.failure.kind === 'cancelled' ? 'info' : 'danger'} isNew title={t('audit:export.failedTitle')}>{failureText(exporting.failure, t)}</InlineAlert>}
        {report === null ? null : <VerifyResult report={report} onDismiss={() => { setReport(null) }} />}
      </div>
      {loaded.state === 'loading' ? <div className={cx(styles.loading)}><SkeletonLines count={10} label={t('ui:loading')} /></div> : null}
      {loaded.state === 'failed' ? <div className={cx(styles.loading)}><InlineAlert tone="danger" title={t('audit:failedTitle')} actions={<Button size="small" onPress={loaded.again}>{t('audit:tryAgain')}</Button>}>{failureText(loaded.failure, t)}</InlineAlert></div> : null}
      {loaded.state !== 'ready' ? null : loaded.entries.length === 0 ? (
        <EmptyState icon={ScrollText} title={t('audit:empty.title')} actions={<Button onPress={() => { change(wholeLog) }}>{t('audit:empty.reset')}</Button>}>{t('audit:empty.text')}</EmptyState>
      ) : (
        <SplitPane
          size={width} onSize={setWidth}
          start={
            <div className={cx(styles.list)}>
              <EntryList label={t('audit:list')} entries={loaded.entries} shown={shown} onShow={setShown} />
              {loaded.hasMore ? (
                <div className={cx(styles.more)}>
                  <Button size="small" isPending={loaded.isLoadingMore} onPress={loaded.more}>{t('audit:older')}</Button>
                  <span>{t('audit:olderLeft', { count: loaded.total - loaded.entries.length, n: format.number(loaded.total - loaded.entries.length) })}</span>
                </div>
              ) : null}
            </div>
          }
          end={entry === undefined ? null : (
            <EntryDetail
              key={entry.seq} entry={entry} onClose={() => { setShown(null) }}
              onOnlyRecord={(record) => { change({ ...wholeLog, record }) }} onOnlyStep={(transactionId) => { change({ ...wholeLog, transactionId }) }}
            />
          )}
        />
      )}
    </div>
  )
}
