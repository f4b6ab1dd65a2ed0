import type { ObjectType } from '../../../shared/list'
import { headerKey } from './header-key'
import { addressHeaders } from './places'
import { reachHeaders } from './reach'

/** One line per target: the header keys that lead there (header-key.ts), in English, German and other languages of exports. */
const contactLines = `
satchelId: satchelid
sourceId: id contactid recordid vid personid uid externalid leadid
namePrefix: nameprefix prefix salutation anrede honorific civilite tratamiento namenspraefix titel
givenName: имя 名 firstname givenname vorname forename prenom nombre nome imie voornaam fname first etunimi fornamn primeironome jmeno fornavn voornamen keresztnev utonev ad isim prenume nomeproprio
middleName: отчество middlename additionalname weiterevornamen zweitervorname middle secondname othernames
familyName: фамилия 姓 lastname familyname surname nachname zuname familienname nomdefamille nomfamille apellido apellidos cognome nazwisko achternaam sobrenome efternamn lname last prijmeni sukunimi perekonnanimi etternavn efternavn slektsnavn soyad soyadi vezeteknev csaladnev nume
nameSuffix: namesuffix suffix namenszusatz
nickname: nickname nick spitzname surnom apodo
phoneticGivenName: phoneticfirstname givennameyomi yomifirstname
phoneticFamilyName: phoneticlastname familynameyomi yomilastname
formattedName: фио полноеимя 姓名 氏名 名前 お名前 名称 이름 jmenoaprijmeni name nom naam nazwa fullname displayname contactname fileas formattedname anzeigename vollstandigername nomcomplet nombrecompleto nomecompleto ansprechpartner contact contactperson kontakt person navn namn kontaktpersonnavn kontaktnavn kontaktnamn persona contatto contato contacto contactpersoon nomecontato osobakontaktowa imieinazwisko adsoyad nev nimi
positions.company: компания организация 公司 公司名称 单位 会社 会社名 회사 company companyname organization organisation organizationname organisationname organizace organizacja organizacion organizacao organisatie employer account accountname firma firmenname unternehmen societe entreprise empresa azienda bedrijf associatedcompany primaryassociatedcompany currentcompany arbeitgeber workcompany spolecnost virksomhed virksomhet virksomhedsnavn firmanavn foretag foretagsnamn bedrijfsnaam ragionesociale nomeazienda nomeempresa nombreempresa nombredelaempresa nomsociete nomdelasociete raisonsociale nazwafirmy sirket cegnev ceg yritys selskab selskap arbetsgivare werkgever
positions.companyRef: accountid companyid organizationid associatedcompanyid associatedcompanyids primaryassociatedcompanyid
positions.role: должность 职位 职务 役職 직책 arbeitstitel stanowisko pozice jobtitle title position role jobrole occupation organizationtitle funktion beruf berufsbezeichnung poste cargo puesto ruolo fonction functie stelle currentposition jobposition stilling tittel jobtitel befattning stanowiskopracy unvan beosztas mansione carica qualifica intituledeposte profissao
positions.department: department organizationdepartment abteilung dept departement departamento reparto afdeling avdeling avdelning dzial
emails.main: почта электроннаяпочта адресэлектроннойпочты 电子邮件 邮箱 邮件 电邮 メール メールアドレス 이메일 primareemailadresse sekundareemailadresse email emailaddress mail emailadres eposta epost sahkoposti postaelettronica adrese mailaddress emailadresse primaryemail secondaryemail emails correo correoelectronico  emailadresse2 emailadresse3 email2adresse email3adresse courriel adressemail adressedemessagerie indirizzoemail additionalemailaddresses emailadress mailadres adresyemail adresemail emailcim epostadress epostadresse
emails.work: workemail businessemail emailwork officeemail emailgeschaftlich companyemail
emails.home: homeemail personalemail privateemail emailhome emailprivat emailpersonal
emails.other: otheremail emailother alternateemail alternativeemail altemail weitereemail emaillogin
phones.main: телефон номертелефона 电话 电话号码 電話 電話番号 전화 전화번호 phone phonenumber telephone telefon telefonnummer tel telefono telephonenumber primaryphone mainphone haupttelefon phones  rufnummer telefoon telefone numerotelefonu telefonnr tlf tlfnr telefonszam puhelin puhelinnumero telefonu nrtelefonu telnr
phones.work: teldienstlich workphone businessphone businessphone2 officephone phonework telefongeschaftlich telefongeschaftlich2 workphonenumber worktelephone geschaftlich companymainphone telefonfirma directphone firmentelefon
phones.home: telprivat homephone homephone2 phonehome telefonprivat telefonprivat2 hometelephone privat personalphone
phones.mobile: мобильный мобильныйтелефон 手机 手机号 手机号码 移动电话 携帯 携帯電話 휴대폰 mobiltelnr mobilnitelefon telefonokomorkowy telefonomovil mobile mobilephone mobilenumber cell cellphone phonemobile mobilephonenumber handy mobiltelefon mobil portable movil celular cellulare komorka gsm handynummer mobilnummer carphone autotelefon mobiltelefon2 mobilnr telemovel telefonocellulare cellularenumero komorkowy ceptelefonu matkapuhelin mobiltelefonnummer numerodeportable telephonemobile mobilenr
phones.other: otherphone phoneother altphone alternatephone weiterestelefon otherphone2 assistantphone asstphone assistantsphone telefonassistent callback radiophone
phones.work-fax: faxnr fax workfax businessfax faxnumber faxgeschaftlich telefax faxnummer faxwork
phones.home-fax: homefax faxprivat faxhome
phones.other-fax: otherfax weiteresfax
phones.pager: pager pagernumber pagernummer
links.web: website webpage url homepage webseite webpage1 webpage2 webseite1 webseite2 sito paginaweb web websiteurl siteweb sitioweb internet personalwebpage businesswebpage link internetseite
links.linkedin: linkedin linkedinurl linkedinprofile linkedinprofileurl linkedinbio
links.twitter: twitter twitterusername twitterhandle xtwitter
links.facebook: facebook facebookurl
birthday: деньрождения датарождения 生日 出生日期 誕生日 생일 birthday birthdate dateofbirth geburtstag geburtsdatum dob bday anniversaire datedenaissance fechadenacimiento cumpleanos compleanno datadinascita datanascimento datadenascimento dataurodzenia geboortedatum datumnarozeni fodelsedatum fodselsdato fodelsedag fodselsdag verjaardag syntymapaiva dogumtarihi szuletesidatum
birthday.year: birthyear geburtsjahr
birthday.month: birthmonth geburtsmonat
birthday.day: birthday2 birthdayofmonth
tags: метки 标签 タグ tags tag categories category labels label groupmembership groups group kategorien schlagworte schlagworter keywords stichworter etiquettes etiquetas kategorie gruppe etichette labels stitek stitky etykieta etykiety etiqueta etiquette etiketter taggar etiketten znaczniki
notes: заметки примечание комментарий 备注 备考 備考 メモ notes note description comments comment background notizen bemerkung bemerkungen beschreibung kommentar remarks memo notas remarques descripcion anmerkungen bio about opmerkingen observacoes observaciones note uwagi poznamka poznamky info osservazioni noter notater notat anteckningar bemaerkninger appunti anmarkning kommentarer notities notatki megjegyzes notlar commentaires
optOut.email: hasoptedoutofemail emailoptout optout optedout unsubscribed donotemail unsubscribedfromallemail optedoutofemail
optOut.phone: donotcall
ownerId: owner contactowner leadowner accountowner companyowner recordowner ownername owneremail ownerfullname contactownername accountownername leadownername contactowneremail salesrep salesperson accountmanager assignedto zustandig betreuer kundenbetreuer verantwortlich verantwortlicher
extra: anniversary jahrestag spouse partner children kinder assistantsname assistantname assistant assistentin nameassistent managersname managername namedesrvorgesetzten namedesdervorgesetzten referredby empfohlenvon hobby profession officelocation user1 user2 user3 user4 benutzer1 benutzer2 benutzer3 benutzer4 custom1 custom2 custom3 custom4 sonstiges1 sonstiges2 sonstiges3 sonstiges4
deleted: isdeleted
`
const companyLines = `
satchelId: satchelid
sourceId: id accountid recordid organizationid companyid uid externalid
name: name companyname accountname organizationname organisationname organization organisation company account firma firmenname unternehmen societe entreprise empresa azienda businessname legalname nomdelentreprise kunde kundenname customer name nom nombre nome naam nazwa nazev nimi jmeno virksomhed virksomhet virksomhedsnavn firmanavn foretag foretagsnamn bedrijf bedrijfsnaam ragionesociale nomeempresa nombreempresa nomsociete nomdelasociete raisonsociale nazwafirmy sirket cegnev yritys navn namn customername clientname client
domain: domain companydomain companydomainname domainname
industry: industry branche sector secteur industria settore sektor
employees: employees numberofemployees employeecount mitarbeiter mitarbeiterzahl anzahlmitarbeiter headcount companysize empleados nombredesalaries dipendenti numberofstaff
emails.main: почта электроннаяпочта адресэлектроннойпочты 电子邮件 邮箱 邮件 电邮 メール メールアドレス 이메일 primareemailadresse sekundareemailadresse email emailaddress mail emailadresse companyemail correo
phones.main: phone phonenumber telephone telefon telefonnummer tel telefono workphone businessphone mainphone companyphone
phones.work-fax: fax faxnumber businessfax telefax
phones.mobile: mobile mobilephone handy
links.web: website webpage url homepage webseite web websiteurl internet siteweb sitioweb companywebsite link
links.linkedin: linkedincompanypage linkedin linkedinurl
tags: tags tag categories labels label groups kategorien schlagworte
notes: notes note description comments notizen beschreibung bemerkungen context about aboutus memo
ownerId: owner companyowner accountowner organizationowner recordowner ownername owneremail ownerfullname accountownername companyownername salesrep salesperson accountmanager assignedto zustandig betreuer kundenbetreuer verantwortlich verantwortlicher
deleted: isdeleted
`

function tableOf(lines: string): Map<string, string> {
  const table = new Map<string, string>()
  for (const line of lines.trim().split('\n')) {
    const [target = '', keys = ''] = line.split(': ')
    for (const key of keys.split(' ').map(headerKey)) if (!table.has(key)) table.set(key, target)
  }
  for (const [key, target] of [...reachHeaders(), ...addressHeaders()]) if (!table.has(key)) table.set(key, target)
  return table
}

const lines: Readonly<Record<ObjectType, string>> = { contact: contactLines, company: companyLines }
const tables = new Map<ObjectType, ReadonlyMap<string, string>>()

/** Made at first use: most starts of the engine import nothing. */
function tableFor(object: ObjectType): ReadonlyMap<string, string> {
  const table = tables.get(object) ?? tableOf(lines[object])
  tables.set(object, table)
  return table
}

// Numbered groups grow with the data: Google's "E-mail 3 - Value", our own "Company 2 role".
const GROUPS: readonly (readonly [RegExp, string, Readonly<Record<string, string>>])[] = [
  [/^email(\d+)(label|type|value|address|adresse|optout|)$/, 'emails', { label: 'label', type: 'label', value: 'value', address: 'value', adresse: 'value', optout: 'optOut', '': 'value' }],
  [/^phone(\d+)(label|type|value|number|optout|)$/, 'phones', { label: 'label', type: 'label', value: 'value', number: 'value', optout: 'optOut', '': 'value' }],
  [/^address(\d+)(label|type|formatted|street|city|pobox|region|postalcode|country|extendedaddress|extended|optout)$/, 'addresses', {
    label: 'label', type: 'label', formatted: 'formatted', street: 'street', city: 'city', pobox: 'poBox', region: 'region', postalcode: 'postalCode', country: 'country',
    extendedaddress: 'extended', extended: 'extended', optout: 'optOut',
  }],
  [/^(?:website|link)(\d+)(label|type|value|)$/, 'links', { label: 'label', type: 'label', value: 'value', '': 'value' }],
  [/^(?:organization|company)(\d+)(name|title|role|department|left|id|)$/, 'positions', { name: 'company', title: 'role', role: 'role', department: 'department', left: 'left', id: 'companyId', '': 'company' }],
]
/** Label and value of things that have no field of their own: they end up in the notes behind their label. */
const EXTRA = /^(event|relation|customfield)(\d+)(label|type|value)$/
/** Where a column with this header key goes by what it is called, or null. */
export function synonymTarget(object: ObjectType, key: string): string | null {
  const plain = tableFor(object).get(key)
  if (plain !== undefined) return plain
  for (const [pattern, list, parts] of GROUPS) {
    const match = pattern.exec(key)
    if (match === null || (object === 'company' && list === 'positions')) continue
    const part = parts[match[2] ?? '']
    return part === undefined ? null : `${list}.${match[1] ?? ''}.${part}`
  }
  const extra = object === 'contact' ? EXTRA.exec(key) : null
  if (extra !== null) return `extra.${extra[1] ?? ''}-${extra[2] ?? ''}.${extra[3] === 'value' ? 'value' : 'label'}`
  return null
}
