import { readCardLines, splitValue, unescapeValue, type CardLine } from '../read/vcard-lines'
import { parseDate } from './dates'

/** What a card says about people and days around its owner, and about the owner, that no field holds. */
const DETAILS: ReadonlyMap<string, string> = new Map([
  ['ANNIVERSARY', 'Anniversary'], ['SPOUSE', 'Spouse'], ['MANAGER', 'Manager'], ['ASSISTANT', 'Assistant'], ['CHILD', 'Child'], ['SPOUSENAME', 'Spouse'], ['MANAGERSNAME', 'Manager'], ['ASSISTANTSNAME', 'Assistant'],
  ['MAIDENNAME', 'Maiden name'], ['PHONETIC-MIDDLE-NAME', 'Phonetic middle name'], ['GENDER', 'Gender'], ['PRONOUNS', 'Pronouns'], ['LANG', 'Language'], ['LANGUAGE', 'Language'], ['TZ', 'Time zone'],
  ['BIRTHPLACE', 'Place of birth'], ['DEATHDATE', 'Died'], ['DEATHPLACE', 'Place of death'], ['EXPERTISE', 'Expertise'], ['HOBBY', 'Hobby'], ['INTEREST', 'Interest'], ['PROFESSION', 'Profession'],
])
const VENDOR = /^(?:X-EVOLUTION-|X-MS-|X-KADDRESSBOOK-X-|X-)/
const GENDERS: ReadonlyMap<string, string> = new Map([['M', 'male'], ['F', 'female'], ['O', 'other'], ['N', 'none'], ['U', 'unknown']])

/** Such details, each behind its label, for the notes. `labels` are those of grouped lines; `company` cards say more about people than they have fields for. */
export function readCardExtras(lines: readonly CardLine[], labels: ReadonlyMap<string, string>, company: boolean, thisYear: number): string[] {
  const found: string[] = []
  const add = (label: string, value: string): void => {
    const text = unescapeValue(value).trim()
    if (text !== '') found.push(`${label.charAt(0).toUpperCase()}${label.slice(1)}: ${text}`)
  }
  const titles = new Set(lines.filter(({ name, value }) => name === 'TITLE' && value !== '').map(({ value }) => value))
  for (const line of lines) {
    const { name, value } = line
    const detail = DETAILS.get(name) ?? DETAILS.get(name.replace(VENDOR, ''))
    if (detail !== undefined) add(detail, readDetail(detail, value, thisYear))
    else if (name === 'X-ABDATE') add(labels.get(line.group) ?? 'Date', readDetail('', value, thisYear))
    else if (name === 'X-ABRELATEDNAMES' || name === 'RELATED') add(labels.get(line.group) ?? [...line.types].find((type) => type !== 'pref') ?? 'Related', value)
    else if (name === 'AGENT') add('Agent', agentOf(value))
    else if (name === 'X-ANDROID-CUSTOM') addAndroid(value, add, thisYear)
    else if (name === 'ROLE' && (company || titles.size > 0) && !titles.has(value)) add('Role', value)
    else if (company && name === 'TITLE') add('Title', value)
    else if (company && name === 'BDAY') add('Birthday', readDetail('', value, thisYear))
    else if (company && name === 'N') add('Contact', nameOf(line))
    else if (company && name === 'ORG') add('Department', splitValue(value, ';').slice(1).filter((unit) => unit !== '').join(', '))
  }
  return found
}

/** Days as this program writes them, the letter of RFC 6350 6.2.7 as a word; other text as it is. */
function readDetail(label: string, value: string, thisYear: number): string {
  if (label !== 'Gender') return /^[\d-]{6,}(?:T.*)?$/.test(value) ? parseDate(value, 'ymd', thisYear) ?? value : value
  const [sex = '', identity = ''] = splitValue(value, ';')
  return identity || (GENDERS.get(sex) ?? sex)
}

/** Given name first, as the parts of N are spoken. */
function nameOf({ value }: CardLine): string {
  const [family = '', given = '', middle = '', prefix = ''] = splitValue(value, ';')
  return [prefix, given, middle, family].filter((part) => part !== '').join(' ')
}

/** The card of an agent in a few words: who it is and how to reach them. Anything else, such as an address, as it is. */
function agentOf(value: string): string {
  const card = unescapeValue(value)
  if (!/^\s*BEGIN:VCARD/i.test(card)) return value
  const lines = readCardLines(card.trim())
  const full = lines.find(({ name }) => name === 'FN')
  const parts = lines.find(({ name }) => name === 'N')
  const reach = lines.filter(({ name }) => name === 'TEL' || name === 'EMAIL').map((line) => unescapeValue(line.value).trim())
  return [full === undefined ? (parts === undefined ? '' : nameOf(parts)) : unescapeValue(full.value), ...reach].filter((part) => part !== '').join(', ')
}

/** The line that stands for a birthday where an Android card has no BDAY. */
export function androidBirthday(lines: readonly CardLine[]): CardLine | undefined {
  for (const line of lines) {
    const [kind = '', value = '', type = ''] = line.name === 'X-ANDROID-CUSTOM' ? splitValue(line.value, ';') : []
    if (kind.endsWith('/contact_event') && type === BIRTHDAY && value !== '') return { ...line, value }
  }
  return undefined
}

// The numbers of Android's ContactsContract.CommonDataKinds; 0 is a label of one's own, in the next place.
const EVENTS = ['', 'Anniversary', 'Date']
const BIRTHDAY = '3'
const RELATIONS = ['', 'Assistant', 'Brother', 'Child', 'Partner', 'Father', 'Friend', 'Manager', 'Mother', 'Parent', 'Partner', 'Referred by', 'Relative', 'Sister', 'Spouse']
/** `vnd.android.cursor.item/relation;Bob;14;…`: what Android keeps and 2.1 has no property for. */
function addAndroid(line: string, add: (label: string, value: string) => void, thisYear: number): void {
  const [kind = '', value = '', type = '', own = ''] = splitValue(line, ';')
  const known = kind.endsWith('/contact_event') ? EVENTS : kind.endsWith('/relation') ? RELATIONS : undefined
  if (known === undefined || (known === EVENTS && type === BIRTHDAY)) return
  const label = (type === '0' ? own : (known[Number(type)] ?? '')) || (known === EVENTS ? 'Date' : 'Related')
  add(label, known === EVENTS ? readDetail('', value, thisYear) : value)
}
