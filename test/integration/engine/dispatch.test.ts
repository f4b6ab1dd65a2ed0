import { describe, expect, it, vi } from 'vitest'
import { emptyContact } from '../../../shared/contacts/contact'
import { engineContract, endpointOf, type EngineChannel } from '../../../shared/ipc/contract'
import { endsSession } from '../../../electron/engine/dispatch'
import { isJobChannel } from '../../../electron/engine/job-handlers'
import { sampleInput } from '../../support/channel-inputs'
import { isRestricted, noRights, presetRights, rightsMay } from '../../../shared/permissions'
import { anEngine, anOpenVault } from '../../support/engine'
import { everyRole, routerFor } from '../../support/router'

vi.mock('../../../electron/vault/tools', () => import('../../support/least-cost'))

const channels = Object.keys(engineContract) as EngineChannel[]
const polluted = JSON.parse('{"__proto__":{"admin":true},"extra":1}') as unknown
const junk: [string, unknown][] = [
  ['nothing', undefined], ['null', null], ['a number', 7], ['a list', []], ['text', 'x'], ['an extra key', { extra: 1 }], ['a prototype', polluted],
  ['ten megabytes', { text: 'x'.repeat(10_000_000), passphrase: 'x'.repeat(10_000_000), jobId: 'x'.repeat(10_000_000) }],
  ['a path for a token', { file: '/etc/passwd', to: '/etc/passwd', from: '../x', into: '/', folder: '/', jobId: 'abcdefgh' }],
]

describe('the router', () => {
  it.each(channels)('%s › given junk › answers invalid-input and changes nothing (E8)', async (channel) => {
    const { call } = anEngine()
    for (const [what, input] of junk) {
      const answer = await call(channel, input as never)
      if (endpointOf(channel).input.safeParse(input).success) continue
      expect(answer, what).toMatchObject({ ok: false, failure: { kind: 'invalid-input' } })
    }
  })

  it.each(channels.filter((channel) => endpointOf(channel).needs === 'session'))('%s › given a locked vault › never gets to its handler (E8, T1)', async (channel) => {
    const { call, logged } = anEngine()
    const answer = await call(channel, sampleInput(channel) as never)
    expect(answer).toMatchObject({ ok: false, failure: { kind: endpointOf(channel).input.safeParse(sampleInput(channel)).success ? 'locked' : 'invalid-input' } })
    expect(logged).toEqual([])
  })

  it('refuses a channel that is not in the contract, whatever its name', async () => {
    const { call } = anEngine()
    for (const name of ['constructor', '__proto__', 'toString', 'sql', 'contacts.erase', '']) expect(await call(name as EngineChannel, {})).toMatchObject({ ok: false, failure: { kind: 'invalid-input' } })
  })

  it.each(Object.entries(everyRole))('as %s › every channel › is forbidden exactly when the one table says so, with an entry that names the channel', async (_name, rights) => {
    for (const channel of channels.filter((one) => endpointOf(one).needs === 'session' && hasSample(one))) {
      const input = endpointOf(channel).input.parse(sampleInput(channel))
      const permission = endpointOf(channel).permissionFor(input)
      // Evidence that others verify is whole or not at all.
      const isMay = (permission === null || rightsMay(rights, permission)) && !(['audit.export', 'audit.report', 'audit.archive'].includes(channel) && isRestricted(rights))
      const { dispatch, denied, reached } = routerFor(rights)
      const answer = await dispatch.call(channel, input)
      if (isMay) expect([channel, denied, reached]).toEqual([channel, [], [channel]])
      else expect([channel, answer, denied, reached]).toEqual([channel, { ok: false, failure: { kind: 'forbidden', permission } }, [channel], []])
    }
  })

  it('asks again when somebody’s rights changed while a command waited for a job, and does nothing for whoever came after them', async () => {
    const after = async (whileWaiting: Parameters<typeof routerFor>[1]) => {
      const { dispatch, denied, reached } = routerFor(presetRights.administrator, whileWaiting)
      return { answer: await dispatch.call('contacts.create', sampleInput('contacts.create')), denied, reached }
    }
    expect(await after((authority) => ({ ...authority, rights: noRights }))).toEqual({ answer: { ok: false, failure: { kind: 'forbidden', permission: 'contact:create' } }, denied: ['contacts.create'], reached: [] })
    expect(await after((authority) => ({ ...authority, userId: '01890000-0000-7000-8000-00000000000b' as never }))).toEqual({ answer: { ok: false, failure: { kind: 'locked' } }, denied: [], reached: [] })
  })

  it('stops the jobs of a session before anything that ends it, as a lock does', async () => {
    for (const channel of endsSession) {
      const { dispatch, reached } = routerFor(presetRights.administrator)
      await dispatch.call(channel, sampleInput(channel))
      expect(reached, channel).toEqual(['jobs stopped', channel])
    }
  })

  it('has a sample of input for every channel that needs a session, so that the walk over roles leaves none out', () => {
    expect(channels.filter((channel) => endpointOf(channel).needs === 'session' && !hasSample(channel))).toEqual([])
  })

  it('has a job handler for exactly the channels declared as jobs', () => {
    expect(channels.filter((channel) => endpointOf(channel).kind === 'job').sort()).toEqual(channels.filter(isJobChannel).sort())
  })

  it('locks at the first call after the idle time passed, also when the machine slept through it (L3)', async () => {
    const { call, clock } = await anOpenVault()
    expect((await call('contacts.count', { filter: { bin: false, conditions: [] } })).ok).toBe(true)
    clock.advance(8 * 3_600_000)
    expect(await call('contacts.count', { filter: { bin: false, conditions: [] } })).toMatchObject({ ok: false, failure: { kind: 'locked' } })
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(await call('vault.state', {})).toMatchObject({ ok: true, value: { state: 'locked', reason: 'idle' } })
  }, 30_000)

  it('locks when the clock was set back since somebody acted, and not when it was put right by seconds (L3)', async () => {
    const { call, clock } = await anOpenVault()
    clock.advance(-5_000)
    expect(await call('contacts.count', { filter: { bin: false, conditions: [] } })).toMatchObject({ ok: true })
    clock.advance(-8 * 3_600_000)
    expect(await call('contacts.count', { filter: { bin: false, conditions: [] } })).toMatchObject({ ok: false, failure: { kind: 'locked' } })
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(await call('vault.state', {})).toMatchObject({ ok: true, value: { state: 'locked', reason: 'idle' } })
  }, 30_000)

  it('is not kept unlocked by queries alone (L4)', async () => {
    const { call, clock } = await anOpenVault()
    for (let minute = 0; minute < 4; minute++) {
      clock.advance(60_000)
      await call('search.query', { text: 'a', objects: [], limit: 5 })
    }
    clock.advance(61_000)
    expect(await call('search.query', { text: 'a', objects: [], limit: 5 })).toMatchObject({ ok: false, failure: { kind: 'locked' } })
  }, 30_000)

  it('keeps a vault open that somebody works in', async () => {
    const { call, clock } = await anOpenVault()
    for (let minute = 0; minute < 30; minute++) {
      clock.advance(60_000)
      expect((await call('vault.touch', {})).ok).toBe(true)
    }
    expect((await call('contacts.create', { draft: { ...emptyContact(), givenName: 'Ana' } })).ok).toBe(true)
  }, 30_000)
})

const hasSample = (channel: EngineChannel): boolean => endpointOf(channel).input.safeParse(sampleInput(channel)).success
