import { mail, tableOf, tel, type ProgramFile } from './program-file'

export const hubspotView: ProgramFile = {
  name: 'HubSpot, default view of contacts', fileName: 'hubspot-crm-exports-all-contacts.csv', dialect: 'hubspot', rows: 2,
  content: tableOf('Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Primary Associated Company ID,Last Activity Date,Lead Status,Marketing contact status,Create Date,Associated Company', [
    { 'Record ID': '151', 'First Name': 'Ngozi', 'Last Name': 'Okafor', 'Email': 'ngozi@lagosprint.example', 'Phone Number': '+234 1 555 0170', 'Contact owner': 'Sam Field', 'Primary Associated Company ID': '9001', 'Last Activity Date': '2024-02-15 20:09', 'Lead Status': 'Open', 'Create Date': '2023-11-15 20:09', 'Associated Company': 'Lagos Print;Abuja Media' },
    { 'Record ID': '201', 'First Name': 'Maria (Sample Contact)', 'Last Name': '', 'Email': 'maria@sample.example', 'Contact owner': 'Unassigned' },
  ], { quoteAll: true, lineEnd: '\n' }),
  contacts: [
    { givenName: 'Ngozi', familyName: 'Okafor', birthday: '', emails: [mail('ngozi@lagosprint.example')], phones: [tel('+234 1 555 0170')], positions: [{ companyName: 'Lagos Print', primary: true }, { companyName: 'Abuja Media', primary: false }], tags: [] },
    { givenName: 'Maria (Sample Contact)', positions: [] },
  ],
  companies: [{ name: 'Lagos Print' }, { name: 'Abuja Media' }],
}

export const hubspotAll: ProgramFile = {
  name: 'HubSpot, all properties', fileName: 'all-properties.csv', dialect: 'hubspot', rows: 1,
  content: tableOf('Record ID,Salutation,First Name,Last Name,Email,Additional email addresses,Work email,Phone Number,Mobile Phone Number,Fax Number,Job Title,Company Name,Associated Company,Associated Company IDs,Street Address,City,State/Region,Postal Code,Country/Region,Website URL,Date of birth,Lifecycle Stage,Unsubscribed from all email,Annual Revenue,Number of Employees,Industry,Twitter Username,LinkedIn Bio,Message,Time Zone,Email Domain,Number of Sessions,Merged record IDs', [{
    'Record ID': '3051', 'Salutation': 'Ms', 'First Name': 'Priya', 'Last Name': 'Raghunathan', 'Email': 'priya@chennaicircuits.example', 'Additional email addresses': 'pr1@mail.example;pr2@mail.example', 'Work email': 'priya@chennaicircuits.example', 'Phone Number': '044 5550171', 'Mobile Phone Number': '+91 98400 55017', 'Fax Number': '044 5550172',
    'Job Title': 'CTO', 'Company Name': 'Chennai Circuits', 'Associated Company': 'Chennai Circuits', 'Associated Company IDs': '9002', 'Street Address': '1 Mount Road', 'City': 'Chennai', 'State/Region': 'TN', 'Postal Code': '600002', 'Country/Region': 'India', 'Website URL': 'https://chennaicircuits.example', 'Date of birth': '1982-09-30', 'Lifecycle Stage': 'customer',
    'Unsubscribed from all email': 'true', 'Annual Revenue': '117.0', 'Number of Employees': '50', 'Industry': 'COMPUTER_HARDWARE', 'Twitter Username': '@priya', 'Email Domain': 'chennaicircuits.example', 'Number of Sessions': '7',
  }], { quoteAll: true, lineEnd: '\n' }),
  contacts: [{
    namePrefix: 'Ms', givenName: 'Priya', familyName: 'Raghunathan', birthday: '1982-09-30', positions: [{ companyName: 'Chennai Circuits', role: 'CTO' }],
    emails: [mail('priya@chennaicircuits.example', '', { primary: true, optOut: true }), mail('pr1@mail.example', '', { optOut: true }), mail('pr2@mail.example', '', { optOut: true })],
    phones: [tel('044 5550171', '', { primary: true }), tel('+91 98400 55017', 'mobile'), tel('044 5550172', 'work-fax')],
    addresses: [{ street: '1 Mount Road', city: 'Chennai', region: 'TN', postalCode: '600002', country: 'India' }], links: [{ url: 'https://chennaicircuits.example' }, { url: '@priya', label: 'twitter' }],
  }],
  companies: [{ name: 'Chennai Circuits' }],
}

export const hubspotTemplate: ProgramFile = {
  name: 'HubSpot, headings of its import template', fileName: 'contact-import-template.csv', dialect: 'hubspot', rows: 1,
  content: tableOf('First name,Last name,Email address,Phone number,City,Lifecycle stage,Contact owner,Favourite ice cream', [{ 'First name': 'Lucía', 'Last name': 'Paz', 'Email address': 'lucia@paz.example', 'Phone number': '+34 600 55 01 73', 'City': 'Vigo', 'Lifecycle stage': 'Lead', 'Contact owner': 'a@b.example' }]),
  contacts: [{ givenName: 'Lucía', familyName: 'Paz', emails: [mail('lucia@paz.example')], phones: [tel('+34 600 55 01 73')], addresses: [{ city: 'Vigo' }] }],
  companies: [],
}

export const hubspotCompanies: ProgramFile = {
  name: 'HubSpot, companies', fileName: 'hubspot-companies.csv', dialect: 'hubspot', rows: 2,
  content: tableOf('Record ID,Company name,Company owner,Create Date,Phone Number,Last Activity Date,City,Country/Region,Industry,Company Domain Name,Number of Employees,Associated Contact,Associated Contact IDs', [
    { 'Record ID': '9001', 'Company name': 'Lagos Print', 'Create Date': '2023-11-15 20:09', 'Phone Number': '+234 1 555 0174', 'City': 'Lagos', 'Country/Region': 'Nigeria', 'Industry': 'PRINTING', 'Company Domain Name': 'lagosprint.example', 'Number of Employees': '1,250', 'Associated Contact': 'Ngozi Okafor (ngozi@lagosprint.example)', 'Associated Contact IDs': '151' },
    { 'Record ID': '9009', 'Company name': '', 'Company Domain Name': 'nameless.example' },
  ], { quoteAll: true, lineEnd: '\n' }),
  contacts: [],
  companies: [
    { name: 'Lagos Print', domain: 'lagosprint.example', industry: 'PRINTING', employees: 1250, phones: [tel('+234 1 555 0174')], addresses: [{ city: 'Lagos', country: 'Nigeria' }] }, { name: 'nameless.example', domain: 'nameless.example' },
  ],
}

const account = 'Id,IsDeleted,MasterRecordId,Name,Type,ParentId,BillingStreet,BillingCity,BillingState,BillingPostalCode,BillingCountry,ShippingStreet,ShippingCity,ShippingState,ShippingPostalCode,ShippingCountry,Phone,Fax,AccountNumber,Website,Sic,Industry,AnnualRevenue,NumberOfEmployees,Ownership,TickerSymbol,Description,Rating,Site,OwnerId,CreatedDate,CreatedById,LastModifiedDate,LastModifiedById,SystemModstamp,LastActivityDate,Oracle_Id__c'
const contact = 'Id,IsDeleted,MasterRecordId,AccountId,LastName,FirstName,Salutation,RecordTypeId,OtherStreet,OtherCity,OtherState,OtherPostalCode,OtherCountry,OtherLatitude,OtherLongitude,MailingStreet,MailingCity,MailingState,MailingPostalCode,MailingCountry,Phone,Fax,MobilePhone,HomePhone,OtherPhone,AssistantPhone,ReportsToId,Email,Title,Department,AssistantName,LeadSource,Birthdate,Description,OwnerId,HasOptedOutOfEmail,HasOptedOutOfFax,DoNotCall,CreatedDate,CreatedById,LastModifiedDate,LastModifiedById,SystemModstamp,LastActivityDate,EmailBouncedReason,Jigsaw,Level__c'

export const salesforceAccounts: ProgramFile = {
  name: 'Salesforce data export, accounts', fileName: 'Account.csv', dialect: 'salesforce-export', rows: 3,
  content: tableOf(account, [
    {
      'Id': '0015g00000AbCdEAAV', 'IsDeleted': '0', 'Name': 'Fjord Turbin AS', 'Type': 'Customer', 'BillingStreet': 'Havnegata 1\nBygg C', 'BillingCity': 'Bergen', 'BillingPostalCode': '5003', 'BillingCountry': 'Norway', 'ShippingCity': 'Oslo', 'Phone': '+47 55 55 01 80', 'Fax': '+47 55 55 01 81', 'Website': 'https://www.fjordturbin.example/en',
      'Industry': 'Energy', 'AnnualRevenue': '1250000.0', 'NumberOfEmployees': '42', 'Description': 'Says "no" first', 'OwnerId': '0055g000001AAAAAA4', 'CreatedDate': '2021-03-04T10:00:00.000Z',
    },
    { 'Id': '0015g00000AbCdFAAV', 'IsDeleted': '1', 'Name': 'Gone Ltd' },
    { 'Id': '0015g00000AbCdGAAV', 'IsDeleted': 'false', 'Name': 'Café Świt', 'OwnerId': '0055g000001AAAAAA4' },
  ], { quoteAll: true, lineEnd: '\n' }),
  contacts: [],
  companies: [
    {
      name: 'Fjord Turbin AS', domain: 'fjordturbin.example', industry: 'Energy', employees: 42, notes: 'Says "no" first', phones: [tel('+47 55 55 01 80', '', { primary: true }), tel('+47 55 55 01 81', 'work-fax')], links: [{ url: 'https://www.fjordturbin.example/en' }],
      addresses: [{ label: 'billing', street: 'Havnegata 1\nBygg C', city: 'Bergen', postalCode: '5003', country: 'Norway' }, { label: 'shipping', city: 'Oslo' }],
    },
    { name: 'Café Świt' },
  ],
}
export const salesforceContacts: ProgramFile = {
  name: 'Salesforce Data Loader, contacts, upper case', fileName: 'Contact.csv', dialect: 'salesforce-export', rows: 3,
  content: tableOf(contact.toUpperCase(), [
    {
      'ID': '0035g00000XyZaBAAV', 'ISDELETED': 'false', 'ACCOUNTID': '0015g00000AbCdE', 'LASTNAME': 'Håkonsen', 'FIRSTNAME': 'Liv', 'SALUTATION': 'Ms.', 'OTHERCITY': 'Voss', 'MAILINGSTREET': 'Strandgaten 8', 'MAILINGCITY': 'Bergen', 'MAILINGPOSTALCODE': '5004', 'MAILINGCOUNTRY': 'Norway', 'PHONE': '+47 55 55 01 82', 'FAX': '+47 55 55 01 83', 'MOBILEPHONE': '+47 90 55 01 84',
      'HOMEPHONE': '+47 55 55 01 85', 'OTHERPHONE': '+47 55 55 01 86', 'ASSISTANTPHONE': '+47 55 55 01 87', 'EMAIL': 'liv@fjordturbin.example', 'TITLE': 'Innkjøpssjef', 'DEPARTMENT': 'Innkjøp', 'ASSISTANTNAME': 'Per', 'BIRTHDATE': '1977-05-17', 'DESCRIPTION': 'Ring etter lunsj', 'HASOPTEDOUTOFEMAIL': 'true', 'DONOTCALL': 'false', 'LEVEL__C': 'Primary',
    },
    { 'ID': '0035g00000XyZaCAAV', 'ISDELETED': 'true', 'LASTNAME': 'Deleted', 'FIRSTNAME': 'Dan' },
    { 'ID': '0035g00000XyZaDAAV', 'ISDELETED': 'false', 'ACCOUNTID': '000000000000000', 'LASTNAME': 'Solo', 'FIRSTNAME': '' },
  ], { quoteAll: true, lineEnd: '\n' }),
  contacts: [
    {
      namePrefix: 'Ms.', givenName: 'Liv', familyName: 'Håkonsen', birthday: '1977-05-17', notes: 'Ring etter lunsj\nASSISTANTNAME: Per', positions: [{ role: 'Innkjøpssjef', department: 'Innkjøp' }], emails: [mail('liv@fjordturbin.example', '', { optOut: true })],
      phones: [tel('+47 55 55 01 82', 'work', { optOut: false }), tel('+47 55 55 01 83', 'work-fax'), tel('+47 90 55 01 84', 'mobile'), tel('+47 55 55 01 85', 'home'), tel('+47 55 55 01 86', 'other'), tel('+47 55 55 01 87', 'assistant')],
      addresses: [{ label: 'other', city: 'Voss' }, { label: 'work', street: 'Strandgaten 8', city: 'Bergen', postalCode: '5004', country: 'Norway' }],
    },
    { familyName: 'Solo', positions: [] },
  ],
  companies: [],
}
export const salesforceReport: ProgramFile = {
  name: 'Salesforce report, labels and footer', fileName: 'report1700000000000.csv', dialect: 'salesforce-report', rows: 2,
  content: tableOf('Salutation,First Name,Last Name,Title,Account Name,Mailing Street,Mailing City,Mailing State/Province,Mailing Zip/Postal Code,Mailing Country,Phone,Fax,Mobile,Home Phone,Asst. Phone,Email,Email Opt Out,Do Not Call,Birthdate,Lead Source,Account Owner', [
    { 'Salutation': 'Mr.', 'First Name': 'Kwame', 'Last Name': 'Mensah', 'Title': 'Buyer', 'Account Name': 'Accra Cocoa Ltd', 'Mailing Street': 'Ring Rd\nBlock 2', 'Mailing City': 'Accra', 'Mailing State/Province': 'GA', 'Mailing Zip/Postal Code': '00233', 'Mailing Country': 'Ghana', 'Phone': '(030) 555-0190', 'Mobile': '+233 24 555 0191', 'Asst. Phone': '(030) 555-0192', 'Email': 'kwame@accracocoa.example', 'Email Opt Out': '0', 'Do Not Call': '1', 'Birthdate': '12/31/1980', 'Lead Source': 'Web', 'Account Owner': 'Sam Field' },
    { 'Last Name': 'Copyright', 'First Name': 'Carla', 'Account Name': 'Accra Cocoa Ltd', 'Birthdate': '1/2/1991' },
  ], { quoteAll: true, lineEnd: '\n', after: '\n\n"Contacts & Accounts"\n"Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved."\n"Confidential Information - Do Not Distribute"\n"Generated By:  Sam Field  3/22/2026 10:11 AM"\n"Accra Cocoa Ltd"\n' }),
  contacts: [
    {
      namePrefix: 'Mr.', givenName: 'Kwame', familyName: 'Mensah', birthday: '1980-12-31', positions: [{ companyName: 'Accra Cocoa Ltd', role: 'Buyer' }], emails: [mail('kwame@accracocoa.example', '', { optOut: false })],
      phones: [tel('(030) 555-0190', 'work', { optOut: true }), tel('+233 24 555 0191', 'mobile', { optOut: true }), tel('(030) 555-0192', 'assistant')], addresses: [{ label: 'work', street: 'Ring Rd\nBlock 2', city: 'Accra', region: 'GA', postalCode: '00233', country: 'Ghana' }],
    },
    { givenName: 'Carla', familyName: 'Copyright', birthday: '1991-01-02' },
  ],
  companies: [{ name: 'Accra Cocoa Ltd' }],
}
export const salesforceLeads: ProgramFile = {
  name: 'Salesforce data export, leads', fileName: 'Lead.csv', dialect: 'salesforce-export', rows: 1,
  content: tableOf('Id,IsDeleted,MasterRecordId,LastName,FirstName,Salutation,Title,Company,Street,City,State,PostalCode,Country,Phone,MobilePhone,Email,Website,Description,LeadSource,Status,Industry,Rating,AnnualRevenue,NumberOfEmployees,OwnerId,HasOptedOutOfEmail,IsConverted,ConvertedAccountId,CreatedDate,SystemModstamp', [
    { 'Id': '00Q5g00000ABCDEAA4', 'IsDeleted': '0', 'LastName': 'Szabó', 'FirstName': 'Réka', 'Title': 'Ügyvezető', 'Company': 'Duna Pék Kft.', 'Street': 'Fő utca 1.', 'City': 'Budapest', 'PostalCode': '1011', 'Country': 'Hungary', 'Phone': '+36 1 555 0195', 'MobilePhone': '+36 30 555 0196', 'Email': 'reka@dunapek.example', 'Website': 'dunapek.example', 'Status': 'Open', 'NumberOfEmployees': '12', 'IsConverted': 'false' },
  ], { quoteAll: true }),
  contacts: [{ givenName: 'Réka', familyName: 'Szabó', positions: [{ companyName: 'Duna Pék Kft.', role: 'Ügyvezető' }], emails: [mail('reka@dunapek.example')], phones: [tel('+36 1 555 0195', 'work'), tel('+36 30 555 0196', 'mobile')], addresses: [{ street: 'Fő utca 1.', city: 'Budapest', postalCode: '1011', country: 'Hungary' }] }],
  companies: [{ name: 'Duna Pék Kft.' }],
}

export const pipedrivePersons: ProgramFile = {
  name: 'Pipedrive, persons', fileName: 'people-12345.csv', dialect: 'pipedrive', rows: 2,
  content: tableOf('Person - ID,Person - Name,Person - First name,Person - Last name,Person - Organization,Person - Organization ID,Person - Email - Work,Person - Email - Home,Person - Email - Other,Person - Phone - Work,Person - Phone - Mobile,Person - Phone - Other,Person - Label,Person - Owner,Person - Job title,Person - Birthday,Person - Postal address,Person - Street/road name of Postal address,Person - House number of Postal address,Person - ZIP/Postal code of Postal address,Person - City/town/village/locality of Postal address,Person - Country of Postal address,Person - Full/combined address of Postal address,Person - Open deals,Person - Won deals,Person - Person created,Person - Notes', [
    {
      'Person - ID': '7', 'Person - Name': 'Mirela Ionescu', 'Person - First name': 'Mirela', 'Person - Last name': 'Ionescu', 'Person - Organization': 'Carpat Tour SRL', 'Person - Organization ID': '3', 'Person - Email - Work': 'mirela@carpattour.example', 'Person - Email - Home': 'mi@mail.example, mi2@mail.example', 'Person - Phone - Work': '+40 21 555 0200', 'Person - Phone - Mobile': '+40 721 555 020',
      'Person - Label': 'Hot lead, Customer', 'Person - Owner': 'Sam', 'Person - Job title': 'Manager', 'Person - Birthday': '1988-01-31', 'Person - Postal address': 'Strada Mare 5, Brașov, România', 'Person - Street/road name of Postal address': 'Strada Mare', 'Person - House number of Postal address': '5', 'Person - ZIP/Postal code of Postal address': '500001',
      'Person - City/town/village/locality of Postal address': 'Brașov', 'Person - Country of Postal address': 'România', 'Person - Full/combined address of Postal address': 'Strada Mare 5, Brașov, România', 'Person - Open deals': '1', 'Person - Notes': 'met at fair',
    },
    { 'Person - ID': '8', 'Person - Name': 'Bogdan', 'Person - Postal address': 'Somewhere 1, Cluj' },
  ]),
  contacts: [
    {
      givenName: 'Mirela', familyName: 'Ionescu', formattedName: '', birthday: '1988-01-31', tags: ['Hot lead', 'Customer'], notes: 'met at fair', positions: [{ companyName: 'Carpat Tour SRL', role: 'Manager' }], emails: [mail('mirela@carpattour.example', 'work'), mail('mi@mail.example', 'home'), mail('mi2@mail.example', 'home')],
      phones: [tel('+40 21 555 0200', 'work'), tel('+40 721 555 020', 'mobile')], addresses: [{ street: 'Strada Mare 5', postalCode: '500001', city: 'Brașov', country: 'România' }],
    },
    { formattedName: 'Bogdan', addresses: [{ street: 'Somewhere 1, Cluj' }] },
  ],
  companies: [{ name: 'Carpat Tour SRL' }],
}
export const pipedriveCzech: ProgramFile = {
  name: 'Pipedrive, persons, Czech', fileName: 'lide.csv', dialect: 'pipedrive', rows: 1,
  content: tableOf('Osoba - Jméno,Osoba - Organizace,Osoba - E-mail - Práce,Osoba - E-mail - Domov,Osoba - Telefon - Práce,Osoba - Telefon - Mobil,Osoba - Štítek,Osoba - Vlastník', [{ 'Osoba - Jméno': 'Jiří Dvořák', 'Osoba - Organizace': 'Sklo Žďár', 'Osoba - E-mail - Práce': 'jiri@sklozdar.example', 'Osoba - E-mail - Domov': 'jd@posta.example', 'Osoba - Telefon - Práce': '+420 566 555 021', 'Osoba - Telefon - Mobil': '+420 602 555 022', 'Osoba - Štítek': 'Zákazník', 'Osoba - Vlastník': 'Eva' }]),
  contacts: [{ formattedName: 'Jiří Dvořák', givenName: '', positions: [{ companyName: 'Sklo Žďár' }], emails: [mail('jiri@sklozdar.example', 'work'), mail('jd@posta.example', 'home')], phones: [tel('+420 566 555 021', 'work'), tel('+420 602 555 022', 'mobile')], tags: ['Zákazník'] }],
  companies: [{ name: 'Sklo Žďár' }],
}
export const pipedriveGerman: ProgramFile = {
  name: 'Pipedrive, persons, German', fileName: 'personen.csv', dialect: 'pipedrive', rows: 1,
  content: tableOf('Person - Name,Person - Vorname,Person - Nachname,Person - Organisation,Person - Telefon - Büro,Person - Telefon - Privat,Person - Telefon - Mobil,Person - Telefon - Sonstiger,Person - E-Mail-Adresse - Büro,Person - E-Mail-Adresse - Privat,Person - Label,Person - Besitzer', [{ 'Person - Name': 'Ida Kröger', 'Person - Vorname': 'Ida', 'Person - Nachname': 'Kröger', 'Person - Organisation': 'Watt & Meer', 'Person - Telefon - Büro': '04931 555023', 'Person - Telefon - Mobil': '0160 5550240', 'Person - E-Mail-Adresse - Büro': 'ida@wattmeer.example', 'Person - E-Mail-Adresse - Privat': 'ida@mail.example', 'Person - Label': 'Warm' }]),
  contacts: [{ givenName: 'Ida', familyName: 'Kröger', formattedName: '', positions: [{ companyName: 'Watt & Meer' }], phones: [tel('04931 555023', 'work'), tel('0160 5550240', 'mobile')], emails: [mail('ida@wattmeer.example', 'work'), mail('ida@mail.example', 'home')], tags: ['Warm'] }],
  companies: [{ name: 'Watt & Meer' }],
}
export const pipedriveOrganizations: ProgramFile = {
  name: 'Pipedrive, organizations', fileName: 'organizations.csv', dialect: 'pipedrive', rows: 1,
  content: tableOf('Organization - ID,Organization - Name,Organization - Label,Organization - Owner,Organization - Address,Organization - Street/road name of Address,Organization - House number of Address,Organization - City/town/village/locality of Address,Organization - ZIP/Postal code of Address,Organization - Country of Address,Organization - Website,Organization - People,Organization - Open deals', [{ 'Organization - ID': '3', 'Organization - Name': 'Carpat Tour SRL', 'Organization - Label': 'Partner', 'Organization - Address': 'Strada Mare 5, Brașov', 'Organization - Street/road name of Address': 'Strada Mare', 'Organization - House number of Address': '5', 'Organization - City/town/village/locality of Address': 'Brașov', 'Organization - ZIP/Postal code of Address': '500001', 'Organization - Country of Address': 'România', 'Organization - Website': 'carpattour.example' }]),
  contacts: [],
  companies: [{ name: 'Carpat Tour SRL', tags: ['Partner'], domain: 'carpattour.example', addresses: [{ street: 'Strada Mare 5', city: 'Brașov', postalCode: '500001', country: 'România' }] }],
}

export const act: ProgramFile = {
  name: 'Act!, text export', fileName: 'act.txt', dialect: 'act', rows: 2,
  content: tableOf('Web Site,Company,Name Suffix,Address 1,Address 2,Address 3,City,State,Zip,Country,Phone,Phone Ext-,Mobile Phone,Alt Phone,Fax,E-mail Login,E-mail,Assistant,Asst. Phone,Home Address 1,Home Address 2,Home City,Home State,Home Zip,Home Country,Home Phone,First Name,Last Name,Title,Salutation,Department', [
    { 'Web Site': 'www.ozark.example', 'Company': 'Ozark Supply', 'Name Suffix': 'Sr.', 'Address 1': '1 Mill Ln', 'Address 2': 'Dock 3', 'City': 'Branson', 'State': 'MO', 'Zip': '65616', 'Country': 'USA', 'Phone': '417-555-0210', 'Phone Ext-': '33', 'Mobile Phone': '417-555-0211', 'Alt Phone': '417-555-0212', 'Fax': '417-555-0213', 'E-mail': 'rex@ozark.example', 'Assistant': 'Flo', 'Asst. Phone': '417-555-0214', 'Home Address 1': '9 Lake Dr', 'Home Zip': '65610', 'Home Phone': '417-555-0215', 'First Name': 'Rex', 'Last Name': 'Holloway', 'Title': 'Owner', 'Salutation': 'Rex', 'Department': 'All' },
    { 'First Name': 'Flo', 'Last Name': 'Reed', 'Phone Ext-': '34', 'Mobile Phone': '417-555-0216' },
  ], { delimiter: '\t', quoteAll: true, encoding: 'windows-1252' }),
  contacts: [
    {
      givenName: 'Rex', familyName: 'Holloway', nameSuffix: 'Sr.', namePrefix: '', positions: [{ companyName: 'Ozark Supply', role: 'Owner', department: 'All' }], emails: [mail('rex@ozark.example')],
      phones: [tel('417-555-0210 x33', 'work', { primary: true }), tel('417-555-0211', 'mobile'), tel('417-555-0212', 'other'), tel('417-555-0213', 'work-fax'), tel('417-555-0214', 'assistant'), tel('417-555-0215', 'home')],
      addresses: [{ label: 'work', street: '1 Mill Ln\nDock 3', city: 'Branson', region: 'MO', postalCode: '65616', country: 'USA' }, { label: 'home', street: '9 Lake Dr', postalCode: '65610' }], links: [{ url: 'www.ozark.example' }], notes: 'Assistant: Flo',
    },
    { givenName: 'Flo', phones: [tel('417-555-0216', 'mobile')], notes: 'Phone Ext-: 34' },
  ],
  companies: [{ name: 'Ozark Supply' }],
}
