import { useState } from 'react'
import type { ObjectType } from '../../../shared/list'
import { failureText } from '../../i18n/failure-text'
import { useText } from '../../i18n/use-text'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { InlineAlert } from '../../ui/inline-alert'
import { SkeletonLines } from '../../ui/skeleton'
import styles from './audit.module.css'
import { EntryDetail } from './entry-detail'
import { EntryLine } from './entry-list'
import { useEntries } from './use-entries'
import { Button as AriaButton } from 'react-aria-components'

const PAGE_SIZE = 20

/** What the log knows of one record, newest first. An entry opens in its place. Needs the permission `see-audit`. */
export function RecordHistory({ object, id }: { readonly object: ObjectType; readonly id: string }) {
  const { t } = useText()
  const loaded = useEntries({ objectType: object, objectId: id }, PAGE_SIZE)
  const [open, setOpen] = useState<number | null>(null)
  if (loaded.state === 'loading') return <SkeletonLines count={3} label={t('ui:loading')} />
  if (loaded.state === 'failed') return <InlineAlert tone="danger" title={t('audit:failedTitle')} actions={<Button size="small" onPress={loaded.again}>{t('audit:tryAgain')}</Button>}>{failureText(loaded.failure, t)}</InlineAlert>
  if (loaded.entries.length === 0) return <p className={cx(styles.note)}>{t('audit:history.empty')}</p>
  return (
    <>
      <ol aria-label={t('audit:history.label')} className={cx(styles.history)}>
        {loaded.entries.map((entry) => (
          <li key={entry.seq}>
            <AriaButton className={cx(styles.historyEntry)} aria-expanded={open === entry.seq} onPress={() => { setOpen(open === entry.seq ? null : entry.seq) }}><EntryLine entry={entry} withDay /></AriaButton>
            {open === entry.seq ? <EntryDetail entry={entry} onClose={() => { setOpen(null) }} /> : null}
          </li>
        ))}
      </ol>
      {loaded.hasMore ? <Button size="small" isPending={loaded.isLoadingMore} onPress={loaded.more}>{t('audit:history.more')}</Button> : null}
    </>
  )
}
