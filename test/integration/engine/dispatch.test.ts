import { describe, expect, it } from 'vitest'
import { emptyContact } from '../../../shared/contacts/contact'
import { engineContract, endpointOf, type EngineChannel } from '../../../shared/ipc/contract'
import { presetRights } from '../../../shared/permissions'
import { isJobChannel } from '../../../electron/engine/job-handlers'
import { anEngine, anOpenVault } from '../../support/engine'

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

/** An input that parses, as far as one can be made without knowing the channel. */
function sampleInput(channel: EngineChannel): unknown {
  const id = '01890000-0000-7000-8000-000000000001'
  const filter = { bin: false, conditions: [] }
  const jobId = 'job-12345678'
  const token = `file-${'0'.repeat(32)}`
  const candidates: unknown[] = [
    {}, { id }, { filter }, { jobId }, { batchId: id }, { passphrase: 'x' }, { recoveryCode: 'x' }, { passphrase: 'x', newPassphrase: 'y' },
    { filter, direction: 'ascending', limit: 5, sort: 'name' }, { id, limit: 5 }, { text: '', limit: 5 }, { text: 'a', objects: [], limit: 5 }, { object: 'contact', prefix: '', limit: 5 }, { object: 'contact', field: 'city', prefix: '', limit: 5 },
    { id, expectedVersion: 1 }, { id, expectedVersion: 1, patch: {} }, { draft: emptyContact() }, { jobId, selection: { mode: 'some', ids: [id] }, action: { kind: 'delete' } },
    { filter: {}, limit: 5 }, { jobId, to: null }, { jobId, to: token }, { target: null, everyHours: 24 }, { jobId, from: null, backupId: null, deep: false }, { file: token, plan: {} }, { batchId: id, to: token }, { jobId, batchId: id }, { jobId, transactionId: id },
    { limit: 5 }, { userId: id }, { userId: id, name: 'Ana' }, { userId: id, team: null }, { userId: id, passphrase: 'x' }, { userId: id, role: 'auditor', passphrase: 'x' }, { userId: id, disabled: true, passphrase: 'x' }, { id, passphrase: 'x' }, { id: null, name: 'Ana' },
    { userId: id, newPassphrase: 'y', passphrase: 'x' }, { id: null, name: 'Ana', rights: presetRights.auditor, passphrase: 'x' }, { name: 'Ana', role: 'auditor', team: null, newPassphrase: 'y', temporary: true, passphrase: 'x' },
    { jobId, object: 'contact', selection: { mode: 'some', ids: [id] }, format: 'csv', flavour: 'exact', to: token },
  ]
  return candidates.find((candidate) => endpointOf(channel).input.safeParse(candidate).success) ?? {}
}
