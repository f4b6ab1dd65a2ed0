import { BellRing, Check } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import type { AlertFilter, AlertItem } from '../../../shared/alerts/channels'
import { useKeptWidth, usePreferences } from '../../app/preferences'
import { useShortcut } from '../../app/use-shortcut'
import { failureText } from '../../i18n/failure-text'
import { useText } from '../../i18n/use-text'
import { useCommand } from '../../ipc/use-command'
import { useQueryOf } from '../../ipc/use-query-of'
import { Badge } from '../../ui/badge'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { EmptyState } from '../../ui/empty-state'
import { fittingColumns, type Column } from '../../ui/grid/column'
import { DataGrid, type GridHandle } from '../../ui/grid/data-grid'
import { sourceOf } from '../../ui/grid/row-source'
import { InlineAlert } from '../../ui/inline-alert'
import { Select } from '../../ui/select'
import { SkeletonLines } from '../../ui/skeleton'
import { SplitPane } from '../../ui/split-pane'
import { notify } from '../../ui/toast'
import { AlertDetail } from './alert-detail'
import { severityTones, textOf, whoOf } from './alert-text'
import styles from './alerts.module.css'

/** More than anybody reads: older ones are found by the command line. */
const MOST = 500
const states = ['open', 'acknowledged', 'all'] as const

/** Alerts, the open and gravest first, the one chosen beside them. J/K move, Enter goes into it, A acknowledges. */
export function Inbox() {
  const { t, format } = useText()
  const [{ density }] = usePreferences()
  const [width, setWidth] = useKeptWidth()
  const [state, setState] = useState<AlertFilter['state']>('open')
  const [shownId, setShownId] = useState<string | null>(null)
  const grid = useRef<GridHandle>(null)
  const detail = useRef<HTMLElement>(null)
  const loaded = useQueryOf('alerts.page', { filter: { state }, at: 0, limit: MOST }, { keepOld: true })
  const acknowledging = useCommand('alerts.acknowledge')
  const items = loaded.state === 'ready' ? loaded.value.items : null
  const source = useMemo(() => sourceOf(items ?? []), [items])
  const columns = useMemo<readonly Column<AlertItem>[]>(() => [
    { id: 'severity', title: t('alerts:column.severity'), width: 104, render: ({ severity }) => <Badge tone={severityTones[severity]}>{t(`alerts:severity.${severity}`)}</Badge> },
    { id: 'title', title: t('alerts:column.title'), width: 200, grow: 3, render: (alert) => textOf(alert, { t, format }).title },
    { id: 'who', title: t('alerts:column.who'), width: 88, grow: 1, render: (alert) => whoOf(alert, { t }) },
    { id: 'raised', title: t('alerts:column.raised'), width: 136, align: 'end', render: ({ raisedAt }) => format.timeOfYear(raisedAt) },
  ], [t, format])
  const shown = items?.find(({ id }) => id === shownId)
  // Whom it is about stands in the alert as well; what and when come first beside it.
  const room = shown === undefined ? null : width
  const shownColumns = useMemo(() => (room === null ? columns : fittingColumns(columns, room, 'raised')), [columns, room])

  const acknowledge = async (alert: AlertItem, note: string): Promise<void> => {
    const at = items?.findIndex(({ id }) => id === alert.id) ?? -1
    const answer = await acknowledging.run({ ids: [alert.id], note })
    if (!answer.ok) return
    notify({ text: ({ t }) => t('alerts:acknowledged'), tone: 'success' })
    // On to the next one: an inbox is emptied from the top.
    setShownId(state === 'all' ? alert.id : (items?.[at + 1]?.id ?? items?.[at - 1]?.id ?? null))
    grid.current?.focus()
  }
  useShortcut('acknowledge', () => { if (shown !== undefined) void acknowledge(shown, '') }, shown !== undefined && shown.acknowledgedAt === null)

  if (loaded.state === 'failed') return <div className={cx(styles.loading)}><InlineAlert tone="danger" title={t('alerts:failedTitle')} actions={<Button size="small" onPress={loaded.again}>{t('alerts:tryAgain')}</Button>}>{failureText(loaded.failure, t)}</InlineAlert></div>
  if (items === null) return <div className={cx(styles.loading)}><SkeletonLines count={6} label={t('ui:loading')} /></div>
  return (
    <div className={cx(styles.inbox)}>
      <div className={cx(styles.bar)}>
        <Select label={t('alerts:state.label')} hideLabel value={state} onChange={(next) => { setState(next); setShownId(null) }} options={states.map((key) => ({ key, text: t(`alerts:state.${key}`) }))} />
        {acknowledging.failure === null ? null : <InlineAlert tone="danger" isNew title={t('alerts:notAcknowledged')}>{failureText(acknowledging.failure, t)}</InlineAlert>}
      </div>
      <SplitPane
        size={width} onSize={setWidth}
        start={
          <div className={cx(styles.list)}>
            <DataGrid
              key={state} label={t('alerts:list')} columns={shownColumns} source={source} rowId={({ id }) => id} density={density} handle={grid} autoFocus
              onActive={({ id }) => { setShownId(id) }} onOpen={({ id }) => { setShownId(id); detail.current?.focus() }} onEscape={shown === undefined ? undefined : () => { setShownId(null) }}
              empty={<EmptyState icon={state === 'open' ? Check : BellRing} title={t(`alerts:empty.${state}`)}>{t('alerts:empty.text')}</EmptyState>}
            />
          </div>
        }
        end={shown === undefined ? null : <AlertDetail key={shown.id} place={detail} alert={shown} isRunning={acknowledging.isRunning} onAcknowledge={(note) => void acknowledge(shown, note)} onClose={() => { setShownId(null); grid.current?.focus() }} />}
      />
    </div>
  )
}
