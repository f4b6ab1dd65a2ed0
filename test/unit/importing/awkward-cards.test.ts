import { describe, expect, it } from 'vitest'
import { readCard } from '../../../electron/importing/mapping/card-reader'
import type { MappedRow } from '../../../electron/importing/mapping/mapped-row'
import { readCards } from '../../../electron/importing/read/vcard-cards'

function card(version: string, ...lines: string[]): MappedRow {
  const rows = [...readCards([['BEGIN:VCARD', `VERSION:${version}`, ...lines, 'END:VCARD'].join('\n')])].map((text) => readCard(text, [], 2026))
  const [first, second] = rows
  if (first === undefined || second !== undefined) throw new Error(`one card, not ${String(rows.length)}`)
  return first
}
const birthday = (...lines: string[]): unknown => card('4.0', 'FN:Jane Doe', ...lines).fields
const list = <T>(...items: T[]): T[] => items

describe('readCard › given legal cards that few programs write', () => {
  it('finds a place for each line of an Apple card with labels of its own', () => {
    expect(card('3.0', 'N:Doe;Jane;;;', 'FN:Jane Doe', 'item1.EMAIL;type=INTERNET;type=pref:a@x.example', 'item1.X-ABLabel:Book club', 'item2.TEL:+49 221 1', 'item2.X-ABLabel:_$!<HomeFAX>!$_', 'item3.ADR;type=HOME:;;1 A\\, B St\\nFloor 2;Town\\, North;;123;', 'item3.X-ABADR:us',
      'item4.X-ABRELATEDNAMES;type=pref:Bob', 'item4.X-ABLabel:_$!<Spouse>!$_', 'X-ABRELATEDNAMES;type=friend:Al', 'item5.X-ABDATE;type=pref:2010-05-05', 'item5.X-ABLabel:_$!<Anniversary>!$_', 'BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29', 'X-MAIDENNAME:Smith',
      'X-SOCIALPROFILE;type=linkedin;x-user=jdoe:x-apple:jdoe', 'IMPP;X-SERVICE-TYPE=Skype;type=HOME:skype:jd').fields).toMatchObject({
      emails: [{ address: 'a@x.example', label: 'Book club', primary: true }], phones: [{ label: 'home-fax' }], addresses: [{ label: 'home', street: '1 A, B St\nFloor 2', city: 'Town, North', postalCode: '123' }], birthday: '--02-29',
      links: [{ url: 'jdoe', label: 'linkedin' }, { url: 'skype:jd', label: 'skype' }], notes: 'Spouse: Bob\nFriend: Al\nAnniversary: 2010-05-05\nMaiden name: Smith',
    })
  })
  it('reads lists inside a name as they are spoken, and escaped commas as text', () => {
    expect(card('4.0', 'FN:Dr. Jane Q. Doe', 'N:Doe;Jane;Quinn,Rose;Dr.,Prof.;PhD,MD', 'CATEGORIES:a\\,b,c').fields).toMatchObject({ middleName: 'Quinn Rose', namePrefix: 'Dr. Prof.', nameSuffix: 'PhD, MD', tags: ['a,b', 'c'] })
    expect(card('3.0', 'N:Doe\\, Roe;Jane, Mary').fields).toMatchObject({ familyName: 'Doe, Roe', givenName: 'Jane, Mary' })
  })
  it('reads an address that is only printed, in the parameter of 4.0', () => {
    expect(card('4.0', 'FN:Jane', 'ADR;TYPE=home;LABEL="1 Main St\\nTown":;;;;;;', 'ADR;LABEL="^\'Villa^\'^nHill":;;;;;;', 'ADR;LABEL="beside":;;2 Main St;;;;').fields.addresses).toMatchObject(list({ label: 'home', street: '1 Main St\nTown' }, { street: '"Villa"\nHill' }, { street: '2 Main St' }))
  })
  it('reads an address of mail behind the name of its owner', () => {
    expect(card('4.0', 'FN:Jane', 'EMAIL:Jane Doe <a@x.example>', 'EMAIL:"Doe, Jane" <b@x.example>', 'EMAIL:mailto:c@x.example', 'EMAIL:none').fields).toMatchObject({ emails: [{ address: 'a@x.example' }, { address: 'b@x.example' }, { address: 'c@x.example' }], notes: 'EMAIL: none' })
  })
  it('reads kinds of phone in every spelling', () => {
    const lines = ['TEL;VALUE=uri:tel:+1-555;ext=22', 'TEL;VALUE=uri;TYPE="work,fax":tel:+1-555-1;phone-context=x', 'TEL;TYPE="home","cell":3', 'TEL;HOME;VOICE:4', 'TEL;TYPE=WORK;TYPE=PAGER:5', 'TEL;TYPE=HOME\\,VOICE:6', 'X-MS-TEL;VOICE;COMPANY:7', 'TEL;X-Boat:8']
    expect(card('3.0', 'FN:Jane', ...lines).fields.phones.map(({ number, label }) => `${number} ${label}`)).toEqual(['+1-555 x22 ', '+1-555-1 work-fax', '3 mobile', '4 home', '5 work', '6 home', '7 company', '8 Boat'])
  })
  it.each([['BDAY:--0229', '--02-29'], ['BDAY:16040229', '--02-29'], ['BDAY;VALUE=date-and-or-time:19531015T231000Z', '1953-10-15'], ['BDAY;X-APPLE-OMIT-YEAR=1604;VALUE=date:1604-04-12', '--04-12'], ['X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;1980-03-22;3;;', '1980-03-22']])('reads %s as %s', (line, date) => {
    expect(birthday(line)).toMatchObject({ birthday: date, notes: '' })
  })
  it.each([['BDAY;VALUE=text:circa 1800', 'circa 1800'], ['BDAY:1980', '1980'], ['BDAY:---22', '---22']])('keeps %s in the notes', (line, text) => {
    expect(birthday(line)).toMatchObject({ birthday: '', notes: `Birthday: ${text}` })
  })
  it('keeps people, days and descriptions without a field in the notes', () => {
    expect(card('4.0', 'FN:Jane', 'GENDER:F', 'PRONOUNS:she/her', 'RELATED;TYPE=friend;VALUE=text:Bob\\; the builder', 'ANNIVERSARY:20090808T1430-0500', 'DEATHDATE:20200101', 'BIRTHPLACE:Bonn', 'LANG;PREF=1:de', 'EXPERTISE;LEVEL=expert:law', 'HOBBY:Chess', 'TITLE:CEO', 'ROLE:Project lead', 'NOTE:First').fields).toMatchObject({
      notes: 'First\nGender: female\nPronouns: she/her\nFriend: Bob; the builder\nAnniversary: 2009-08-08\nDied: 2020-01-01\nPlace of birth: Bonn\nLanguage: de\nExpertise: law\nHobby: Chess\nRole: Project lead', positions: [{ role: 'CEO' }],
    })
  })
  it('keeps profiles, messengers and calendars as links with their service', () => {
    expect(card('4.0', 'FN:Jane', 'IMPP;PREF=1:xmpp:jd@x.example', 'SOCIALPROFILE;SERVICE-TYPE=Mastodon:https://mas.example/@jd', 'SOCIALPROFILE;SERVICE-TYPE=Twitter;VALUE=text:@jd', 'CALURI:https://cal.example', 'X-QQ:55', 'X-MS-IMADDRESS:im@x.example').fields.links).toEqual([
      { url: 'xmpp:jd@x.example', label: 'xmpp' }, { url: 'https://mas.example/@jd', label: 'mastodon' }, { url: '@jd', label: 'twitter' }, { url: 'https://cal.example', label: 'calendar' }, { url: '55', label: 'qq' }, { url: 'im@x.example', label: 'imaddress' },
    ])
  })
  it('names the agent of 2.1 and 3.0 and takes nothing of theirs for the owner’s', () => {
    const agent = ['BEGIN:VCARD', 'VERSION:2.1', 'N:Friday;Fred', 'TEL:2', 'AGENT:', 'BEGIN:VCARD', 'N:Deep', 'END:VCARD', 'END:VCARD']
    expect(card('2.1', 'N:Doe;Jane', 'AGENT:', ...agent, 'TEL:1').fields).toMatchObject({ familyName: 'Doe', phones: [{ number: '1' }], notes: 'Agent: Fred Friday, 2' })
    expect(card('2.1', 'N:Doe;Jane', 'AGENT:', '', ...agent, 'TEL:1').fields).toMatchObject({ phones: [{ number: '1' }] })
    expect(card('3.0', 'N:Doe;Jane', 'AGENT:BEGIN:VCARD\\nFN:Susan Thomas\\nTEL:+1-919-555-\\n 1234\\nEMAIL\\;INTERNET:st@x.example\\nEND:VCARD\\n').fields).toMatchObject({ notes: 'Agent: Susan Thomas, +1-919-555-1234, st@x.example' })
  })
  it('keeps what a company’s card says of a person or a department', () => {
    expect(card('3.0', 'X-ABShowAs:COMPANY', 'N:Doe;Jane;;;', 'FN:Acme Inc', 'ORG:Acme\\, Inc.;Research', 'TITLE:Director')).toMatchObject({ object: 'company', fields: { name: 'Acme, Inc.', notes: 'Contact: Jane Doe\nDepartment: Research\nTitle: Director' } })
    expect(card('4.0', 'KIND:org', 'FN:Acme Bonn', 'ORG:Acme')).toMatchObject({ object: 'company', fields: { name: 'Acme', notes: 'Name: Acme Bonn' } })
    expect(card('4.0', 'KIND:group', 'FN:Friends', 'MEMBER:urn:uuid:1')).toMatchObject({ dropped: true, problems: [{ code: 'group-card' }] })
  })
  it('makes nothing of properties without a value', () => {
    expect(card('3.0', 'N:;;;;', 'FN:', 'ORG:;', 'TITLE:', 'TEL:', 'ADR:;;;;;;', 'URL:', 'NOTE:', 'BDAY:', 'CATEGORIES:,', 'EMAIL:a@x.example').fields).toMatchObject({ positions: [], phones: [], addresses: [], links: [], tags: [], notes: '', birthday: '', emails: [{ address: 'a@x.example' }] })
  })
  it('reads names in lower case, space before the colon, and a quote that is never closed', () => {
    expect(card('3.0', 'fn:Jane', 'email;type=internet : a@x.example', 'TEL ;TYPE=work:1', 'TEL;TYPE=5":3').fields).toMatchObject({ emails: [{ address: 'a@x.example' }], phones: [{ number: '1', label: 'work' }, { number: '3' }] })
  })
  it('costs no more than it is long, however it is folded', () => {
    expect(card('2.1', `NOTE:x${'\n ='.repeat(200_000)}`).fields.notes).toHaveLength(200_001)
  })
})
