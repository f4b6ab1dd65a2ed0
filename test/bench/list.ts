import { createListCache } from '../../electron/records/list-cache'
import { readListItems } from '../../electron/contacts/contact-reader'
import { contactPage, countContacts } from '../../electron/contacts/queries'
import type { ReadDb } from '../../electron/db/database'
import { everything, type ContactPageInput } from '../../shared/list'
import { atLeast, atMost, measure, type BenchEnv, type BenchLine, type Timing } from './bench-line'
import { plainDatabase, sealedDatabase } from './databases'
import { seeded } from './population'

const PAGE = 50
const ROUNDS = 400
const input: ContactPageInput = { filter: everything, sort: 'name', direction: 'ascending', limit: PAGE }

/** The same lines in the same order, the way they are asked for without keys. */
const OFFSET_PAGE = `
  SELECT c.number, c.id, c.version, c.name, c.role, o.id AS company_id, c.company_name, c.email, c.phone, c.city, c.country, c.tags,
         c.owner, c.created_at, c.updated_at, c.deleted_at
    FROM contacts AS c LEFT JOIN companies AS o ON o.number = c.company
   WHERE c.bin = 0
   ORDER BY c.name_key, c.number
   LIMIT ? OFFSET ?`

interface ListTimes {
  readonly keyset: Timing
  readonly firstJump: Timing
  readonly filtered: Timing
  readonly count: Timing
}

/** Pages of the list of people at random places: by key from the nearest known place, against OFFSET and against plain SQLite. */
export async function benchList(env: BenchEnv): Promise<BenchLine[]> {
  const plain = plainDatabase(env)
  const plainTimes = timesOf(plain.db, env.scale)
  plain.close()
  const sealed = sealedDatabase(env)
  const times = timesOf(sealed.db, env.scale)
  const deep = places(env.scale, 25, 2)
  const offset = measure(deep, (at) => { sealed.db.all(OFFSET_PAGE, PAGE, at) })
  const numbersFirst = measure(deep, (at) => {
    const numbers = sealed.db.all<{ number: number }>('SELECT number FROM contacts WHERE bin = 0 ORDER BY name_key, number LIMIT ? OFFSET ?', PAGE, at)
    readListItems(sealed.db, numbers.map(({ number }) => number))
  })
  sealed.close()
  const ratio = times.keyset.cpu / plainTimes.keyset.cpu
  return await Promise.resolve([
    atMost('page of 50 by key, CPU against plain SQLite', ratio, '×', 1.5, `${times.keyset.cpu.toFixed(3)} ms against ${plainTimes.keyset.cpu.toFixed(3)} ms`),
    atMost('page of 50 by key, p95', times.keyset.p95, 'ms', 10, `p50 ${times.keyset.p50.toFixed(2)} ms`),
    againstOffset(env.scale, offset.cpu / times.keyset.cpu, `OFFSET ${offset.cpu.toFixed(1)} ms; skipping numbers only and reading the lines after ${numbersFirst.cpu.toFixed(1)} ms, ${(numbersFirst.cpu / times.keyset.cpu).toFixed(1)}×`),
    { name: 'first jump to a place never visited, p50', value: times.firstJump.p50, unit: 'ms', note: 'nothing remembered; each measured on a new cache' },
    { name: 'count of all people, nothing remembered, p50', value: times.count.p50, unit: 'ms' },
    { name: 'list filtered by tag and country, found anew, p50', value: times.filtered.p50, unit: 'ms' },
  ])
}

// What OFFSET costs grows with the list, so the goal is one for a million.
function againstOffset(scale: number, ratio: number, note: string): BenchLine {
  const name = 'page of 50 by key, cheaper than OFFSET'
  return scale >= 1_000_000 ? atLeast(name, ratio, '×', 30, note) : { name, value: ratio, unit: '×', note: `${note}; goal ≥ 30 × at 1,000,000` }
}

function timesOf(db: ReadDb, scale: number): ListTimes {
  const cache = createListCache()
  const open = (at: number): void => {
    contactPage(db, cache, { ...input, at })
  }
  // Somebody who works with the list has been around in it: pages and places are warm.
  for (const at of places(scale, ROUNDS * 4, 1)) open(at)
  const keyset = measure(places(scale, ROUNDS, 2), open)
  const firstJump = measure(places(scale, 10, 3), (at) => {
    contactPage(db, createListCache(), { ...input, at })
  })
  const count = measure([0, 1, 2, 3, 4], () => {
    countContacts(db, createListCache(), everything)
  })
  const filtered = measure([0, 1, 2, 3, 4], () => {
    const conditions = [{ field: 'tag', op: 'is', value: 'vip' }, { field: 'country', op: 'is', value: 'Germany' }] as const
    contactPage(db, createListCache(), { ...input, filter: { bin: false, conditions: [...conditions] } })
  })
  return { keyset, firstJump, count, filtered }
}

function places(scale: number, count: number, seed = 4): number[] {
  const random = seeded(seed)
  return Array.from({ length: count }, () => Math.floor(random() * (scale - PAGE)))
}
