import type { Person, Role } from '../../../shared/users/channels'
import { keepsAdministrator, reachesPerson } from '../../../shared/users/reach'
import type { TeamId } from '../../../shared/ids'
import { useText } from '../../i18n/use-text'
import { useQueryOf } from '../../ipc/use-query-of'
import { Select } from '../../ui/select'
import { mayLine, nameOfRole } from './role-words'
import { useDecider } from './use-decider'

/** Chooses a role for a person (null: somebody new); what the chosen one may stands below. One that is beyond whoever chooses is shown and not to be chosen. */
export function RoleSelect({ value, person, team, onChange, label, autoFocus = false }: { readonly value: string; readonly person: Person | null; readonly team: TeamId | null; readonly onChange: (role: string) => void; readonly label: string; readonly autoFocus?: boolean }) {
  const { t, format } = useText()
  const roles = useRoles()
  const chosen = roles.find(({ id }) => id === value)
  const { decider, active } = useDecider()
  /** Why this role cannot be given; null when it can. */
  const whyNot = ({ id, rights }: Role): string | null => {
    if (id === person?.role) return null
    if (!reachesPerson(decider, { userId: person?.id ?? null, rights, team })) return t('users:roles.beyond')
    const isActive = active.some(({ userId }) => userId === person?.id)
    return !isActive || keepsAdministrator(active, active.map((one) => (one.userId === person?.id ? { ...one, rights } : one))) ? null : t('users:roles.lastAdministrator')
  }
  return (
    <Select
      label={label} value={value} onChange={onChange} autoFocus={autoFocus} description={chosen === undefined ? undefined : mayLine(chosen.id, chosen.rights, { t, format })}
      options={roles.map((role) => {
        const reason = whyNot(role)
        const detail = mayLine(role.id, role.rights, { t, format })
        return { key: role.id, text: nameOfRole(role, { t }), ...(reason === null ? { detail } : { detail: `${detail} ${reason}.`, isDisabled: true }) }
      })}
    />
  )
}

const NO_TEAM = 'none'

/** Chooses a team or none, for somebody who has, or would have, these rights. */
export function TeamSelect({ value, person, role, onChange, autoFocus = false }: { readonly value: TeamId | null; readonly person: Person | null; readonly role: string; readonly onChange: (team: TeamId | null) => void; readonly autoFocus?: boolean }) {
  const { t } = useText()
  const loaded = useQueryOf('teams.list', {})
  const { decider, rightsOf } = useDecider()
  const limit = (team: TeamId | null): { readonly isDisabled: true; readonly detail: string } | null =>
    team === person?.teamId || reachesPerson(decider, { userId: person?.id ?? null, rights: rightsOf(role), team }) ? null : { isDisabled: true, detail: t('users:roles.beyond') }
  const teams = loaded.state === 'ready' ? loaded.value.items : []
  return (
    <Select
      label={t('users:team')} description={t('users:invite.teamHint')} value={value ?? NO_TEAM} autoFocus={autoFocus} onChange={(key) => { onChange(teams.find(({ id }) => id === key)?.id ?? null) }}
      options={[{ key: NO_TEAM, text: t('users:noTeam'), ...limit(null) }, ...teams.map(({ id, name }) => ({ key: id, text: name, ...limit(id) }))]}
    />
  )
}

/** Every role there is; none while they are on their way. */
export function useRoles(): readonly Role[] {
  const loaded = useQueryOf('roles.list', {})
  return loaded.state === 'ready' ? loaded.value.items : []
}
