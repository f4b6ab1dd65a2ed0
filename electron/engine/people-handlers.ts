import type { RoleId, TeamId } from '../../shared/ids'
import type { Answer } from '../../shared/ipc/contract'
import { rightsMay, settleRights } from '../../shared/permissions'
import { err, ok, type Result } from '../../shared/result'
import { composedRole, deleteRole, isRoleNameTaken, peopleWith, roles, writeRole } from '../access/roles'
import { sessions } from '../access/sessions'
import { deleteTeam, isTeamNameTaken, teamName, teams, writeTeam } from '../access/teams'
import { keepsAdministrator, reachesRights } from '../access/reach'
import { people, userNames } from '../access/users'
import type { CommandHandlers } from './command-handlers'
import type { OpenVault } from './open-vault'
import { beyond, changePeople, type PeopleScene } from './people-change'
import type { VaultSession } from './session'
import { slotOwners } from './slots-memory'
import { readVaultSettings } from './vault-settings'

type PeopleChannel = Extract<keyof CommandHandlers, `users.${string}` | `roles.${string}` | `teams.${string}` | `sessions.${string}`>

/** People, roles, teams and sessions. */
export function peopleHandlers(session: VaultSession, vault: () => OpenVault): Pick<CommandHandlers, PeopleChannel> {
  const read = () => vault().database.read
  const scene = (): PeopleScene => session.peopleScene
  return {
    'users.list': () => ok({ items: userNames(read(), slotOwners(vault().slots)) }),
    'users.people': () => ok({ items: people(read(), slotOwners(vault().slots), { self: vault().session.userId, invitationDays: readVaultSettings(read()).invitationDays, now: session.peopleScene.tools.clock.now() }) }),
    'users.add': (input) => session.people.add(input),
    'users.rename': (input) => session.people.rename(input),
    'users.setRole': (input) => session.people.setRole(input),
    'users.setTeam': (input) => session.people.setTeam(input),
    'users.setDisabled': (input) => session.people.setDisabled(input),
    'users.remove': (input) => session.people.remove(input),
    'users.resetPassphrase': (input) => session.people.resetPassphrase(input),
    'users.askPassphrase': (input) => session.people.askPassphrase(input),

    'roles.list': () => ok({ items: roles(read()) }),
    'roles.save': async ({ id, name, rights: given, passphrase }) => {
      const open = vault()
      const rights = settleRights(given)
      const check = (): Result<ReturnType<typeof composedRole>, { readonly kind: 'no-such-role' | 'name-taken' | 'last-administrator' | 'beyond-own-rights' }> => {
        const db = open.database.read
        const before = id === null ? undefined : composedRole(db, id)
        if (id !== null && before === undefined) return err({ kind: 'no-such-role' })
        if ([rights, ...(before === undefined ? [] : [before.rights])].some((one) => !reachesRights(db, open.authority, one))) return beyond(open, 'roles.save', null)
        if (isRoleNameTaken(db, name, id)) return err({ kind: 'name-taken' })
        return id === null || keepsAdministrator(db, { role: { id, rights } }) ? ok(before) : err({ kind: 'last-administrator' })
      }
      const proved = await scene().proveOnly(open, check, passphrase)
      if (!proved.ok) return proved
      const roleId = id ?? open.context.ids.next<RoleId>()
      return changePeople(scene(), open, check, (change, db, before) => {
        writeRole(change, db, roleId, before, { name, rights })
        return { roleId }
      })
    },
    'roles.delete': async ({ id, passphrase }) => {
      const open = vault()
      const check = (): Result<NonNullable<ReturnType<typeof composedRole>>, { readonly kind: 'no-such-role' | 'beyond-own-rights' } | { readonly kind: 'role-in-use'; readonly people: number }> => {
        const role = composedRole(open.database.read, id)
        if (role === undefined) return err({ kind: 'no-such-role' })
        if (!reachesRights(open.database.read, open.authority, role.rights)) return beyond(open, 'roles.delete', null)
        const people = peopleWith(open.database.read, id)
        return people > 0 ? err({ kind: 'role-in-use', people }) : ok(role)
      }
      const proved = await scene().proveOnly(open, check, passphrase)
      if (!proved.ok) return proved
      return changePeople(scene(), open, check, (change, db, role) => {
        deleteRole(change, db, id, role)
        return null
      })
    },

    'teams.list': () => ok({ items: teams(read()) }),
    'teams.save': async ({ id, name }) => {
      const open = vault()
      const check = (): Result<string | undefined, { readonly kind: 'no-such-team' | 'name-taken' }> => {
        const before = id === null ? undefined : teamName(open.database.read, id)
        if (id !== null && before === undefined) return err({ kind: 'no-such-team' })
        return isTeamNameTaken(open.database.read, name, id) ? err({ kind: 'name-taken' }) : ok(before)
      }
      const teamId = id ?? open.context.ids.next<TeamId>()
      return changePeople(scene(), open, check, (change, db, before) => {
        writeTeam(change, db, teamId, before, name)
        return { teamId }
      })
    },
    'teams.delete': async ({ id }) => {
      const open = vault()
      const check = (): Result<string, { readonly kind: 'no-such-team' }> => {
        const before = teamName(open.database.read, id)
        return before === undefined ? err({ kind: 'no-such-team' }) : ok(before)
      }
      return changePeople(scene(), open, check, (change, db, name) => {
        deleteTeam(change, db, id, name)
        return null
      })
    },

    'sessions.list': ({ userId, before, limit }): Answer<'sessions.list'> => {
      const { session: own, authority } = vault()
      const mayAll = rightsMay(authority.rights, 'users')
      if (!mayAll && userId !== undefined && userId !== own.userId) {
        session.recordDenied('sessions.list', 'users')
        return err({ kind: 'forbidden', permission: 'users' })
      }
      return ok(sessions(read(), { userId: mayAll ? userId ?? null : own.userId, before: before ?? null, limit, current: own.sessionId }))
    },
  }
}
