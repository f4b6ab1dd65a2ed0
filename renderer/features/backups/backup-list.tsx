import { useQueryClient } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import type { BackupItem } from '../../../shared/backup/channels'
import { useOpenVault } from '../../app/session'
import { useText } from '../../i18n/use-text'
import { useJob } from '../../ipc/use-job'
import { useQueryOf } from '../../ipc/use-query-of'
import { Badge } from '../../ui/badge'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { InlineAlert } from '../../ui/inline-alert'
import { Progress } from '../../ui/progress'
import { SkeletonLines } from '../../ui/skeleton'
import styles from './backups.module.css'
import { useBackupFailure } from './use-backup-failure'
import { agoText, useNow } from './use-now'
import { phaseKey } from './phase'

type Found = { readonly item: BackupItem; readonly ok: boolean }

/** The backups in the chosen folder, each verified on request by opening it and reading it to the end. */
export function BackupList() {
  const { t, format } = useText()
  const explain = useBackupFailure()
  const listed = useQueryOf('backup.list', { from: null })
  const verify = useJob('backup.verify')
  const cache = useQueryClient()
  const [of, setOf] = useState<BackupItem | null>(null)
  const [found, setFound] = useState<Found | null>(null)
  const run = async (item: BackupItem): Promise<void> => {
    setOf(item)
    setFound(null)
    const answer = await verify.run({ from: null, backupId: item.backupId, deep: true })
    if (!answer.ok) return
    setFound({ item, ok: answer.value.ok })
    // No event tells of a verification; what the list knows of it is older now.
    await cache.invalidateQueries({ queryKey: ['backup.list'] })
  }
  return (
    <section className={cx(styles.block)} aria-labelledby="backup-list">
      <h2 id="backup-list" className={cx(styles.heading)}>{t('backups:list.title')}</h2>
      {verify.progress === null || of === null ? null : <Progress sentence={t('backups:list.verifying', { when: format.dateTime(of.createdAt) })} detail={t(phaseKey(verify.progress.phase))} done={verify.progress.done} total={verify.progress.total} onCancel={verify.cancel} isCancelling={verify.isCancelling} />}
      {found === null ? null : <InlineAlert tone={found.ok ? 'success' : 'danger'} isNew title={t(found.ok ? 'backups:list.whole' : 'backups:list.damaged', { when: format.dateTime(found.item.createdAt) })} />}
      {verify.failure === null ? null : <InlineAlert tone={verify.failure.kind === 'cancelled' ? 'info' : 'danger'} isNew title={t('backups:list.verifyFailed')}>{explain(verify.failure)}</InlineAlert>}
      {listed.state === 'loading' ? <SkeletonLines count={3} label={t('ui:loading')} /> : null}
      {listed.state === 'failed' ? <InlineAlert tone="danger" title={t('backups:list.failed')} actions={<Button size="small" onPress={listed.again}>{t('backups:tryAgain')}</Button>}>{explain(listed.failure)}</InlineAlert> : null}
      {listed.state !== 'ready' ? null : listed.value.items.length === 0 ? <p className={cx(styles.note)}>{t('backups:list.empty')}</p> : (
        <BackupTable items={listed.value.items} action={(item) => (
          <Button size="small" isDisabled={verify.progress !== null} onPress={() => void run(item)}>{t('backups:list.verify')}</Button>
        )} />
      )}
    </section>
  )
}

function BackupTable({ items, action }: { readonly items: readonly BackupItem[]; readonly action: (item: BackupItem) => ReactNode }) {
  const { t, format } = useText()
  const now = useNow()
  const { session } = useOpenVault()
  return (
    <table className={cx(styles.table)}>
      <thead>
        <tr>{(['when', 'age', 'size', 'state', 'action'] as const).map((column) => <th key={column} scope="col">{t(`backups:list.${column}`)}</th>)}</tr>
      </thead>
      <tbody>
        {items.map((item) => item.readable ? (
          <tr key={item.fileName}>
            <td>{format.dateTime(item.createdAt)}</td>
            <td>{item.inFuture ? <Badge tone="warning">{t('backups:list.inFuture')}</Badge> : agoText(item.createdAt, now, { t, format })}</td>
            <td>{format.bytes(item.bytes)}</td>
            <td>
              {item.vaultId !== session.vaultId ? <Badge tone="info">{item.vaultName === null ? t('backups:list.otherUnnamed') : t('backups:list.other', { name: item.vaultName })}</Badge>
                : item.verifiedAt === null ? <Badge>{t('backups:list.unverified')}</Badge>
                  : <Badge tone="success">{t('backups:list.verified', { when: agoText(item.verifiedAt, now, { t, format }) })}</Badge>}
            </td>
            <td>{item.vaultId === session.vaultId ? action(item) : null}</td>
          </tr>
        ) : (
          <tr key={item.fileName}>
            <td colSpan={2}>{item.fileName}</td>
            <td>{format.bytes(item.bytes)}</td>
            <td colSpan={2}><Badge tone="danger">{t('backups:list.unreadable')}</Badge> {t('backups:list.unreadableText')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
