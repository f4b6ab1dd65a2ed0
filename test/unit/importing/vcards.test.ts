import { describe, expect, it } from 'vitest'
import { readCard } from '../../../electron/importing/mapping/card-reader'
import type { MappedRow } from '../../../electron/importing/mapping/mapped-row'
import { readCards } from '../../../electron/importing/read/vcard-cards'

function cards(...lines: string[]): MappedRow[] {
  return [...readCards([lines.join('\n')])].map((card) => readCard(card, [], 2026))
}
function card(...lines: string[]): MappedRow {
  const [first] = cards('BEGIN:VCARD', ...lines, 'END:VCARD')
  if (first === undefined) throw new Error('no card')
  return first
}

describe('readCard', () => {
  it('reads bare parameters, quoted-printable with soft breaks, and charsets of 2.1', () => {
    expect(card('VERSION:2.1', 'N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;J=F6rg', 'TEL;WORK;VOICE:(0221) 1', 'TEL;CELL;PREF:0171', 'NOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0A=', 'two').fields).toMatchObject({
      familyName: 'Müller', givenName: 'Jörg', phones: [{ number: '(0221) 1', label: 'work' }, { number: '0171', label: 'mobile', primary: true }], notes: 'one\ntwo',
    })
  })
  it('reads folds, escapes and Google’s address in the wrong slot of 3.0', () => {
    expect(card('VERSION:3.0', 'N:Doe;Jane;;;', 'ADR;TYPE=HOME:;Elm street 1\\nSpringfield;;;;;', 'URL;TYPE=WORK:http\\://acme.exa', ' mple', 'NOTE:a\\, b\\; c\\\\d').fields).toMatchObject({
      addresses: [{ label: 'home', street: 'Elm street 1\nSpringfield', extended: '' }], links: [{ url: 'http://acme.example' }], notes: 'a, b; c\\d',
    })
  })
  it('reads URIs, PREF and birthdays without a year of 4.0', () => {
    expect(card('VERSION:4.0', 'FN:Jane Doe', 'BDAY:--0322', 'TEL;VALUE=uri;TYPE="work,voice";PREF=1:tel:+1-555-555-5555;ext=55').fields).toMatchObject({ birthday: '--03-22', phones: [{ number: '+1-555-555-5555 x55', primary: true }] })
  })
  it('pairs several companies with several titles, and labels of grouped lines', () => {
    expect(card('VERSION:3.0', 'N:Doe;Jane', 'ORG:One;Sales', 'ORG:Two', 'TITLE:Buyer', 'TITLE:Owner', 'item2.EMAIL:a@x.example', 'item2.X-ABLabel:_$!<Other>!$_').fields).toMatchObject({
      positions: [{ companyName: 'One', department: 'Sales', role: 'Buyer' }, { companyName: 'Two', role: 'Owner' }], emails: [{ address: 'a@x.example', label: 'other' }],
    })
  })
  it('makes a company of a card of an organisation', () => {
    expect(card('VERSION:4.0', 'KIND:org', 'FN:Acme', 'ORG:Acme')).toMatchObject({ object: 'company', fields: { name: 'Acme' } })
    expect(card('VERSION:3.0', 'X-ABShowAs:COMPANY', 'ORG:Acme', 'FN:Acme').object).toBe('company')
  })
  it('reads text in base64 as text, and leaves bytes that are none as they are', () => {
    expect(card('VERSION:3.0', 'FN;ENCODING=BASE64;CHARSET=UTF-8:SGFucyBNw7xsbGVy', 'N;ENCODING=b:TcO8bGxlcjtI', ' YW5z', 'NOTE;BASE64;CHARSET=ISO-8859-1:S/ZsbiBa/HJpY2g=').fields).toMatchObject({
      familyName: 'Müller', givenName: 'Hans', formattedName: '', notes: 'Köln Zürich',
    })
    expect(card('VERSION:2.1', 'N:Doe;Jane', 'NOTE;BASE64:AAECAwQFBgc=').fields).toMatchObject({ notes: 'AAECAwQFBgc=' })
  })
  it('keeps the first of what is said in several languages', () => {
    const read = card('VERSION:4.0', 'FN;ALTID=1;LANGUAGE=en:Jane Doe', 'FN;ALTID=1;LANGUAGE=jp:ジェーン', 'N;ALTID=1;LANGUAGE=en:Doe;Jane;;;', 'N;ALTID=1;LANGUAGE=jp:ドウ;ジェーン;;;',
      'ORG;ALTID=1;LANGUAGE=fr:Mille Acmes', 'ORG;ALTID=1;LANGUAGE=en:Thousand Acmes', 'ORG;ALTID=2:Second', 'TITLE;ALTID=1;LANGUAGE=fr:Patron', 'TITLE;ALTID=1;LANGUAGE=en:Boss', 'NOTE;ALTID=1;LANGUAGE=fr:Bonjour', 'NOTE;ALTID=1;LANGUAGE=en:Hello')
    expect(read.fields).toMatchObject({ givenName: 'Jane', familyName: 'Doe', formattedName: '', positions: [{ companyName: 'Mille Acmes', role: 'Patron' }, { companyName: 'Second', role: '' }], notes: 'Bonjour' })
  })
  it('takes the lowest PREF of each property as the main one', () => {
    expect(card('VERSION:4.0', 'FN:Jane Doe', 'EMAIL;PREF=50:b@x.example', 'EMAIL:c@x.example', 'EMAIL;PREF=10:a@x.example', 'EMAIL;PREF=10:d@x.example', 'TEL;PREF=2:1', 'TEL:2', 'ORG;PREF=3:One', 'ORG;PREF=2:Two', 'ADR:;;Street;;;;').fields).toMatchObject({
      emails: [{ primary: false }, { primary: false }, { address: 'a@x.example', primary: true }, { primary: false }], phones: [{ number: '1', primary: true }, { primary: false }],
      positions: [{ primary: false }, { companyName: 'Two', primary: true }], addresses: [{ primary: false }],
    })
  })
  it('keeps the space that a quoted-printable line starts with, unless every line is folded as well', () => {
    const note = (...lines: string[]): string => card('VERSION:2.1', 'N:Doe', ...lines).fields.notes
    expect(note('NOTE;ENCODING=QUOTED-PRINTABLE:in the=', ' morning')).toBe('in the morning')
    expect(note('NOTE;ENCODING=QUOTED-PRINTABLE:in the=', ' morn=', 'ing')).toBe('in the morning')
    expect(note('NOTE;ENCODING=QUOTED-PRINTABLE:in t=', '\the=20mo=', '\trn=', '\ting')).toBe('in the morning')
    expect(note('NOTE;ENCODING=QUOTED-PRINTABLE;', ' CHARSET=UTF-8:M=C3=', '=BCller')).toBe('Müller')
    expect(note('NOTE;ENCODING=QUOTED-PRINTABLE:ends=')).toBe('ends')
  })
  it('undoes the escapes of a label once', () => {
    expect(card('VERSION:4.0', 'FN:Jane', `EMAIL;X-LABEL="a^^nb^'c^nd^e":a@x.example`).fields).toMatchObject({ emails: [{ label: 'a^nb"c\nd^e' }] })
  })
  it('passes over pictures, and names a card by what it has when it has no name', () => {
    expect(card('VERSION:2.1', 'N:Doe;Jane', 'PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQ', ' SkZJRgABAQ', '', 'TEL:1').fields).toMatchObject({ familyName: 'Doe', phones: [{ number: '1' }] })
    expect(card('VERSION:2.1', 'EMAIL:a@x.example').problems).toEqual([])
    expect(card('VERSION:2.1', 'TEL;FAX:1').problems).toEqual([])
  })
  it('fails one card that is cut off, not the file', () => {
    const rows = cards('BEGIN:VCARD', 'VERSION:3.0', 'FN:Jane Doe', 'BEGIN:VCARD', 'VERSION:4.0', 'FN:John Doe', 'END:VCARD', 'BEGIN:VCARD', 'FN:Cut')
    expect(rows.map(({ problems }) => problems.map(({ code }) => code))).toEqual([['unreadable-card'], [], ['unreadable-card']])
  })
})
