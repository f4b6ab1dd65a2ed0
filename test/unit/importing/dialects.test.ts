import { describe, expect, it } from 'vitest'
import { findHeaderRow } from '../../../electron/importing/dialects/header-row'
import { proposeTargets, recogniseDialect, recogniseObject } from '../../../electron/importing/dialects/recognise'
import type { MappedRow } from '../../../electron/importing/mapping/mapped-row'
import { createRowReader } from '../../../electron/importing/mapping/row-reader'
import type { ImportPlan } from '../../../shared/importing/channels'

const email = (address: string, label = '', more: object = {}): object => ({ address, label, primary: false, optOut: false, ...more })
const phone = (number: string, label = '', more: object = {}): object => ({ number, label, primary: false, optOut: false, ...more })

// One row per program under its own header (CRM.md 3). Cells are split at bars, so that commas stay readable.
const cases: readonly { dialect: string; object: 'contact' | 'company'; header: string; row: string; fields: object }[] = [
  {
    dialect: 'google', object: 'contact',
    header: 'First Name|Last Name|File As|Organization Name|Organization Title|Birthday|Notes|Labels|E-mail 1 - Label|E-mail 1 - Value|E-mail 2 - Label|E-mail 2 - Value|Phone 1 - Label|Phone 1 - Value|Address 1 - Label|Address 1 - Formatted|Address 1 - Street|Address 1 - City',
    row: 'Erika|Mustermann||Acme|Buyer|--03-22|Met twice|VIP ::: * myContacts|Home|e@home.example|* Work|e@work.example|Mobile|0151 1 ::: 0151 2|Work|x|Heidestr. 17|Köln',
    fields: {
      givenName: 'Erika', birthday: '--03-22', notes: 'Met twice', tags: ['VIP'], emails: [email('e@home.example', 'home'), email('e@work.example', 'work', { primary: true })],
      phones: [phone('0151 1', 'mobile'), phone('0151 2', 'mobile')], addresses: [{ label: 'work', street: 'Heidestr. 17', city: 'Köln' }],
    },
  },
  {
    dialect: 'google-old', object: 'contact', header: 'Name|Given Name|Family Name|Yomi Name|Group Membership|E-mail 1 - Type|E-mail 1 - Value|Organization 1 - Name|Organization 1 - Title',
    row: 'Jane Doe|Jane|Doe||* myContacts|* Work|jane@doe.example|Acme|Buyer', fields: { formattedName: '', givenName: 'Jane', emails: [email('jane@doe.example', 'work', { primary: true })], positions: [{ companyName: 'Acme', role: 'Buyer' }], tags: [] },
  },
  {
    dialect: 'outlook', object: 'contact', header: 'Title|First Name|Last Name|Company|Job Title|Business Street|Business Street 2|Business Country/Region|Home Country/Region|Business Fax|Business Phone|Birthday|Categories|E-mail Address|E-mail Type|E-mail Display Name|E-mail 2 Address',
    row: 'Mr.|John|Doe|Acme|Buyer|1 Main St|Floor 2|USA||555 9|555 1|0/0/00|VIP;Fair|j@acme.example|SMTP|x|j2@acme.example',
    fields: { namePrefix: 'Mr.', birthday: '', tags: ['VIP', 'Fair'], addresses: [{ label: 'work', street: '1 Main St\nFloor 2', country: 'USA' }], emails: [email('j@acme.example'), email('j2@acme.example')], phones: [phone('555 9', 'work-fax'), phone('555 1', 'work', { primary: true })] },
  },
  {
    dialect: 'outlook-com', object: 'contact', header: 'First Name|Middle Name|Last Name|Title|Birthday|E-mail Address|E-mail 2 Address|Home Street|Home Postal Code|Business Phone|Company|Job Title|Internet Free Busy',
    row: 'Jane||Doe|Dr.|3/22/1980|j@d.example||Elm 1|01234|555 4|Acme|Engineer|', fields: { namePrefix: 'Dr.', birthday: '1980-03-22', addresses: [{ label: 'home', street: 'Elm 1', postalCode: '01234' }] },
  },
  {
    dialect: 'outlook-de', object: 'contact', header: 'Anrede|Vorname|Nachname|Firma|Abteilung|Position|Straße geschäftlich|Ort geschäftlich|Postleitzahl geschäftlich|Telefon geschäftlich|Telefon privat|Mobiltelefon|E-Mail-Adresse|E-Mail 2: Adresse|Geburtstag|Kategorien',
    row: 'Frau|Erika|Mustermann|Beispiel GmbH|Einkauf|Leiterin|Heidestr. 17|Köln|51147|0221 1|0221 2|0171 3|e@b.example|f@b.example|22.3.1980|Kunde',
    fields: {
      namePrefix: 'Frau', birthday: '1980-03-22', positions: [{ companyName: 'Beispiel GmbH', role: 'Leiterin', department: 'Einkauf' }], addresses: [{ label: 'work', street: 'Heidestr. 17', city: 'Köln', postalCode: '51147' }],
      emails: [email('e@b.example'), email('f@b.example')], phones: [phone('0221 1', 'work'), phone('0221 2', 'home'), phone('0171 3', 'mobile')],
    },
  },
  { dialect: 'hubspot', object: 'contact', header: 'Record ID|First Name|Last Name|Email|Phone Number|Contact owner|Primary Associated Company ID|Lead Status|Associated Company', row: '151|Jane|Doe|j@d.example|+1 555||900;901|New|Acme;Beta', fields: { positions: [{ companyName: 'Acme' }, { companyName: 'Beta' }], phones: [phone('+1 555')] } },
  { dialect: 'hubspot', object: 'company', header: 'Record ID|Company name|Company Domain Name|Phone Number|City|Country/Region|Industry', row: '1|Acme|acme.example|+1 5|Springfield|USA|Steel', fields: { name: 'Acme', domain: 'acme.example', industry: 'Steel', addresses: [{ city: 'Springfield', country: 'USA' }] } },
  {
    dialect: 'salesforce-export', object: 'contact', header: 'ID|ISDELETED|ACCOUNTID|LASTNAME|FIRSTNAME|MAILINGSTREET|PHONE|EMAIL|TITLE|DESCRIPTION|HASOPTEDOUTOFEMAIL', row: '003A|false|001A|Doe|Jane|Line 1\nLine 2|1|j@d.example|CEO|Note|true',
    fields: { positions: [{ role: 'CEO' }], emails: [email('j@d.example', '', { optOut: true })], addresses: [{ label: 'work', street: 'Line 1\nLine 2' }], notes: 'Note' },
  },
  { dialect: 'salesforce-export', object: 'company', header: 'Id|IsDeleted|Name|BillingCity|ShippingCity|Website|NumberOfEmployees|OwnerId', row: '001|false|Acme|B|C|http://www.acme.example/x|1,234|5', fields: { name: 'Acme', domain: 'acme.example', employees: 1234, addresses: [{ label: 'billing', city: 'B' }, { label: 'shipping', city: 'C' }] } },
  { dialect: 'salesforce-report', object: 'contact', header: 'Salutation|First Name|Last Name|Title|Account Name|Mailing City|Mailing Zip/Postal Code|Phone|Email|Email Opt Out', row: 'Mr.|John|Doe|Buyer|Acme|C|02203|1|j@a.example|0', fields: { namePrefix: 'Mr.', positions: [{ companyName: 'Acme', role: 'Buyer' }], addresses: [{ label: 'work', postalCode: '02203' }] } },
  { dialect: 'pipedrive', object: 'contact', header: 'Person - ID|Person - Name|Person - First name|Person - Last name|Person - Organization|Person - Email - Work|Person - Phone - Mobile|Person - Label', row: '7|Jane Doe|Jane|Doe|Acme|j@a.example|2|Hot', fields: { formattedName: '', positions: [{ companyName: 'Acme' }], emails: [email('j@a.example', 'work')], phones: [phone('2', 'mobile')], tags: ['Hot'] } },
  { dialect: 'act', object: 'contact', header: 'Company|First Name|Last Name|Title|Address 1|Address 2|Zip|Phone|Phone Ext-|Alt Phone|E-mail|E-mail Login|Home Address 1', row: 'Acme|John|Doe|Buyer|1 Main|Floor 2|Z|555|12|777|j@a.example|x|H 1', fields: { positions: [{ role: 'Buyer' }], phones: [phone('555 x12', 'work'), phone('777', 'other')], addresses: [{ label: 'work', street: '1 Main\nFloor 2', postalCode: 'Z' }, { label: 'home', street: 'H 1' }] } },
  { dialect: 'thunderbird', object: 'contact', header: 'First Name|Last Name|Display Name|Primary Email|Secondary Email|Screen Name|Work Phone|Home ZipCode|Job Title|Organization|Birth Year|Birth Month|Birth Day|', row: 'Jane|Doe|Jane Doe|a@x.example|b@x.example||1|Z|Buyer|Acme||3|9|', fields: { birthday: '--03-09', emails: [email('a@x.example'), email('b@x.example')], positions: [{ companyName: 'Acme', role: 'Buyer' }] } },
  { dialect: 'linkedin', object: 'contact', header: 'First Name|Last Name|URL|Email Address|Company|Position|Connected On', row: 'Jane|Doe|https://l.example/in/j||Acme|Buyer|12 Jan 2020', fields: { links: [{ url: 'https://l.example/in/j', label: 'linkedin' }], positions: [{ companyName: 'Acme', role: 'Buyer' }] } },
  { dialect: 'generic', object: 'contact', header: 'Prénom|Nom|Courriel|Téléphone|Société|Ville', row: 'Zoë|Dupont|z@d.example|01 02|Acme|Lyon', fields: { givenName: 'Zoë', familyName: 'Dupont', emails: [email('z@d.example')], phones: [phone('01 02')], positions: [{ companyName: 'Acme' }], addresses: [{ city: 'Lyon' }] } },
  { dialect: 'generic', object: 'contact', header: 'Fornavn|Efternavn|Virksomhed|Stilling|E-mailadresse|Mobilnr.|Postnr.|By|Noter', row: 'Søren|Ærø|Ægte ApS|Chef|s@ae.example|12 34|8000|Aarhus|ringes', fields: { givenName: 'Søren', familyName: 'Ærø', positions: [{ companyName: 'Ægte ApS', role: 'Chef' }], phones: [phone('12 34', 'mobile')], addresses: [{ city: 'Aarhus', postalCode: '8000' }], notes: 'ringes' } },
  { dialect: 'generic', object: 'contact', header: 'Namn|Företag|Befattning|E-postadress|Telefonnr|Postort', row: 'Åsa Öberg|Norr AB|VD|a@n.example|08 1|Umeå', fields: { formattedName: 'Åsa Öberg', positions: [{ companyName: 'Norr AB', role: 'VD' }], emails: [email('a@n.example')], phones: [phone('08 1')], addresses: [{ city: 'Umeå' }] } },
  { dialect: 'generic', object: 'contact', header: 'Contactpersoon|Bedrijfsnaam|E-mailadres|Mobiel|Plaats', row: 'Jan de Wit|Wit BV|j@w.example|06 1|Delft', fields: { formattedName: 'Jan de Wit', positions: [{ companyName: 'Wit BV' }], emails: [email('j@w.example')], phones: [phone('06 1', 'mobile')], addresses: [{ city: 'Delft' }] } },
  { dialect: 'generic', object: 'contact', header: 'Nome|Cognome|Ragione sociale|Qualifica|Indirizzo e-mail|Cellulare|CAP|Città|Appunti', row: 'Ada|Neri|Neri Srl|Titolare|a@n.example|333 1|20100|Milano|fiera', fields: { givenName: 'Ada', familyName: 'Neri', positions: [{ companyName: 'Neri Srl', role: 'Titolare' }], addresses: [{ city: 'Milano', postalCode: '20100' }], notes: 'fiera' } },
  { dialect: 'generic', object: 'contact', header: 'Record Id|Contact Owner|First Name|Last Name|Account Name|Email|Secondary Email|Mailing Street|Mailing Zip|Mailing Country|Tag', row: 'z_1|Kim|Jürgen|Groß|Zyl GmbH|j@z.example|k@z.example|Weg 1|10115|Germany|vip', fields: { familyName: 'Groß', emails: [email('j@z.example'), email('k@z.example')], positions: [{ companyName: 'Zyl GmbH' }], tags: ['vip'] } },
]

function read(header: readonly string[], row: readonly string[]): MappedRow {
  const dialect = recogniseDialect(header)
  const object = recogniseObject(header)
  const targets = proposeTargets(dialect, object, header, [row])
  const plan: ImportPlan = {
    object, format: 'csv', encoding: 'utf-8', delimiter: ',', headerRow: 0, dialect, mode: 'upsert', dateOrder: 'mdy', tags: [],
    columns: header.map((name, index) => ({ index, header: name, target: targets[index] ?? null })),
  }
  return createRowReader(plan, 2026).read(row)
}

describe('the dialects of exports', () => {
  it.each(cases)('$dialect ($object)', ({ dialect, object, header, row, fields }) => {
    const headers = header.split('|')
    expect(recogniseDialect(headers)).toBe(dialect)
    expect(recogniseObject(headers)).toBe(object)
    expect(read(headers, row.split('|')).fields).toMatchObject(fields)
  })
  it('takes a bare "Title" for Dr. or for a job by its values', () => {
    const header = ['Title', 'First name', 'Last name', 'Email']
    expect(read(header, ['Dr.', 'Jane', 'Doe', '']).fields).toMatchObject({ namePrefix: 'Dr.' })
    expect(read(header, ['Head of Sales', 'Jane', 'Doe', '']).fields).toMatchObject({ positions: [{ role: 'Head of Sales' }] })
  })
})

describe('findHeaderRow', () => {
  it('skips the lines before it, and knows a file without one', () => {
    expect(findHeaderRow([['Notes:'], ['When exporting your connection data, you may notice'], [''], 'First Name|Last Name|URL|Email Address|Company|Position|Connected On'.split('|'), 'a|b|c|d|e|f|1 Jan 2020'.split('|')])).toBe(3)
    expect(findHeaderRow([['Jane', 'Doe', 'j@d.example', '+1 555 0100'], ['John', 'Doe', 'k@d.example', '+1 555 0101']])).toBe(-1)
    expect(findHeaderRow([['foo', 'bar'], ['1', '2']])).toBe(0)
  })
})

describe('a row that is not quite right', () => {
  const header = ['First name', 'Last name', 'Email', 'Phone', 'Birthday']
  it('is imported with a note, its text kept', () => {
    expect(read(header, ['Jane', 'Doe', 'not an address', '1.60922E+10', 'soon'])).toMatchObject({
      fields: { emails: [], phones: [{ number: '1.60922E+10' }], notes: 'Email: not an address\nBirthday: soon' },
      problems: [{ column: 'Email', code: 'bad-email' }, { column: 'Phone', code: 'phone-lost-digits' }, { column: 'Birthday', code: 'bad-date' }],
    })
    expect(read(header, ['Ja\u0007ne', '\u3000Doe\u00a0', 'NULL', '', ''])).toMatchObject({ fields: { givenName: 'Jane', familyName: 'Doe', emails: [] }, problems: [{ code: 'control-characters' }] })
    expect(read(header, ['=cmd|calc', 'Doe', '', '', '']).fields).toMatchObject({ givenName: '=cmd|calc' })
  })
  it('or fails with a reason', () => {
    expect(read(header, ['', '', '', '', '']).problems).toEqual([{ column: '', code: 'nameless' }])
    expect(read(header, ['x'.repeat(10_000), 'Doe', '', '', '']).problems).toEqual([{ column: 'First name', code: 'too-long' }])
    expect(read(header, ['Jane', 'Doe', '', '', '', 'spilled']).problems).toEqual([{ column: '', code: 'too-many-cells' }])
  })
})
