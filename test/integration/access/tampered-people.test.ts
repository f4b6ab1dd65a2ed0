import { cpSync, copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { parseSlots, signSlots, slotsBytes } from '../../../electron/vault/slots'
import { Secret } from '../../../shared/secret'
import { anEngine, anOpenVault, PASSPHRASE, type TestEngine } from '../../support/engine'
import { OTHERS, peopleOf } from '../../support/people'
import { openWithRawKey } from '../../support/raw-database'
import { temporaryFolder } from '../../support/vault-database'

vi.mock('../../../electron/vault/tools', () => import('../../support/least-cost'))

const NEWER = 'the orchard gate squeaks in october'
/** A vault with Owner, Ada (administrator), Rex (representative), Dan (disabled) and Zoe (removed, before); slots.json from before Rex changed his passphrase and Dan was disabled, and one from before Zoe was removed, which gave the vault another key. */
let original: string
let oldSlots: string
let formerKeySlots: string
let rawKeyHex: string
let recoveryCode: string

beforeAll(async () => {
  const vault = await anOpenVault()
  const people = peopleOf(vault)
  const { vaultFolder } = vault
  await people.add('Ada', 'administrator')
  for (const name of ['Rex', 'Dan', 'Zoe']) await people.add(name)
  formerKeySlots = join(vaultFolder, '..', 'former-key-slots.json')
  copyFileSync(join(vaultFolder, 'slots.json'), formerKeySlots)
  await people.remove('Zoe')
  oldSlots = join(vaultFolder, '..', 'old-slots.json')
  copyFileSync(join(vaultFolder, 'slots.json'), oldSlots)
  await people.signIn('Rex')
  await vault.call('vault.changePassphrase', { passphrase: OTHERS, newPassphrase: NEWER })
  await people.signIn('Owner')
  await people.setDisabled('Dan', true)
  const key = await vault.call('vault.showKey', { passphrase: PASSPHRASE })
  rawKeyHex = key.ok ? key.value.rawKeyHex : ''
  recoveryCode = vault.recoveryCode
  await vault.engine.internal('shutdown', {})
  original = vaultFolder
}, 60_000)

/** A copy of the vault in which somebody ran SQL with the raw key, and, when wished, put the old slots.json back. */
async function changed({ sql = [], slots = null }: { readonly sql?: readonly string[]; readonly slots?: string | null }): Promise<{ readonly engine: TestEngine; readonly folder: string; readonly people: ReturnType<typeof peopleOf> }> {
  const folder = join(temporaryFolder(), 'vault')
  cpSync(original, folder, { recursive: true })
  if (sql.length > 0) {
    const raw = openWithRawKey(join(folder, 'vault.db'), rawKeyHex)
    for (const statement of sql) raw.exec(statement)
    raw.close()
  }
  if (slots !== null) copyFileSync(slots, join(folder, 'slots.json'))
  const engine = anEngine()
  await engine.call('vault.choose', { folder: await engine.token(folder) })
  return { engine, folder, people: peopleOf(engine) }
}

describe('a table of permissions that somebody edited with the raw key', () => {
  it.each([
    ['a person is made an administrator', `UPDATE users SET role = 'administrator' WHERE name = 'Rex'`],
    ['a disabled person is enabled', `UPDATE users SET disabled_at = NULL WHERE name = 'Dan'`],
    ['a removed person is brought back', `UPDATE users SET removed_at = NULL WHERE name = 'Zoe'`],
    ['a person is added', `INSERT INTO users (id, name, role, public_key, created_at) VALUES (randomblob(16), 'Eve', 'administrator', randomblob(32), 1)`],
    ['a passphrase that was due is not any more', `UPDATE users SET passphrase_due = 'asked' WHERE name = 'Rex'`],
    ['the expiry of passphrases is set', `INSERT INTO settings (key, value) VALUES ('passphraseMaxAgeDays', '3000')`],
    ['an invitation is made to last', `INSERT INTO settings (key, value) VALUES ('invitationDays', '90')`],
    ['a second factor is taken as set', `INSERT INTO second_factors (user, secret, created_at, confirmed_at) SELECT id, x'00', 1, 1 FROM users WHERE name = 'Rex'`],
    ['a role is slipped in', `INSERT INTO roles (id, name, rights, created_at, updated_at) VALUES (randomblob(16), 'All', '{}', 1, 1)`],
    ['a slot is slipped in', `UPDATE users SET parked_slot = '{}' WHERE name = 'Rex'`],
    ['the seal is gone', `DELETE FROM meta WHERE key = 'people-seal'`],
  ])('given that %s › lets nobody in, and says why in the log', async (_what, sql) => {
    const { engine, people } = await changed({ sql: [sql] })
    expect(await people.signIn('Owner')).toEqual({ ok: false, failure: { kind: 'people-edited' } })
    expect(await engine.call('vault.state', {})).toMatchObject({ ok: true, value: { state: 'locked' } })
    await engine.engine.internal('shutdown', {})
  }, 30_000)

  it('opens with the recovery code, which says so, seals what it found and notes both in the log', async () => {
    const { engine, people } = await changed({ sql: [`UPDATE users SET role = 'read-only' WHERE name IN ('Owner', 'Ada')`, `UPDATE users SET disabled_at = 1 WHERE name = 'Owner'`] })
    expect(await people.signIn('Ada')).toEqual({ ok: false, failure: { kind: 'people-edited' } })
    const recovered = await engine.call('vault.recover', { recoveryCode, userName: 'Owner', newPassphrase: NEWER, withoutKeychain: true, acceptRollback: false })
    // Nobody was left who could administer: whoever has the code does.
    expect(recovered).toMatchObject({ ok: true, value: { state: 'unlocked', session: { role: 'administrator' }, findings: [{ kind: 'people-edited' }] } })
    expect(await people.log(5, ['vault.people-edited'])).toMatchObject([{ actorName: 'Owner' }])
    expect(await people.log(5, ['vault.unlock-failed'])).toMatchObject([{ detail: { facts: { reason: 'people-edited' } } }])
    expect(await people.signIn('Owner', NEWER)).toMatchObject({ ok: true, value: { state: 'unlocked', findings: [] } })
    await engine.engine.internal('shutdown', {})
  }, 30_000)

  it('given an edit while the vault is open › does not seal it with the next change', async () => {
    const { engine, folder, people } = await changed({})
    await people.signIn('Owner')
    const raw = openWithRawKey(join(folder, 'vault.db'), rawKeyHex)
    raw.exec(`UPDATE users SET role = 'administrator' WHERE name = 'Rex'`)
    raw.close()
    expect(await engine.call('teams.save', { id: null, name: 'North' })).toEqual({ ok: false, failure: { kind: 'damaged', what: 'vault' } })
    expect(await people.signIn('Owner')).toEqual({ ok: false, failure: { kind: 'people-edited' } })
    await engine.engine.internal('shutdown', {})
  }, 30_000)
})

describe('an old slots.json put back (K5)', () => {
  it('given one from before somebody was removed › opens for nobody: the vault has another key since (K8)', async () => {
    const { engine, folder, people } = await changed({ slots: formerKeySlots })
    for (const name of ['Zoe', 'Owner']) expect(await people.signIn(name)).toEqual({ ok: false, failure: { kind: 'slots-older' } })
    expect(await engine.call('vault.recover', { recoveryCode, userName: 'Owner', newPassphrase: NEWER, withoutKeychain: true, acceptRollback: false })).toEqual({ ok: false, failure: { kind: 'slots-older' } })
    // Where the file's own beginning cannot be trusted either, nobody can tell.
    writeFileSync(join(folder, 'salt.bin'), Buffer.alloc(16, 9))
    expect(await people.signIn('Owner')).toEqual({ ok: false, failure: { kind: 'vault-damaged' } })
    await engine.engine.internal('shutdown', {})
  }, 30_000)

  it('lets nobody in by a passphrase that was changed, nor who was disabled since', async () => {
    const { engine, people } = await changed({ slots: oldSlots })
    expect(await people.signIn('Rex', OTHERS)).toEqual({ ok: false, failure: { kind: 'slots-outdated' } })
    expect(await people.signIn('Dan')).toEqual({ ok: false, failure: { kind: 'user-disabled' } })
    // Somebody whose slot is the same comes in, and the right file is back from then on.
    expect(await people.signIn('Owner')).toMatchObject({ ok: true, value: { state: 'unlocked', findings: [{ kind: 'slots-rolled-back' }] } })
    expect((await people.log(5, ['vault.unlock-failed'])).map(({ detail }) => detail)).toEqual([{ facts: { attempts: 1, reason: 'user-disabled' } }, { facts: { attempts: 1, reason: 'slots-outdated' } }])
    expect(await people.log(5, ['vault.slots-rolled-back'])).toHaveLength(1)
    expect(await people.signIn('Rex', OTHERS)).toMatchObject({ ok: false, failure: { kind: 'wrong-passphrase' } })
    expect(await people.signIn('Rex', NEWER)).toMatchObject({ ok: true, value: { state: 'unlocked', findings: [] } })
    await engine.engine.internal('shutdown', {})
  }, 30_000)

  it('given the recovery code › brings back nobody who was removed, and no old passphrase', async () => {
    const { engine, folder, people } = await changed({ slots: oldSlots })
    expect(await engine.call('vault.recover', { recoveryCode, userName: 'Owner', newPassphrase: NEWER, withoutKeychain: true, acceptRollback: false })).toMatchObject({ ok: true })
    const names = (JSON.parse(readFileSync(join(folder, 'slots.json'), 'utf8')) as { users: { name: string }[] }).users.map(({ name }) => name)
    expect(names).toEqual(['Owner', 'Ada', 'Rex', 'Dan'])
    expect(await people.signIn('Rex', OTHERS)).toMatchObject({ ok: false, failure: { kind: 'wrong-passphrase' } })
    await engine.engine.internal('shutdown', {})
  }, 30_000)
})

describe('an old slots.json put back by somebody who has the raw key as well, and makes the database forget the newer one', () => {
  it('given the revision alone, or the copy inside as well › lets nobody in by a passphrase that was changed: the log knows of the newer one', async () => {
    const copy = `UPDATE meta SET value = x'${readFileSync(oldSlots).toString('hex')}' WHERE key = 'slots-copy'`
    for (const sql of [[`UPDATE meta SET value = 1 WHERE key = 'slots-rev'`], [`UPDATE meta SET value = 1 WHERE key = 'slots-rev'`, copy]]) {
      const { engine, people } = await changed({ sql, slots: oldSlots })
      expect(await people.signIn('Rex', OTHERS)).toEqual({ ok: false, failure: { kind: 'slots-outdated' } })
      await engine.engine.internal('shutdown', {})
    }
  }, 30_000)

  it('given the code that was the vault’s then › is refused as well', async () => {
    const vault = await anOpenVault()
    const people = peopleOf(vault)
    const { vaultFolder, recoveryCode: former } = vault
    const then = readFileSync(join(vaultFolder, 'slots.json'))
    const key = await vault.call('vault.showKey', { passphrase: PASSPHRASE })
    await vault.call('vault.renewRecoveryCode', { passphrase: PASSPHRASE })
    await vault.call('vault.lock', { reason: 'user' })
    const raw = openWithRawKey(join(vaultFolder, 'vault.db'), key.ok ? key.value.rawKeyHex : '')
    const recovery = (JSON.parse(then.toString('utf8')) as { slots: { kind: string; publicKey: string }[] }).slots.find(({ kind }) => kind === 'recovery')?.publicKey ?? ''
    raw.exec(`UPDATE meta SET value = 1 WHERE key = 'slots-rev'; UPDATE meta SET value = x'${then.toString('hex')}' WHERE key = 'slots-copy'; UPDATE meta SET value = x'${recovery}' WHERE key = 'recovery-public-key'`)
    raw.close()
    writeFileSync(join(vaultFolder, 'slots.json'), then)
    expect(await vault.call('vault.recover', { recoveryCode: former, userName: 'Owner', newPassphrase: NEWER, withoutKeychain: true, acceptRollback: false })).toEqual({ ok: false, failure: { kind: 'slots-outdated' } })
    expect(await people.signIn('Owner')).toMatchObject({ ok: false })
    await vault.engine.internal('shutdown', {})
  }, 30_000)
})

describe('a forged slot (1.2)', () => {
  it('given another public key without the vault key › is a damaged file', async () => {
    const { engine, folder, people } = await changed({})
    const file = join(folder, 'slots.json')
    const parsed = parseSlots(readFileSync(file), file)
    if (!parsed.ok) throw new Error('no slots')
    const rex = parsed.value.users.find(({ name }) => name === 'Rex')?.id
    const slots = parsed.value.slots.map((slot) => (slot.kind === 'passphrase' && slot.userId === rex ? { ...slot, publicKey: '11'.repeat(32) } : slot))
    writeFileSync(file, slotsBytes(signSlots({ ...parsed.value, slots }, new Secret(new Uint8Array(32)))))
    expect(await people.signIn('Owner')).toMatchObject({ ok: false, failure: { kind: 'slots-damaged' } })
    await engine.engine.internal('shutdown', {})
  }, 30_000)

  it('given one signed with the vault key and not explained by a crash › is found, and that person does not get in', async () => {
    const { engine, folder, people } = await changed({})
    // As if the database had never known Ada's key.
    const raw = openWithRawKey(join(folder, 'vault.db'), rawKeyHex)
    raw.exec(`UPDATE users SET public_key = zeroblob(32) WHERE name = 'Ada'`)
    raw.close()
    expect(await people.signIn('Ada')).toEqual({ ok: false, failure: { kind: 'slot-foreign' } })
    expect(await people.signIn('Owner')).toMatchObject({ ok: true, value: { findings: [{ kind: 'slot-foreign', userName: 'Ada' }] } })
    expect(await people.log(1, ['vault.slot-foreign'])).toMatchObject([{ detail: { facts: { userName: 'Ada' } } }])
    // A new passphrase gives Ada a key that the vault knows.
    expect(await engine.call('users.resetPassphrase', { userId: await people.idOf('Ada'), newPassphrase: NEWER, passphrase: PASSPHRASE })).toMatchObject({ ok: true })
    expect(await people.signIn('Ada', NEWER)).toMatchObject({ ok: true, value: { state: 'waiting', due: 'passphrase' } })
    await engine.engine.internal('shutdown', {})
  }, 30_000)
})

describe('a disk that refuses slots.json between the row and the file', () => {
  it('leaves a person without a key, whom the next unlock gives it', async () => {
    const { engine, folder, people } = await changed({})
    await people.signIn('Owner')
    mkdirSync(join(folder, 'slots.json.tmp'))
    expect(await people.add('Finn')).toMatchObject({ ok: true })
    expect((await people.list()).find(({ name }) => name === 'Finn')).toMatchObject({ state: 'unfinished' })
    expect(await people.setDisabled('Ada', true)).toMatchObject({ ok: true })
    expect(await people.signIn('Ada')).toEqual({ ok: false, failure: { kind: 'user-disabled' } })
    rmSync(join(folder, 'slots.json.tmp'), { recursive: true })
    expect(await people.signIn('Owner')).toMatchObject({ ok: true, value: { findings: [] } })
    expect((await people.list()).filter(({ name }) => name === 'Finn' || name === 'Ada')).toMatchObject([{ state: 'disabled' }, { state: 'active' }])
    expect(await people.signIn('Finn')).toMatchObject({ ok: true, value: { state: 'unlocked' } })
    await engine.engine.internal('shutdown', {})
  }, 30_000)
})

describe('the expiry of passphrases', () => {
  it('is off until the settings say so, takes no less than 30 days, and asks at the unlock after', async () => {
    const { engine, people } = await changed({})
    await people.signIn('Owner')
    expect(await engine.call('settings.get', {})).toMatchObject({ ok: true, value: { passphraseMaxAgeDays: null } })
    expect(await engine.call('settings.set', { passphraseMaxAgeDays: 29 })).toMatchObject({ ok: false, failure: { kind: 'invalid-input' } })
    expect(await engine.call('settings.set', { passphraseMaxAgeDays: 30 })).toMatchObject({ ok: true, value: { passphraseMaxAgeDays: 30 } })
    expect(await people.signIn('Owner')).toMatchObject({ ok: true, value: { state: 'unlocked' } })
    engine.clock.advance(31 * 86_400_000)
    expect(await people.signIn('Owner')).toMatchObject({ ok: true, value: { state: 'waiting', due: 'passphrase' } })
    expect(await engine.call('vault.changePassphrase', { passphrase: PASSPHRASE, newPassphrase: NEWER })).toMatchObject({ ok: true })
    expect(await people.signIn('Owner', NEWER)).toMatchObject({ ok: true, value: { state: 'unlocked' } })
    await engine.engine.internal('shutdown', {})
  }, 30_000)
})
