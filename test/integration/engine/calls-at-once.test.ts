import { beforeAll, describe, expect, it, vi } from 'vitest'
import { anOpenVault, PASSPHRASE } from '../../support/engine'

// The least that a slot may cost: what is counted is told apart by order, not by time.
vi.mock('../../../electron/vault/tools', () => import('../../support/least-cost'))

let vault: Awaited<ReturnType<typeof anOpenVault>>
const guesses = Array.from({ length: 8 }, (_guess, index) => `a wrong guess, number ${String(index)}`)
const unlock = (passphrase: string) => vault.call('vault.unlock', { userName: 'Owner', passphrase, acceptRollback: false })
const kinds = (answers: readonly { readonly ok: boolean; readonly failure?: { readonly kind: string } }[]): unknown => answers.map((answer) => (answer.ok ? 'ok' : answer.failure?.kind))
const asByTurns = [...Array<string>(4).fill('wrong-passphrase'), ...Array<string>(4).fill('must-wait')]

beforeAll(async () => {
  vault = await anOpenVault()
}, 30_000)

describe('calls sent at once', () => {
  it('vault.lock › given while a passphrase is checked › leaves the vault locked, and the unlock says so', async () => {
    await vault.call('vault.lock', { reason: 'user' })
    const opening = unlock(PASSPHRASE)
    await vault.call('vault.lock', { reason: 'panic' })
    expect(await opening).toEqual({ ok: false, failure: { kind: 'locked' } })
    expect(await vault.call('vault.state', {})).toMatchObject({ ok: true, value: { state: 'locked', reason: 'panic' } })
  }, 30_000)

  it('vault.unlock › given twice › begins one session', async () => {
    expect(await Promise.all([unlock(PASSPHRASE), unlock(PASSPHRASE)])).toMatchObject([{ ok: true, value: { state: 'unlocked' } }, { ok: true, value: { state: 'unlocked' } }])
    const sessions = await vault.call('sessions.list', { limit: 10 })
    expect(sessions.ok && sessions.value.items.map(({ end, current }) => [end, current])).toEqual([[null, true], ['panic', false], ['user', false]])
  }, 30_000)

  it('acts that ask for the passphrase › given eight wrong ones › count each of them, and the fifth has to wait (SECURITY.md R1, R2)', async () => {
    expect(kinds(await Promise.all(guesses.map((passphrase) => vault.call('vault.showKey', { passphrase }))))).toEqual(asByTurns)
  }, 30_000)

  it('vault.unlock › given eight wrong passphrases › counts each of them', async () => {
    vault = await anOpenVault()
    await vault.call('vault.lock', { reason: 'user' })
    expect(kinds(await Promise.all(guesses.map(unlock)))).toEqual(asByTurns)
    expect(await vault.call('vault.state', {})).toMatchObject({ ok: true, value: { users: [{ failedAttempts: 4 }] } })
  }, 30_000)
})
