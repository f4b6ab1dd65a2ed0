import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, copyFileSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../../electron/db/open'
import { SCHEMA_VERSION } from '../../../electron/db/migrate'
import { Secret } from '../../../shared/secret'
import { aVaultDatabase, temporaryFolder } from '../../support/vault-database'

const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex')

function aClosedVault() {
  const vault = aVaultDatabase()
  vault.database.checkpoint()
  vault.database.close()
  return vault
}

describe('openDatabase', () => {
  it('encrypts every byte: no plain header, no text of the schema or of a row on disk', () => {
    const vault = aVaultDatabase()
    vault.database.db.run(`INSERT INTO settings (key, value) VALUES ('marker', 'PLANTED-MARKER-TEXT')`)
    vault.database.checkpoint()
    const bytes = readFileSync(vault.file)
    for (const text of ['SQLite format 3', 'CREATE TABLE', 'PLANTED-MARKER-TEXT']) expect(bytes.includes(text), text).toBe(false)
  })

  it('reads back every safety setting of SECURITY.md 5.2', () => {
    const { database } = aVaultDatabase()
    const pragma = (name: string): unknown => Object.values(database.db.get<Record<string, unknown>>(`PRAGMA ${name}`) ?? {})[0]
    expect({ journal: pragma('journal_mode'), sync: pragma('synchronous'), temp: pragma('temp_store'), keys: pragma('foreign_keys'), erase: pragma('secure_delete'), trusted: pragma('trusted_schema'), cells: pragma('cell_size_check'), version: pragma('user_version') })
      .toEqual({ journal: 'wal', sync: 2, temp: 2, keys: 1, erase: 1, trusted: 0, cells: 1, version: SCHEMA_VERSION })
  })

  it('keeps the files to their owner (K11)', () => {
    const { file } = aVaultDatabase()
    expect([file, `${file}-wal`].map((name) => (statSync(name).mode & 0o777).toString(8))).toEqual(['600', '600'])
  })

  describe('given a wrong key', () => {
    it('answers wrong-key twenty times and leaves the file as it was', () => {
      const vault = aClosedVault()
      const before = hashOf(vault.file)
      for (let i = 0; i < 20; i++) expect(openDatabase({ file: vault.file, key: new Secret(randomBytes(32)), mode: 'write' })).toEqual({ ok: false, failure: { kind: 'wrong-key' } })
      expect(hashOf(vault.file)).toBe(before)
    })
  })

  describe('given a file of a newer version', () => {
    it('refuses it untouched (B9)', () => {
      const vault = aVaultDatabase()
      vault.database.db.exec(`PRAGMA user_version=${String(SCHEMA_VERSION + 1)}`)
      vault.database.checkpoint()
      vault.database.close()
      const before = hashOf(vault.file)
      expect(openDatabase({ file: vault.file, key: vault.key(), mode: 'write' })).toEqual({ ok: false, failure: { kind: 'newer-version', found: SCHEMA_VERSION + 1, known: SCHEMA_VERSION } })
      expect(hashOf(vault.file)).toBe(before)
    })
  })

  it.each([
    ['an empty file', (file: string) => { writeFileSync(file, '') }, 'empty'],
    ['a plain SQLite file put in its place', (file: string) => { writeFileSync(file, `SQLite format 3\0${'x'.repeat(8_176)}`) }, 'plaintext'],
    ['a flipped byte in the first page', (file: string) => { flip(file, 100) }, 'wrong-key'],
    ['a flipped byte in the salt', (file: string) => { flip(file, 3) }, 'wrong-key'],
  ])('given %s › answers %3$s', (_what, damage, kind) => {
    const vault = aClosedVault()
    damage(vault.file)
    const before = hashOf(vault.file)
    expect(openDatabase({ file: vault.file, key: vault.key(), mode: 'write' })).toEqual({ ok: false, failure: { kind } })
    expect(hashOf(vault.file)).toBe(before)
  })

  describe('given a truncated file', () => {
    it('never opens it as a whole vault', () => {
      const vault = aClosedVault()
      truncateSync(vault.file, 4096 * 5)
      const opened = openDatabase({ file: vault.file, key: vault.key(), mode: 'write' })
      if (opened.ok) expect(opened.value.integrityCheck()).toBe(false)
      else expect(opened.failure.kind).toBe('damaged')
    })
  })

  describe('given no file', () => {
    it('answers missing, and makes none', () => {
      const file = join(temporaryFolder(), 'vault.db')
      expect(openDatabase({ file, key: new Secret(randomBytes(32)), mode: 'write' })).toEqual({ ok: false, failure: { kind: 'missing' } })
    })
  })

  describe('given a copy in another folder', () => {
    it('opens it with the same key', () => {
      const vault = aClosedVault()
      const copy = join(temporaryFolder(), 'copy.db')
      copyFileSync(vault.file, copy)
      chmodSync(copy, 0o600)
      const opened = openDatabase({ file: copy, key: vault.key(), mode: 'read' })
      expect(opened.ok && opened.value.read.get('SELECT name FROM users')).toEqual({ name: 'Owner' })
    })
  })
})

function flip(file: string, at: number): void {
  const bytes = readFileSync(file)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(file, bytes)
}
