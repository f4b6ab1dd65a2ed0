import { emptyCompany, type CompanyFields } from '../../../shared/companies/company'
import { displayName, emptyContact, type ContactFields } from '../../../shared/contacts/contact'
import { LIST_LIMIT, LONG_TEXT_LIMIT, TEXT_LIMIT } from '../../../shared/record-fields'
import { tidyDomain } from '../../companies/company-kind'
import type { CardText } from '../read/vcard-cards'
import { readCardLines, splitValue, unescapeParameter, unescapeValue, type CardLine } from '../read/vcard-lines'
import { cleanCell, hasLostDigits, isEmail, readLabel } from './cells'
import { parseDate } from './dates'
import type { Draft, MappedRow, Problem } from './mapped-row'
import { createOddPhones } from './phones'

/**
 * The record a card of any version stands for (CRM.md 3.11). A card of an organisation is a company. Every line stays in the raw card,
 * known or not. A card that is cut off or holds nothing is a row with a problem, not an error.
 */
export function readCard(card: CardText, tags: readonly string[], thisYear: number, isOddPhone: (number: string) => boolean = createOddPhones('')): MappedRow {
  const lines = readCardLines(card.text)
  const exact = lines.some(({ name }) => name === 'X-SATCHEL-ID')
  const reading: Reading = { lines, exact, problems: [], strays: [], thisYear, isOddPhone, labels: groupLabels(lines), preferred: preferredOf(lines) }
  if (!card.complete || lines.every(({ name }) => name === 'VERSION')) reading.problems.push({ column: '', code: 'unreadable-card' })
  const first = (name: string): string => textOf(reading, lines.find((line) => line.name === name)?.value ?? '')
  const identity = { satchelId: first('X-SATCHEL-ID'), sourceId: first('UID').replace(/^urn:uuid:/i, ''), dropped: false }
  if (/^group$/i.test(first('KIND')) || /^group$/i.test(first('X-ADDRESSBOOKSERVER-KIND'))) {
    return { object: 'contact', fields: emptyContact(), companyRefs: [], problems: [{ column: '', code: 'group-card' }], ...identity, dropped: true }
  }
  const isCompany = /^(org|organization)$/i.test(first('KIND')) || /^company$/i.test(first('X-ABSHOWAS'))
  const cardTags = [...lines.filter(({ name }) => name === 'CATEGORIES').flatMap(({ value }) => splitValue(value, ',').map((tag) => (exact ? tag : tag.trim()))).filter((tag) => exact || !/^my ?contacts$/i.test(tag)), ...tags]
  return isCompany ? companyOf(reading, identity, cardTags) : contactOf(reading, identity, cardTags)
}

interface Reading {
  /** A card that Satchel wrote: taken word for word. */
  readonly exact: boolean
  readonly lines: readonly CardLine[]
  readonly problems: Problem[]
  readonly strays: string[]
  readonly thisYear: number
  readonly isOddPhone: (number: string) => boolean
  readonly labels: ReadonlyMap<string, string>
  readonly preferred: ReadonlySet<CardLine>
}
type Identity = Pick<MappedRow, 'satchelId' | 'sourceId' | 'dropped'>

function contactOf(reading: Reading, identity: Identity, tags: string[]): MappedRow {
  const fields: Draft<ContactFields> = emptyContact()
  const one = (name: string): string => textOf(reading, reading.lines.find((line) => line.name === name && line.value !== '')?.value ?? '')
  const name = splitValue(reading.lines.find((line) => line.name === 'N')?.value ?? '', ';').map((part) => cleaned(reading, part, 'N'))
  fields.familyName = limited(reading, name[0] ?? '', 'N')
  fields.givenName = limited(reading, name[1] ?? '', 'N')
  fields.middleName = limited(reading, name[2] ?? '', 'N')
  fields.namePrefix = limited(reading, name[3] ?? '', 'N')
  fields.nameSuffix = limited(reading, name[4] ?? '', 'N')
  const full = reading.lines.find((line) => line.name === 'FN' && line.value !== '')
  fields.formattedName = full === undefined || full.parameters.has('X-DERIVED') ? '' : limited(reading, textOf(reading, full.value), 'FN')
  fields.nickname = limited(reading, one('NICKNAME') || androidNickname(reading), 'NICKNAME')
  fields.phoneticGivenName = limited(reading, one('X-PHONETIC-FIRST-NAME'), 'X-PHONETIC-FIRST-NAME')
  fields.phoneticFamilyName = limited(reading, one('X-PHONETIC-LAST-NAME'), 'X-PHONETIC-LAST-NAME')
  fillShared(reading, fields, tags)
  const { positions, companyRefs } = positionsOf(reading)
  fields.positions = positions
  const birthday = reading.lines.find((line) => line.name === 'BDAY' && line.value !== '')
  if (birthday !== undefined) {
    const date = birthday.parameters.has('X-APPLE-OMIT-YEAR') ? birthday.value.replace(/^\d{4}-/, '--') : birthday.value
    const parsed = parseDate(unescapeValue(date), 'dmy', reading.thisYear)
    if (parsed !== null) fields.birthday = parsed
    else stray(reading, 'BDAY', 'bad-date', birthday.value)
  }
  fields.notes = notesOf(reading)
  const parts = displayName({ ...fields, formattedName: '' })
  const plain = [fields.givenName, fields.familyName].filter((part) => part !== '').join(' ')
  const withPrefix = [fields.namePrefix, plain].filter((part) => part !== '').join(' ')
  if (!reading.exact && (fields.givenName !== '' || fields.familyName !== '') && [parts, plain, withPrefix].includes(fields.formattedName)) fields.formattedName = ''
  if (displayName(fields).trim() === '') reading.problems.push({ column: '', code: 'nameless' })
  return { object: 'contact', fields, companyRefs, problems: reading.problems, ...identity }
}

function companyOf(reading: Reading, identity: Identity, tags: string[]): MappedRow {
  const fields: Draft<CompanyFields> = emptyCompany()
  const org = reading.lines.find(({ name, value }) => name === 'ORG' && value !== '')
  const full = textOf(reading, reading.lines.find(({ name }) => name === 'FN')?.value ?? '')
  fields.name = limited(reading, (org === undefined ? '' : (splitValue(org.value, ';')[0] ?? '').trim()) || full, 'ORG')
  fields.industry = limited(reading, textOf(reading, reading.lines.find(({ name }) => name === 'X-SATCHEL-INDUSTRY')?.value ?? ''), 'X-SATCHEL-INDUSTRY')
  const employees = reading.lines.find(({ name }) => name === 'X-SATCHEL-EMPLOYEES')?.value ?? ''
  if (/^\d{1,9}$/.test(employees) && Number(employees) <= 100_000_000) fields.employees = Number(employees)
  fillShared(reading, fields, tags)
  const domain = textOf(reading, reading.lines.find(({ name }) => name === 'X-SATCHEL-DOMAIN')?.value ?? '')
  fields.domain = domain === '' && identity.satchelId === '' && fields.links[0] !== undefined ? tidyDomain(fields.links[0].url) : domain
  fields.notes = notesOf(reading)
  if (fields.name === '') reading.problems.push({ column: '', code: 'nameless' })
  return { object: 'company', fields, problems: reading.problems, ...identity }
}

/** Emails, phones, addresses, links and tags: the same in both nouns. */
function fillShared(reading: Reading, fields: ContactFields | CompanyFields, tags: string[]): void {
  for (const line of reading.lines) {
    const label = labelOf(reading, line)
    const primary = reading.preferred.has(line)
    const optOut = line.parameters.get('X-OPT-OUT') === '1'
    const value = line.name === 'ADR' ? '' : cleaned(reading, unescapeValue(line.value), line.name)
    if (line.name === 'EMAIL' && value !== '') {
      const address = reading.exact ? value : value.replace(/^mailto:/i, '')
      if (isEmail(address) || reading.exact) fields.emails.push({ address, label, primary, optOut })
      else stray(reading, 'EMAIL', 'bad-email', address)
    } else if (line.name === 'TEL' && value !== '') {
      const number = reading.exact ? value : value.replace(/^tel:/i, '').replace(/;ext=/i, ' x').replace(/;[a-z-]+=.*$/i, '')
      if (hasLostDigits(number)) reading.problems.push({ column: 'TEL', code: 'phone-lost-digits' })
      else if (reading.isOddPhone(number)) reading.problems.push({ column: 'TEL', code: 'bad-phone' })
      fields.phones.push({ number: limited(reading, number, 'TEL', 100), label: phoneLabel(line, label), primary, optOut })
    } else if (line.name === 'URL' && value !== '') fields.links.push({ url: limited(reading, value, 'URL', 2_000), label })
    else if (line.name === 'ADR') addAddress(reading, fields, line, label, primary, optOut)
    else if (MESSENGER.test(line.name) && value !== '') fields.links.push({ url: limited(reading, value, line.name, 2_000), label: messengerOf(line, value) })
  }
  if (fields.addresses.length === 0 && !reading.exact) {
    // 2.1 and 3.0 may carry the address as it is printed, beside its parts or alone.
    for (const line of reading.lines) if (line.name === 'LABEL' && line.value !== '') fields.addresses.push({ ...NOWHERE, label: labelOf(reading, line), street: limited(reading, textOf(reading, line.value).trim(), 'LABEL') })
  }
  for (const tag of tags) if (tag !== '') fields.tags.push(limited(reading, cleaned(reading, tag, 'CATEGORIES'), 'CATEGORIES', 100))
  for (const list of [fields.emails, fields.phones, fields.addresses, fields.links, fields.tags]) {
    if (list.length <= LIST_LIMIT) continue
    reading.problems.push({ column: '', code: 'too-many-values' })
    list.length = LIST_LIMIT
  }
}

/** Of each property the one to use: the first that is marked so or has the lowest PREF (RFC 6350 5.3). */
function preferredOf(lines: readonly CardLine[]): ReadonlySet<CardLine> {
  const best = new Map<string, { line: CardLine; rank: number }>()
  for (const line of lines) {
    const rank = line.types.has('pref') ? 1 : Number(/^\d{1,3}$/.exec(line.parameters.get('PREF') ?? '')?.[0] ?? Infinity)
    if (line.value !== '' && rank < (best.get(line.name)?.rank ?? Infinity)) best.set(line.name, { line, rank })
  }
  return new Set([...best.values()].map(({ line }) => line))
}

function addAddress(reading: Reading, fields: ContactFields | CompanyFields, line: CardLine, label: string, primary: boolean, optOut: boolean): void {
  const parts = splitValue(line.value, ';').map((part) => limited(reading, cleaned(reading, part, 'ADR'), 'ADR'))
  const [poBox = '', extended = '', street = '', city = '', region = '', postalCode = '', country = ''] = parts
  const filled = parts.filter((part) => part !== '')
  const only = filled[0]
  if (only === undefined) return
  // Google 3.0 puts the whole address into one slot that is not the street.
  const whole = !reading.exact && filled.length === 1 && only.includes('\n')
  const place = whole ? { street: only, poBox: '', extended: '', city: '', region: '', postalCode: '', country: '' } : { poBox, extended, street, city, region, postalCode, country }
  fields.addresses.push({ label, primary, optOut, ...place })
}

const NOWHERE = { primary: false, optOut: false, street: '', poBox: '', extended: '', city: '', region: '', postalCode: '', country: '' } as const

const MESSENGER = /^(?:IMPP|X-(?:AIM|SKYPE|SKYPE-USERNAME|JABBER|MSN|ICQ|YAHOO|TWITTER|GOOGLE-TALK|SOCIALPROFILE))$/
function messengerOf(line: CardLine, value: string): string {
  const service = line.parameters.get('X-SERVICE-TYPE') ?? (line.name === 'IMPP' ? (/^([a-z]+):/i.exec(value)?.[1] ?? '') : line.name === 'X-SOCIALPROFILE' ? ([...line.types].find((type) => !NO_LABEL.has(type)) ?? '') : '')
  return (service || line.name.replace(/^X-/, '').replace('-USERNAME', '')).toLowerCase().slice(0, 100)
}

/** `vnd.android.cursor.item/nickname;Bob;1;…`: what Android keeps and 2.1 has no property for. */
function androidNickname(reading: Reading): string {
  for (const { name, value } of reading.lines) if (name === 'X-ANDROID-CUSTOM' && value.includes('/nickname;')) return cleaned(reading, splitValue(value, ';')[1] ?? '', name)
  return ''
}

/** ORG and TITLE pair up by their order; a role goes where no title is. */
function positionsOf(reading: Reading): { positions: ContactFields['positions']; companyRefs: string[] } {
  const all = (name: string): CardLine[] => reading.lines.filter((line) => line.name === name && (line.value !== '' || reading.exact))
  const titles = all('TITLE')
  const roles = titles.length > 0 ? [] : all('ROLE')
  const orgs = all('ORG')
  const positions: ContactFields['positions'] = []
  const companyRefs: string[] = []
  const count = Math.max(orgs.length, titles.length, roles.length)
  for (let i = 0; i < count; i++) {
    const org = orgs[i]
    const [companyName = '', ...units] = org === undefined ? [] : splitValue(org.value, ';').map((part) => cleaned(reading, part, 'ORG'))
    // Outlook and Exchange pair lines by group; most pair them by order.
    const title = titles.find((line) => line.group !== '' && line.group === org?.group) ?? titles[i] ?? roles[i]
    positions.push({
      companyId: null, companyName: limited(reading, companyName, 'ORG'), role: limited(reading, textOf(reading, title?.value ?? ''), 'TITLE'),
      department: limited(reading, units.filter((unit) => unit !== '').join(', '), 'ORG'), primary: org !== undefined && reading.preferred.has(org), left: org?.parameters.get('X-LEFT') === '1',
    })
    const ref = org?.parameters.get('X-COMPANY-ID')
    companyRefs.push(ref === undefined ? '' : `satchel:${ref}`)
  }
  return { positions: positions.slice(0, LIST_LIMIT), companyRefs }
}

function notesOf(reading: Reading): string {
  const notes = reading.lines.filter(({ name, value }) => name === 'NOTE' && value !== '').map(({ value }) => textOf(reading, value))
  if (!reading.exact) notes.push(...relationsOf(reading))
  return limited(reading, [...notes.filter((note) => note !== ''), ...reading.strays].join('\n'), 'NOTE', LONG_TEXT_LIMIT)
}

const RELATIONS = /^(?:X-|X-EVOLUTION-|X-MS-|X-KADDRESSBOOK-X-)?(ANNIVERSARY|SPOUSE|MANAGER|ASSISTANT|CHILD|SPOUSENAME|MANAGERSNAME|ASSISTANTSNAME)$/
/** Days and people of the card's owner, for which a contact has no field: kept in the notes behind their label. */
function relationsOf(reading: Reading): string[] {
  const found: string[] = []
  for (const line of reading.lines) {
    if (line.value === '') continue
    const named = RELATIONS.exec(line.name)?.[1]
    const grouped = /^X-AB(?:DATE|RELATEDNAMES)$/.test(line.name) ? (reading.labels.get(line.group) ?? '') : line.name === 'RELATED' ? ([...line.types][0] ?? 'related') : undefined
    if (named === undefined && grouped === undefined) continue
    const label = (named === undefined ? (grouped ?? '') : named.replace(/S?NAME$/, '').toLowerCase()) || 'Date'
    found.push(`${label.charAt(0).toUpperCase()}${label.slice(1)}: ${textOf(reading, line.value)}`)
  }
  return found
}

const NO_LABEL = new Set(['pref', 'internet', 'voice', 'x400', 'msg', 'text', 'postal', 'parcel', 'dom', 'intl', 'uri', 'x-default'])

function labelOf(reading: Reading, line: CardLine): string {
  const grouped = line.group === '' ? undefined : reading.labels.get(line.group)
  if (grouped !== undefined) return readLabel(grouped).label.slice(0, 100)
  const named = line.parameters.get('X-LABEL')
  if (named !== undefined) return unescapeParameter(named).slice(0, 100)
  const kind = line.parameters.get('X-KIND')
  if (kind !== undefined) return kind.slice(0, 100)
  return readLabel([...line.types].find((type) => !NO_LABEL.has(type) && type !== 'fax' && type !== 'cell') ?? '').label
}

function phoneLabel(line: CardLine, label: string): string {
  if (line.parameters.has('X-LABEL')) return label
  if (line.types.has('fax')) return label === 'home' ? 'home-fax' : 'work-fax'
  if (line.types.has('cell') || line.types.has('iphone')) return 'mobile'
  return label
}

/** Apple's labels of grouped lines: `_$!<Anniversary>!$_` is its own word, others are what a person typed. */
function groupLabels(lines: readonly CardLine[]): Map<string, string> {
  const labels = new Map<string, string>()
  for (const { name, group, value } of lines) {
    if (name === 'X-ABLABEL' && group !== '') labels.set(group, unescapeValue(value).replace(/^_\$!<(.*)>!\$_$/, '$1'))
  }
  return labels
}

function textOf(reading: Reading, value: string): string {
  return cleaned(reading, unescapeValue(value), '')
}

function cleaned(reading: Reading, value: string, column: string): string {
  const { text, hadControls } = cleanCell(value, reading.exact)
  if (hadControls) reading.problems.push({ column, code: 'control-characters' })
  return text
}

function limited(reading: Reading, value: string, column: string, limit = TEXT_LIMIT): string {
  if (value.length > limit) reading.problems.push({ column, code: 'too-long' })
  return value
}

function stray(reading: Reading, column: string, code: Problem['code'], value: string): void {
  reading.problems.push({ column, code })
  reading.strays.push(`${column}: ${unescapeValue(value)}`)
}

