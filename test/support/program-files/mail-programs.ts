import { mail, tableOf, tel, type ProgramFile } from './program-file'

const googleNew = 'First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,E-mail 3 - Label,E-mail 3 - Value,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value,Phone 3 - Label,Phone 3 - Value,Address 1 - Label,Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - PO Box,Address 1 - Region,Address 1 - Postal Code,Address 1 - Country,Address 1 - Extended Address,Address 2 - Label,Address 2 - Formatted,Address 2 - Street,Address 2 - City,Address 2 - PO Box,Address 2 - Region,Address 2 - Postal Code,Address 2 - Country,Address 2 - Extended Address,Website 1 - Label,Website 1 - Value,Event 1 - Label,Event 1 - Value,Relation 1 - Label,Relation 1 - Value,Custom Field 1 - Label,Custom Field 1 - Value'

export const google: ProgramFile = {
  name: 'Google Contacts, current', fileName: 'contacts.csv', dialect: 'google', rows: 4,
  content: tableOf(googleNew, [
    {
      'First Name': 'Zoë', 'Middle Name': 'Marie', 'Last Name': 'Brûlé-Ng', 'Name Prefix': 'Dr.', 'Name Suffix': 'PhD', 'Nickname': 'Zo', 'Organization Name': 'Nordlicht Energie GmbH', 'Organization Title': 'Head of Procurement',
      'Organization Department': 'Einkauf', 'Birthday': '--03-22', 'Notes': 'Met in Lyon.\nPrefers "tea", not coffee', 'Photo': 'https://photos.example/1', 'Labels': '* myContacts ::: Key accounts ::: VIP, gold',
      'E-mail 1 - Label': 'Home', 'E-mail 1 - Value': 'zoe@brule.example ::: zb@brule.example', 'E-mail 2 - Label': '* Work', 'E-mail 2 - Value': 'z.brule@nordlicht.example',
      'Phone 1 - Label': 'Work Fax', 'Phone 1 - Value': '+49 40 5550101', 'Phone 2 - Label': 'Mobile', 'Phone 2 - Value': '+49 171 5550102', 'Phone 3 - Label': 'Yacht', 'Phone 3 - Value': '+33 4 78 55 01 03',
      'Address 1 - Label': 'Home', 'Address 1 - Formatted': 'Deichstraße 7\nHinterhaus\n20459 Hamburg\nDE', 'Address 1 - Street': 'Deichstraße 7', 'Address 1 - City': 'Hamburg', 'Address 1 - Postal Code': '20459', 'Address 1 - Country': 'DE', 'Address 1 - Extended Address': 'Hinterhaus',
      'Address 2 - Label': 'Work', 'Address 2 - Formatted': 'Am Kai 1\nBremen', 'Website 1 - Label': 'Profile', 'Website 1 - Value': 'https://brule.example', 'Event 1 - Label': 'Anniversary', 'Event 1 - Value': '2010-05-01',
      'Relation 1 - Label': 'Spouse', 'Relation 1 - Value': 'Kim Ng', 'Custom Field 1 - Label': 'Customer no.', 'Custom Field 1 - Value': '0042',
    },
    { 'First Name': '太郎', 'Last Name': '山田', 'Phonetic First Name': 'たろう', 'Phonetic Last Name': 'やまだ', 'Labels': '* myContacts ::: * starred', 'Birthday': '1975-12-01', 'E-mail 1 - Label': '* Other', 'E-mail 1 - Value': 'taro@yamada.example' },
    { 'Organization Name': 'Taxi Ibiza', 'Labels': 'Travel, south', 'Phone 1 - Label': '', 'Phone 1 - Value': '+34 971 55 01 04' },
    { 'E-mail 1 - Value': 'only.an.address@mail.example', 'Labels': '* myContacts' },
  ], { lineEnd: '\n' }),
  contacts: [
    {
      givenName: 'Zoë', middleName: 'Marie', familyName: 'Brûlé-Ng', namePrefix: 'Dr.', nameSuffix: 'PhD', nickname: 'Zo', formattedName: '', birthday: '--03-22', tags: ['Key accounts', 'VIP, gold'],
      notes: 'Met in Lyon.\nPrefers "tea", not coffee\nAnniversary: 2010-05-01\nSpouse: Kim Ng\nCustomer no.: 0042',
      positions: [{ companyName: 'Nordlicht Energie GmbH', role: 'Head of Procurement', department: 'Einkauf' }],
      emails: [mail('zoe@brule.example', 'home', { primary: false }), mail('zb@brule.example', 'home'), mail('z.brule@nordlicht.example', 'work', { primary: true })],
      phones: [tel('+49 40 5550101', 'work-fax', { primary: false }), tel('+49 171 5550102', 'mobile', { primary: true }), tel('+33 4 78 55 01 03', 'Yacht')],
      addresses: [{ label: 'home', street: 'Deichstraße 7', extended: 'Hinterhaus', city: 'Hamburg', postalCode: '20459', country: 'DE' }, { label: 'work', street: 'Am Kai 1\nBremen' }],
      links: [{ url: 'https://brule.example', label: 'Profile' }],
    },
    { givenName: '太郎', familyName: '山田', phoneticGivenName: 'たろう', phoneticFamilyName: 'やまだ', birthday: '1975-12-01', tags: ['starred'], emails: [mail('taro@yamada.example', 'other', { primary: true })] },
    { givenName: '', positions: [{ companyName: 'Taxi Ibiza' }], tags: ['Travel, south'], phones: [tel('+34 971 55 01 04')] },
    { emails: [mail('only.an.address@mail.example')], tags: [] },
  ],
  companies: [{ name: 'Nordlicht Energie GmbH' }, { name: 'Taxi Ibiza' }],
}

const googleOldHeader = 'Name,Given Name,Additional Name,Family Name,Yomi Name,Given Name Yomi,Additional Name Yomi,Family Name Yomi,Name Prefix,Name Suffix,Initials,Nickname,Short Name,Maiden Name,Birthday,Gender,Location,Billing Information,Directory Server,Mileage,Occupation,Hobby,Sensitivity,Priority,Subject,Notes,Language,Photo,Group Membership,E-mail 1 - Type,E-mail 1 - Value,E-mail 2 - Type,E-mail 2 - Value,Phone 1 - Type,Phone 1 - Value,Phone 2 - Type,Phone 2 - Value,Address 1 - Type,Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - PO Box,Address 1 - Region,Address 1 - Postal Code,Address 1 - Country,Address 1 - Extended Address,Organization 1 - Type,Organization 1 - Name,Organization 1 - Yomi Name,Organization 1 - Title,Organization 1 - Department,Organization 1 - Symbol,Organization 1 - Location,Organization 1 - Job Description,Relation 1 - Type,Relation 1 - Value,Website 1 - Type,Website 1 - Value'

export const googleOld: ProgramFile = {
  name: 'Google Contacts, before 2024, in UTF-16', fileName: 'google.csv', dialect: 'google-old', rows: 2,
  content: tableOf(googleOldHeader, [
    {
      'Name': 'Sr. Íñigo María Etxeberria Jr.', 'Given Name': 'Íñigo', 'Additional Name': 'María', 'Family Name': 'Etxeberria', 'Name Prefix': 'Sr.', 'Name Suffix': 'Jr.', 'Birthday': '1969-02-28', 'Notes': 'Paga tarde', 'Group Membership': 'Clientes ::: * My Contacts',
      'E-mail 1 - Type': '* ', 'E-mail 1 - Value': 'inigo@etxe.example', 'E-mail 2 - Type': 'Work', 'E-mail 2 - Value': 'ie@astillero.example', 'Phone 1 - Type': 'Mobile', 'Phone 1 - Value': '612 55 01 05 ::: 612 55 01 06', 'Phone 2 - Type': 'Home Fax', 'Phone 2 - Value': '943 55 01 07',
      'Address 1 - Type': 'Work', 'Address 1 - Formatted': 'Kale Nagusia 3\nDonostia', 'Address 1 - Street': 'Kale Nagusia 3', 'Address 1 - City': 'Donostia', 'Address 1 - Region': 'Gipuzkoa', 'Address 1 - Postal Code': '20001', 'Address 1 - Country': 'ES', 'Address 1 - PO Box': 'Apdo. 12',
      'Organization 1 - Type': '* ', 'Organization 1 - Name': 'Astillero Zumaia', 'Organization 1 - Title': 'Jefe', 'Organization 1 - Department': 'Compras', 'Website 1 - Type': 'Blog', 'Website 1 - Value': 'http\\://etxe.example',
    },
    { 'Name': 'Bakery on the corner', 'Phone 1 - Type': 'Main', 'Phone 1 - Value': '555 0108', 'Group Membership': '* My Contacts' },
  ], { encoding: 'utf16le', mark: true }),
  contacts: [
    {
      namePrefix: 'Sr.', givenName: 'Íñigo', middleName: 'María', familyName: 'Etxeberria', nameSuffix: 'Jr.', formattedName: '', birthday: '1969-02-28', notes: 'Paga tarde', tags: ['Clientes'],
      emails: [mail('inigo@etxe.example', '', { primary: true }), mail('ie@astillero.example', 'work')], phones: [tel('612 55 01 05', 'mobile'), tel('612 55 01 06', 'mobile'), tel('943 55 01 07', 'home-fax')],
      addresses: [{ label: 'work', street: 'Kale Nagusia 3', city: 'Donostia', region: 'Gipuzkoa', postalCode: '20001', country: 'ES', poBox: 'Apdo. 12' }],
      positions: [{ companyName: 'Astillero Zumaia', role: 'Jefe', department: 'Compras', primary: true }], links: [{ url: 'http://etxe.example', label: 'Blog' }],
    },
    { formattedName: 'Bakery on the corner', phones: [tel('555 0108', 'main')], tags: [] },
  ],
  companies: [{ name: 'Astillero Zumaia' }],
}

const thunderbirdHeader = 'First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Screen Name,Work Phone,Home Phone,Fax Number,Pager Number,Mobile Number,Home Address,Home Address 2,Home City,Home State,Home ZipCode,Home Country,Work Address,Work Address 2,Work City,Work State,Work ZipCode,Work Country,Job Title,Department,Organization,Web Page 1,Web Page 2,Birth Year,Birth Month,Birth Day,Custom 1,Custom 2,Custom 3,Custom 4,Notes'
const oona = {
  'First Name': 'Oona', 'Last Name': 'Väisänen', 'Display Name': 'Oona V.', 'Nickname': 'Oo', 'Primary Email': 'oona@lumi.example', 'Secondary Email': 'ov@mail.example', 'Work Phone': '+358 9 5550109', 'Home Phone': '+358 9 5550110', 'Fax Number': '+358 9 5550111',
  'Pager Number': '5550112', 'Mobile Number': '+358 40 5550113', 'Home Address': 'Kirkkokatu 2', 'Home Address 2': 'as. 5', 'Home City': 'Oulu', 'Home Country': 'Finland', 'Work Address': 'Satama 1', 'Work City': 'Helsinki', 'Work Country': 'Finland',
  'Job Title': 'Architect', 'Department': 'R&D', 'Birth Year': '1980', 'Birth Month': '3', 'Birth Day': '22', 'Custom 1': 'likes maps', 'Notes': 'Line one\nline two',
}
const oonaRead = {
  givenName: 'Oona', familyName: 'Väisänen', formattedName: 'Oona V.', nickname: 'Oo', birthday: '1980-03-22', notes: 'Line one\nline two\nCustom 1: likes maps',
  emails: [mail('oona@lumi.example', '', { primary: true }), mail('ov@mail.example')],
  phones: [tel('+358 9 5550109', 'work', { primary: true }), tel('+358 9 5550110', 'home'), tel('+358 9 5550111', 'work-fax'), tel('5550112', 'pager'), tel('+358 40 5550113', 'mobile')],
  positions: [{ companyName: 'Lumi Oy', role: 'Architect', department: 'R&D' }],
}

export const thunderbird: ProgramFile = {
  name: 'Thunderbird, US English', fileName: 'abook.csv', dialect: 'thunderbird', rows: 2,
  content: tableOf(thunderbirdHeader, [
    { ...oona, 'Organization': 'Lumi Oy', 'Home ZipCode': '90100', 'Work ZipCode': '00160', 'Web Page 1': 'https://lumi.example', 'Web Page 2': 'https://oona.example' }, { 'Display Name': 'Front desk', 'Work Phone': '1', 'Birth Month': '12', 'Birth Day': '24' },
  ], { lineEnd: '\n' }),
  contacts: [
    { ...oonaRead, addresses: [{ label: 'home', street: 'Kirkkokatu 2\nas. 5', city: 'Oulu', postalCode: '90100', country: 'Finland' }, { label: 'work', street: 'Satama 1', city: 'Helsinki', postalCode: '00160' }], links: [{ url: 'https://lumi.example' }, { url: 'https://oona.example' }] },
    { formattedName: 'Front desk', birthday: '--12-24' },
  ],
  companies: [{ name: 'Lumi Oy' }],
}
export const thunderbirdBritish: ProgramFile = {
  name: 'Thunderbird, British English, semicolons and a phantom column', fileName: 'abook.csv', dialect: 'thunderbird', rows: 1,
  content: tableOf(`${thunderbirdHeader.replaceAll('ZipCode', 'Post Code').replace('Organization', 'Organisation')},`, [{ ...oona, 'Organisation': 'Lumi Oy', 'Home Post Code': '90100' }], { delimiter: ';' }),
  contacts: [{ ...oonaRead, addresses: [{ label: 'home', postalCode: '90100' }, { label: 'work', city: 'Helsinki' }] }],
  companies: [{ name: 'Lumi Oy' }],
}
export const thunderbirdHeadless: ProgramFile = {
  name: 'Thunderbird, without a header', fileName: 'abook.csv', dialect: 'thunderbird', rows: 2,
  content: tableOf(thunderbirdHeader, [{ ...oona, 'Organization': 'Lumi Oy' }, { 'First Name': 'Ada', 'Last Name': 'Quist', 'Primary Email': 'ada@quist.example' }], { headless: true, lineEnd: '\n' }),
  contacts: [{ ...oonaRead, notes: 'Line one\nline two\nCustom 1: likes maps' }, { givenName: 'Ada', familyName: 'Quist', emails: [mail('ada@quist.example')] }],
  companies: [{ name: 'Lumi Oy' }],
}
export const thunderbirdGerman: ProgramFile = {
  name: 'Thunderbird, German', fileName: 'Adressbuch.csv', dialect: 'thunderbird', rows: 1,
  content: tableOf('Vorname,Nachname,Anzeigename,Spitzname,Primäre E-Mail-Adresse,Sekundäre E-Mail-Adresse,Messenger-Name,Tel. dienstlich,Tel. privat,Fax-Nummer,Pager-Nummer,Mobil-Tel.-Nr.,Privat: Adresse,Privat: Adresse 2,Privat: Ort,Privat: Bundesland,Privat: PLZ,Privat: Land,Dienstlich: Adresse,Dienstlich: Adresse 2,Dienstlich: Ort,Dienstlich: Bundesland,Dienstlich: PLZ,Dienstlich: Land,Arbeitstitel,Abteilung,Organisation,Webseite 1,Webseite 2,Geburtsjahr,Geburtsmonat,Geburtstag,Sonstiges 1,Sonstiges 2,Sonstiges 3,Sonstiges 4,Notizen', [{
    'Vorname': 'Jörg', 'Nachname': 'Weiß', 'Anzeigename': 'Jörg Weiß', 'Primäre E-Mail-Adresse': 'joerg@weiss.example', 'Sekundäre E-Mail-Adresse': 'jw@mail.example', 'Tel. dienstlich': '0221 5550114', 'Tel. privat': '0221 5550115', 'Mobil-Tel.-Nr.': '0171 5550116',
    'Privat: Adresse': 'Am Markt 3', 'Privat: Ort': 'Köln', 'Privat: PLZ': '50667', 'Privat: Land': 'Deutschland', 'Dienstlich: Adresse': 'Ring 9', 'Dienstlich: Ort': 'Bonn', 'Arbeitstitel': 'Meister', 'Organisation': 'Weiß & Sohn OHG', 'Geburtsjahr': '1971', 'Geburtsmonat': '8', 'Geburtstag': '5', 'Notizen': 'kommt gern',
  }], { encoding: 'windows-1252' }),
  contacts: [{
    givenName: 'Jörg', familyName: 'Weiß', formattedName: '', birthday: '1971-08-05', notes: 'kommt gern', emails: [mail('joerg@weiss.example'), mail('jw@mail.example')], phones: [tel('0221 5550114', 'work'), tel('0221 5550115', 'home'), tel('0171 5550116', 'mobile')],
    addresses: [{ label: 'home', street: 'Am Markt 3', city: 'Köln', postalCode: '50667', country: 'Deutschland' }, { label: 'work', street: 'Ring 9', city: 'Bonn' }], positions: [{ companyName: 'Weiß & Sohn OHG', role: 'Meister' }],
  }],
  companies: [{ name: 'Weiß & Sohn OHG' }],
}

export const linkedin: ProgramFile = {
  name: 'LinkedIn connections, with its preamble', fileName: 'Connections.csv', dialect: 'linkedin', rows: 3,
  content: tableOf('First Name,Last Name,URL,Email Address,Company,Position,Connected On', [
    { 'First Name': 'Aïcha', 'Last Name': 'Benali', 'URL': 'https://www.linkedin.example/in/aicha', 'Email Address': 'aicha@benali.example', 'Company': 'Atlas, Logistique', 'Position': 'Directrice "Grands comptes"', 'Connected On': '05 Feb 2024' },
    { 'First Name': 'Piotr', 'Last Name': 'Zieliński, MBA', 'URL': 'https://www.linkedin.example/in/piotr', 'Company': 'Wisła Soft', 'Position': '', 'Connected On': '31 Dec 2019' },
    { 'First Name': '', 'Last Name': '', 'URL': '', 'Connected On': '30 Nov 2019' },
  ], { lineEnd: '\n', before: 'Notes:\n"When exporting your connection data, you may notice that some of the email addresses are missing. You will only see email addresses for connections who have allowed their connections to see or download their email address."\n\n' }),
  contacts: [
    { givenName: 'Aïcha', familyName: 'Benali', emails: [mail('aicha@benali.example')], links: [{ url: 'https://www.linkedin.example/in/aicha', label: 'linkedin' }], positions: [{ companyName: 'Atlas, Logistique', role: 'Directrice "Grands comptes"' }], birthday: '' },
    { givenName: 'Piotr', familyName: 'Zieliński, MBA', positions: [{ companyName: 'Wisła Soft' }] },
  ],
  companies: [{ name: 'Atlas, Logistique' }, { name: 'Wisła Soft' }],
}
