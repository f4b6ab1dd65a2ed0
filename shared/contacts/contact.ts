import { z } from 'zod'
import type { CompanyId, ContactId, UserId } from '../ids'
import { idText } from '../list'
import { addresses, emails, links, longText, partialDate, phones, primaryOf, someOf, tags, text, LIST_LIMIT, type FieldsOf, type FieldTable, type RecordSource } from '../record-fields'

/** A person's place at one company, or a job without one (`companyId` null, `companyName` empty). */
export const position = z.strictObject({
  companyId: z.string().nullable(),
  companyName: text,
  role: text,
  department: text,
  primary: z.boolean(),
  /** The person has left: kept, so that the history stays true. */
  left: z.boolean(),
})
export type Position = z.output<typeof position>

/** Every field of a contact, once. */
export const contactFields = {
  namePrefix: { schema: text, kind: 'text', personal: 'identity', csv: 'Name prefix' },
  givenName: { schema: text, kind: 'text', personal: 'identity', csv: 'First name' },
  middleName: { schema: text, kind: 'text', personal: 'identity', csv: 'Middle name' },
  familyName: { schema: text, kind: 'text', personal: 'identity', csv: 'Last name' },
  nameSuffix: { schema: text, kind: 'text', personal: 'identity', csv: 'Name suffix' },
  nickname: { schema: text, kind: 'text', personal: 'identity', csv: 'Nickname' },
  phoneticGivenName: { schema: text, kind: 'text', personal: 'identity', csv: 'Phonetic first name' },
  phoneticFamilyName: { schema: text, kind: 'text', personal: 'identity', csv: 'Phonetic last name' },
  /** Shown instead of the name parts when not empty (vCard FN, Google's "File As"). */
  formattedName: { schema: text, kind: 'text', personal: 'identity', csv: 'Display name' },
  positions: { schema: z.array(position).max(LIST_LIMIT), kind: 'positions', personal: 'contact', csv: 'Company' },
  emails: { schema: emails, kind: 'emails', personal: 'contact', csv: 'Email' },
  phones: { schema: phones, kind: 'phones', personal: 'contact', csv: 'Phone' },
  addresses: { schema: addresses, kind: 'addresses', personal: 'contact', csv: 'Address' },
  links: { schema: links, kind: 'links', personal: 'contact', csv: 'Link' },
  birthday: { schema: partialDate, kind: 'partial-date', personal: 'identity', csv: 'Birthday' },
  tags: { schema: tags, kind: 'tags', personal: 'none', csv: 'Tags' },
  ownerId: { schema: idText.nullable(), kind: 'reference', personal: 'none', csv: 'Owner' },
  notes: { schema: longText, kind: 'long-text', personal: 'contact', csv: 'Notes' },
} as const satisfies FieldTable

export type ContactFields = FieldsOf<typeof contactFields>
export type ContactField = keyof ContactFields
export const contactFieldNames = Object.keys(contactFields) as ContactField[]

/** A contact as its own window shows it. */
export interface Contact extends ContactFields {
  readonly id: ContactId
  /** Goes up by one with every change; a command names the version it looked at. */
  readonly version: number
  readonly createdAt: number
  readonly updatedAt: number
  /** When it went to the recycle bin, or null. */
  readonly deletedAt: number | null
  readonly source: RecordSource
  /** The source's own row (JSON), for a lossless round trip; null when typed by hand. */
  readonly sourceRaw: string | null
}

/** A contact as one line of a list. */
export interface ContactListItem {
  readonly id: ContactId
  readonly version: number
  readonly name: string
  readonly role: string
  readonly companyId: CompanyId | null
  readonly companyName: string
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

const shape = Object.fromEntries(Object.entries(contactFields).map(([name, field]) => [name, field.schema]))

/** All fields, each of its own kind. What a form or an import hands in. */
export const contactDraft = z.strictObject(shape) as unknown as z.ZodType<ContactFields>
/** Some fields: what an edit sends. */
export const contactPatch = someOf(shape) as unknown as z.ZodType<Partial<ContactFields>>

/** A draft with nothing in it. A fresh object each time, since its lists may be filled. */
export function emptyContact(): ContactFields {
  return {
    namePrefix: '', givenName: '', middleName: '', familyName: '', nameSuffix: '', nickname: '',
    phoneticGivenName: '', phoneticFamilyName: '', formattedName: '',
    positions: [], emails: [], phones: [], addresses: [], links: [],
    birthday: '', tags: [], ownerId: null, notes: '',
  }
}

type Named = Pick<ContactFields, 'namePrefix' | 'givenName' | 'middleName' | 'familyName' | 'nameSuffix' | 'nickname' | 'formattedName' | 'positions' | 'emails' | 'phones'>

/** The name a person is listed under; falls back to nickname, company, email, phone. Empty only for an empty contact. */
export function displayName(contact: Named): string {
  if (contact.formattedName !== '') return contact.formattedName
  const full = [contact.namePrefix, contact.givenName, contact.middleName, contact.familyName, contact.nameSuffix].filter((part) => part !== '').join(' ')
  if (full !== '') return full
  return contact.nickname || primaryOf(contact.positions)?.companyName || primaryOf(contact.emails)?.address || primaryOf(contact.phones)?.number || ''
}

/** Whether there is anything to call this contact by: the least a contact needs to be saved. */
export function isNameless(contact: Named): boolean {
  return displayName(contact).trim() === ''
}
