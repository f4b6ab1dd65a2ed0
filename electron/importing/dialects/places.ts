/** Headers of address columns: part and kind of address are combined, so that each is written down once. */
const PARTS: Readonly<Record<string, string>> = {
  street: 'street streetaddress address addressline1 address1 addressline address2 addressline2 address3 street2 street3 street1 strasse strasse2 strasse3 anschrift adresse rue calle via ulica ulice straat rua direccion endereco indirizzo adres morada gata utca gateadresse gatuadress vej veg cim adresi 地址 住所',
  extended: 'extendedaddress addressextended apartment suite',
  poBox: 'pobox postofficebox addresspobox postfach',
  city: 'city town ort stadt wohnort ville ciudad citta cidade miasto plaats locality stad localidad localidade localite miejscowosc mesto poststed postort by sted kommune sehir varos 城市 市',
  region: 'state region province county stateprovince stateregion stateregionprovince bundesland kanton bundeslandkanton provincia departement wojewodztwo estado provincie',
  postalCode: 'postalcode zip zipcode postcode zippostalcode postal plz postleitzahl codepostal codigopostal cap cep kodpocztowy psc postnr postnummer iranyitoszam postakodu 邮编 郵便番号',
  country: 'country countryregion land landregion nation pays pais paese kraj countrycode zeme orszag ulke 国家 国',
}
const KINDS: Readonly<Record<string, { readonly before: string; readonly after: string }>> = {
  work: { before: 'business work office company mailing dienstlich', after: 'geschaftlich work business firma' },
  home: { before: 'home private personal privat', after: 'privat home' },
  other: { before: 'other weitere weiterer weiteres weiteresr weiterese', after: 'weitere weiterer other' },
  billing: { before: 'billing invoice rechnungs', after: 'rechnung billing' },
  shipping: { before: 'shipping delivery liefer', after: 'lieferung shipping' },
}

/** Header key to target, such as `businesscity` to `addresses.work.city`. */
export function addressHeaders(): Map<string, string> {
  const found = new Map<string, string>()
  const put = (key: string, target: string): void => {
    if (!found.has(key)) found.set(key, target)
  }
  for (const [part, words] of Object.entries(PARTS)) {
    for (const word of words.split(' ')) {
      put(word, `addresses.main.${part}`)
      for (const [kind, { before, after }] of Object.entries(KINDS)) {
        for (const prefix of before.split(' ')) put(prefix + word, `addresses.${kind}.${part}`)
        for (const suffix of after.split(' ')) {
          put(word + suffix, `addresses.${kind}.${part}`)
          // German Outlook counts behind the kind: "Straße geschäftlich 2".
          const counted = /^(.*[a-z])([23])$/.exec(word)
          if (counted !== null) put(`${counted[1] ?? ''}${suffix}${counted[2] ?? ''}`, `addresses.${kind}.${part}`)
        }
      }
    }
  }
  return found
}
