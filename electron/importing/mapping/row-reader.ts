import { emptyCompany, type CompanyFields } from '../../../shared/companies/company'
import { displayName, emptyContact, type ContactFields } from '../../../shared/contacts/contact'
import type { ImportPlan } from '../../../shared/importing/channels'
import { LONG_TEXT_LIMIT } from '../../../shared/record-fields'
import { tidyDomain } from '../../companies/company-kind'
import { DISARMED_KEY } from '../dialects/dialect-table'
import { headerKey } from '../dialects/header-key'
import { cleanCell, isTooLong, isYes, parseCount, splitTags } from './cells'
import { compilePlan, type ListName } from './compile-plan'
import { parseDate } from './dates'
import { readAddresses, readEmails, readLinks, readPhones, readPositions, type Item, type Odd } from './list-items'
import type { Draft, MappedRow, Problem } from './mapped-row'
import { createOddPhones } from '../../records/reachable'

export interface RowReader {
  /** The record a row stands for, with everything that is wrong with it. Never throws on data. */
  read(cells: readonly string[]): MappedRow
}

const TEXT_FIELDS: ReadonlySet<string> = new Set([
  'namePrefix', 'givenName', 'middleName', 'familyName', 'nameSuffix', 'nickname', 'phoneticGivenName', 'phoneticFamilyName', 'formattedName', 'name', 'domain', 'industry',
])

/** Reads rows the way `plan` says. `thisYear` decides two-digit years, `isOddPhone` which numbers are noted. */
export function createRowReader(plan: ImportPlan, thisYear: number, isOddPhone: (number: string) => boolean = createOddPhones('')): RowReader {
  const { ops, labels, width, object } = compilePlan(plan)
  const exact = plan.dialect === 'satchel'
  const disarmed = exact && plan.columns.some(({ header }) => headerKey(header) === DISARMED_KEY)
  return {
    read(cells) {
      const gathered = createGathered(exact, isOddPhone)
      if (cells.length > width && cells.slice(width).some((cell) => cell.trim() !== '')) gathered.report('', 'too-many-cells')
      for (const op of ops) {
        const cell = cells[op.index]
        if (cell === undefined || cell === '') continue
        const { text, hadControls } = cleanCell(disarmed ? cell.replace(/^'(?='*[=+\-@\t\r])/, '') : cell, exact)
        if (hadControls) gathered.report(op.header, 'control-characters')
        if (text === '') continue
        if (op.kind === 'item') gathered.item(op.list, op.group, op.part, text, op.header)
        else gathered.text(op.field, text, op.header)
      }
      return object === 'contact' ? contactOf(gathered, labels, plan, thisYear) : companyOf(gathered, labels, plan)
    },
  }
}

type Labels = Readonly<Record<ListName, readonly string[]>>

interface Gathered extends Odd {
  readonly texts: Map<string, { value: string; header: string }>
  readonly notes: { value: string; header: string }[]
  readonly strays: { value: string; header: string }[]
  readonly exact: boolean
  readonly items: Record<ListName, (Item | undefined)[]>
  readonly problems: Problem[]
  report(column: string, code: Problem['code']): void
  text(field: string, value: string, header: string): void
  item(list: ListName, group: number, part: string, value: string, header: string): void
}

function createGathered(exact: boolean, isOddPhone: Odd['isOddPhone']): Gathered {
  const gathered: Gathered = {
    texts: new Map(),
    notes: [],
    strays: [],
    exact,
    isOddPhone,
    items: { emails: [], phones: [], addresses: [], links: [], positions: [] },
    problems: [],
    report: (column, code) => gathered.problems.push({ column, code }),
    text(field, value, header) {
      if (field === 'notes') gathered.notes.push({ value, header })
      else if (field === 'extra') addExtra(gathered.strays, value, header)
      else {
        const known = gathered.texts.get(field)
        if (known === undefined) gathered.texts.set(field, { value, header })
        else if (field === 'tags') gathered.texts.set(field, { value: `${known.value};${value}`, header })
      }
    },
    item(list, group, part, value, header) {
      const item = (gathered.items[list][group] ??= { parts: {}, header })
      if (part === 'value') item.header = header
      const known = Object.hasOwn(item.parts, part) ? item.parts[part] : undefined
      // "Street 2" and "Street 3" go on; two columns that say the same are one.
      item.parts[part] = known === undefined || known === value ? value : part === 'street' || part === 'company' ? `${known}\n${value}` : known
    },
  }
  return gathered
}

function contactOf(gathered: Gathered, labels: Labels, plan: ImportPlan, thisYear: number): MappedRow {
  const { texts, problems } = gathered
  const fields: Draft<ContactFields> = emptyContact()
  fillTexts(gathered, fields)
  const optOuts = { email: isYes(texts.get('optOut.email')?.value ?? ''), phone: isYes(texts.get('optOut.phone')?.value ?? '') }
  fields.emails = readEmails(gathered.items.emails, labels.emails, optOuts.email, primaryOf(texts, 'emails'), gathered)
  fields.phones = readPhones(gathered.items.phones, labels.phones, optOuts.phone, primaryOf(texts, 'phones'), gathered)
  fields.addresses = readAddresses(gathered.items.addresses, labels.addresses, primaryOf(texts, 'addresses'), gathered)
  fields.links = readLinks(gathered.items.links, labels.links, gathered)
  const { positions, companyRefs } = readPositions(gathered.items.positions, primaryOf(texts, 'positions'), gathered)
  fields.positions = positions
  fields.birthday = birthdayOf(gathered, plan, thisYear)
  fields.tags = tagsOf(gathered, plan)
  const owner = texts.get('ownerId')?.value
  if (owner !== undefined) fields.ownerId = owner
  fields.notes = notesOf(gathered)
  if (!gathered.exact) dropRepeatedName(fields)
  if (displayName(fields).trim() === '') problems.push({ column: '', code: 'nameless' })
  return { object: 'contact', fields, companyRefs, optOuts, problems, ...identityOf(texts) }
}

function companyOf(gathered: Gathered, labels: Labels, plan: ImportPlan): MappedRow {
  const { texts, problems } = gathered
  const fields: Draft<CompanyFields> = emptyCompany()
  fillTexts(gathered, fields)
  const employees = texts.get('employees')
  if (employees !== undefined) {
    fields.employees = parseCount(employees.value)
    if (fields.employees === null) gathered.strays.push(employees)
  }
  fields.emails = readEmails(gathered.items.emails, labels.emails, false, primaryOf(texts, 'emails'), gathered)
  fields.phones = readPhones(gathered.items.phones, labels.phones, false, primaryOf(texts, 'phones'), gathered)
  fields.addresses = readAddresses(gathered.items.addresses, labels.addresses, primaryOf(texts, 'addresses'), gathered)
  fields.links = readLinks(gathered.items.links, labels.links, gathered)
  if (fields.domain === '' && plan.dialect !== 'satchel') fields.domain = domainOf(fields)
  fields.domain = tidyDomain(fields.domain)
  fields.tags = tagsOf(gathered, plan)
  const owner = texts.get('ownerId')?.value
  if (owner !== undefined) fields.ownerId = owner
  fields.notes = notesOf(gathered)
  if (fields.name === '') fields.name = fields.domain
  if (fields.name === '') problems.push({ column: '', code: 'nameless' })
  return { object: 'company', fields, problems, ...identityOf(texts) }
}

type Texts = Gathered['texts']

function fillTexts(gathered: Gathered, fields: object): void {
  const target = fields as Record<string, unknown>
  for (const [field, { value, header }] of gathered.texts) {
    if (!TEXT_FIELDS.has(field) || !Object.hasOwn(target, field)) continue
    target[field] = value
    if (isTooLong(value)) gathered.report(header, 'too-long')
  }
}

function identityOf(texts: Texts): { satchelId: string; sourceId: string; dropped: boolean } {
  return { satchelId: texts.get('satchelId')?.value ?? '', sourceId: texts.get('sourceId')?.value ?? '', dropped: isYes(texts.get('deleted')?.value ?? '') }
}

/** Which item our own export names as the main one, counted from 0; -1 when it does not. */
function primaryOf(texts: Texts, list: ListName): number {
  const named = texts.get(`primary.${list}`)?.value
  return named === undefined || !/^\d+$/.test(named) ? -1 : Number(named) - 1
}

function birthdayOf(gathered: Gathered, plan: ImportPlan, thisYear: number): string {
  const whole = gathered.texts.get('birthday')
  if (whole !== undefined) {
    const date = parseDate(whole.value, plan.dateOrder, thisYear)
    if (date !== null) return date
    gathered.report(whole.header, 'bad-date')
    gathered.strays.push(whole)
    return ''
  }
  const part = (name: string): string => gathered.texts.get(`birthday.${name}`)?.value ?? ''
  const [year, month, day] = [part('year'), part('month'), part('day')]
  if (month === '' || day === '') return ''
  const date = parseDate(`${/^\d{4}$/.test(year) && year !== '0000' ? year : '-'}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`, 'ymd', thisYear)
  if (date !== null) return date
  gathered.report(gathered.texts.get('birthday.day')?.header ?? '', 'bad-date')
  return ''
}

function tagsOf(gathered: Gathered, plan: ImportPlan): string[] {
  const own = gathered.texts.get('tags')
  const tags = [...(own === undefined ? [] : splitTags(own.value, plan.dialect.startsWith('google'))), ...plan.tags]
  if (tags.length <= 100) return tags
  gathered.report(own?.header ?? '', 'too-many-values')
  return tags.slice(0, 100)
}

/** Text without a field of its own is kept in the notes; the many spellings of "no date" are nothing. */
function addExtra(strays: Gathered['strays'], value: string, header: string): void {
  if (!/^[\d./-]+$/.test(value) || parseDate(value, 'dmy', 2000) !== '') strays.push({ value, header })
}

/** Pairs of a label and a value, as Google writes events, relations and fields of one's own. */
function addLabelled({ texts, strays }: Gathered): void {
  for (const [field, { value, header }] of texts) {
    const pair = /^(extra\.[\w-]+)\.value$/.exec(field)?.[1]
    if (pair === undefined) continue
    const label = texts.get(`${pair}.label`)?.value.replace(/^\*\s*/, '') ?? ''
    strays.push({ value, header: label === '' ? header : label })
  }
}

/** Notes as they are, then text that fits nowhere else behind the name of its column. */
function notesOf(gathered: Gathered): string {
  addLabelled(gathered)
  const strays = gathered.strays.map(({ value, header }) => (header === '' ? value : `${header}: ${value}`))
  const joined = [...gathered.notes.map(({ value }) => value), ...strays].join('\n')
  if (isTooLong(joined, LONG_TEXT_LIMIT)) gathered.report(gathered.notes[0]?.header ?? '', 'too-long')
  return joined
}

function domainOf(fields: CompanyFields): string {
  const site = fields.links.find(({ label }) => label === '')?.url ?? ''
  return /\.[a-z]{2,}/i.test(site) ? tidyDomain(site) : ''
}

/** A full name that only repeats the parts adds nothing, and would hide a later change of them. */
function dropRepeatedName(fields: Draft<ContactFields>): void {
  if (fields.formattedName === '' || (fields.givenName === '' && fields.familyName === '')) return
  const parts = displayName({ ...fields, formattedName: '' })
  const turned = `${fields.familyName}, ${fields.givenName}`
  const short = `${fields.givenName} ${fields.familyName}`.trim()
  if ([parts, turned, short].includes(fields.formattedName)) fields.formattedName = ''
}
