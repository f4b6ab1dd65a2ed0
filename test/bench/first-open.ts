import { companyPage } from '../../electron/companies/queries'
import { contactPage, countContacts } from '../../electron/contacts/queries'
import type { ReadDb } from '../../electron/db/database'
import { createListCache } from '../../electron/records/list-cache'
import { searchRecords } from '../../electron/search/query'
import { companySorts, contactSorts, everything, type Condition } from '../../shared/list'
import { atMost, measure, type BenchEnv, type BenchLine } from './bench-line'
import { sealedDatabase } from './databases'

const PAGE = 50
const ROUNDS = 5
/** What somebody takes as at once. */
const AT_ONCE = 100

/** What a vault answers first, right after it was opened: each measured on a connection of its own with nothing read and nothing remembered. */
export function benchFirstOpen(env: BenchEnv): Promise<BenchLine[]> {
  const questions: Record<string, (db: ReadDb) => void> = {
    'count of people': (db) => { countContacts(db, createListCache(), everything) },
    'search for a name': (db) => { searchRecords(db, 'mar', ['contact', 'company'], 20) },
    'list filtered by a word': (db) => { filtered(db, { field: 'text', op: 'contains', value: 'mar' }) },
    'list filtered by a tag': (db) => { filtered(db, { field: 'tag', op: 'is', value: 'newsletter' }) },
  }
  for (const sort of contactSorts) questions[`people by ${sort}, first page`] = (db) => { contactPage(db, createListCache(), { filter: everything, sort, direction: 'ascending', limit: PAGE }) }
  for (const sort of companySorts) questions[`companies by ${sort}, first page`] = (db) => { companyPage(db, createListCache(), { filter: everything, sort, direction: 'ascending', limit: PAGE }) }
  questions['people by name, a page in the middle'] = (db) => { contactPage(db, createListCache(), { filter: everything, sort: 'name', direction: 'ascending', limit: PAGE, at: Math.floor(env.scale / 2) }) }
  return Promise.resolve(Object.entries(questions).map(([name, ask]) => {
    const times = Array.from({ length: ROUNDS }, () => {
      const vault = sealedDatabase(env)
      const { p50, cpu } = measure([vault.db], ask)
      vault.close()
      return { p50, cpu }
    }).sort((a, b) => a.cpu - b.cpu)
    const middle = times[Math.floor(ROUNDS / 2)] ?? { p50: Number.NaN, cpu: Number.NaN }
    return atMost(`after opening: ${name}, CPU`, middle.cpu, 'ms', AT_ONCE, `wall ${middle.p50.toFixed(1)} ms`)
  }))
}

function filtered(db: ReadDb, condition: Condition): void {
  contactPage(db, createListCache(), { filter: { bin: false, conditions: [condition] }, sort: 'name', direction: 'ascending', limit: PAGE })
}
