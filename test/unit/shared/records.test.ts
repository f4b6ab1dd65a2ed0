import { describe, expect, it } from 'vitest'
import { companyDraft, emptyCompany } from '../../../shared/companies/company'
import { contactDraft, contactFieldNames, contactPatch, displayName, emptyContact, isNameless } from '../../../shared/contacts/contact'
import { digitsOf, fold } from '../../../shared/fold'
import { isPartialDate } from '../../../shared/time'

/** The definition in Unicode's own steps; {@link fold} goes a shorter way for most texts. */
function foldedByUnicode(text: string): string {
  const special: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ł: 'l', ı: 'i', þ: 'th', ð: 'd' }
  return text.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase().replace(/[ßæœøđłıþð]/gu, (letter) => special[letter] ?? letter).replace(/[\s\u00a0\u3000]+/gu, ' ').trim()
}

describe('fold', () => {
  it('given each sign of the basic plane, alone and inside a word › comes to what Unicode says', () => {
    for (let code = 0; code < 0xd800; code++) {
      const sign = String.fromCharCode(code)
      for (const text of [sign, `Ab${sign}C`, `${sign}\u0308 x`]) if (fold(text) !== foldedByUnicode(text)) expect.fail(`U+${code.toString(16)}: ${fold(text)} is not ${foldedByUnicode(text)}`)
    }
  })
  it.each([['Müller', 'muller'], ['STRAßE', 'strasse'], ['Łukasz  Żółć', 'lukasz zolc'], ['Ægir', 'aegir'], ['Ｊｏｈｎ', 'john'], ['Nguyễn', 'nguyen'], ['  a\u3000b\u00a0c ', 'a b c'], ['İstanbul', 'istanbul'], ['Søren Ðorđe', 'soren dorde']])('%s is searched as %s', (text, folded) => {
    expect(fold(text)).toBe(folded)
  })
  it('changes nothing the second time', () => {
    for (const text of ['Ǆ', 'ﬁ', 'ÅSE', 'ß', '①', 'ẞ']) expect(fold(fold(text))).toBe(fold(text))
  })
})

describe('digitsOf', () => {
  it.each([['+49 (0) 30 / 123-45', '4903012345'], ['０９０-１２３４', '0901234'], ['ext. 7', '7'], ['', '']])('%s has the digits %s', (text, digits) => {
    expect(digitsOf(text)).toBe(digits)
  })
})

describe('isPartialDate', () => {
  it.each(['2024-02-29', '--02-29', '1900-12-31', '--12-01'])('takes %s', (text) => { expect(isPartialDate(text)).toBe(true) })
  it.each(['2023-02-29', '1900-02-29', '--02-30', '2024-13-01', '2024-1-1', '02-29', '', '2024-02-29T00:00'])('refuses %s', (text) => { expect(isPartialDate(text)).toBe(false) })
})

describe('a contact', () => {
  it('has every field of its table in an empty draft, and no other', () => {
    expect(Object.keys(emptyContact()).sort()).toEqual([...contactFieldNames].sort())
    expect(contactDraft.safeParse(emptyContact()).success).toBe(true)
  })
  it('is called by its display name, its parts, nickname, company, email or phone, in that order', () => {
    const draft = emptyContact()
    expect(isNameless(draft)).toBe(true)
    draft.phones = [{ number: '030 1', label: '', primary: true, optOut: false }]
    expect(displayName(draft)).toBe('030 1')
    draft.emails = [{ address: 'a@b.example', label: '', primary: true, optOut: false }]
    expect(displayName(draft)).toBe('a@b.example')
    Object.assign(draft, { namePrefix: 'Dr.', givenName: 'Ana', familyName: 'Ng' })
    expect(displayName(draft)).toBe('Dr. Ana Ng')
    draft.formattedName = 'Ng, Ana'
    expect(displayName(draft)).toBe('Ng, Ana')
  })
  it.each([
    ['an unknown field', { isAdmin: true }], ['a list that is text', { emails: 'a@b.example' }], ['a control character', { notes: 'a\u0000b' }],
    ['a name over the limit', { givenName: 'x'.repeat(1_001) }], ['a birthday that is none', { birthday: '2023-02-30' }],
  ])('refuses a patch with %s', (_what, patch) => {
    expect(contactPatch.safeParse(patch).success).toBe(false)
  })
})

describe('a company', () => {
  it('needs a name', () => {
    expect(companyDraft.safeParse({ ...emptyCompany(), name: '  ' }).success).toBe(false)
    expect(companyDraft.safeParse({ ...emptyCompany(), name: 'Acme' }).success).toBe(true)
  })
})
