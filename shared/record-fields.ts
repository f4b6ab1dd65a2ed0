import { z } from 'zod'
import { isPartialDate } from './time'

/**
 * What a field of a record is, declared once. The type, the parser, the audit label, the personal-data class
 * and the CSV column derive from it, so that a new field touches its noun's table, one migration and one form line.
 */
export interface FieldSpec<S extends z.ZodType = z.ZodType> {
  readonly schema: S
  readonly kind: 'text' | 'long-text' | 'number' | 'partial-date' | 'emails' | 'phones' | 'addresses' | 'links' | 'positions' | 'tags' | 'reference'
  /** GDPR class: `identity` and `contact` are personal data of the person, `none` is about the business. */
  readonly personal: 'identity' | 'contact' | 'none'
  /** Header of our own CSV export; also an import synonym. */
  readonly csv: string
}
export type FieldTable = Readonly<Record<string, FieldSpec>>
export type FieldsOf<T extends FieldTable> = { -readonly [K in keyof T]: z.output<T[K]['schema']> }

export const TEXT_LIMIT = 1_000
export const LONG_TEXT_LIMIT = 100_000
export const LIST_LIMIT = 100

// Control characters are refused but for tab and line feed: they break CSV, vCard and terminals.
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/
const clean = (limit: number) => z.string().max(limit).refine((text) => !CONTROL.test(text), 'has control characters')

export const text = clean(TEXT_LIMIT)
export const longText = clean(LONG_TEXT_LIMIT)
const label = clean(100)

export const emailItem = z.strictObject({ address: clean(320).min(1), label, primary: z.boolean(), optOut: z.boolean() })
export const phoneItem = z.strictObject({ number: clean(100).min(1), label, primary: z.boolean(), optOut: z.boolean() })
export const addressItem = z.strictObject({
  label, primary: z.boolean(), optOut: z.boolean(),
  street: text, extended: text, poBox: text, city: text, region: text, postalCode: text, country: text,
})
export const linkItem = z.strictObject({ url: clean(2_000).min(1), label })

export type EmailItem = z.output<typeof emailItem>
export type PhoneItem = z.output<typeof phoneItem>
export type AddressItem = z.output<typeof addressItem>
export type LinkItem = z.output<typeof linkItem>

const list = <S extends z.ZodType>(item: S) => z.array(item).max(LIST_LIMIT)
export const emails = list(emailItem)
export const phones = list(phoneItem)
export const addresses = list(addressItem)
export const links = list(linkItem)
export const tags = z.array(clean(100).min(1)).max(LIST_LIMIT)
export const partialDate = z.union([z.literal(''), z.string().refine(isPartialDate, 'is not a date')])

/** Some fields of a record. One that is named without a value is left out: over the bridge both are possible, and both mean the same. */
export const someOf = (shape: Readonly<Record<string, z.ZodType>>) =>
  z.strictObject(shape).partial().transform((patch) => Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)))

/** The item marked primary, else the first, else nothing. */
export function primaryOf<T extends { readonly primary: boolean }>(items: readonly T[]): T | undefined {
  return items.find((item) => item.primary) ?? items[0]
}

/** Where a record came from. Kept for data-subject requests: "where did you get my data?" */
export const recordSource = z.strictObject({
  kind: z.enum(['manual', 'import', 'sample']),
  batchId: z.string().nullable(),
  fileName: z.string(),
  row: z.number().int().nullable(),
})
export type RecordSource = z.output<typeof recordSource>
