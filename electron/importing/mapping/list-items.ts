import type { Position } from '../../../shared/contacts/contact'
import { isEmail } from '../../records/reachable'
import { fold } from '../../../shared/fold'
import { LIST_LIMIT, type AddressItem, type EmailItem, type LinkItem, type PhoneItem } from '../../../shared/record-fields'
import { hasLostDigits, isTooLong, isYes, readLabel, splitEmails, splitValues } from './cells'
import type { Problem } from './mapped-row'

/** The cells of one item of a list, by part. */
export interface Item {
  readonly parts: Record<string, string>
  /** Of the column that holds the value itself, where there is one: the cell a problem points at. */
  header: string
}
type Items = readonly (Item | undefined)[]

/** Where oddities go: the report, and the notes for text that has no better place. */
export interface Odd {
  report(column: string, code: Problem['code']): void
  /** Text that could not be read as what its column is; kept in the notes behind the column's name. */
  readonly strays: { value: string; header: string }[]
  /** Our own file: every cell is one value, exactly. */
  readonly exact: boolean
  readonly isOddPhone: (number: string) => boolean
}

function eachItem(items: Items, labels: readonly string[], exact: boolean): { item: Item; label: string; marked: boolean; group: number }[] {
  const each = []
  for (let group = 0; group < items.length; group++) {
    const item = items[group]
    if (item === undefined) continue
    const own = exact ? { label: item.parts['label'] ?? '', primary: false } : readLabel(item.parts['label'] ?? '')
    each.push({ item, label: own.label === '' ? (labels[group] ?? '') : own.label, marked: own.primary, group })
  }
  return each
}

/** Addresses that can be written to; others go to the notes with the name of their column, and are reported. */
export function readEmails(items: Items, labels: readonly string[], optOut: boolean, primary: number, odd: Odd): EmailItem[] {
  const found: EmailItem[] = []
  for (const { item, label, marked, group } of eachItem(items, labels, odd.exact)) {
    const optedOut = optOut || isYes(item.parts['optOut'] ?? '')
    for (const address of odd.exact ? [item.parts['value'] ?? ''] : splitEmails(item.parts['value'] ?? '')) {
      if (address === '') continue
      if (isEmail(address) || odd.exact) found.push({ address, label, primary: marked || group === primary, optOut: optedOut })
      else {
        odd.report(item.header, 'bad-email')
        odd.strays.push({ value: address, header: item.header })
      }
    }
  }
  return limited(found, items, odd)
}

/** Numbers as typed; what looks broken is reported and kept. */
export function readPhones(items: Items, labels: readonly string[], optOut: boolean, primary: number, odd: Odd): PhoneItem[] {
  const found: PhoneItem[] = []
  let extension: Item | undefined
  for (const { item, label, marked, group } of eachItem(items, labels, odd.exact)) {
    if (!odd.exact && label === 'extension') {
      extension = item
      continue
    }
    for (const number of odd.exact ? [item.parts['value'] ?? ''] : splitValues(item.parts['value'] ?? '')) {
      if (number === '') continue
      if (isTooLong(number, 100)) odd.report(item.header, 'too-long')
      else if (hasLostDigits(number)) odd.report(item.header, 'phone-lost-digits')
      else if (odd.isOddPhone(number)) odd.report(item.header, 'bad-phone')
      found.push({ number, label, primary: marked || group === primary, optOut: optOut || isYes(item.parts['optOut'] ?? '') })
    }
  }
  if (extension !== undefined) addExtension(found, extension, odd)
  if (!odd.exact) markUsual(found)
  return limited(found, items, odd)
}

/** An extension belongs to the number at work; without one it is kept in the notes. */
function addExtension(found: PhoneItem[], { parts, header }: Item, odd: Odd): void {
  const value = parts['value'] ?? ''
  const at = found.findIndex(({ label }) => label === 'work')
  const number = found[at]
  if (number === undefined) odd.strays.push({ value, header })
  else found[at] = { ...number, number: `${number.number} x${value}` }
}

// Outlook's columns start with the assistant and the fax: neither is the number to call.
const NEVER_MAIN = /fax|pager|telex|tty|isdn|radio|assistant|callback|company/
function markUsual(found: PhoneItem[]): void {
  const at = found.findIndex(({ label }) => !NEVER_MAIN.test(label))
  const usual = found[at]
  if (usual !== undefined && at > 0 && !found.some(({ primary }) => primary)) found[at] = { ...usual, primary: true }
}

const PARTS = ['street', 'extended', 'poBox', 'city', 'region', 'postalCode', 'country'] as const

/** Places by their parts; a place that is only written out in full is kept as its street. */
export function readAddresses(items: Items, labels: readonly string[], primary: number, odd: Odd): AddressItem[] {
  const found: AddressItem[] = []
  for (const { item, label, marked, group } of eachItem(items, labels, odd.exact)) {
    const part = (name: string): string => item.parts[name] ?? ''
    const times = odd.exact || !PARTS.some((name) => part(name).includes(' ::: ')) ? 1 : Math.max(...PARTS.map((name) => part(name).split(' ::: ').length))
    for (let i = 0; i < times; i++) {
      const at = (name: (typeof PARTS)[number]): string => (times === 1 ? part(name) : (part(name).split(' ::: ')[i] ?? ''))
      const address = {
        label, primary: marked || group === primary, optOut: isYes(part('optOut')),
        street: at('street'), extended: at('extended'), poBox: at('poBox'), city: at('city'), region: at('region'), postalCode: at('postalCode'), country: at('country'),
      }
      const house = part('houseNumber')
      if (house !== '') address.street = address.street === '' ? house : `${address.street} ${house}`
      if (PARTS.every((name) => address[name] === '')) address.street = part('formatted')
      if (PARTS.some((name) => isTooLong(address[name]))) odd.report(item.header, 'too-long')
      if (PARTS.some((name) => address[name] !== '')) found.push(address)
    }
  }
  return limited(found, items, odd)
}

export function readLinks(items: Items, labels: readonly string[], odd: Odd): LinkItem[] {
  const found: LinkItem[] = []
  for (const { item, label } of eachItem(items, labels, odd.exact)) {
    // Google escapes the colon.
    const value = odd.exact ? (item.parts['value'] ?? '') : (item.parts['value'] ?? '').replace(/(https?)\\:/g, '$1:')
    for (const url of !odd.exact && value.includes(' ::: ') ? value.split(' ::: ') : [value]) {
      if (url === '') continue
      if (isTooLong(url, 2_000)) odd.report(item.header, 'too-long')
      found.push({ url, label: !odd.exact && label.toLowerCase() === 'web' ? '' : label })
    }
  }
  return limited(found, items, odd)
}

/** Jobs: a company, a role or both. A cell that names several companies makes several jobs; the first is the main one. */
export function readPositions(items: Items, primary: number, odd: Odd): { positions: Position[]; companyRefs: string[] } {
  const positions: Position[] = []
  const companyRefs: string[] = []
  for (const { item, group } of eachItem(items, [], odd.exact)) {
    const { company = '', role = '', department = '', left = '', companyRef = '', companyId = '' } = item.parts
    const names = odd.exact ? [company] : companiesOf(company)
    const refs = companyRef === '' ? [] : companyRef.split(/[;\n]/).map((ref) => ref.trim())
    for (const [at, companyName] of names.entries()) {
      if ([companyName, role, department].some((text) => isTooLong(text))) odd.report(item.header, 'too-long')
      positions.push({ companyId: null, companyName, role: at === 0 ? role : '', department: at === 0 ? department : '', primary: at === 0 && group === primary, left: isYes(left) })
      companyRefs.push(companyId === '' ? (refs[at] ?? '') : `satchel:${companyId}`)
    }
  }
  if (positions.length > LIST_LIMIT) odd.report(items.find((item) => item !== undefined)?.header ?? '', 'too-many-values')
  return { positions: positions.slice(0, LIST_LIMIT), companyRefs }
}

const SEVERAL = /\s+:::\s+|;\s*(?=\S)|\n/
function companiesOf(text: string): string[] {
  if (!SEVERAL.test(text)) return [text.trim()]
  const names: string[] = []
  const seen = new Set<string>()
  for (const name of text.split(SEVERAL)) {
    const key = fold(name)
    if (seen.has(key)) continue
    seen.add(key)
    names.push(name.trim())
  }
  return names
}

function limited<T>(found: T[], items: Items, odd: Odd): T[] {
  if (found.length <= LIST_LIMIT) return found
  odd.report(items.find((item) => item !== undefined)?.header ?? '', 'too-many-values')
  return found.slice(0, LIST_LIMIT)
}
