import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { err, ok } from '../../../shared/result'
import { reveal } from '../../../shared/secret'
import { changePassphrase } from '../../../electron/vault/change-passphrase'
import { createVault } from '../../../electron/vault/create-vault'
import { recoverVault, recoveryWasUsed } from '../../../electron/vault/recover'
import { confirmRecoveryCode, renewRecoveryCode } from '../../../electron/vault/renew-recovery'
import { nextRev, readSlots, signSlots, slotsBytes, slotsMacState, slotsRevFinding, writeSlots } from '../../../electron/vault/slots'
import { makePassphraseSlot } from '../../../electron/vault/slot-keys'
import { createSealKeyPair } from '../../../electron/vault/seal'
import { keychainStateFor, unlockVault } from '../../../electron/vault/unlock'
import { aVault, createTestTools, newVaultPaths, OTHER_PASSPHRASE, PASSPHRASE } from '../../support/vault-tools'

const robin = { userName: 'robin' }
const hashOf = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex')
const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

describe('createVault', () => {
  it('gives two vaults nothing in common: vault key, salts, key pairs, device secret, recovery code (K1)', async () => {
    const tools = createTestTools()
    const [one, two] = [await aVault(tools, newVaultPaths()), await aVault(tools, newVaultPaths())]
    expect(reveal(one.vaultKey)).toHaveLength(32)
    expect(hexOf(reveal(one.vaultKey))).not.toBe(hexOf(reveal(two.vaultKey)))
    const long = (made: typeof one): string[] => [...JSON.stringify(made.slots).matchAll(/[0-9a-f]{32,}/g)].map((match) => match[0])
    expect(long(one).filter((value) => long(two).includes(value))).toEqual([])
    expect(one.recoveryCode).not.toBe(two.recoveryCode)
    expect(tools.keychain.items.size).toBe(2)
  })

  it('writes slots and attempts as 0600 in a folder of 0700 under a lax umask (K11)', async () => {
    const before = process.umask(0o022)
    const [tools, paths] = [createTestTools(), newVaultPaths()]
    await aVault(tools, paths)
    await unlockVault(tools, { paths, who: robin, passphrase: 'not it at all, sorry' })
    process.umask(before)
    expect(statSync(paths.folder).mode & 0o777).toBe(0o700)
    expect([paths.slots, paths.attempts].map((path) => statSync(path).mode & 0o777)).toEqual([0o600, 0o600])
    expect(readdirSync(paths.folder).sort()).toEqual(['attempts.json', 'slots.json', 'vault.db'])
  })

  it('uses 64 MiB, 3 passes and 4 lanes with a keychain, and 256 MiB without (K3, C6)', async () => {
    const kdf = async (withoutKeychain: boolean) => (await aVault(createTestTools(), newVaultPaths(), { withoutKeychain })).slots.slots[0]?.kdf
    expect(await kdf(false)).toMatchObject({ memoryKib: 65_536, passes: 3, lanes: 4 })
    expect(await kdf(true)).toMatchObject({ memoryKib: 262_144, passes: 3, lanes: 4 })
  })

  it.each(['locked', 'unavailable'] as const)('given a keychain that is %s, refuses and leaves neither files nor a silent weaker vault (C6)', async (state) => {
    const [tools, paths] = [createTestTools(), newVaultPaths()]
    tools.keychain.become(state)
    let asked = 0
    const made = await createVault(tools, { paths, name: 'V', userName: 'Robin', passphrase: PASSPHRASE, withoutKeychain: false }, () => {
      asked += 1
      return ok(null)
    })
    expect(made).toEqual(err({ kind: 'keychain', state }))
    expect([asked, readdirSync(paths.folder)]).toEqual([0, []])
  })

  it('given somebody else\'s file in the folder, refuses and touches nothing', async () => {
    const [tools, paths] = [createTestTools(), newVaultPaths()]
    await aVault(tools, paths)
    const before = readdirSync(paths.folder).map((name) => hashOf(`${paths.folder}/${name}`))
    const again = await createVault(tools, { paths, name: 'V', userName: 'Robin', passphrase: PASSPHRASE, withoutKeychain: true }, () => ok(null))
    expect(again).toEqual(err({ kind: 'folder-not-empty', path: paths.folder }))
    expect(readdirSync(paths.folder).map((name) => hashOf(`${paths.folder}/${name}`))).toEqual(before)
  })

  it('given a database that cannot be made, passes the reason on and forgets the device secret', async () => {
    const [tools, paths] = [createTestTools(), newVaultPaths()]
    const made = await createVault(tools, { paths, name: 'V', userName: 'Robin', passphrase: PASSPHRASE, withoutKeychain: false }, () => err({ kind: 'disk-full' as const }))
    expect(made).toEqual(err({ kind: 'disk-full' }))
    expect(tools.keychain.items.size).toBe(0)
  })
})

describe('unlockVault', () => {
  it('opens with the right passphrase in any Unicode form and any case of the name, and refuses others', async () => {
    const [tools, paths] = [createTestTools(), newVaultPaths()]
    const made = await aVault(tools, paths, { passphrase: 'caf\u00e9 lanterns over the harbour' })
    const opened = await unlockVault(tools, { paths, who: { userName: ' ROBIN ' }, passphrase: 'cafe\u0301 lanterns over the harbour' })
    expect(opened.ok && hexOf(reveal(opened.value.vaultKey))).toBe(hexOf(reveal(made.vaultKey)))
    expect(await unlockVault(tools, { paths, who: robin, passphrase: 'caf\u00e9 lanterns over the harbou' })).toEqual(err({ kind: 'wrong-passphrase', waitMs: 0, failedAttempts: 1 }))
    expect(await unlockVault(tools, { paths, who: { userName: 'nobody' }, passphrase: PASSPHRASE })).toEqual(err({ kind: 'unknown-user' }))
  })

  it('makes the fifth wrong attempt wait, even for the right passphrase, and forgets on success (R1, R2)', async () => {
    const [tools, paths] = [createTestTools(), newVaultPaths()]
    await aVault(tools, paths)
    for (let n = 1; n <= 3; n++) expect(await unlockVault(tools, { paths, who: robin, passphrase: 'wrong one' })).toEqual(err({ kind: 'wrong-passphrase', waitMs: 0, failedAttempts: n }))
    expect(await unlockVault(tools, { paths, who: robin, passphrase: 'wrong one' })).toEqual(err({ kind: 'wrong-passphrase', waitMs: 5_000, failedAttempts: 4 }))
    expect(await unlockVault(tools, { paths, who: robin, passphrase: PASSPHRASE })).toEqual(err({ kind: 'must-wait', waitMs: 5_000 }))
    tools.wait(5_000)
    expect((await unlockVault(tools, { paths, who: robin, passphrase: PASSPHRASE })).ok).toBe(true)
    expect(await unlockVault(tools, { paths, who: robin, passphrase: 'wrong one' })).toMatchObject({ failure: { failedAttempts: 1 } })
  })

  it('names each state of the keychain, writes nothing and counts no attempt (C1, C2, K6)', async () => {
    const [tools, paths] = [createTestTools(), newVaultPaths()]
    const made = await aVault(tools, paths)
    const [account] = [...tools.keychain.items.keys()]
    const stateNow = async (): Promise<unknown> => {
      const opened = await unlockVault(tools, { paths, who: robin, passphrase: PASSPHRASE })
      expect(await keychainStateFor(tools, made.slots, made.userId)).toBe(opened.ok ? 'present' : opened.failure.kind === 'keychain' ? opened.failure.state : 'none')
      return opened.ok ? 'open' : opened.failure
    }
    const writes = tools.keychain.writes.length
    tools.keychain.become('locked')
    expect(await stateNow()).toEqual({ kind: 'keychain', state: 'locked' })
    tools.keychain.become('unavailable')
    expect(await stateNow()).toEqual({ kind: 'keychain', state: 'unavailable' })
    tools.keychain.become('open')
    tools.keychain.items.set(account ?? '', 'ab'.repeat(32))
    expect(await stateNow()).toEqual({ kind: 'keychain', state: 'changed' })
    tools.keychain.items.clear()
    expect(await stateNow()).toEqual({ kind: 'keychain', state: 'absent' })
    expect(tools.keychain.writes).toHaveLength(writes)
    expect(readdirSync(paths.folder).sort()).toEqual(['slots.json', 'vault.db'])
  })

  it('refuses a slot file that was edited and given a new checksum, as damaged, after the passphrase opened its slot (K5)', async () => {
    const [tools, paths] = [createTestTools(), newVaultPaths()]
    const made = await aVault(tools, paths)
    const forged = signSlots({ ...made.slots, name: 'Renamed' }, createSealKeyPair().privateKey)
    writeFileSync(paths.slots, slotsBytes(forged))
    expect(readSlots(paths.slots).ok).toBe(true)
    expect(slotsMacState(made.vaultKey, forged)).toBe('forged')
    expect(await unlockVault(tools, { paths, who: robin, passphrase: PASSPHRASE })).toEqual(err({ kind: 'slots-damaged', path: paths.slots }))
  })

  it('does not open a slot moved to another vault, another slot, another user or other parameters (K4)', async () => {
    const [tools, paths] = [createTestTools(), newVaultPaths()]
    const made = await aVault(tools, paths, { withoutKeychain: true })
    const other = await aVault(tools, newVaultPaths(), { withoutKeychain: true })
    const [slot, recovery] = made.slots.slots
    if (slot?.kind !== 'passphrase' || recovery === undefined) throw new Error('no slot')
    const edits = [
      { vaultId: other.vaultId, users: made.slots.users, slots: [slot, recovery] },
      { slots: [{ ...slot, slotId: recovery.slotId }, recovery] },
      { users: [{ id: other.userId, name: 'Robin' }], slots: [{ ...slot, userId: other.userId }, recovery] },
      { slots: [{ ...slot, kdf: { ...slot.kdf, passes: 2 } }, recovery] },
      { slots: [{ ...slot, publicKey: recovery.publicKey }, recovery] },
    ]
    for (const edit of edits) {
      writeFileSync(paths.slots, slotsBytes(signSlots({ ...made.slots, ...edit }, made.vaultKey)))
      expect(await unlockVault(tools, { paths, who: robin, passphrase: PASSPHRASE })).toMatchObject({ ok: false, failure: { kind: 'wrong-passphrase' } })
      tools.wait(3_600_000)
    }
  })

  it('makes a slot below today\'s cost anew and signs the file again (K3)', async () => {
    const [tools, paths] = [createTestTools(), newVaultPaths()]
    const made = await aVault(tools, paths, { withoutKeychain: true })
    const [slot] = made.slots.slots
    if (slot?.kind !== 'passphrase') throw new Error('no slot')
    const weak = await makePassphraseSlot({ vaultId: made.vaultId, slotId: slot.slotId, userId: slot.userId }, createSealKeyPair(), { passphrase: PASSPHRASE, device: null }, { vaultKey: made.vaultKey, nextVaultKey: null }, { memoryKib: 19_456, passes: 2, lanes: 1 }, 1)
    writeSlots(paths.slots, { ...nextRev(made.slots), slots: [weak, ...made.slots.slots.slice(1)] }, made.vaultKey)
    const opened = await unlockVault(tools, { paths, who: robin, passphrase: PASSPHRASE })
    expect(opened.ok && opened.value.slots.slots[0]?.kdf).toMatchObject({ memoryKib: 262_144, passes: 3 })
    expect(opened.ok && opened.value.slots.rev).toBe(3)
    expect((await unlockVault(tools, { paths, who: robin, passphrase: PASSPHRASE })).ok).toBe(true)
  })
})

describe('changePassphrase', () => {
  it('touches slots.json alone, takes less than 2 s, refuses the old passphrase and takes the new one (K2)', async () => {
    const [tools, paths] = [createTestTools(), newVaultPaths()]
    const made = await aVault(tools, paths)
    const before = { database: hashOf(paths.database), slots: hashOf(paths.slots) }
    const startedAt = performance.now()
    const changed = await changePassphrase(tools, { paths, userId: made.userId, passphrase: PASSPHRASE, newPassphrase: OTHER_PASSPHRASE, expectedRev: 7 })
    expect(performance.now() - startedAt).toBeLessThan(2_000)
    expect(changed.ok && changed.value.rev).toBe(8)
    expect(hashOf(paths.database)).toBe(before.database)
    expect(hashOf(paths.slots)).not.toBe(before.slots)
    expect(await unlockVault(tools, { paths, who: robin, passphrase: PASSPHRASE })).toMatchObject({ failure: { kind: 'wrong-passphrase' } })
    const opened = await unlockVault(tools, { paths, who: robin, passphrase: OTHER_PASSPHRASE })
    expect(opened.ok && hexOf(reveal(opened.value.vaultKey))).toBe(hexOf(reveal(made.vaultKey)))
  })

  it('refuses a weak new passphrase and a wrong old one, and leaves the file as it was', async () => {
    const [tools, paths] = [createTestTools(), newVaultPaths()]
    const made = await aVault(tools, paths)
    const before = hashOf(paths.slots)
    const attempt = (passphrase: string, newPassphrase: string) => changePassphrase(tools, { paths, userId: made.userId, passphrase, newPassphrase, expectedRev: 1 })
    expect(await attempt(PASSPHRASE, 'short')).toEqual(err({ kind: 'passphrase-refused', problem: 'too-short' }))
    expect(await attempt('wrong', OTHER_PASSPHRASE)).toMatchObject({ failure: { kind: 'wrong-passphrase' } })
    expect(hashOf(paths.slots)).toBe(before)
  })

  it('shows an old slot file put back as rolled back (K5)', async () => {
    const [tools, paths] = [createTestTools(), newVaultPaths()]
    const made = await aVault(tools, paths)
    const changed = await changePassphrase(tools, { paths, userId: made.userId, passphrase: PASSPHRASE, newPassphrase: OTHER_PASSPHRASE, expectedRev: 1 })
    const expected = changed.ok ? changed.value.rev : 0
    writeFileSync(paths.slots, slotsBytes(made.slots))
    const opened = await unlockVault(tools, { paths, who: robin, passphrase: PASSPHRASE })
    expect(opened.ok && slotsRevFinding(opened.value.slots, expected)).toEqual({ kind: 'slots-rolled-back', found: 1, expected: 2 })
    expect(changed.ok && slotsRevFinding(changed.value, expected)).toBeNull()
  })
})

describe('recoverVault', () => {
  const recover = (tools: ReturnType<typeof createTestTools>, paths: ReturnType<typeof newVaultPaths>, recoveryCode: string, over: { withoutKeychain?: boolean; newPassphrase?: string } = {}) =>
    recoverVault(tools, { paths, recoveryCode, who: robin, newPassphrase: OTHER_PASSPHRASE, withoutKeychain: false, ...over }, () => ok({ database: 'open', expectedRev: 1, close: () => undefined }))

  it('opens on a new machine with an empty keychain, sets the passphrase and enrols a new device secret (K6, K7)', async () => {
    const [tools, paths] = [createTestTools(), newVaultPaths()]
    const made = await aVault(tools, paths)
    const before = [...tools.keychain.items.keys()]
    tools.keychain.items.clear()
    expect(await unlockVault(tools, { paths, who: robin, passphrase: PASSPHRASE })).toEqual(err({ kind: 'keychain', state: 'absent' }))
    const recovered = await recover(tools, paths, made.recoveryCode.toLowerCase().replaceAll('-', ' '))
    expect(recovered.ok && hexOf(reveal(recovered.value.vaultKey))).toBe(hexOf(reveal(made.vaultKey)))
    expect(recovered.ok && [recoveryWasUsed(recovered.value.slots), recoveryWasUsed(made.slots)]).toEqual([true, false])
    expect(before.some((account) => tools.keychain.items.has(account))).toBe(false)
    expect((await unlockVault(tools, { paths, who: robin, passphrase: OTHER_PASSPHRASE })).ok).toBe(true)
    expect(await unlockVault(tools, { paths, who: robin, passphrase: PASSPHRASE })).toMatchObject({ failure: { kind: 'wrong-passphrase' } })
  })

  it('never overwrites the device secret that another copy of the vault on this machine needs', async () => {
    const [tools, paths] = [createTestTools(), newVaultPaths()]
    const made = await aVault(tools, paths)
    const original = readFileSync(paths.slots)
    await recover(tools, paths, made.recoveryCode)
    writeFileSync(paths.slots, original)
    expect((await unlockVault(tools, { paths, who: robin, passphrase: PASSPHRASE })).ok).toBe(true)
  })

  it('tells a mistyped code from a wrong one, and neither changes anything (K7)', async () => {
    const [tools, paths] = [createTestTools(), newVaultPaths()]
    const made = await aVault(tools, paths)
    const other = await aVault(tools, newVaultPaths())
    const before = hashOf(paths.slots)
    expect(await recover(tools, paths, made.recoveryCode.replace(/^./, (letter) => (letter === '7' ? '8' : '7')))).toEqual(err({ kind: 'recovery-code-mistyped' }))
    expect(await recover(tools, paths, other.recoveryCode)).toEqual(err({ kind: 'recovery-code-wrong' }))
    expect(hashOf(paths.slots)).toBe(before)
  })

  it('is taken at any time, however often the passphrase was wrong (R2)', async () => {
    const [tools, paths] = [createTestTools(), newVaultPaths()]
    const made = await aVault(tools, paths)
    const other = await aVault(tools, newVaultPaths())
    for (let n = 0; n < 4; n++) await unlockVault(tools, { paths, who: robin, passphrase: 'wrong one' })
    for (let n = 0; n < 10; n++) await recover(tools, paths, other.recoveryCode)
    expect((await recover(tools, paths, made.recoveryCode)).ok).toBe(true)
    expect((await unlockVault(tools, { paths, who: robin, passphrase: OTHER_PASSPHRASE })).ok).toBe(true)
  })

  it('given a database that does not open, changes neither slots nor keychain', async () => {
    const [tools, paths] = [createTestTools(), newVaultPaths()]
    const made = await aVault(tools, paths)
    const before = [hashOf(paths.slots), tools.keychain.items.size]
    const recovered = await recoverVault(tools, { paths, recoveryCode: made.recoveryCode, who: robin, newPassphrase: OTHER_PASSPHRASE, withoutKeychain: false }, () => err({ kind: 'vault-damaged' as const }))
    expect(recovered).toEqual(err({ kind: 'vault-damaged' }))
    expect(hashOf(paths.slots)).toBe(before[0])
    expect([...tools.keychain.items.keys()].filter((account) => account.includes('/device/'))).toHaveLength(1)
  })

  it('works without a keychain when the person agreed (C6)', async () => {
    const [tools, paths] = [createTestTools(), newVaultPaths()]
    const made = await aVault(tools, paths)
    tools.keychain.become('unavailable')
    expect(await recover(tools, paths, made.recoveryCode)).toEqual(err({ kind: 'keychain', state: 'unavailable' }))
    const recovered = await recover(tools, paths, made.recoveryCode, { withoutKeychain: true })
    expect(recovered.ok && recovered.value.keychain).toBe('not-used')
    expect((await unlockVault(tools, { paths, who: robin, passphrase: OTHER_PASSPHRASE })).ok).toBe(true)
  })
})

describe('renewRecoveryCode', () => {
  it('makes the old code wrong, the new one right and confirmable, and no longer due (K7)', async () => {
    const [tools, paths] = [createTestTools(), newVaultPaths()]
    const made = await aVault(tools, paths)
    const renewed = await renewRecoveryCode(tools, { paths, userId: made.userId, passphrase: PASSPHRASE, expectedRev: 1, before: () => undefined })
    if (!renewed.ok) throw new Error(renewed.failure.kind)
    expect(confirmRecoveryCode(renewed.value.slots, made.recoveryCode)).toEqual(err({ kind: 'recovery-code-wrong' }))
    expect(confirmRecoveryCode(renewed.value.slots, renewed.value.recoveryCode.toLowerCase()).ok).toBe(true)
    expect(recoveryWasUsed(renewed.value.slots)).toBe(false)
    const recovered = await recoverVault(tools, { paths, recoveryCode: renewed.value.recoveryCode, who: robin, newPassphrase: OTHER_PASSPHRASE, withoutKeychain: false }, () => ok({ database: null, expectedRev: 2, close: () => undefined }))
    expect(recovered.ok && recovered.value.slots.rev).toBe(3)
  })

  it('asks for the passphrase (K13)', async () => {
    const [tools, paths] = [createTestTools(), newVaultPaths()]
    const made = await aVault(tools, paths)
    expect(await renewRecoveryCode(tools, { paths, userId: made.userId, passphrase: 'wrong one', expectedRev: 1, before: () => undefined })).toMatchObject({ failure: { kind: 'wrong-passphrase' } })
  })
})
