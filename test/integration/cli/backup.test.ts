import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import '../../support/quick-command-line'
import { aCliVault, aFile, peopleCsv, satchel, type CliVault } from '../../support/command-line'

/** On a busy machine progress is said, a line every few seconds; anything else would be a complaint. */
const NOTHING_BUT_PROGRESS = /^(\w+ \d+( of \d+)?\n)*$/

describe('backups on the command line', () => {
  let vault: CliVault
  let target: string
  let backupId: string
  const restore = (into: string, from: string, ...more: string[]) => satchel(['backup', 'restore', '--from', from, '--vault', into, '--recovery-file', vault.recoveryFile, '--json', ...more])
  const freshPlace = () => join(mkdtempSync(join(tmpdir(), 'satchel-cli-test-')), 'restored')

  beforeAll(async () => {
    vault = await aCliVault()
    target = join(vault.base, 'backups')
    await vault.run('import', aFile(vault, 'people.csv', peopleCsv(50)))
    const made = await vault.run('backup', 'create', '--to', target)
    expect(made.stderr).toMatch(NOTHING_BUT_PROGRESS)
    expect(made.json).toMatchObject({ ok: true, backupId: expect.stringMatching(/^[0-9a-f-]{36}$/), bytes: expect.any(Number), verified: true })
    backupId = made.json.backupId
  })

  it('are listed without opening any vault', async () => {
    const listed = await satchel(['backup', 'list', '--from', target, '--json'])
    expect(listed.exitCode).toBe(0)
    expect(listed.json.items).toEqual([expect.objectContaining({ backupId, readable: true })])
  })
  it('are not made where a file stands, or beside it: exit 6, and nothing is written', async () => {
    const before = readdirSync(vault.base)
    const ran = await vault.run('backup', 'create', '--to', vault.passphraseFile)
    expect(ran.exitCode).toBe(6)
    expect(ran.json).toMatchObject({ ok: false, error: { kind: 'target-missing' } })
    expect(readdirSync(vault.base)).toEqual(before)
  })
  it('take --from and --to for the same place', async () => {
    expect((await satchel(['backup', 'list', '--to', target, '--json'])).json.items).toHaveLength(1)
    expect((await vault.run('backup', 'verify', '--to', target)).json).toMatchObject({ ok: true, backupId })
  })
  it('verify, deep too', async () => {
    expect((await vault.run('backup', 'verify', '--from', target)).json).toMatchObject({ ok: true, backupId, verified: true })
    expect((await vault.run('backup', 'verify', backupId, '--deep', '--from', target)).json).toMatchObject({ ok: true, backupId, verified: true, deep: true })
  })
  it('restore with the recovery code alone: no vault, no keychain, no passphrase (B4)', async () => {
    const lonely = mkdtempSync(join(tmpdir(), 'satchel-cli-test-'))
    cpSync(target, join(lonely, 'usb'), { recursive: true })
    cpSync(vault.recoveryFile, join(lonely, 'paper.txt'))
    const ran = await satchel(['backup', 'restore', '--from', join(lonely, 'usb'), '--vault', join(lonely, 'vault'), '--recovery-file', join(lonely, 'paper.txt'), '--json'],
      { env: { HOME: lonely, XDG_RUNTIME_DIR: lonely, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' } })
    expect(ran.stderr).toMatch(NOTHING_BUT_PROGRESS)
    expect(ran.exitCode).toBe(0)
    expect(ran.json).toMatchObject({ ok: true, vaultId: expect.any(String), counts: expect.objectContaining({ contacts: 50 }), seconds: expect.any(Number) })
    const list = await satchel(['list', 'contacts', '--limit', '500', '--vault', join(lonely, 'vault'), '--passphrase-file', vault.passphraseFile, '--json'])
    expect(list.json.items).toHaveLength(50)
    const log = await satchel(['audit', 'verify', '--vault', join(lonely, 'vault'), '--passphrase-file', vault.passphraseFile, '--json'])
    expect(log.json).toMatchObject({ ok: true, firstBad: null })
  })
  it('do not overwrite a vault', async () => {
    const before = readFileSync(join(vault.vault, 'vault.db'))
    const ran = await restore(vault.vault, target)
    expect(ran.exitCode).toBe(1)
    expect(ran.json.error.kind).toBe('folder-not-empty')
    expect(readFileSync(join(vault.vault, 'vault.db')).equals(before)).toBe(true)
  })
  it('answer 6 for an id or a place that is not there', async () => {
    expect((await restore(freshPlace(), target, '01a20827-4433-7000-95a2-000000000000')).exitCode).toBe(6)
    expect((await restore(freshPlace(), join(vault.base, 'nowhere'))).exitCode).toBe(6)
    expect((await vault.run('backup', 'verify', 'nonsense', '--from', target)).exitCode).toBe(6)
    expect((await vault.run('backup', 'create', '--to', join(vault.base, 'no', 'such', 'drive'))).exitCode).toBe(6)
    expect(existsSync(join(vault.base, 'no'))).toBe(false)
  })
  it('are refused with the code of another vault: exit 3, nothing made', async () => {
    const other = await aCliVault()
    const into = freshPlace()
    const ran = await satchel(['backup', 'restore', '--from', target, '--vault', into, '--recovery-file', other.recoveryFile, '--json'])
    expect(ran.exitCode).toBe(3)
    expect(ran.json.error.kind).toBe('recovery-code-wrong')
    expect(existsSync(into)).toBe(false)
  })
  it('are refused when one byte was changed (B3): exit 4, nothing made', async () => {
    const seed = Date.now() % 1_000_000
    console.log(`seed ${seed}`)
    const name = readdirSync(target).find((file) => file.endsWith('.satchel-backup'))!
    const bytes = readFileSync(join(target, name))
    for (const place of [0.3, 0.6, 0.95]) {
      const spoiled = mkdtempSync(join(tmpdir(), 'satchel-cli-test-'))
      const changed = Buffer.from(bytes)
      const at = Math.floor(bytes.length * place) + (seed % 50)
      changed[at] = changed[at]! ^ (1 << (seed % 8))
      writeFileSync(join(spoiled, name), changed)
      const into = freshPlace()
      const ran = await restore(into, spoiled)
      expect(ran.exitCode, `byte ${at}`).toBe(4)
      expect(ran.json.error.kind).toBe('backup-damaged')
      expect(existsSync(into)).toBe(false)
      const verified = await vault.run('backup', 'verify', '--from', spoiled)
      expect(verified.exitCode, `byte ${at}`).toBe(4)
      rmSync(spoiled, { recursive: true })
    }
  })
})
