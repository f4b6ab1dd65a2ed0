import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
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

describe('changing what opens a vault', () => {
  let original: CliVault
  beforeAll(async () => {
    original = await aCliVault()
  })

  it('user passphrase: the new one opens, the old one does not (K2)', async () => {
    const vault = copyOf(original)
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
      const vault = copyOf(original)
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
    const vault = copyOf(original)
    const out = join(vault.base, 'recovery-2.txt')
    expect((await vault.run('recovery-code', 'renew', '--recovery-out', out)).exitCode).toBe(0)
    expect(readFileSync(out, 'utf8')).not.toBe(readFileSync(vault.recoveryFile, 'utf8'))
    expect(statSync(out).mode & 0o777).toBe(0o600)
  })
})
