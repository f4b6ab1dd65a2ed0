import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { emptyContact } from '../../../shared/contacts/contact'
import { readSlots } from '../../../electron/vault/slots'
import { anOpenVault, PASSPHRASE, type TestEngine } from '../../support/engine'
import { peopleOf } from '../../support/people'
import { createMemoryKeychain } from '../../support/memory-keychain'
import { openWithRawKey } from '../../support/raw-database'

vi.mock('@node-rs/argon2', () => import('../../support/cheap-passphrases'))

const unlock = { userName: 'Owner', passphrase: PASSPHRASE, acceptRollback: false }
const everyone = { filter: { bin: false, conditions: [] } }
const rotate = (engine: TestEngine, jobId = 'rotate-1') => engine.call('vault.rotateKey', { jobId, passphrase: PASSPHRASE })

async function rawKeyOf(engine: TestEngine): Promise<string> {
  const shown = await engine.call('vault.showKey', { passphrase: PASSPHRASE })
  if (!shown.ok) throw new Error(shown.failure.kind)
  return shown.value.rawKeyHex
}

function opens(file: string, rawKeyHex: string): boolean {
  try {
    openWithRawKey(file, rawKeyHex).close()
    return true
  } catch {
    return false
  }
}

describe('vault.rotateKey', () => {
  it('given an open vault › the session goes on under a new key, the old key and the old slots.json open nothing, and code and backups of before do (K8)', async () => {
    const vault = await anOpenVault()
    const [file, slots] = [join(vault.vaultFolder, 'vault.db'), join(vault.vaultFolder, 'slots.json')]
    await vault.call('vault.confirmRecoveryCode', { recoveryCode: vault.recoveryCode })
    await vault.call('contacts.create', { draft: { ...emptyContact(), givenName: 'Ana' } })
    const backups = join(vault.folder, 'backups')
    mkdirSync(backups)
    expect(await vault.call('backup.run', { jobId: 'backup-1', to: await vault.token(backups) })).toMatchObject({ ok: true })
    const before = await rawKeyOf(vault)
    copyFileSync(slots, join(vault.folder, 'slots.before'))

    expect(await vault.call('vault.rotateKey', { jobId: 'rotate-0', passphrase: 'not this one at all' })).toMatchObject({ ok: false, failure: { kind: 'wrong-passphrase' } })
    expect(opens(file, before)).toBe(true)
    vault.clock.advance(60_000)
    expect(await rotate(vault)).toEqual({ ok: true, value: { rotated: true, backedUp: false, seconds: 0 } })

    const after = await rawKeyOf(vault)
    expect(after).not.toBe(before)
    expect(opens(file, before)).toBe(false)
    expect(readdirSync(vault.vaultFolder).filter((name) => name.includes('rotating'))).toEqual([])
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(vault.vaultFolder, 'salt.bin')).equals(readFileSync(file).subarray(0, 16))).toBe(true)
    expect(vault.events.filter(({ name }) => name === 'job.progress').map(({ data }) => (data as { phase: string }).phase)).toEqual(expect.arrayContaining(['copy', 'prepare', 'encrypt', 'check']))

    // The session goes on.
    expect(await vault.call('contacts.count', everyone)).toEqual({ ok: true, value: { count: 1 } })
    expect(await vault.call('contacts.create', { draft: { ...emptyContact(), givenName: 'Ben' } })).toMatchObject({ ok: true })
    expect(await vault.call('audit.verify', { jobId: 'verify-1' })).toMatchObject({ ok: true, value: { ok: true, anchors: [{ anchor: 'file', state: 'matches' }, { anchor: 'keychain', state: 'not-used' }] } })
    expect(await vault.call('audit.page', { filter: { actions: ['vault.key-rotated'] }, limit: 5 })).toMatchObject({ ok: true, value: { total: 1, items: [{ detail: { facts: { why: 'asked', seconds: 0 } } }] } })
    expect(await vault.call('backup.run', { jobId: 'backup-2', to: await vault.token(backups) })).toMatchObject({ ok: true })

    const made = await vault.call('backup.list', { from: await vault.token(backups) })
    for (const { backupId } of made.ok ? made.value.items : []) expect(await vault.call('backup.verify', { jobId: 'verify-2', from: await vault.token(backups), backupId, deep: true })).toMatchObject({ ok: true, value: { backupId, ok: true } })

    await vault.call('vault.lock', { reason: 'user' })
    expect(opens(file, after)).toBe(true)
    expect(await vault.call('vault.unlock', unlock)).toMatchObject({ ok: true, value: { state: 'unlocked', findings: [] } })
    expect(await vault.call('contacts.count', everyone)).toEqual({ ok: true, value: { count: 2 } })
    await vault.call('vault.lock', { reason: 'user' })

    const now = readFileSync(slots)
    copyFileSync(join(vault.folder, 'slots.before'), slots)
    expect(await vault.call('vault.unlock', unlock)).toMatchObject({ ok: false, failure: { kind: 'slots-older' } })
    writeFileSync(slots, now)

    const listed = await vault.call('backup.list', { from: await vault.token(backups) })
    const oldest = listed.ok ? listed.value.items.at(-1)?.backupId : undefined
    expect(await vault.call('backup.restore', { jobId: 'restore-1', from: await vault.token(backups), backupId: oldest ?? null, into: await vault.token(join(vault.folder, 'restored')), recoveryCode: vault.recoveryCode })).toMatchObject({ ok: true, value: { counts: { contacts: 1 } } })
    expect(await vault.call('vault.recover', { recoveryCode: vault.recoveryCode, userName: 'Owner', newPassphrase: 'the orchard gate squeaks in october', withoutKeychain: true, acceptRollback: false })).toMatchObject({ ok: true, value: { state: 'unlocked' } })
    expect(await vault.call('contacts.count', everyone)).toEqual({ ok: true, value: { count: 2 } })
  }, 60_000)

  it('given a slot whose public key the vault does not know › says foreign-slot, records it and changes nothing', async () => {
    const vault = await anOpenVault()
    await peopleOf(vault).add('Bo')
    const bo = await peopleOf(vault).idOf('Bo')
    const before = await rawKeyOf(vault)
    const file = join(vault.vaultFolder, 'vault.db')
    // Somebody who knows the database key gave Bo a public key of their own inside the database; slots.json has the true one.
    await vault.call('vault.lock', { reason: 'user' })
    const database = openWithRawKey(file, before)
    const slots = readSlots(join(vault.vaultFolder, 'slots.json'))
    database.exec(`UPDATE users SET public_key = zeroblob(32) WHERE name = 'Bo'`)
    database.close()
    await vault.call('vault.unlock', unlock)
    const slotsBefore = readFileSync(join(vault.vaultFolder, 'slots.json'))
    const own = slots.ok ? slots.value.slots.find(({ kind, userId }) => kind === 'passphrase' && userId === bo)?.slotId : ''
    expect(await rotate(vault)).toEqual({ ok: false, failure: { kind: 'foreign-slot', slotId: own } })
    expect(readFileSync(join(vault.vaultFolder, 'slots.json')).equals(slotsBefore)).toBe(true)
    expect(await rawKeyOf(vault)).toBe(before)
    expect(await vault.call('audit.page', { filter: { actions: ['vault.foreign-slot-found'] }, limit: 5 })).toMatchObject({ ok: true, value: { total: 1, items: [{ detail: { facts: { slotId: own } } }] } })
  }, 60_000)

  it('with a keychain › keeps the anchors of the device secret, and opens without a finding', async () => {
    const vault = await anOpenVault({ keychain: createMemoryKeychain() })
    expect(await rotate(vault)).toMatchObject({ ok: true })
    expect(await vault.call('audit.verify', { jobId: 'verify-1' })).toMatchObject({ ok: true, value: { ok: true, anchors: [{ state: 'matches' }, { anchor: 'keychain' }] } })
    await vault.call('vault.lock', { reason: 'user' })
    expect(await vault.call('vault.unlock', unlock)).toMatchObject({ ok: true, value: { state: 'unlocked', findings: [] } })
  }, 60_000)

  it('given a rotation that is due › tells it at every unlock until one was done, and what an earlier one left is removed', async () => {
    const vault = await anOpenVault()
    const file = join(vault.vaultFolder, 'vault.db')
    const before = await rawKeyOf(vault)
    await vault.call('vault.lock', { reason: 'user' })
    const database = openWithRawKey(file, before)
    database.exec(`INSERT INTO meta (key, value) VALUES ('rotation-due', 1)`)
    database.close()
    for (const end of ['', '-journal']) writeFileSync(`${file}.rotating${end}`, 'left behind')
    expect(await vault.call('vault.unlock', unlock)).toMatchObject({ ok: true, value: { findings: [{ kind: 'rotation-due' }] } })
    expect(existsSync(`${file}.rotating`) || existsSync(`${file}.rotating-journal`)).toBe(false)

    expect(await rotate(vault, 'rotate-2')).toMatchObject({ ok: true })
    expect(await vault.call('vault.state', {})).toMatchObject({ ok: true, value: { findings: [] } })
    await vault.call('vault.lock', { reason: 'user' })
    expect(await vault.call('vault.unlock', unlock)).toMatchObject({ ok: true, value: { findings: [] } })
    expect(await vault.call('audit.page', { filter: { actions: ['vault.key-rotated'] }, limit: 5 })).toMatchObject({ ok: true, value: { items: [{ detail: { facts: { why: 'due' } } }] } })
  }, 60_000)

  it('given a place for backups › makes and verifies one first; where that fails, it says why and changes nothing, unless told to go on (B13)', async () => {
    const vault = await anOpenVault()
    const people = peopleOf(vault)
    const file = join(vault.vaultFolder, 'vault.db')
    const target = join(vault.folder, 'target')
    const token = await vault.token(target)
    const go = (jobId: string, withoutBackup?: boolean) => vault.call('vault.rotateKey', { jobId, passphrase: PASSPHRASE, ...(withoutBackup === undefined ? {} : { withoutBackup }) })
    mkdirSync(target)
    expect(await vault.call('backup.setTarget', { target: token, everyHours: 24 })).toMatchObject({ ok: true })
    expect(await go('rotate-b1')).toMatchObject({ ok: true, value: { rotated: true, backedUp: true } })
    const made = await vault.call('backup.list', { from: token })
    // The daily one began as well, with the place.
    expect(made.ok && made.value.items.map(({ verifiedAt }) => verifiedAt)).toEqual([expect.any(Number), expect.any(Number)])
    expect(await vault.call('backup.verify', { jobId: 'verify-b1', from: null, backupId: null, deep: true })).toMatchObject({ ok: true, value: { ok: true } })

    rmSync(target, { recursive: true })
    const before = readFileSync(file).subarray(0, 16)
    expect(await go('rotate-b2')).toEqual({ ok: false, failure: { kind: 'backup-first', problem: 'target-missing' } })
    expect(readFileSync(file).subarray(0, 16)).toEqual(before)
    expect(await people.add('Rex')).toMatchObject({ ok: true })
    expect(await people.remove('Rex')).toEqual({ ok: true, value: { rotationDue: true, backupProblem: 'target-missing', given: null } })
    expect(await go('rotate-b3', true)).toMatchObject({ ok: true, value: { rotated: true, backedUp: false } })
    expect(await people.signIn('Owner')).toMatchObject({ ok: true, value: { state: 'unlocked', findings: [] } })
  }, 60_000)
})
