import { useState } from 'react'
import type { ListFilter } from '../../../shared/list'
import type { Person } from '../../../shared/users/channels'
import { useText } from '../../i18n/use-text'
import { useJob } from '../../ipc/use-job'
import { useQueryOf } from '../../ipc/use-query-of'
import { Checkbox } from '../../ui/checkbox'
import { cx } from '../../ui/cx'
import { InlineAlert } from '../../ui/inline-alert'
import { Progress } from '../../ui/progress'
import { notify } from '../../ui/toast'
import { ActDialog } from './act-dialog'
import { useUsersCommand } from './use-users-command'
import styles from './users.module.css'

/** Removes somebody for good: what stays, in numbers, and why the vault gets another key (SECURITY.md K8). */
export function RemoveUser({ person, onClose }: { readonly person: Person; readonly onClose: () => void }) {
  const { t } = useText()
  const remove = useUsersCommand('users.remove')
  const [due, setDue] = useState<{ readonly backupFailed: boolean } | null>(null)
  const filter: ListFilter = { bin: false, conditions: [{ field: 'owner', op: 'is', value: person.id }] }
  const contacts = useQueryOf('contacts.count', { filter })
  const companies = useQueryOf('companies.count', { filter })
  const { name } = person
  const submit = async (passphrase: string): Promise<void> => {
    const answer = await remove.run({ userId: person.id, passphrase })
    if (!answer.ok) return
    if (answer.value.rotationDue) {
      setDue({ backupFailed: answer.value.backupProblem !== null })
      return
    }
    notify({ text: ({ t }) => t('users:removeDialog.done', { name }), tone: 'success' })
    onClose()
  }
  if (due !== null) return <KeyRenewal name={name} backupFailed={due.backupFailed} onClose={onClose} />
  return (
    <ActDialog title={t('users:removeDialog.title', { name })} submit={t('users:removeDialog.submit')} failed={t('users:removeDialog.failed')} failure={remove.failure} isRunning={remove.isRunning} variant="danger" isOnlyPassphrase onSubmit={submit} onClose={onClose}>
      <ul className={cx(styles.points)}>
        {contacts.state !== 'ready' || companies.state !== 'ready' || contacts.value.count + companies.value.count === 0 ? null : <li>{t('users:removeDialog.counts', { name, contacts: t('users:removeDialog.contacts', { count: contacts.value.count }), companies: t('users:removeDialog.companies', { count: companies.value.count }) })}</li>}
        <li>{t('users:removeDialog.log', { name })}</li>
        <li>{t('users:removeDialog.key')}</li>
        <li>{t('users:removeDialog.back', { name })}</li>
      </ul>
      {remove.isRunning ? <Progress sentence={t('users:removeDialog.working')} done={0} total={null} /> : null}
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
