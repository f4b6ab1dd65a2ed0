import { Check, ScrollText, X } from 'lucide-react'
import { useState, type Ref } from 'react'
import type { AlertItem } from '../../../shared/alerts/channels'
import { navigate } from '../../app/navigation'
import { useShortcut } from '../../app/use-shortcut'
import { useText } from '../../i18n/use-text'
import { useQueryOf } from '../../ipc/use-query-of'
import { Badge } from '../../ui/badge'
import { Button, IconButton } from '../../ui/button'
import { cx } from '../../ui/cx'
import { TextArea } from '../../ui/text-area'
import { EntryLine } from '../audit/entry-list'
import { severityTones, textOf, whoOf } from './alert-text'
import styles from './alerts.module.css'

interface AlertDetailProps {
  readonly alert: AlertItem
  /** Where Enter in the list goes. */
  readonly place: Ref<HTMLElement>
  readonly isRunning: boolean
  readonly onAcknowledge: (note: string) => void
  readonly onClose: () => void
}
/** The contract's limit of a note. */
const LONGEST_NOTE = 2_000

/** One alert: what happened, the entries that show it, what to do, and the note with which it is acknowledged. */
export function AlertDetail({ alert, place, isRunning, onAcknowledge, onClose }: AlertDetailProps) {
  const { t, format } = useText()
  const [note, setNote] = useState('')
  useShortcut('close-detail', onClose)
  const { title, happened, todo } = textOf(alert, { t, format })
  return (
    <section ref={place} tabIndex={-1} aria-label={title} className={cx(styles.detail)} data-selectable>
      <header className={cx(styles.detailHead)}>
        <h2 className={cx(styles.detailTitle)}>{title}</h2>
        <IconButton icon={X} label={t('alerts:close')} onPress={onClose} />
      </header>
      <p className={cx(styles.facts)}>
        <Badge tone={severityTones[alert.severity]}>{t(`alerts:severity.${alert.severity}`)}</Badge>
        <span>{whoOf(alert, { t })}</span>
        <time dateTime={new Date(alert.raisedAt).toISOString()}>{format.dateTime(alert.raisedAt)}</time>
      </p>
      <p className={cx(styles.happened)}>{happened}</p>
      <h3 className={cx(styles.heading)}>{t('alerts:todo')}</h3>
      <p className={cx(styles.happened)}>{todo}</p>
      <Evidence alert={alert} />
      {alert.acknowledgedAt === null ? (
        <form className={cx(styles.acknowledge)} onSubmit={(event) => { event.preventDefault(); onAcknowledge(note) }}>
          <TextArea label={t('alerts:note')} isOptional description={t('alerts:noteHint')} lines={2} value={note} onChange={(text) => { setNote(text.slice(0, LONGEST_NOTE)) }} />
          <div><Button variant="primary" type="submit" icon={Check} isPending={isRunning}>{t('alerts:acknowledge')}</Button></div>
        </form>
      ) : (
        <>
          <h3 className={cx(styles.heading)}>{t('alerts:acknowledgedBy', { who: alert.acknowledgedBy ?? t('alerts:gone'), when: format.dateTime(alert.acknowledgedAt) })}</h3>
          {alert.note === '' ? null : <p className={cx(styles.happened)}>{alert.note}</p>}
        </>
      )}
    </section>
  )
}

/** Entries shown in place; the rest is one step away in the log. */
const SHOWN = 5

function Evidence({ alert: { evidence } }: { readonly alert: AlertItem }) {
  const { t } = useText()
  const loaded = useQueryOf('audit.page', evidence.length === 0 ? null : { filter: { seqs: [...evidence] }, limit: SHOWN })
  if (evidence.length === 0) return <p className={cx(styles.none)}>{t('alerts:noEvidence')}</p>
  const entries = loaded.state === 'ready' ? loaded.value.items : []
  return (
    <>
      <h3 className={cx(styles.heading)}>{t('alerts:evidence')}</h3>
      <ul className={cx(styles.entries)}>{entries.map((entry) => <li key={entry.seq} className={cx(styles.entry)}><EntryLine entry={entry} withDay /></li>)}</ul>
      <div><Button size="small" icon={ScrollText} onPress={() => { navigate({ screen: 'log', seqs: evidence }) }}>{t('alerts:showInLog', { count: evidence.length })}</Button></div>
    </>
  )
}
