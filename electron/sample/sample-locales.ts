import { faker as english } from '@faker-js/faker/locale/en'
import { faker as german } from '@faker-js/faker/locale/de'
import { faker as french } from '@faker-js/faker/locale/fr'
import { faker as italian } from '@faker-js/faker/locale/it'
import { faker as japanese } from '@faker-js/faker/locale/ja'
import { faker as polish } from '@faker-js/faker/locale/pl'
import { faker as portuguese } from '@faker-js/faker/locale/pt_BR'
import { faker as spanish } from '@faker-js/faker/locale/es'
import { faker as swedish } from '@faker-js/faker/locale/sv'
import { faker as turkish } from '@faker-js/faker/locale/tr'
import type { Faker } from '@faker-js/faker'

/** A country as it shows in a CRM: how people are called, and how their numbers and postcodes look (`#` is a digit). */
export interface SampleLocale {
  readonly faker: Faker
  readonly country: string
  readonly phone: string
  readonly mobile: string
  readonly postcode: string
  readonly domain: string
  /** Share of the sample. */
  readonly weight: number
  /** Family name first, as it is written there. */
  readonly familyFirst: boolean
}

const place = (faker: Faker, country: string, phone: string, mobile: string, postcode: string, domain: string, weight: number, familyFirst = false): SampleLocale =>
  ({ faker, country, phone, mobile, postcode, domain, weight, familyFirst })

export const sampleLocales: readonly SampleLocale[] = [
  place(german, 'Germany', '+49 30 #######', '+49 151 ########', '1####', 'de', 24),
  place(english, 'United Kingdom', '+44 20 7946 0###', '+44 7700 900###', 'SW1A #AA', 'co.uk', 14),
  place(english, 'United States', '+1 (415) 555-01##', '+1 (646) 555-01##', '1####', 'com', 12),
  place(french, 'France', '+33 1 99 00 ## ##', '+33 6 39 98 ## ##', '75###', 'fr', 12),
  place(spanish, 'Spain', '+34 91 ### ## ##', '+34 6## ### ###', '28###', 'es', 8),
  place(italian, 'Italy', '+39 06 #### ####', '+39 3## ### ####', '00###', 'it', 7),
  place(polish, 'Poland', '+48 22 ### ## ##', '+48 5## ### ###', '0#-###', 'pl', 6),
  place(portuguese, 'Brazil', '+55 11 3###-####', '+55 11 9####-####', '01###-###', 'com.br', 6),
  place(swedish, 'Sweden', '+46 8 ### ### ##', '+46 70 ### ## ##', '1## ##', 'se', 4),
  place(turkish, 'Türkiye', '+90 212 ### ## ##', '+90 53# ### ## ##', '34###', 'com.tr', 4),
  place(japanese, 'Japan', '+81 3-####-####', '+81 90-####-####', '1##-####', 'co.jp', 3, true),
]
