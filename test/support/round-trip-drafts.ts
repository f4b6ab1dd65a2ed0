import fc from 'fast-check'
import type { CompanyFields } from '../../shared/companies/company'
import type { ContactFields } from '../../shared/contacts/contact'

const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.constantFrom('', 'Doe, Jane', '"quoted"', 'a;b', 'x\\y', '=1+1', "it's", '- dash', 'NULL', 'Zoë 🦊', 'a ::: b', '[x]', '* star', 'line\nbreak'))
  .map((value) => value.replace(/[\u0000-\u0009\u000b-\u001f\u007f\ufeff]/g, '').trim())
const filled = text.map((value) => value || 'x')
const label = fc.oneof(fc.constantFrom('', 'work', 'home', 'mobile', 'work-fax', 'home-fax', 'pager', 'other', 'Büro', 'a"b', 'x^y', 'a^nb', 'constructor', '__proto__'), text)
const marks = { label, primary: fc.boolean(), optOut: fc.boolean() }
const few = <T>(item: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(item, { maxLength: 3 })
const lists = {
  emails: few(fc.record({ address: fc.oneof(fc.emailAddress(), filled), ...marks })),
  phones: few(fc.record({ number: fc.oneof(fc.constantFrom('+49 30 1', '(0221) 1;ext=2', '1.6E+10'), filled), ...marks })),
  addresses: few(fc.record({ ...marks, street: text, extended: text, poBox: text, city: filled, region: text, postalCode: text, country: text })),
  links: few(fc.record({ url: filled, label })),
  tags: few(filled),
  ownerId: fc.constant(null),
  notes: text,
}

/** Contacts as people make them, the odd ones included. */
export const contactDrafts: fc.Arbitrary<ContactFields> = fc.record({
  namePrefix: text, givenName: filled, middleName: text, familyName: text, nameSuffix: text, nickname: text, phoneticGivenName: text, phoneticFamilyName: text, formattedName: text,
  positions: few(fc.record({ companyId: fc.constant(null), companyName: filled, role: text, department: text, primary: fc.boolean(), left: fc.boolean() })),
  birthday: fc.constantFrom('', '1980-03-22', '--02-29', '2024-02-29'), ...lists,
})
/** Companies as people make them. */
export const companyDrafts: fc.Arbitrary<CompanyFields> = fc.record({ name: filled, domain: fc.constantFrom('', 'acme.example'), industry: text, employees: fc.option(fc.nat(1_000_000)), ...lists })
