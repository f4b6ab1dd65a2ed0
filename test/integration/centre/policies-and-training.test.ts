import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { idToBytes, type UserId } from '../../../shared/ids'
import { policyNames } from '../../../shared/policies/policies'
import { courses, DUE_AFTER_MS } from '../../../shared/training/courses'
import { expectOk } from '../../../shared/result'
import { acknowledgePolicy, policiesOf, policyReport, setPolicy } from '../../../electron/centre/policies'
import { finishCourse, trainingOf, trainingReport } from '../../../electron/centre/training'
import { anOpenVault, type TestEngine } from '../../support/engine'
import { aVaultDatabase, type TestVault } from '../../support/vault-database'

vi.mock('../../../electron/vault/tools', () => import('../../support/least-cost'))

const standing = (vault: TestVault, policy = 'remote-work') => policiesOf(vault.database.read, vault.userId).find((each) => each.policy === policy)
const entries = (vault: TestVault): string[] => vault.database.read.all<{ action: string }>('SELECT action FROM audit_entries ORDER BY seq').map(({ action }) => action)
const right = courses.en.phishing.questions.map((question) => question.right)

describe('policies', () => {
  it('given a new vault › has the built-in texts, acknowledged by nobody', () => {
    const vault = aVaultDatabase()
    expect(policiesOf(vault.database.read, vault.userId)).toEqual(policyNames.map((policy) => ({ policy, version: 1, text: null, acknowledgedAt: null })))
  })

  it('acknowledgePolicy › records person, version and time once, with one entry', () => {
    const vault = aVaultDatabase()
    expectOk(acknowledgePolicy(vault.context, vault.userId, 'remote-work', 1), 'the first')
    vault.clock.advance(60_000)
    expectOk(acknowledgePolicy(vault.context, vault.userId, 'remote-work', 1), 'the second')
    expect(standing(vault)?.acknowledgedAt).toBe(vault.clock.now() - 60_000)
    expect(entries(vault)).toEqual(['policy.acknowledged'])
  })

  it('setPolicy › raises the version, so that an old acknowledgement counts for the old text only', () => {
    const vault = aVaultDatabase()
    expectOk(acknowledgePolicy(vault.context, vault.userId, 'remote-work', 1), 'an acknowledgement')
    setPolicy(vault.context, 'remote-work', 'Stay at home.')
    expect(standing(vault)).toEqual({ policy: 'remote-work', version: 2, text: 'Stay at home.', acknowledgedAt: null })
    expect(acknowledgePolicy(vault.context, vault.userId, 'remote-work', 1)).toEqual({ ok: false, failure: { kind: 'policy-changed', version: 2 } })
    expect(policyReport(vault.database.read).filter(({ policy }) => policy === 'remote-work')).toMatchObject([{ name: 'Owner', inForce: 2, version: 1 }])
    setPolicy(vault.context, 'remote-work', 'Stay at home.')
    expect(standing(vault)?.version).toBe(2)
    setPolicy(vault.context, 'remote-work', null)
    expect(standing(vault)).toMatchObject({ version: 3, text: null, acknowledgedAt: null })
    expect(entries(vault)).toEqual(['policy.acknowledged', 'policy.changed', 'policy.changed'])
  })

  it('policyReport › lists everybody who may open the vault and nobody else', () => {
    const vault = aVaultDatabase()
    for (const [name, disabled] of [['Ann', null], ['Ben', 1]] as const) vault.database.db.run('INSERT INTO users (id, name, role, public_key, created_at, disabled_at) VALUES (?, ?, ?, ?, 0, ?)', idToBytes(vault.context.ids.next<UserId>()), name, 'manager', new Uint8Array(32), disabled)
    expect(new Set(policyReport(vault.database.read).map(({ name }) => name))).toEqual(new Set(['Ann', 'Owner']))
  })
})

describe('training', () => {
  it('finishCourse › passes with five of six and not with four, and records both', () => {
    const vault = aVaultDatabase()
    expect(finishCourse(vault.context, vault.userId, 'phishing', [9, 9, ...right.slice(2)])).toEqual({ right: 4, questions: 6, passed: false })
    expect(trainingOf(vault.database.read, vault.userId, vault.clock.now())[0]).toMatchObject({ course: 'phishing', passedAt: null, isDue: true, last: { right: 4, passed: false } })
    vault.clock.advance(1_000)
    expect(finishCourse(vault.context, vault.userId, 'phishing', [9, ...right.slice(1)])).toMatchObject({ right: 5, passed: true })
    expect(trainingOf(vault.database.read, vault.userId, vault.clock.now())[0]).toMatchObject({ passedAt: vault.clock.now(), isDue: false, last: { right: 5, passed: true } })
    expect(entries(vault)).toEqual(['training.finished', 'training.finished'])
  })

  it('is due again after a year, and a failed repetition takes nothing away', () => {
    const vault = aVaultDatabase()
    finishCourse(vault.context, vault.userId, 'phishing', right)
    const passedAt = vault.clock.now()
    vault.clock.advance(1_000)
    finishCourse(vault.context, vault.userId, 'phishing', [])
    vault.clock.set(passedAt + DUE_AFTER_MS - 1)
    expect(trainingReport(vault.database.read, vault.clock.now())[0]).toMatchObject({ name: 'Owner', passedAt, isDue: false })
    vault.clock.advance(1)
    expect(trainingReport(vault.database.read, vault.clock.now())[0]).toMatchObject({ passedAt, isDue: true })
    // A clock that was years ahead passes nothing for years.
    expect(trainingReport(vault.database.read, passedAt - DUE_AFTER_MS)[0]).toMatchObject({ passedAt: null, isDue: true })
  })
})

describe('the reports as files', () => {
  let engine: TestEngine
  beforeAll(async () => { engine = await anOpenVault() })

  it.each(['policy.export', 'training.export'] as const)('%s › writes a table that no spreadsheet runs, readable by its owner only, and says so in the log first', async (channel) => {
    await engine.call('training.finish', { course: 'phishing', answers: right })
    const file = join(engine.folder, `${channel}.csv`)
    expect(await engine.call(channel, { by: 'see-audit', to: await engine.token(file) })).toEqual({ ok: true, value: { rows: 3 } })
    const text = readFileSync(file, 'utf8')
    expect(text).toMatch(/^\uFEFFPerson,/)
    expect(text.trimEnd().split('\r\n')).toHaveLength(4)
    const log = expectOk(await engine.call('audit.page', { filter: { actions: ['export.started', 'export.finished'] }, limit: 2 }), 'the log')
    expect(log.items.map(({ action }) => action)).toEqual(['export.finished', 'export.started'])
  })

  it('given a folder that is not there › says so and records nothing', async () => {
    const before = expectOk(await engine.call('audit.page', { filter: {}, limit: 1 }), 'the log').total
    expect(await engine.call('policy.export', { by: 'settings', to: await engine.token(join(engine.folder, 'nowhere', 'x.csv')) })).toMatchObject({ ok: false, failure: { kind: 'read-only' } })
    expect(expectOk(await engine.call('audit.page', { filter: {}, limit: 1 }), 'the log').total).toBe(before)
  })
})
