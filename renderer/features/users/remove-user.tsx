import { useState } from 'react'
import type { Person } from '../../../shared/users/channels'
import { useMay } from '../../app/session'
import { useText } from '../../i18n/use-text'
import { useJob, useJobProgress } from '../../ipc/use-job'
import { Checkbox } from '../../ui/checkbox'
import { cx } from '../../ui/cx'
import { InlineAlert } from '../../ui/inline-alert'
import { Progress } from '../../ui/progress'
import { notify } from '../../ui/toast'
import { NOBODY } from '../records/owner-row'
import { ActDialog } from './act-dialog'
import { HeirSelect, STAY } from './heir-select'
import { noteGiven } from './note-given'
import { ownedWords, sumOf, useOwnedRecords } from './owned-records'
import { useUsersCommand } from './use-users-command'
import styles from './users.module.css'

/** Removes somebody for good: what they own, in numbers, and who gets it; what stays, and why the vault gets another key (SECURITY.md K8). */
export function RemoveUser({ person, onClose }: { readonly person: Person; readonly onClose: () => void }) {
  const { t } = useText()
  const remove = useUsersCommand('users.remove')
  const [due, setDue] = useState<{ readonly backupFailed: boolean } | null>(null)
  const mayGive = useMay()('mass-update')
  const owned = useOwnedRecords(person.id)
  const [heir, setHeir] = useState({ key: STAY, name: '' })
  const [jobId, setJobId] = useState<string | null>(null)
  const giving = useJobProgress(jobId)
  const { name } = person
  const hasRecords = owned !== null && sumOf(owned) > 0
  const submit = async (passphrase: string): Promise<void> => {
    const id = crypto.randomUUID()
    setJobId(id)
    const answer = await remove.run({ userId: person.id, passphrase, ...(heir.key === STAY ? {} : { give: { jobId: id, to: heir.key === NOBODY ? null : heir.key } }) })
    setJobId(null)
    if (!answer.ok) return
    const detail = answer.value.given === null ? null : noteGiven(answer.value.given, heir, { quiet: true })
    if (answer.value.rotationDue) {
      setDue({ backupFailed: answer.value.backupProblem !== null })
      return
    }
    notify({ text: ({ t }) => t('users:removeDialog.done', { name }), tone: 'success', ...(detail === null ? {} : { detail }) })
    onClose()
  }
  if (due !== null) return <KeyRenewal name={name} backupFailed={due.backupFailed} onClose={onClose} />
  return (
    <ActDialog title={t('users:removeDialog.title', { name })} submit={t('users:removeDialog.submit')} failed={t('users:removeDialog.failed')} failure={remove.failure} isRunning={remove.isRunning} variant="danger" isOnlyPassphrase onSubmit={submit} onClose={onClose}>
      {!hasRecords ? null : <p className={cx(styles.text)}>{t('users:owned.owns', { name, what: ownedWords(owned, t) })}{mayGive ? '' : ` ${t('users:removeDialog.stayText', { name })}`}</p>}
      {!hasRecords || !mayGive ? null : (
        <HeirSelect
          person={person} canStay value={heir.key} onChange={(key, chosen) => { setHeir({ key, name: chosen }) }} isDisabled={remove.isRunning}
          description={t(heir.key === STAY ? 'users:removeDialog.stayText' : 'users:removeDialog.giveText', { name })}
        />
      )}
      <ul className={cx(styles.points)}>
        <li>{t('users:removeDialog.log', { name })}</li>
        <li>{t('users:removeDialog.key')}</li>
        <li>{t('users:removeDialog.back', { name })}</li>
      </ul>
      {!remove.isRunning ? null : giving.progress?.phase === 'changing'
        ? <Progress sentence={t('users:owned.giving')} done={giving.progress.done} total={giving.progress.total} onCancel={giving.cancel} isCancelling={giving.isCancelling} />
        : <Progress sentence={t('users:removeDialog.working')} done={0} total={null} />}
    </ActDialog>
  )
}

/** The vault's key could not be renewed with the removal: it is done here. */
function KeyRenewal({ name, backupFailed, onClose }: { readonly name: string; readonly backupFailed: boolean; readonly onClose: () => void }) {
  const { t } = useText()
  const rotate = useJob('vault.rotateKey')
  const [withoutBackup, setWithoutBackup] = useState(false)
  const submit = async (passphrase: string): Promise<void> => {
    if ((await rotate.run({ passphrase, withoutBackup })).ok) onClose()
  }
  return (
    <ActDialog title={t('users:removeDialog.done', { name })} submit={t('users:removeDialog.renew')} failed={t('users:removeDialog.renewFailed')} failure={rotate.failure} isRunning={rotate.progress !== null} isOnlyPassphrase onSubmit={submit} onClose={onClose}>
      <InlineAlert tone="warning" isNew title={t('users:removeDialog.due')}>{t('users:removeDialog.dueText', { name })}</InlineAlert>
      {withoutBackup || backupFailed || rotate.failure?.kind === 'backup-first' ? <Checkbox isSelected={withoutBackup} onChange={setWithoutBackup} detail={t('users:removeDialog.withoutBackupDetail')}>{t('users:removeDialog.withoutBackup')}</Checkbox> : null}
      {rotate.progress === null ? null : <Progress sentence={t('users:removeDialog.renewing')} done={rotate.progress.done} total={rotate.progress.total} />}
    </ActDialog>
  )
}
