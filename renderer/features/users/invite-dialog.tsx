import { useState } from 'react'
import type { TeamId } from '../../../shared/ids'
import { reachesPerson } from '../../../shared/users/reach'
import { useText } from '../../i18n/use-text'
import { cx } from '../../ui/cx'
import { Switch } from '../../ui/switch'
import { TextField } from '../../ui/text-field'
import { ActDialog } from './act-dialog'
import { FirstPassphraseFields, newFirstPassphrase, passphraseOf } from './first-passphrase'
import { HandOver } from './hand-over'
import { RoleSelect, TeamSelect } from './role-select'
import { useDecider } from './use-decider'
import { useUsersCommand } from './use-users-command'
import styles from './users.module.css'

/** What somebody new is offered first; the next where that is beyond whoever invites. */
const firstRoles: readonly [string, string] = ['representative', 'read-only']

/** A user of their own for somebody: who, what they may, and the passphrase they come in with. `onDone` is told who it became. */
export function InviteDialog({ onDone, onClose }: { readonly onDone: (userId: string) => void; readonly onClose: () => void }) {
  const { t } = useText()
  const add = useUsersCommand('users.add')
  const [name, setName] = useState('')
  const { decider, rightsOf } = useDecider()
  const [role, setRole] = useState(() => firstRoles.find((one) => reachesPerson(decider, { userId: null, rights: rightsOf(one), team: null })) ?? firstRoles[0])
  const [team, setTeam] = useState<TeamId | null>(null)
  const [first, setFirst] = useState(newFirstPassphrase)
  const [temporary, setTemporary] = useState(true)
  const [added, setAdded] = useState<{ readonly userId: string; readonly invitationEndsAt: number | null } | null>(null)
  const newPassphrase = passphraseOf(first)
  const submit = async (passphrase: string): Promise<void> => {
    if (newPassphrase === null) return
    const answer = await add.run({ name: name.trim(), role, team, newPassphrase, temporary, passphrase })
    if (answer.ok) setAdded(answer.value)
  }
  if (added !== null) return <HandOver title={t('users:invite.doneTitle', { name: name.trim() })} endsAt={added.invitationEndsAt} name={name.trim()} passphrase={first.how === 'generate' ? first.made : null} onClose={() => { onDone(added.userId) }} />
  return (
    <ActDialog title={t('users:invite.title')} submit={t('users:invite.submit')} failed={t('users:invite.failed')} failure={add.failure} isRunning={add.isRunning} isReady={name.trim() !== '' && newPassphrase !== null && reachesPerson(decider, { userId: null, rights: rightsOf(role), team })} onSubmit={submit} onClose={onClose}>
      <TextField label={t('users:name')} description={t('users:invite.nameHint')} value={name} onChange={setName} maxLength={200} autoFocus />
      <div className={cx(styles.pair)}>
        <RoleSelect label={t('users:role')} person={null} team={team} value={role} onChange={setRole} />
        <TeamSelect value={team} person={null} role={role} onChange={setTeam} />
      </div>
      <FirstPassphraseFields userName={name} value={first} onChange={setFirst} />
      <Switch isSelected={temporary} onChange={setTemporary} detail={t(temporary ? 'users:invite.temporaryText' : 'users:invite.permanent')}>{t('users:invite.temporary')}</Switch>
    </ActDialog>
  )
}
