import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { verifyChain } from '../../../electron/audit/verify'
import { unattended } from '../../../electron/changes/job-control'
import { massChangeContacts } from '../../../electron/contacts/commands'
import type { ReadDb } from '../../../electron/db/database'
import { openDatabase } from '../../../electron/db/open'
import { createListCache } from '../../../electron/records/list-cache'
import { everything } from '../../../shared/list'
import { expectOk } from '../../../shared/result'
import { reveal, Secret } from '../../../shared/secret'
import { startChild } from '../../support/child-process'
import { chance } from '../../support/command-line-faults'
import { aCrowd, email, phone } from '../../support/records'
import { aVaultDatabase, temporaryFolder } from '../../support/vault-database'

/** Enough that indexes are dropped and built again, and words marked and merged away. */
const PEOPLE = Number(process.env['SATCHEL_TEST_PEOPLE'] ?? 5_200)
const ROUNDS = Number(process.env['SATCHEL_TEST_ROUNDS'] ?? 6)

interface Scene {
  readonly file: string
  readonly key: string
  readonly transactionId: string
}

/** A closed vault full of people, or one where a mass change has just moved all of them to the bin. */
function aScene(deleted: boolean): Scene {
  const vault = aVaultDatabase()
  aCrowd(vault.context, PEOPLE, (index) => ({
    givenName: 'Xenia', familyName: `Crowd${String(index)}`, notes: `met at the fair ${String(index % 97)}`, tags: ['Fair'],
    emails: [email(`x${String(index)}@crowd.example`)], phones: [phone(`+49 30 98765${String(1000 + index)}`)],
  }))
  const transactionId = deleted ? massChangeContacts(vault.context, createListCache(), { mode: 'all', filter: everything, except: [] }, { kind: 'delete' }, unattended).transactionId : ''
  vault.database.checkpoint()
  vault.database.close()
  return { file: vault.file, key: Buffer.from(reveal(vault.key())).toString('hex'), transactionId }
}

const TABLES = ['contacts', 'contact_details', 'contact_tags', 'contact_keys', 'audit_entries', 'audit_details', 'meta', 'contact_search_data', 'contact_search_config', 'contact_phone_search_data']

/** Everything a mass change touches, byte for byte. */
function contentOf(db: ReadDb): string {
  const hash = createHash('sha256')
  for (const table of TABLES) for (const row of db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).iterate()) hash.update(JSON.stringify(row, (_name, value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value)))
  return hash.digest('hex')
}

/** What a person would see: how many are there, how many of them are found by a word, by a run of digits and by their tag. */
function sightOf(db: ReadDb): number[] {
  return [
    'SELECT count(*) AS n FROM contacts WHERE bin = 0', `SELECT count(*) AS n FROM contact_search WHERE contact_search MATCH 'xen*'`,
    `SELECT count(*) AS n FROM contact_phone_search WHERE contact_phone_search MATCH '"987"'`, 'SELECT count(*) AS n FROM contact_tags',
  ].map((sql) => db.get<{ n: number }>(sql)?.n ?? -1)
}

/** Opens what is left as the engine does; pages, indexes and log must be whole. */
function lookedAt<T>(file: string, key: string, why: string, look: (db: ReadDb) => T): T {
  const database = expectOk(openDatabase({ file, key: new Secret(Uint8Array.from(Buffer.from(key, 'hex'))), mode: 'write' }), `${why}: the vault opens`)
  try {
    expect(database.integrityCheck(), `${why}: pages and indexes`).toBe(true)
    expect(verifyChain(database.read), why).toMatchObject({ ok: true, firstBad: null })
    for (const index of ['contact_search', 'contact_phone_search']) database.db.run(`INSERT INTO ${index} (${index}) VALUES ('integrity-check')`)
    expect(database.read.all(`SELECT name FROM sqlite_schema WHERE type = 'index' AND name LIKE 'contacts_by_%'`), `${why}: indexes`).toHaveLength(5)
    expect(database.read.get(`SELECT v FROM contact_search_config WHERE k = 'secure-delete'`), `${why}: words go at once`).toEqual({ v: 1 })
    return look(database.read)
  } finally {
    database.close()
  }
}

function copyOf(scene: Scene): string {
  const file = join(temporaryFolder(), 'vault.db')
  copyFileSync(scene.file, file)
  return file
}

const start = (scene: Scene, file: string, task: 'delete' | 'undo') => startChild('mass-child.ts', file, scene.key, task, scene.transactionId)

describe.each([['a mass delete', 'delete', false], ['the undo of a mass delete', 'undo', true]] as const)('kill -9 during %s', (_name, task, deleted) => {
  let scene: Scene
  let before: { readonly content: string; readonly sight: number[] }
  let wholeMs: number
  beforeAll(() => {
    scene = aScene(deleted)
    before = lookedAt(scene.file, scene.key, 'before', (db) => ({ content: contentOf(db), sight: sightOf(db) }))
  })

  it('runs through when nobody kills it, and overflows into the -wal before it commits', async () => {
    const file = copyOf(scene)
    const child = start(scene, file, task)
    expect(await child.line()).toBe('begun')
    const began = Date.now()
    expect(await child.line()).toBe('finishing')
    expect(statSync(`${file}-wal`).size).toBeGreaterThan(1_000_000)
    expect(await child.line()).toMatch(/^done/)
    wholeMs = Date.now() - began
    await child.kill()
    expect(lookedAt(file, scene.key, 'after', sightOf)).toEqual(deleted ? [PEOPLE, PEOPLE, PEOPLE, PEOPLE] : [0, 0, 0, 0])
    expect(before.sight).toEqual(deleted ? [0, 0, 0, 0] : [PEOPLE, PEOPLE, PEOPLE, PEOPLE])
  })

  it(`leaves all of it or nothing, at ${String(ROUNDS)} moments`, async () => {
    const random = chance(task)
    const outcomes: string[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const file = copyOf(scene)
      // Spread over the whole of the work and a little beyond its end.
      const killedAt = Math.round((wholeMs * 1.08 * (round + random())) / ROUNDS)
      const child = start(scene, file, task)
      await child.line()
      await sleep(killedAt)
      await child.kill()
      const why = `killed after ${String(killedAt)} of ${String(wholeMs)} ms`
      const left = existsSync(`${file}-wal`) ? statSync(`${file}-wal`).size : 0
      const after = lookedAt(file, scene.key, why, (db) => ({ content: contentOf(db), sight: sightOf(db) }))
      const isUntouched = after.content === before.content
      if (!isUntouched) expect(after.sight, why).toEqual(deleted ? [PEOPLE, PEOPLE, PEOPLE, PEOPLE] : [0, 0, 0, 0])
      outcomes.push(`${String(killedAt)} ms ${isUntouched ? 'nothing' : 'all'} (-wal ${(left / 1e6).toFixed(1)} MB)`)
      rmSync(file)
    }
    expect(outcomes.some((outcome) => outcome.includes('nothing'))).toBe(true)
    console.log(`${task} of ${String(PEOPLE)}, ${String(wholeMs)} ms: ${outcomes.join(', ')}`)
  }, Math.max(120_000, ROUNDS * PEOPLE))
})
