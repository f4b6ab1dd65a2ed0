import type { AddressItem, EmailItem, LinkItem, PhoneItem } from '../../shared/record-fields'

/**
 * Lists inside a record: emails, phones, addresses, links. Stored as JSON in which members that are empty or false are left out;
 * an empty list is the empty text.
 */
const blankEmail: EmailItem = { address: '', label: '', primary: false, optOut: false }
const blankPhone: PhoneItem = { number: '', label: '', primary: false, optOut: false }
const blankLink: LinkItem = { url: '', label: '' }
const blankAddress: AddressItem = {
  label: '', primary: false, optOut: false, street: '', extended: '', poBox: '', city: '', region: '', postalCode: '', country: '',
}

/** A list as stored. */
export function encodeList(items: readonly object[]): string {
  return items.length === 0 ? '' : JSON.stringify(items.map(withoutBlanks))
}

// Members that are undefined are left out. A replacer would be called for each from inside the serializer, which costs four times as much.
function withoutBlanks(item: object): object {
  const told: Record<string, unknown> = { ...item }
  for (const name in told) if (told[name] === '' || told[name] === false) told[name] = undefined
  return told
}

function decode<T extends object>(stored: string, blank: T): T[] {
  if (stored === '') return []
  return (JSON.parse(stored) as Partial<T>[]).map((item) => ({ ...blank, ...item }))
}
export const decodeEmails = (stored: string): EmailItem[] => decode(stored, blankEmail)
export const decodePhones = (stored: string): PhoneItem[] => decode(stored, blankPhone)
export const decodeAddresses = (stored: string): AddressItem[] => decode(stored, blankAddress)
export const decodeLinks = (stored: string): LinkItem[] => decode(stored, blankLink)

/** Tags as stored: a JSON array; none is the empty text. */
export function encodeTags(tags: readonly string[]): string {
  return tags.length === 0 ? '' : JSON.stringify(tags)
}
/** Tags from their stored form. */
export function decodeTags(stored: string): string[] {
  return stored === '' ? [] : (JSON.parse(stored) as string[])
}
