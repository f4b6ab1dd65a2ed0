import { useState } from 'react'
import type { Person } from '../../../shared/users/channels'
import { useText } from '../../i18n/use-text'
import { cx } from '../../ui/cx'
import { TextField } from '../../ui/text-field'
import { ActDialog } from './act-dialog'
import { roleNameOf } from './role-words'
import { TeamSelect } from './role-select'
import { useUsersCommand } from './use-users-command'
import styles from './users.module.css'

interface Act {
  readonly person: Person
  readonly onClose: () => void
}

/** Another team, or none. */
export function TeamChange({ person, onClose }: Act) {
  const { t } = useText()
  const set = useUsersCommand('users.setTeam')
  const [team, setTeam] = useState(person.teamId)
  const submit = async (passphrase: string): Promise<void> => {
    if ((await set.run({ userId: person.id, team, passphrase })).ok) onClose()
  }
  return (
    <ActDialog title={t('users:teamDialog.title', { name: person.name })} submit={t('users:teamDialog.submit')} failed={t('users:teamDialog.failed')} failure={set.failure} isRunning={set.isRunning} isReady={team !== person.teamId} size="small" onSubmit={submit} onClose={onClose}>
      <TeamSelect value={team} person={person} role={person.role} onChange={setTeam} autoFocus />
    </ActDialog>
  )
}

/** Another name, on the locked page and in what the log says from now on. */
export function RenameUser({ person, onClose }: Act) {
  const { t } = useText()
  const rename = useUsersCommand('users.rename')
  const [name, setName] = useState(person.name)
  const submit = async (): Promise<void> => {
    if ((await rename.run({ userId: person.id, name: name.trim() })).ok) onClose()
  }
  return (
    <ActDialog title={t('users:renameDialog.title', { name: person.name })} submit={t('users:renameDialog.submit')} failed={t('users:renameDialog.failed')} failure={rename.failure} isRunning={rename.isRunning} isReady={name.trim() !== '' && name.trim() !== person.name} asksPassphrase={false} size="small" onSubmit={submit} onClose={onClose}>
      <TextField label={t('users:name')} value={name} onChange={setName} maxLength={200} autoFocus />
    </ActDialog>
  )
}

/** A new passphrase at the next unlock. */
export function AskForPassphrase({ person, onClose }: Act) {
  const { t } = useText()
  const ask = useUsersCommand('users.askPassphrase')
  const { name } = person
  const submit = async (): Promise<void> => {
    if ((await ask.run({ userId: person.id })).ok) onClose()
  }
  return (
    <ActDialog title={t('users:askDialog.title', { name })} submit={t('users:askDialog.submit')} failed={t('users:askDialog.failed')} failure={ask.failure} isRunning={ask.isRunning} asksPassphrase={false} size="small" onSubmit={submit} onClose={onClose}>
      <p className={cx(styles.text)}>{t('users:askDialog.text', { name })}</p>
    </ActDialog>
  )
}

/** Keeps somebody out for a while, or lets them in again. */
export function Disabling({ person, disabled, onClose }: Act & { readonly disabled: boolean }) {
  const { t } = useText()
  const set = useUsersCommand('users.setDisabled')
  const words = disabled ? 'off' : 'on'
  const { name } = person
  const submit = async (passphrase: string): Promise<void> => {
    if ((await set.run({ userId: person.id, disabled, passphrase })).ok) onClose()
  }
  return (
    <ActDialog title={t(`users:disabling.${words}.title`, { name })} submit={t(`users:disabling.${words}.submit`)} failed={t(`users:disabling.${words}.failed`)} failure={set.failure} isRunning={set.isRunning} isOnlyPassphrase onSubmit={submit} onClose={onClose}>
      <p className={cx(styles.text)}>{t(`users:disabling.${words}.text`, { name, role: roleNameOf(person, { t }) })}</p>
    </ActDialog>
  )
}

/** Turns two-step unlock off for somebody who lost phone and codes. */
export function StepsReset({ person, onClose }: Act) {
  const { t } = useText()
  const reset = useUsersCommand('secondFactor.reset')
  const { name } = person
  const submit = async (passphrase: string): Promise<void> => {
    if ((await reset.run({ userId: person.id, passphrase })).ok) onClose()
  }
  return (
    <ActDialog title={t('users:stepsDialog.title', { name })} submit={t('users:stepsDialog.submit')} failed={t('users:stepsDialog.failed')} failure={reset.failure} isRunning={reset.isRunning} isOnlyPassphrase onSubmit={submit} onClose={onClose}>
      <p className={cx(styles.text)}>{t(person.secondFactorDemanded ? 'users:stepsDialog.textDemanded' : 'users:stepsDialog.text', { name })}</p>
    </ActDialog>
  )
}
