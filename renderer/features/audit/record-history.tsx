import { Sprout } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { AuditView } from '../../../shared/audit/channels'
import type { ObjectType } from '../../../shared/list'
import { failureText } from '../../i18n/failure-text'
import { useNamed } from '../../app/people-names'
import { useText } from '../../i18n/use-text'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { Icon } from '../../ui/icon'
import { InlineAlert } from '../../ui/inline-alert'
import { SkeletonLines } from '../../ui/skeleton'
import { groupIcons, groupOf } from './action-groups'
import { EntryDetail } from './entry-detail'
import { fieldLabel } from './field-names'
import styles from './record-history.module.css'
import { changedFields, sentenceOf } from './sentence'
import { useHistory } from './use-entries'
import { valueText } from './value-text'

const PAGE_SIZE = 20
/** Fields whose values stand under an entry before it is opened. */
const CHANGES_SHOWN = 3

/**
 * What the log knows of one record as a timeline, newest first, down to its beginning (`beginning`, at `at`) where the log has no entry
 * of the record's own. An entry opens in its place; values that the person's role does not show are withheld.
 */
export function RecordHistory({ object, id, beginning, at }: { readonly object: ObjectType; readonly id: string; readonly beginning: ReactNode; readonly at: number }) {
  const { t, format } = useText()
  const loaded = useHistory(object, id, PAGE_SIZE)
  const [open, setOpen] = useState<number | null>(null)
  if (loaded.state === 'loading') return <SkeletonLines count={3} label={t('ui:loading')} />
  if (loaded.state === 'failed') return <InlineAlert tone="danger" title={t('audit:failedTitle')} actions={<Button size="small" onPress={loaded.again}>{t('audit:tryAgain')}</Button>}>{failureText(loaded.failure, t)}</InlineAlert>
  const begins = !loaded.hasMore && !loaded.entries.some(({ action }) => action === 'record.created')
  return (
    <>
      <ol aria-label={t('audit:history.label')} className={cx(styles.timeline)}>
        {loaded.entries.map((entry) => (
          <li key={entry.seq} className={cx(styles.step)}>
            <span className={cx(styles.dot)}><Icon shape={groupIcons[groupOf(entry.action)]} size={12} /></span>
            <AriaButton className={cx(styles.entry)} aria-expanded={open === entry.seq} onPress={() => { setOpen(open === entry.seq ? null : entry.seq) }}><Line entry={entry} /></AriaButton>
            {open === entry.seq ? <EntryDetail entry={entry} onClose={() => { setOpen(null) }} /> : <Changes entry={entry} />}
          </li>
        ))}
        {begins ? (
          <li className={cx(styles.step)}>
            <span className={cx(styles.dot)}><Icon shape={Sprout} size={12} /></span>
            <div className={cx(styles.entry)}><span>{beginning}</span><time className={cx(styles.time)} dateTime={new Date(at).toISOString()}>{format.dateTime(at)}</time></div>
          </li>
        ) : null}
      </ol>
      {loaded.hasMore ? <div><Button size="small" isPending={loaded.isLoadingMore} onPress={loaded.more}>{t('audit:history.more')}</Button></div> : null}
    </>
  )
}

function Line({ entry }: { readonly entry: AuditView }) {
  const { t, format, language } = useText()
  const name = entry.objectName
  // On the record's own page its name is known.
  const fields = entry.action === 'record.updated' ? changedFields(entry, t, format) : null
  const sentence = fields === null ? sentenceOf(entry, name, { t, format, language }) : t('audit:history.updated', { who: entry.actorName ?? t('audit:nobody'), fields })
  return <><span>{sentence}</span><time className={cx(styles.time)} dateTime={new Date(entry.at).toISOString()}>{format.dateTime(entry.at)}</time></>
}

/** The first few fields with what they were and what they are. */
function Changes({ entry }: { readonly entry: AuditView }) {
  const { t, format } = useText()
  const named = useNamed()
  if (entry.action !== 'record.updated' || entry.detail === null || typeof entry.detail === 'string') return null
  const fields = Object.entries(entry.detail.fields ?? {}).slice(0, CHANGES_SHOWN)
  const text = (value: unknown): string => {
    const lines = valueText(named(value), t, format)
    return (Array.isArray(value) ? lines.replaceAll('\n', ', ') : lines) || t('audit:detail.blank')
  }
  return (
    <dl className={cx(styles.changes)} data-selectable>
      {fields.map(([name, change]) => (
        <div key={name} className={cx(styles.change)}>
          <dt>{fieldLabel(name, t)}</dt>
          <dd>{change.withheld === true ? t('audit:detail.withheld') : <>{'before' in change ? <><s>{text(change.before)}</s> <span aria-hidden>→</span> </> : null}{text(change.after)}</>}</dd>
        </div>
      ))}
    </dl>
  )
}
