import { FolderOpen } from 'lucide-react'
import type { BackupState } from '../../../shared/backup/channels'
import { useText } from '../../i18n/use-text'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { InlineAlert } from '../../ui/inline-alert'
import { Select } from '../../ui/select'
import styles from './backups.module.css'
import type { BackupTargetCommand } from './use-backup-target'

const DAY = 24
const choices = [1, 4, 12, 24, 48, 168] as const

/** The folder for backups and how often one is made; says so when it shares a disk with the vault. */
export function TargetSection({ state, target }: { readonly state: BackupState; readonly target: BackupTargetCommand }) {
  const { t } = useText()
  const hours = choices.some((choice) => choice === state.everyHours) ? choices : [...choices, state.everyHours].sort((a, b) => a - b)
  const words = (every: number): string => (every % DAY === 0 ? t('backups:target.days', { count: every / DAY }) : t('backups:target.hours', { count: every }))
  return (
    <section className={cx(styles.block)} aria-labelledby="backup-target">
      <h2 id="backup-target" className={cx(styles.heading)}>{t('backups:target.title')}</h2>
      <div className={cx(styles.target)}>
        <div className={cx(styles.folder)}>
          <span className={cx(styles.folderLabel)}>{t('backups:target.folder')}</span>
          <div className={cx(styles.folderLine)}>
            <span className={cx(styles.path)} title={state.target ?? ''} data-selectable>{state.target ?? t('backups:target.none')}</span>
            <Button icon={FolderOpen} isPending={target.isRunning} onPress={() => void target.choose(state.everyHours)}>{t(state.target === null ? 'backups:target.choose' : 'backups:target.change')}</Button>
          </div>
        </div>
        <Select label={t('backups:target.every')} value={String(state.everyHours)} onChange={(every) => void target.setEvery(Number(every))} options={hours.map((every) => ({ key: String(every), text: words(every) }))} />
      </div>
      {state.sameDisk ? <InlineAlert tone="warning" title={t('backups:target.sameDisk')}>{t('backups:target.sameDiskText')}</InlineAlert> : null}
    </section>
  )
}
