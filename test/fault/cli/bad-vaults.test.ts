import { chmodSync, chownSync, copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../../electron/db/open'
import { expectOk } from '../../../shared/result'
import { Secret } from '../../../shared/secret'
import '../../support/quick-command-line'
import { aCliVault, aFile, aPlace, copyOf, initVault, peopleCsv, satchel, type CliVault, type Ran, type RunOptions } from '../../support/command-line'
import { chance, heldOpen, leftBehind, listing } from '../../support/command-line-faults'

const expectSentence = (ran: Ran, exitCode: number, kind: string): void => {
  expect(ran.json).toMatchObject({ ok: false, error: { kind, message: expect.stringMatching(/^[A-Z/].*\.$/) } })
  expect(ran.exitCode).toBe(exitCode)
}

/** Root may write anywhere, so for root an ordinary user takes the test and gets the vault: how to run the command line as that user. */
function givenToOrdinary(copy: CliVault): RunOptions {
  const ordinary = 65_534
  const isRoot = process.getuid?.() === 0
  for (const path of [copy.base, copy.passphraseFile, copy.vault, ...readdirSync(copy.vault).map((name) => join(copy.vault, name))]) if (isRoot) chownSync(path, ordinary, ordinary)
  return { through: isRoot ? ['setpriv', `--reuid=${ordinary}`, `--regid=${ordinary}`, '--clear-groups'] : [], env: { HOME: copy.base, TMPDIR: '/tmp' } }
}

describe('vaults that cannot be opened', () => {
  let vault: CliVault
  const spoiled = (spoil: (folder: string) => void): CliVault => {
    const copy = copyOf(vault)
    spoil(copy.vault)
    return copy
  }
  beforeAll(async () => {
    vault = await aCliVault()
    await vault.run('import', aFile(vault, 'people.csv', peopleCsv(20)))
  })

  it('a folder that is not there, or empty: exit 6, and it stays as it is', async () => {
    const place = aPlace()
    expectSentence(await place.run('list', 'contacts'), 6, 'vault-missing')
    mkdirSync(place.vault)
    expectSentence(await place.run('list', 'contacts'), 6, 'vault-missing')
    expect(readdirSync(place.vault)).toEqual([])
  })
  it('a file in place of the folder: exit 6', async () => {
    const place = aPlace()
    writeFileSync(place.vault, 'no vault')
    expectSentence(await place.run('list', 'contacts'), 6, 'vault-missing')
  })
  it.each([
    ['a vault file of 0 bytes', 'vault-empty', (folder: string) => truncateSync(join(folder, 'vault.db'), 0)],
    ['a vault file that is plain SQLite', 'vault-plaintext', (folder: string) => writeFileSync(join(folder, 'vault.db'), Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(4_080)]))],
    ['a slot file that is gone', 'slots-missing', (folder: string) => rmSync(join(folder, 'slots.json'))],
    ['a slot file that is junk', 'slots-damaged', (folder: string) => writeFileSync(join(folder, 'slots.json'), '{')],
  ] as const)('%s: exit 4, nothing repaired by deleting', async (_what, kind, spoil) => {
    const copy = spoiled(spoil)
    const before = listing(copy.vault)
    expectSentence(await copy.run('list', 'contacts'), 4, kind)
    expect(listing(copy.vault)).toEqual(before)
  })
  it('a vault file that was cut in half: exit 4', async () => {
    const copy = spoiled((folder) => truncateSync(join(folder, 'vault.db'), 8_192))
    const ran = await copy.run('list', 'contacts')
    expect(ran.exitCode).toBe(4)
    expect(ran.json.error.message).toMatch(/\.$/)
  })
  it('a slot file with one byte changed: exit 4, and well again when it is changed back (K4)', async () => {
    const random = chance('slot byte')
    const copy = copyOf(vault)
    const file = join(copy.vault, 'slots.json')
    const bytes = readFileSync(file)
    for (let round = 0; round < 8; round++) {
      const at = Math.floor(random() * bytes.length)
      const changed = Buffer.from(bytes)
      changed[at] = changed[at]! ^ (1 << Math.floor(random() * 7))
      writeFileSync(file, changed)
      const ran = await copy.run('list', 'contacts')
      expect([4, 6], `byte ${at}`).toContain(ran.exitCode)
      expect(['slots-damaged', 'newer-version'], `byte ${at}`).toContain(ran.json.error.kind)
    }
    writeFileSync(file, bytes)
    expect((await copy.run('list', 'contacts')).json.items).toHaveLength(20)
  })
  it('a vault of a newer version: exit 6, not one byte changed (B9)', async () => {
    const copy = copyOf(vault)
    const { rawKeyHex } = (await copy.run('key', 'show', '--yes-i-understand')).json
    const file = join(copy.vault, 'vault.db')
    const database = expectOk(openDatabase({ file, key: new Secret(Uint8Array.from(Buffer.from(rawKeyHex.slice(0, 64), 'hex'))), mode: 'write' }), 'the shown key opens the vault')
    database.db.exec('PRAGMA user_version = 999')
    database.close()
    const before = readFileSync(file)
    const ran = await copy.run('list', 'contacts')
    expectSentence(ran, 6, 'newer-version')
    expect(ran.json.error.message).toContain('999')
    expect(readFileSync(file).equals(before)).toBe(true)
  })
  it('a vault that is open in another process: exit 7, and free once that has ended (E20)', async () => {
    const copy = copyOf(vault)
    const held = await heldOpen(copy)
    const ran = await copy.run('list', 'contacts')
    expectSentence(ran, 7, 'in-use')
    expect(ran.json.error.message).toContain(String(held.child.pid))
    held.child.kill('SIGKILL')
    await held.ended
    expect((await copy.run('list', 'contacts')).json.items).toHaveLength(20)
  })
  it('a folder that may be read but not written: a sentence, and nothing is lost', async () => {
    const copy = copyOf(vault)
    const asOrdinary = givenToOrdinary(copy)
    for (const name of readdirSync(copy.vault)) chmodSync(join(copy.vault, name), 0o400)
    chmodSync(copy.vault, 0o500)
    const before = listing(copy.vault)
    const ran = await satchel(['import', join(copy.base, 'people.csv'), ...copy.options], asOrdinary)
    expect([1, 5]).toContain(ran.exitCode)
    expect(['no-access', 'read-only']).toContain(ran.json.error.kind)
    expect(listing(copy.vault)).toEqual(before)
    chmodSync(copy.vault, 0o700)
    for (const name of readdirSync(copy.vault)) chmodSync(join(copy.vault, name), 0o600)
    expect((await copy.run('list', 'contacts')).json.items).toHaveLength(20)
  })
  it.each(['vault.db', 'anchor.bin'])('a %s that may be read but not written: exit 5, named, and nothing is lost', async (name) => {
    const copy = copyOf(vault)
    const asOrdinary = givenToOrdinary(copy)
    chmodSync(join(copy.vault, name), 0o400)
    const ran = await satchel(['list', 'contacts', ...copy.options], asOrdinary)
    expectSentence(ran, 5, 'no-access')
    expect(ran.json.error.message).toContain(name)
    chmodSync(join(copy.vault, name), 0o600)
    expect((await copy.run('list', 'contacts')).json.items).toHaveLength(20)
  })
  it('a recovery code of another vault: exit 3, nothing changed (K7)', async () => {
    const other = await aCliVault()
    const out = join(vault.base, 'never.txt')
    const slots = readFileSync(join(vault.vault, 'slots.json'))
    expectSentence(await satchel(['recover', '--vault', vault.vault, '--recovery-file', other.recoveryFile, '--new-passphrase-file', vault.passphraseFile, '--recovery-out', out, '--json']), 3, 'recovery-code-wrong')
    expect(readFileSync(join(vault.vault, 'slots.json')).equals(slots)).toBe(true)
    expect(readdirSync(vault.base).some((name) => name.includes('never'))).toBe(false)
  })
})

describe('a -wal that was deleted or replaced (A5)', () => {
  let whole: CliVault
  beforeAll(async () => {
    whole = await aCliVault()
  })
  it.each([
    ['deleted', (wal: string) => { rmSync(wal) }],
    ['replaced by junk', (wal: string) => { writeFileSync(wal, Buffer.alloc(65_536, 0x5a)) }],
    ['replaced by the one of an earlier crash', (wal: string, earlier: string) => { copyFileSync(earlier, wal) }],
  ])('%s: the loss is told with exit 4, nothing is deleted, and --accept-rollback opens what is left', async (_what, spoil) => {
    const vault = copyOf(whole)
    const wal = join(vault.vault, 'vault.db-wal')
    const earlier = join(vault.base, 'earlier-wal')
    await leftBehind(vault)
    copyFileSync(wal, earlier)
    expect((await vault.run('list', 'contacts')).exitCode).toBe(0)
    await leftBehind(vault)
    const intact = copyOf(vault)
    spoil(wal, earlier)
    rmSync(join(vault.vault, 'vault.db-shm'), { force: true })
    const ran = await vault.run('list', 'contacts')
    expectSentence(ran, 4, 'log-refused')
    expect(ran.json.error.message).toContain('--accept-rollback')
    const verified = await vault.run('audit', 'verify')
    expect(verified.exitCode).toBe(4)
    expect(verified.json).toMatchObject({ ok: false, entries: expect.any(Number), firstBad: expect.any(Number), class: 'truncated' })
    expect((await vault.run('doctor')).json).toMatchObject({ ok: false, findings: [{ area: 'integrity', kind: 'log-refused' }] })
    expect((await vault.run('list', 'contacts', '--accept-rollback')).exitCode).toBe(0)
    const log = await vault.run('audit', 'list', '--action', 'vault.rollback-accepted')
    expect(log.json.total).toBe(1)
    // The same vault with its -wal loses nothing.
    expect((await intact.run('audit', 'verify')).json).toMatchObject({ ok: true })
  })
})

describe('init where no vault can be made', () => {
  it('a folder below a file: a sentence, and nothing is left behind', async () => {
    const place = aPlace()
    aFile(place, 'a-file', 'text')
    const ran = await initVault({ ...place, vault: join(place.base, 'a-file', 'vault') })
    expect([1, 5, 6]).toContain(ran.exitCode)
    expect(ran.json.error.kind).not.toBe('internal')
    expect(readdirSync(place.base).sort()).toEqual(['a-file', 'passphrase.txt'])
  })
})
