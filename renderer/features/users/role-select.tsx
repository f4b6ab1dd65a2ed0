import type { Role } from '../../../shared/users/channels'
import type { TeamId } from '../../../shared/ids'
import { useText } from '../../i18n/use-text'
import { useQueryOf } from '../../ipc/use-query-of'
import { Select } from '../../ui/select'
import { mayLine, nameOfRole } from './role-words'

/** Chooses a role; what the chosen one may stands below. */
export function RoleSelect({ value, onChange, label, autoFocus = false }: { readonly value: string; readonly onChange: (role: string) => void; readonly label: string; readonly autoFocus?: boolean }) {
  const { t, format } = useText()
  const roles = useRoles()
  const chosen = roles.find(({ id }) => id === value)
  return (
    <Select
      label={label} value={value} onChange={onChange} autoFocus={autoFocus} description={chosen === undefined ? undefined : mayLine(chosen.id, chosen.rights, { t, format })}
      options={roles.map((role) => ({ key: role.id, text: nameOfRole(role, { t }), detail: mayLine(role.id, role.rights, { t, format }) }))}
    />
  )
}

const NO_TEAM = 'none'

/** Chooses a team or none. */
export function TeamSelect({ value, onChange, autoFocus = false }: { readonly value: TeamId | null; readonly onChange: (team: TeamId | null) => void; readonly autoFocus?: boolean }) {
  const { t } = useText()
  const loaded = useQueryOf('teams.list', {})
  const teams = loaded.state === 'ready' ? loaded.value.items : []
  return (
    <Select
      label={t('users:team')} description={t('users:invite.teamHint')} value={value ?? NO_TEAM} autoFocus={autoFocus} onChange={(key) => { onChange(teams.find(({ id }) => id === key)?.id ?? null) }}
      options={[{ key: NO_TEAM, text: t('users:noTeam') }, ...teams.map(({ id, name }) => ({ key: id, text: name }))]}
    />
  )
}

/** Every role there is; none while they are on their way. */
export function useRoles(): readonly Role[] {
  const loaded = useQueryOf('roles.list', {})
  return loaded.state === 'ready' ? loaded.value.items : []
}
