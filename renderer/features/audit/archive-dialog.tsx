import { useState } from 'react'
import { localDay, startOfLocalDay } from '../../../shared/local-day'
import type { PartialDate } from '../../../shared/time'
import { useText } from '../../i18n/use-text'
import { useQueryOf } from '../../ipc/use-query-of'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { DateField } from '../../ui/date-field'
import { Dialog } from '../../ui/dialog'
import styles from './audit.module.css'

/** Asks up to which day entries are moved into a file; begins with the day that the vault's settings say. */
export function ArchiveDialog({ onClose, onArchive }: { readonly onClose: () => void; readonly onArchive: (before: number) => void }) {
  const { t } = useText()
  const settings = useQueryOf('settings.get', {})
  const keepDays = settings.state === 'ready' ? settings.value.logKeepDays : null
  const [now] = useState(() => Date.now())
  const offered = keepDays === null ? '' : localDay(now, -keepDays)
  const [chosen, setDay] = useState<PartialDate | null>(null)
  const day = chosen ?? offered
  const before = startOfLocalDay(day)
  return (
    <Dialog
      isOpen onClose={onClose} title={t('audit:archive.title')}
      actions={<><Button variant="quiet" onPress={onClose}>{t('ui:cancel')}</Button><Button variant="primary" isDisabled={before === null} onPress={() => { if (before !== null) onArchive(before) }}>{t('audit:archive.go')}</Button></>}
    >
      <div className={cx(styles.form)}>
        <p className={cx(styles.note)}>{t('audit:archive.text')}</p>
        <DateField key={offered} label={t('audit:archive.before')} value={day} onChange={setDay} description="" autoFocus />
      </div>
    </Dialog>
  )
}
