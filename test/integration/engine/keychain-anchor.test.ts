import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { emptyContact } from '../../../shared/contacts/contact'
import { anEngine, anOpenVault, PASSPHRASE, type TestEngine } from '../../support/engine'
import { createMemoryKeychain, type MemoryKeychain } from '../../support/memory-keychain'

vi.mock('../../../electron/vault/tools', () => import('../../support/least-cost'))

const unlock = { userName: 'Owner', passphrase: PASSPHRASE, acceptRollback: false }
const anchorsIn = (keychain: MemoryKeychain): string[] => [...keychain.items.keys()].filter((account) => account.includes('/anchor'))

async function write(engine: TestEngine): Promise<void> {
  expect(await engine.call('contacts.create', { draft: { ...emptyContact(), givenName: 'Ana' } })).toMatchObject({ ok: true })
}

async function openAt(engine: TestEngine, folder: string): Promise<unknown> {
  await engine.call('vault.choose', { folder: await engine.token(folder) })
  return engine.call('vault.unlock', unlock)
}

/** A vault with a keychain, backed up, written to once more, and restored beside itself. Locked. */
async function restoredBeside() {
  const keychain = createMemoryKeychain()
  const vault = await anOpenVault({ keychain })
  const backups = join(vault.folder, 'backups')
  mkdirSync(backups)
  expect(await vault.call('backup.run', { jobId: 'backup-1', to: await vault.token(backups) })).toMatchObject({ ok: true })
  await write(vault)
  const copy = join(vault.folder, 'copy')
  expect(await vault.call('backup.restore', { jobId: 'restore-1', from: await vault.token(backups), backupId: null, into: await vault.token(copy), recoveryCode: vault.recoveryCode })).toMatchObject({ ok: true })
  await vault.call('vault.lock', { reason: 'user' })
  return { ...vault, keychain, copy }
}

/** Leaves the keychain as earlier versions did: one anchor for all copies of the vault. */
function asEarlierVersions(keychain: MemoryKeychain): void {
  for (const account of anchorsIn(keychain)) {
    keychain.items.set(account.replace(/\/anchor\/.*$/, '/anchor'), keychain.items.get(account) ?? '')
    keychain.items.delete(account)
  }
}

describe('the anchor in the keychain (A5)', () => {
  it('given a vault restored beside its original › both open in turns, and neither is taken for a cut log', async () => {
    const { call, engine, vaultFolder, copy, ...rest } = await restoredBeside()
    const both = { call, engine, ...rest }
    for (let turn = 0; turn < 2; turn += 1) {
      for (const folder of [copy, vaultFolder]) {
        expect(await openAt(both, folder), folder).toMatchObject({ ok: true, value: { state: 'unlocked', findings: [] } })
        await write(both)
      }
    }
    await call('vault.lock', { reason: 'user' })
  }, 60_000)

  it('given an older copy of the whole folder › still refuses it, since it is the same device', async () => {
    const keychain = createMemoryKeychain()
    const vault = await anOpenVault({ keychain })
    await vault.call('vault.lock', { reason: 'user' })
    cpSync(vault.vaultFolder, `${vault.vaultFolder}-yesterday`, { recursive: true })
    await openAt(vault, vault.vaultFolder)
    await write(vault)
    await vault.call('vault.lock', { reason: 'user' })
    rmSync(vault.vaultFolder, { recursive: true })
    cpSync(`${vault.vaultFolder}-yesterday`, vault.vaultFolder, { recursive: true })
    expect(await openAt(vault, vault.vaultFolder)).toMatchObject({ ok: false, failure: { kind: 'log-refused', findings: [{ kind: 'log-cut', anchor: 'keychain' }] } })
  }, 60_000)

  it('given only the anchor of an earlier version › refuses a cut log by it, opens a whole one, and keeps its own from then on', async () => {
    const keychain = createMemoryKeychain()
    const vault = await anOpenVault({ keychain })
    await vault.call('vault.lock', { reason: 'user' })
    cpSync(vault.vaultFolder, `${vault.vaultFolder}-yesterday`, { recursive: true })
    await openAt(vault, vault.vaultFolder)
    await vault.call('vault.lock', { reason: 'user' })
    asEarlierVersions(keychain)
    expect(await openAt(vault, `${vault.vaultFolder}-yesterday`)).toMatchObject({ ok: false, failure: { kind: 'log-refused', findings: [{ kind: 'log-cut', anchor: 'keychain' }] } })
    expect(await openAt(vault, vault.vaultFolder)).toMatchObject({ ok: true, value: { findings: [] } })
    await vault.call('vault.lock', { reason: 'user' })
    const former = anchorsIn(keychain).find((account) => account.endsWith('/anchor'))
    if (former === undefined) throw new Error('the earlier anchor is gone')
    keychain.items.set(former, '00'.repeat(56))
    expect(await openAt(vault, vault.vaultFolder)).toMatchObject({ ok: true, value: { findings: [] } })
  }, 60_000)

  it('given a restored copy and only the anchor that an earlier version wrote for the original › opens the copy, then the original', async () => {
    const { keychain, vaultFolder, copy, ...vault } = await restoredBeside()
    asEarlierVersions(keychain)
    expect(await openAt(vault, copy)).toMatchObject({ ok: true, value: { findings: [] } })
    await vault.call('vault.lock', { reason: 'user' })
    expect(await openAt(vault, vaultFolder)).toMatchObject({ ok: true, value: { findings: [] } })
    await vault.call('vault.lock', { reason: 'user' })
    expect(await openAt(anEngine({ folder: vault.folder, keychain, clock: vault.clock }), copy)).toMatchObject({ ok: true, value: { findings: [] } })
  }, 60_000)
})
