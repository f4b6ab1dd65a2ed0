import { create } from 'zustand'
import { settleRights, type Rights, type Scope, type Verb } from '../../../shared/permissions'
import type { ObjectType } from '../../../shared/list'
import type { Role } from '../../../shared/users/channels'

/** The place of a role that is not stored yet. */
export const NEW_ROLE = 'new'

/** A composed role as it is being changed. */
export interface RoleDraft {
  readonly name: string
  readonly rights: Rights
}

interface Drafts {
  /** By role, or under {@link NEW_ROLE}. What is not saved stays here while one looks elsewhere; locking forgets it. */
  readonly drafts: Readonly<Partial<Record<string, RoleDraft>>>
}

export const useRoleDrafts = create<Drafts>(() => ({ drafts: {} }))

/** Keeps a draft; one that says what is stored is none. */
export function keepDraft(id: string, draft: RoleDraft, stored: Role | null): void {
  if (stored !== null && stored.name === draft.name && JSON.stringify(stored.rights) === JSON.stringify(draft.rights)) dropDraft(id)
  else useRoleDrafts.setState(({ drafts }) => ({ drafts: { ...drafts, [id]: draft } }))
}

export function dropDraft(id: string): void {
  useRoleDrafts.setState(({ drafts }) => ({ drafts: Object.fromEntries(Object.entries(drafts).filter(([key]) => key !== id)) }))
}

export function forgetRoleDrafts(): void {
  useRoleDrafts.setState({ drafts: {} })
}

/** One scope set, and what went down with it because it cannot reach further than seeing does. */
export function withScope(rights: Rights, object: ObjectType, verb: Verb, scope: Scope): { readonly rights: Rights; readonly lowered: readonly Verb[] } {
  const set = { ...rights, scopes: { ...rights.scopes, [object]: { ...rights.scopes[object], [verb]: scope } } }
  const settled = settleRights(set)
  return { rights: settled, lowered: (['update', 'delete'] as const).filter((other) => settled.scopes[object][other] !== set.scopes[object][other]) }
}
