import { join } from 'node:path'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { anOpenVault, PASSPHRASE } from '../../support/engine'
import { OTHERS, peopleOf, type PeopleVault } from '../../support/people'
import { openWithRawKey } from '../../support/raw-database'

vi.mock('../../../electron/vault/tools', () => ({ costFor: () => ({ memoryKib: 19_456, passes: 2, lanes: 1 }) }))

const DAY = 86_400_000
const NEWER = 'the orchard gate squeaks in october'
const expired = { ok: false, failure: { kind: 'invitation-expired' } }
let vault: PeopleVault
let people: ReturnType<typeof peopleOf>
const call: PeopleVault['call'] = (channel, input) => vault.call(channel, input)
const person = async (name: string) => (await people.list()).find((one) => one.name === name)
const reset = async (name: string) => call('users.resetPassphrase', { userId: await people.idOf(name), newPassphrase: OTHERS, passphrase: PASSPHRASE })
const centre = async () => {
  const answer = await call('centre.report', { by: 'settings' })
  return answer.ok ? answer.value.findings.find(({ area }) => area === 'invitations') : undefined
}

// One vault, whose story the tests tell in order: each unlock costs half a second.
beforeAll(async () => {
  vault = await anOpenVault()
  people = peopleOf(vault)
}, 30_000)

describe('an invitation', () => {
  it('ends after the days that the policy says, seven where nobody chose', async () => {
    const added = await people.add('Dora', 'auditor', true)
    expect(added).toMatchObject({ ok: true, value: { invitationEndsAt: vault.clock.now() + 7 * DAY } })
    expect(await people.add('Ben', 'auditor', false)).toMatchObject({ ok: true, value: { invitationEndsAt: null } })
    expect(await person('Dora')).toMatchObject({ state: 'invited', invitationEndsAt: vault.clock.now() + 7 * DAY, invitationExpired: false })
    expect(await person('Ben')).toMatchObject({ state: 'active', invitationEndsAt: null, invitationExpired: false })
    expect(await centre()).toMatchObject({ state: 'good', kind: 'invitations-open', names: ['Dora'] })
  }, 30_000)

  it('given its last moment › opens, and one moment later does not, as the log says', async () => {
    vault.clock.advance(7 * DAY)
    expect(await people.signIn('Dora')).toMatchObject({ ok: true, value: { state: 'waiting', due: 'passphrase' } })
    vault.clock.advance(60_000)
    expect(await people.signIn('Dora')).toEqual(expired)
    expect(await call('vault.state', {})).toMatchObject({ ok: true, value: { state: 'locked' } })
    expect(await people.signIn('Ben')).toMatchObject({ ok: true, value: { state: 'unlocked' } })
    await people.signIn('Owner')
    expect(await people.log(1, ['vault.unlock-failed'])).toEqual([{ action: 'vault.unlock-failed', actorName: null, objectId: await people.idOf('Dora'), detail: { facts: { attempts: 1, reason: 'invitation-expired' } } }])
    expect(await person('Dora')).toMatchObject({ state: 'invited', invitationExpired: true })
    expect(await centre()).toMatchObject({ state: 'attention', kind: 'invitations-expired', facts: { open: 0, expired: 1 }, names: ['Dora'], fix: 'people' })
  }, 30_000)

  it('given somebody who does not know the passphrase › says nothing of its end, and counts as ever', async () => {
    expect(await people.signIn('Dora', 'not her passphrase')).toEqual({ ok: false, failure: { kind: 'wrong-passphrase', waitMs: 0, failedAttempts: 1 } })
    expect(await people.signIn('Dora', 'not her passphrase')).toMatchObject({ ok: false, failure: { kind: 'wrong-passphrase', failedAttempts: 2 } })
    expect(await people.signIn('Dora')).toEqual(expired)
  }, 30_000)

  it('given a clock that was set back before its end, or before its beginning › stays over', async () => {
    vault.clock.advance(-2 * DAY)
    expect(await people.signIn('Dora')).toEqual(expired)
    vault.clock.advance(-30 * DAY)
    expect(await people.signIn('Dora')).toEqual(expired)
    vault.clock.advance(32 * DAY)
  }, 30_000)

  it('renewed › opens again with the new passphrase, still as an invitation, and ends with an own one', async () => {
    await people.signIn('Owner')
    expect(await reset('Dora')).toEqual({ ok: true, value: { invitationEndsAt: vault.clock.now() + 7 * DAY } })
    expect(await person('Dora')).toMatchObject({ state: 'invited', passphraseDue: 'invited', invitationExpired: false })
    expect(await people.signIn('Dora')).toMatchObject({ ok: true, value: { state: 'waiting', due: 'passphrase' } })
    expect(await call('vault.changePassphrase', { passphrase: OTHERS, newPassphrase: NEWER })).toMatchObject({ ok: true })
    vault.clock.advance(100 * DAY)
    expect(await people.signIn('Dora', NEWER)).toMatchObject({ ok: true, value: { state: 'unlocked' } })
    await people.signIn('Owner')
    expect(await person('Dora')).toMatchObject({ state: 'active', invitationEndsAt: null, invitationExpired: false })
    expect(await centre()).toMatchObject({ state: 'good', kind: 'no-invitations', names: [] })
  }, 30_000)

  it('given a clock that once ran years ahead › counts from its own beginning', async () => {
    vault.clock.advance(1_000 * DAY)
    await people.signIn('Owner')
    vault.clock.advance(-1_000 * DAY)
    await people.signIn('Owner')
    await people.add('Eva', 'auditor', true)
    expect(await people.signIn('Eva')).toMatchObject({ ok: true, value: { state: 'waiting', due: 'passphrase' } })
    await people.signIn('Owner')
  }, 30_000)
})

describe('a passphrase that was reset', () => {
  it('ends as an invitation does, after the days of now, and a disabled person who is enabled again gains none', async () => {
    expect(await call('settings.set', { invitationDays: 91 })).toMatchObject({ ok: false, failure: { kind: 'invalid-input' } })
    expect(await call('settings.set', { invitationDays: 0 })).toMatchObject({ ok: false, failure: { kind: 'invalid-input' } })
    expect(await call('settings.set', { invitationDays: 1 })).toMatchObject({ ok: true, value: { invitationDays: 1 } })
    expect(await reset('Dora')).toEqual({ ok: true, value: { invitationEndsAt: vault.clock.now() + DAY } })
    expect(await person('Dora')).toMatchObject({ state: 'active', passphraseDue: 'reset', invitationEndsAt: vault.clock.now() + DAY })
    vault.clock.advance(2 * DAY)
    await people.signIn('Owner')
    await people.setDisabled('Dora', true)
    await people.setDisabled('Dora', false)
    expect(await person('Dora')).toMatchObject({ passphraseDue: 'reset', invitationExpired: true })
    expect(await people.signIn('Dora')).toEqual(expired)
    await people.signIn('Owner')
  }, 30_000)

  it('given times that somebody moved with the raw key › is over all the same', async () => {
    const key = await call('vault.showKey', { passphrase: PASSPHRASE })
    await call('vault.lock', { reason: 'user' })
    const raw = openWithRawKey(join(vault.vaultFolder, 'vault.db'), key.ok ? key.value.rawKeyHex : '')
    raw.exec(`UPDATE users SET passphrase_changed_at = ${String(vault.clock.now())}, created_at = ${String(vault.clock.now())}, last_seen_at = NULL`)
    raw.close()
    expect(await people.signIn('Dora')).toEqual(expired)
  }, 30_000)

  it('the recovery code opens for whoever has it, and sets an own passphrase', async () => {
    expect(await call('vault.recover', { recoveryCode: vault.recoveryCode, userName: 'Dora', newPassphrase: NEWER, withoutKeychain: true, acceptRollback: false })).toMatchObject({ ok: true, value: { state: 'unlocked' } })
  }, 30_000)
})
