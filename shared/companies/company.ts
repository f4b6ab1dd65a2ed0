import { z } from 'zod'
import type { CompanyId, UserId } from '../ids'
import { idText } from '../list'
import { addresses, emails, links, longText, phones, someOf, tags, text, type FieldsOf, type FieldTable, type RecordSource } from '../record-fields'

/** Every field of a company, once. */
export const companyFields = {
  name: { schema: text, kind: 'text', personal: 'none', csv: 'Company name' },
  /** Host name without `www.`, such as `example.com`: what an import matches on besides the name. */
  domain: { schema: text, kind: 'text', personal: 'none', csv: 'Domain' },
  industry: { schema: text, kind: 'text', personal: 'none', csv: 'Industry' },
  employees: { schema: z.number().int().min(0).max(100_000_000).nullable(), kind: 'number', personal: 'none', csv: 'Employees' },
  emails: { schema: emails, kind: 'emails', personal: 'contact', csv: 'Email' },
  phones: { schema: phones, kind: 'phones', personal: 'contact', csv: 'Phone' },
  addresses: { schema: addresses, kind: 'addresses', personal: 'none', csv: 'Address' },
  links: { schema: links, kind: 'links', personal: 'none', csv: 'Link' },
  tags: { schema: tags, kind: 'tags', personal: 'none', csv: 'Tags' },
  ownerId: { schema: idText.nullable(), kind: 'reference', personal: 'none', csv: 'Owner' },
  notes: { schema: longText, kind: 'long-text', personal: 'none', csv: 'Notes' },
} as const satisfies FieldTable

export type CompanyFields = FieldsOf<typeof companyFields>
export type CompanyField = keyof CompanyFields
export const companyFieldNames = Object.keys(companyFields) as CompanyField[]

export interface Company extends CompanyFields {
  readonly id: CompanyId
  readonly version: number
  readonly createdAt: number
  readonly updatedAt: number
  readonly deletedAt: number | null
  readonly source: RecordSource
  readonly sourceRaw: string | null
}

export interface CompanyListItem {
  readonly id: CompanyId
  readonly version: number
  readonly name: string
  readonly domain: string
  readonly industry: string
  readonly employees: number | null
  readonly email: string
  readonly phone: string
  readonly city: string
  readonly country: string
  readonly tags: readonly string[]
  readonly ownerId: UserId | null
  readonly createdAt: number
  readonly updatedAt: number
  readonly deletedAt: number | null
}

const shape = Object.fromEntries(Object.entries(companyFields).map(([name, field]) => [name, field.schema]))
const named = (company: { readonly name?: string }): boolean => company.name === undefined || company.name.trim() !== ''

/** All fields; the name must not be empty. */
export const companyDraft = z.strictObject(shape).refine(named as never, { path: ['name'], message: 'is empty' }) as unknown as z.ZodType<CompanyFields>
/** Some fields: what an edit sends. */
export const companyPatch = someOf(shape).refine(named as never, { path: ['name'], message: 'is empty' }) as unknown as z.ZodType<Partial<CompanyFields>>

/** A draft with nothing in it. */
export function emptyCompany(): CompanyFields {
  return { name: '', domain: '', industry: '', employees: null, emails: [], phones: [], addresses: [], links: [], tags: [], ownerId: null, notes: '' }
}
