import { useState } from 'react'
import type { Team } from '../../../shared/users/channels'
import { useText } from '../../i18n/use-text'
import { cx } from '../../ui/cx'
import { TextField } from '../../ui/text-field'
import { ActDialog } from './act-dialog'
import { useUsersCommand } from './use-users-command'
import styles from './users.module.css'

/** A new team (`team` null), or another name for one. */
export function NameTeam({ team, onClose }: { readonly team: Team | null; readonly onClose: () => void }) {
  const { t } = useText()
  const save = useUsersCommand('teams.save')
  const [name, setName] = useState(team?.name ?? '')
  const submit = async (): Promise<void> => {
    if ((await save.run({ id: team?.id ?? null, name: name.trim() })).ok) onClose()
  }
  return (
    <ActDialog
      title={team === null ? t('users:teams.title') : t('users:teams.renameTitle', { name: team.name })} submit={t(team === null ? 'users:teams.submit' : 'users:teams.renameSubmit')} failed={t('users:teams.failed')}
      failure={save.failure} isRunning={save.isRunning} isReady={name.trim() !== '' && name.trim() !== team?.name} asksPassphrase={false} size="small" onSubmit={submit} onClose={onClose}
    >
      <TextField label={t('users:teams.name')} value={name} onChange={setName} maxLength={200} autoFocus />
    </ActDialog>
  )
}

/** Deletes a team; its users are without one then. */
export function DeleteTeam({ team, onClose }: { readonly team: Team; readonly onClose: () => void }) {
  const { t } = useText()
  const remove = useUsersCommand('teams.delete')
  const submit = async (): Promise<void> => {
    if ((await remove.run({ id: team.id })).ok) onClose()
  }
  return (
    <ActDialog title={t('users:teams.removeTitle', { name: team.name })} submit={t('users:teams.removeSubmit')} failed={t('users:teams.failed')} failure={remove.failure} isRunning={remove.isRunning} asksPassphrase={false} variant="danger" size="small" onSubmit={submit} onClose={onClose}>
      <p className={cx(styles.text)}>{t('users:teams.removeText', { count: team.people })}</p>
    </ActDialog>
  )
}
