import type { Inspection } from '../../../shared/importing/channels'
import type { TextKey } from '../../i18n/resources'
import type { Translate } from '../../i18n/use-text'

type Choice = Inspection['targets'][number]

const fields = {
  givenName: 'givenName', familyName: 'familyName', formattedName: 'formattedName', namePrefix: 'namePrefix', middleName: 'middleName', nameSuffix: 'nameSuffix', nickname: 'nickname',
  phoneticGivenName: 'phoneticGivenName', phoneticFamilyName: 'phoneticFamilyName', 'positions.company': 'company', 'positions.role': 'role', 'positions.department': 'department',
  'positions.companyRef': 'companyRef', birthday: 'birthday', 'birthday.year': 'birthYear', 'birthday.month': 'birthMonth', 'birthday.day': 'birthDay', tags: 'tags', notes: 'notes', extra: 'extra',
  'optOut.email': 'optOutEmail', 'optOut.phone': 'optOutPhone', ownerId: 'owner', sourceId: 'sourceId', satchelId: 'satchelId', name: 'companyName', domain: 'domain', industry: 'industry', employees: 'employees',
} as const
const lists = { emails: 'emails', phones: 'phones', addresses: 'addresses', links: 'links' } as const
const kinds = {
  main: 'main', work: 'work', home: 'home', other: 'other', mobile: 'mobile', 'work-fax': 'workFax', 'home-fax': 'homeFax', pager: 'pager', assistant: 'assistant', billing: 'billing', shipping: 'shipping',
  web: 'web', linkedin: 'linkedin', twitter: 'twitter', facebook: 'facebook',
} as const
const parts = { street: 'street', extended: 'extended', poBox: 'poBox', city: 'city', region: 'region', postalCode: 'postalCode', country: 'country', value: 'value', label: 'label' } as const
const groups = {
  'Name': 'name', 'Work': 'work', 'Email': 'email', 'Phone': 'phone', 'Address': 'address', 'Work address': 'workAddress', 'Private address': 'homeAddress', 'Other address': 'otherAddress',
  'Billing address': 'billingAddress', 'Shipping address': 'shippingAddress', 'Links': 'links', 'More': 'more', 'Company': 'company',
} as const

/** A place that a column can go, in the person's language: "Work email", "Address (private): city". Places without words of ours keep the engine's. */
export function targetText(target: string, choices: readonly Choice[], t: Translate): string {
  if (has(fields, target)) return t(`importing:target.${fields[target]}`)
  const [list = '', kind = '', part] = target.split('.')
  if (has(lists, list)) {
    const listText = t(`importing:target.${lists[list]}`)
    const kindText = has(kinds, kind) ? t(`importing:kind.${kinds[kind]}`) : kind
    const whole = kind === 'main' ? listText : list === 'links' && kind !== 'other' ? kindText : t('importing:target.ofKind', { what: listText, kind: kindText })
    if (part === undefined) return whole
    return t('importing:target.part', { whole, part: has(parts, part) ? t(`importing:part.${parts[part]}`) : part })
  }
  return choices.find((choice) => choice.target === target)?.label ?? target
}

/** The heading that a group of places stands under. */
export function groupText(group: string, t: Translate): string {
  return has(groups, group) ? t(`importing:group.${groups[group]}` satisfies TextKey) : group
}

function has<T extends object>(table: T, key: string): key is string & keyof T {
  return Object.hasOwn(table, key)
}
