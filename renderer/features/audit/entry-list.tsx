import { Collection, Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components'
import type { AuditView } from '../../../shared/audit/channels'
import { useText } from '../../i18n/use-text'
import { cx } from '../../ui/cx'
import { Icon } from '../../ui/icon'
import { groupIcons, groupOf } from './action-groups'
import styles from './audit.module.css'
import { sentenceOf } from './sentence'

interface Day {
  readonly id: string
  readonly entries: readonly AuditView[]
}

/** Entries by day, newest first. Arrows move and show the entry. */
export function EntryList({ label, entries, shown, onShow }: { readonly label: string; readonly entries: readonly AuditView[]; readonly shown: number | null; readonly onShow: (seq: number | null) => void }) {
  const { t, format, language } = useText()
  return (
    <ListBox
      aria-label={label} className={cx(styles.entries)} items={daysOf(entries, format.day)} selectionMode="single" selectionBehavior="replace"
      selectedKeys={shown === null ? [] : [String(shown)]}
      onSelectionChange={(keys) => {
        const [key] = keys === 'all' ? [] : [...keys]
        onShow(key === undefined ? null : Number(key))
      }}
    >
      {(day: Day) => (
        <ListBoxSection id={day.id} className={cx(styles.section)}>
          <Header className={cx(styles.dayHead)}>{day.id}</Header>
          <Collection items={day.entries.map((entry) => ({ id: String(entry.seq), entry }))}>
            {({ id, entry }) => (
              <ListBoxItem id={id} textValue={sentenceOf(entry, null, { t, format, language })} className={cx(styles.entry)}>
                <EntryLine entry={entry} />
              </ListBoxItem>
            )}
          </Collection>
        </ListBoxSection>
      )}
    </ListBox>
  )
}

/** One entry on one line: what happened and when. */
export function EntryLine({ entry, withDay = false }: { readonly entry: AuditView; readonly withDay?: boolean }) {
  const { t, format, language } = useText()
  const name = entry.objectName
  return (
    <>
      <span className={cx(styles.entryIcon)}><Icon shape={groupIcons[groupOf(entry.action)]} /></span>
      <span className={cx(styles.sentence, withDay && styles.whole)}>{sentenceOf(entry, name, { t, format, language })}</span>
      <time className={cx(styles.time)} dateTime={new Date(entry.at).toISOString()}>{withDay ? format.dateTime(entry.at) : timeOf(entry.at, format.locale)}</time>
    </>
  )
}

function daysOf(entries: readonly AuditView[], dayOf: (ms: number) => string): readonly Day[] {
  const days = new Map<string, AuditView[]>()
  for (const entry of entries) {
    const day = dayOf(entry.at)
    const known = days.get(day)
    if (known === undefined) days.set(day, [entry])
    else known.push(entry)
  }
  return [...days].map(([id, ofDay]) => ({ id, entries: ofDay }))
}

function timeOf(ms: number, locale: string): string {
  return new Date(ms).toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' })
}
