import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { expectOk } from '../../../shared/result'
import { anOpenVault, PASSPHRASE } from '../../support/engine'
import { OTHERS, peopleOf, type PeopleVault } from '../../support/people'

vi.mock('../../../electron/vault/tools', () => import('../../support/least-cost'))

const NEWER = 'the orchard gate squeaks in october'
const NEWEST = 'a lighthouse keeper counts the gulls'
let vault: PeopleVault
let people: ReturnType<typeof peopleOf>
let slots: string
let old: string

// An older slots.json: Rex has changed his passphrase since, and the recovery code is another one.
beforeAll(async () => {
  vault = await anOpenVault()
  people = peopleOf(vault)
  slots = join(vault.vaultFolder, 'slots.json')
  old = join(vault.folder, 'old-slots.json')
  expectOk(await people.add('Rex'), 'Rex')
  copyFileSync(slots, old)
  expectOk(await people.signIn('Rex'), 'Rex')
  expectOk(await vault.call('vault.changePassphrase', { passphrase: OTHERS, newPassphrase: NEWER }), 'changed')
  expectOk(await people.signIn('Owner'), 'Owner')
  expectOk(await vault.call('vault.renewRecoveryCode', { passphrase: PASSPHRASE }), 'renewed')
}, 60_000)

const isRefused = async (): Promise<void> => {
  expect(await people.signIn('Rex')).toMatchObject({ ok: false, failure: { kind: 'wrong-passphrase' } })
  expect(await vault.call('vault.recover', { recoveryCode: vault.recoveryCode, userName: 'Rex', newPassphrase: NEWEST, withoutKeychain: true, acceptRollback: false })).toEqual({ ok: false, failure: { kind: 'recovery-code-wrong' } })
}

describe('an older slots.json put back while the vault is open (K5)', () => {
  it('vault.changePassphrase › goes on from the one that counts: former passphrases and codes stay dead, and the log says what was found', async () => {
    copyFileSync(old, slots)
    expectOk(await vault.call('vault.changePassphrase', { passphrase: PASSPHRASE, newPassphrase: NEWEST }), 'changed')
    expect((await people.log(5, ['vault.slots-rolled-back'])).map(({ actorName }) => actorName)).toEqual(['Owner'])
    await isRefused()
    expectOk(await people.signIn('Owner', NEWEST), 'Owner')
  }, 30_000)

  it('vault.rotateKey › seals the next key for the slots that count alone', async () => {
    copyFileSync(old, slots)
    expectOk(await vault.call('vault.rotateKey', { jobId: 'job-rotate-1', passphrase: NEWEST }), 'rotated')
    await isRefused()
    expectOk(await people.signIn('Rex', NEWER), 'Rex')
  }, 30_000)

  it('given none at all › an act that asks for the passphrase puts it back', async () => {
    expectOk(await people.signIn('Owner', NEWEST), 'Owner')
    rmSync(slots)
    expectOk(await people.setDisabled('Rex', true, NEWEST), 'Rex')
    expectOk(await people.signIn('Owner', NEWEST), 'Owner')
  }, 30_000)
})
