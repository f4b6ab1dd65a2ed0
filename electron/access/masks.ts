import type { AuditDetail } from '../../shared/audit/entry'
import type { ObjectType } from '../../shared/list'
import { MASK } from '../../shared/mask'
import { fieldRuleOf, type Rights } from '../../shared/permissions'
import type { SqlValue } from '../db/database'

/** A masked text: that there is one, and no more. */
export function maskText(text: string): string {
  return text === '' ? '' : MASK
}

/** A masked address keeps its first sign and that it is one. */
export function maskEmail(address: string): string {
  const [first = ''] = address
  if (first === '') return ''
  return address.includes('@') && first !== '@' ? `${first}${MASK}@${MASK}` : MASK
}

/** A masked number keeps its last two digits where that leaves most of it covered. */
export function maskPhone(number: string): string {
  const digits = number.replace(/\D/g, '')
  return digits.length >= 7 ? `${MASK} ${digits.slice(-2)}` : maskText(number)
}

type StoredItem = Readonly<Record<string, unknown>>
const withMasked = (mask: (text: string) => string, ...names: string[]) => (item: StoredItem): StoredItem =>
  Object.fromEntries(Object.entries(item).map(([name, value]) => [name, names.includes(name) && typeof value === 'string' ? mask(value) : value]))

const maskedItems: Readonly<Record<string, (item: StoredItem) => StoredItem>> = {
  emails: withMasked(maskEmail, 'address'),
  phones: withMasked(maskPhone, 'number'),
  addresses: withMasked(maskText, 'street', 'extended', 'poBox', 'city', 'region', 'postalCode', 'country'),
  links: withMasked(maskText, 'url'),
}

/** A list as stored (electron/db/stored-lists.ts) with its values masked; what cannot be read is masked as a whole. */
export function maskList(field: string, stored: string): string {
  const mask = maskedItems[field]
  if (stored === '' || mask === undefined) return ''
  return JSON.stringify((JSON.parse(stored) as StoredItem[]).map(mask))
}

const nameParts: ReadonlySet<string> = new Set(['givenName', 'familyName', 'nickname', 'formattedName'])

/** Whether what stands where a name belongs is an address or a number that these rights do not show. */
function isStandIn(rights: Rights, name: unknown): boolean {
  if (typeof name !== 'string') return false
  return (fieldRuleOf(rights, 'contact', 'emails') !== null && /^[^ ]+@[^ ]*$/.test(name)) || (fieldRuleOf(rights, 'contact', 'phones') !== null && /^[-+0-9 ()/.]{5,}$/.test(name))
}

/** The detail of an entry of the log about a record, without the values of fields that these rights do not show. */
export function withoutWithheld(rights: Rights, object: ObjectType, detail: string): string {
  if (Object.keys(rights.fields[object]).length === 0) return detail
  const { fields, ...rest } = JSON.parse(detail) as AuditDetail
  if (fields === undefined) return detail
  const isShown = (name: string, change: { readonly before?: unknown; readonly after?: unknown }): boolean =>
    fieldRuleOf(rights, object, name) === null && !(object === 'contact' && nameParts.has(name) && [change.before, change.after].some((value) => isStandIn(rights, value)))
  const shown: NonNullable<AuditDetail['fields']> = Object.fromEntries(Object.entries(fields).map(([name, change]) => [name, isShown(name, change) ? change : { withheld: true }]))
  return JSON.stringify({ ...rest, fields: shown })
}

/** Stands for the whole detail of an entry about a record that is out of sight. */
export const WITHHELD = JSON.stringify('withheld')

/** Functions of the views, under the names they are called by there. */
export function maskFunctions(rights: Rights): Readonly<Record<string, (...values: unknown[]) => SqlValue>> {
  const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
  return {
    mask_text: (value) => maskText(textOf(value)),
    mask_email: (value) => maskEmail(textOf(value)),
    mask_phone: (value) => maskPhone(textOf(value)),
    mask_list: (field, stored) => unlessUnreadable(() => maskList(textOf(field), textOf(stored)), ''),
    without_withheld: (object, detail) => unlessUnreadable(() => withoutWithheld(rights, object === 'company' ? 'company' : 'contact', textOf(detail)), WITHHELD),
  }
}

/** A value that somebody else wrote is not shown for being unreadable. */
function unlessUnreadable(work: () => string, instead: string): string {
  try {
    return work()
  } catch {
    return instead
  }
}
