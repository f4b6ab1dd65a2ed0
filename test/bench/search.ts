import { searchRecords } from '../../electron/search/query'
import type { WriteDb } from '../../electron/db/database'
import { atMost, measure, type BenchEnv, type BenchLine } from './bench-line'
import { plainDatabase, sealedDatabase } from './databases'
import { seeded } from './population'

const ROUNDS = 200

/** What people type: one to five letters of a name, both names in either order, digits of a phone. */
function questions(names: readonly string[], phones: readonly string[]): Readonly<Record<'prefix' | 'two' | 'phone' | 'letter', string[]>> {
  const random = seeded(11)
  const even = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? ''
  const family = (): string => even(names).split(' ').at(-1) ?? ''
  const given = (): string => even(names).split(' ')[0] ?? ''
  return {
    prefix: Array.from({ length: ROUNDS }, (_, index) => (index % 2 === 0 ? family() : given()).slice(0, 2 + (index % 4))),
    two: Array.from({ length: ROUNDS }, (_, index) => (index % 2 === 0 ? `${given()} ${family().slice(0, 1 + (index % 3))}` : `${family()} ${given().slice(0, 2)}`)),
    phone: Array.from({ length: ROUNDS }, (_, index) => even(phones).slice(index % 5, (index % 5) + 3 + (index % 6))),
    letter: Array.from({ length: 26 }, (_, index) => String.fromCharCode(97 + index)),
  }
}

/** Names that start like the text, unranked: what the index itself costs. */
function prefixOnly(db: WriteDb, text: string): void {
  db.all('SELECT rowid FROM contact_search WHERE contact_search MATCH ? LIMIT 50', `{name} : "${text.toLowerCase().replace(/[^a-z]/g, '') || 'a'}" *`)
}

/** Search as you type: the whole answer, ranked and explained, in a vault of people and companies. */
export async function benchSearch(env: BenchEnv): Promise<BenchLine[]> {
  const plain = plainDatabase(env)
  const asked = questions(plain.population.names, plain.population.phones)
  const warm = (db: WriteDb): void => {
    for (const text of [...asked.prefix, ...asked.two]) searchRecords(db, text, ['contact', 'company'], 20)
  }
  warm(plain.db)
  const plainPrefix = measure(asked.prefix, (text) => { prefixOnly(plain.db, text) })
  const plainRanked = measure(asked.prefix, (text) => { searchRecords(plain.db, text, ['contact', 'company'], 20) })
  plain.close()
  const sealed = sealedDatabase(env)
  const { db } = sealed
  warm(db)
  const search = (text: string): void => {
    searchRecords(db, text, ['contact', 'company'], 20)
  }
  const prefix = measure(asked.prefix, (text) => { prefixOnly(db, text) })
  const ranked = measure(asked.prefix, search)
  const two = measure(asked.two, search)
  const phone = measure(asked.phone, search)
  const letter = measure(asked.letter, search)
  sealed.close()
  return await Promise.resolve([
    atMost('prefix search, unranked, p95', prefix.p95, 'ms', 10, `p50 ${prefix.p50.toFixed(2)} ms`),
    atMost('prefix search, unranked, CPU against plain SQLite', prefix.cpu / plainPrefix.cpu, '×', 1.3, `${prefix.cpu.toFixed(3)} ms against ${plainPrefix.cpu.toFixed(3)} ms`),
    atMost('ranked answer for a prefix, p95', ranked.p95, 'ms', 50, `p50 ${ranked.p50.toFixed(2)} ms, CPU ${(ranked.cpu / plainRanked.cpu).toFixed(2)}× plain`),
    atMost('ranked answer for two names in any order, p95', two.p95, 'ms', 50, `p50 ${two.p50.toFixed(2)} ms`),
    atMost('ranked answer for phone digits, p95', phone.p95, 'ms', 50, `p50 ${phone.p50.toFixed(2)} ms`),
    atMost('ranked answer for one letter, p95', letter.p95, 'ms', 50, `p50 ${letter.p50.toFixed(2)} ms`),
  ])
}
