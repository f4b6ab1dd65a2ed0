import { createContext, useContext, type ReactNode } from 'react'
import type { ObjectType } from '../../../shared/list'
import { useFieldRule } from '../../app/sight'
import { ReadOnlyContext, useReadOnly } from './read-only'

const MaskedContext = createContext(false)

/** Whether a value stands there in outline only: nothing can be done with it. */
export function useMasked(): boolean {
  return useContext(MaskedContext)
}

/** A field as the person's role shows it: not at all, in outline and unchangeable, or as it is. */
export function FieldSight({ object, field, children }: { readonly object: ObjectType; readonly field: string; readonly children: ReactNode }) {
  const rule = useFieldRule(object)(field)
  const isReadOnly = useReadOnly()
  if (rule === 'hidden') return null
  return <MaskedContext value={rule === 'masked'}><ReadOnlyContext value={isReadOnly || rule === 'masked'}>{children}</ReadOnlyContext></MaskedContext>
}
