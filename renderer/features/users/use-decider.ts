import { useMemo } from 'react'
import { noRights, type Rights } from '../../../shared/permissions'
import { decidesEverything, reachesPerson, type ActivePerson, type Decider } from '../../../shared/users/reach'
import type { Person, Role } from '../../../shared/users/channels'
import { useOpenVault } from '../../app/session'
import { useQueryOf } from '../../ipc/use-query-of'

/** Who decides over users here, and over whom: the functions of `shared/users/reach.ts` decide what is offered, and the engine by the same. */
export interface Deciding {
  readonly decider: Decider
  readonly active: readonly ActivePerson[]
  rightsOf(role: string): Rights
  /** Whether the signed-in person may decide about this one at all. */
  reaches(person: Person): boolean
}

/** Until people and roles have come, nothing is held back: the engine decides anyway. */
export function useDecider(): Deciding {
  const { session } = useOpenVault()
  const people = useQueryOf('users.people', {})
  const roles = useQueryOf('roles.list', {})
  return useMemo(() => {
    const everybody = people.state === 'ready' ? people.value.items : []
    const all: readonly Role[] = roles.state === 'ready' ? roles.value.items : []
    const rightsOf = (role: string): Rights => all.find(({ id }) => id === role)?.rights ?? noRights
    const active = everybody.filter(({ state }) => state !== 'disabled' && state !== 'removed').map(({ id, role }) => ({ userId: id, rights: rightsOf(role) }))
    const isKnown = everybody.length > 0 && all.length > 0
    const decider: Decider = {
      userId: session.userId, rights: session.rights, team: everybody.find(({ id }) => id === session.userId)?.teamId ?? null, everything: !isKnown || decidesEverything(session.rights, active),
    }
    return { decider, active, rightsOf, reaches: ({ id, role, teamId }) => reachesPerson(decider, { userId: id, rights: rightsOf(role), team: teamId }) }
  }, [people, roles, session])
}
