import { idFromBytes, idToBytes, type TeamId, type UserId } from '../../shared/ids'
import type { Rights } from '../../shared/permissions'
import { decidesEverything, keepsAdministrator as keeps, reachesPerson as reaches, reachesRights as reachesRightsOf, type ActivePerson, type Decider, type Standing } from '../../shared/users/reach'
import type { ReadDb } from '../db/database'
import { roleOf, type Authority } from './authority'

export type { Standing } from '../../shared/users/reach'

/** Whether somebody may decide over this person, as the vault has both now: {@link reaches}. */
export function reachesPerson(db: ReadDb, actor: Authority, standing: Standing): boolean {
  return reaches(deciderOf(db, actor), standing)
}

/** Whether somebody may make or change a role of these rights, as the vault has them now. */
export function reachesRights(db: ReadDb, actor: Authority, rights: Rights): boolean {
  return reachesRightsOf(deciderOf(db, actor), rights)
}

/** Whether nothing is beyond this person, as the vault has everybody now: {@link decidesEverything}. */
export function mayEverything(db: ReadDb, { rights }: Pick<Authority, 'rights'>): boolean {
  return decidesEverything(rights, withRights(db, activePeople(db)))
}

/** What a change would do to whom: `becomes` null takes the person away, `role` replaces the rights of one composed role. */
export interface Planned {
  readonly user?: { readonly id: UserId; readonly becomes: string | null }
  readonly role?: { readonly id: string; readonly rights: Rights }
}

/** Whether somebody who may come in could still give every right after the change: {@link keeps}. */
export function keepsAdministrator(db: ReadDb, { user, role }: Planned): boolean {
  const people = activePeople(db)
  const after = people.flatMap((person) => {
    const kept = user !== undefined && person.id === user.id ? user.becomes : person.role
    return kept === null ? [] : [{ userId: person.id, rights: role?.id === kept ? role.rights : roleOf(db, kept).rights }]
  })
  return keeps(withRights(db, people), after)
}

/** Everybody who may come in, with their role. */
export function activePeople(db: ReadDb): { readonly id: UserId; readonly role: string }[] {
  return db.all<{ id: Uint8Array; role: string }>('SELECT id, role FROM users WHERE disabled_at IS NULL AND removed_at IS NULL').map(({ id, role }) => ({ id: idFromBytes<UserId>(id), role }))
}

function deciderOf(db: ReadDb, { userId, rights }: Authority): Decider {
  return { userId, rights, team: teamOf(db, userId), everything: mayEverything(db, { rights }) }
}

function withRights(db: ReadDb, people: ReturnType<typeof activePeople>): ActivePerson[] {
  return people.map(({ id, role }) => ({ userId: id, rights: roleOf(db, role).rights }))
}

function teamOf(db: ReadDb, userId: UserId): TeamId | null {
  const team = db.get<{ team: Uint8Array | null }>('SELECT team FROM users WHERE id = ?', idToBytes(userId))?.team ?? null
  return team === null ? null : idFromBytes<TeamId>(team)
}
