import { createHash } from 'node:crypto'
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { saltFits } from '../../../electron/db/first-page'
import { emptyContact } from '../../../shared/contacts/contact'
import type { Answer } from '../../../shared/ipc/contract'
import { Secret } from '../../../shared/secret'
import { anEngine, anOpenVault, PASSPHRASE, type TestEngine } from '../../support/engine'
import { temporaryFolder } from '../../support/vault-database'

vi.mock('../../../electron/vault/tools', () => import('../../support/least-cost'))

const unlock = { userName: 'Owner', passphrase: PASSPHRASE, acceptRollback: false }
const everyone = { filter: { bin: false, conditions: [] } }
const DAY_MS = 24 * 3_600_000

let original: string
let people: number
let rawKey: Buffer

beforeAll(async () => {
  const engine = await anOpenVault()
  const added = await engine.call('sample.add', { jobId: 'sample-1' })
  if (!added.ok) throw new Error(added.failure.kind)
  const counted = await engine.call('contacts.count', everyone)
  people = counted.ok ? counted.value.count : -1
  const key = await engine.call('vault.showKey', { passphrase: PASSPHRASE })
  rawKey = Buffer.from(key.ok ? key.value.rawKeyHex : '', 'hex')
  await engine.engine.internal('shutdown', {})
  original = engine.vaultFolder
}, 60_000)

/** A copy of the closed vault in a new place. */
function aCopy(): { readonly folder: string; readonly file: string } {
  const folder = join(temporaryFolder(), 'vault')
  cpSync(original, folder, { recursive: true })
  return { folder, file: join(folder, 'vault.db') }
}

async function opened(folder: string): Promise<{ readonly engine: TestEngine; readonly answer: Answer<'vault.unlock'> }> {
  const engine = anEngine()
  await engine.call('vault.choose', { folder: await engine.token(folder) })
  return { engine, answer: await engine.call('vault.unlock', unlock) }
}

function flip(file: string, at: number): void {
  const bytes = readFileSync(file)
  bytes[at] = (bytes[at] ?? 0) ^ 0xff
  writeFileSync(file, bytes)
}

const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex')
const saltOf = (file: string): string => readFileSync(file).subarray(0, 16).toString('hex')
const actionsOf = async (engine: TestEngine): Promise<readonly string[]> => {
  const page = await engine.call('audit.page', { filter: {}, limit: 20 })
  return page.ok ? page.value.items.map(({ action }) => action) : []
}

/** What a killed process leaves: a lock whose process is gone. */
function leaveLock(folder: string): void {
  writeFileSync(join(folder, 'vault.lock'), JSON.stringify({ pid: 999_999_999, startedAt: 'long ago', host: hostname(), nonce: '0123456789abcdef' }))
}

describe('a vault file whose salt is torn (5.3, 5.4)', () => {
  it.each([
    ['one flipped byte', (file: string) => { flip(file, 7) }],
    ['sixteen zeros', (file: string) => { const bytes = readFileSync(file); bytes.fill(0, 0, 16); writeFileSync(file, bytes) }],
    ['one flipped byte, and the copy beside it gone', (file: string) => { flip(file, 0); rmSync(join(file, '..', 'salt.bin')) }],
    ['one flipped byte, and the copy beside it torn too', (file: string) => { flip(file, 15); flip(join(file, '..', 'salt.bin'), 3) }],
  ])('given %s › is opened with the copy, says so, records it, and has everything', async (_what, spoil) => {
    const { folder, file } = aCopy()
    const salt = saltOf(file)
    spoil(file)
    const torn = saltOf(file)
    const { engine, answer } = await opened(folder)
    expect(answer).toMatchObject({ ok: true, value: { state: 'unlocked', findings: [{ kind: 'salt-restored' }] } })
    expect(saltOf(file)).toBe(salt)
    expect(readFileSync(join(folder, 'salt.bin')).toString('hex')).toBe(salt)
    expect(await engine.call('contacts.count', everyone)).toEqual({ ok: true, value: { count: people } })
    const log = await engine.call('audit.page', { filter: { actions: ['vault.salt-restored'] }, limit: 5 })
    expect(log).toMatchObject({ ok: true, value: { total: 1, items: [{ detail: { facts: { before: torn } } }] } })
    await engine.engine.internal('shutdown', {})
    const again = await opened(folder)
    expect(again.answer).toMatchObject({ ok: true, value: { findings: [] } })
    await again.engine.engine.internal('shutdown', {})
  }, 60_000)

  it.each([
    ['more of the first page', (file: string) => { flip(file, 7); flip(file, 900) }],
    ['the first page alone, its salt whole', (file: string) => { flip(file, 900) }],
    ['the salt and every copy of it', (file: string) => {
      flip(file, 7)
      const other = Buffer.alloc(16, 9)
      writeFileSync(join(file, '..', 'salt.bin'), other)
      // slots.json cannot be changed without the vault key, so its copy is taken away with the file's own rest.
      flip(file, 2_000)
    }],
  ])('given %s is torn › is called damaged, never a wrong passphrase and never new, and not one byte is changed', async (_what, spoil) => {
    const { folder, file } = aCopy()
    spoil(file)
    const before = hashOf(file)
    const { engine, answer } = await opened(folder)
    expect(answer).toEqual({ ok: false, failure: { kind: 'vault-damaged' } })
    expect(hashOf(file)).toBe(before)
    expect(existsSync(join(folder, 'slots.json'))).toBe(true)
    const again = await engine.call('vault.create', { folder: await engine.token(folder), name: 'New', userName: 'Owner', passphrase: PASSPHRASE, withoutKeychain: true })
    expect(again).toMatchObject({ ok: false, failure: { kind: 'folder-not-empty' } })
    expect(hashOf(file)).toBe(before)
    await engine.engine.internal('shutdown', {})
  }, 60_000)

  it('tells a fitting salt from any other, by the page\'s own authentication', () => {
    const { file } = aCopy()
    const key = (): Secret => new Secret(Uint8Array.from(rawKey))
    const salt = readFileSync(file).subarray(0, 16)
    expect(saltFits(file, key(), salt)).toBe(true)
    for (let at = 0; at < 16; at++) expect(saltFits(file, key(), salt.map((byte, n) => (n === at ? byte ^ 1 : byte))), `byte ${String(at)}`).toBe(false)
    expect(saltFits(file, new Secret(new Uint8Array(32)), salt)).toBe(false)
    writeFileSync(file, readFileSync(file).subarray(0, 4_000))
    expect(saltFits(file, key(), salt)).toBe(false)
  })
})

/** A copy with a damaged page somewhere in the middle, which opens all the same. */
function aDamagedCopy(): { readonly folder: string; readonly file: string } {
  const copy = aCopy()
  const pages = statSync(copy.file).size / 4_096
  for (const page of [0.35, 0.5, 0.65]) flip(copy.file, Math.floor(pages * page) * 4_096 + 100)
  return copy
}

describe('a check of the pages (5.2)', () => {
  it('follows an end that nobody asked for: damage is told, the vault can be read and exported, and takes no change', async () => {
    const { folder } = aDamagedCopy()
    leaveLock(folder)
    const { engine, answer } = await opened(folder)
    expect(answer).toMatchObject({ ok: true, value: { state: 'unlocked', findings: [{ kind: 'pages-damaged' }] } })
    expect(await actionsOf(engine)).toContain('vault.damage-found')
    expect(await engine.call('contacts.create', { draft: { ...emptyContact(), givenName: 'Nobody' } })).toEqual({ ok: false, failure: { kind: 'damaged', what: 'vault' } })
    expect(await engine.call('sample.remove', { jobId: 'remove-1' })).toEqual({ ok: false, failure: { kind: 'damaged', what: 'vault' } })
    expect((await engine.call('audit.page', { filter: {}, limit: 5 })).ok).toBe(true)
    const out = join(folder, '..', 'log.jsonl')
    expect((await engine.call('audit.export', { jobId: 'export-1', to: await engine.token(out) })).ok).toBe(true)
    expect((await engine.call('vault.lock', { reason: 'user' })).ok).toBe(true)
    await engine.engine.internal('shutdown', {})
  }, 60_000)

  it('follows a -wal left behind as well, and finds nothing in a whole vault', async () => {
    const { folder } = aCopy()
    const held = await opened(folder)
    expect(held.answer.ok).toBe(true)
    const left = join(temporaryFolder(), 'vault')
    mkdirSync(left)
    for (const name of ['vault.db', 'vault.db-wal', 'slots.json', 'salt.bin', 'anchor.bin']) copyFileSync(join(folder, name), join(left, name))
    await held.engine.engine.internal('shutdown', {})
    const { engine, answer } = await opened(left)
    expect(answer).toMatchObject({ ok: true, value: { findings: [] } })
    await engine.engine.internal('shutdown', {})
  }, 60_000)

  it('is not made at every unlock; the full one in between finds the damage, and it stays found', async () => {
    const { folder } = aDamagedCopy()
    const { engine, answer } = await opened(folder)
    expect(answer).toMatchObject({ ok: true, value: { findings: [] } })
    expect(await engine.call('vault.check', { jobId: 'check-01' })).toMatchObject({ ok: true, value: { ok: false } })
    expect(await engine.call('vault.state', {})).toMatchObject({ ok: true, value: { findings: [{ kind: 'pages-damaged' }] } })
    expect(await engine.call('contacts.create', { draft: { ...emptyContact(), givenName: 'Nobody' } })).toMatchObject({ ok: false, failure: { kind: 'damaged' } })
    await engine.engine.internal('shutdown', {})
    const again = await opened(folder)
    expect(again.answer).toMatchObject({ ok: true, value: { findings: [{ kind: 'pages-damaged' }] } })
    await again.engine.engine.internal('shutdown', {})
  }, 60_000)

  it('ends the scheduled backups of a damaged vault: none is tried again, and none writes that it failed', async () => {
    const { folder } = aDamagedCopy()
    const { engine } = await opened(folder)
    const place = join(folder, '..', 'backups')
    mkdirSync(place)
    const failures = async (): Promise<number> => {
      const log = await engine.call('audit.page', { filter: { actions: ['backup.failed'] }, limit: 5 })
      return log.ok ? log.value.total ?? -1 : -1
    }
    expect((await engine.call('backup.setTarget', { target: await engine.token(place), everyHours: 24 })).ok).toBe(true)
    expect(await failures()).toBe(1)
    expect(await engine.call('vault.check', { jobId: 'check-01' })).toMatchObject({ ok: true, value: { ok: false } })
    for (let time = 0; time < 3; time++) {
      await engine.call('vault.lock', { reason: 'user' })
      engine.clock.advance(DAY_MS / 2)
      expect(await engine.call('vault.unlock', unlock)).toMatchObject({ ok: true, value: { findings: [{ kind: 'pages-damaged' }] } })
    }
    expect(await failures()).toBe(1)
    await engine.engine.internal('shutdown', {})
  }, 60_000)

  it('comes by itself once a week, also after a clock that jumped', async () => {
    const { folder } = aCopy()
    const engine = anEngine()
    await engine.call('vault.choose', { folder: await engine.token(folder) })
    const checks: number[] = []
    for (const days of [6, 2, 6, 2, -30, 1]) {
      engine.clock.advance(days * DAY_MS)
      expect((await engine.call('vault.unlock', unlock)).ok).toBe(true)
      const log = await engine.call('audit.page', { filter: { actions: ['vault.checked'] }, limit: 5 })
      checks.push(log.ok ? log.value.total ?? -1 : -1)
      await engine.call('vault.lock', { reason: 'user' })
    }
    expect(checks).toEqual([0, 1, 1, 2, 3, 3])
    await engine.engine.internal('shutdown', {})
  }, 60_000)
})
