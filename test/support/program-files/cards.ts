import { encoded, mail, tel, type ProgramFile } from './program-file'

const cards = (name: string, lines: readonly string[], expected: Pick<ProgramFile, 'rows' | 'contacts' | 'companies'>, look: { lineEnd?: string; encoding?: Parameters<typeof encoded>[1] } = {}): ProgramFile =>
  ({ name, fileName: 'contacts.vcf', dialect: 'vcard', content: encoded(lines.join(look.lineEnd ?? '\r\n') + (look.lineEnd ?? '\r\n'), look.encoding ?? 'utf8'), ...expected })
const card = (version: string, ...lines: string[]): string[] => ['BEGIN:VCARD', `VERSION:${version}`, ...lines, 'END:VCARD']
const PHOTO = ['/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgK', ' CgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/2wBDAQMDAwQDBAgEBAgQCwkL', ' EBAQEBAQEBAQEA==']

export const android = cards('Android, vCard 2.1 with quoted-printable', [
  ...card('2.1', 'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C5=81=C4=85cki;J=C3=B3zef;;dr;', 'FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:dr J=C3=B3zef =C5=81=C4=85cki', 'TEL;CELL:+48-601-555-030', 'TEL;WORK:225550301', 'TEL;WORK;FAX:225550302', 'TEL;X-Letnisko:345550303',
    'EMAIL;HOME:jozef@lacki.example', 'EMAIL;WORK;PREF:j.lacki@firma.example', 'ADR;HOME;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:;;ul. D=C5=82uga 5=0A=', 'm. 3;Gda=C5=84sk;;80-001;Polska', 'ORG;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Firma =C5=9Awit;Dzia=C5=82 sprzeda=C5=BCy', 'TITLE:Kierownik',
    'NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Pierwsza=0D=0A=', 'druga', 'BDAY:1974-11-09', 'URL:https://lacki.example', 'X-ANDROID-CUSTOM;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:vnd.android.cursor.item/nickname;J=C3=B3zek;1;;;;;;;;;;;;;', 'PHOTO;ENCODING=BASE64;JPEG:' + (PHOTO[0] ?? ''), ...PHOTO.slice(1), ''),
  ...card('2.1', 'N:;Mama;;;', 'FN:Mama', 'TEL;CELL;PREF:600 555 031'),
], {
  rows: 2, companies: [{ name: 'Firma Świt' }],
  contacts: [
    {
      givenName: 'Józef', familyName: 'Łącki', namePrefix: 'dr', formattedName: '', nickname: 'Józek', birthday: '1974-11-09', notes: 'Pierwsza\ndruga', phones: [tel('+48-601-555-030', 'mobile', { primary: true }), tel('225550301', 'work'), tel('225550302', 'work-fax'), tel('345550303', 'Letnisko')],
      emails: [mail('jozef@lacki.example', 'home'), mail('j.lacki@firma.example', 'work', { primary: true })], addresses: [{ label: 'home', street: 'ul. Długa 5\nm. 3', city: 'Gdańsk', postalCode: '80-001', country: 'Polska' }], positions: [{ companyName: 'Firma Świt', department: 'Dział sprzedaży', role: 'Kierownik' }], links: [{ url: 'https://lacki.example' }],
    },
    { givenName: 'Mama', formattedName: '', phones: [tel('600 555 031', 'mobile')] },
  ],
})

export const iphone = cards('iPhone, doubled line ends, groups and labels of its own', [
  ...card('3.0', 'PRODID:-//Apple Inc.//iPhone OS 17.0//EN', 'N:Söderberg;Linnéa;Maria;;', 'FN:Linnéa Maria Söderberg', 'NICKNAME:Nea', 'X-PHONETIC-FIRST-NAME:lin-nay-a', 'ORG:Fjäll & Hav AB;Inköp', 'TITLE:Inköpare', 'item1.EMAIL;type=INTERNET;type=pref:linnea@fjallhav.example', 'item1.X-ABLabel:Jobbet', 'EMAIL;type=INTERNET;type=HOME:nea@post.example',
    'TEL;type=CELL;type=VOICE;type=pref:+46 70 555 03 10', 'TEL;type=IPHONE;type=CELL;type=VOICE:+46 70 555 03 11', 'item2.TEL:+46 8 555 03 12', 'item2.X-ABLabel:_$!<Other>!$_', 'TEL;type=HOME;type=FAX:+46 8 555 03 13', 'item3.ADR;type=WORK;type=pref:;;Storgatan 1\\nPlan 2;Umeå;Västerbotten;903 26;Sverige', 'item3.X-ABADR:se',
    'item4.URL;type=pref:https://fjallhav.example', 'item4.X-ABLabel:_$!<HomePage>!$_', 'item5.URL:https://nea.example', 'BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29', 'item6.X-ABDATE;type=pref:2011-06-18', 'item6.X-ABLabel:_$!<Anniversary>!$_', 'item7.X-ABRELATEDNAMES;type=pref:Olof', 'item7.X-ABLabel:_$!<Spouse>!$_',
    'X-SOCIALPROFILE;type=twitter;x-user=nea:https://twitter.example/nea', 'IMPP;X-SERVICE-TYPE=Skype;type=pref:skype:nea.s', 'NOTE:rad ett\\nrad två\\, med komma', 'CATEGORIES:Kund,VIP\\, guld', `PHOTO;ENCODING=b;TYPE=JPEG:${PHOTO[0] ?? ''}`, ...PHOTO.slice(1), 'X-IMAGETYPE:PHOTO'),
  ...card('3.0', 'N:;;;;', 'FN:Umeå Glas', 'ORG:Umeå Glas;', 'X-ABShowAs:COMPANY', 'TEL;type=MAIN:+46 90 555 03 14', 'URL:https://www.umeaglas.example'),
], {
  rows: 2, companies: [{ name: 'Fjäll & Hav AB' }, { name: 'Umeå Glas', domain: 'umeaglas.example', phones: [tel('+46 90 555 03 14', 'main')] }],
  contacts: [{
    givenName: 'Linnéa', middleName: 'Maria', familyName: 'Söderberg', formattedName: '', nickname: 'Nea', phoneticGivenName: 'lin-nay-a', birthday: '--02-29', tags: ['Kund', 'VIP, guld'], notes: 'rad ett\nrad två, med komma\nAnniversary: 2011-06-18\nSpouse: Olof', positions: [{ companyName: 'Fjäll & Hav AB', department: 'Inköp', role: 'Inköpare' }],
    emails: [mail('linnea@fjallhav.example', 'Jobbet', { primary: true }), mail('nea@post.example', 'home')], phones: [tel('+46 70 555 03 10', 'mobile', { primary: true }), tel('+46 70 555 03 11', 'mobile'), tel('+46 8 555 03 12', 'other'), tel('+46 8 555 03 13', 'home-fax')],
    addresses: [{ label: 'work', street: 'Storgatan 1\nPlan 2', city: 'Umeå', region: 'Västerbotten', postalCode: '903 26', country: 'Sverige' }],
    links: [{ url: 'https://fjallhav.example', label: 'HomePage' }, { url: 'https://nea.example' }, { url: 'https://twitter.example/nea', label: 'twitter' }, { url: 'skype:nea.s', label: 'skype' }],
  }],
}, { lineEnd: '\r\r\n' })

export const outlookCard = cards('Outlook, vCard 2.1 in windows-1252', [
  ...card('2.1', 'N;LANGUAGE=de;CHARSET=Windows-1252:Grünwald;Jürgen;;Dr.;', 'FN;CHARSET=Windows-1252:Dr. Jürgen Grünwald', 'ORG;CHARSET=Windows-1252:Möbelhaus Süd;Einkauf', 'TITLE;CHARSET=Windows-1252;ENCODING=QUOTED-PRINTABLE:Gesch=E4ftsf=FChrer', 'TEL;WORK;VOICE:+49 (89) 5550320', 'TEL;CELL;VOICE:+49 (171) 5550321', 'TEL;WORK;FAX:+49 (89) 5550322', 'TEL;PAGER;VOICE:5550323', 'TEL;CAR;VOICE:+49 (171) 5550324',
    'ADR;WORK;PREF;CHARSET=Windows-1252:;;Hauptstraße 1;München;Bayern;80331;Deutschland', 'LABEL;WORK;PREF;ENCODING=QUOTED-PRINTABLE;CHARSET=Windows-1252:Hauptstra=DFe 1=0D=0A=', '80331 M=FCnchen', 'URL;WORK:http://moebel-sued.example', 'EMAIL;PREF;INTERNET:j.gruenwald@moebel-sued.example', 'BDAY:19650102', 'X-MS-OL-DEFAULT-POSTAL-ADDRESS:2', 'X-MS-ANNIVERSARY:19900505', 'X-MS-SPOUSE;N:Eva', 'X-MS-CARDPICTURE;TYPE=JPEG;ENCODING=BASE64:', ` ${PHOTO[0] ?? ''}`, '', 'REV:20240102T030405Z'),
  ...card('2.1', 'N:Doe;Ann', 'LABEL;HOME;ENCODING=QUOTED-PRINTABLE:1 Elm St=0D=0AOmaha', 'AGENT:', 'BEGIN:VCARD', 'VERSION:2.1', 'N:Friday;Fred', 'EMAIL:fred@friday.example', 'TEL;WORK:555-0329', 'END:VCARD', 'EMAIL:ann@doe.example'),
], {
  rows: 2, companies: [{ name: 'Möbelhaus Süd' }],
  contacts: [
    {
      namePrefix: 'Dr.', givenName: 'Jürgen', familyName: 'Grünwald', formattedName: '', birthday: '1965-01-02', notes: 'Anniversary: 1990-05-05\nSpouse: Eva', positions: [{ companyName: 'Möbelhaus Süd', department: 'Einkauf', role: 'Geschäftsführer' }],
      phones: [tel('+49 (89) 5550320', 'work', { primary: true }), tel('+49 (171) 5550321', 'mobile'), tel('+49 (89) 5550322', 'work-fax'), tel('5550323', 'pager'), tel('+49 (171) 5550324', 'car')], addresses: [{ label: 'work', street: 'Hauptstraße 1', city: 'München', region: 'Bayern', postalCode: '80331', country: 'Deutschland' }],
      emails: [mail('j.gruenwald@moebel-sued.example', '', { primary: true })], links: [{ url: 'http://moebel-sued.example', label: 'work' }],
    },
    { givenName: 'Ann', familyName: 'Doe', emails: [mail('ann@doe.example')], phones: [], addresses: [{ label: 'home', street: '1 Elm St\nOmaha' }] },
  ],
}, { encoding: 'windows-1252' })

export const googleCard = cards('Google, vCard 3.0', [
  ...card('3.0', 'FN:Chidi Eze', 'N:Eze;Chidi;;;', 'EMAIL;TYPE=INTERNET;TYPE=WORK:chidi@eze.example', 'item1.EMAIL;TYPE=INTERNET:c@mail.example', 'item1.X-ABLabel:Club', 'TEL;TYPE=CELL:+234 803 555 0330', 'ADR;TYPE=HOME:;Plot 5\\, Palm Ave\\nLagos;;;;;', 'ORG:Eze \\"Sons\\" Ltd', 'TITLE:MD', 'BDAY:1983-10-01', 'item2.URL:http\\://www.eze.example', 'item2.X-ABLabel:PROFILE', 'NOTE:a\\nb', 'CATEGORIES:myContacts,Family'),
], {
  rows: 1, companies: [{ name: 'Eze "Sons" Ltd' }],
  contacts: [{ givenName: 'Chidi', familyName: 'Eze', formattedName: '', birthday: '1983-10-01', notes: 'a\nb', tags: ['Family'], emails: [mail('chidi@eze.example', 'work'), mail('c@mail.example', 'Club')], phones: [tel('+234 803 555 0330', 'mobile')], addresses: [{ label: 'home', street: 'Plot 5, Palm Ave\nLagos' }], positions: [{ companyName: 'Eze "Sons" Ltd', role: 'MD' }], links: [{ url: 'http://www.eze.example', label: 'PROFILE' }] }],
}, { lineEnd: '\n' })

export const nextcloud = cards('Nextcloud, vCard 4.0 with a group and an organisation', [
  ...card('4.0', 'PRODID:-//Nextcloud Contacts v5.5.0', 'UID:8e1c6bd0-1111-4000-8000-0123456789ab', 'FN:Prof. Mei Lin', 'N:Lin;Mei;;Prof.;', 'EMAIL;TYPE=WORK;PREF=1:mei@lin.example', 'TEL;TYPE="HOME,VOICE";VALUE=uri:tel:+65-6555-0340;ext=12', 'TEL;TYPE=CELL:+65 8555 0341', 'ADR;TYPE=HOME;LABEL="1 Orchard Rd\\, Singapore":;;1 Orchard Rd;Singapore;;238823;Singapore', 'ORG:Lin Labs;Biology;Cells', 'TITLE:Director', 'BDAY:--0704', 'ANNIVERSARY:20090214', 'RELATED;TYPE=spouse;VALUE=text:Jun', 'NICKNAME:Meimei', 'CATEGORIES:lab,friends', 'NOTE:one\\ntwo', 'REV;VALUE=DATE-AND-OR-TIME:20240101T000000Z'),
  ...card('4.0', 'KIND:group', 'FN:Book club', 'MEMBER:urn:uuid:8e1c6bd0-1111-4000-8000-0123456789ab'),
  ...card('4.0', 'KIND:org', 'FN:Lin Labs', 'ORG:Lin Labs', 'EMAIL:office@linlabs.example', 'URL:https://linlabs.example'),
  ...card('4.0', 'EMAIL:nobody.in.particular@mail.example'),
  ...card('4.0', 'FN:Circa', 'BDAY;VALUE=text:around 1800'),
], {
  rows: 5, companies: [{ name: 'Lin Labs', domain: 'linlabs.example', emails: [mail('office@linlabs.example')] }],
  contacts: [
    {
      namePrefix: 'Prof.', givenName: 'Mei', familyName: 'Lin', formattedName: '', nickname: 'Meimei', birthday: '--07-04', tags: ['lab', 'friends'], notes: 'one\ntwo\nAnniversary: 2009-02-14\nSpouse: Jun', emails: [mail('mei@lin.example', 'work', { primary: true })], phones: [tel('+65-6555-0340 x12', 'home'), tel('+65 8555 0341', 'mobile')],
      addresses: [{ label: 'home', street: '1 Orchard Rd', city: 'Singapore', postalCode: '238823', country: 'Singapore' }], positions: [{ companyName: 'Lin Labs', department: 'Biology, Cells', role: 'Director' }],
    },
    { emails: [mail('nobody.in.particular@mail.example')] }, { formattedName: 'Circa', birthday: '', notes: 'Birthday: around 1800' },
  ],
}, { lineEnd: '\n' })

export const evolution = cards('Evolution, BlackBerry and XING, vCard 3.0', [
  ...card('3.0', 'X-EVOLUTION-FILE-AS:Vega\\, Inés', 'FN:Inés Vega', 'N:Vega;Inés;;;', 'TEL;TYPE="WORK,VOICE";X-EVOLUTION-UI-SLOT=1:934 55 03 50', 'TEL;TYPE="WORK,FAX";X-EVOLUTION-UI-SLOT=2:934 55 03 51', 'EMAIL;TYPE=WORK;X-EVOLUTION-UI-SLOT=1:ines@vega.example', 'ADR;TYPE=WORK:Apdo 4;Piso 2;Carrer Nou 8;Girona;;17001;España', 'X-EVOLUTION-SPOUSE:Pau', 'X-EVOLUTION-MANAGER:Sra. Roig', 'X-EVOLUTION-ASSISTANT:Ona', 'X-EVOLUTION-ANNIVERSARY:2015-09-19', 'X-SKYPE;TYPE=HOME:ines.vega', 'X-MOZILLA-HTML:FALSE', 'CALURI:http://cal.example', 'UID:pas-id-5530A1'),
  ...card('3.0', 'N:Tran;Minh', 'FN:Minh Tran', 'ORG:Saigon Silk', 'TITLE:Owner', 'TEL;TYPE=WORK,CELL:+84 90 555 0352', 'TEL;TYPE=PAGER:5550353', 'EMAIL;TYPE=PREF,INTERNET:minh@silk.example', 'BDAY:1979-12-24T00:00:00Z', 'URL;TYPE=WORK:https://silk.example', 'ADR;TYPE=HOME;TYPE=PREF:;;12 Pho Hue;Hanoi;;;Vietnam'),
], {
  rows: 2, companies: [{ name: 'Saigon Silk' }],
  contacts: [
    { givenName: 'Inés', familyName: 'Vega', notes: 'Spouse: Pau\nManager: Sra. Roig\nAssistant: Ona\nAnniversary: 2015-09-19', phones: [tel('934 55 03 50', 'work'), tel('934 55 03 51', 'work-fax')], addresses: [{ poBox: 'Apdo 4', extended: 'Piso 2', street: 'Carrer Nou 8', city: 'Girona', postalCode: '17001' }], links: [{ url: 'ines.vega', label: 'skype' }, { url: 'http://cal.example', label: 'calendar' }] },
    { givenName: 'Minh', familyName: 'Tran', birthday: '1979-12-24', phones: [tel('+84 90 555 0352', 'mobile'), tel('5550353', 'pager')], emails: [mail('minh@silk.example', '', { primary: true })], links: [{ url: 'https://silk.example', label: 'work' }] },
  ],
}, { encoding: 'utf16le', lineEnd: '\r\n' })

export const cardFiles: readonly ProgramFile[] = [android, iphone, outlookCard, googleCard, nextcloud, evolution]
