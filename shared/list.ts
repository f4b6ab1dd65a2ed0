import { z } from 'zod'

/** The nouns that lists, search, import and export know. */
export const objectTypes = ['contact', 'company'] as const
export type ObjectType = (typeof objectTypes)[number]
export const objectType = z.enum(objectTypes)

const id = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'is not an id')
export const idText = id

/** One condition of a filter; conditions are joined by "and". `text` asks the search index. */
export const condition = z.discriminatedUnion('field', [
  z.strictObject({ field: z.literal('text'), op: z.literal('contains'), value: z.string().min(1).max(200) }),
  z.strictObject({ field: z.literal('tag'), op: z.enum(['is', 'is-not']), value: z.string().min(1).max(100) }),
  z.strictObject({ field: z.literal('owner'), op: z.enum(['is', 'is-empty']), value: z.string().max(40) }),
  z.strictObject({ field: z.literal('company'), op: z.enum(['is', 'is-empty', 'is-present']), value: z.string().max(40) }),
  z.strictObject({ field: z.enum(['notes', 'tags']), op: z.enum(['is-empty', 'is-present']), value: z.literal('') }),
  /** The main one, which lists show. Invalid: what an import would not take for one. */
  z.strictObject({ field: z.enum(['email', 'phone']), op: z.enum(['is-empty', 'is-present', 'is-invalid']), value: z.literal('') }),
  /** Neither email nor phone. */
  z.strictObject({ field: z.literal('reach'), op: z.literal('is-empty'), value: z.literal('') }),
  /** Records that may be one, side by side where the list is sorted by name. */
  z.strictObject({ field: z.literal('duplicates'), op: z.literal('is-present'), value: z.literal('') }),
  /** Of companies: people who work there. */
  z.strictObject({ field: z.literal('people'), op: z.enum(['is-empty', 'is-present']), value: z.literal('') }),
  z.strictObject({ field: z.enum(['city', 'country']), op: z.enum(['is', 'is-empty', 'is-present']), value: z.string().max(200) }),
  z.strictObject({ field: z.literal('industry'), op: z.enum(['is', 'is-empty', 'is-present']), value: z.string().max(200) }),
  z.strictObject({ field: z.enum(['created', 'updated']), op: z.enum(['before', 'after']), value: z.number().int() }),
  /** The month, 01 to 12. Of people only; no company is found. */
  z.strictObject({ field: z.literal('birthday'), op: z.literal('in-month'), value: z.string().regex(/^(0[1-9]|1[0-2])$/, 'is not a month') }),
  /** An address, number or place that is marked as not to be used. */
  z.strictObject({ field: z.literal('optOut'), op: z.enum(['is-present', 'is-empty']), value: z.literal('') }),
  /** What an import created or updated. */
  z.strictObject({ field: z.literal('batch'), op: z.literal('is'), value: id }),
])
export type Condition = z.output<typeof condition>

/** What a list shows. `bin` true lists the recycle bin, and nothing else does. */
export const listFilter = z.strictObject({ bin: z.boolean(), conditions: z.array(condition).max(20) })
export type ListFilter = z.output<typeof listFilter>
export const everything: ListFilter = { bin: false, conditions: [] }

export const contactSorts = ['name', 'company', 'created', 'updated'] as const
export const companySorts = ['name', 'created', 'updated'] as const
export type ContactSort = (typeof contactSorts)[number]
export type CompanySort = (typeof companySorts)[number]

/** A page is asked for by its place (`at`: rows from the top) or by what it follows (`after`: a cursor); not both. */
const page = {
  filter: listFilter,
  direction: z.enum(['ascending', 'descending']),
  limit: z.number().int().min(1).max(500),
  at: z.number().int().min(0).optional(),
  after: z.string().max(4_000).optional(),
}
export const contactPageInput = z.strictObject({ ...page, sort: z.enum(contactSorts) })
export const companyPageInput = z.strictObject({ ...page, sort: z.enum(companySorts) })
export type ContactPageInput = z.output<typeof contactPageInput>
export type CompanyPageInput = z.output<typeof companyPageInput>

export interface Page<T> {
  readonly items: readonly T[]
  /** Position of the first item from the top of the list; null when asked by cursor. */
  readonly at: number | null
  /** Continues after the last item; null at the end. Opaque, valid while the filter and sort stay the same. */
  readonly next: string | null
}

/** Many records: some by id, or all that a filter finds but for a few. */
export const selection = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('some'), ids: z.array(id).min(1).max(10_000) }),
  z.strictObject({ mode: z.literal('all'), filter: listFilter, except: z.array(id).max(10_000) }),
])
export type Selection = z.output<typeof selection>
