import { asId, type RoleId } from '../../../shared/ids'
import type { Person, Role } from '../../../shared/users/channels'
import { navigate } from '../../app/navigation'
import { useText } from '../../i18n/use-text'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { Dialog } from '../../ui/dialog'
import { notify } from '../../ui/toast'
import { ActDialog } from './act-dialog'
import { differencesOf } from './role-differences'
import { dropDraft, NEW_ROLE, type RoleDraft } from './role-draft'
import { nameOfRole } from './role-words'
import { useUsersCommand } from './use-users-command'
import styles from './users.module.css'

/** Before a role is stored: who gets more and who gets less by it. */
export function SaveRole({ role, draft, onClose }: { readonly role: Role | null; readonly draft: RoleDraft; readonly onClose: () => void }) {
  const { t, format } = useText()
  const save = useUsersCommand('roles.save')
  const name = draft.name.trim()
  const { more, less } = differencesOf(role?.rights ?? draft.rights, draft.rights, t)
  const people = t('users:roles.people', { count: role?.people ?? 0 })
  const submit = async (passphrase: string): Promise<void> => {
    const answer = await save.run({ id: role === null ? null : composedId(role), name, rights: draft.rights, passphrase })
    if (!answer.ok) return
    dropDraft(role?.id ?? NEW_ROLE)
    navigate({ screen: 'users', tab: 'roles', id: answer.value.roleId })
    notify({ text: ({ t }) => t('users:roles.saved', { name }), tone: 'success' })
    onClose()
  }
  return (
    <ActDialog title={t('users:roles.saveTitle', { name })} submit={t('users:roles.save')} failed={t('users:roles.failed')} failure={save.failure} isRunning={save.isRunning} isOnlyPassphrase onSubmit={submit} onClose={onClose}>
      {role === null ? <p className={cx(styles.text)}>{t('users:roles.saveNew')}</p> : (
        <>
          {more.length === 0 ? null : <p className={cx(styles.text)}>{t('users:roles.more', { people, what: format.list(more) })}</p>}
          {less.length === 0 ? null : <p className={cx(styles.text)}>{t('users:roles.less', { people, what: format.list(less) })}</p>}
          {more.length + less.length > 0 ? null : <p className={cx(styles.text)}>{t('users:roles.same', { people })}</p>}
        </>
      )}
    </ActDialog>
  )
}

/** Deletes a composed role; one that somebody has is refused, with their names. */
export function DeleteRole({ role, people, onClose }: { readonly role: Role; readonly people: readonly Person[]; readonly onClose: () => void }) {
  const { t, format } = useText()
  const remove = useUsersCommand('roles.delete')
  const name = nameOfRole(role, { t })
  const holders = people.filter((person) => person.role === role.id && person.state !== 'removed').map((person) => person.name)
  const submit = async (passphrase: string): Promise<void> => {
    const answer = await remove.run({ id: composedId(role), passphrase })
    if (!answer.ok) return
    dropDraft(role.id)
    navigate({ screen: 'users', tab: 'roles', id: null })
    notify({ text: ({ t }) => t('users:roles.removed', { name }), tone: 'success' })
    onClose()
  }
  if (holders.length > 0) {
    return (
      <Dialog isOpen onClose={onClose} title={t('users:roles.removeTitle', { name })} size="small" actions={<Button variant="primary" autoFocus onPress={onClose}>{t('ui:close')}</Button>}>
        <p className={cx(styles.text)}>{t('users:roles.inUse', { count: holders.length, names: format.list(holders) })}</p>
      </Dialog>
    )
  }
  return (
    <ActDialog title={t('users:roles.removeTitle', { name })} submit={t('users:roles.remove')} failed={t('users:roles.removeFailed')} failure={remove.failure} isRunning={remove.isRunning} variant="danger" isOnlyPassphrase onSubmit={submit} onClose={onClose}>
      <p className={cx(styles.text)}>{t('users:roles.removeText')}</p>
    </ActDialog>
  )
}

function composedId({ id }: Role): RoleId {
  return asId(id)
}
