import { beforeAll, describe, expect, it, vi } from 'vitest'
import { expectOk } from '../../../shared/result'
import { turnSecondFactorOn } from '../../support/authenticator'
import { anOpenVault, PASSPHRASE } from '../../support/engine'
import { OTHERS, peopleOf, type PeopleVault } from '../../support/people'

vi.mock('../../../electron/vault/tools', () => import('../../support/least-cost'))

let vault: PeopleVault
let people: ReturnType<typeof peopleOf>
let code: string
const isDue = async (): Promise<unknown> => {
  const state = expectOk(await vault.call('vault.state', {}), 'the state')
  return 'recoveryDue' in state ? state.recoveryDue : state.state
}
const typeBack = () => vault.call('vault.confirmRecoveryCode', { recoveryCode: code })
const renew = async (): Promise<void> => {
  code = expectOk(await vault.call('vault.renewRecoveryCode', { passphrase: PASSPHRASE }), 'a new code').recoveryCode
  expectOk(await typeBack(), 'typed back')
}

beforeAll(async () => {
  vault = await anOpenVault()
  people = peopleOf(vault)
  code = vault.recoveryCode
  expectOk(await typeBack(), 'typed back')
  for (const [name, role] of [['Ada', 'administrator'], ['Bea', 'administrator'], ['Rex', 'representative']] as const) expectOk(await people.add(name, role), name)
}, 60_000)

describe('a recovery code that somebody may know who decides over users no more', () => {
  it('is not due when a representative leaves', async () => {
    expectOk(await people.remove('Rex'), 'Rex')
    expect(await isDue()).toBe(false)
  }, 30_000)

  it('is due once an administrator was removed, until there is a new one: typing the old one back does not end it, and the old one opens nothing then', async () => {
    expectOk(await people.remove('Ada'), 'Ada')
    expect(await isDue()).toBe(true)
    expectOk(await typeBack(), 'typed back')
    expect(await isDue()).toBe(true)
    const old = code
    await renew()
    expect(await isDue()).toBe(false)
    await vault.call('vault.lock', { reason: 'user' })
    expect(await vault.call('vault.recover', { recoveryCode: old, userName: 'Owner', newPassphrase: OTHERS, withoutKeychain: true, acceptRollback: false })).toEqual({ ok: false, failure: { kind: 'recovery-code-wrong' } })
    expectOk(await people.signIn('Owner'), 'Owner')
  }, 30_000)

  it('is due once an administrator is none any more, to those who may make one', async () => {
    expectOk(await people.setRole('Bea', 'manager'), 'Bea')
    expect(await isDue()).toBe(true)
    await people.signIn('Bea')
    expect(await isDue()).toBe(false)
    await people.signIn('Owner')
    await renew()
  }, 30_000)
})

describe('a recovery code given in place of a second factor', () => {
  it('is used by that, and due (K7)', async () => {
    await turnSecondFactorOn(vault, PASSPHRASE)
    await people.signIn('Owner')
    expect(await vault.call('secondFactor.useRecoveryCode', { code })).toMatchObject({ ok: true, value: { turnedOff: true, state: { state: 'unlocked', recoveryDue: true } } })
    expectOk(await typeBack(), 'typed back')
    expect(await isDue()).toBe(true)
  }, 30_000)
})
