import type { Dialect } from '../../../shared/importing/channels'
import type { ObjectType } from '../../../shared/list'
import { dialectTables, PIPEDRIVE_PREFIX } from './dialect-table'
import { headerKey } from './header-key'
import { synonymTarget } from './synonyms'

/** Which program wrote a file with these headers, or `generic`. */
export function recogniseDialect(headers: readonly string[]): Dialect {
  const keys = new Set(headers.map(headerKey))
  return dialectTables.find((table) => table.matches(keys, headers))?.dialect ?? 'generic'
}

const PERSON = new Set(['givenName', 'familyName', 'middleName', 'birthday', 'phoneticGivenName', 'namePrefix', 'positions.role', 'nickname'])
const BUSINESS_KEYS = new Set([
  'industry', 'branche', 'numberofemployees', 'employees', 'annualrevenue', 'billingstreet', 'billingcity', 'domain', 'companydomainname', 'companydomain', 'tickersymbol', 'sic', 'siccode',
  'mitarbeiter', 'companyowner', 'accountowner', 'shippingstreet', 'website', 'accountnumber',
])

/** Whether the rows are people or companies: a file that names people by first or last name holds people. */
export function recogniseObject(headers: readonly string[]): ObjectType {
  const keys = headers.map(headerKey)
  if (headers.some((header) => /^\s*(person|osoba|persona|personne|pessoa|persoon)\s+-\s/i.test(header))) return 'contact'
  if (headers.some((header) => /^\s*(organi[sz]ation|organizace)\s+-\s+(name|n[aá]zev)/i.test(header))) return 'company'
  if (keys.some((key) => PERSON.has(synonymTarget('contact', key) ?? ''))) {
    // "Title" and "Salutation" alone do not make a person of an account list.
    if (keys.some((key) => ['givenName', 'familyName', 'birthday'].includes(synonymTarget('contact', key) ?? ''))) return 'contact'
  }
  const named = keys.some((key) => synonymTarget('company', key) === 'name')
  const business = keys.filter((key) => BUSINESS_KEYS.has(key)).length
  if (named && business > 0 && !keys.includes('fullname') && !keys.includes('contactname')) {
    const hasOwnName = keys.includes('name') && keys.some((key) => synonymTarget('contact', key) === 'positions.company')
    return hasOwnName ? 'contact' : 'company'
  }
  const companyNamed = keys.some((key) => ['companyname', 'accountname', 'organizationname', 'firmenname'].includes(key))
  const personNamed = keys.some((key) => ['name', 'fullname', 'displayname', 'contactname'].includes(key) || (synonymTarget('contact', key) ?? '').startsWith('emails.'))
  return companyNamed && !personNamed ? 'company' : 'contact'
}

/** Where each column goes by itself. A column that nothing knows stays out: its text is kept with the source row. */
export function proposeTargets(dialect: Dialect, object: ObjectType, headers: readonly string[], rows: readonly (readonly string[])[]): (string | null)[] {
  const own = new Map(Object.entries(dialectTables.find((table) => table.dialect === dialect)?.targets ?? {}))
  const keys = headers.map((header) => headerKey(dialect === 'pipedrive' ? header.replace(PIPEDRIVE_PREFIX, '') : header))
  const seen = new Set<string>()
  return keys.map((key, index) => {
    const known = own.get(key)
    const given = object === 'contact' || !(known ?? '').startsWith('positions.') ? known : undefined
    const target = given === undefined ? synonymTarget(object, key) : given
    const settled = target === null || target === '' ? null : settleTarget(object, target, key, keys, rows, index)
    if (settled === null) return null
    if (!REPEATABLE.test(settled) && seen.has(settled)) return null
    seen.add(settled)
    return settled
  })
}

/** Targets that several columns may share: their values are added up. Anything else takes the first column. */
const REPEATABLE = /^(emails|phones|addresses|links|tags|notes|extra)(\.|$)|^positions\.(company|companyRef)$/

function settleTarget(object: ObjectType, target: string, key: string, keys: readonly string[], rows: readonly (readonly string[])[], index: number): string | null {
  if (object === 'company' && target === 'formattedName') return 'name'
  // "Nom, Prénom" and "Name, Vorname": beside a first name, a bare name is the last one.
  if (object === 'contact' && ['nom', 'name', 'naam', 'nazwa'].includes(key) && target === 'formattedName' && isBesideFirstName(keys)) return 'familyName'
  // "Nombre" and its like are the whole name when no column has the last one.
  if (object === 'contact' && target === 'givenName' && NAME_OR_FIRST_NAME.has(key) && !keys.some((other) => synonymTarget('contact', other) === 'familyName')) return 'formattedName'
  if (object === 'company' && target === 'phones.work') return 'phones.main'
  // A report of people names the owner of each and of the company they work at.
  if (object === 'contact' && target === 'ownerId' && OWNER_OF_COMPANY.has(key) && keys.some((other) => OWNER_OF_PERSON.has(other))) return null
  // A bare "Title" is "Dr." in some programs and "Head of Sales" in others: its values tell.
  if (object === 'contact' && key === 'title' && target === 'positions.role' && (keys.includes('jobtitle') || looksLikeHonorifics(rows, index))) return 'namePrefix'
  return target
}

const OWNER_OF_PERSON: ReadonlySet<string> = new Set(['owner', 'contactowner', 'leadowner', 'ownername', 'ownerfullname', 'contactownername', 'leadownername'])
const OWNER_OF_COMPANY: ReadonlySet<string> = new Set(['accountowner', 'companyowner', 'accountownername'])
const NAME_OR_FIRST_NAME: ReadonlySet<string> = new Set(['nombre', 'nome', 'jmeno', 'imie'])

function isBesideFirstName(keys: readonly string[]): boolean {
  const targets = keys.map((key) => synonymTarget('contact', key))
  return targets.includes('givenName') && !targets.includes('familyName')
}

const HONORIFIC = /^(mr|mrs|ms|miss|mx|dr|prof|herr|frau|sir|dame|rev|ing|mme|m|sr|sra|sig|dipl)\b\.?/i
function looksLikeHonorifics(rows: readonly (readonly string[])[], index: number): boolean {
  const values = rows.map((row) => row[index]?.trim() ?? '').filter((value) => value !== '')
  return values.length > 0 && values.filter((value) => HONORIFIC.test(value) && value.length < 12).length > values.length * 0.6
}
