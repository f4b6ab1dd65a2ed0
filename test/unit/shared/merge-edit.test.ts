import { describe, expect, it } from 'vitest'
import { companyFields, emptyCompany, type CompanyFields } from '../../../shared/companies/company'
import { contactFields, emptyContact, type ContactFields, type Position } from '../../../shared/contacts/contact'
import { mergeEdit, type MergedEdit } from '../../../shared/merge-edit'
import type { AddressItem, EmailItem, PhoneItem } from '../../../shared/record-fields'

const aDraft = (fields: Partial<ContactFields> = {}): ContactFields => ({ ...emptyContact(), ...fields })
const anEmail = (address: string, more: Partial<EmailItem> = {}): EmailItem => ({ address, label: 'work', primary: false, optOut: false, ...more })
const aPhone = (number: string, more: Partial<PhoneItem> = {}): PhoneItem => ({ number, label: 'mobile', primary: false, optOut: false, ...more })
const aPosition = (companyName: string, more: Partial<Position> = {}): Position => ({ companyId: null, companyName, role: '', department: '', primary: false, left: false, ...more })
const anAddress = (street: string, more: Partial<AddressItem> = {}): AddressItem => ({ label: 'work', primary: false, optOut: false, street, extended: '', poBox: '', city: '', region: '', postalCode: '', country: '', ...more })

/** What becomes of my patch and their patch, both made from `base`. */
const meet = (base: ContactFields, mine: Partial<ContactFields>, theirs: Partial<ContactFields>): MergedEdit<ContactFields> => mergeEdit(contactFields, base, mine, { ...base, ...theirs })
/** My list of emails met theirs without a question. */
const mergedEmails = (base: EmailItem[], mine: EmailItem[], theirs: EmailItem[]): EmailItem[] => {
  const merged = meet(aDraft({ emails: base }), { emails: mine }, { emails: theirs })
  expect(merged.conflicts).toEqual([])
  expect(merged.takeTheirs).toEqual(merged.keepMine)
  return merged.keepMine.emails ?? theirs
}

describe('mergeEdit', () => {
  it('given another field changed elsewhere, saves my field and asks nothing', () => {
    expect(meet(aDraft({ givenName: 'Ana' }), { givenName: 'Anna' }, { familyName: 'Sousa' })).toEqual({ keepMine: { givenName: 'Anna' }, takeTheirs: { givenName: 'Anna' }, conflicts: [] })
  })

  it.each([['the same value', 'Anna'], ['the same value but for white space', ' Anna ']])('given %s, has nothing to save and asks nothing', (_what, mine) => {
    expect(meet(aDraft({ givenName: 'Ana' }), { givenName: mine }, { givenName: 'Anna' })).toEqual({ keepMine: {}, takeTheirs: {}, conflicts: [] })
  })

  it('given another value of the same field, asks: keeping mine saves it, taking theirs saves nothing', () => {
    expect(meet(aDraft({ birthday: '--05-04' }), { birthday: '1979-05-04' }, { birthday: '--05-05' })).toEqual({
      keepMine: { birthday: '1979-05-04' }, takeTheirs: {}, conflicts: [{ field: 'birthday', mine: '1979-05-04', theirs: '--05-05' }],
    })
  })

  it('given an edit that was put back by hand, leaves what the other wrote', () => {
    expect(meet(aDraft({ notes: 'as it was' }), { notes: 'as it was' }, { notes: 'theirs' })).toEqual({ keepMine: {}, takeTheirs: {}, conflicts: [] })
  })

  it('tells an empty number from none', () => {
    const base: CompanyFields = { ...emptyCompany(), employees: 5 }
    expect(mergeEdit(companyFields, base, { employees: 0 }, { ...base, employees: null }).conflicts).toEqual([{ field: 'employees', mine: 0, theirs: null }])
  })
})

describe('mergeEdit of a list', () => {
  const [home, work, other] = [anEmail('home@a.example', { label: 'home' }), anEmail('work@a.example', { primary: true }), anEmail('other@a.example')]

  it('given one added by each side, has both', () => {
    expect(mergedEmails([work], [work, home], [work, other])).toEqual([work, other, home])
  })
  it('given the first ones, each the main one of its side, has both, and the one in the vault stays the main one', () => {
    expect(mergedEmails([], [anEmail('mine@a.example', { primary: true })], [anEmail('theirs@a.example', { primary: true })])).toEqual([anEmail('theirs@a.example', { primary: true }), anEmail('mine@a.example')])
  })
  it('given one removed by me and left alone by the other, removes it', () => {
    expect(mergedEmails([work, home], [work], [work, home, other])).toEqual([work, other])
  })
  it('given one removed elsewhere and left alone by me, removes it', () => {
    expect(mergedEmails([work, home], [work, home, other], [work])).toEqual([work, other])
  })
  it('given one removed by both, asks nothing', () => {
    expect(mergedEmails([work, home], [work], [work])).toEqual([work])
  })
  it('given different items typed over by each side, has both changes', () => {
    const [mine, theirs] = [{ ...home, address: 'new@a.example' }, { ...work, address: 'newer@a.example' }]
    expect(mergedEmails([work, home], [work, mine], [theirs, home])).toEqual([theirs, mine])
  })
  it('given an item put before mine elsewhere, changes mine and not the one in its place', () => {
    expect(mergedEmails([work], [{ ...work, label: 'office' }], [other, work])).toEqual([other, { ...work, label: 'office' }])
  })
  it('given the same one added by both with different kinds, asks', () => {
    const merged = meet(aDraft(), { emails: [anEmail('a@b.example', { label: 'home' })] }, { emails: [anEmail('A@b.example')] })
    expect(merged.conflicts).toEqual([{ field: 'emails', mine: anEmail('a@b.example', { label: 'home' }), theirs: anEmail('A@b.example') }])
  })
  it('given one item typed over by both, asks about that item alone and merges the others', () => {
    const [mine, theirs] = [{ ...home, address: 'mine@a.example' }, { ...home, address: 'theirs@a.example' }]
    expect(meet(aDraft({ emails: [work, home] }), { emails: [work, mine] }, { emails: [other, work, theirs] })).toEqual({
      keepMine: { emails: [other, work, mine] }, takeTheirs: {}, conflicts: [{ field: 'emails', mine, theirs }],
    })
  })
  it('given one removed by me and changed elsewhere, asks', () => {
    const theirs = { ...home, address: 'moved@a.example' }
    expect(meet(aDraft({ emails: [work, home] }), { emails: [work] }, { emails: [work, theirs] })).toEqual({
      keepMine: { emails: [work] }, takeTheirs: {}, conflicts: [{ field: 'emails', mine: null, theirs }],
    })
  })
  it('given one changed by me and removed elsewhere, asks', () => {
    const mine = { ...home, label: 'private' }
    expect(meet(aDraft({ emails: [work, home] }), { emails: [work, mine] }, { emails: [work] })).toEqual({
      keepMine: { emails: [work, mine] }, takeTheirs: {}, conflicts: [{ field: 'emails', mine, theirs: null }],
    })
  })
  it('given another kind by me and an opt-out elsewhere, keeps both: nobody is written to who asked not to be', () => {
    expect(mergedEmails([work], [{ ...work, label: 'office' }], [{ ...work, optOut: true }])).toEqual([{ ...work, label: 'office', optOut: true }])
    const merged = meet(aDraft({ emails: [home] }), { emails: [{ ...home, address: 'mine@a.example' }] }, { emails: [{ ...home, address: 'theirs@a.example', optOut: true }] })
    expect(merged.keepMine.emails).toEqual([{ ...home, address: 'mine@a.example', optOut: true }])
  })
  it('given two main ones chosen, asks; given one, takes it', () => {
    const [first, second, third] = [anEmail('1@a.example', { primary: true }), anEmail('2@a.example'), anEmail('3@a.example')]
    const main = (place: number): EmailItem[] => [first, second, third].map((item, at) => ({ ...item, primary: at === place }))
    expect(mergedEmails(main(0), main(1), main(0))).toEqual(main(1))
    expect(mergedEmails(main(0), main(0), main(2))).toEqual(main(2))
    const asked = meet(aDraft({ emails: main(0) }), { emails: main(1) }, { emails: main(2) })
    expect(asked).toEqual({ keepMine: { emails: main(1) }, takeTheirs: {}, conflicts: [{ field: 'emails', mine: { ...second, primary: true }, theirs: { ...third, primary: true } }] })
  })
  it('reads a number typed differently as the same phone', () => {
    const merged = meet(aDraft({ phones: [aPhone('030 123')] }), { phones: [aPhone('030-123')] }, { phones: [aPhone('030 123', { optOut: true })] })
    expect(merged).toMatchObject({ conflicts: [], keepMine: { phones: [aPhone('030-123', { optOut: true })] } })
  })
  it('never mixes two addresses into one', () => {
    const base = anAddress('Main St 1', { city: 'Bonn' })
    const merged = meet(aDraft({ addresses: [base] }), { addresses: [{ ...base, street: 'Main St 2' }] }, { addresses: [{ ...base, city: 'Kiel' }] })
    expect(merged.conflicts).toHaveLength(1)
    expect(merged.keepMine.addresses).toEqual([{ ...base, street: 'Main St 2' }])
  })
  it('keeps a role written by me when the other says the person has left; a renamed company is no change', () => {
    const base = aPosition('Nordlicht', { companyId: 'c1' })
    const merged = meet(aDraft({ positions: [base] }), { positions: [{ ...base, role: 'Buyer' }] }, { positions: [{ ...base, companyName: 'Nordlicht Optik', left: true }] })
    expect(merged.conflicts).toEqual([])
    expect(merged.keepMine.positions).toMatchObject([{ companyId: 'c1', role: 'Buyer', left: true }])
  })
  it('never asks about tags: what each side put on or took off is so', () => {
    const merged = meet(aDraft({ tags: ['VIP', 'Fair', 'Old'] }), { tags: ['VIP', 'Old', 'Mine'] }, { tags: ['VIP', 'Fair', 'mine', 'Theirs'] })
    expect(merged.conflicts).toEqual([])
    expect(merged.keepMine.tags).toEqual(['VIP', 'mine', 'Theirs'])
  })
})
