/** Headers of email and phone columns: what is reached and its kind are combined in both orders, so that each word is written down once. */
const EMAIL = 'email mail emailaddress emailadresse mailaddress mailadresse emailadres epost eposta posta correo correoelectronico courriel adresseemail adressemail indirizzoemail'
const PHONE = 'phone phonenumber telephone telephonenumber telefon telefonnummer tel telnr telefono numerodetelefono telefone telefoon telefoonnummer numerodetelephone rufnummer'
const KINDS: Readonly<Record<string, string>> = {
  work: 'work business office company firma buro geschaftlich dienstlich arbeit trabajo trabalho travail professionnel bureau lavoro ufficio werk zakelijk praca sluzbowy prace arbete',
  home: 'home private personal privat domicile domicilio personnel personale casa hogar particular residencial domov domowy prive thuis',
  other: 'other alternate alternative weitere weiteres weiterer sonstige sonstiger sonstiges andere otro outro autre altro overig inny ostatni',
}
const PHONE_KINDS: Readonly<Record<string, string>> = {
  ...KINDS, mobile: 'mobile cell cellular mobil handy movil celular portable cellulare komorkowy mobiel mobilni gsm', 'work-fax': 'fax workfax', 'home-fax': 'homefax', main: 'fixe festnetz landline main primary fijo fixo',
}

/** Header key to target, such as `telephoneportable` to `phones.mobile`. */
export function reachHeaders(): Map<string, string> {
  const found = new Map<string, string>()
  const combine = (list: string, words: string, kinds: Readonly<Record<string, string>>): void => {
    for (const word of words.split(' ')) {
      found.set(word, `${list}.main`)
      for (const [kind, names] of Object.entries(kinds)) {
        for (const name of names.split(' ')) for (const key of [word + name, name + word]) if (!found.has(key)) found.set(key, `${list}.${kind}`)
      }
    }
  }
  combine('emails', EMAIL, KINDS)
  combine('phones', PHONE, PHONE_KINDS)
  for (const name of PHONE_KINDS['mobile']?.split(' ') ?? []) found.set(name, 'phones.mobile')
  return found
}
