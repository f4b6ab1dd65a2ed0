import { objectTypes } from '../list'
import { hasAllRights, rightsCover, rightsMay, verbs, type Rights } from '../permissions'

/** Whoever decides over users: what the engine refuses them and the screen does not offer. */
export interface Decider {
  readonly userId: string
  readonly rights: Rights
  readonly team: string | null
  /** Nothing is beyond this person: {@link decidesEverything}. */
  readonly everything: boolean
}

/** A person as they are or would be. `userId` null: nobody yet. */
export interface Standing {
  readonly userId: string | null
  readonly rights: Rights
  readonly team: string | null
}

/** Somebody who may come in. */
export interface ActivePerson {
  readonly userId: string
  readonly rights: Rights
}

/** Whether nothing is beyond somebody with these rights: a new recovery code opens the vault as anybody. In a vault where nobody has every right, whoever decides over users. */
export function decidesEverything(rights: Rights, active: readonly ActivePerson[]): boolean {
  return rightsMay(rights, 'users') && (hasAllRights(rights) || !active.some((person) => hasAllRights(person.rights)))
}

/** Whether somebody who decides over users may make or change a role of these rights. */
export function reachesRights({ rights, everything }: Pick<Decider, 'rights' | 'everything'>, given: Rights): boolean {
  return everything || rightsCover(rights, given)
}

/**
 * Whether somebody who decides over users may do so about this person: only where that gives, or takes over, nothing beyond their own rights. Whoever makes
 * a person or a passphrase can sign in with it; so nobody climbs by a role, a team or an account (CWE-269).
 */
export function reachesPerson(decider: Decider, { userId, rights, team }: Standing): boolean {
  if (decider.everything) return true
  const isSelf = userId === decider.userId
  const inTeam = team === decider.team && (team !== null || isSelf)
  return rightsCover(decider.rights, rights) && objectTypes.every((object) => verbs.every((verb) => {
    const [have, given] = [decider.rights.scopes[object][verb], rights.scopes[object][verb]]
    // Nobody yet owns nothing. What colleagues of one team do with their own is within the team; what they see is not, unless its records are.
    const ofOwn = given === 'own' && (userId === null || isSelf || (inTeam && verb !== 'read'))
    return given === 'none' || have === 'all' || ofOwn || (have === 'team' && inTeam)
  }))
}

/** Whether somebody could still give every right after a change of who may come in; where nobody can before it, decide over users. */
export function keepsAdministrator(before: readonly ActivePerson[], after: readonly ActivePerson[]): boolean {
  if (after.some(({ rights }) => hasAllRights(rights))) return true
  return after.some(({ rights }) => rightsMay(rights, 'users')) && !before.some(({ rights }) => hasAllRights(rights))
}
