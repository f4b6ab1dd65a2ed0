import { useCallback, type ReactNode } from 'react'
import type { ObjectType } from '../../../shared/list'
import { fieldRuleOf, type FieldRule, type SensitiveField } from '../../../shared/permissions'
import { useOpenVault } from '../../app/session'
import { ReadOnlyContext, useReadOnly } from './read-only'

/** Which rule the role has for a field of a record; null: it is shown. The engine has masked or emptied it already. */
export function useFieldRule(object: ObjectType): (field: SensitiveField) => FieldRule | null {
  const { rights } = useOpenVault().session
  return useCallback((field) => fieldRuleOf(rights, object, field), [rights, object])
}

/** A field that a role may be kept from: absent where it is hidden, only shown where it is masked. */
export function Sensitive({ object, field, children }: { readonly object: ObjectType; readonly field: SensitiveField; readonly children: ReactNode }) {
  const rule = useFieldRule(object)(field)
  const isReadOnly = useReadOnly()
  return rule === 'hidden' ? null : <ReadOnlyContext value={isReadOnly || rule === 'masked'}>{children}</ReadOnlyContext>
}
