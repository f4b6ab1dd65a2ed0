import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { openWhile } from '../../../electron/engine/dispatch'
import type { AuditDetail } from '../../../shared/audit/entry'
import { engineContract, endpointOf, type EngineChannel } from '../../../shared/ipc/contract'
import { expectOk } from '../../../shared/result'
import { codeAt, turnSecondFactorOn, wrongCodeAt } from '../../support/authenticator'
import { sampleInput } from '../../support/channel-inputs'
import { beCareful } from '../../support/demanding-role'
import { OTHERS, peopleOf } from '../../support/people'
import { anEngine, anOpenVault, PASSPHRASE, type TestEngine } from '../../support/engine'
import { createMemoryKeychain } from '../../support/memory-keychain'

vi.mock('../../../electron/vault/tools', () => import('../../support/least-cost'))

const unlock = { userName: 'Owner', passphrase: PASSPHRASE, acceptRollback: false }
type Scene = Awaited<ReturnType<typeof anOpenVault>> & { readonly secret: string; readonly codes: readonly string[] }

/** A locked vault whose owner has a second factor. */
async function aScene(keychain = createMemoryKeychain()): Promise<Scene> {
  const engine = await anOpenVault({ keychain })
  const factor = await turnSecondFactorOn(engine, PASSPHRASE)
  await engine.call('vault.lock', { reason: 'user' })
  return { ...engine, ...factor }
}

/** Opens it with the passphrase: the second factor is due. */
async function openTo({ call }: TestEngine): Promise<void> {
  expect(await call('vault.unlock', unlock)).toMatchObject({ ok: true, value: { state: 'waiting', due: 'second-factor' } })
}

async function entries({ call }: TestEngine): Promise<{ readonly action: string; readonly facts: AuditDetail['facts'] }[]> {
  const page = expectOk(await call('audit.page', { filter: {}, limit: 100 }), 'the log')
  // The weekly check writes when it pleases.
  return page.items.filter(({ action }) => action !== 'vault.checked').map(({ action, detail }) => ({ action, facts: detail === null || typeof detail === 'string' ? {} : detail.facts ?? {} }))
}

describe('an unlocked vault whose person has a second factor', () => {
  it('answers nothing but the second step and the lock until it is passed; a code is taken once, in one transaction with its entry (T1, T2)', async () => {
    const scene = await aScene()
    const { call, secret, clock, events } = scene
    await openTo(scene)
    events.length = 0
    for (const channel of Object.keys(engineContract) as EngineChannel[]) {
      if (endpointOf(channel).needs === 'nothing' || openWhile['second-factor'].has(channel)) continue
      const input = sampleInput(channel)
      const answer = await call(channel, input as never)
      expect(answer, channel).toMatchObject({ ok: false, failure: endpointOf(channel).input.safeParse(input).success ? { kind: 'locked', due: 'second-factor' } : { kind: 'invalid-input' } })
    }
    expect(events).toEqual([])
    expect([...openWhile['second-factor']]).toEqual(['secondFactor.verify', 'secondFactor.useRecoveryCode'])

    const code = codeAt(secret, clock.now())
    // The same code at once from two sides: one of them is a replay.
    const both = await Promise.all([call('secondFactor.verify', { code }), call('secondFactor.verify', { code })])
    expect(both).toMatchObject([{ ok: true, value: { state: 'unlocked' } }, { ok: false, failure: { kind: 'second-factor-refused', reason: 'replayed' } }])
    expect((await entries(scene)).slice(0, 3)).toEqual([
      { action: 'user.second-factor-failed', facts: { reason: 'replayed', failuresSoFar: 1 } }, { action: 'user.second-factor-passed', facts: { by: 'code', failuresSoFar: 0 } }, { action: 'vault.unlocked', facts: { keychain: 'present', rev: 1 } },
    ])
    await call('vault.lock', { reason: 'user' })

    await openTo(scene)
    expect(await call('secondFactor.verify', { code })).toMatchObject({ ok: false, failure: { reason: 'replayed', failedAttempts: 2 } })
    clock.advance(30_000)
    expect(await call('secondFactor.verify', { code: codeAt(secret, clock.now()) })).toMatchObject({ ok: true, value: { state: 'unlocked' } })
  }, 30_000)

  it('counts every wrong code before it looks, however it is wrong, and makes wait; nothing of that is forgotten by a new start, a deleted file or a clock set forward (T3, R1, R2)', async () => {
    const keychain = createMemoryKeychain()
    const scene = await aScene(keychain)
    const { call, secret, clock } = scene
    await openTo(scene)
    const wrong: readonly (readonly [string, string])[] = [['', 'malformed'], ['１２３４５６', 'malformed'], [codeAt(secret, clock.now() - 120_000), 'too-late'], [wrongCodeAt(secret, clock.now()), 'wrong']]
    const wait: unknown = expect.closeTo(4_600, -3)
    for (const [place, [code, reason]] of wrong.entries()) expect(await call('secondFactor.verify', { code })).toMatchObject({ ok: false, failure: { kind: 'second-factor-refused', reason, failedAttempts: place + 1, waitMs: place < 3 ? 0 : wait } })
    const right = (): Promise<unknown> => call('secondFactor.verify', { code: codeAt(secret, clock.now()) })
    expect(await right()).toMatchObject({ ok: false, failure: { kind: 'second-factor-wait' } })
    await right()
    clock.advance(240_000)
    expect(await right()).toMatchObject({ ok: false, failure: { kind: 'second-factor-wait' } })
    // A new process, and the attempts beside the vault are gone: it remembers by itself.
    await scene.engine.internal('shutdown', {})
    rmSync(join(scene.vaultFolder, 'attempts.json'))
    for (const account of keychain.items.keys()) if (account.includes('/attempts/')) keychain.items.delete(account)
    const next = anEngine({ folder: scene.folder, clock, keychain })
    await next.call('vault.choose', { folder: await next.token(scene.vaultFolder) })
    await openTo(next)
    expect(await next.call('secondFactor.verify', { code: codeAt(secret, clock.now()) })).toMatchObject({ ok: false, failure: { kind: 'second-factor-wait' } })
    // A one-use code waits for nothing (R2), and forgives.
    expect(await next.call('secondFactor.useRecoveryCode', { code: scene.codes[0] ?? '' })).toMatchObject({ ok: true, value: { left: 9, turnedOff: false, wasPutBack: false, state: { state: 'unlocked' } } })
    const reasons = (await entries(next)).filter(({ action }) => action === 'user.second-factor-failed').map(({ facts }) => facts?.['reason'])
    expect(reasons.reverse()).toEqual(['malformed', 'malformed', 'too-late', 'wrong', 'must-wait', 'must-wait'])
  }, 30_000)

  it('does no work of its own before it is passed, and locks by its idle deadline in that state too (L3, T1)', async () => {
    const scene = await aScene()
    const { call, clock, events } = scene
    // The weekly check of the file is due.
    clock.advance(30 * 86_400_000)
    events.length = 0
    await openTo(scene)
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(events.map(({ name }) => name)).toEqual(['vault.changed'])
    clock.advance(5 * 60_000)
    expect(await call('secondFactor.verify', { code: codeAt(scene.secret, clock.now()) })).toEqual({ ok: false, failure: { kind: 'locked' } })
    await expect.poll(async () => expectOk(await call('vault.state', {}), 'the state').state).toBe('locked')
    await openTo(scene)
    expect(await call('secondFactor.verify', { code: codeAt(scene.secret, clock.now()) })).toMatchObject({ ok: true })
    await expect.poll(() => events.map(({ name }) => name)).toContain('job.progress')
  }, 30_000)
})

describe('a clock that was set back (T4)', () => {
  it('takes no code of the app and says so in the log; a one-use code is taken, and the clock is right from then on', async () => {
    const scene = await aScene()
    const { call, secret, clock, codes } = scene
    const year = 365 * 86_400_000
    clock.advance(-year)
    await openTo(scene)
    expect(await call('secondFactor.verify', { code: codeAt(secret, clock.now()) })).toMatchObject({ ok: false, failure: { kind: 'clock-set-back' } })
    // Once more from the start: the entries that this session wrote by the wrong clock do not make it right.
    await call('vault.lock', { reason: 'user' })
    await openTo(scene)
    expect(await call('secondFactor.verify', { code: codeAt(secret, clock.now()) })).toMatchObject({ ok: false, failure: { kind: 'clock-set-back' } })
    expect(await call('secondFactor.useRecoveryCode', { code: codes[3] ?? '' })).toMatchObject({ ok: true, value: { left: 9 } })
    expect((await entries(scene)).slice(0, 3)).toMatchObject([
      { action: 'user.second-factor-passed', facts: { by: 'one-use-code', clockAccepted: true } }, { action: 'user.second-factor-code-used', facts: { left: 9 } }, { action: 'user.second-factor-failed', facts: { reason: 'clock-set-back', seconds: year / 1_000 } },
    ])
    await call('vault.lock', { reason: 'user' })
    clock.advance(60_000)
    await openTo(scene)
    expect(await call('secondFactor.verify', { code: codeAt(secret, clock.now()) })).toMatchObject({ ok: true })
    await call('vault.lock', { reason: 'user' })
    clock.advance(-3_600_000)
    await openTo(scene)
    expect(await call('secondFactor.verify', { code: codeAt(secret, clock.now()) })).toMatchObject({ ok: false, failure: { kind: 'clock-set-back' } })
  }, 30_000)
})

describe('one-use codes (T5)', () => {
  it('are each taken once, and refused by name afterwards, also by a keychain that remembers more than the vault', async () => {
    const keychain = createMemoryKeychain()
    const scene = await aScene(keychain)
    const { call, codes } = scene
    const use = (code: string): Promise<unknown> => call('secondFactor.useRecoveryCode', { code })
    await openTo(scene)
    expect(await use('ABCD-EFGH')).toMatchObject({ ok: false, failure: { kind: 'one-use-code-refused', reason: 'mistyped' } })
    const [first = '', second = ''] = codes
    expect(await use(first.toLowerCase().replaceAll('-', ' '))).toMatchObject({ ok: true, value: { left: 9 } })
    expect(await use(first)).toMatchObject({ ok: false, failure: { reason: 'used' } })
    // A copy from before is put back: it does not know that the code was used, the keychain does.
    await call('vault.lock', { reason: 'user' })
    const copy = readFileSync(join(scene.vaultFolder, 'vault.db'))
    await openTo(scene)
    expect(await use(second)).toMatchObject({ ok: true, value: { left: 8 } })
    await call('vault.lock', { reason: 'user' })
    writeFileSync(join(scene.vaultFolder, 'vault.db'), copy)
    expect(await call('vault.unlock', unlock)).toMatchObject({ ok: false, failure: { kind: 'log-refused' } })
    expect(await call('vault.unlock', { ...unlock, acceptRollback: true })).toMatchObject({ ok: true })
    expect(await use(second)).toMatchObject({ ok: false, failure: { reason: 'used-before' } })
    // Where no keychain remembers, the log still says that codes may count as unused which are not.
    expect(await use(codes[2] ?? '')).toMatchObject({ ok: true, value: { left: 8, wasPutBack: true } })
    expect(await call('secondFactor.state', {})).toMatchObject({ ok: true, value: { codesLeft: 8, wasPutBack: true } })
    const renewed = expectOk(await call('secondFactor.renewCodes', { passphrase: PASSPHRASE }), 'new codes').recoveryCodes
    expect(renewed).toHaveLength(10)
    expect(await use(codes[5] ?? '')).toMatchObject({ ok: false, failure: { reason: 'unknown' } })
    expect(await use(renewed[0] ?? '')).toMatchObject({ ok: true, value: { left: 9, wasPutBack: false } })
    expect((await entries(scene)).map(({ action }) => action)).toContain('user.second-factor-codes-renewed')
  }, 30_000)

  it('gone too: the recovery code of the vault turns the second factor off, and the log says how', async () => {
    const scene = await aScene()
    await openTo(scene)
    expect(await scene.call('secondFactor.useRecoveryCode', { code: scene.recoveryCode })).toMatchObject({ ok: true, value: { turnedOff: true, state: { state: 'unlocked' } } })
    expect((await entries(scene))[0]).toEqual({ action: 'user.second-factor-reset', facts: { by: 'recovery-code' } })
    await scene.call('vault.lock', { reason: 'user' })
    expect(await scene.call('vault.unlock', unlock)).toMatchObject({ ok: true, value: { state: 'unlocked' } })
  }, 30_000)
})

describe('turning it on and off', () => {
  it('asks for the passphrase, and for turning it off for a code as well, unless one was given within the minute (K13)', async () => {
    const scene = await anOpenVault({ keychain: createMemoryKeychain() })
    const { call, clock } = scene
    expect(await call('secondFactor.enroll', {})).toMatchObject({ ok: false, failure: { kind: 'invalid-input' } })
    expect(await call('secondFactor.enroll', { passphrase: 'not this one at all' })).toMatchObject({ ok: false, failure: { kind: 'wrong-passphrase' } })
    expect(await call('secondFactor.confirm', { code: '123456' })).toMatchObject({ ok: false, failure: { kind: 'second-factor-off' } })
    expect(await call('secondFactor.disable', { passphrase: PASSPHRASE })).toMatchObject({ ok: false, failure: { kind: 'second-factor-off' } })
    const lost = expectOk(await call('secondFactor.enroll', { passphrase: PASSPHRASE }), 'a secret')
    // Not confirmed: nothing is asked for, and the next secret takes its place.
    expect(await call('secondFactor.state', {})).toMatchObject({ ok: true, value: { isOn: false } })
    const { secret, uri } = expectOk(await call('secondFactor.enroll', { passphrase: PASSPHRASE }), 'another')
    expect(uri).toContain(`secret=${secret}`)
    expect(await call('secondFactor.confirm', { code: codeAt(lost.secret, clock.now()) })).toMatchObject({ ok: false, failure: { kind: 'second-factor-refused', reason: 'wrong' } })
    const confirmed = expectOk(await call('secondFactor.confirm', { code: codeAt(secret, clock.now()) }), 'confirmed')
    expect(new Set(confirmed.recoveryCodes).size).toBe(10)
    expect(await call('secondFactor.enroll', { passphrase: PASSPHRASE })).toMatchObject({ ok: false, failure: { kind: 'second-factor-on' } })
    expect(await call('secondFactor.state', {})).toMatchObject({ ok: true, value: { isOn: true, isDemanded: false, codesLeft: 10, wasPutBack: false } })
    clock.advance(90_000)
    expect(await call('secondFactor.disable', { passphrase: PASSPHRASE })).toMatchObject({ ok: false, failure: { kind: 'second-factor-needed' } })
    expect(await call('secondFactor.disable', { passphrase: PASSPHRASE, code: wrongCodeAt(secret, clock.now()) })).toMatchObject({ ok: false, failure: { kind: 'second-factor-refused' } })
    expect(await call('secondFactor.disable', { passphrase: PASSPHRASE, code: codeAt(secret, clock.now()) })).toMatchObject({ ok: true, value: { state: 'unlocked' } })
    expect((await entries(scene)).map(({ action }) => action).filter((action) => action.startsWith('user.second'))).toEqual([
      'user.second-factor-disabled', 'user.second-factor-passed', 'user.second-factor-failed', 'user.second-factor-enrolled', 'user.second-factor-prepared', 'user.second-factor-prepared',
    ])
  }, 30_000)
})

describe('a role that demands it', () => {
  it('keeps everything closed until it is set up; turned off for another phone it is due again at once (T1)', async () => {
    const scene = await anOpenVault({ keychain: createMemoryKeychain() })
    const { call, clock } = scene
    await beCareful(call, PASSPHRASE)
    await call('vault.lock', { reason: 'user' })
    expect(await call('vault.unlock', unlock)).toMatchObject({ ok: true, value: { state: 'waiting', due: 'second-factor-setup' } })
    expect(await call('secondFactor.verify', { code: '123456' })).toEqual({ ok: false, failure: { kind: 'locked', due: 'second-factor-setup' } })
    expect(await call('contacts.count', { filter: { bin: false, conditions: [] } })).toEqual({ ok: false, failure: { kind: 'locked', due: 'second-factor-setup' } })
    const { secret } = expectOk(await call('secondFactor.enroll', {}), 'the passphrase was given a moment ago')
    expect(await call('secondFactor.confirm', { code: codeAt(secret, clock.now()) })).toMatchObject({ ok: true, value: { state: { state: 'unlocked' } } })
    expect(await call('secondFactor.disable', { passphrase: PASSPHRASE })).toMatchObject({ ok: true, value: { state: 'waiting', due: 'second-factor-setup' } })
  }, 30_000)
})

describe('an administrator', () => {
  it('turns it off for somebody who lost phone and codes, by passphrase; never their own that way (K13)', async () => {
    const scene = await anOpenVault({ keychain: createMemoryKeychain() })
    const { call } = scene
    const people = peopleOf(scene)
    await people.add('Ana')
    await people.add('Bo', 'administrator')
    const [owner, ana, bo] = [await people.idOf('Owner'), await people.idOf('Ana'), await people.idOf('Bo')]
    for (const name of ['Ana', 'Bo']) {
      await people.signIn(name)
      await turnSecondFactorOn(scene, OTHERS)
    }
    expect(await people.signIn('Owner')).toMatchObject({ ok: true, value: { state: 'unlocked' } })
    expect(await call('secondFactor.reset', { userId: owner, passphrase: PASSPHRASE })).toMatchObject({ ok: false, failure: { kind: 'invalid-input' } })
    expect(await call('secondFactor.reset', { userId: ana, passphrase: 'not this one at all' })).toMatchObject({ ok: false, failure: { kind: 'wrong-passphrase' } })
    expect(await call('secondFactor.reset', { userId: ana, passphrase: PASSPHRASE })).toEqual({ ok: true, value: { userId: ana } })
    expect(await call('secondFactor.reset', { userId: ana, passphrase: PASSPHRASE })).toMatchObject({ ok: false, failure: { kind: 'second-factor-off' } })
    expect((await entries(scene))[0]).toEqual({ action: 'user.second-factor-reset', facts: { by: 'administrator' } })

    // An administrator's as well by whoever has every right under another name; who has fewer, see access/no-climbing.
    await beCareful(call, PASSPHRASE, { secondFactor: false })
    expect(await call('secondFactor.reset', { userId: bo, passphrase: PASSPHRASE })).toEqual({ ok: true, value: { userId: bo } })
  }, 30_000)
})
