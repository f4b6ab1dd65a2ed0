import { copyFileSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { emptyContact } from '../../../shared/contacts/contact'
import { anEngine, anOpenVault, PASSPHRASE } from '../../support/engine'

vi.mock('../../../electron/vault/tools', () => import('../../support/least-cost'))

const unlock = { userName: 'Owner', passphrase: PASSPHRASE, acceptRollback: false }
const everything = { filter: { bin: false, conditions: [] } }
const someone = (givenName: string) => ({ draft: { ...emptyContact(), givenName } })

describe('a new vault', () => {
  it('is unlocked, owes a recovery code typed back, and logs its making (K7)', async () => {
    const { call, recoveryCode } = await anOpenVault()
    expect(await call('vault.state', {})).toMatchObject({ ok: true, value: { state: 'unlocked', keychain: 'not-used', recoveryDue: true, findings: [] } })
    expect(await call('vault.confirmRecoveryCode', { recoveryCode: recoveryCode.toLowerCase().replaceAll('-', ' ') })).toEqual({ ok: true, value: null })
    expect(await call('vault.state', {})).toMatchObject({ ok: true, value: { recoveryDue: false } })
    const log = await call('audit.page', { filter: {}, limit: 50 })
    expect(log.ok && log.value.items.map((entry) => entry.action)).toEqual(['user.recovery-code-confirmed', 'vault.seals-bound', 'vault.unlocked', 'log.signing-key-made', 'log.sealing-started', 'vault.created'])
  }, 30_000)

  it('holds no key, passphrase or recovery code in any file of its folder or of the device', async () => {
    const vault = await anOpenVault()
    const key = await vault.call('vault.showKey', { passphrase: PASSPHRASE })
    if (!key.ok) throw new Error('the key was refused')
    await vault.call('vault.lock', { reason: 'user' })
    const raw = Buffer.from(key.value.rawKeyHex, 'hex')
    for (const path of readdirSync(vault.folder, { recursive: true, encoding: 'utf8' }).map((name) => join(vault.folder, name)).filter((path) => statSync(path).isFile())) {
      const bytes = readFileSync(path)
      for (const secret of [key.value.rawKeyHex, raw, raw.toString('base64'), PASSPHRASE, vault.recoveryCode, vault.recoveryCode.replaceAll('-', '')]) expect(bytes.includes(secret), path).toBe(false)
    }
  }, 30_000)

  it('refuses a folder that holds something else, and leaves it as it was', async () => {
    const { call, token, folder } = anEngine()
    writeFileSync(join(folder, 'notes.txt'), 'mine')
    expect(await call('vault.create', { folder: await token(folder), name: 'A', userName: 'Owner', passphrase: PASSPHRASE, withoutKeychain: true })).toMatchObject({ ok: false, failure: { kind: 'folder-not-empty' } })
    expect(readdirSync(folder)).toEqual(['notes.txt'])
  }, 30_000)

  it('makes nothing when the keychain is missing and nobody agreed to go without (C6)', async () => {
    const { call, token, folder } = anEngine()
    const target = join(folder, 'vault')
    expect(await call('vault.create', { folder: await token(target), name: 'A', userName: 'Owner', passphrase: PASSPHRASE, withoutKeychain: false })).toMatchObject({ ok: false, failure: { kind: 'keychain', state: 'unavailable' } })
    expect(await call('vault.state', {})).toMatchObject({ ok: true, value: { state: 'none' } })
  }, 30_000)
})

describe('unlocking', () => {
  it('brings back what was written, and records failed attempts once it is open', async () => {
    const { call } = await anOpenVault()
    await call('contacts.create', someone('Ana'))
    await call('vault.lock', { reason: 'user' })
    expect(await call('contacts.count', everything)).toEqual({ ok: false, failure: { kind: 'locked' } })
    expect(await call('vault.unlock', { ...unlock, passphrase: 'not this one at all' })).toMatchObject({ ok: false, failure: { kind: 'wrong-passphrase', failedAttempts: 1 } })
    expect(await call('vault.unlock', { ...unlock, userName: 'Somebody' })).toEqual({ ok: false, failure: { kind: 'unknown-user' } })
    expect((await call('vault.unlock', unlock)).ok).toBe(true)
    expect(await call('contacts.count', everything)).toEqual({ ok: true, value: { count: 1 } })
    const log = await call('audit.page', { filter: { actions: ['vault.unlock-failed'] }, limit: 5 })
    expect(log).toMatchObject({ ok: true, value: { total: 2, items: [{ detail: { facts: { attempts: 1, reason: 'unknown-user' } } }, { detail: { facts: { attempts: 1, reason: 'wrong-passphrase' } } }] } })
    expect(await call('audit.verify', { jobId: 'verify-1' })).toMatchObject({ ok: true, value: { ok: true, firstBad: null, anchors: [{ anchor: 'file', state: 'matches' }, { anchor: 'keychain', state: 'not-used' }] } })
  }, 60_000)

  it('is refused while another program has the vault open (E20)', async () => {
    const first = await anOpenVault()
    const second = anEngine({ folder: first.folder, clock: first.clock })
    expect(await second.call('vault.unlock', unlock)).toMatchObject({ ok: false, failure: { kind: 'in-use', pid: process.pid } })
    await first.call('vault.lock', { reason: 'user' })
    expect((await second.call('vault.unlock', unlock)).ok).toBe(true)
  }, 60_000)

  it('given the lock of another machine › names it, opens when the person takes it over, and the log says so (E20)', async () => {
    const vault = await anOpenVault()
    await vault.call('vault.lock', { reason: 'user' })
    writeFileSync(join(vault.vaultFolder, 'vault.lock'), JSON.stringify({ pid: 17, startedAt: null, host: 'attic', machine: '0'.repeat(32), nonce: '00112233445566aa' }))
    expect(await vault.call('vault.unlock', unlock)).toEqual({ ok: false, failure: { kind: 'in-use', pid: 17, host: 'attic' } })
    expect(await vault.call('vault.unlock', { ...unlock, takeOver: true })).toMatchObject({ ok: true, value: { state: 'unlocked' } })
    expect(await vault.call('audit.page', { filter: { actions: ['vault.lock-taken-over'] }, limit: 5 })).toMatchObject({ ok: true, value: { total: 1, items: [{ detail: { facts: { host: 'attic' } } }] } })
    await vault.call('vault.lock', { reason: 'user' })
    await vault.call('vault.unlock', unlock)
    expect(await vault.call('audit.page', { filter: { actions: ['vault.lock-taken-over'] }, limit: 5 })).toMatchObject({ ok: true, value: { total: 1 } })
  }, 60_000)

  it('names a vault that was put back to an older state, and opens it only when that is accepted, which is recorded (A5)', async () => {
    const vault = await anOpenVault()
    await vault.call('vault.lock', { reason: 'user' })
    const database = join(vault.vaultFolder, 'vault.db')
    copyFileSync(database, `${database}.yesterday`)
    await vault.call('vault.unlock', unlock)
    await vault.call('contacts.create', someone('Ana'))
    await vault.call('vault.lock', { reason: 'user' })
    copyFileSync(`${database}.yesterday`, database)
    expect(await vault.call('vault.unlock', unlock)).toMatchObject({ ok: false, failure: { kind: 'log-refused', findings: [{ kind: 'log-cut', anchor: 'file' }] } })
    expect(await vault.call('vault.state', {})).toMatchObject({ ok: true, value: { state: 'locked' } })
    expect((await vault.call('vault.unlock', { ...unlock, acceptRollback: true })).ok).toBe(true)
    const log = await vault.call('audit.page', { filter: { actions: ['vault.rollback-accepted'] }, limit: 5 })
    expect(log).toMatchObject({ ok: true, value: { total: 1 } })
    expect(await vault.call('audit.verify', { jobId: 'verify-1' })).toMatchObject({ ok: true, value: { ok: true } })
  }, 60_000)

  it.each([
    ['an empty database file', (folder: string) => { writeFileSync(join(folder, 'vault.db'), '') }, 'vault-empty'],
    ['a plaintext database', (folder: string) => { writeFileSync(join(folder, 'vault.db'), `SQLite format 3\0${'.'.repeat(9_000)}`) }, 'vault-plaintext'],
    ['no database file', (folder: string) => { rmSync(join(folder, 'vault.db')) }, 'vault-missing'],
    ['no slot file', (folder: string) => { rmSync(join(folder, 'slots.json')) }, 'slots-missing'],
    ['one changed byte in the slot file', (folder: string) => {
      const bytes = readFileSync(join(folder, 'slots.json'))
      bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
      writeFileSync(join(folder, 'slots.json'), bytes)
    }, 'slots-damaged'],
  ])('given %s › says so by name and touches nothing (5.3)', async (_what, damage, kind) => {
    const vault = await anOpenVault()
    await vault.call('vault.lock', { reason: 'user' })
    damage(vault.vaultFolder)
    const before = readdirSync(vault.vaultFolder).map((name) => [name, readFileSync(join(vault.vaultFolder, name)).toString('hex').length])
    expect(await vault.call('vault.state', {})).toMatchObject({ ok: true, value: { state: 'trouble', trouble: { kind } } })
    expect(await vault.call('vault.unlock', unlock)).toMatchObject({ ok: false, failure: { kind } })
    expect(readdirSync(vault.vaultFolder).map((name) => [name, readFileSync(join(vault.vaultFolder, name)).toString('hex').length])).toEqual(before)
  }, 60_000)
})

describe('the recovery code', () => {
  it('opens the vault with a new passphrase, ends the old one, and is due for renewal (K6, K7)', async () => {
    const vault = await anOpenVault()
    await vault.call('vault.confirmRecoveryCode', { recoveryCode: vault.recoveryCode })
    await vault.call('vault.lock', { reason: 'user' })
    const recover = { userName: 'Owner', newPassphrase: 'granite willow eleven kites', withoutKeychain: true, acceptRollback: false }
    const lastDigit = vault.recoveryCode.at(-1) === '0' ? '1' : '0'
    expect(await vault.call('vault.recover', { ...recover, recoveryCode: `${vault.recoveryCode.slice(0, -1)}${lastDigit}` })).toMatchObject({ ok: false, failure: { kind: 'recovery-code-mistyped' } })
    expect(await vault.call('vault.recover', { ...recover, recoveryCode: vault.recoveryCode })).toMatchObject({ ok: true, value: { state: 'unlocked', recoveryDue: true } })
    const renewed = await vault.call('vault.renewRecoveryCode', { passphrase: recover.newPassphrase })
    expect(renewed.ok && renewed.value.recoveryCode !== vault.recoveryCode).toBe(true)
    await vault.call('vault.lock', { reason: 'user' })
    expect(await vault.call('vault.unlock', unlock)).toMatchObject({ ok: false, failure: { kind: 'wrong-passphrase' } })
    expect(await vault.call('vault.recover', { ...recover, recoveryCode: vault.recoveryCode })).toMatchObject({ ok: false, failure: { kind: 'recovery-code-wrong' } })
  }, 60_000)
})

describe('changing the passphrase', () => {
  it('touches the slot file and the log, not the key: the raw key stays the same (K2)', async () => {
    const vault = await anOpenVault()
    const before = await vault.call('vault.showKey', { passphrase: PASSPHRASE })
    expect(await vault.call('vault.changePassphrase', { passphrase: 'wrong one entirely', newPassphrase: 'granite willow eleven kites' })).toMatchObject({ ok: false, failure: { kind: 'wrong-passphrase' } })
    expect(await vault.call('vault.changePassphrase', { passphrase: PASSPHRASE, newPassphrase: 'granite willow eleven kites' })).toEqual({ ok: true, value: null })
    expect(await vault.call('vault.showKey', { passphrase: 'granite willow eleven kites' })).toEqual(before)
    await vault.call('vault.lock', { reason: 'user' })
    expect((await vault.call('vault.unlock', unlock)).ok).toBe(false)
    expect((await vault.call('vault.unlock', { ...unlock, passphrase: 'granite willow eleven kites' })).ok).toBe(true)
  }, 60_000)
})

describe('a backup', () => {
  it('made, verified and restored elsewhere with the code alone holds the same records, and its log says so (B4, B10)', async () => {
    const vault = await anOpenVault()
    await vault.call('contacts.create', someone('Ana'))
    const target = join(vault.folder, 'backups')
    const to = await vault.token(target)
    const { mkdirSync } = await import('node:fs')
    mkdirSync(target)
    const made = await vault.call('backup.run', { jobId: 'backup-1', to })
    expect(made).toMatchObject({ ok: true, value: { verified: true } })
    expect(await vault.call('backup.verify', { jobId: 'verify-1', from: to, backupId: null, deep: true })).toMatchObject({ ok: true, value: { ok: true } })
    const elsewhere = anEngine()
    const into = join(elsewhere.folder, 'restored')
    const restored = await elsewhere.call('backup.restore', { jobId: 'restore-1', from: await elsewhere.token(target), backupId: null, into: await elsewhere.token(into), recoveryCode: vault.recoveryCode })
    expect(restored).toMatchObject({ ok: true, value: { counts: { contacts: 1 } } })
    await elsewhere.call('vault.choose', { folder: await elsewhere.token(into) })
    expect(await elsewhere.call('vault.recover', { recoveryCode: vault.recoveryCode, userName: 'Owner', newPassphrase: 'granite willow eleven kites', withoutKeychain: true, acceptRollback: false })).toMatchObject({ ok: true, value: { state: 'unlocked' } })
    expect(await elsewhere.call('contacts.count', everything)).toEqual({ ok: true, value: { count: 1 } })
    const log = await elsewhere.call('audit.page', { filter: { actions: ['backup.restored'] }, limit: 5 })
    expect(log).toMatchObject({ ok: true, value: { total: 1 } })
    expect(await elsewhere.call('audit.verify', { jobId: 'verify-2' })).toMatchObject({ ok: true, value: { ok: true } })
  }, 120_000)
})
