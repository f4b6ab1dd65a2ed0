/** One generated row. The same index always gives the same row. */
export interface DemoRow {
  readonly id: string
  readonly name: string
  readonly role: string
  readonly company: string
  readonly email: string
  readonly phone: string
  readonly city: string
  readonly tags: readonly string[]
  readonly updatedAt: number
}

const given = ['Amara', 'Björn', 'Chiara', 'Dmitri', 'Elif', 'Fatima', 'Gustav', 'Hana', 'Ingrid', 'João', 'Kenji', 'Leila', 'Mateus', 'Nadia', 'Oluwaseun', 'Priya', 'Quentin', 'Rosa', 'Søren', 'Thị Mai', 'Ulrike', 'Vikram', 'Wanjiru', 'Ximena', 'Yusuf', 'Zofia']
const family = ['Almeida', 'Bakker', 'Çelik', 'Dubois', 'Eriksen', 'Fernández', 'García', 'Hoffmann', 'Ivanova', 'Jansen', 'Kowalski', 'Lindqvist', 'Müller', 'Nakamura', 'Okafor', 'Patel', 'Quispe', 'Rossi', 'Schröder', 'Tanaka', 'Ueda', 'Vargas', 'Weiß', 'Xu', 'Yılmaz', 'Zimmermann']
const roles = ['Purchasing', 'Managing director', 'Plant engineer', 'Head of logistics', 'Accounts', 'Buyer', 'Technical lead', 'Owner']
const companies = ['Halden Timber', 'Orsova Marine', 'Kestrel Optics', 'Lindenhof Bakeries', 'Sato Precision', 'Brava Textiles', 'Polder Pumps', 'Juniper Analytics', 'Montane Tools', 'Baltic Freight']
const cities = ['Lisbon', 'Utrecht', 'Izmir', 'Lyon', 'Bergen', 'Vienna', 'Porto', 'Gdańsk', 'Kyoto', 'Lagos', 'Arequipa', 'Malmö']
const words = ['customer', 'prospect', 'trade fair', 'newsletter', 'supplier', 'key account', 'partner']

const pick = <T>(from: readonly T[], by: number, otherwise: T): T => from[by % from.length] ?? otherwise

export function demoRow(index: number): DemoRow {
  const mixed = Math.imul(index + 1, 2654435761) >>> 0
  const first = pick(given, mixed >>> 3, '')
  const last = pick(family, mixed >>> 9, '')
  const company = pick(companies, mixed >>> 15, '')
  const plain = (text: string): string => text.normalize('NFD').replace(/[^a-zA-Z]/g, '').toLowerCase()
  return {
    id: `row-${index}`,
    name: `${first} ${last}`,
    role: pick(roles, mixed >>> 5, ''),
    company,
    email: mixed % 7 === 0 ? '' : `${plain(first)}.${plain(last)}@${plain(company)}.example`,
    phone: mixed % 5 === 0 ? '' : `+${30 + (mixed % 60)} ${100 + (mixed % 899)} ${1000 + (mixed % 8999)}`,
    city: pick(cities, mixed >>> 7, ''),
    tags: words.filter((_, place) => ((mixed >>> place) & 7) === 3),
    updatedAt: Date.UTC(2026, 0, 1) - (mixed % 400) * 86_400_000,
  }
}
