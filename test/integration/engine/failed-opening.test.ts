import { copyFileSync, existsSync, mkdirSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { emptyContact } from '../../../shared/contacts/contact'
import { anOpenVault, PASSPHRASE } from '../../support/engine'
import { createMemoryKeychain } from '../../support/memory-keychain'
import { openWithRawKey } from '../../support/raw-database'

vi.mock('../../../electron/vault/tools', () => import('../../support/least-cost'))

const OTHER_PASSPHRASE = 'seven green lanterns by the harbour'
const unlock = { userName: 'Owner', passphrase: PASSPHRASE, acceptRollback: false }
const someone = { draft: { ...emptyContact(), givenName: 'Ana' } }
const recoverWith = (recoveryCode: string, over: object = {}) => ({ recoveryCode, userName: 'Owner', newPassphrase: OTHER_PASSPHRASE, withoutKeychain: true, acceptRollback: false, ...over })

/** Files below a folder that this process has open. */
function openBelow(folder: string): string[] {
  return readdirSync('/proc/self/fd').flatMap((name) => {
    try {
      const path = readlinkSync(`/proc/self/fd/${name}`)
      return path.startsWith(folder) ? [path] : []
    } catch {
      // Closed meanwhile.
      return []
    }
  })
}

describe('an unlock that fails behind the passphrase', () => {
  it('given an anchor that cannot be opened › says so, keeps nothing open, and the next vault gets a lock of its own', async () => {
    const first = await anOpenVault()
    await first.call('vault.lock', { reason: 'user' })
    const anchor = join(first.vaultFolder, 'anchor.bin')
    rmSync(anchor)
    mkdirSync(anchor)
    const refused = await first.call('vault.unlock', unlock)
    expect(refused).toMatchObject({ ok: false })
    expect(refused).not.toMatchObject({ failure: { kind: 'internal' } })
    expect(openBelow(first.vaultFolder)).toEqual([])
    expect(existsSync(join(first.vaultFolder, 'vault.lock'))).toBe(false)
    const other = join(first.folder, 'other')
    expect((await first.call('vault.create', { folder: await first.token(other), name: 'Other', userName: 'Owner', passphrase: PASSPHRASE, withoutKeychain: true })).ok).toBe(true)
    expect(existsSync(join(other, 'vault.lock'))).toBe(true)
  }, 60_000)

  it('given a device folder that takes no list of vaults › opens all the same', async () => {
    const vault = await anOpenVault()
    await vault.call('vault.lock', { reason: 'user' })
    const device = join(vault.folder, 'device')
    rmSync(device, { recursive: true })
    writeFileSync(device, '')
    expect(await vault.call('vault.unlock', unlock)).toMatchObject({ ok: true, value: { state: 'unlocked' } })
    expect(vault.events.findLast(({ name }) => name === 'vault.changed')).toMatchObject({ name: 'vault.changed', data: { state: 'unlocked' } })
  }, 60_000)
})

describe('a lock that cannot write its last entry', () => {
  it('closes the vault, gives it free and tells the screens', async () => {
    const vault = await anOpenVault()
    const key = await vault.call('vault.showKey', { passphrase: PASSPHRASE })
    if (!key.ok) throw new Error('the key was refused')
    const other = openWithRawKey(join(vault.vaultFolder, 'vault.db'), key.value.rawKeyHex)
    other.exec('BEGIN IMMEDIATE')
    try {
      expect(await vault.call('vault.lock', { reason: 'user' })).toMatchObject({ ok: true, value: { state: 'locked' } })
    } finally {
      other.exec('ROLLBACK')
      other.close()
    }
    expect(vault.logged.some((line) => line.includes('vault.lock-unrecorded'))).toBe(true)
    expect(vault.events.at(-1)).toMatchObject({ name: 'vault.changed', data: { state: 'locked' } })
    expect(openBelow(vault.vaultFolder)).toEqual([])
    expect(existsSync(join(vault.vaultFolder, 'vault.lock'))).toBe(false)
    expect((await vault.call('vault.unlock', unlock)).ok).toBe(true)
  }, 60_000)
})

describe('a recovery that is refused', () => {
  it('given a database put back to an older state › leaves the passphrase as it was', async () => {
    const vault = await anOpenVault()
    await vault.call('vault.lock', { reason: 'user' })
    const database = join(vault.vaultFolder, 'vault.db')
    copyFileSync(database, `${database}.yesterday`)
    await vault.call('vault.unlock', unlock)
    await vault.call('contacts.create', someone)
    await vault.call('vault.lock', { reason: 'user' })
    copyFileSync(`${database}.yesterday`, database)
    expect(await vault.call('vault.recover', recoverWith(vault.recoveryCode))).toMatchObject({ ok: false, failure: { kind: 'log-refused', findings: [{ kind: 'log-cut', anchor: 'file' }] } })
    expect(openBelow(vault.vaultFolder)).toEqual([])
    expect(await vault.call('vault.unlock', { ...unlock, passphrase: OTHER_PASSPHRASE })).toMatchObject({ ok: false, failure: { kind: 'wrong-passphrase' } })
    expect((await vault.call('vault.unlock', { ...unlock, acceptRollback: true })).ok).toBe(true)
  }, 60_000)

  it('given a keychain that does not answer › keeps nothing open and nothing locked', async () => {
    const vault = await anOpenVault()
    await vault.call('vault.lock', { reason: 'user' })
    expect(await vault.call('vault.recover', recoverWith(vault.recoveryCode, { withoutKeychain: false }))).toMatchObject({ ok: false, failure: { kind: 'keychain', state: 'unavailable' } })
    expect(openBelow(vault.vaultFolder)).toEqual([])
    expect(existsSync(join(vault.vaultFolder, 'vault.lock'))).toBe(false)
    expect((await vault.call('vault.unlock', unlock)).ok).toBe(true)
  }, 60_000)
})

describe('a recovery cut off between the slot file and the database', () => {
  const scene = async () => {
    const keychain = createMemoryKeychain()
    const vault = await anOpenVault({ keychain })
    await vault.call('vault.lock', { reason: 'user' })
    const before = join(vault.folder, 'before')
    mkdirSync(before)
    const kept = ['vault.db', 'anchor.bin']
    for (const name of kept) copyFileSync(join(vault.vaultFolder, name), join(before, name))
    const items = new Map(keychain.items)
    expect((await vault.call('vault.recover', recoverWith(vault.recoveryCode, { withoutKeychain: false }))).ok).toBe(true)
    await vault.call('vault.lock', { reason: 'user' })
    // As a killed process leaves it: the new slot file and device secret, everything else as before.
    const putBack = () => {
      for (const name of kept) copyFileSync(join(before, name), join(vault.vaultFolder, name))
      for (const [account, hex] of items) keychain.items.set(account, hex)
    }
    return { vault, putBack }
  }

  it('opens with the new passphrase, and says that the anchors could not be checked', async () => {
    const { vault, putBack } = await scene()
    putBack()
    expect(await vault.call('vault.unlock', { ...unlock, passphrase: OTHER_PASSPHRASE })).toMatchObject({ ok: true, value: { state: 'unlocked', findings: [{ kind: 'anchor-forged' }, { kind: 'anchor-forged' }] } })
    await vault.call('vault.lock', { reason: 'user' })
    expect(await vault.call('vault.unlock', { ...unlock, passphrase: OTHER_PASSPHRASE })).toMatchObject({ ok: true, value: { findings: [] } })
  }, 60_000)

  it('is no way in for an older database: one anchor that can be checked refuses it', async () => {
    const { vault, putBack } = await scene()
    const anchor = join(vault.vaultFolder, 'anchor.bin')
    copyFileSync(anchor, `${anchor}.now`)
    putBack()
    copyFileSync(`${anchor}.now`, anchor)
    expect(await vault.call('vault.unlock', { ...unlock, passphrase: OTHER_PASSPHRASE })).toMatchObject({ ok: false, failure: { kind: 'log-refused' } })
  }, 60_000)
})
