import { emptyCompany, type CompanyFields } from '../../../shared/companies/company'
import { displayName, emptyContact, type ContactFields } from '../../../shared/contacts/contact'
import { fold } from '../../../shared/fold'
import { LIST_LIMIT, LONG_TEXT_LIMIT, TEXT_LIMIT } from '../../../shared/record-fields'
import { tidyDomain } from '../../companies/company-kind'
import type { CardText } from '../read/vcard-cards'
import { readCardLines, splitNames, splitValue, unescapeParameter, unescapeValue, type CardLine } from '../read/vcard-lines'
import { androidBirthday, readCardExtras } from './card-extras'
import { cleanCell, hasLostDigits, readLabel, splitEmails } from './cells'
import { parseDate } from './dates'
import type { Draft, MappedRow, Problem } from './mapped-row'
import { createOddPhones, isEmail } from '../../records/reachable'

/**
 * The record a card of any version stands for (CRM.md 3.11). A card of an organisation is a company. Every line stays in the raw card,
 * known or not. A card that is cut off or holds nothing is a row with a problem, not an error.
 */
export function readCard(card: CardText, tags: readonly string[], thisYear: number, isOddPhone: (number: string) => boolean = createOddPhones('')): MappedRow {
  const lines = readCardLines(card.text)
  const exact = lines.some(({ name }) => name === 'X-SATCHEL-ID')
  const first = (name: string): string => cleanCell(unescapeValue(lines.find((line) => line.name === name)?.value ?? ''), exact).text
  const company = /^(org|organization)$/i.test(first('KIND')) || /^company$/i.test(first('X-ABSHOWAS'))
  const reading: Reading = { lines, exact, company, problems: [], strays: [], thisYear, isOddPhone, labels: groupLabels(lines), preferred: preferredOf(lines) }
  if (!card.complete || lines.every(({ name }) => name === 'VERSION')) reading.problems.push({ column: '', code: 'unreadable-card' })
  const identity = { satchelId: first('X-SATCHEL-ID'), sourceId: first('UID').replace(/^urn:uuid:/i, ''), dropped: false }
  if (/^group$/i.test(first('KIND')) || /^group$/i.test(first('X-ADDRESSBOOKSERVER-KIND'))) {
    return { object: 'contact', fields: emptyContact(), companyRefs: [], problems: [{ column: '', code: 'group-card' }], ...identity, dropped: true }
  }
  const cardTags = [...lines.filter(({ name }) => name === 'CATEGORIES').flatMap(({ value }) => splitValue(value, ',').map((tag) => (exact ? tag : tag.trim()))).filter((tag) => exact || !/^my ?contacts$/i.test(tag)), ...tags]
  return company ? companyOf(reading, identity, cardTags) : contactOf(reading, identity, cardTags)
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
  /** A card of an organisation. */
  readonly company: boolean
}
type Identity = Pick<MappedRow, 'satchelId' | 'sourceId' | 'dropped'>

function contactOf(reading: Reading, identity: Identity, tags: string[]): MappedRow {
  const fields: Draft<ContactFields> = emptyContact()
  const one = (name: string): string => textOf(reading, reading.lines.find((line) => line.name === name && line.value !== '')?.value ?? '')
  const name = splitNames(reading.lines.find((line) => line.name === 'N')?.value ?? '').map((part) => cleaned(reading, part, 'N'))
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
  const birthday = reading.lines.find((line) => line.name === 'BDAY' && line.value !== '') ?? androidBirthday(reading.lines)
  if (birthday !== undefined) {
    const date = birthday.parameters.has('X-APPLE-OMIT-YEAR') ? birthday.value.replace(/^\d{4}-/, '--') : birthday.value
    const parsed = parseDate(unescapeValue(date), 'dmy', reading.thisYear)
    if (parsed !== null) fields.birthday = parsed
    else stray(reading, 'BDAY', 'bad-date', birthday.value, 'Birthday')
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
  if (!reading.exact && full !== '' && lettersOf(full) !== lettersOf(fields.name)) reading.strays.push(`Name: ${full}`)
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
      for (const address of reading.exact ? [value] : splitEmails(value)) {
        if (isEmail(address) || reading.exact) fields.emails.push({ address, label, primary, optOut })
        else stray(reading, 'EMAIL', 'bad-email', address)
      }
    } else if ((line.name === 'TEL' || line.name === 'X-MS-TEL') && value !== '') {
      const number = reading.exact ? value : value.replace(/^tel:/i, '').replace(/;ext=/i, ' x').replace(/;[a-z-]+=.*$/i, '')
      if (hasLostDigits(number)) reading.problems.push({ column: 'TEL', code: 'phone-lost-digits' })
      else if (reading.isOddPhone(number)) reading.problems.push({ column: 'TEL', code: 'bad-phone' })
      fields.phones.push({ number: limited(reading, number, 'TEL', 100), label: phoneLabel(line, label), primary, optOut })
    } else if (line.name === 'URL' && value !== '') fields.links.push({ url: limited(reading, value, 'URL', 2_000), label })
    else if (line.name === 'ADR') addAddress(reading, fields, line, label, primary, optOut)
    else if (MESSENGER.test(line.name) && value !== '') fields.links.push({ url: limited(reading, value.replace(/^x-apple:/i, ''), line.name, 2_000), label: messengerOf(line, value) })
    else if (PAGES.has(line.name) && value !== '') fields.links.push({ url: limited(reading, value, line.name, 2_000), label: PAGES.get(line.name) ?? '' })
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
  if (only === undefined) {
    // 4.0 may carry the address as it is printed in a parameter, beside its parts or alone.
    const printed = cleaned(reading, unescapeValue(unescapeParameter(line.parameters.get('LABEL') ?? '')), 'ADR').trim()
    if (printed !== '') fields.addresses.push({ ...NOWHERE, label, primary, optOut, street: limited(reading, printed, 'ADR') })
    return
  }
  // Google 3.0 puts the whole address into one slot that is not the street.
  const whole = !reading.exact && filled.length === 1 && only.includes('\n')
  const place = whole ? { street: only, poBox: '', extended: '', city: '', region: '', postalCode: '', country: '' } : { poBox, extended, street, city, region, postalCode, country }
  fields.addresses.push({ label, primary, optOut, ...place })
}

const NOWHERE = { primary: false, optOut: false, street: '', poBox: '', extended: '', city: '', region: '', postalCode: '', country: '' } as const

const MESSENGER = /^(?:IMPP|SOCIALPROFILE|X-(?:AIM|SKYPE|SKYPE-USERNAME|JABBER|MSN|ICQ|YAHOO|TWITTER|GOOGLE-TALK|SOCIALPROFILE|QQ|GADUGADU|GROUPWISE|MS-IMADDRESS))$/
const PAGES: ReadonlyMap<string, string> = new Map([['CALURI', 'calendar'], ['CALADRURI', 'invitations'], ['FBURL', 'free-busy'], ['CONTACT-URI', 'contact'], ['ORG-DIRECTORY', 'directory'], ['X-EVOLUTION-BLOG-URL', 'blog'], ['X-EVOLUTION-VIDEO-URL', 'video']])
function messengerOf(line: CardLine, value: string): string {
  const service = line.parameters.get('SERVICE-TYPE') ?? line.parameters.get('X-SERVICE-TYPE') ?? (line.name === 'IMPP' ? (/^([a-z]+):/i.exec(value)?.[1] ?? '') : line.name.endsWith('SOCIALPROFILE') ? ([...line.types].find((type) => !NO_LABEL.has(type)) ?? '') : '')
  return (service || line.name.replace(/^X-(?:MS-)?/, '').replace('-USERNAME', '')).toLowerCase().slice(0, 100)
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
  const count = Math.min(LIST_LIMIT, Math.max(orgs.length, titles.length, roles.length))
  for (let i = 0; i < count; i++) {
    const org = orgs[i]
    const [companyName = '', ...units] = org === undefined ? [] : splitValue(org.value, ';').map((part) => cleaned(reading, part, 'ORG'))
    // Outlook and Exchange pair lines by group; most pair them by order.
    const title = titles.find((line) => line.group !== '' && line.group === org?.group) ?? titles[i] ?? roles[i]
    if (!reading.exact && [companyName, ...units, title?.value ?? ''].every((part) => part === '')) continue
    positions.push({
      companyId: null, companyName: limited(reading, companyName, 'ORG'), role: limited(reading, textOf(reading, title?.value ?? ''), 'TITLE'),
      department: limited(reading, units.filter((unit) => unit !== '').join(', '), 'ORG'), primary: org !== undefined && reading.preferred.has(org), left: org?.parameters.get('X-LEFT') === '1',
    })
    const ref = org?.parameters.get('X-COMPANY-ID')
    companyRefs.push(ref === undefined ? '' : `satchel:${ref}`)
  }
  return { positions, companyRefs }
}

function notesOf(reading: Reading): string {
  const notes = reading.lines.filter(({ name, value }) => name === 'NOTE' && value !== '').map(({ value }) => textOf(reading, value))
  if (!reading.exact) notes.push(...readCardExtras(reading.lines, reading.labels, reading.company, reading.thisYear).map((extra) => cleaned(reading, extra, '')))
  return limited(reading, [...notes.filter((note) => note !== ''), ...reading.strays].join('\n'), 'NOTE', LONG_TEXT_LIMIT)
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

const lettersOf = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]+/gu, '')

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

function stray(reading: Reading, column: string, code: Problem['code'], value: string, label = column): void {
  reading.problems.push({ column, code })
  reading.strays.push(`${label}: ${unescapeValue(value)}`)
}

