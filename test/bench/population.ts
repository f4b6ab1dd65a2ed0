import { randomBytes } from 'node:crypto'
import { fakerDE, fakerEN, fakerES, fakerPL, fakerSV, fakerTR } from '@faker-js/faker'
import { createIdSource, idFromBytes, type CompanyId, type ContactId } from '../../shared/ids'
import { emptyCompany, type Company } from '../../shared/companies/company'
import { emptyContact, type Contact } from '../../shared/contacts/contact'
import { encodeStamp } from '../../shared/hlc'
import type { WriteDb } from '../../electron/db/database'
import { prepareCompanyWriter } from '../../electron/companies/company-writer'
import { prepareContactWriter } from '../../electron/contacts/contact-writer'
import { dropScatteredIndexes } from '../../electron/records/bulk-load'

export const BENCH_SEED = 20260105

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

interface Pools {
  readonly given: readonly string[]
  readonly family: readonly string[]
  readonly cities: readonly string[]
  readonly words: readonly string[]
  readonly roles: readonly string[]
}

function pools(): Pools {
  const tongues = [fakerDE, fakerEN, fakerES, fakerPL, fakerSV, fakerTR]
  for (const [index, tongue] of tongues.entries()) tongue.seed(BENCH_SEED + index)
  const many = (count: number, make: (tongue: (typeof tongues)[number]) => string): string[] => [...new Set(tongues.flatMap((tongue) => Array.from({ length: count }, () => make(tongue))))]
  return {
    given: many(400, (tongue) => tongue.person.firstName()),
    family: many(2000, (tongue) => tongue.person.lastName()),
    cities: many(100, (tongue) => tongue.location.city()),
    words: many(300, (tongue) => tongue.word.noun()),
    roles: many(40, (tongue) => tongue.person.jobTitle()),
  }
}

export interface Population {
  readonly contacts: number
  readonly companies: number
  /** Names that exist, for asking. */
  readonly names: readonly string[]
  readonly phones: readonly string[]
}

/** Fills an empty vault with people and a tenth as many companies, the same for the same size: the way an import does, in one transaction. */
export function populate(db: WriteDb, contacts: number): Population {
  const random = seeded(BENCH_SEED)
  const { given, family, cities, words, roles } = pools()
  // Squared: few names are common and many are rare, as among people.
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * random() * list.length)] as T
  const even = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const now = Date.UTC(2026, 0, 5)
  const ids = createIdSource(() => now, randomBytes)
  const stamp = encodeStamp(now, 0, new Uint8Array(8))
  const source = { kind: 'import', batchId: null, fileName: 'bench.csv', row: null } as const
  const numbers = new Map<string, number>()
  const firms: { id: string; name: string; domain: string }[] = []
  const names: string[] = []
  const phones: string[] = []
  const companies = Math.ceil(contacts / 10)
  db.transaction(() => {
    const rebuild = dropScatteredIndexes(db, ['contact', 'company'])
    const companyWriter = prepareCompanyWriter(db, { bulk: true })
    for (let i = 0; i < companies; i++) {
      const id = idFromBytes<CompanyId>(ids.nextBytes())
      const name = `${pick(family)} ${even(words)} ${even(['GmbH', 'Ltd', 'Inc', 'SA', 'AB', 'Group'])}`
      const domain = `${name.split(' ').slice(0, 2).join('-').toLowerCase().replace(/[^a-z0-9-]/g, '')}${String(i)}.example`
      const company: Company = { ...emptyCompany(), id, version: 1, createdAt: now, updatedAt: now, deletedAt: null, source, sourceRaw: null, name, domain, industry: even(words) }
      numbers.set(id, companyWriter.insert(company, stamp))
      firms.push({ id, name, domain })
    }
    companyWriter.finish()
    const contactWriter = prepareContactWriter(db, { bulk: true })
    for (let i = 0; i < contacts; i++) {
      const givenName = pick(given)
      const familyName = pick(family)
      const firm = even(firms)
      const phone = `+${String(10 + Math.floor(random() * 80))} ${String(100 + Math.floor(random() * 900))} ${String(1_000_000 + Math.floor(random() * 9_000_000))}`
      const contact: Contact = {
        ...emptyContact(), id: idFromBytes<ContactId>(ids.nextBytes()), version: 1, createdAt: now, updatedAt: now + i, deletedAt: null, source: { ...source, row: i + 1 },
        sourceRaw: JSON.stringify([givenName, familyName, firm.name, phone]), givenName, familyName,
        positions: [{ companyId: firm.id, companyName: firm.name, role: even(roles), department: '', primary: true, left: false }],
        emails: [{ address: `${givenName}.${familyName}@${firm.domain}`.toLowerCase().replaceAll(' ', ''), label: 'work', primary: true, optOut: i % 20 === 7 }],
        phones: [{ number: phone, label: 'mobile', primary: true, optOut: false }],
        addresses: [{ label: 'work', primary: true, optOut: false, street: `${even(words)} ${String(i % 200)}`, extended: '', poBox: '', city: pick(cities), region: '', postalCode: String(10_000 + (i % 80_000)), country: even(['Germany', 'Spain', 'Poland', 'Sweden', 'Türkiye', 'Ireland']) }],
        birthday: i % 10 < 3 ? `${String(1940 + (i % 60))}-${String(1 + ((i * 7919) % 12)).padStart(2, '0')}-${String(1 + ((i * 104_729) % 28)).padStart(2, '0')}` : '',
        tags: i % 10 === 0 ? ['newsletter'] : i % 97 === 0 ? ['vip'] : [],
        notes: i % 4 === 0 ? Array.from({ length: 10 }, () => even(words)).join(' ') : '',
      }
      contactWriter.insert(contact, stamp, (id) => numbers.get(id) ?? null)
      if (i % Math.ceil(contacts / 500) === 0) {
        names.push(`${givenName} ${familyName}`)
        phones.push(phone.replace(/\D/g, ''))
      }
    }
    contactWriter.finish()
    rebuild()
  })
  return { contacts, companies, names, phones }
}
