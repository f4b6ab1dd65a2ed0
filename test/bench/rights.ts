import { randomBytes } from 'node:crypto'
import { changeContextOf, setMeta } from '../../electron/engine/change-context'
import { contactPage } from '../../electron/contacts/queries'
import { createListCache } from '../../electron/records/list-cache'
import { searchRecords } from '../../electron/search/query'
import { createIdSource, type SessionId, type UserId } from '../../shared/ids'
import { endpointOf, type EngineChannel, type Input } from '../../shared/ipc/contract'
import { everything, objectTypes, type ContactPageInput } from '../../shared/list'
import { presetRights } from '../../shared/permissions'
import { Secret } from '../../shared/secret'
import { aRoleEngine } from '../support/role-engine'
import { testClock } from '../support/vault-database'
import { atMost, type BenchEnv, type BenchLine } from './bench-line'
import { sealedVault } from './databases'
import { seeded } from './population'

const PASSES = 16
const PAGE = 50

interface Comparison {
  readonly ratio: number
  readonly straight: number
  readonly routed: number
}

/** Calls after which the router's own code is as quick as it gets. */
const WARM = 5_000

/**
 * What an administrator pays for being asked what they may: the same questions through the router and, parsed alike, straight to the rooms, in turn, in
 * one run.
 */
export async function benchRights(env: BenchEnv): Promise<BenchLine[]> {
  const { vault, population } = sealedVault(env)
  const clock = testClock()
  const ids = createIdSource(() => clock.now(), randomBytes)
  const userId = ids.next<UserId>()
  setMeta(vault, 'device', randomBytes(8))
  const context = changeContextOf(vault, clock, { userId, sessionId: ids.next<SessionId>() }, () => undefined)
  const { call } = aRoleEngine({ clock, database: vault, file: vault.file, folder: env.dir, key: () => new Secret(new Uint8Array(32)), userId, context }, presetRights.administrator)
  for (let n = 0; n < WARM; n++) await call('contacts.count', { filter: everything })
  const parsed = <C extends EngineChannel>(channel: C, input: Input<C>) => endpointOf(channel).input.parse(input) as Input<C>
  const random = seeded(12)
  const cache = createListCache()
  const page = (at: number): ContactPageInput => ({ filter: everything, sort: 'name', direction: 'ascending', limit: PAGE, at })
  // A moment that no list was asked for before: the list is found anew.
  const filtered = (moment: number): ContactPageInput => ({ ...page(0), filter: { bin: false, conditions: [{ field: 'tag', op: 'is', value: 'vip' }, { field: 'created', op: 'before', value: moment }] } })
  const question = (text: string): Input<'search.query'> => ({ text, objects: [...objectTypes], limit: 20 })
  const pages = await compare(Array.from({ length: 200 }, () => page(Math.floor(random() * (env.scale - PAGE)))), (input) => contactPage(vault.read, cache, parsed('contacts.page', input)), (input) => call('contacts.page', input))
  let moment = Date.UTC(2100, 0)
  const lists = await compare(Array.from({ length: 40 }, () => null), () => contactPage(vault.read, cache, parsed('contacts.page', filtered(moment++))), () => call('contacts.page', filtered(moment++)))
  const questions = Array.from({ length: 100 }, (_, index) => (population.names[Math.floor(random() * population.names.length)] ?? '').split(' ').at(index % 2)?.slice(0, 2 + (index % 4)) ?? '')
  const searches = await compare(questions, (text) => {
    const input = parsed('search.query', question(text))
    return searchRecords(vault.read, input.text, input.objects, input.limit)
  }, (text) => call('search.query', question(text)))
  vault.close()
  const line = (name: string, { ratio, straight, routed }: Comparison): BenchLine => atMost(`${name} through the router, against straight`, ratio, '×', 1.05, `${routed.toFixed(3)} ms against ${straight.toFixed(3)} ms`)
  return [line('page of 50', pages), line('list found anew', lists), line('search', searches)]
}

/**
 * The best time of each way for each input, both ways in turn, and the middle of their ratios: what another process or a collection of garbage adds to
 * one of them is left out, and what is left differs by what the ways themselves do.
 */
async function compare<T>(inputs: readonly T[], straight: (input: T) => unknown, routed: (input: T) => Promise<unknown>): Promise<Comparison> {
  const time = async (work: (input: T) => unknown, input: T): Promise<number> => {
    const start = performance.now()
    await work(input)
    return performance.now() - start
  }
  const found: Comparison[] = []
  for (const input of inputs) {
    const best = { straight: Infinity, routed: Infinity }
    for (let pass = 0; pass < PASSES; pass++) {
      for (const way of pass % 2 === 0 ? (['straight', 'routed'] as const) : (['routed', 'straight'] as const)) best[way] = Math.min(best[way], await time(way === 'straight' ? straight : routed, input))
    }
    found.push({ ...best, ratio: best.routed / best.straight })
  }
  const middle = (of: (one: Comparison) => number): number => found.map(of).sort((a, b) => a - b)[Math.floor(found.length / 2)] ?? Number.NaN
  return { ratio: middle(({ ratio }) => ratio), straight: middle(({ straight: ms }) => ms), routed: middle(({ routed: ms }) => ms) }
}
