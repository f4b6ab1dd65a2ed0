import type { Faker, SexType } from '@faker-js/faker'
import { emptyCompany, type CompanyFields } from '../../shared/companies/company'
import { emptyContact, type ContactFields } from '../../shared/contacts/contact'
import { fold } from '../../shared/fold'
import { sampleLocales, type SampleLocale, type SampleTown } from './sample-locales'
import { sampleWords, type SampleLanguage, type SampleWords } from './sample-words'

export interface SampleCompany {
  readonly fields: CompanyFields
  readonly locale: SampleLocale
  readonly town: SampleTown
}
export interface SamplePerson {
  readonly fields: ContactFields
  /** Place of each position's company among the sample companies; -1 for none. */
  readonly companies: readonly number[]
}

/** What does not belong into a web address. */
const LEGAL_FORMS = [...new Set(sampleLocales.flatMap(({ legalForms }) => legalForms))].sort((a, b) => b.length - a.length)

/** Believable companies of several countries, the same for the same seed. No real company or person is meant; addresses use domains reserved for examples. */
export function generateCompanies(count: number, seed: number, language: SampleLanguage): SampleCompany[] {
  seedAll(seed)
  const words = sampleWords[language]
  const names = new Set<string>()
  return Array.from({ length: count }, (_, index) => {
    const locale = localeAt(index)
    const { faker } = locale
    const town = faker.helpers.arrayElement(locale.towns)
    const trade = faker.number.int({ min: 0, max: words.industries.length - 1 })
    const nameOf = (family: string): string => locale.companyName(family, locale.trades[trade] ?? '', faker.helpers.arrayElement(locale.legalForms))
    let name = nameOf(familyOf(locale))
    while (names.has(fold(name))) name = nameOf(`${familyOf(locale)} & ${familyOf(locale)}`)
    names.add(fold(name))
    const domain = `${slugOf(LEGAL_FORMS.reduce((text, form) => (text.endsWith(` ${form}`) ? text.slice(0, -form.length) : text), name)) || `firm-${String(index)}`}.example`
    const fields: CompanyFields = {
      ...emptyCompany(), name, domain, industry: words.industries[trade] ?? '', employees: faker.helpers.maybe(() => headcount(faker), { probability: 0.85 }) ?? null,
      emails: [{ address: `info@${domain}`, label: 'work', primary: true, optOut: false }],
      phones: [{ number: filled(faker, town.phone), label: 'main', primary: true, optOut: false }],
      addresses: [{ label: 'work', primary: true, optOut: false, street: locale.street(faker), extended: '', poBox: '', city: town.name, region: town.region, postalCode: filled(faker, town.postcode), country: words.countries[locale.country] ?? locale.country }],
      links: [{ url: `https://www.${domain}`, label: 'web' }],
      tags: faker.helpers.arrayElements(words.tags.slice(0, 3), { min: 0, max: 1 }),
      notes: faker.helpers.maybe(() => faker.helpers.arrayElement(words.notes), { probability: 0.2 }) ?? '',
    }
    return { fields, locale, town }
  })
}

/** People who work, or worked, at these companies; some work nowhere. The same for the same seed. */
export function generatePeople(count: number, companies: readonly SampleCompany[], seed: number, language: SampleLanguage): SamplePerson[] {
  seedAll(seed + 1_000)
  return Array.from({ length: count }, (_, index) => personAt(index, companies, sampleWords[language]))
}

function personAt(index: number, companies: readonly SampleCompany[], words: SampleWords): SamplePerson {
  const picker = (sampleLocales[0] ?? localeAt(0)).faker
  const employed = picker.datatype.boolean(0.94) && companies.length > 0
  // A few companies have many people, most have few.
  const at = employed ? Math.floor(picker.number.float() ** 1.7 * companies.length) : -1
  const company = companies[at]
  const locale = company?.locale ?? localeAt(index)
  const { faker } = locale
  const sex = faker.person.sexType()
  const givenName = faker.person.firstName(sex)
  const familyName = familyOf(locale, sex)
  const mail = `${slugOf(givenName) || 'contact'}.${slugOf(familyName) || String(index)}`
  const chance = (probability: number): boolean => faker.datatype.boolean(probability)
  const former = chance(0.08) && companies.length > 1 ? faker.number.int({ min: 0, max: companies.length - 1 }) : -1
  const positions: ContactFields['positions'] = []
  if (company !== undefined) positions.push({ companyId: null, companyName: company.fields.name, role: faker.helpers.arrayElement(words.roles), department: faker.helpers.arrayElement(words.departments), primary: true, left: chance(0.03) })
  if (former !== -1 && former !== at) positions.push({ companyId: null, companyName: companies[former]?.fields.name ?? '', role: faker.helpers.arrayElement(words.roles), department: '', primary: company === undefined, left: true })
  const birthday = chance(0.4) ? faker.date.birthdate({ min: 22, max: 68, mode: 'age', refDate: '2026-01-01' }).toISOString().slice(0, 10) : ''
  const fields: ContactFields = {
    ...emptyContact(), givenName, familyName, formattedName: locale.familyFirst ? `${familyName} ${givenName}` : '',
    namePrefix: chance(0.08) ? 'Dr.' : '',
    positions,
    emails: [
      ...(company === undefined ? [] : [{ address: `${mail}@${company.fields.domain}`, label: 'work', primary: true, optOut: chance(0.05) }]),
      ...(company === undefined || chance(0.2) ? [{ address: `${mail}${String(faker.number.int({ min: 1, max: 99 }))}@mail.example`, label: 'home', primary: company === undefined, optOut: false }] : []),
    ],
    phones: [
      ...(chance(0.8) ? [{ number: filled(faker, (company?.town ?? faker.helpers.arrayElement(locale.towns)).phone), label: 'work', primary: true, optOut: false }] : []),
      ...(chance(0.6) ? [{ number: filled(faker, locale.mobile), label: 'mobile', primary: false, optOut: false }] : []),
    ],
    addresses: company !== undefined && chance(0.7) ? company.fields.addresses.map((address) => ({ ...address })) : [],
    links: chance(0.15) ? [{ url: `https://www.linkedin.com/in/${slugOf(givenName) || 'p'}-${slugOf(familyName) || 'x'}-example`, label: 'linkedin' }] : [],
    birthday: birthday !== '' && chance(0.3) ? `-${birthday.slice(4)}` : birthday,
    tags: faker.helpers.arrayElements(words.tags, { min: 0, max: 3 }),
    notes: chance(0.3) ? faker.helpers.arrayElement(words.notes) : '',
  }
  return { fields, companies: positions.map((_, place) => (place === 0 && company !== undefined ? at : former)) }
}

const TOTAL_WEIGHT = sampleLocales.reduce((sum, { weight }) => sum + weight, 0)
function localeAt(index: number): SampleLocale {
  // A step that shares no factor with the total visits every country in its share.
  let rest = (index * 37) % TOTAL_WEIGHT
  for (const locale of sampleLocales) {
    if (rest < locale.weight) return locale
    rest -= locale.weight
  }
  throw new Error('no country for a sample record')
}

/** Letters that end a British postcode. */
const POSTCODE_LETTERS = 'A B D E F H J L N P R S T W X Y'.split(' ')

/** Each country its own dice: with the same ones they would all throw alike. */
function seedAll(seed: number): void {
  for (const [place, { faker }] of sampleLocales.entries()) faker.seed(seed + place)
}

function familyOf({ faker, families }: SampleLocale, sex?: SexType): string {
  return families === undefined ? faker.person.lastName(sex) : faker.helpers.arrayElement(families)
}

/** `#` becomes a digit, `A` a letter that stands in postcodes. */
function filled(faker: Faker, pattern: string): string {
  return pattern.replace(/#/g, () => String(faker.number.int({ min: 0, max: 9 }))).replace(/A/g, () => faker.helpers.arrayElement(POSTCODE_LETTERS))
}

/** Most firms are small. */
function headcount(faker: Faker): number {
  return Math.round(2 + 1_800 * faker.number.float() ** 4)
}

function slugOf(text: string): string {
  return fold(text).replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 40)
}
