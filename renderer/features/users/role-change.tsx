import { useState } from 'react'
import type { Person } from '../../../shared/users/channels'
import { useText } from '../../i18n/use-text'
import { notify } from '../../ui/toast'
import { ActDialog } from './act-dialog'
import { RoleSelect, useRoles } from './role-select'
import { nameOfRole } from './role-words'
import { useUsersCommand } from './use-users-command'

/** Another role: it holds at once, also in a session that is open. */
export function RoleChange({ person, onClose }: { readonly person: Person; readonly onClose: () => void }) {
  const { t } = useText()
  const set = useUsersCommand('users.setRole')
  const roles = useRoles()
  const [role, setRole] = useState(person.role)
  const submit = async (passphrase: string): Promise<void> => {
    const answer = await set.run({ userId: person.id, role, passphrase })
    if (!answer.ok) return
    const chosen = roles.find(({ id }) => id === role)
    if (chosen !== undefined) notify({ text: ({ t }) => t('users:roleDialog.done', { name: person.name, role: nameOfRole(chosen, { t }) }), tone: 'success' })
    onClose()
  }
  return (
    <ActDialog title={t('users:roleDialog.title', { name: person.name })} submit={t('users:roleDialog.submit')} failed={t('users:roleDialog.failed')} failure={set.failure} isRunning={set.isRunning} isReady={role !== person.role} onSubmit={submit} onClose={onClose}>
      <RoleSelect label={t('users:role')} person={person} team={person.teamId} value={role} onChange={setRole} autoFocus />
    </ActDialog>
  )
}
