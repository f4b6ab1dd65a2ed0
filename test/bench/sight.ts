import { readFor } from '../../electron/access/sight'
import type { Authority } from '../../electron/access/authority'
import { contactPage, countContacts } from '../../electron/contacts/queries'
import type { ReadDb } from '../../electron/db/database'
import { createListCache } from '../../electron/records/list-cache'
import { searchRecords } from '../../electron/search/query'
import type { UserId } from '../../shared/ids'
import { everything, type ContactPageInput } from '../../shared/list'
import { noRights, presetRights, type Rights, type Scope } from '../../shared/permissions'
import { atMost, measure, type BenchEnv, type BenchLine, type Timing } from './bench-line'
import { sealedVault } from './databases'
import { seeded } from './population'

const me = '01890000-0000-7000-8000-00000000000a' as UserId
const mate = '01890000-0000-7000-8000-00000000000b' as UserId
const input: ContactPageInput = { filter: everything, sort: 'name', direction: 'ascending', limit: 50 }

const reading = (scope: Scope): Rights => {
  const noun = { read: scope, create: 'none', update: 'none', delete: 'none' } as const
  return { ...noRights, scopes: { contact: noun, company: noun } }
}

interface Times {
  readonly open: Timing
  readonly count: Timing
  readonly page: Timing
  readonly search: Timing
}

/** What lists and search cost somebody who sees their own tenth, their team's third and what nobody owns, or everything without two fields; against everybody else. */
export async function benchSight(env: BenchEnv): Promise<BenchLine[]> {
  const { vault, population } = sealedVault(env)
  const bytes = (id: string): Uint8Array => Buffer.from(id.replaceAll('-', ''), 'hex')
  vault.db.transaction(() => {
    vault.db.run('UPDATE contacts SET owner = CASE number % 10 WHEN 0 THEN ? WHEN 1 THEN ? WHEN 2 THEN NULL ELSE ? END', bytes(me), bytes(mate), bytes('01890000-0000-7000-8000-00000000000c'))
  })
  const random = seeded(11)
  const asked = Array.from({ length: 200 }, (_, index) => (population.names[Math.floor(random() * population.names.length)] ?? '').split(' ').at(index % 2)?.slice(0, 2 + (index % 4)) ?? '')
  const timesOf = (read: ReadDb): Times => {
    for (const text of asked) searchRecords(read, text, ['contact', 'company'], 20)
    const cache = createListCache()
    const total = countContacts(read, cache, everything)
    contactPage(read, cache, { ...input, at: 0 })
    return {
      open: measure([1, 2, 3], () => { contactPage(read, createListCache(), { ...input, at: 0 }) }),
      count: measure([1, 2, 3], () => { countContacts(read, createListCache(), everything) }),
      page: measure(Array.from({ length: 300 }, () => Math.floor(random() * Math.max(1, total - 50))), (at) => { contactPage(read, cache, { ...input, at }) }),
      search: measure(asked, (text) => { searchRecords(read, text, ['contact', 'company'], 20) }),
    }
  }
  const as = (rights: Rights, team: readonly UserId[]): Times => {
    const authority: Authority = { userId: me, role: 'bench', roleName: null, rights, team }
    return timesOf(readFor(vault, authority))
  }
  const before = timesOf(vault.read)
  const everybody = as(presetRights['read-only'], [me])
  const own = as(reading('own'), [me])
  const team = as(reading('team'), [me, mate])
  const masked = as({ ...presetRights['read-only'], fields: { contact: { emails: 'masked', phones: 'hidden' }, company: {} } }, [me])
  vault.close()
  const lines = (name: string, times: Times): BenchLine[] => [
    { name: `${name}: list found anew, p50`, value: times.open.p50, unit: 'ms', note: `count ${times.count.p50.toFixed(1)} ms` },
    { name: `${name}: page of 50, p50 against everybody’s`, value: times.page.p50 / before.page.p50, unit: '×', note: `p95 ${times.page.p95.toFixed(2)} ms against ${before.page.p95.toFixed(2)} ms` },
    atMost(`${name}: ranked answer for a prefix, p95`, times.search.p95, 'ms', 50, `p50 ${times.search.p50.toFixed(2)} ms, ${(times.search.p50 / before.search.p50).toFixed(2)}× everybody’s`),
  ]
  return await Promise.resolve([
    { name: 'rights that leave nothing out: page of 50, CPU', value: everybody.page.cpu / before.page.cpu, unit: '×', note: `${everybody.page.cpu.toFixed(3)} ms against ${before.page.cpu.toFixed(3)} ms on the vault’s own connection` },
    { name: 'rights that leave nothing out: search, CPU', value: everybody.search.cpu / before.search.cpu, unit: '×', note: `${everybody.search.cpu.toFixed(3)} ms against ${before.search.cpu.toFixed(3)} ms` },
    ...lines('own tenth', own), ...lines('team and nobody’s', team), ...lines('all, two fields kept back', masked),
  ])
}
