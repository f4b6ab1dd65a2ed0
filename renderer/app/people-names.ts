import { useCallback, useMemo } from 'react'
import type { ObjectType } from '../../shared/list'
import { scopeReaches, type Person } from '../../shared/permissions'
import type { UserName } from '../../shared/users/channels'
import { useQueryOf } from '../ipc/use-query-of'
import { useOpenVault } from './session'

const nobody: readonly UserName[] = []

/** Everybody the vault knows, those who can unlock it first; empty while they load. The same array as long as nobody changes. */
export function useUserNames(): readonly UserName[] {
  const users = useQueryOf('users.list', {})
  const items = users.state === 'ready' ? users.value.items : nobody
  return useMemo(() => [...items].sort((a, b) => Number(isGone(a)) - Number(isGone(b))), [items])
}

/** Whether somebody can own nothing anew. */
export function isGone({ state }: UserName): boolean {
  return state === 'removed' || state === 'disabled'
}

/** To whom the signed-in person can give a record without losing sight of it; `null` is nobody. The engine decides again. */
export function ownersFor(session: Person, object: ObjectType, users: readonly UserName[]): readonly (UserName | null)[] {
  return [null, ...users.filter((user) => !isGone(user))].filter((user) => scopeReaches(session.rights.scopes[object].read, session, user?.id ?? null))
}

/** `ownersFor` of the signed-in person. */
export function useOwners(object: ObjectType): readonly (UserName | null)[] {
  const { session } = useOpenVault()
  const users = useUserNames()
  return useMemo(() => ownersFor(session, object, users), [session, object, users])
}

/** Puts the name in the place of a user's id, as it stands in records and in the log; any other value stays as it is. */
export function useNamed(): (value: unknown) => unknown {
  const users = useUserNames()
  const names = useMemo(() => new Map<string, string>(users.map(({ id, name }) => [id, name])), [users])
  return useCallback((value) => (typeof value === 'string' ? (names.get(value) ?? value) : value), [names])
}
