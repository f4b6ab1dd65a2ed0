import { join } from 'node:path'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { noRights } from '../../../shared/permissions'
import { codeAt, turnSecondFactorOn } from '../../support/authenticator'
import { anOpenVault, PASSPHRASE } from '../../support/engine'
import { OTHERS, peopleOf, type PeopleVault } from '../../support/people'
import { openWithRawKey } from '../../support/raw-database'

vi.mock('../../../electron/vault/tools', () => import('../../support/least-cost'))

const NEWER = 'the orchard gate squeaks in october'
const EDITED = { ok: false, failure: { kind: 'damaged', what: 'vault' } }
let vault: PeopleVault
let people: ReturnType<typeof peopleOf>
let rawKeyHex: string

/** What somebody with the raw key does beside the open vault. */
function editBeside(sql: string): void {
  const raw = openWithRawKey(join(vault.vaultFolder, 'vault.db'), rawKeyHex)
  raw.exec(sql)
  raw.close()
}

beforeAll(async () => {
  vault = await anOpenVault()
  people = peopleOf(vault)
  await people.add('Rex', 'representative')
  const shown = await vault.call('vault.showKey', { passphrase: PASSPHRASE })
  rawKeyHex = shown.ok ? shown.value.rawKeyHex : ''
}, 30_000)

describe('a representative who makes himself an administrator with the raw key, beside his own open session', () => {
  it('changing the passphrase › is refused, so that nothing seals the edit', async () => {
    await people.signIn('Rex')
    editBeside(`UPDATE users SET role = 'administrator' WHERE name = 'Rex'`)
    expect(await vault.call('vault.changePassphrase', { passphrase: OTHERS, newPassphrase: NEWER })).toEqual(EDITED)
    expect(await vault.call('vault.renewRecoveryCode', { passphrase: OTHERS })).toMatchObject({ ok: false, failure: { kind: 'forbidden', permission: 'users' } })
  }, 30_000)

  it('a second factor given after the edit › leads to nothing, and the next unlock is refused', async () => {
    editBeside(`UPDATE users SET role = 'representative' WHERE name = 'Rex'`)
    const { secret } = await turnSecondFactorOn(vault, OTHERS)
    expect(await people.signIn('Rex')).toMatchObject({ ok: true, value: { state: 'waiting', due: 'second-factor' } })
    editBeside(`UPDATE users SET role = 'administrator' WHERE name = 'Rex'`)
    expect(await vault.call('secondFactor.verify', { code: codeAt(secret, vault.clock.now()) })).toMatchObject({ ok: true, value: { session: { rights: noRights } } })
    expect(await vault.call('users.people', {})).toMatchObject({ ok: false, failure: { kind: 'forbidden', permission: 'users' } })
    expect(await people.signIn('Rex')).toEqual({ ok: false, failure: { kind: 'people-edited' } })
    editBeside(`UPDATE users SET role = 'representative' WHERE name = 'Rex'`)
  }, 30_000)
})

describe('a second factor that somebody with the raw key replaces', () => {
  it.each([
    ['the secret is another one', `UPDATE second_factors SET secret = x'0102030405060708090a0b0c0d0e0f1011121314'`, (secret: Uint8Array) => ({ sql: 'UPDATE second_factors SET secret = ?', secret })],
    ['a one-use code is slipped in', `INSERT INTO second_factor_codes (user, hash) SELECT user, x'${'07'.repeat(32)}' FROM second_factors`, () => ({ sql: `DELETE FROM second_factor_codes WHERE hash = x'${'07'.repeat(32)}'`, secret: null })],
  ])('given that %s › lets nobody in', async (_what, sql, undo) => {
    await vault.call('vault.lock', { reason: 'user' })
    const raw = openWithRawKey(join(vault.vaultFolder, 'vault.db'), rawKeyHex)
    const secret = raw.prepare<[], { secret: Buffer }>('SELECT secret FROM second_factors').get()?.secret ?? Buffer.alloc(0)
    raw.exec(sql)
    raw.close()
    expect(await people.signIn('Rex')).toEqual({ ok: false, failure: { kind: 'people-edited' } })
    expect(await people.signIn('Owner')).toEqual({ ok: false, failure: { kind: 'people-edited' } })
    const back = openWithRawKey(join(vault.vaultFolder, 'vault.db'), rawKeyHex)
    const { sql: mend, secret: value } = undo(secret)
    if (value === null) back.exec(mend)
    else back.prepare(mend).run(value)
    back.close()
    expect(await people.signIn('Rex')).toMatchObject({ ok: true, value: { state: 'waiting', due: 'second-factor' } })
  }, 30_000)
})

describe('an administrator, while somebody edits beside', () => {
  it('rotating the key, the settings and acts on people › are refused, and so is the next unlock', async () => {
    expect(await people.signIn('Owner')).toMatchObject({ ok: true })
    editBeside(`UPDATE users SET role = 'administrator' WHERE name = 'Rex'`)
    expect(await vault.call('vault.rotateKey', { jobId: 'job-rotate-edited-1', passphrase: PASSPHRASE })).toEqual(EDITED)
    expect(await vault.call('settings.set', { idleMinutes: 60 })).toEqual(EDITED)
    expect(await people.add('Eve')).toEqual(EDITED)
    await vault.engine.internal('vault.lock', { reason: 'user' })
    expect(await people.signIn('Owner')).toEqual({ ok: false, failure: { kind: 'people-edited' } })
  }, 30_000)
})
