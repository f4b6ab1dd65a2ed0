import { chmodSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import '../../support/quick-command-line'
import { openDatabase } from '../../../electron/db/open'
import { expectOk } from '../../../shared/result'
import { Secret } from '../../../shared/secret'
import { aCliVault, aFile, copyOf, initVault, passphrase, satchel, type CliVault } from '../../support/command-line'

describe('an existing vault', () => {
  let vault: CliVault
  beforeAll(async () => {
    vault = await aCliVault()
  })

  it('shows its state without being opened', async () => {
    const ran = await satchel(['status', '--vault', vault.vault, '--json'])
    expect(ran.exitCode).toBe(0)
    expect(ran.json).toMatchObject({ ok: true, state: 'locked', keychain: 'not-used', users: [{ name: 'Owner' }], failedAttempts: 0 })
  })
  it('is not made twice', async () => {
    const ran = await initVault({ ...vault, recoveryFile: join(vault.base, 'another.txt') })
    expect(ran.exitCode).toBe(1)
    expect(existsSync(join(vault.base, 'another.txt'))).toBe(false)
    expect((await vault.run('list', 'contacts')).exitCode).toBe(0)
  })
  it('opens with the passphrase file that the environment names, and options anywhere on the line', async () => {
    const ran = await satchel(['--json', '--vault', vault.vault, 'user', '--user', 'Owner', 'list'], { env: { SATCHEL_PASSPHRASE_FILE: vault.passphraseFile } })
    expect(ran.exitCode).toBe(0)
    expect(ran.json.users).toMatchObject([{ userId: expect.any(String) as unknown, name: 'Owner', role: 'administrator', state: 'active' }])
  })
  it('prints readable text without --json', async () => {
    const ran = await satchel(['user', 'list', '--vault', vault.vault, '--passphrase-file', vault.passphraseFile])
    expect(ran.stdout).toMatch(/^name +role +state +records +id\nOwner +administrator +active +0 +[0-9a-f-]{36}\n$/)
    expect(ran.stderr).toBe('')
  })
  it('asks for a passphrase when there is nobody to ask: exit 2', async () => {
    const ran = await satchel(['list', 'contacts', '--vault', vault.vault, '--json'])
    expect(ran.exitCode).toBe(2)
    expect(ran.json.error.kind).toBe('passphrase-missing')
  })
  it('does not open for a wrong passphrase: exit 3', async () => {
    const wrong = aFile(vault, 'wrong.txt', 'not the passphrase at all\n')
    const ran = await satchel(['list', 'contacts', '--vault', vault.vault, '--passphrase-file', wrong, '--json'])
    expect(ran.exitCode).toBe(3)
    expect(ran.json.error.kind).toBe('wrong-passphrase')
    expect((await vault.run('list', 'contacts')).exitCode).toBe(0)
  })
  it('does not open for a user it does not have: exit 3', async () => {
    const ran = await vault.run('list', 'contacts', '--user', 'Nobody')
    expect(ran.exitCode).toBe(3)
    expect(ran.json.error.kind).toBe('unknown-user')
  })
  it('warns about a passphrase file that others may read', async () => {
    const open = aFile(vault, 'open.txt', `${passphrase}\r\n`)
    chmodSync(open, 0o644)
    const ran = await satchel(['user', 'list', '--vault', vault.vault, '--passphrase-file', open])
    expect(ran.exitCode).toBe(0)
    expect(ran.stderr).toContain('chmod 600')
  })
  it('tells a missing passphrase file (6) from an empty one (2)', async () => {
    expect((await satchel(['list', 'contacts', '--vault', vault.vault, '--passphrase-file', '/nowhere/at/all', '--json'])).exitCode).toBe(6)
    expect((await satchel(['list', 'contacts', '--vault', vault.vault, '--passphrase-file', aFile(vault, 'empty.txt', '\n'), '--json'])).exitCode).toBe(2)
  })
  it('gives its raw key to who understands what that means, and notes it in the log', async () => {
    const ran = await vault.run('key', 'show', '--yes-i-understand')
    expect(ran.exitCode).toBe(0)
    expect(ran.json).toMatchObject({ rawKeyHex: expect.stringMatching(/^[0-9a-f]{64}([0-9a-f]{32})?$/), file: join(vault.vault, 'vault.db') })
    const log = await vault.run('audit', 'list', '--action', 'vault.key-shown')
    expect(log.json.total).toBe(1)
  })
  it('says that it is well when it is (doctor), and what is not when it is not', async () => {
    const well = await vault.run('doctor')
    expect(well.json).toMatchObject({ ok: true, findings: expect.any(Array) })
    expect(well.exitCode).toBe(0)
    const loose = copyOf(vault)
    chmodSync(join(loose.vault, 'vault.db'), 0o644)
    const ill = await loose.run('doctor')
    expect(ill.exitCode).toBe(4)
    expect(ill.json).toMatchObject({ ok: false, findings: expect.arrayContaining([expect.objectContaining({ area: 'permissions' })]) })
  })
  it('finds and mends a phone search that lost somebody (doctor)', async () => {
    const damaged = copyOf(vault)
    chmodSync(damaged.vault, 0o700)
    const key = (await damaged.run('key', 'show', '--yes-i-understand')).json.rawKeyHex
    const { db, close } = expectOk(openDatabase({ file: join(damaged.vault, 'vault.db'), key: new Secret(Buffer.from(key.slice(0, 64), 'hex')), mode: 'write' }), 'the file opens')
    db.run(`INSERT INTO contacts (number, id, name, name_key) VALUES (7, randomblob(16), 'Lost', 'lost')`)
    db.run(`INSERT INTO contact_details (number, phones) VALUES (7, '[{"number":"030 123456"}]')`)
    close()
    const mended = await damaged.run('doctor')
    expect(mended.exitCode, mended.stdout).toBe(0)
    expect(mended.json).toMatchObject({ ok: true, findings: expect.arrayContaining([expect.objectContaining({ kind: 'search-mended', severity: 'note' })]) })
    expect((await damaged.run('search', '123456')).json.items).toHaveLength(1)
    expect(JSON.stringify((await damaged.run('doctor')).json)).not.toContain('search-mended')
  })
})
