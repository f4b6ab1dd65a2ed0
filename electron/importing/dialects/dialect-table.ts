import type { Dialect } from '../../../shared/importing/channels'
import type { ObjectType } from '../../../shared/list'

/** What one exporting program is known by, and where its headers mean something else than everywhere (CRM.md 3). Keys as of header-key.ts. */
export interface DialectTable {
  readonly dialect: Exclude<Dialect, 'vcard' | 'generic'>
  /** Whether these header keys are of this program. The first table that says so wins. */
  matches(keys: ReadonlySet<string>, headers: readonly string[]): boolean
  readonly targets: Readonly<Record<string, string | null>>
  readonly object?: ObjectType
}

const has = (keys: ReadonlySet<string>, ...all: readonly string[]): boolean => all.every((key) => keys.has(key))
const some = (keys: ReadonlySet<string>, least: number, ...any: readonly string[]): boolean => any.filter((key) => keys.has(key)).length >= least

const outlook = {
  title: 'namePrefix', suffix: 'nameSuffix', emailaddress: 'emails.main', email2address: 'emails.main', email3address: 'emails.main',
  homeaddress: null, businessaddress: null, otheraddress: null, account: null, location: null, initials: null, companymainphone: 'phones.company',
  emaildisplayname: null, email2displayname: null, email3displayname: null, keywords: null, assistantsphone: 'phones.assistant', language: null,
  private: null, callback: 'phones.callback', webpage: 'links.web', primaryphone: 'phones.main', email2type: null, email3type: null, carphone: 'phones.car', radiophone: 'phones.radio', ttytddphone: 'phones.tty',
  isdn: 'phones.isdn', telex: 'phones.telex',
} as const

/** First column of our table for spreadsheets, whose formulas are disarmed by an apostrophe. */
export const DISARMED_KEY = 'satchelidforspreadsheets'

/** Every dialect, most telling first. */
export const dialectTables: readonly DialectTable[] = [
  {
    dialect: 'satchel', matches: (keys) => keys.has('satchelid') || keys.has(DISARMED_KEY),
    // Which email, phone, address or company is the main one when it is not the first.
    targets: { owner: 'ownerId', [DISARMED_KEY]: 'satchelId', primaryemailnumber: 'primary.emails', primaryphonenumber: 'primary.phones', primaryaddressnumber: 'primary.addresses', primarycompanynumber: 'primary.positions' },
  },
  {
    dialect: 'google', matches: (keys) => some(keys, 3, 'organizationname', 'organizationtitle', 'fileas', 'phoneticfirstname', 'labels') && some(keys, 1, 'email1value', 'phone1value', 'email1label', 'labels'),
    targets: { photo: null, title: 'positions.role', phoneticmiddlename: null },
  },
  {
    dialect: 'google-old', matches: (keys) => some(keys, 2, 'givenname', 'familyname', 'groupmembership') && some(keys, 1, 'yominame', 'groupmembership', 'email1type', 'givennameyomi', 'phone1type'),
    targets: { occupation: 'extra', location: null, language: null, subject: null, shortname: null, initials: null, maidenname: null, notes: 'notes', name: 'formattedName', keywords: null },
  },
  {
    dialect: 'thunderbird', matches: (keys) => (keys.has('primaryemail') && some(keys, 2, 'displayname', 'screenname', 'birthyear', 'secondaryemail', 'custom1')) || (keys.has('primareemailadresse') && keys.has('anzeigename')),
    targets: { homeaddress2: 'addresses.home.street', workaddress2: 'addresses.work.street', birthday: 'birthday.day', birthmonth: 'birthday.month', birthyear: 'birthday.year', screenname: null, geburtstag: 'birthday.day' },
  },
  { dialect: 'linkedin', matches: (keys) => has(keys, 'firstname', 'lastname', 'connectedon') || has(keys, 'vorname', 'nachname', 'kontaktseit'), targets: { url: 'links.linkedin', connectedon: null } },
  {
    dialect: 'outlook-de', matches: (keys) => has(keys, 'vorname', 'nachname') && some(keys, 2, 'emailadresse', 'telefongeschaftlich', 'strassegeschaftlich', 'mobiltelefon', 'weiterevornamen', 'ortgeschaftlich', 'email2adresse', 'faxgeschaftlich', 'telefonprivat'),
    targets: {
      anrede: 'namePrefix', titel: 'namePrefix', suffix: 'nameSuffix', position: 'positions.role', beruf: 'extra', buro: 'extra', konto: null, telefonfurhorbehinderte: 'phones.tty', isdn: 'phones.isdn', telex: 'phones.telex', emailanzeigename: null, ort: null, land: null, privat: null, initialen: null,
      emailtyp: null, stichworter: null, telefonfirma: 'phones.company', telefonassistent: 'phones.assistant', haupttelefon: 'phones.main', autotelefon: 'phones.car', ruckmeldung: 'phones.callback', sprache: null,
    },
  },
  {
    dialect: 'outlook', matches: (keys, headers) => has(keys, 'firstname', 'lastname') && some(keys, 2, 'emaildisplayname', 'businesscountryregion', 'homecountryregion', 'emailtype') && !isComHead(headers),
    targets: outlook,
  },
  {
    dialect: 'outlook-com', matches: (keys) => has(keys, 'firstname', 'lastname') && some(keys, 3, 'businessstreet', 'homestreet', 'email2address', 'businessphone', 'homepostalcode', 'internetfreebusy', 'companymainphone', 'managersname', 'businesspostalcode'),
    targets: outlook,
  },
  {
    dialect: 'pipedrive', matches: (_keys, headers) => headers.filter((header) => PIPEDRIVE_PREFIX.test(header)).length > Math.max(1, headers.length / 2),
    targets: { organization: 'positions.company', ...pipedriveAddress('address'), ...pipedriveAddress('postaladdress') },
  },
  {
    dialect: 'salesforce-report', matches: (keys, headers) => (some(keys, 1, 'mailingzippostalcode', 'mailingstateprovince', 'billingzippostalcode', 'billingstateprovince', 'emailoptout', 'accountowner', 'mailingaddressline1') || has(keys, 'contactowner', 'accountname')) && headers.some((header) => header.includes(' ')) && !keys.has('recordid'),
    targets: {
      title: 'positions.role', phone: 'phones.work', mobile: 'phones.mobile', leadsource: null, type: null, rating: null,
      mailingaddressline1: 'addresses.work.street', billingaddressline1: 'addresses.billing.street', asstphone: 'phones.assistant', salutation: 'namePrefix',
    },
  },
  {
    dialect: 'salesforce-export', matches: (keys, headers) => headers.every((header) => !header.trim().includes(' ')) && some(keys, 2, 'accountid', 'mailingstreet', 'mailingcity', 'ownerid', 'systemmodstamp', 'isdeleted', 'masterrecordid', 'billingstreet', 'billingcity', 'numberofemployees', 'annualrevenue', 'hasoptedoutofemail', 'shippingstreet', 'recordtypeid', 'leadsource')
      || (headers.every((header) => !/[\s_]/.test(header.trim())) && has(keys, 'accountid', 'lastname')),
    targets: {
      title: 'positions.role', accountid: 'positions.companyRef', id: 'sourceId', phone: 'phones.work', assistantphone: 'phones.assistant', salutation: 'namePrefix', name: 'formattedName',
      department: 'positions.department', leadsource: null, account: null, type: null, site: null,
    },
  },
  {
    dialect: 'hubspot', matches: (keys) => (keys.has('recordid') && !keys.has('mailingstreet')) || keys.has('hsobjectid') || some(keys, 2, 'leadstatus', 'lifecyclestage', 'marketingcontactstatus', 'companydomainname', 'companyowner', 'associatedcompany', 'contactowner', 'primaryassociatedcompanyid'),
    targets: { title: 'positions.role', hsobjectid: 'sourceId', recordid: 'sourceId', phonenumber: 'phones.main', recordsource: null },
  },
  {
    dialect: 'act', matches: (keys) => some(keys, 2, 'emaillogin', 'phoneext', 'asstphone', 'altphone', 'homeaddress1', 'homezip') && some(keys, 2, 'address1', 'address2', 'zip', 'homezip', 'company'),
    targets: {
      title: 'positions.role', salutation: null, address1: 'addresses.work.street', address2: 'addresses.work.street', address3: 'addresses.work.street', city: 'addresses.work.city', state: 'addresses.work.region',
      zip: 'addresses.work.postalCode', country: 'addresses.work.country', phone: 'phones.work', phoneext: 'phones.extension', altphone: 'phones.other', fax: 'phones.work-fax', email: 'emails.main', emaillogin: null, assistant: 'extra',
      homeaddress1: 'addresses.home.street', homeaddress2: 'addresses.home.street', homeaddress3: 'addresses.home.street', asstphone: 'phones.assistant',
    },
  },
]

/** `Person - Name`, in any of the languages of the program. */
export const PIPEDRIVE_PREFIX = /^\s*(person|organi[sz]ation|organizace|organizacja|organisatie|organizaci[oó]n|organizzazione|organiza[cç][aã]o|organisasjon|organisaatio|osoba|persona|personne|pessoa|persoon|henkil[oö]|isik|kontakt|firma)\s+-\s+/i

/** A place is written out in one column and in parts in the next ones, each named after it. */
function pipedriveAddress(name: string): Readonly<Record<string, string>> {
  const part = (key: string): string => `addresses.main.${key}`
  return {
    [name]: part('formatted'), [`fullcombinedaddressof${name}`]: part('formatted'), [`streetroadnameof${name}`]: part('street'), [`housenumberof${name}`]: part('houseNumber'), [`apartmentsuitenoof${name}`]: part('extended'),
    [`citytownvillagelocalityof${name}`]: part('city'), [`statecountyof${name}`]: part('region'), [`zippostalcodeof${name}`]: part('postalCode'), [`countryof${name}`]: part('country'),
  }
}

function isComHead(headers: readonly string[]): boolean {
  return headers[0]?.trim().toLowerCase() === 'first name' && headers[1]?.trim().toLowerCase() === 'middle name'
}
