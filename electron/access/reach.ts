import { idFromBytes, idToBytes, type TeamId, type UserId } from '../../shared/ids'
import { objectTypes } from '../../shared/list'
import { hasAllRights, rightsCover, rightsMay, verbs, type Rights } from '../../shared/permissions'
import type { ReadDb } from '../db/database'
import { roleOf, type Authority } from './authority'

/** A person as they are or would be. `userId` null: nobody yet. */
export interface Standing {
  readonly userId: UserId | null
  readonly rights: Rights
  readonly team: TeamId | null
}

/**
 * Whether somebody who decides over users may do so about this person: only where that gives, or takes over, nothing beyond their own rights. Whoever makes
 * a person or a passphrase can sign in with it; so nobody climbs by a role, a team or an account (CWE-269).
 */
export function reachesPerson(db: ReadDb, actor: Authority, { userId, rights, team }: Standing): boolean {
  if (mayEverything(db, actor)) return true
  const isSelf = userId === actor.userId
  const own = teamOf(db, actor.userId)
  const inTeam = team === own && (team !== null || isSelf)
  return rightsCover(actor.rights, rights) && objectTypes.every((object) => verbs.every((verb) => {
    const [have, given] = [actor.rights.scopes[object][verb], rights.scopes[object][verb]]
    // Nobody yet owns nothing. What colleagues of one team do with their own is within the team; what they see is not, unless its records are.
    const ofOwn = given === 'own' && (userId === null || isSelf || (inTeam && verb !== 'read'))
    return given === 'none' || have === 'all' || ofOwn || (have === 'team' && inTeam)
  }))
}

/** Whether somebody who decides over users may make or change a role of these rights. */
export function reachesRights(db: ReadDb, actor: Authority, rights: Rights): boolean {
  return mayEverything(db, actor) || rightsCover(actor.rights, rights)
}

/** Whether nothing is beyond this person: a new recovery code opens the vault as anybody. In a vault where nobody has every right, whoever decides over users. */
export function mayEverything(db: ReadDb, { rights }: Pick<Authority, 'rights'>): boolean {
  return rightsMay(rights, 'users') && (hasAllRights(rights) || !activePeople(db).some(({ role }) => hasAllRights(roleOf(db, role).rights)))
}

/** What a change would do to whom: `becomes` null takes the person away, `role` replaces the rights of one composed role. */
export interface Planned {
  readonly user?: { readonly id: UserId; readonly becomes: string | null }
  readonly role?: { readonly id: string; readonly rights: Rights }
}

/** Whether somebody who may come in could still give every right after the change; where nobody can before it, decide over users. */
export function keepsAdministrator(db: ReadDb, { user, role }: Planned): boolean {
  const people = activePeople(db)
  const after = people.flatMap((person) => {
    const kept = user !== undefined && person.id === user.id ? user.becomes : person.role
    return kept === null ? [] : [role?.id === kept ? role.rights : roleOf(db, kept).rights]
  })
  if (after.some(hasAllRights)) return true
  return after.some((rights) => rightsMay(rights, 'users')) && !people.some((person) => hasAllRights(roleOf(db, person.role).rights))
}

/** Everybody who may come in, with their role. */
export function activePeople(db: ReadDb): { readonly id: UserId; readonly role: string }[] {
  return db.all<{ id: Uint8Array; role: string }>('SELECT id, role FROM users WHERE disabled_at IS NULL AND removed_at IS NULL').map(({ id, role }) => ({ id: idFromBytes<UserId>(id), role }))
}

function teamOf(db: ReadDb, userId: UserId): TeamId | null {
  const team = db.get<{ team: Uint8Array | null }>('SELECT team FROM users WHERE id = ?', idToBytes(userId))?.team ?? null
  return team === null ? null : idFromBytes<TeamId>(team)
}
