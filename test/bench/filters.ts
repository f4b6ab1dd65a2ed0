import { countContacts } from '../../electron/contacts/queries'
import { createListCache } from '../../electron/records/list-cache'
import { valuesInUse } from '../../electron/search/field-values'
import { tagsInUse } from '../../electron/search/query'
import type { Condition } from '../../shared/list'
import { measure, type BenchEnv, type BenchLine } from './bench-line'
import { sealedDatabase } from './databases'

const asked: Readonly<Record<string, readonly Condition[]>> = {
  'tag is': [{ field: 'tag', op: 'is', value: 'newsletter' }],
  'tag is not': [{ field: 'tag', op: 'is-not', value: 'newsletter' }],
  'country is': [{ field: 'country', op: 'is', value: 'Germany' }],
  'has no email': [{ field: 'email', op: 'is-empty', value: '' }],
  'has notes': [{ field: 'notes', op: 'is-present', value: '' }],
  'has no company': [{ field: 'company', op: 'is-empty', value: '' }],
  'changed since': [{ field: 'updated', op: 'after', value: Date.UTC(2026, 0, 5) }],
  'birthday in a month': [{ field: 'birthday', op: 'in-month', value: '03' }],
  'opted out': [{ field: 'optOut', op: 'is-present', value: '' }],
  'text and tag and notes': [{ field: 'text', op: 'contains', value: 'ma' }, { field: 'tag', op: 'is', value: 'newsletter' }, { field: 'notes', op: 'is-present', value: '' }],
}
const ROUNDS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]

/** Lists by condition, each found anew, and what the fields of a filter offer while somebody types. */
export async function benchFilters(env: BenchEnv): Promise<BenchLine[]> {
  const sealed = sealedDatabase(env)
  const found = Object.entries(asked).map(([name, conditions]): BenchLine => {
    let count = 0
    const time = measure(ROUNDS, () => {
      count = countContacts(sealed.db, createListCache(), { bin: false, conditions: [...conditions] })
    })
    return { name: `list: ${name}, found anew, p95`, value: time.p95, unit: 'ms', note: `${count.toLocaleString('en')} found, p50 ${time.p50.toFixed(1)} ms, CPU ${time.cpu.toFixed(0)} ms` }
  })
  const offered = [
    ['cities while typing', measure(['', 'b', 'ber', 'm', 'sto'], (prefix) => { valuesInUse(sealed.db, 'contact', 'city', prefix, 20) })],
    ['tags while typing', measure(['', 'n', 'news', 'v', 'x'], (prefix) => { tagsInUse(sealed.db, 'contact', prefix, 20) })],
  ] as const
  sealed.close()
  return await Promise.resolve([...found, ...offered.map(([name, time]): BenchLine => ({ name: `filter: ${name}, p95`, value: time.p95, unit: 'ms', note: `p50 ${time.p50.toFixed(1)} ms` }))])
}
