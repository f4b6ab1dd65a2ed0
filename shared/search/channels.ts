import { z } from 'zod'
import { endpoint } from '../ipc/endpoint'
import { objectType, type ObjectType } from '../list'

export interface SearchHit {
  readonly object: ObjectType
  readonly id: string
  readonly title: string
  readonly subtitle: string
  /** The field the text was found in, and its words around the match when that is not the title. */
  readonly matched: 'name' | 'company' | 'email' | 'phone' | 'notes' | 'tag' | 'place' | 'domain'
  readonly excerpt: string
}

/** Fields whose values a filter offers as somebody types. */
export const valueField = z.enum(['city', 'country', 'industry'])
export type ValueField = z.output<typeof valueField>

const readOf = ({ object }: { readonly object: ObjectType }) => `${object}:read` as const

export const searchChannels = {
  /** Best match first. People and companies not in the recycle bin. */
  'search.query': endpoint<{ readonly items: readonly SearchHit[]; readonly more: boolean }>()(
    z.strictObject({ text: z.string().max(500), objects: z.array(objectType).max(2), limit: z.number().int().min(1).max(100) }),
    { needs: 'session', permission: ({ objects }) => (objects.length > 0 && objects.every((object) => object === 'company') ? 'company:read' : 'contact:read'), kind: 'query' }),
  /** Tags in use with how many records carry each, most used first. */
  'search.tags': endpoint<{ readonly items: readonly { readonly tag: string; readonly count: number }[] }>()(
    z.strictObject({ object: objectType, prefix: z.string().max(100), limit: z.number().int().min(1).max(200) }),
    { needs: 'session', permission: readOf, kind: 'query' }),
  /** Values of a field in use that start like `prefix`, common ones first. */
  'search.values': endpoint<{ readonly items: readonly string[] }>()(
    z.strictObject({ object: objectType, field: valueField, prefix: z.string().max(200), limit: z.number().int().min(1).max(50) }),
    { needs: 'session', permission: readOf, kind: 'query' }),
}
