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

/** A town with what belongs to it: `#` is a digit, `A` a letter. Numbers are of ranges kept free for examples where a country has one. */
export interface SampleTown {
  readonly name: string
  readonly region: string
  readonly postcode: string
  readonly phone: string
}

/** A country as it shows in a CRM: its towns, how people are called there, and how companies call themselves. */
export interface SampleLocale {
  readonly faker: Faker
  /** Family names, where the generator's own are rare ones. */
  readonly families?: readonly string[]
  readonly country: string
  readonly mobile: string
  readonly towns: readonly SampleTown[]
  /** What a company of each industry calls its trade, in the order of the industries in `sample-words.ts`. */
  readonly trades: readonly string[]
  readonly legalForms: readonly string[]
  /** How name, trade and legal form stand together. */
  readonly companyName: (family: string, trade: string, legalForm: string) => string
  /** Street and number as they are written there. */
  readonly street: (faker: Faker) => string
  /** Share of the sample. */
  readonly weight: number
  /** Family name first, as it is written there. */
  readonly familyFirst: boolean
}

const town = (name: string, postcode: string, phone: string, region = ''): SampleTown => ({ name, region, postcode, phone })
const nameFirst = (family: string, trade: string, legalForm: string): string => `${family} ${trade} ${legalForm}`
const tradeFirst = (family: string, trade: string, legalForm: string): string => `${trade} ${family} ${legalForm}`
const plainStreet = (faker: Faker): string => faker.location.streetAddress()
const numberOf = (faker: Faker, most = 140): string => String(faker.number.int({ min: 1, max: most }))

const british = 'Ashworth Bailey Barnes Bennett Brooks Byrne Carter Chadwick Clarke Coleman Cooper Davies Dawson Douglas Edwards Ellis Evans Fletcher Foster Fraser Gibson Graham Grant Griffiths Hughes Hunter Jenkins Kaur Kelly Khan Lloyd MacDonald Marshall Mason Matthews Mitchell Morgan Murray Okafor Owen Palmer Patel Pearson Powell Reid Richards Robertson Rowe Sharma Shaw Simpson Spencer Stewart Sutton Thornton Turner Walsh Watson Webb Wright'.split(' ')
const american = 'Adams Alvarez Baker Bell Brennan Brooks Campbell Carlson Castillo Chen Collins Cruz Diaz Fisher Flores Ford Garcia Gonzalez Green Hall Harris Hayes Hernandez Hill Howard Jackson Jensen Johnson Jones Kim Larson Lee Lewis Lopez Martin Miller Mitchell Moore Morales Nelson Nguyen Olson Ortiz Park Parker Peterson Phillips Ramirez Reed Rivera Rogers Romero Sanders Schmidt Scott Singh Sullivan Taylor Thompson Tran Walker Washington White Wilson Young'.split(' ')

export const sampleLocales: readonly SampleLocale[] = [
  {
    faker: german, country: 'Germany', mobile: '+49 151 ########', weight: 24, familyFirst: false, companyName: nameFirst, street: plainStreet,
    towns: [
      town('Berlin', '10###', '+49 30 23125 ###'), town('Hamburg', '20###', '+49 40 66969 ###'), town('München', '80###', '+49 89 99998 ###'), town('Köln', '50###', '+49 221 4710 ###'), town('Frankfurt am Main', '60###', '+49 69 90009 ###'),
      town('Stuttgart', '70###', '+49 711 555 ####'), town('Leipzig', '04###', '+49 341 555 ####'), town('Nürnberg', '90###', '+49 911 555 ####'), town('Bremen', '28###', '+49 421 555 ####'), town('Freiburg', '79###', '+49 761 555 ####'),
    ],
    trades: ['Maschinenbau', 'Software', 'Logistik', 'Hochbau', 'Feinkost', 'Medizintechnik', 'Energietechnik', 'Beratung', 'Druck & Verpackung', 'Hotels'], legalForms: ['GmbH', 'GmbH', 'AG', 'GmbH & Co. KG', 'KG'],
  },
  {
    faker: english, families: british, country: 'United Kingdom', mobile: '+44 7700 900###', weight: 14, familyFirst: false, companyName: nameFirst, street: (faker) => `${numberOf(faker)} ${faker.helpers.arrayElement(['High Street', 'Station Road', 'Church Lane', 'Victoria Road', 'Mill Lane', 'Queen Street', 'Park Road', 'The Green', 'Albert Street', 'King Street'])}`,
    towns: [
      town('London', 'EC#A #AA', '+44 20 7946 0###'), town('Manchester', 'M# #AA', '+44 161 496 0###'), town('Birmingham', 'B# #AA', '+44 121 496 0###'), town('Leeds', 'LS# #AA', '+44 113 496 0###'),
      town('Bristol', 'BS# #AA', '+44 117 496 0###'), town('Edinburgh', 'EH# #AA', '+44 131 496 0###'), town('Glasgow', 'G# #AA', '+44 141 496 0###'), town('Cardiff', 'CF# #AA', '+44 29 2018 0###'),
    ],
    trades: ['Engineering', 'Systems', 'Freight', 'Builders', 'Fine Foods', 'Medical', 'Power', 'Associates', 'Print & Packaging', 'Hotels'], legalForms: ['Ltd', 'Ltd', 'plc', 'LLP'],
  },
  {
    faker: english, families: american, country: 'United States', mobile: '+1 (646) 555-01##', weight: 12, familyFirst: false, companyName: nameFirst, street: (faker) => `${String(faker.number.int({ min: 100, max: 4_800 }))} ${faker.helpers.arrayElement(['Main Street', 'Oak Avenue', 'Market Street', 'Lincoln Avenue', 'Maple Drive', 'Washington Boulevard', 'Lake Street', 'Elm Street'])}`,
    towns: [
      town('New York', '100##', '+1 (212) 555-01##', 'NY'), town('San Francisco', '941##', '+1 (415) 555-01##', 'CA'), town('Chicago', '606##', '+1 (312) 555-01##', 'IL'), town('Boston', '021##', '+1 (617) 555-01##', 'MA'),
      town('Austin', '787##', '+1 (512) 555-01##', 'TX'), town('Seattle', '981##', '+1 (206) 555-01##', 'WA'), town('Denver', '802##', '+1 (303) 555-01##', 'CO'), town('Atlanta', '303##', '+1 (404) 555-01##', 'GA'),
    ],
    trades: ['Machine Works', 'Software', 'Freight Lines', 'Construction', 'Foods', 'Medical', 'Energy', 'Partners', 'Packaging', 'Hospitality'], legalForms: ['Inc.', 'LLC', 'Corp.', 'Inc.'],
  },
  {
    faker: french, country: 'France', mobile: '+33 6 39 98 ## ##', weight: 12, familyFirst: false, companyName: tradeFirst, street: plainStreet,
    towns: [
      town('Paris', '750##', '+33 1 99 00 ## ##'), town('Lyon', '6900#', '+33 4 65 71 ## ##'), town('Marseille', '130##', '+33 4 65 71 ## ##'), town('Toulouse', '31###', '+33 5 36 49 ## ##'),
      town('Nantes', '44###', '+33 2 61 91 ## ##'), town('Strasbourg', '67###', '+33 3 53 01 ## ##'), town('Bordeaux', '33###', '+33 5 36 49 ## ##'), town('Lille', '59###', '+33 3 53 01 ## ##'),
    ],
    trades: ['Mécanique', 'Logiciels', 'Transports', 'Bâtiment', 'Maison', 'Santé', 'Énergies', 'Conseil', 'Imprimerie', 'Hôtel'], legalForms: ['SARL', 'SAS', 'SA', 'et Fils'],
  },
  {
    faker: spanish, country: 'Spain', mobile: '+34 6## ### ###', weight: 8, familyFirst: false, companyName: tradeFirst, street: (faker) => `${faker.helpers.arrayElement(['Calle Mayor', 'Calle de Alcalá', 'Avenida de la Constitución', 'Calle Real', 'Paseo del Prado', 'Calle de San Juan', 'Plaza de España', 'Calle del Carmen'])}, ${numberOf(faker)}`,
    towns: [
      town('Madrid', '280##', '+34 91 ### ## ##'), town('Barcelona', '080##', '+34 93 ### ## ##'), town('Valencia', '460##', '+34 96 ### ## ##'), town('Sevilla', '410##', '+34 95 ### ## ##'),
      town('Bilbao', '480##', '+34 94 ### ## ##'), town('Zaragoza', '500##', '+34 976 ## ## ##'), town('Málaga', '290##', '+34 952 ## ## ##'),
    ],
    trades: ['Talleres', 'Informática', 'Transportes', 'Construcciones', 'Alimentación', 'Clínicas', 'Energía', 'Asesores', 'Gráficas', 'Hoteles'], legalForms: ['S.L.', 'S.A.', 'S.L.', 'e Hijos'],
  },
  {
    faker: italian, country: 'Italy', mobile: '+39 3## ### ####', weight: 7, familyFirst: false, companyName: tradeFirst, street: (faker) => `${faker.helpers.arrayElement(['Via Roma', 'Via Garibaldi', 'Corso Italia', 'Via Mazzini', 'Via Dante', 'Viale Europa', 'Via Cavour', 'Via Verdi'])} ${numberOf(faker)}`,
    towns: [
      town('Milano', '201##', '+39 02 ### ####'), town('Roma', '001##', '+39 06 ### ####'), town('Torino', '101##', '+39 011 ### ####'), town('Bologna', '401##', '+39 051 ### ####'),
      town('Firenze', '501##', '+39 055 ### ####'), town('Napoli', '801##', '+39 081 ### ####'), town('Verona', '371##', '+39 045 ### ####'),
    ],
    trades: ['Officine', 'Informatica', 'Trasporti', 'Costruzioni', 'Alimentari', 'Medicale', 'Energia', 'Studio', 'Grafiche', 'Alberghi'], legalForms: ['S.r.l.', 'S.p.A.', 'S.r.l.', 'e Figli'],
  },
  {
    faker: polish, country: 'Poland', mobile: '+48 5## ### ###', weight: 6, familyFirst: false, companyName: nameFirst, street: (faker) => `ul. ${faker.helpers.arrayElement(['Polna', 'Leśna', 'Słoneczna', 'Krótka', 'Szkolna', 'Ogrodowa', 'Lipowa', 'Kościuszki', 'Mickiewicza'])} ${numberOf(faker, 90)}`,
    towns: [
      town('Warszawa', '00-###', '+48 22 ### ## ##'), town('Kraków', '30-###', '+48 12 ### ## ##'), town('Gdańsk', '80-###', '+48 58 ### ## ##'), town('Wrocław', '50-###', '+48 71 ### ## ##'),
      town('Poznań', '60-###', '+48 61 ### ## ##'), town('Łódź', '90-###', '+48 42 ### ## ##'),
    ],
    trades: ['Maszyny', 'Software', 'Transport', 'Budownictwo', 'Delikatesy', 'Medica', 'Energia', 'Doradztwo', 'Poligrafia', 'Hotele'], legalForms: ['sp. z o.o.', 'S.A.', 'sp. z o.o.', 'sp. j.'],
  },
  {
    faker: portuguese, country: 'Brazil', mobile: '+55 11 9####-####', weight: 6, familyFirst: false, companyName: nameFirst, street: (faker) => `${faker.helpers.arrayElement(['Rua das Flores', 'Avenida Paulista', 'Rua São João', 'Rua Augusta', 'Avenida Brasil', 'Rua da Praia', 'Rua XV de Novembro'])}, ${numberOf(faker, 1_900)}`,
    towns: [
      town('São Paulo', '01###-###', '+55 11 3###-####', 'SP'), town('Rio de Janeiro', '20###-###', '+55 21 3###-####', 'RJ'), town('Curitiba', '80###-###', '+55 41 3###-####', 'PR'),
      town('Porto Alegre', '90###-###', '+55 51 3###-####', 'RS'), town('Belo Horizonte', '30###-###', '+55 31 3###-####', 'MG'), town('Recife', '50###-###', '+55 81 3###-####', 'PE'),
    ],
    trades: ['Máquinas', 'Sistemas', 'Transportes', 'Engenharia', 'Alimentos', 'Saúde', 'Energia', 'Consultoria', 'Gráfica', 'Hotéis'], legalForms: ['Ltda.', 'S.A.', 'Ltda.', 'e Irmãos'],
  },
  {
    faker: swedish, country: 'Sweden', mobile: '+46 70 174 06 ##', weight: 4, familyFirst: false, companyName: nameFirst, street: (faker) => `${faker.helpers.arrayElement(['Storgatan', 'Drottninggatan', 'Kungsgatan', 'Vasagatan', 'Skolgatan', 'Hamngatan', 'Strandvägen', 'Ringvägen'])} ${numberOf(faker, 80)}`,
    towns: [town('Stockholm', '1## ##', '+46 8 465 004 ##'), town('Göteborg', '41# ##', '+46 31 390 06 ##'), town('Malmö', '21# ##', '+46 40 628 04 ##'), town('Uppsala', '75# ##', '+46 18 ### ## ##'), town('Linköping', '58# ##', '+46 13 ### ## ##')],
    trades: ['Verkstad', 'Programvara', 'Frakt', 'Bygg', 'Livsmedel', 'Medicinteknik', 'Energi', 'Konsult', 'Tryckeri', 'Hotell'], legalForms: ['AB', 'AB', 'HB'],
  },
  {
    faker: turkish, country: 'Türkiye', mobile: '+90 53# ### ## ##', weight: 4, familyFirst: false, companyName: nameFirst, street: (faker) => `${faker.helpers.arrayElement(['Atatürk Caddesi', 'İstiklal Caddesi', 'Cumhuriyet Caddesi', 'Bağdat Caddesi', 'Gazi Bulvarı', 'Lale Sokak', 'Barış Sokak'])} No: ${numberOf(faker, 90)}`,
    towns: [town('İstanbul', '34###', '+90 212 ### ## ##'), town('Ankara', '06###', '+90 312 ### ## ##'), town('İzmir', '35###', '+90 232 ### ## ##'), town('Bursa', '16###', '+90 224 ### ## ##'), town('Antalya', '07###', '+90 242 ### ## ##')],
    trades: ['Makina', 'Yazılım', 'Lojistik', 'İnşaat', 'Gıda', 'Medikal', 'Enerji', 'Danışmanlık', 'Matbaa', 'Otelcilik'], legalForms: ['A.Ş.', 'Ltd. Şti.', 'A.Ş.'],
  },
  {
    faker: japanese, country: 'Japan', mobile: '+81 90-####-####', weight: 3, familyFirst: true, companyName: (family, trade, legalForm) => `${legalForm}${family}${trade}`, street: (faker) => `${faker.helpers.arrayElement(['本町', '中央', '栄町', '緑町', '桜木町', '旭町'])}${numberOf(faker, 9)}-${numberOf(faker, 20)}-${numberOf(faker, 15)}`,
    towns: [town('東京', '1##-####', '+81 3-####-####'), town('大阪', '53#-####', '+81 6-####-####'), town('京都', '60#-####', '+81 75-###-####'), town('名古屋', '46#-####', '+81 52-###-####'), town('札幌', '06#-####', '+81 11-###-####')],
    trades: ['製作所', 'システムズ', '運輸', '建設', '食品', 'メディカル', '電力', 'コンサルティング', '印刷', 'ホテル'], legalForms: ['株式会社', '株式会社', '合同会社'],
  },
]
