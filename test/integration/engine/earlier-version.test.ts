import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { openDatabase } from '../../../electron/db/open'
import { PHONE_SEARCH_CHECKED } from '../../../electron/engine/search-check-job'
import { emptyContact } from '../../../shared/contacts/contact'
import { expectOk } from '../../../shared/result'
import { Secret } from '../../../shared/secret'
import { changePhonesAsBefore } from '../../support/damaged-phone-index'
import { takeBackTo } from '../../support/earlier-schema'
import { anEngine, anOpenVault, PASSPHRASE, type TestEngine } from '../../support/engine'
import { phone } from '../../support/records'
import { temporaryFolder } from '../../support/vault-database'

vi.mock('../../../electron/vault/tools', () => import('../../support/least-cost'))

const unlock = { userName: 'Owner', passphrase: PASSPHRASE, acceptRollback: false }
const PEOPLE = Array.from({ length: 20 }, (_, index) => ({ before: `777${String(1000 + index)}`, after: `777${String(index).padStart(4, '0')}` }))
let small: string
let large: string

beforeAll(async () => {
  const engine = await anOpenVault()
  for (const { before } of PEOPLE) expectOk(await engine.call('contacts.create', { draft: { ...emptyContact(), givenName: before, phones: [phone(before)] } }), 'a person is saved')
  const { rawKeyHex } = expectOk(await engine.call('vault.showKey', { passphrase: PASSPHRASE }), 'the key is shown')
  await engine.engine.internal('shutdown', {})
  const file = join(engine.vaultFolder, 'vault.db')
  const { db, close, checkpoint } = expectOk(openDatabase({ file, key: new Secret(Buffer.from(rawKeyHex.slice(0, 64), 'hex')), mode: 'write' }), 'the file opens')
  changePhonesAsBefore(db, PEOPLE.map(({ before, after }, index) => ({ number: index + 1, before, after: phone(after) })))
  db.run('DELETE FROM meta WHERE key = ?', PHONE_SEARCH_CHECKED)
  takeBackTo(db, 1)
  db.run(`DELETE FROM meta WHERE key IN ('people-seal', 'slots-copy')`)
  checkpoint()
  small = copyOf(engine.vaultFolder)
  // Records are counted by their highest number.
  db.run(`INSERT INTO contacts (number, id, name, name_key) VALUES (1000000, randomblob(16), 'Last', 'last')`)
  db.run('INSERT INTO contact_details (number) VALUES (1000000)')
  close()
  large = engine.vaultFolder
}, 60_000)

function copyOf(folder: string): string {
  const copy = join(temporaryFolder(), 'vault')
  cpSync(folder, copy, { recursive: true })
  return copy
}

/** The vault of an earlier version, opened by this one. */
async function opened(original: string): Promise<TestEngine> {
  const engine = anEngine()
  await engine.call('vault.choose', { folder: await engine.token(copyOf(original)) })
  expectOk(await engine.call('vault.unlock', unlock), 'the vault opens')
  return engine
}
const lost = async (engine: TestEngine): Promise<string[]> => {
  const missing: string[] = []
  for (const { after } of PEOPLE) {
    const found = expectOk(await engine.call('search.query', { text: after, objects: ['contact'], limit: 20 }), 'the search answers')
    if (found.items.length !== 1) missing.push(after)
  }
  return missing
}
const checks = async (engine: TestEngine): Promise<unknown[]> => {
  const { items } = expectOk(await engine.call('audit.page', { filter: { actions: ['vault.search-checked'] }, limit: 5 }), 'the log is read')
  return items.map(({ detail }) => detail)
}

describe('the first opening of a vault whose phone search lost people', () => {
  it('finds everybody by phone, says so in the log, and looks only once', async () => {
    const engine = await opened(small)
    expect(await lost(engine)).toEqual([])
    expect(await checks(engine)).toEqual([{ facts: { ok: false } }])
    await engine.call('vault.lock', { reason: 'user' })
    expectOk(await engine.call('vault.unlock', unlock), 'the vault opens again')
    expect(await checks(engine)).toHaveLength(1)
    expect(engine.logged).toEqual([])
    await engine.engine.internal('shutdown', {})
  }, 60_000)

  it('given a large vault › does so in a job, and what somebody starts meanwhile waits for it instead of being refused', async () => {
    const engine = await opened(large)
    const [added, written] = await Promise.all([engine.call('sample.add', { jobId: 'sample-1' }), engine.call('contacts.create', { draft: { ...emptyContact(), givenName: 'New' } })])
    expect([added.ok, written.ok]).toEqual([true, true])
    expect(engine.events).toContainEqual({ name: 'job.progress', data: expect.objectContaining({ kind: 'mend-search', phase: 'indexing' }) as unknown })
    expect(await lost(engine)).toEqual([])
    expect(await checks(engine)).toEqual([{ facts: { ok: false } }])
    expect(engine.logged).toEqual([])
    await engine.engine.internal('shutdown', {})
  }, 60_000)
})

describe('a vault of an earlier version', () => {
  it('is prepared at its first opening only, which says so before it begins', async () => {
    const engine = await opened(small)
    const told = (): string[] => engine.events.map(({ name }) => name).filter((name) => name === 'vault.upgrading' || name === 'records.changed')
    expect(told()).toEqual(['vault.upgrading'])
    expect(await engine.call('contacts.count', { filter: { bin: false, conditions: [{ field: 'birthday', op: 'in-month', value: '03' }] } })).toMatchObject({ ok: true, value: { count: 0 } })
    await engine.call('vault.lock', { reason: 'user' })
    expectOk(await engine.call('vault.unlock', unlock), 'the vault opens again')
    expect(told()).toEqual(['vault.upgrading'])
    await engine.engine.internal('shutdown', {})
  }, 60_000)
})

describe('vault.checkSearch', () => {
  it('given a vault that was made by this version › was not due, and finds nothing to mend', async () => {
    const engine = await anOpenVault()
    expect(await checks(engine)).toEqual([])
    expect(await engine.call('vault.checkSearch', { jobId: 'search-01' })).toEqual({ ok: true, value: { ok: true } })
    await engine.engine.internal('shutdown', {})
  }, 60_000)
})
