import { cpSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { expectOk } from '../../../shared/result'
import { anOpenVault, PASSPHRASE } from '../../support/engine'
import { createMemoryKeychain } from '../../support/memory-keychain'
import { OTHERS, peopleOf, type PeopleVault } from '../../support/people'

vi.mock('../../../electron/vault/tools', () => import('../../support/least-cost'))

let vault: PeopleVault
const unlock = (userName: string, acceptRollback: boolean) => vault.call('vault.unlock', { userName, passphrase: userName === 'Owner' ? PASSPHRASE : OTHERS, acceptRollback })
const bytes = () => ['vault.db', 'slots.json', 'anchor.bin'].map((name) => readFileSync(join(vault.vaultFolder, name)).toString('base64'))

// Rex keeps a copy of the whole folder, is disabled, and puts the copy back.
beforeAll(async () => {
  vault = await anOpenVault({ keychain: createMemoryKeychain() })
  const people = peopleOf(vault)
  expectOk(await people.add('Rex'), 'Rex')
  await vault.call('vault.lock', { reason: 'user' })
  const copy = `${vault.vaultFolder}-copy`
  cpSync(vault.vaultFolder, copy, { recursive: true })
  await unlock('Owner', false)
  expectOk(await people.setDisabled('Rex', true), 'disabled')
  await vault.call('vault.lock', { reason: 'user' })
  rmSync(vault.vaultFolder, { recursive: true })
  cpSync(copy, vault.vaultFolder, { recursive: true })
}, 60_000)

describe('a disabled person who puts the whole folder of before back', () => {
  it('is refused by the keychain’s memory of the log, and may not accept it, which writes nothing', async () => {
    const before = bytes()
    expect(await unlock('Rex', false)).toMatchObject({ ok: false, failure: { kind: 'log-refused', findings: [{ kind: 'log-cut', anchor: 'keychain' }] } })
    expect(await unlock('Rex', true)).toEqual({ ok: false, failure: { kind: 'forbidden', permission: 'restore' } })
    expect(bytes()).toEqual(before)
    expect(await unlock('Owner', false)).toMatchObject({ ok: false, failure: { kind: 'log-refused' } })
  }, 30_000)

  it('an administrator accepts it, and the log says so', async () => {
    expect(await unlock('Owner', true)).toMatchObject({ ok: true, value: { state: 'unlocked', findings: [{ kind: 'log-cut' }] } })
    expect(await vault.call('audit.page', { filter: { actions: ['vault.rollback-accepted'] }, limit: 5 })).toMatchObject({ ok: true, value: { items: [{ actorName: 'Owner' }] } })
  }, 30_000)
})
