import { createHash } from 'node:crypto'
import Database from 'better-sqlite3-multiple-ciphers'
import { describe, expect, it } from 'vitest'
import { wrapConnection, type WriteDb } from '../../../electron/db/database'
import { migrate, migrations, SCHEMA_VERSION, type Migration } from '../../../electron/db/migrate'
import { aContact } from '../../support/records'
import { beyondAdding, readSchema } from '../../support/schema-reading'
import { aVaultDatabase } from '../../support/vault-database'

/** SHA-256 of the SQL of every migration that a vault may have been made with. A new migration adds its line; a line never changes. */
const FROZEN: Readonly<Record<string, string>> = {
  'first-schema': '942ab6c08c0b87fbdeb7e76dce3004cd5b37cd714665ed93b66cbf6a720b7b67',
  'birthdays-and-opt-outs': '35b765242beed792ce530fc32452570230eb8bd2c75456114b89ba5598c62467',
  'people-and-roles': 'd055330aca6a98ded697afca01ba0ac2b1bc4549fa434051ee41834881b6911f',
}

/** A row as the program of that version wrote it, and what must be left of it one version later. Every migration brings its own. */
const ROWS: Readonly<Record<number, { readonly write: (db: WriteDb) => void; readonly read: string; readonly expected: unknown }>> = {
  2: {
    write: (db) => {
      db.run(`INSERT INTO contact_details (number, birthday, emails) VALUES (1, '1815-12-10', '[{"address":"ada@a.example","optOut":true}]'), (2, '--02-29', ''), (3, '', '[{"address":"no@a.example"}]')`)
      db.run(`INSERT INTO company_details (number, phones) VALUES (1, '[{"number":"1","optOut":true}]'), (2, '')`)
    },
    read: `SELECT (SELECT group_concat(birthday, ' ') FROM contact_details INDEXED BY contact_details_by_birthday WHERE birthday <> '') AS birthdays,
                  (SELECT count(*) FROM contact_details) AS people,
                  (SELECT group_concat(number) FROM contact_details INDEXED BY contact_details_by_opt_out WHERE instr(emails, '"optOut":true') > 0 OR instr(phones, '"optOut":true') > 0 OR instr(addresses, '"optOut":true') > 0) AS opted,
                  (SELECT group_concat(number) FROM company_details INDEXED BY company_details_by_opt_out WHERE instr(emails, '"optOut":true') > 0 OR instr(phones, '"optOut":true') > 0 OR instr(addresses, '"optOut":true') > 0) AS companies`,
    expected: [{ birthdays: '--02-29 1815-12-10', people: 3, opted: '1', companies: '1' }],
  },
  3: {
    write: (db) => {
      db.run(`INSERT INTO users (id, name, role, public_key, created_at) VALUES (x'01', 'Ada', 'administrator', x'02', 7)`)
      db.run(`INSERT INTO audit_entries (seq, at, mono, actor, action, hash) VALUES (1, 7, 7, x'01', 'vault.created', x'03')`)
    },
    read: `SELECT u.name, u.role, u.disabled_at, u.removed_at, u.passphrase_due, u.team, (SELECT count(*) FROM audit_entries INDEXED BY audit_entries_by_action WHERE action = 'vault.created') AS entries,
                  (SELECT count(*) FROM roles) AS roles FROM users AS u`,
    expected: [{ name: 'Ada', role: 'administrator', disabled_at: null, removed_at: null, passphrase_due: null, team: null, entries: 1, roles: 0 }],
  },
}

/** A database of its own in memory: what is tested here is the schema, which the cipher below it does not see. */
function aDatabaseAt(version: number): WriteDb {
  const db = wrapConnection(new Database(':memory:'))
  migrate(db, migrations.slice(0, version))
  return db
}
const versionOf = (db: WriteDb): number | undefined => db.get<{ user_version: number }>('PRAGMA user_version')?.user_version
const step = (sql: string): Migration => ({ version: SCHEMA_VERSION + 1, name: 'next', sql })

describe('migrations', () => {
  it('count up by one, each with a name of its own', () => {
    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1))
    expect(new Set(migrations.map(({ name }) => name)).size).toBe(migrations.length)
  })

  it('are frozen: vaults were made with them. Write a new one instead of changing one', () => {
    const hashes = migrations.map(({ name, sql }) => [name, createHash('sha256').update(sql).digest('hex')])
    expect(Object.fromEntries(hashes)).toEqual(FROZEN)
  })

  it('bring every older version to the same schema as a new vault has', () => {
    const fresh = readSchema(aDatabaseAt(SCHEMA_VERSION))
    for (let version = 0; version < SCHEMA_VERSION; version++) {
      const db = aDatabaseAt(version)
      migrate(db)
      expect(readSchema(db), `from version ${String(version)}`).toEqual(fresh)
      expect(versionOf(db)).toBe(SCHEMA_VERSION)
    }
  })

  it('only add (DESIGN.md 4)', () => {
    const beyond = migrations.slice(1).flatMap(({ version, name }) => beyondAdding(readSchema(aDatabaseAt(version - 1)), readSchema(aDatabaseAt(version))).map((what) => `${name}: ${what}`))
    // Retention (SECURITY.md A6) takes entries out of the log into an archived segment: the guards let that through and nothing else.
    expect(beyond).toEqual(['people-and-roles: trigger audit_details_keep_delete is gone or changed', 'people-and-roles: trigger audit_entries_keep_delete is gone or changed'])
  })

  it.each(migrations.slice(1).map(({ version, name }) => [version, name] as const))('%i, %s, keeps the rows of the version before', (version) => {
    const rows = ROWS[version]
    if (rows === undefined) throw new Error('a new migration comes with a row of the version before in ROWS')
    const db = aDatabaseAt(version - 1)
    rows.write(db)
    migrate(db, migrations.slice(0, version))
    expect(db.all(rows.read)).toEqual(rows.expected)
  })

  it('keep a real vault with its records, log and search, and run once', () => {
    const vault = aVaultDatabase()
    aContact(vault.context, { givenName: 'Ada' })
    const { db } = vault.database
    const next = step(`ALTER TABLE contacts ADD COLUMN rating TEXT; CREATE TABLE deals (id BLOB PRIMARY KEY NOT NULL, name TEXT NOT NULL DEFAULT '') STRICT;`)
    const everything = (): unknown => ['contacts', 'contact_details', 'audit_entries', 'audit_details', 'contact_keys', 'meta'].map((table) => db.all<Record<string, unknown>>(`SELECT * FROM ${table}`).map(({ rating: _, ...row }) => row))
    const before = everything()
    migrate(db, [...migrations, next])
    migrate(db, [...migrations, next])
    expect(everything()).toEqual(before)
    expect(db.all(`SELECT rowid FROM contact_search WHERE contact_search MATCH 'ada*'`)).toHaveLength(1)
    expect(versionOf(db)).toBe(SCHEMA_VERSION + 1)
  })

  it('given a step that fails half way, leave schema and version as they were', () => {
    const db = aDatabaseAt(SCHEMA_VERSION)
    const before = readSchema(db)
    expect(() => migrate(db, [...migrations, step('CREATE TABLE deals (id BLOB); INSERT INTO nowhere VALUES (1);')])).toThrow()
    expect(readSchema(db)).toEqual(before)
    expect(versionOf(db)).toBe(SCHEMA_VERSION)
  })
})

describe('beyondAdding', () => {
  const after = (sql: string): string[] => {
    const db = aDatabaseAt(SCHEMA_VERSION)
    const before = readSchema(db)
    db.exec(sql)
    return beyondAdding(before, readSchema(db))
  }

  it.each([
    ['a dropped table', 'DROP TABLE devices', 'table devices is gone'],
    ['a renamed table', 'ALTER TABLE devices RENAME TO machines', 'table devices is gone'],
    ['a dropped column', 'ALTER TABLE contacts DROP COLUMN has_notes', 'column contacts.has_notes is gone'],
    ['a renamed column', 'ALTER TABLE contacts RENAME COLUMN role TO job', 'column contacts.role is gone'],
    ['another type', 'DROP TABLE devices; CREATE TABLE devices (id BLOB PRIMARY KEY NOT NULL, name BLOB NOT NULL DEFAULT 0, added_at INTEGER NOT NULL, revoked_at INTEGER)', 'column devices.name is not what it was'],
    ['a column that an old row cannot leave out', 'DROP TABLE devices; CREATE TABLE devices (id BLOB PRIMARY KEY NOT NULL, name TEXT NOT NULL DEFAULT 0, added_at INTEGER NOT NULL, revoked_at INTEGER, kind TEXT NOT NULL)', 'column devices.kind has neither a default nor NULL'],
    ['a guard of the log taken away', 'DROP TRIGGER audit_entries_keep_delete', 'trigger audit_entries_keep_delete is gone or changed'],
  ])('names %s', (_, sql, what) => {
    expect(after(sql)).toEqual([what])
  })

  it.each([
    ['a table', 'CREATE TABLE deals (id BLOB PRIMARY KEY NOT NULL)'],
    ['a column that may be NULL', 'ALTER TABLE contacts ADD COLUMN rating TEXT'],
    ['a column with a default', `ALTER TABLE contacts ADD COLUMN rating TEXT NOT NULL DEFAULT ''`],
    ['an index in the place of another', 'DROP INDEX contacts_by_owner; CREATE INDEX contacts_by_owner ON contacts (owner, name_key)'],
  ])('allows %s', (_, sql) => {
    expect(after(sql)).toEqual([])
  })
})
