import { describe, expect, it } from 'vitest'
import { isLikeCompanyName, readCompanyName } from '../../../electron/companies/company-name'
import { isSameCompany, isSameNamedPerson, mailboxOf } from '../../../electron/importing/matching/likeness'
import { emptyCompany, type CompanyFields } from '../../../shared/companies/company'
import { address, contactDraftWith, email, phone } from '../../support/records'

const company = (fields: Partial<CompanyFields>): CompanyFields => ({ ...emptyCompany(), ...fields })

describe('readCompanyName', () => {
  it.each([
    ['Acme, Inc.', 'acme', 'inc'], ['ACME Inc', 'acme', 'inc'], ['Süd-Möbel GmbH & Co. KG', 'sud mobel', 'gmbh co kg'], ['Kowalski Sp. z o.o.', 'kowalski', 'sp z oo'], ['Sklo Žďár s.r.o.', 'sklo zdar', 'sro'],
    ['Müller und Söhne OHG', 'muller und sohne', 'ohg'], ['Mærsk A/S', 'maersk', 'as'], ['AG', 'ag', ''], ['Limited Edition', 'limited edition', ''], ['株式会社', '株式会社', ''], ['UG (haftungsbeschränkt)', 'ug', ''], ['Kiosk UG (haftungsbeschränkt)', 'kiosk', 'ug'],
  ])('%s is %s and %s', (name, bare, form) => {
    expect(readCompanyName(name)).toEqual({ bare, form })
  })
  it('takes two legal forms for two companies, and a left-out one for the same', () => {
    expect([isLikeCompanyName('Acme GmbH', 'Acme Inc.'), isLikeCompanyName('Acme GmbH', 'Acme'), isLikeCompanyName('Acme Inc', 'ACME, Inc.'), isLikeCompanyName('Acme', 'Acme Tools')]).toEqual([false, true, true, false])
  })
})

describe('isSameCompany', () => {
  it('needs more than a name without its legal form', () => {
    const [full, bare] = [company({ name: 'Acme GmbH', domain: 'acme.example' }), company({ name: 'Acme' })]
    expect(isSameCompany(full, bare)).toBe(false)
    expect(isSameCompany(full, { ...bare, domain: 'acme.example' })).toBe(true)
    expect(isSameCompany({ ...full, phones: [phone('+49 30 5550 123')] }, { ...bare, phones: [phone('030 5550-123')] })).toBe(true)
    expect(isSameCompany({ ...full, addresses: [address({ city: 'Ulm', postalCode: '89073' })] }, { ...bare, addresses: [address({ city: 'ULM', postalCode: '89073' })] })).toBe(true)
  })
  it('never joins two domains, nor two legal forms of one domain-less name', () => {
    expect(isSameCompany(company({ name: 'Acme', domain: 'acme.example' }), company({ name: 'Acme', domain: 'acme.test' }))).toBe(false)
    expect(isSameCompany(company({ name: 'Acme GmbH' }), company({ name: 'Acme Inc.' }))).toBe(false)
    expect(isSameCompany(company({ name: 'Acme, Inc.' }), company({ name: 'ACME Inc' }))).toBe(true)
  })
})

describe('isSameNamedPerson', () => {
  it('knows one mailbox of Gmail by its spellings, and no other server’s', () => {
    expect(mailboxOf('J.Doe+news@GoogleMail.com')).toBe('jdoe@gmail.com')
    const named = (at: string): ReturnType<typeof contactDraftWith> => contactDraftWith({ givenName: 'Jo', familyName: 'Doe', emails: [email(at)] })
    expect(isSameNamedPerson(named('j.doe@gmail.com'), named('jdoe@gmail.com'))).toBe(true)
    expect(isSameNamedPerson(named('j.doe@mail.example'), named('jdoe@mail.example'))).toBe(false)
  })
})
