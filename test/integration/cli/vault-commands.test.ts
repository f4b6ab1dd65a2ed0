import { chmodSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../../electron/db/open'
import { expectOk } from '../../../shared/result'
import { Secret } from '../../../shared/secret'
import { aCliVault, aFile, aPlace, copyOf, initVault, passphrase, satchel, type CliVault } from '../../support/command-line'

describe('init', () => {
  describe('given a free folder', () => {
    it('makes a vault, writes the recovery code for its owner only (K7, K11) and prints vaultId, user and keychain', async () => {
      const place = aPlace()
      const ran = await initVault(place)
      expect(ran.exitCode).toBe(0)
      expect(ran.json).toMatchObject({ ok: true, vaultId: expect.stringMatching(/^[0-9a-f-]{36}$/), user: 'Owner', keychain: 'not-used' })
      const code = readFileSync(place.recoveryFile, 'utf8')
      expect(code).toMatch(/^([0-9A-Z]{4}-){7,}[0-9A-Z]{2,4}\n$/)
      expect(ran.stdout + ran.stderr).not.toContain(code.trim())
      expect(ran.stdout + ran.stderr).not.toContain(passphrase)
      expect(statSync(place.recoveryFile).mode & 0o777).toBe(0o600)
      expect(statSync(place.vault).mode & 0o777).toBe(0o700)
      for (const name of readdirSync(place.vault)) expect(statSync(join(place.vault, name)).mode & 0o077).toBe(0)
      expect(readdirSync(place.base).sort()).toEqual(['passphrase.txt', 'recovery.txt', 'vault'])
    })
  })
  describe('given a recovery file that exists', () => {
    it('leaves it alone and makes nothing', async () => {
      const place = aPlace()
      aFile(place, 'recovery.txt', 'the code of another vault\n')
      const ran = await initVault(place)
      expect(ran.exitCode).toBe(1)
      expect(ran.json.error.kind).toBe('file-exists')
      expect(readFileSync(place.recoveryFile, 'utf8')).toBe('the code of another vault\n')
      expect(existsSync(place.vault)).toBe(false)
    })
  })
  describe('given a machine without a keychain and no --no-keychain', () => {
    it('exits 1, names --no-keychain and makes nothing (C6)', async () => {
      const place = aPlace()
      const ran = await satchel(['init', '--user', 'Owner', '--recovery-out', place.recoveryFile, ...place.options], { env: { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent', XDG_RUNTIME_DIR: place.base, DISPLAY: '' } })
      expect(ran.exitCode).toBe(1)
      expect(ran.json.error).toMatchObject({ kind: 'no-keychain-for-new-vault', message: expect.stringContaining('--no-keychain') })
      expect(readdirSync(place.base)).toEqual(['passphrase.txt'])
    })
  })
  describe('given a weak passphrase', () => {
    it('refuses it and makes nothing', async () => {
      const place = aPlace()
      aFile(place, 'passphrase.txt', 'password\n')
      const ran = await initVault(place)
      expect(ran.exitCode).toBe(1)
      expect(ran.json.error.kind).toBe('passphrase-refused')
      expect(readdirSync(place.base)).toEqual(['passphrase.txt'])
    })
  })
  describe('given a folder with somebody’s files', () => {
    it('leaves them alone', async () => {
      const place = aPlace()
      const ran = await initVault({ ...place, vault: place.base })
      expect(ran.exitCode).toBe(1)
      expect(ran.json.error.kind).toBe('folder-not-empty')
      expect(readdirSync(place.base)).toEqual(['passphrase.txt'])
    })
  })
})

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
    expect(ran.stdout).toMatch(/^name +role +state +id\nOwner +administrator +active +[0-9a-f-]{36}\n$/)
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

describe('changing what opens a vault', () => {
  it('user passphrase: the new one opens, the old one does not (K2)', async () => {
    const vault = await aCliVault()
    const next = aFile(vault, 'next.txt', 'velvet canyon sparrow nine mirrors\n')
    const changed = await vault.run('user', 'passphrase', '--new-passphrase-file', next)
    expect(changed.exitCode).toBe(0)
    expect(changed.json).toMatchObject({ userId: expect.any(String), role: 'administrator' })
    expect((await vault.run('user', 'list')).exitCode).toBe(3)
    expect((await satchel(['user', 'list', '--vault', vault.vault, '--passphrase-file', next, '--json'])).exitCode).toBe(0)
  })

  describe('recover', () => {
    it('sets a new passphrase and a new code; the used code opens nothing any more (K6, K7)', async () => {
      const vault = await aCliVault()
      const next = aFile(vault, 'next.txt', 'velvet canyon sparrow nine mirrors\n')
      const newCode = join(vault.base, 'recovery-2.txt')
      const line = (out: string) => ['recover', '--vault', vault.vault, '--recovery-file', vault.recoveryFile, '--new-passphrase-file', next, '--recovery-out', out, '--json']
      const recovered = await satchel(line(newCode))
      expect(recovered.stderr).not.toContain('recovery-code renew')
      expect(recovered.exitCode).toBe(0)
      expect(readFileSync(newCode, 'utf8')).not.toBe(readFileSync(vault.recoveryFile, 'utf8'))
      expect((await satchel(['doctor', '--vault', vault.vault, '--passphrase-file', next, '--json'])).json).toMatchObject({ ok: true })
      const again = await satchel(line(join(vault.base, 'recovery-3.txt')))
      expect(again.exitCode).toBe(3)
      expect(again.json.error.kind).toBe('recovery-code-wrong')
      expect(existsSync(join(vault.base, 'recovery-3.txt'))).toBe(false)
    })
    it('takes the code as people type it, and tells a mistyped one from a wrong one (K7)', async () => {
      const vault = await aCliVault()
      const code = readFileSync(vault.recoveryFile, 'utf8').trim()
      const next = aFile(vault, 'next.txt', 'velvet canyon sparrow nine mirrors\n')
      const out = join(vault.base, 'recovery-2.txt')
      const recover = (file: string) => satchel(['recover', '--vault', vault.vault, '--recovery-file', file, '--new-passphrase-file', next, '--recovery-out', out, '--json'])
      const other = code.at(7) === 'A' ? 'B' : 'A'
      const mistyped = await recover(aFile(vault, 'mistyped.txt', `${code.slice(0, 7)}${other}${code.slice(8)}\n`))
      expect(mistyped.json.error.kind).toBe('recovery-code-mistyped')
      expect(mistyped.exitCode).toBe(3)
      expect((await recover(aFile(vault, 'typed.txt', ` ${code.toLowerCase().replaceAll('-', ' ')} \n`))).exitCode).toBe(0)
    })
  })

  it('recovery-code renew replaces the code', async () => {
    const vault = await aCliVault()
    const out = join(vault.base, 'recovery-2.txt')
    expect((await vault.run('recovery-code', 'renew', '--recovery-out', out)).exitCode).toBe(0)
    expect(readFileSync(out, 'utf8')).not.toBe(readFileSync(vault.recoveryFile, 'utf8'))
    expect(statSync(out).mode & 0o777).toBe(0o600)
  })
})
