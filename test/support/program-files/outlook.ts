import { mail, tableOf, tel, type ProgramFile } from './program-file'

const desktopHeader = "Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Street,Business Street 2,Business Street 3,Business City,Business State,Business Postal Code,Business Country/Region,Home Street,Home Street 2,Home Street 3,Home City,Home State,Home Postal Code,Home Country/Region,Other Street,Other Street 2,Other Street 3,Other City,Other State,Other Postal Code,Other Country/Region,Assistant's Phone,Business Fax,Business Phone,Business Phone 2,Callback,Car Phone,Company Main Phone,Home Fax,Home Phone,Home Phone 2,ISDN,Mobile Phone,Other Fax,Other Phone,Pager,Primary Phone,Radio Phone,TTY/TDD Phone,Telex,Account,Anniversary,Assistant's Name,Billing Information,Birthday,Business Address PO Box,Categories,Children,Directory Server,E-mail Address,E-mail Type,E-mail Display Name,E-mail 2 Address,E-mail 2 Type,E-mail 2 Display Name,E-mail 3 Address,E-mail 3 Type,E-mail 3 Display Name,Gender,Government ID Number,Hobby,Home Address PO Box,Initials,Internet Free Busy,Keywords,Language,Location,Manager's Name,Mileage,Notes,Office Location,Organizational ID Number,Other Address PO Box,Priority,Private,Profession,Referred By,Sensitivity,Spouse,User 1,User 2,User 3,User 4,Web Page"
const blanks = { 'Anniversary': '0/0/00', 'Birthday': '0/0/00', 'Gender': 'Unspecified', 'Priority': 'Normal', 'Private': 'False', 'Sensitivity': 'Normal' }

export const outlookDesktop: ProgramFile = {
  name: 'Outlook desktop, US English, 92 columns', fileName: 'contacts.CSV', dialect: 'outlook', rows: 3,
  content: tableOf(desktopHeader, [
    {
      ...blanks, 'Title': 'Mrs.', 'First Name': 'Chloé', 'Middle Name': 'Anne', 'Last Name': 'O’Neill', 'Suffix': 'III', 'Company': 'Brightwater Foods, Inc.', 'Department': 'Sales', 'Job Title': 'VP Sales', 'Business Street': '12 Harbor Rd', 'Business Street 2': 'Suite 400', 'Business City': 'Portland', 'Business State': 'ME',
      'Business Postal Code': '04101', 'Business Country/Region': 'United States of America', 'Business Address PO Box': 'PO Box 9', 'Home Street': '3 Elm St', 'Home City': 'Saco', 'Home Postal Code': '04072', "Assistant's Phone": '(207) 555-0120', 'Business Fax': '(207) 555-0121', 'Business Phone': '(207) 555-0122',
      'Business Phone 2': '(207) 555-0123', 'Company Main Phone': '(207) 555-0124', 'Home Phone': '(207) 555-0125', 'Mobile Phone': '(207) 555-0126', 'Car Phone': '(207) 555-0127', 'Other Fax': '(207) 555-0128', 'Home Fax': '(207) 555-0129', 'Pager': '5550130', 'Telex': '5550131', 'Anniversary': '6/15/2004', 'Birthday': '11/3/1968',
      'Categories': 'Key customer;Golf', 'E-mail Address': 'chloe.oneill@brightwater.example', 'E-mail Type': 'SMTP', 'E-mail Display Name': 'Chloé O’Neill (chloe.oneill@brightwater.example)', 'E-mail 2 Address': 'chloe@home.example', 'E-mail 2 Type': 'SMTP', 'Notes': 'First line\r\nsecond; line – with a dash\r\n\r\nlast', 'Spouse': 'Pat',
      "Manager's Name": 'R. Diaz', "Assistant's Name": 'Lee', 'User 1': 'Region east', 'Web Page': 'http://brightwater.example', 'Government ID Number': '',
    },
    { ...blanks, 'First Name': 'Björn', 'Last Name': 'Åkesson', 'Company': 'Brightwater Foods, Inc.', 'Birthday': '2/28/1990', 'E-mail Address': '/o=ExchangeLabs/ou=Exchange Administrative Group/cn=Recipients/cn=bjorn', 'E-mail Type': 'EX', 'Home Phone': '+46 8 555 01 32' },
    { ...blanks, 'Company': 'Plumber', 'Business Phone': '555-0133' },
  ], { quoteAll: true, encoding: 'windows-1252' }),
  contacts: [
    {
      namePrefix: 'Mrs.', givenName: 'Chloé', middleName: 'Anne', familyName: 'O’Neill', nameSuffix: 'III', birthday: '1968-11-03', tags: ['Key customer', 'Golf'],
      notes: 'First line\nsecond; line – with a dash\n\nlast\nAnniversary: 6/15/2004\nAssistant\'s Name: Lee\nManager\'s Name: R. Diaz\nSpouse: Pat\nUser 1: Region east',
      positions: [{ companyName: 'Brightwater Foods, Inc.', role: 'VP Sales', department: 'Sales' }],
      emails: [mail('chloe.oneill@brightwater.example', '', { primary: true }), mail('chloe@home.example')],
      phones: [
        tel('(207) 555-0120', 'assistant', { primary: false }), tel('(207) 555-0121', 'work-fax'), tel('(207) 555-0122', 'work', { primary: true }), tel('(207) 555-0123', 'work'), tel('(207) 555-0127', 'car'), tel('(207) 555-0124', 'company'), tel('(207) 555-0129', 'home-fax'),
        tel('(207) 555-0125', 'home'), tel('(207) 555-0126', 'mobile'), tel('(207) 555-0128', 'other-fax'), tel('5550130', 'pager'), tel('5550131', 'telex'),
      ],
      addresses: [{ label: 'work', street: '12 Harbor Rd\nSuite 400', city: 'Portland', region: 'ME', postalCode: '04101', country: 'United States of America', poBox: 'PO Box 9' }, { label: 'home', street: '3 Elm St', city: 'Saco', postalCode: '04072' }],
      links: [{ url: 'http://brightwater.example' }],
    },
    { givenName: 'Björn', familyName: 'Åkesson', birthday: '1990-02-28', emails: [], positions: [{ companyName: 'Brightwater Foods, Inc.' }], notes: 'E-mail Address: /o=ExchangeLabs/ou=Exchange Administrative Group/cn=Recipients/cn=bjorn' },
    { positions: [{ companyName: 'Plumber' }], phones: [tel('555-0133', 'work')] },
  ],
  companies: [{ name: 'Brightwater Foods, Inc.' }, { name: 'Plumber' }],
}

const comHeader = "First Name,Middle Name,Last Name,Title,Suffix,Initials,Web Page,Gender,Birthday,Anniversary,Location,Language,Internet Free Busy,Notes,E-mail Address,E-mail 2 Address,E-mail 3 Address,Primary Phone,Home Phone,Home Phone 2,Mobile Phone,Pager,Home Fax,Home Address,Home Street,Home Street 2,Home Street 3,Home Address PO Box,Home City,Home State,Home Postal Code,Home Country,Spouse,Children,Manager's Name,Assistant's Name,Referred By,Company Main Phone,Business Phone,Business Phone 2,Business Fax,Assistant's Phone,Company,Job Title,Department,Office Location,Organizational ID Number,Profession,Account,Business Address,Business Street,Business Street 2,Business Street 3,Business Address PO Box,Business City,Business State,Business Postal Code,Business Country,Other Phone,Other Fax,Other Address,Other Street,Other Street 2,Other Street 3,Other Address PO Box,Other City,Other State,Other Postal Code,Other Country,Callback,Car Phone,ISDN,Radio Phone,TTY/TDD Phone,Telex,User 1,User 2,User 3,User 4,Keywords,Mileage,Hobby,Billing Information,Directory Server,Sensitivity,Priority,Private,Categories"

export const outlookCom: ProgramFile = {
  name: 'Outlook.com', fileName: 'contacts.csv', dialect: 'outlook-com', rows: 1,
  content: tableOf(comHeader, [{
    'First Name': 'Tomás', 'Middle Name': 'R.', 'Last Name': 'Ferreira', 'Title': 'Eng.', 'Suffix': '', 'Web Page': 'https://tf.example', 'Birthday': '1985-07-09', 'Notes': 'a\r\nb', 'E-mail Address': 'tomas@ferreira.example', 'E-mail 3 Address': 't3@mail.example', 'Primary Phone': '+351 21 555 0140', 'Mobile Phone': '+351 91 555 0141',
    'Home Address': 'Rua do Sol 5\n1200-001 Lisboa', 'Home Street': 'Rua do Sol 5', 'Home City': 'Lisboa', 'Home Postal Code': '1200-001', 'Home Country': 'Portugal', 'Company': 'Azul Cerâmica Lda', 'Job Title': 'Engenheiro', 'Business Phone': '+351 21 555 0142', 'Business City': 'Porto', 'Other Street': 'Casa da praia', 'Other City': 'Ericeira', 'Categories': 'Fornecedor;Norte',
  }], { mark: true }),
  contacts: [{
    givenName: 'Tomás', middleName: 'R.', familyName: 'Ferreira', namePrefix: 'Eng.', birthday: '1985-07-09', notes: 'a\nb', tags: ['Fornecedor', 'Norte'], emails: [mail('tomas@ferreira.example'), mail('t3@mail.example')],
    phones: [tel('+351 21 555 0140', '', { primary: true }), tel('+351 91 555 0141', 'mobile'), tel('+351 21 555 0142', 'work')], positions: [{ companyName: 'Azul Cerâmica Lda', role: 'Engenheiro' }],
    addresses: [{ label: 'home', street: 'Rua do Sol 5', city: 'Lisboa', postalCode: '1200-001', country: 'Portugal' }, { label: 'work', city: 'Porto' }, { label: 'other', street: 'Casa da praia', city: 'Ericeira' }], links: [{ url: 'https://tf.example' }],
  }],
  companies: [{ name: 'Azul Cerâmica Lda' }],
}

const germanHeader = 'Anrede,Vorname,Weitere Vornamen,Nachname,Suffix,Firma,Abteilung,Position,Straße geschäftlich,Straße geschäftlich 2,Straße geschäftlich 3,Ort geschäftlich,Region geschäftlich,Postleitzahl geschäftlich,Land/Region geschäftlich,Straße privat,Straße privat 2,Straße privat 3,Ort privat,Bundesland/Kanton privat,Postleitzahl privat,Land/Region privat,Weitere Straße,Weitere Straße 2,Weitere Straße 3,Weiterer Ort,Weiteres/r Bundesland/Kanton,Weitere Postleitzahl,Weiteres/e Land/Region,Telefon Assistent,Fax geschäftlich,Telefon geschäftlich,Telefon geschäftlich 2,Rückmeldung,Autotelefon,Telefon Firma,Fax privat,Telefon (privat),Telefon (privat 2),ISDN,Mobiltelefon,Weiteres Fax,Weiteres Telefon,Pager,Haupttelefon,Mobiltelefon 2,Telefon für Hörbehinderte,Telex,Abrechnungsinformation,Assistent(in),Benutzer 1,Benutzer 2,Benutzer 3,Benutzer 4,Beruf,Büro,E-Mail-Adresse,E-Mail-Typ,E-Mail: Angezeigter Name,E-Mail 2: Adresse,E-Mail 2: Typ,E-Mail 2: Angezeigter Name,E-Mail 3: Adresse,E-Mail 3: Typ,E-Mail 3: Angezeigter Name,Empfohlen von,Geburtstag,Geschlecht,Hobby,Initialen,Internet Frei/Gebucht,Jahrestag,Kategorien,Kinder,Konto,Name des/r Vorgesetzten,Notizen,Organisationsnr.,Ort,Partner,Postfach geschäftlich,Postfach privat,Priorität,Privat,Reisekilometer,Sozialversicherungsnr.,Sprache,Stichwörter,Vertraulichkeit,Verzeichnisserver,Webseite,Weiteres Postfach'

export const outlookGerman: ProgramFile = {
  name: 'Outlook desktop, German, semicolons', fileName: 'Kontakte.CSV', dialect: 'outlook-de', rows: 2,
  content: tableOf(germanHeader, [
    {
      'Anrede': 'Frau', 'Vorname': 'Käthe', 'Weitere Vornamen': 'Sophie', 'Nachname': 'Größlhuber', 'Suffix': 'MBA', 'Firma': 'Süd-Möbel GmbH & Co. KG', 'Abteilung': 'Einkauf', 'Position': 'Leiterin', 'Straße geschäftlich': 'Gewerbering 4', 'Straße geschäftlich 2': 'Halle B', 'Ort geschäftlich': 'Linz', 'Region geschäftlich': 'OÖ',
      'Postleitzahl geschäftlich': '4020', 'Land/Region geschäftlich': 'Österreich', 'Straße privat': 'Am Bach 1', 'Ort privat': 'Wels', 'Bundesland/Kanton privat': 'OÖ', 'Postleitzahl privat': '4600', 'Weitere Straße': 'Seeweg 2', 'Weiterer Ort': 'Gmunden', 'Weiteres/r Bundesland/Kanton': 'OÖ', 'Weitere Postleitzahl': '4810', 'Weiteres/e Land/Region': 'Österreich',
      'Telefon Assistent': '+43 732 5550150', 'Fax geschäftlich': '+43 732 5550151', 'Telefon geschäftlich': '+43 732 5550152', 'Telefon geschäftlich 2': '+43 732 5550153', 'Telefon (privat)': '+43 7242 5550154', 'Telefon (privat 2)': '+43 7242 5550155', 'Mobiltelefon': '+43 664 5550156', 'Mobiltelefon 2': '+43 664 5550157', 'Weiteres Telefon': '+43 7612 5550158',
      'Weiteres Fax': '+43 7612 5550159', 'Fax privat': '+43 7242 5550160', 'Haupttelefon': '+43 732 5550161', 'Telefon Firma': '+43 732 5550162', 'E-Mail-Adresse': 'kaethe@sued-moebel.example', 'E-Mail-Typ': 'SMTP', 'E-Mail: Angezeigter Name': 'Größlhuber Käthe', 'E-Mail 2: Adresse': 'kg@privat.example', 'E-Mail 2: Typ': 'SMTP',
      'Geburtstag': '03.04.1979', 'Jahrestag': '0.0.00', 'Kategorien': 'Lieferant;Österreich', 'Notizen': 'zahlt in €\r\n2 % Skonto', 'Postfach geschäftlich': '77', 'Priorität': 'Normal', 'Privat': 'Falsch', 'Vertraulichkeit': 'Normal', 'Webseite': 'www.sued-moebel.example', 'Partner': 'Hans', 'Geschlecht': 'Keine Angabe',
    },
    { 'Vorname': 'Urs', 'Nachname': 'Bürgi', 'Geburtstag': '0.0.00', 'Privat': 'Falsch', 'E-Mail-Adresse': 'urs@buergi.example' },
  ], { delimiter: ';', encoding: 'windows-1252', quoteAll: true }),
  contacts: [
    {
      namePrefix: 'Frau', givenName: 'Käthe', middleName: 'Sophie', familyName: 'Größlhuber', nameSuffix: 'MBA', birthday: '1979-04-03', notes: 'zahlt in €\n2 % Skonto\nPartner: Hans', tags: ['Lieferant', 'Österreich'],
      positions: [{ companyName: 'Süd-Möbel GmbH & Co. KG', role: 'Leiterin', department: 'Einkauf' }], emails: [mail('kaethe@sued-moebel.example'), mail('kg@privat.example')],
      phones: [
        tel('+43 732 5550150', 'assistant', { primary: false }), tel('+43 732 5550151', 'work-fax'), tel('+43 732 5550152', 'work', { primary: true }), tel('+43 732 5550153', 'work'), tel('+43 732 5550162', 'company'), tel('+43 7242 5550160', 'home-fax'), tel('+43 7242 5550154', 'home'), tel('+43 7242 5550155', 'home'),
        tel('+43 664 5550156', 'mobile'), tel('+43 7612 5550159', 'other-fax'), tel('+43 7612 5550158', 'other'), tel('+43 732 5550161', ''), tel('+43 664 5550157', 'mobile'),
      ],
      addresses: [
        { label: 'work', street: 'Gewerbering 4\nHalle B', city: 'Linz', region: 'OÖ', postalCode: '4020', country: 'Österreich', poBox: '77' }, { label: 'home', street: 'Am Bach 1', city: 'Wels', region: 'OÖ', postalCode: '4600' },
        { label: 'other', street: 'Seeweg 2', city: 'Gmunden', region: 'OÖ', postalCode: '4810', country: 'Österreich' },
      ],
      links: [{ url: 'www.sued-moebel.example' }],
    },
    { givenName: 'Urs', familyName: 'Bürgi', birthday: '' },
  ],
  companies: [{ name: 'Süd-Möbel GmbH & Co. KG' }],
}
