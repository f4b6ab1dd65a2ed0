import { useMemo } from 'react'
import { fieldRuleOf, mayDo, type FieldRule, type Verb } from '../../shared/permissions'
import type { ObjectType } from '../../shared/list'
import { useOpenVault } from './session'

/** How a field is shown to the signed-in person: null as it is. What is hidden or masked does not come over the bridge at all; this only says so. */
export function useFieldRule(object: ObjectType): (field: string) => FieldRule | null {
  const { rights } = useOpenVault().session
  return useMemo(() => (field: string) => fieldRuleOf(rights, object, field), [rights, object])
}

/** Whether the signed-in person may do something with one record. The engine decides again. */
export function useMayDo(object: ObjectType, record: { readonly ownerId: string | null }): (verb: Exclude<Verb, 'create'>) => boolean {
  const { session } = useOpenVault()
  return (verb) => mayDo(session, object, verb, record.ownerId)
}
