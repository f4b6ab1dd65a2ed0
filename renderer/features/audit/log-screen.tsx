import { Archive, Download, ScrollText, ShieldCheck } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { VerifyReport } from '../../../shared/audit/channels'
import { isRestricted } from '../../../shared/permissions'
import { useRoute } from '../../app/navigation'
import { useKeptWidth } from '../../app/preferences'
import { useOpenVault } from '../../app/session'
import { failureText } from '../../i18n/failure-text'
import { useText } from '../../i18n/use-text'
import { call } from '../../ipc/client'
import { useJob } from '../../ipc/use-job'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { EmptyState } from '../../ui/empty-state'
import { InlineAlert } from '../../ui/inline-alert'
import { PageHeader } from '../../ui/page-header'
import { SkeletonLines } from '../../ui/skeleton'
import { SplitPane } from '../../ui/split-pane'
import { notify } from '../../ui/toast'
import { useToday } from '../../ui/use-clock'
import { AnchorDialog } from './anchor-dialog'
import { ArchiveDialog } from './archive-dialog'
import styles from './audit.module.css'
import { EntryDetail } from './entry-detail'
import { EntryList } from './entry-list'
import { FilterBar } from './filter-bar'
import { filterWords } from './filter-words'
import { JobNotice } from './job-notice'
import { span, toAuditFilter, wholeLog, type LogFilter } from './log-filter'
import { LogMore } from './log-more'
import { printReport } from './print-report'
import { SavedQueries, SaveQueryDialog } from './saved-queries'
import { Timeline } from './timeline'
import { useEntries, useRefreshEntries } from './use-entries'
import { useSavedQueries } from './use-saved-queries'
import { VerifyDialog, type VerifyWith } from './verify-dialog'
import { VerifyResult } from './verify-result'

const PAGE_SIZE = 100
/** The engine counts no further. */
const MOST_COUNTED = 2_000

/** The log: what happened, newest first, each entry in full beside it; searched, verified, exported, printed and archived from here. */
export function LogScreen() {
  const { t, format, language } = useText()
  const { rights } = useOpenVault().session
  const seqs = useRoute('log')?.seqs ?? null
  const [chosen, setChosen] = useState<LogFilter>({ ...wholeLog, seqs })
  const [shown, setShown] = useState<number | null>(null)
  const [asking, setAsking] = useState<'verify' | 'anchor' | 'archive' | 'save' | null>(null)
  const [width, setWidth] = useKeptWidth()
  const today = useToday()
  const { filter, around } = useMemo(() => ({ filter: toAuditFilter(chosen, today), around: span({ ...chosen, stretch: null }, today) }), [chosen, today])
  const loaded = useEntries(filter, PAGE_SIZE)
  const refresh = useRefreshEntries()
  const [report, setReport] = useState<VerifyReport | null>(null)
  const saved = useSavedQueries()
  const verify = useJob('audit.verify')
  const exporting = useJob('audit.export')
  const archiving = useJob('audit.archive')
  const close = (): void => { setAsking(null) }

  const change = (next: LogFilter): void => {
    setChosen(next)
    setShown(null)
  }
  const runVerify = async (evidence: VerifyWith): Promise<void> => {
    close()
    setReport(null)
    const answer = await verify.run(evidence)
    if (answer.ok) setReport(answer.value)
    refresh()
  }
  const runExport = async (): Promise<void> => {
    const to = await call('app.chooseFile', { purpose: 'log-export', suggestedName: 'satchel-log.jsonl' })
    if (!to.ok || to.value === null) return
    const answer = await exporting.run({ to: to.value.file, filter })
    if (answer.ok) notify({ text: ({ t }) => t('audit:export.done', { count: answer.value.entries }), detail: ({ t }) => t('audit:export.signed', { key: answer.value.fingerprint }), tone: 'success' })
    refresh()
  }
  const runArchive = async (before: number): Promise<void> => {
    close()
    const to = await call('app.chooseFile', { purpose: 'log-export', suggestedName: 'satchel-log-archive.jsonl' })
    if (!to.ok || to.value === null) return
    const answer = await archiving.run({ to: to.value.file, before })
    if (answer.ok) notify({ text: ({ t }) => t('audit:archive.done', { count: answer.value.entries }), detail: ({ t }) => t('audit:archive.detail'), tone: 'success' })
    refresh()
  }
  const runReport = async (): Promise<void> => {
    const answer = await printReport(filter, filterWords(chosen, today, { t, format }), { t, format, language })
    if (!answer.ok) notify({ text: ({ t }) => failureText(answer.failure, t), tone: 'danger' })
    refresh()
  }
  const save = async (name: string): Promise<void> => {
    close()
    const answer = await saved.save(name, { ...chosen, stretch: null })
    notify(answer ? { text: ({ t }) => t('audit:saved.done', { name }), tone: 'success' } : { text: ({ t }) => t('audit:saved.tooMany'), tone: 'danger' })
  }

  const entry = loaded.state === 'ready' ? loaded.entries.find(({ seq }) => seq === shown) : undefined
  const isWhole = loaded.state === 'ready' && (loaded.total < MOST_COUNTED || Object.keys(filter).length === 0)
  const busy = [verify, exporting, archiving].some(({ progress }) => progress !== null)
  const count = loaded.state === 'ready' ? (isWhole ? t('audit:count', { count: loaded.total }) : t('audit:countMore', { count: loaded.total })) : undefined
  return (
    <div className={cx(styles.screen)}>
      <PageHeader
        title={t('audit:title')} {...(count === undefined ? {} : { count })}
        actions={
          <>
            <LogMore isBusy={busy} onReport={() => void runReport()} onSave={() => { setAsking('save') }} onAnchor={() => {
              refresh()
              setAsking('anchor')
            }} onArchive={() => { setAsking('archive') }} />
            {isRestricted(rights) ? null : <Button size="small" icon={Download} isDisabled={busy} onPress={() => void runExport()}>{t('audit:export.button')}</Button>}
            <Button size="small" variant="primary" icon={ShieldCheck} isDisabled={busy} onPress={() => { setAsking('verify') }}>{t('audit:verify.button')}</Button>
          </>
        }
      />
      <FilterBar value={chosen} onChange={change} />
      <SavedQueries items={saved.items} onChoose={change} onDelete={(query) => void saved.remove(query.id)} />
      <Timeline filter={filter} from={around.from} to={around.to} onNarrow={(stretch) => { change({ ...chosen, stretch }) }} />
      <div className={cx(styles.notices)}>
        <JobNotice job={verify} working={t('audit:verify.working')} failed={t('audit:verify.failedTitle')} />
        <JobNotice job={exporting} working={t('audit:export.working')} failed={t('audit:export.failedTitle')} />
        <JobNotice job={archiving} working={t('audit:archive.working')} failed={t('audit:archive.failedTitle')} />
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
                  {isWhole ? <span>{t('audit:olderLeft', { count: loaded.total - loaded.entries.length, n: format.number(loaded.total - loaded.entries.length) })}</span> : null}
                </div>
              ) : loaded.archived === null ? null : <p className={cx(styles.more)}><Archive size={14} aria-hidden />{t('audit:archive.before2', { seq: format.number(loaded.archived.seq + 1), file: loaded.archived.fileName })}</p>}
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
      {asking === 'verify' ? <VerifyDialog onClose={close} onVerify={(evidence) => void runVerify(evidence)} /> : null}
      {asking === 'anchor' ? <AnchorDialog onClose={close} /> : null}
      {asking === 'archive' ? <ArchiveDialog onClose={close} onArchive={(before) => void runArchive(before)} /> : null}
      {asking === 'save' ? <SaveQueryDialog onClose={close} onSave={(name) => void save(name)} /> : null}
    </div>
  )
}
