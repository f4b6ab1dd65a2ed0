import type { ObjectType } from '../../../shared/list'

export interface TargetChoice {
  readonly target: string
  readonly label: string
  readonly group: string
}

const ADDRESS_PARTS = { street: 'street', extended: 'extra line', poBox: 'PO box', city: 'city', region: 'region', postalCode: 'postal code', country: 'country' } as const
const EMAIL_KINDS = { main: 'Email', work: 'Work email', home: 'Private email', other: 'Other email' } as const
const PHONE_KINDS = {
  main: 'Phone', work: 'Work phone', mobile: 'Mobile', home: 'Private phone', other: 'Other phone', 'work-fax': 'Fax', 'home-fax': 'Private fax', pager: 'Pager', assistant: 'Assistant’s phone',
} as const
const LINK_KINDS = { web: 'Website', linkedin: 'LinkedIn', twitter: 'X / Twitter', facebook: 'Facebook' } as const

const many = (list: string, kinds: Readonly<Record<string, string>>, group: string): TargetChoice[] =>
  Object.entries(kinds).map(([kind, label]) => ({ target: `${list}.${kind}`, label, group }))
const places = (kinds: Readonly<Record<string, string>>): TargetChoice[] =>
  Object.entries(kinds).flatMap(([kind, label]) => Object.entries(ADDRESS_PARTS).map(([part, name]) => ({ target: `addresses.${kind}.${part}`, label: `${label}: ${name}`, group: label })))

const contactChoices: readonly TargetChoice[] = [
  ...Object.entries({
    givenName: 'First name', familyName: 'Last name', formattedName: 'Full name', namePrefix: 'Prefix', middleName: 'Middle name', nameSuffix: 'Suffix', nickname: 'Nickname',
    phoneticGivenName: 'Phonetic first name', phoneticFamilyName: 'Phonetic last name',
  }).map(([target, label]) => ({ target, label, group: 'Name' })),
  { target: 'positions.company', label: 'Company', group: 'Work' }, { target: 'positions.role', label: 'Job title', group: 'Work' },
  { target: 'positions.department', label: 'Department', group: 'Work' }, { target: 'positions.companyRef', label: 'Company id of the source', group: 'Work' },
  ...many('emails', EMAIL_KINDS, 'Email'), ...many('phones', PHONE_KINDS, 'Phone'),
  ...places({ main: 'Address', work: 'Work address', home: 'Private address', other: 'Other address' }),
  ...many('links', LINK_KINDS, 'Links'),
  { target: 'birthday', label: 'Birthday', group: 'More' }, { target: 'birthday.year', label: 'Birthday: year', group: 'More' },
  { target: 'birthday.month', label: 'Birthday: month', group: 'More' }, { target: 'birthday.day', label: 'Birthday: day', group: 'More' },
  { target: 'tags', label: 'Tags', group: 'More' }, { target: 'notes', label: 'Notes', group: 'More' },
  { target: 'extra', label: 'Notes, behind the column’s name', group: 'More' }, { target: 'optOut.email', label: 'Opted out of email', group: 'More' }, { target: 'optOut.phone', label: 'Do not call', group: 'More' },
  { target: 'ownerId', label: 'Owner', group: 'More' }, { target: 'sourceId', label: 'Id in the source', group: 'More' }, { target: 'satchelId', label: 'Satchel id', group: 'More' },
]
const companyChoices: readonly TargetChoice[] = [
  { target: 'name', label: 'Company name', group: 'Company' }, { target: 'domain', label: 'Domain', group: 'Company' },
  { target: 'industry', label: 'Industry', group: 'Company' }, { target: 'employees', label: 'Employees', group: 'Company' },
  ...many('emails', EMAIL_KINDS, 'Email'), ...many('phones', PHONE_KINDS, 'Phone'),
  ...places({ main: 'Address', billing: 'Billing address', shipping: 'Shipping address' }),
  ...many('links', LINK_KINDS, 'Links'),
  { target: 'tags', label: 'Tags', group: 'More' }, { target: 'notes', label: 'Notes', group: 'More' },
  { target: 'extra', label: 'Notes, behind the column’s name', group: 'More' }, { target: 'ownerId', label: 'Owner', group: 'More' }, { target: 'sourceId', label: 'Id in the source', group: 'More' }, { target: 'satchelId', label: 'Satchel id', group: 'More' },
]

/** Every place a column can go, for the chooser. Numbered groups (`emails.2.value`) are proposed by header only. */
export function targetChoices(object: ObjectType): readonly TargetChoice[] {
  return object === 'contact' ? contactChoices : companyChoices
}
