import type { NoSuchOwner } from '../../shared/contacts/channels'
import type { ObjectType } from '../../shared/list'
import { fieldRuleOf, mayDo, mayReassign, scopeReaches, type Permission, type Verb } from '../../shared/permissions'
import { err, ok, type Result } from '../../shared/result'
import { isId, idToBytes } from '../../shared/ids'
import type { ChangeContext } from '../changes/commit-change'
import type { ReadDb } from '../db/database'

export type Forbidden = { readonly kind: 'forbidden'; readonly permission: Permission; readonly field?: string }
export type Refused = { readonly kind: 'not-found' } | Forbidden
type Actor = Pick<ChangeContext, 'person'>

/** Why whoever acts may not do this with a record of that owner, or null. What is out of their sight is not there for them. */
export function refusalOf({ person }: Actor, object: ObjectType, verb: Exclude<Verb, 'create' | 'read'>, ownerId: string | null): Refused | null {
  if (person === undefined || mayDo(person, object, verb, ownerId)) return null
  return scopeReaches(person.rights.scopes[object].read, person, ownerId) ? { kind: 'forbidden', permission: `${object}:${verb}` } : { kind: 'not-found' }
}

/** Nobody gives a record away so that they do not see it any more: they could not take that back. */
export function keepsSight({ person }: Actor, object: ObjectType, ownerId: string | null): boolean {
  return person === undefined || scopeReaches(person.rights.scopes[object].read, person, ownerId)
}

/** Whether a record may go from one owner to another: within sight, and from whoever it may be taken from. */
export function mayChangeOwner(actor: Actor, object: ObjectType, from: string | null, to: string | null): boolean {
  return from === to || actor.person === undefined || (keepsSight(actor, object, to) && mayReassign(actor.person, object, from))
}

/**
 * Whose a new record is: the creator's where the scope does not reach records of nobody or they would not see it; another owner must be in reach.
 * A role that only hands records in and reads none is answered with what was handed in.
 */
export function ownerOfNew({ person }: Actor, object: ObjectType, ownerId: string | null): Result<string | null, Forbidden> {
  if (person === undefined) return ok(ownerId)
  const { create, read } = person.rights.scopes[object]
  const isSeen = (owner: string | null): boolean => read === 'none' || scopeReaches(read, person, owner)
  if (ownerId === null) return ok(create === 'all' && isSeen(null) ? null : person.userId)
  return scopeReaches(create, person, ownerId) && isSeen(ownerId) ? ok(ownerId) : err({ kind: 'forbidden', permission: `${object}:create`, field: 'ownerId' })
}

/** The first of these fields that whoever acts does not see, and therefore may not set; null when they see all of them. */
export function unseenField({ person }: Actor, object: ObjectType, names: readonly string[]): string | null {
  return person === undefined ? null : names.find((name) => fieldRuleOf(person.rights, object, name) !== null) ?? null
}

/** Why a record cannot be given to `ownerId`, or null: only somebody whom the vault knows and who was not removed gets it. Whoever has it may keep it. */
export function refusalOfOwner(db: ReadDb, before: string | null, ownerId: string | null): NoSuchOwner | null {
  if (ownerId === null || ownerId === before) return null
  const isKnown = isId(ownerId) && db.get('SELECT 1 FROM users WHERE id = ? AND removed_at IS NULL', idToBytes(ownerId)) !== undefined
  return isKnown ? null : { kind: 'no-such-owner' }
}
